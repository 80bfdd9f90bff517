"""Each command once, from an empty folder, and what every command promises."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from factledger.cli.main import _SUMMARIES, COMMANDS, cli

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run

TEXT = "The company used about 2,000 chips. Others used 16,000 chips or more.\nIts shares rose 340% in 2024.\n"


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from commands(child, f"{path} {name}")


ALL = [
    found
    for name, module in COMMANDS.items()
    for found in commands(import_module(f"factledger.cli.{module}_command").command, name)
]


@pytest.mark.parametrize(("path", "command"), ALL, ids=[path for path, _ in ALL])
def test_every_command_has_help_and_so_has_every_option(path: str, command: click.Command) -> None:
    assert command.help, path
    assert command.name == path.rsplit(maxsplit=1)[-1]
    for parameter in command.params:
        if (
            isinstance(parameter, click.Option)
            and not isinstance(parameter.type, click.Choice)
            and not parameter.is_flag
        ):
            assert parameter.help, f"{path} {parameter.name}"


def test_the_summary_of_every_command_is_that_of_its_module() -> None:
    assert {path: command.short_help for path, command in ALL if " " not in path and command.short_help} == {
        name: summary for name, summary in _SUMMARIES.items() if name not in ("source", "unit", "rate", "claim")
    }
    assert set(_SUMMARIES) == set(COMMANDS)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_works_without_a_ledger(run: Run, name: str) -> None:
    result = run(*([name] if name else []), "--help")
    assert result.code == 0
    assert result.out.startswith("Usage: factledger")


def test_version(run: Run) -> None:
    assert run("--version").out == "factledger 0.1.0\n"


def test_a_day_at_the_desk(run: Run, folder: Path) -> None:
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    assert run("init").out == "created ledger.db\n"
    assert "a ledger already" in run("init").out
    assert run("migrate").code == 0
    assert run("source", "add", "paper/1", "--title", "An article", "--file", "article.txt").code == 0
    assert run("unit", "add", "rack", "--name", "en=rack", "--name", "en=racks").code == 0
    assert run("claim", "add", "x/chips", "--unit", "chip", "--statement", "The chips of x").code == 0
    assert run("record", "x/chips", "paper/1", "about 2,000 chips", "--speaker", "the-company").code == 0
    assert run("record", "y/chips", "paper/1", "16,000 chips or more", "--new").code == 0
    assert run("record", "x/shares", "paper/1", "340%", "--new", "--period", "2024").code == 0
    listed = run("list", "claim:x", "value:gt:1000", "--format", "json")
    assert [row["figure"] for row in json.loads(listed.out)] == ["about 2,000 chips"]
    assert run("show", "x/chips@paper/1#the-company").code == 0
    revised = run("revise", "x/chips@paper/1#the-company@@1", "--rank", "preferred", "--reason", "the better source")
    assert revised.code == 0
    assert "version 2" in revised.out
    assert run("list", "rank:preferred", "--as-of", "6").out == ""
    assert "#7" not in run("log").out
    assert len(run("history", "x/chips").out.splitlines()) == 4
    assert run("list", "--on", "2024").out.splitlines()[1].split()[1] == "x/shares"
    assert run("calc", "[x/chips] / [y/chips] < 1/7").code == 0
    assert run("retract", "y/chips@paper/1", "--reason", "the paper corrected itself").code == 0
    assert run("void", "x/shares@paper/1", "--reason", "recorded twice").code == 0
    assert run("unit", "revise", "rack", "--symbol", "rk", "--reason", "its sign").code == 0
    assert run("unit", "list").code == run("source", "list").code == run("claim", "list").code == 0
    assert run("unit", "void", "rack", "--reason", "not needed").code == 0
    assert run("source", "revise", "paper/1", "--publisher", "The Paper", "--reason", "was missing").code == 0
    assert run("claim", "revise", "x/chips", "--tag", "checked", "--reason", "was missing").code == 0
    assert (
        run("source", "show", "paper/1").code
        == run("claim", "show", "x/chips").code
        == run("unit", "show", "rack").code
        == 0
    )
    checked = run("check")
    assert checked.code == 0
    assert " 0 failed" in checked.out
    exported = run("export")
    assert run("--ledger", "copy.db", "init").code == 0
    imported = run("--ledger", "copy.db", "import", "-", stdin=exported.out)
    assert imported.code == 0
    assert run("--ledger", "copy.db", "export").out == exported.out
    head = imported.out.split()[-1]
    assert head in run("--ledger", "copy.db", "check").out
    assert head in checked.out


def test_a_sheet_from_scan_to_check(run: Run, folder: Path) -> None:
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    run("init")
    assert run("scan", "article.txt", "--sheet", "s.csv").out == "s.csv: 3 figures of 1 document\n"
    sheet = folder / "s.csv"
    lines = sheet.read_text(encoding="utf-8-sig").splitlines()
    lines[1] = "x/chips" + lines[1]
    lines[2] = "y/chips" + lines[2]
    sheet.write_text("\n".join(lines), encoding="utf-8")
    dry = run("record", "--sheet", "s.csv", "--dry-run")
    assert "2 entries would be recorded; 1 new source, 2 new claims; 1 line without a claim left out" in dry.out
    assert run("list").out == ""
    assert run("record", "--sheet", "s.csv").code == 0
    assert len(run("list").out.splitlines()) == 3
    assert "locators: 2 places in texts" in run("check").out


def test_the_four_commands_of_values(run: Run, folder: Path) -> None:
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    figure = json.loads(run("read", "sekitar 2.000 chip", "--lang", "id", "--format", "json").out)["figure"]
    assert figure["interval"] == {"low": "1800", "high": "2200", "low_open": False, "high_open": False}
    assert run("compare", "16,000", "at least 16,000", "--lang", "en").out.startswith("verdict   hedge-changed")
    assert "conflict" in run("compare", "--sources", "$103 million", "$103 billion", "--lang", "en").out
    assert run("calc", "103 million USD / 2,000 chip").out.splitlines()[0] == "value   51500"
    scanned = json.loads(run("scan", "article.txt", "--format", "json").out)
    assert [one["text"] for one in scanned["figures"]] == ["about 2,000 chips", "16,000 chips or more", "340%"]
    assert run("scan", "-", "--lang", "en", stdin=TEXT).out.splitlines()[-1].startswith("1 document (en): 3 figures")


BATCHES: dict[str, list[dict[str, Any]]] = {
    "read": [{"id": "1", "lang": "en", "text": "about 2,000 chips"}, {"id": "2", "lang": "en", "text": "A100"}],
    "scan": [{"id": "1", "lang": "pt", "text": "Há 150 países."}, {"id": "2", "lang": "xx", "text": "5"}],
    "compare": [{"id": "1", "lang": "en", "draft": "2,000", "ledger": "about 2,000"}, {"id": "2", "draft": "2,000"}],
    "calc": [{"id": "1", "formula": "1/3"}, {"id": "2", "formula": "9**9**9"}],
}


@pytest.mark.parametrize("command", BATCHES)
def test_a_batch_answers_in_order_and_a_bad_line_stops_nothing(run: Run, command: str) -> None:
    lines = [json.dumps(case) for case in BATCHES[command]]
    stdin = "\n".join([lines[0], "not json", "[]", "", lines[1], lines[0]]) + "\n"
    result = run(command, "--batch", "-", "--format", "jsonl", stdin=stdin)
    found = [json.loads(line) for line in result.out.splitlines()]
    assert result.code == 1
    assert [one["id"] for one in found] == ["1", None, None, "2", "1"]
    assert ["error" in one for one in found] == [False, True, True, True, False]
    assert found[0] == found[4]
    assert not any(isinstance(value, float) for one in found for value in one.values())


def test_batch_results_have_the_fields_of_the_contract(run: Run) -> None:
    def first(command: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(run(command, "--batch", "-", stdin=json.dumps(BATCHES[command][0])).out)
        return found

    assert set(first("read")) == {"id", "figure"}
    assert set(first("scan")) == {"id", "language", "figures", "set_aside", "unreadable"}
    assert {"id", "verdict", "reason", "draft", "ledger", "ratio"} <= set(first("compare"))
    assert {"id", "value", "interval", "unit", "hedge", "comparison"} <= set(first("calc"))
    assert (first("calc")["value"], first("calc")["exact"]) == ("0.333333333333333", "1/3")


def test_a_batch_that_is_all_right_exits_with_0(run: Run) -> None:
    assert run("read", "--batch", "-", stdin='{"id": 1, "lang": "en", "text": "5 chips"}').code == 0
    assert run("read", "--batch", "-", stdin="").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["read"], 2, "error[misuse]: TEXT is missing"),
        (["read", "5", "--batch", "-"], 2, "error[misuse]: TEXT and --batch do not go together"),
        (["read", "5", "--lang", "xx"], 2, "error[language]: the language 'xx' cannot be read"),
        (["read", "A100", "--lang", "en"], 1, "error[no-figure]: 'A100' is no figure: model-name"),
        (["read", "03M", "--lang", "en"], 1, "in a shell, quote $ in single quotes"),
        (["read", "--nosuch"], 2, "No such option"),
        (["nosuch"], 2, "No such command"),
        (["scan", "none.txt"], 2, "error[file]: the file cannot be read: no such file or directory"),
        (["scan", "--batch", "none.jsonl"], 2, "error[file]: the file cannot be read"),
        (["list"], 2, "error[no-ledger]: there is no ledger.db here or in a folder above"),
        (["--ledger", "none.db", "list"], 2, "error[no-ledger]: there is no ledger at this place"),
        (["calc", "[a/b]"], 2, "error[no-ledger]"),
        (["calc", "1 +"], 2, "error[formula]: a value is missing here"),
        (["record", "--sheet", "none.csv"], 2, "error[file]: the sheet cannot be read"),
        (["check"], 2, "error[no-ledger]"),
    ],
)
def test_errors_are_one_message_without_a_traceback(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run(*arguments)
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["list", "--asof", "3"], 2, "error[query]: '--asof' is no search term, and no option of this command"),
        (["list", "value:>03M"], 2, "error[query]: '03M' cannot be read: a number does not start with 0"),
        (["list", "value:>03M"], 2, "do: in a shell, quote $ in single quotes"),
        (["list", "--as-of", ""], 2, "error[parse]: this names no state of the ledger"),
        (["list", "--as-of", "9999-12-31T23:59:59-23:00"], 2, "error[parse]: this time lies outside the calendar"),
        (["list", "--on", ""], 2, "error[parse]: this is not a date in EDTF"),
        (["claim", "list", "--on", ""], 2, "error[parse]: this is not a date in EDTF"),
        (["list", "7"], 1, "error[not-found]: there is no row 7"),
        (["list", "#7"], 1, "do: value:7 looks for a figure"),
        (["list", "claim:7"], 1, "error[not-found]: there is no row 7"),
        (["show", "\udcff"], 2, "error[parse]: this is no text that a ledger can hold"),
        (
            ["source", "add", "2024", "--title", "x"],
            2,
            "error[parse]: this is not a source key, but the number of a row",
        ),
        (["source", "add", "a", "--by", "x\x1b[2J"], 2, "error[parse]: recorded_by holds a control character"),
        (["claim", "add", "a", "--alias", "not a tag=x"], 2, "error[parse]: 'not a tag' is no language tag"),
        (["unit", "add", "a", "--name", "𝔸=x"], 2, "error[parse]: '𝔸' is no language tag"),
        (["list", "nosuch:x"], 2, "error[query]: 'nosuch' is not something to search by"),
        (["list", "value:>x"], 2, "error[query]: 'x' is no number"),
        (["list", "claim:"], 2, "error[query]: the search term 'claim:' has no value"),
        (["list", "--as-of", "9"], 1, "error[not-found]: the ledger has no row 9"),
        (["list", "--on", "yesterday"], 2, "error[parse]: this is not a date in EDTF"),
        (["show", "a/b"], 1, "error[not-found]: there is no claim 'a/b'"),
        (["show", "#7"], 1, "error[not-found]: there is no row 7"),
        (["history", "a@b"], 1, "error[not-found]: there is no entry 'a@b'"),
        (["void", "a@b", "--reason", "x"], 1, "error[not-found]"),
        (["source", "add", "A B", "--title", "x"], 2, "error[parse]: this is not a source key"),
        (
            ["source", "add", "a", "--derived-from", "b"],
            2,
            "error[misuse]: a source that derives from another needs both",
        ),
        (["source", "add", "a", "--published", "soon"], 2, "error[parse]: this is not a date in EDTF"),
        (["source", "add", "a", "--file", "none.txt"], 2, "error[file]"),
        (["claim", "add", "a", "--unit", "nosuch"], 2, "error[unit]: the unit 'nosuch' is not known"),
        (
            ["unit", "add", "USD", "--definition", "2 EUR"],
            2,
            "error[unit]: the unit 'USD' already means something else",
        ),
        (["unit", "add", "x", "--definition", "__import__('os')"], 2, "error[unit]"),
        (["claim", "add", "a", "--alias", "x"], 2, "error[misuse]: --alias 'x' cannot be read"),
        (["record", "a", "b"], 1, "error[not-found]: there is no source 'b'"),
        (["record", "a"], 2, "error[misuse]: claim and source are missing"),
        (["record", "a/b@paper", "5 chips"], 2, "error[misuse]: 'a/b@paper' is the key of an entry"),
        (["record", "a", "b", "c", "--yes", "--date", "2022"], 2, "error[misuse]: only one kind of value"),
        (["import", "none.jsonl"], 2, "error[file]"),
        (["check", "none"], 2, "error[file]: there are no specs at this place"),
        (["check", "--sources", "none"], 2, "error[file]: this is no folder"),
        (["log", "--limit", "0"], 2, "Invalid value"),
    ],
)
def test_errors_on_a_ledger_are_one_message(run: Run, arguments: list[str], code: int, message: str) -> None:
    run("init")
    result = run(*arguments)
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err


def test_error_when_nobody_is_known_to_record(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init")
    monkeypatch.delenv("FACTLEDGER_BY")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("HOME", "/nonexistent")
    assert "it is not known who records this" in run("source", "add", "a", "--title", "x").err
    assert run("source", "add", "a", "--title", "x", "--by", "nn").code == 0


def test_an_error_inside_is_one_message_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        msg = "broken"
        raise RuntimeError(msg)

    monkeypatch.setattr("factledger.services.read.read", fail)
    result = run("read", "5")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "error[error]: an error inside factledger: RuntimeError: broken",
    )


def test_warnings_exit_with_0_and_1_under_strict(run: Run) -> None:
    compared = ("compare", "16,000", "at least 16,000", "--lang", "en")
    assert (run(*compared).code, run(*compared, "--strict").code) == (0, 1)
    assert run("compare", "12,000", "at least 16,000", "--lang", "en").code == 1
    run("init")
    assert (run("check").code, run("check", "--strict").code) == (0, 1)


def test_nothing_read_and_nothing_checked_is_never_ok_and_never_silent(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    scanned = run("scan", "empty.txt")
    assert "no number was read" in scanned.err
    assert "the language is not known" in scanned.err
    assert run("scan", "empty.txt", "--strict").code == 1
    run("init")
    checked = run("check")
    assert checked.out.splitlines()[-1] == "nothing was checked: the ledger is empty and there are no specs"
    assert "ok" not in checked.out


def test_scan_exits_with_1_when_a_person_has_to_settle_something(run: Run) -> None:
    result = run("scan", "-", "--lang", "en", stdin="It has 10.000 chips and 007 agents.")
    assert result.code == 1
    assert "-:1:8: '10.000 chips' may be 10000 chip or 10.000 chip; a person has to settle it" in result.err
    assert "-:1:25: '007' cannot be read" in result.err


def test_control_characters_never_reach_the_terminal(run: Run) -> None:
    result = run("read", "5\x1b[2J\x07 chips\x9b", "--lang", "en")
    assert "\x1b" not in result.out + result.err
    assert "\x07" not in result.out + result.err


def test_lists_print_in_every_format(run: Run) -> None:
    run("init")
    run("source", "add", "a", "--title", "=1+1 | x")
    assert json.loads(run("source", "list", "--format", "json").out)[0]["key"] == "a"
    assert json.loads(run("source", "list", "--format", "jsonl").out)["key"] == "a"
    assert run("source", "list", "--format", "csv").out.splitlines()[1].startswith("1,a,'=1+1 | x")
    assert run("source", "list", "--format", "markdown").out.splitlines()[2].startswith("| 1 | a | =1+1 \\| x |")
    assert run("source", "list").out.splitlines()[0].split()[:3] == ["seq", "key", "title"]


def test_a_broken_pipe_is_no_error(folder: Path) -> None:
    (folder / "long.txt").write_text("It has 5 chips.\n" * 20_000, encoding="utf-8")
    command = f"{sys.executable} -m factledger.cli.main scan long.txt --lang en | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, cwd=folder)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_any_locale_prints_any_script(folder: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "factledger.cli.main", "read", "150 دولة", "--lang", "ar"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=folder, env=environment)
    assert done.returncode == 0
    assert "150 دولة" in done.stdout.decode("utf-8")


def test_a_reader_makes_no_file(run: Run, folder: Path) -> None:
    run("init")
    before = sorted(path.name for path in folder.iterdir())
    for command in (["list"], ["log"], ["check"], ["export"], ["show", "1"], ["read", "5"], ["scan", "-"]):
        run(*command)
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.parametrize(("path", "command"), ALL, ids=[path for path, _ in ALL])
def test_examples_in_help_keep_their_lines(path: str, command: click.Command) -> None:
    del path
    assert "\\b" not in (command.help or "")


def test_a_negative_figure_is_an_argument_and_no_option(run: Run) -> None:
    assert json.loads(run("read", "-5 °C", "--lang", "en", "--format", "json").out)["figure"]["value"] == "-5"
    assert "contradicted" in run("compare", "-5 °C", "5 °C", "--lang", "en").out
    assert run("calc", "-2**2").out.startswith("value   -4\n")
    assert "No such option" in run("read", "-x", "5").err


def test_a_batch_goes_on_over_numbers_that_json_does_not_know(run: Run) -> None:
    lines = '{"id": NaN, "lang": "en", "text": "5"}\n{"id": 1e400}\n{"id": 2, "lang": "en", "text": "6"}\n'
    done = run("read", "--batch", "-", stdin=lines)
    results = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert ["error" in result for result in results] == [True, True, False]
    assert results[2]["figure"]["value"] == "6"


def test_a_batch_may_start_with_a_byte_order_mark(run: Run) -> None:
    done = run("read", "--batch", "-", stdin='\ufeff{"id": 1, "lang": "en", "text": "5"}\n')
    assert json.loads(done.out)["figure"]["value"] == "5"


@pytest.mark.parametrize("name", ["read", "scan", "compare", "calc"])
def test_an_empty_batch_is_not_silent(run: Run, name: str) -> None:
    done = run(name, "--batch", "-", stdin="\n")
    assert (done.code, done.out) == (0, "")
    assert "no case was given" in done.err


def test_calc_reads_the_formula_before_it_asks_for_a_ledger(run: Run) -> None:
    assert "error[formula]" in run("calc", "[a/b").err
    assert "error[no-ledger]" in run("calc", "[a/b] * 2").err


def test_calc_names_conflicting_sources_in_a_batch_too(run: Run) -> None:
    run("init")
    for source, text in (("s/1", "about 1,000 chips"), ("s/2", "about 2,000 chips")):
        run("source", "add", source)
        run("record", "acme/chips", source, text, "--new", "--page", "1")
    done = run("calc", "--batch", "-", stdin='{"id": 1, "formula": "[acme/chips] / 2"}\n')
    (conflict,) = json.loads(done.out)["conflicts"]
    assert "about 1,000 chips" in conflict
    assert "about 2,000 chips" in conflict


def test_check_fails_on_sources_that_contradict_each_other_until_a_spec_accepts_it(run: Run, folder: Path) -> None:
    run("init")
    for source, text in (("s/1", "about 1,000 chips"), ("s/2", "about 2,000 chips")):
        run("source", "add", source)
        run("record", "acme/chips", source, text, "--new", "--page", "1")
    done = run("check")
    assert done.code == 1
    assert "FAIL  agree" in done.out
    assert "'about 2,000 chips' (#" in done.out
    (folder / "specs").mkdir()
    (folder / "specs" / "a.feature").write_text(
        'Feature: f\n  @accepted(they-count-otherwise)\n  Scenario: s\n    Given the claim "acme/chips"\n'
        "    Then its sources agree\n",
        encoding="utf-8",
    )
    done = run("check")
    assert done.code == 0
    assert "accepted: 'about " in done.out
    assert "by specs/a.feature:3: they count otherwise" in done.out


def test_on_keeps_what_holds_on_a_date(run: Run) -> None:
    run("init")
    run("source", "add", "s")
    run("record", "a/chips", "s", "10 chips", "--new", "--page", "1", "--period", "2021")
    run("record", "b/chips", "s", "20 chips", "--new", "--page", "1")
    assert "10 chips" in run("list", "--on", "2021-05").out
    assert "10 chips" not in run("list", "--on", "2022").out
    assert run("show", "a/chips@s", "--on", "2021").code == 0
    assert "does not hold on 2022" in run("show", "a/chips@s", "--on", "2022").err
    assert "states no period" in run("show", "b/chips", "--on", "2022").err
    assert "10 chips" in run("history", "a/chips", "--on", "2021").out
    assert "no version matches" in run("history", "a/chips", "--on", "2022").err
    done = run("log", "--on", "2021")
    assert "10 chips" in done.out
    assert "20 chips" not in done.out
    assert "3 rows left out: no period is stated" in done.err
    assert "a/chips" in run("claim", "list", "--on", "2021").out
    assert "no claim matches" in run("claim", "list", "--on", "2022").err
    assert run("calc", "[a/chips] * 2", "--on", "2021").code == 0
    assert "does not hold on 2022" in run("calc", "[a/chips] * 2", "--on", "2022").err


def test_a_sheet_with_columns_of_its_own_is_mapped(run: Run, folder: Path) -> None:
    run("init")
    sheet = "Fact,Quote,Doc,text\na/chips,10 chips,s,ignored\n"
    (folder / "own.csv").write_text(sheet, encoding="utf-8")
    given = ("record", "--sheet", "own.csv", "--map", "Fact=claim", "--map", "Quote=text", "--map", "Doc=source")
    done = run(*given)
    assert done.code == 0, done.err
    assert "10 chips" in run("list").out
    assert "names" in run("record", "--sheet", "own.csv", "--map", "Nope=claim").err
    assert "cannot be read" in run("record", "--sheet", "own.csv", "--map", "Fact").err
    assert "expected: speaker\n" in run("record", "--sheet", "own.csv", "--map", "Fact=speeker").err
    assert "expected: claim, speaker," in run("record", "--sheet", "own.csv", "--map", "Fact=zzz").err
    assert "expected: fact\n" in run("record", "--sheet", "own.csv", "--map", "Facts=claim").err


def test_a_sheet_of_a_copy_proposes_the_claims_of_the_other_copies(run: Run, folder: Path) -> None:
    (folder / "pt.txt").write_text("A regra atinge 150 países e dura 120 dias; são 7 chips.\n", encoding="utf-8")
    run("init")
    run("source", "add", "original")
    copy = ("--derived-from", "original", "--relation", "translation")
    run("source", "add", "en", *copy, "--language", "en")
    run("record", "rule/countries", "en", "150 countries", "--new", "--page", "1", "--speaker", "jv")
    run("record", "rule/days", "en", "120 days", "--new", "--page", "1")
    run("source", "add", "pt", *copy, "--file", "pt.txt")
    done = run("scan", "pt.txt", "--sheet", "pt.csv", "--lang", "pt")
    assert "claims are proposed for 2" in done.out
    rows = (folder / "pt.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[:5] for row in rows[1:]] == [
        ["", "", "", "", "rule/countries#jv"],
        ["", "", "", "", "rule/days"],
        ["", "", "", "", ""],
    ]
    left = run("record", "--sheet", "pt.csv").out
    assert left.endswith("0 new claims; 3 lines without a claim left out, 2 of them with a claim proposed\n")
    (folder / "pt.csv").write_text("\n".join([rows[0], *(f"*{row}" for row in rows[1:3])]), encoding="utf-8")
    assert run("record", "--sheet", "pt.csv").out.splitlines()[-1].startswith("2 entries recorded; 0 new sources")
    assert run("show", "rule/countries@pt#jv").code == run("show", "rule/days@pt").code == 0
    assert "as CSV or as a workbook" in run("scan", "pt.txt", "--sheet", "pt.ods", "--lang", "pt").err


def test_a_row_number_finds_the_row_and_what_hangs_on_it(run: Run) -> None:
    run("init")
    run("source", "add", "s")  # 1
    run("record", "a/chips", "s", "10 chips", "--new", "--page", "1")  # 2, 3
    run("record", "b/chips", "1", "20 chips", "--new", "--page", "1")  # 4, 5

    def found(*terms: str) -> list[str]:
        rows = json.loads(run("list", *terms, "--format", "json").out)
        assert all(isinstance(row[name], str) for row in rows for name in ("seq", "version"))
        return [row["seq"] for row in rows]

    assert found("3") == found("#3") == found("2") == found("claim:2") == found("claim:#3") == ["3"]
    assert found("1") == found("source:5") == ["3", "5"]
    assert found("-3") == ["5"]
    assert found("-status:denied") == ["3", "5"]
    assert "row 2 is no source" in run("list", "source:2").err
    assert "row 3 is no source" in run("source", "show", "3").err
    assert run("show", "3@@1").out == run("show", "#3").out
    assert "row 3 is another version" in run("show", "3@@2").err
    assert run("calc", "[2] + [#4]").out.startswith("value   30\n")
    assert "row 3 is no claim" in run("calc", "[3]").err
    assert run("record", "2", "1", "30 chips", "--speaker", "nn").code == 0
    assert run("source", "add", "t", "--derived-from", "#1", "--relation", "copy").code == 0
    assert json.loads(run("source", "show", "t", "--format", "json").out)["derived_from"] == "s"


@pytest.mark.parametrize(
    "command",
    [
        ("show", "s"),
        ("source", "show", "s"),
        ("read", "5 chips", "--lang", "en"),
        ("compare", "5", "5", "--lang", "en"),
        ("calc", "1+1"),
    ],
    ids=" ".join,
)
def test_json_lines_are_lines(run: Run, command: tuple[str, ...]) -> None:
    run("init")
    run("source", "add", "s")
    out = run(*command, "--format", "jsonl").out
    assert out.count("\n") == 1
    assert json.loads(out) == json.loads(run(*command, "--format", "json").out)


def test_init_makes_the_ledger_that_is_named(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTLEDGER", str(folder / "named.db"))
    assert run("init").out == "created named.db\n"
    assert run("source", "add", "s").code == 0
    assert not (folder / "ledger.db").exists()


def test_a_text_is_kept_only_when_its_row_is_written(run: Run, folder: Path) -> None:
    (folder / "t.txt").write_text("It has 5 chips.", encoding="utf-8")
    assert run("source", "add", "s", "--file", "t.txt").code == 2
    run("init")
    assert run("source", "add", "t").code == 0
    assert run("source", "add", "t", "--file", "t.txt").code == 1
    assert run("source", "revise", "t", "--file", "t.txt").code == 2
    assert not (folder / ".factledger").exists()
    assert run("source", "revise", "t", "--file", "t.txt", "--reason", "its text").code == 0
    assert len(list((folder / ".factledger" / "texts").iterdir())) == 1


@pytest.mark.parametrize("arguments", ["export", "log --format jsonl", "--help"])
def test_a_closed_pipe_is_no_refusal(folder: Path, arguments: str) -> None:
    ledger = Path(__file__).parents[2] / "ledger.db"
    command = f"{sys.executable} -m factledger.cli.main --ledger {ledger} {arguments}"
    # The reader is gone before the first line comes.
    script = f"{{ sleep 1; {command}; echo $? >&2; }} | true"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=folder)
    assert done.stderr == "141\n"


def test_error_when_a_source_is_given_the_sheet_of_another_text(run: Run, folder: Path) -> None:
    for name, text in (("a", "It has 5 chips."), ("b", "It has 6 chips.")):
        (folder / name).mkdir()
        (folder / name / "rep.txt").write_text(text, encoding="utf-8")
    run("init")
    assert run("source", "add", "rep", "--file", "a/rep.txt").code == 0
    assert "has another text" in run("scan", "b/rep.txt", "--sheet", "s.csv", "--source", "rep").err
    assert run("scan", "b/rep.txt", "a/rep.txt", "--sheet", "s.csv", "--lang", "en").code == 0
    lines = (folder / "s.csv").read_text(encoding="utf-8-sig").splitlines()
    (folder / "s.csv").write_text("\n".join([lines[0], *(f"x/chips{line}" for line in lines[1:])]), encoding="utf-8")
    assert run("record", "--sheet", "s.csv").code == 0
    assert {row["key"] for row in json.loads(run("list", "--format", "json").out)} == {"x/chips@rep", "x/chips@rep-2"}


def test_check_names_a_damaged_row_and_exits_with_1(run: Run, folder: Path) -> None:
    run("init")
    run("source", "add", "s")
    run("record", "a/chips", "s", "10 chips", "--new", "--page", "1")
    with contextlib.closing(sqlite3.connect(folder / "ledger.db")) as connection:
        connection.execute("DROP TRIGGER guard_entry_update")
        connection.execute("UPDATE entry SET hedge = 'foo'")
        connection.execute("DROP TABLE rate")
        connection.commit()
    done = run("check")
    assert done.code == 1
    assert "#3 a/chips@s: the row was changed: it does not hash to its leaf" in done.out
    assert "the table rate is gone" in done.out
    assert "the guard guard_entry_update is missing" in done.out


def test_languages_lists_what_can_be_read_and_how_well(run: Run) -> None:
    found = json.loads(run("languages", "--format", "json").out)
    assert {"en", "pt", "id", "ar"} <= {one["code"] for one in found}
    english = next(one for one in found if one["code"] == "en")
    assert english["name"] == "English"
    assert int(english["gold"]) > 0
    assert 0 < float(english["recall"]) <= 100
    assert run("languages").out.startswith("code")


def test_scan_says_why_each_was_read_or_set_aside(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    out = run("scan", "a.txt", "--explain").out
    assert "1:18  figure: about 2,000 chips\n      hedge: about, from the words around the number\n" in out
    assert "2:25  set aside: 2024\n      year: it is a year or a decade\n" in out


def test_completion_names_commands_without_importing_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factledger.cli.main.import_module", lambda name: pytest.fail(f"{name} was imported"))
    with click.Context(cli) as ctx:
        found = cli.shell_complete(ctx, "li")
        options = cli.shell_complete(ctx, "--l")
    assert [(one.value, one.help) for one in found] == [(name, _SUMMARIES[name]) for name in ("list", "lint")]
    assert [one.value for one in options] == ["--ledger"]
