"""What a check came to, in every format, and the runs that are kept of it."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sarif_pydantic import Sarif

from factledger.cli.formats import FORMATS, rendered
from factledger.cli.formats.github import MOST
from factledger.cli.formats.markdown import plain
from factledger.domain.finding import Finding
from factledger.services.acceptances import Accepted
from factledger.services.check import Part, Report
from factledger.services.specs import SpecResult
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SCHEMA = os.environ.get("FACTLEDGER_SARIF_SCHEMA")
"""The OASIS schema of SARIF 2.1.0, which is not ours to ship."""

NASTY = "a|b `c` <img src=x> @team #1 %0A ::error::x\x1b[31m\u202e & ]]> \x00"


def finding(seq: int, severity: Severity = Severity.ERROR, message: str = "2,000 against 3,000") -> Finding:
    return Finding("agree", severity, f"#{seq} x/chips@paper", message, "revise one", (seq,))


def report(parts: list[Part] | None = None, scenarios: list[SpecResult] | None = None) -> Report:
    counts = dict.fromkeys(("claims", "entries", "quantities", "sources", "sources with a text", "units"), 1)
    made = Report("ledger.db", "9:" + "0" * 64, counts | {"rows": 9}, {"en": 1}, "2026-01-01")
    made.parts, made.scenarios = parts or [], scenarios or []
    return made


def full() -> Report:
    accepted = Accepted(finding(3, message="5 against 6"), "#8, rb: they count otherwise", 8)
    parts = [
        Part("integrity", 9, "rows"),
        Part(
            "agree", 3, "claims", (finding(1), finding(2, Severity.WARNING, NASTY)), 4, (accepted,), (), ("a remark",)
        ),
        Part("locators", 0, "places", not_checked=("7 places",)),
    ]
    scenarios = [
        SpecResult("specs/a.feature", 3, "holds", "passed", steps="s1", rows=((1, "x@@1"),), rows_read=1),
        SpecResult("specs/a.feature", 7, NASTY, "failed", f"specs/a.feature:9: Then {NASTY}\n    hint: look", at=9),
        SpecResult("specs/a.feature", 12, "may hold", "warned", "it does not", owner="desk"),
        SpecResult("specs/a.feature", 15, "known", "accepted", "accepted: so it is"),
        SpecResult("specs/a.feature", 20, "empty", "not checked", "no row"),
    ]
    return report(parts, scenarios)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_format_says_it_the_same_way_each_time_and_drives_no_terminal(format_: str) -> None:
    text = rendered(full(), format_)
    assert text == rendered(full(), format_)
    assert text.endswith("\n")
    # What a program reads keeps the text; its controls are escaped by the format itself.
    assert not any(c in text for c in ("\x1b\x00" if format_.startswith("json") else "\x1b\x00\u202e"))


@pytest.mark.parametrize("format_", ["full", "concise", "github"])
def test_the_last_line_says_it_all(format_: str) -> None:
    assert rendered(full(), format_).splitlines()[-1] == (
        "2 rules and 5 scenarios over 9 rows: 2 passed, 2 failed, 1 warned, 2 accepted, 2 not checked"
    )
    nothing = report([Part("agree", 0, "claims", not_checked=("there are no claims",))])
    assert rendered(nothing, format_).splitlines()[-1].startswith("nothing was checked")


def test_concise_is_a_line_a_problem_with_errors_first() -> None:
    lines = rendered(full(), "concise").splitlines()
    assert lines[0] == "ledger.db: error agree: #1 x/chips@paper: 2,000 against 3,000"
    assert lines[1].startswith("specs/a.feature:9: error spec: Then a|b")
    assert lines[3] == "specs/a.feature:12: warning spec: it does not"
    assert lines[4] == "and 4 more"


def test_json_holds_the_run_and_jsonl_the_same_in_lines() -> None:
    run = json.loads(rendered(full(), "json"))
    assert (run["format"], run["head"], run["today"]) == ("factledger-run/1", "9:" + "0" * 64, "2026-01-01")
    assert [part["verdict"] for part in run["parts"]] == ["passed", "failed", "not checked"]
    assert run["scenarios"][0]["rows"] == [["1", "x@@1"]]
    lines = [json.loads(line) for line in rendered(full(), "jsonl").splitlines()]
    assert [line["type"] for line in lines] == ["rule"] * 3 + ["scenario"] * 5 + ["run"]
    assert lines[-1]["tally"] == run["tally"]


def test_markdown_shows_text_as_text_worst_first_and_capped() -> None:
    text = rendered(full(), "markdown")
    assert text.startswith("## factledger check: failed\n")
    for mark in ("<img", "@team", " | "):
        assert mark not in text.replace("\\|", "").replace("\\@", "").replace("\\<", "")
    assert plain("see https://a.example or www.a.example: e.g.") == "see https\\://a.example or www\\.a.example: e.g."
    assert text.index("**error**") < text.index("**warning**")
    many = report([Part("agree", 99, "claims", tuple(finding(i) for i in range(80)), 20)])
    assert rendered(many, "markdown").count("**error**") == 50
    assert "- and 50 more" in rendered(many, "markdown")


def test_github_annotates_ten_and_ten_and_says_the_rest() -> None:
    findings = [finding(i, Severity.ERROR if i % 2 else Severity.WARNING) for i in range(30)]
    lines = rendered(report([Part("agree", 30, "claims", tuple(findings))]), "github").splitlines()
    assert sum(line.startswith("::error ") for line in lines) == MOST
    assert sum(line.startswith("::warning ") for line in lines) == MOST
    assert "5 errors, 5 warnings" in lines[20]
    assert len(lines) == 20 + 1 + 10 + 1
    one = rendered(full(), "github").splitlines()[1]
    assert one.startswith(
        "::error file=specs/a.feature,line=9,title=spec%3A a|b `c` <img src=x> @team #1 %250A %3A%3Aerror"
    )
    assert one.count("::") == 4  # its own two, and two in what is only data
    assert one.endswith("%0Ahint: look")


def test_junit_counts_what_failed_and_what_was_skipped() -> None:
    root = ET.fromstring(rendered(full(), "junit"))  # noqa: S314  our own
    found = [(suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("skipped")) for suite in root]
    assert found == [("rules", "3", "1", "1"), ("specs", "5", "1", "2")]
    assert "#1 x/chips@paper: 2,000 against 3,000" in (root.findtext(".//failure") or "")


def test_sarif_is_sarif_and_what_is_accepted_is_suppressed() -> None:
    text = rendered(full(), "sarif")
    log = Sarif.model_validate_json(text)
    assert len(log.runs) == 1
    results: list[dict[str, Any]] = json.loads(text)["runs"][0]["results"]
    assert [one["level"] for one in results] == ["error", "error", "warning", "warning", "error", "warning"]
    assert [bool(one.get("suppressions")) for one in results] == [False] * 4 + [True] * 2
    assert results[1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 9}
    rules = json.loads(text)["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)


def test_sarif_passes_the_schema_of_oasis() -> None:
    if not SCHEMA:
        pytest.skip("the schema is not at hand (FACTLEDGER_SARIF_SCHEMA names its file)")
    import jsonschema

    schema = json.loads(Path(SCHEMA).read_bytes())
    jsonschema.Draft4Validator(schema).validate(json.loads(rendered(full(), "sarif")))


def test_output_writes_files_beside_what_is_printed(run: Run, folder: Path) -> None:
    run("init")
    run("source", "add", "s/1")
    run("record", "acme/chips", "s/1", "about 1,000 chips", "--new", "--page", "1")
    outputs = [f"--output={name}={folder / name}" for name in FORMATS]
    done = run("check", *outputs, "--format", "concise")
    assert done.code == 0
    assert (folder / "concise").read_text(encoding="utf-8") == done.out
    assert json.loads((folder / "json").read_bytes())["head"].startswith("3:")
    assert not [path for path in folder.iterdir() if path.name.startswith(".") and path.is_file()]
    assert run("check", "--output", "json=/dev/null").code == 0
    for wrong in ("json", "yaml=x", "json="):
        assert run("check", "--output", wrong).code == 2
    assert run("check", "--output", f"json={folder / 'none' / 'x'}").code == 2


def test_the_same_ledger_and_specs_give_the_same_bytes(run: Run) -> None:
    run("init")
    run("source", "add", "s/1")
    run("record", "acme/chips", "s/1", "about 1,000 chips", "--new", "--page", "1")
    for name in FORMATS:
        assert run("check", "--format", name).out == run("check", "--format", name).out


def test_runs_are_compared_and_laid_out_over_time(run: Run, folder: Path) -> None:
    run("init")
    run("source", "add", "s/1")
    run("record", "acme/chips", "s/1", "about 1,000 chips", "--new", "--page", "1")
    specs = folder / "specs"
    specs.mkdir()
    spec = 'Feature: f\n  Scenario: {}\n    Given the claim "acme/chips"\n    Then it states "about 1,000 chips"\n'
    (specs / "a.feature").write_text(spec.format("first"), encoding="utf-8")
    kept = folder / "kept"
    kept.mkdir()
    assert run("check", "--output", f"json={kept / '1.json'}").code == 0
    (specs / "a.feature").write_text(spec.format("second"), encoding="utf-8")
    run("source", "add", "s/2")
    run("record", "acme/chips", "s/2", "about 2,000 chips", "--page", "1")
    assert run("check", "--output", f"json={kept / '2.json'}").code == 1
    done = run("runs", "diff", str(kept / "1.json"), str(kept / "2.json"), "--format", "jsonl")
    assert done.code == 1
    changes = {(one["kind"], one["name"]): one for one in map(json.loads, done.out.splitlines())}
    assert ("newly failing", "agree") in changes
    renamed = changes["newly failing", "specs/a.feature: second"]
    assert renamed["renamed_from"] == "specs/a.feature: first"
    assert run("runs", "diff", str(kept / "2.json"), str(kept / "2.json")).code == 0
    trend = {one["name"]: one for one in json.loads(run("runs", "show", str(kept), "--format", "json").out)}
    assert trend["agree"]["verdicts"] == ["not checked", "failed"]
    assert (trend["integrity"]["first_failure"], trend["integrity"]["last_pass"]) == (None, "2.json")
    assert trend["agree"]["first_failure"] == "2.json"
    assert run("runs", "show", str(kept / "1.json")).out.startswith("1.json: head 3:")


NO_COMMIT = '{"format": "factledger-run/1", "head": "1:a", "commit": {}, "parts": [], "scenarios": [], "tally": {}}'


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "x"}', "\x00", "[" * 5000, NO_COMMIT])
def test_a_file_that_is_no_run_is_refused(run: Run, folder: Path, content: str) -> None:
    (folder / "x.json").write_text(content, encoding="utf-8")
    done = run("runs", "show", "x.json")
    assert done.code == 2
    assert "error[file]: this file holds no run" in done.err
