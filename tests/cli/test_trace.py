"""`factledger trace`: formats, counts, what is no draft."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

DRAFT = "Acme has 120 workers.\nÉ, it has 44 gates.\n"
COUNTS = "1 draft: 1 matched, 0 derived, 1 unregistered, 0 set aside, 0 unreadable\n"


@pytest.fixture
def desk(run: Run, folder: Path) -> Path:
    (folder / "source.txt").write_text("Acme has 120 workers, the paper says.", encoding="utf-8")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    for arguments in (
        ("init",),
        ("source", "add", "paper", "--title", "A paper", "--file", "source.txt", "--language", "en"),
        ("record", "acme/workers", "paper", "120 workers", "--new"),
    ):
        result = run(*arguments)
        assert result.code == 0, result.err
    return folder


@pytest.mark.usefixtures("desk")
def test_trace_prints_a_line_for_each_row_and_counts_all_numbers(run: Run) -> None:
    result = run("trace", "draft.md", "--language", "en")
    assert result.code == 0
    assert result.out == (
        "path      line  column  figure       verdict       claim         seq  version  source  origins  locator\n"
        "draft.md  1     10      120 workers  supported     acme/workers  3    1        paper   1        9:20\n"
        "draft.md  2     11      44 gates     unregistered                                      0\n"
    )
    assert result.err == COUNTS
    assert run("trace", "draft.md", "--language", "en") == result


@pytest.mark.usefixtures("desk")
def test_trace_in_every_format(run: Run) -> None:
    shown = {name: run("trace", "draft.md", "--format", name) for name in ("json", "jsonl", "csv", "markdown")}
    assert all(one.err == COUNTS for one in shown.values())
    first, second = json.loads(shown["json"].out)
    assert [json.loads(line) for line in shown["jsonl"].out.splitlines()] == [first, second]
    assert first == {
        "path": "draft.md",
        "line": 1,
        "column": 10,
        "figure": "120 workers",
        "ending": "matched",
        "verdict": "supported",
        "claim": "acme/workers",
        "seq": "3",
        "key": "acme/workers@paper",
        "version": "1",
        "source": "paper",
        "origin": "paper",
        "origins": 1,
        "locator": "9:20",
    }
    assert [second[name] for name in ("figure", "claim", "seq", "origins")] == ["44 gates", None, None, 0]
    rows = list(csv.DictReader(io.StringIO(shown["csv"].out)))
    assert [(row["figure"], row["claim"], row["seq"]) for row in rows] == [
        ("120 workers", "acme/workers", "3"),
        ("44 gates", "", ""),
    ]
    assert len(shown["markdown"].out.splitlines()) == 4


@pytest.mark.usefixtures("desk")
def test_trace_reads_standard_input_under_a_name_and_an_earlier_state(run: Run) -> None:
    result = run("trace", "-", "--stdin-filename", "x.html", "--format", "csv", stdin="<p>Acme has 120 workers.")
    assert result.out.splitlines()[1].startswith("x.html,1,")
    earlier = run("trace", "draft.md", "--as-of", "1", "--format", "csv")
    assert earlier.out.splitlines()[1] == "draft.md,1,10,120 workers,unregistered,,,,,0,"
    assert earlier.err.startswith("warning: the ledger holds no quantity")


@pytest.mark.usefixtures("desk")
def test_trace_of_no_number_says_so(run: Run) -> None:
    result = run("trace", "-", stdin="Nothing.")
    assert (result.code, result.out) == (0, "")
    assert result.err == "1 draft: no number was read, and nothing was traced\n"
    assert run("trace", "-", "--format", "json", stdin="Nothing.").out == "[]\n"


@pytest.mark.usefixtures("desk")
def test_error_trace(run: Run) -> None:
    assert run("trace").code == 2
    missing = run("trace", "none.md")
    assert (missing.code, missing.err.partition(":")[0]) == (2, "error[file]")
    assert run("trace", "draft.md", "--language", "xx").code == 2
    assert run("--ledger", "none.db", "trace", "draft.md").err.startswith("error[no-ledger]")
