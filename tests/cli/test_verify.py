"""`key`, `seal`, `prove` and `verify`, as a desk and a reader of its work use them."""

from __future__ import annotations

import json
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.tampering import tamper

from factledger.store.engine import Location

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def desk(run: Run) -> Run:
    """A ledger with two sources, and a key."""
    for arguments in (
        ("init",),
        ("source", "add", "a", "--title", "one"),
        ("source", "add", "b", "--title", "two"),
        ("key", "example.org/ledger", "--out", "private.key"),
    ):
        assert run(*arguments).code == 0
    return run


def test_a_seal_is_checked_with_the_public_key(desk: Run, folder: Path) -> None:
    key = desk("key", "--show", "private.key").out.strip()
    sealed = desk("seal", "--key-file", "private.key", "--out", "checkpoint.txt")
    assert (sealed.code, sealed.out) == (0, "")
    assert sealed.err.startswith("sealed 2 rows of example.org/ledger, root ")
    (folder / "public.key").write_text(key + "\n", encoding="utf-8")
    found = desk("verify", "--checkpoint", "checkpoint.txt", "--key", "public.key")
    assert (found.code, found.err) == (0, "")
    kept, given, last = found.out.splitlines()
    assert kept == "kept checkpoint of 2 rows agrees; signed by example.org/ledger"
    assert given == "given checkpoint of 2 rows agrees; signed by example.org/ledger"
    assert last.startswith("ledger.db: nothing was changed; 2 rows, root ")
    assert desk("verify", "--checkpoint", "checkpoint.txt", "--key", key).out == found.out


def test_the_checkpoint_goes_through_a_pipe(desk: Run) -> None:
    note = desk("seal", "--key-file", "private.key").out
    assert note.startswith("example.org/ledger\n2\n")
    assert desk("verify", "--checkpoint", "-", stdin=note).code == 0
    again = desk("seal", "--key-file", "private.key")
    assert (again.out, again.err.partition(",")[0]) == (note, "sealed already")


def test_a_changed_row_ends_with_1_and_its_name(desk: Run) -> None:
    tamper(Location.parse("ledger.db"), "UPDATE source SET title = 'other' WHERE seq = 2")
    found = desk("verify")
    assert found.code == 1
    assert found.out.startswith("#2 b: the row was changed: it does not hash to its leaf\n")
    shown = json.loads(desk("verify", "--format", "json").out)
    assert (shown["ok"], shown["changed"]) == (False, [{"seq": 2, "key": "b", "version": 1}])
    refused = desk("seal", "--key-file", "private.key")
    assert (refused.code, refused.err.splitlines()[0]) == (
        1,
        "error[rewritten]: the ledger is not in order, and what is not in order is not sealed",
    )


def test_a_row_is_proved_where_no_ledger_is(desk: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = desk("key", "--show", "private.key").out.strip()
    desk("seal", "--key-file", "private.key")
    assert desk("prove", "b", "--out", "b.tlog-proof").code == 0
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    found = desk("verify", "../b.tlog-proof", "--key", key)
    assert found.code == 0
    assert found.out.startswith("this is row #2 of the 2 rows of example.org/ledger; signed by example.org/ledger\n")
    assert "title        two" in found.out
    assert json.loads(desk("verify", "../b.tlog-proof", "--key", key, "--format", "json").out)["row"]["title"] == "two"
    refused = desk("verify", "../b.tlog-proof")
    assert (refused.code, refused.err.splitlines()[0]) == (
        2,
        "error[misuse]: a proof shows nothing to somebody without the key",
    )
    text = (folder / "b.tlog-proof").read_text(encoding="utf-8")
    wrong = desk("verify", "-", "--key", key, stdin=text.replace("index 1", "index 0"))
    assert (wrong.code, wrong.err.splitlines()[0]) == (1, "error[refused]: this row is not row #1 of what was signed")


def test_that_nothing_was_rewritten_is_proved(desk: Run) -> None:
    key = desk("key", "--show", "private.key").out.strip()
    desk("seal", "--key-file", "private.key", "--out", "old.txt")
    desk("source", "add", "c", "--title", "three")
    desk("seal", "--key-file", "private.key")
    assert desk("prove", "--since", "old.txt", "--out", "since.proof").code == 0
    found = desk("verify", "since.proof", "--checkpoint", "old.txt", "--key", key)
    assert (found.code, found.out) == (
        0,
        "the 3 rows of example.org/ledger begin with its first 2, unchanged; signed by example.org/ledger\n",
    )


def test_a_private_key_is_for_its_owner_alone(desk: Run, folder: Path) -> None:
    assert stat.S_IMODE((folder / "private.key").stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR
    before = (folder / "private.key").read_bytes()
    refused = desk("key", "example.org/other", "--out", "private.key")
    assert (refused.code, refused.err.splitlines()[0]) == (
        1,
        "error[exists]: a file is there already, and is left alone",
    )
    assert (folder / "private.key").read_bytes() == before


def test_error_a_private_key_does_not_go_into_a_repository(run: Run, folder: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    refused = run("key", "example.org/ledger", "--out", "deep/down/private.key")
    assert (refused.code, refused.err.splitlines()[0]) == (
        2,
        "error[misuse]: a private key does not belong in a repository",
    )
    assert not (folder / "deep").exists()
    (folder / ".gitignore").write_text("*.key\n", encoding="utf-8")
    assert run("key", "example.org/ledger", "--out", "deep/private.key").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "first"),
    [
        (("key",), 2, "error[misuse]: a key is made from a name and a file, or shown"),
        (("key", "a b", "--out", "x"), 2, "error[parse]: this is no name for a key"),
        (("key", "--show", "none"), 2, "error[file]: the file of the key cannot be read: no such file or directory"),
        (("key", "--show", "ledger.db"), 2, "error[parse]: this is no private key"),
        (
            ("seal", "--key-file", "none"),
            2,
            "error[file]: the file of the key cannot be read: no such file or directory",
        ),
        (("prove",), 2, "error[misuse]: there is one thing to prove at a time"),
        (("prove", "a"), 1, "error[not-found]: the ledger has no checkpoint that a proof could lead to"),
        (("prove", "z"), 1, "error[not-found]: there is no claim 'z'"),
        (("verify", "--key", "x"), 2, "error[parse]: this is no verifier key"),
        (("verify", "ledger.db"), 2, "error[misuse]: this is a ledger, and what is verified by its file is a proof"),
        (
            ("verify", "postgresql://me:secret@host/db"),
            2,
            "error[misuse]: this is a ledger, and what is verified by its file is a proof",
        ),
        (("verify", "none"), 2, "error[file]: the file cannot be read: no such file or directory"),
        (("verify", "--checkpoint", "private.key"), 2, "error[parse]: this is no signed note"),
    ],
)
def test_error_messages(desk: Run, arguments: tuple[str, ...], code: int, first: str) -> None:
    found = desk(*arguments)
    assert (found.code, found.out, found.err.splitlines()[0]) == (code, "", first)
