# The two commands a newcomer needs: make check, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help check test fuzz accuracy news docs tables format lint cover bench clean

help:
	@echo "make check   set up, then check the shipped ledger.db: integrity, specs, summary"
	@echo "make test    lint, types, layers and every test, PostgreSQL included"
	@echo "make docs    make the reference pages from the code"
	@echo "make tables  make the language tables from CLDR and the number-word rules"
	@echo "make format  format the code"
	@echo "make cover   tests with branch coverage"
	@echo "make bench   measure, with something beside it"
	@echo "make fuzz    read odd texts for a minute"
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

test: $(VENV)/installed-test lint
	$(BIN)/pytest -n auto

lint: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/installed-test
	$(BIN)/python docs/make.py

tables: $(VENV)/installed-test
	$(BIN)/python -m factledger.reading.languages.generate

format: $(VENV)/installed-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

cover: $(VENV)/installed-test
	$(BIN)/pytest -n auto --cov --cov-report=term

fuzz: $(VENV)/installed-test
	$(BIN)/python benchmarks/fuzz.py

accuracy: $(VENV)/installed-test
	$(BIN)/python benchmarks/accuracy.py $(DATA) --write

news: $(VENV)/installed-test
	$(BIN)/python benchmarks/news.py

bench: $(VENV)/installed-test
	$(BIN)/python benchmarks/start_up.py
	$(BIN)/python benchmarks/odd_input.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/specs.py
	$(BIN)/python benchmarks/rules.py
	$(BIN)/python benchmarks/verify.py

clean:
	rm -rf $(VENV) build dist *.egg-info src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
