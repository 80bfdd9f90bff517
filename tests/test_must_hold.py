"""What must hold: fifteen promises, each with a test of its own, in the order in which they were made.

Where the promise is tested at length elsewhere, the test here is the short one that a reader can take in.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import DBAPIError

from factledger.domain.entry import Entry, figure_fields
from factledger.domain.source import Source
from factledger.errors import RefusedError
from factledger.reading.read import read
from factledger.reading.scan import scan
from factledger.services.entry import Recording
from factledger.services.export import export, import_lines
from factledger.services.record import record
from factledger.services.texts import Texts
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing
from factledger.values.figure import interval

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]


def factledger(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factledger.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, input=stdin)


def test_01_stated_numbers_are_stored_intervals_never() -> None:
    figure = read("about 2,000 chips", "en").figure
    assert str(interval(figure)) == "[1800, 2200]"
    assert not {"1800", "2200"} & set(figure_fields(figure).values())


def _floats(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_floats, value.values()))
    return any(map(_floats, value)) if isinstance(value, list) else isinstance(value, float)


def test_02_no_float_anywhere_between_text_and_json(tmp_path: Path) -> None:
    case = json.dumps({"id": "1", "lang": "en", "text": "0.1 million chips, 1/3 of them, and 340.5%"})
    found = json.loads(factledger("scan", "--batch", "-", cwd=tmp_path, stdin=case).stdout)
    assert len(found["figures"]) == 3
    assert not _floats(found)


def test_03_what_is_not_settled_is_never_recorded(file_ledger: Location, tmp_path: Path) -> None:
    with writing(file_ledger) as writer:
        writer.append(Source(title="a", language="en"), "a", by="rb")
    recording = Recording(claim="x", source="a", text="10.000 chips", new=True)
    with pytest.raises(RefusedError, match="not settled"), writing(file_ledger) as writer:
        record(writer, recording, Texts(tmp_path), by="rb")


def test_04_a_post_posed_hedge_is_inside_the_span() -> None:
    (mention,) = scan("Mereka memakai 16.000 chip atau lebih.", "id").figures
    assert mention.text == "16.000 chip atau lebih"


def test_05_what_is_set_aside_inside_a_figure_is_reported_too() -> None:
    found = scan("They hold 10,000 A100s.", "en")
    assert [mention.text for mention in found.figures] == ["10,000 A100s"]
    assert [aside.text for aside in found.set_aside] == ["A100s"]


def test_06_warnings_exit_0_and_1_under_strict(tmp_path: Path) -> None:
    arguments = ("compare", "16,000", "at least 16,000", "--lang", "en")
    assert factledger(*arguments, cwd=tmp_path).returncode == 0
    assert factledger(*arguments, "--strict", cwd=tmp_path).returncode == 1


def test_07_nothing_read_nothing_checked_language_unknown_is_never_ok_and_never_silent(tmp_path: Path) -> None:
    nothing = factledger("scan", "-", cwd=tmp_path, stdin="Nichts davon.")
    assert "no number was read" in nothing.stderr
    assert "the language is not known" in nothing.stderr
    factledger("init", cwd=tmp_path)
    checked = factledger("check", cwd=tmp_path)
    assert checked.stdout.splitlines()[-1].startswith("nothing was checked")


def test_08_the_ledger_file_holds_no_sentence_of_a_source_text(tmp_path: Path) -> None:
    sentence = "The company used about 2,000 chips to train it"
    (tmp_path / "a.txt").write_text(sentence + ".", encoding="utf-8")
    factledger("init", cwd=tmp_path)
    factledger("source", "add", "a", "--title", "t", "--file", "a.txt", "--by", "rb", cwd=tmp_path)
    done = factledger("record", "x", "a", "about 2,000 chips", "--new", "--by", "rb", cwd=tmp_path)
    assert done.returncode == 0
    content = (tmp_path / "ledger.db").read_bytes()
    assert b"about 2,000 chips" in content
    assert b"The company" not in content
    assert b"to train it" not in content
    (tmp_path / "report.txt").write_text(sentence + ", and sold 44 boats.", encoding="utf-8")
    accepted = ("--rule", "unregistered", "--reason", "counted by us", "--by", "rb")
    for place in ("report.txt:1:18", "report.txt:1:58"):
        assert factledger("accept", "--sentence", place, *accepted, cwd=tmp_path).returncode == 0
    tied = ("--url", "https://example.org/report", "--without-rows", "--by", "rb")
    assert factledger("publish", "report.txt", *tied, cwd=tmp_path).returncode == 0
    content = (tmp_path / "ledger.db").read_bytes()
    assert b"44 boats" in content
    assert not [words for words in (b"The company", b"to train it", b"and sold") if words in content]


def test_09_void_is_our_error_and_retract_is_theirs(file_ledger: Location, tmp_path: Path) -> None:
    from factledger.services.revise import retract, void

    with writing(file_ledger) as writer:
        writer.append(Source(title="a", language="en"), "a", by="rb")
        for claim in ("x", "y"):
            record(writer, Recording(claim=claim, source="a", text="5 chips", new=True), Texts(tmp_path), by="rb")
        ours, _ = void(writer, "entry", "x@a", by="rb", reason="recorded twice")
        theirs, _ = retract(writer, "y@a", by="rb", reason="they corrected it")
    assert isinstance(ours.body, Entry)
    assert isinstance(theirs.body, Entry)
    assert (ours.is_void, ours.body.status) == (True, "asserted")
    assert (theirs.is_void, theirs.body.status) == (False, "retracted")


def test_10_the_salt_survives_export_and_import(ledger: Location, tmp_path: Path) -> None:
    with writing(ledger) as writer:
        salt = writer.append(Source(title="a"), "a", by="rb").salt
    other = Location.parse(str(tmp_path / "other.db"))
    create(other)
    with reading(ledger) as reader, writing(other) as writer:
        import_lines(writer, export(reader))
    with reading(other) as reader:
        assert reader.get("source", "a").salt == salt


def test_11_the_same_rows_give_the_same_head_on_sqlite_and_postgresql(
    file_ledger: Location, new_database: Callable[[], str]
) -> None:
    with writing(file_ledger) as writer:
        writer.append(Source(title="título", authors=("b", "a")), "a", by="rb")
    server = Location.parse(new_database())
    create(server)
    with reading(file_ledger) as reader, writing(server) as writer:
        import_lines(writer, export(reader))
    with reading(file_ledger) as mine, reading(server) as theirs:
        assert mine.head() == theirs.head()


def test_12_a_reader_never_creates_or_changes_a_file(file_ledger: Location) -> None:
    assert file_ledger.path is not None
    before = {path: path.read_bytes() for path in file_ledger.folder.iterdir()}
    for command in (["list"], ["log"], ["export"], ["check"], ["calc", "1 + 1"], ["read", "5"]):
        factledger(*command, cwd=file_ledger.folder)
    assert {path: path.read_bytes() for path in file_ledger.folder.iterdir()} == before
    factledger("--ledger", "none.db", "list", cwd=file_ledger.folder)
    assert not (file_ledger.folder / "none.db").exists()
    with reading(file_ledger) as reader, pytest.raises(DBAPIError):
        reader.connection.exec_driver_sql("CREATE TABLE t (a)")


NASTY = "5 {0} %s __import__('os') '; DROP TABLE log; -- $(touch x) `touch x` meter**9 widgets"


def test_13_draft_text_never_reaches_pint_sql_a_format_string_or_a_shell(tmp_path: Path) -> None:
    factledger("init", cwd=tmp_path)
    for arguments in (
        ["read", NASTY],
        ["scan", "-"],
        ["compare", NASTY, "5 gadgets"],
        ["list", NASTY],
        ["calc", NASTY],
    ):
        done = factledger(*arguments, cwd=tmp_path, stdin=NASTY)
        assert "Traceback" not in done.stderr
        assert "inside factledger" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.db"]
    assert factledger("check", cwd=tmp_path).returncode == 0


def test_14_skipped_tests_are_counted_and_say_why() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"-ra"' in settings, "pytest has to print every skipped test with its reason"
    skips = [
        line
        for path in (ROOT / "tests").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "pytest.skip(" in line and path != Path(__file__)
    ]
    assert skips
    assert all('pytest.skip("' in line and len(line) > 40 for line in skips)


def test_15_every_command_in_the_readme_and_docs_is_run_by_a_test() -> None:
    """The replay runs every console block; here, that no command hides in another kind of block."""
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        kind = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("```"):
                kind = line[3:] if not kind else ""
            assert not (line.startswith("$ ") and kind != "console"), f"{path.name}: {line}"
            assert not (line.startswith("factledger ") and kind in ("sh", "bash", "shell")), f"{path.name}: {line}"
