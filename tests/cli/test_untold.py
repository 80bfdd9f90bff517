"""What is said where nothing was read: an untold language, an empty folder, a ledger where a text belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

WAY_OUT = "factledger source revise rival --language CODE --reason 'its language'"


@pytest.fixture
def rival(run: Run, folder: Path) -> Run:
    """Add a source in no language that can be told."""
    (folder / "rival.txt").write_text("Umiles 7.1 million vlk zrt.", encoding="utf-8")
    run("init")
    found = run("source", "add", "rival", "--file", "rival.txt")
    assert (found.code, found.out) == (0, "#1 source rival: rival\n")
    assert found.err == (
        f"warning: its language could not be told, so words such as “million” will not be read; to name it: {WAY_OUT}\n"
    )
    run("claim", "add", "acme/passengers", "--statement", "Passengers of Acme")
    return run


def test_error_of_a_figure_in_an_untold_language_names_the_way_out(rival: Run) -> None:
    found = rival("record", "acme/passengers", "rival", "7.1 million")
    assert (found.code, found.err.splitlines()) == (
        1,
        [
            "error[refused]: the text of the source holds these words, and no such figure is read in it",
            "  expected: a text whose language is known, so that words such as “million” and “about” are read",
            "  found: '7.1 million': plain 7.1 1; the language of the source could not be told",
            f"  do: {WAY_OUT}",
        ],
    )
    assert rival("source", "revise", "rival", "--language", "en", "--reason", "its language").code == 0
    assert rival("record", "acme/passengers", "rival", "7.1 million").out.endswith("7.1 million\n")


def test_a_bare_number_recorded_in_an_untold_language_is_said(rival: Run) -> None:
    found = rival("record", "acme/passengers", "rival", "7.1")
    assert found.code == 0
    assert found.err == (
        "warning: the language of the source could not be told: words such as “million” or “about” were not read; "
        f"{WAY_OUT} names it\n"
    )


def test_a_source_whose_language_is_given_or_told_needs_no_word(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("The company said that it sold 7.1 million cars.", encoding="utf-8")
    (folder / "b.txt").write_text("Umiles 7.1", encoding="utf-8")
    run("init")
    assert run("source", "add", "a", "--file", "a.txt").err == ""
    assert run("source", "add", "b", "--file", "b.txt", "--language", "en").err == ""


def test_a_folder_without_anything_to_read_is_said(run: Run, folder: Path) -> None:
    (folder / "empty" / ".git").mkdir(parents=True)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "a.png").write_bytes(b"x")
    run("init")
    found = run("lint", "empty", "pictures")
    assert (found.code, found.out) == (0, "no number was read, nothing was checked\n")
    assert "warning: no file to read in empty; read are .docx, .htm" in found.err
    assert "warning: no file to read in pictures; read are" in found.err
    assert "1 file of other kinds not read" in found.err
    assert run("lint", "empty", "--strict").code == 1


@pytest.mark.parametrize("arguments", [("lint", "ledger.db"), ("scan", "ledger.db")])
def test_error_of_a_ledger_where_a_text_belongs(run: Run, arguments: tuple[str, ...]) -> None:
    run("init")
    found = run(*arguments)
    assert (found.code, found.err.splitlines()) == (
        2,
        [
            "error[file]: the file is a database, as ledgers are, and no text",
            "  expected: UTF-8 text",
            "  where: ledger.db",
            "  do: name a text here; a ledger is named as in factledger --ledger PATH COMMAND",
        ],
    )


def test_error_of_a_ledger_where_a_proof_belongs(run: Run) -> None:
    run("init")
    found = run("verify", "ledger.db")
    assert (found.code, found.err.splitlines()) == (
        2,
        [
            "error[misuse]: this is a ledger, and what is verified by its file is a proof",
            "  expected: a file that factledger prove made, or no argument",
            "  found: ledger.db",
            "  do: factledger --ledger ledger.db verify",
        ],
    )
    assert "secret" not in run("verify", "postgresql://me:secret@host/db").err
