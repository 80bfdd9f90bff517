"""`factledger redact`: it asks, it says what it did and what it cannot do, and prints nothing of what is removed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

FORBIDDEN = "what a court forbade"
ENTRY = "acme/chips@paper"
ELSEWHERE = "not removed from: backups, exports, copies and branches of the ledger, git history, and proofs given out\n"


@pytest.fixture
def filled(folder: Path, run: Run) -> Path:
    """Make a ledger with an entry in two versions."""
    run("init")
    run("source", "add", "paper", "--title", "A paper", "--language", "en")
    run("record", "acme/chips", "paper", "about 2,000 chips", "--new", "--note", FORBIDDEN)
    run("revise", ENTRY, "--note", "harmless", "--reason", "a reason")
    return folder


def test_nobody_to_ask_changes_nothing_and_shows_what_would_go(filled: Path, run: Run) -> None:
    before = (filled / "ledger.db").read_bytes()
    found = run("redact", f"{ENTRY}@@1", "--reason", "a court said so")
    assert (found.code, found.out) == (1, "")
    assert found.err == (
        f"#3 entry {ENTRY}@@1: paper states acme/chips: about 2,000 chips\n"
        "error[refused]: the content of 1 row would be removed for good, and nobody can be asked\n"
        "  do: give --yes\n"
    )
    assert (filled / "ledger.db").read_bytes() == before


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 130), ("\n", 130)])
def test_a_person_at_a_terminal_decides(
    filled: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr("factledger.cli.redact_command._is_terminal", lambda: True)
    found = run("redact", f"{ENTRY}@@1", "--reason", "a court said so", stdin=answer)
    assert "Remove the content of 1 row for good?" in found.err
    assert found.code == code
    assert (FORBIDDEN.encode() in (filled / "ledger.db").read_bytes()) is (code != 0)


def test_with_yes_nothing_of_it_is_printed_and_what_is_left_is_said(filled: Path, run: Run) -> None:
    found = run("redact", f"{ENTRY}@@1", "--reason", "a court said so", "--yes")
    assert found.code == 0
    assert found.out == f"#5 the content of entry:{ENTRY}@@1 was removed (a court said so)\n"
    assert found.err == f"still in the ledger: version 2 of {ENTRY} (#4)\n{ELSEWHERE}"
    assert FORBIDDEN.encode() not in (filled / "ledger.db").read_bytes()
    assert [one.name for one in filled.iterdir()] == ["ledger.db"]
    again = run("redact", "3", "--reason", "a court said so", "--yes")
    assert (again.code, again.out) == (0, "")
    assert again.err.startswith(f"nothing to do: {ENTRY}@@1 was redacted (#5)\n")


def test_all_versions_go_and_every_command_says_so(filled: Path, run: Run) -> None:
    del filled
    found = run("redact", ENTRY, "--all-versions", "--reason", "a court said so", "--yes")
    assert found.out.count("was removed") == 2
    assert found.err == ELSEWHERE
    said = f"entry {ENTRY}@@2 was redacted (#6): a court said so"
    assert run("list").err == "no entry matches\n1 entry left out: redacted (factledger log)\n"
    assert f"content      {said}\n" in run("show", ENTRY).out
    assert json.loads(run("show", ENTRY, "--format", "json").out)["redacted_for"] == "a court said so"
    for command in (("history", "acme/chips"), ("log",), ("blame", "acme/chips"), ("git-diff", "ledger.db")):
        assert said in run(*command).out
    verified = run("verify")
    assert verified.code == 0
    assert "cannot show: what 2 redacted rows held: content removed, cannot be re-hashed\n" in verified.out
    assert "not checked: 2 redacted: content removed, no rule looks at it" in run("check").out
    assert run("calc", "[acme/chips] * 2").err.startswith("error[not-found]: no current row states a number")


def test_lint_says_of_a_redacted_row_that_nothing_may_rest_on_it(filled: Path, run: Run) -> None:
    (filled / "draft.md").write_text("Acme bought about 2,000 chips.\n", encoding="utf-8")
    assert run("lint", "draft.md").code == 0
    run("redact", ENTRY, "--all-versions", "--reason", "a court said so", "--yes")
    found = run("lint", "draft.md")
    assert found.code == 1
    assert (
        f"retracted 'about 2,000 chips': what the ledger held of it, entry {ENTRY}, was redacted (#6): "
        "nothing may be printed on its word"
    ) in found.out


def test_lint_says_so_of_a_redacted_claim_that_a_draft_is_tied_to(filled: Path, run: Run) -> None:
    (filled / "draft.md").write_text("Acme bought 9 lorries<!-- claim: acme/chips -->.\n", encoding="utf-8")
    run("record", "acme/desks", "paper", "700 desks", "--new")
    run("redact", ENTRY, "--all-versions", "--reason", "r", "--yes")
    run("redact", "acme/chips", "--reason", "r", "--yes")
    found = run("lint", "draft.md")
    assert "what the ledger held of it, claim acme/chips, was redacted (#9)" in found.out
    assert found.code == 1


def test_published_texts_that_stand_on_it_are_found(filled: Path, run: Run) -> None:
    (filled / "draft.md").write_text("Acme bought about 2,000 chips.\n", encoding="utf-8")
    run("publish", "draft.md", "--url", "https://example.org/a")
    run("redact", ENTRY, "--all-versions", "--reason", "r", "--yes")
    found = run("used", "--format", "jsonl")
    assert json.loads(found.out)["stands"] == "redacted"


def test_error_without_a_reason(filled: Path, run: Run) -> None:
    del filled
    found = run("redact", ENTRY, "--yes")
    assert (found.code, found.err.partition("\n")[0]) == (2, "error[misuse]: a redaction needs a reason")


def test_error_where_there_is_no_ledger(filled: Path, run: Run) -> None:
    (filled / "ledger.db").write_bytes(b"no ledger")
    found = run("redact", ENTRY, "--yes", "--reason", "r")
    assert found.code == 2
    assert found.err.startswith("error[not-a-ledger]")
