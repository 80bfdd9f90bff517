# The two commands a newcomer needs: make check, make test.
PYTHON ?= python3
VENV := .venv
BENCH_VENV := .venv-bench
BIN := $(VENV)/bin

.PHONY: help check test fuzz accuracy news docs tables format lint cover bench clean

help:
	@echo "make check   set up, check the shipped ledger.db (integrity, specs, summary), lint the README"
	@echo "make test    lint, types, layers and every test, PostgreSQL included"
	@echo "make docs    make the reference pages from the code, and the ledger of the numbers in README and guide"
	@echo "make tables  make the language tables from CLDR and the number-word rules"
	@echo "make format  format the code"
	@echo "make cover   tests with branch coverage"
	@echo "make bench   measure, with something beside it: all, one part (BENCH=bulk), or less (QUICK=1)"
	@echo "make fuzz    read odd texts and odd inputs, a minute each"
	@echo "make news    measure the reader on sentences of news"
	@echo "make accuracy DATA=FOLDER  measure the reader on annotated texts"

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

check: $(VENV)/installed
	$(BIN)/factledger check
	$(BIN)/factledger --ledger docs/facts.db lint --strict --per-file-ignores 'guide.md:unregistered' README.md docs/guide.md

test: $(VENV)/installed-test lint
	$(BIN)/pytest -n auto --dist loadfile

lint: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/installed-test
	$(BIN)/python docs/make.py
	$(BIN)/python docs/facts.py

tables: $(VENV)/installed-test
	$(BIN)/python -m factledger.reading.languages.generate

format: $(VENV)/installed-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

cover: $(VENV)/installed-test
	$(BIN)/pytest -n auto --cov --cov-report=term

fuzz: $(VENV)/installed-test
	$(BIN)/python benchmarks/fuzz.py
	$(BIN)/python benchmarks/fuzz_ledger.py

accuracy: $(VENV)/installed-test
	$(BIN)/python benchmarks/accuracy.py $(DATA) --write

news: $(VENV)/installed-test
	$(BIN)/python benchmarks/news.py

# Other readers pull in what the tests should do without: the benchmarks have an environment of their own.
$(BENCH_VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	@touch $@

# A run of everything at full size is kept, and the next one is compared with it.
bench: $(BENCH_VENV)/installed
	$(BENCH_VENV)/bin/python benchmarks/bench.py $(if $(BENCH),--only $(BENCH)) $(if $(QUICK),--quick) \
		$(if $(BENCH)$(QUICK),,--keep)
	$(if $(BENCH)$(QUICK),,$(BENCH_VENV)/bin/python benchmarks/adversarial.py)

clean:
	rm -rf $(VENV) $(BENCH_VENV) build dist *.egg-info src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
