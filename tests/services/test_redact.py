"""Removing the content of a row: what stays, what every reader says of it, and what attackers cannot make of it."""

# ruff: noqa: S608  statements of ours, on ledgers of ours
from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.tampering import tamper

from factledger.domain.note import SignerKey
from factledger.domain.record import Removed, canonical_json
from factledger.domain.redaction import Redaction
from factledger.domain.source import Source
from factledger.errors import (
    FactledgerError,
    ImportFailedError,
    MisuseError,
    NotFoundError,
    RefusedError,
    RewrittenError,
    StaleError,
)
from factledger.services.accept import accept
from factledger.services.backup import backup, restore
from factledger.services.blame import blame
from factledger.services.check import check_rows
from factledger.services.corrected import corrected
from factledger.services.diff import diff
from factledger.services.export import export, import_lines
from factledger.services.list import list_entries
from factledger.services.merge import merge
from factledger.services.prove import prove
from factledger.services.redact import plan, redact
from factledger.services.revise import retract, revise, revise_entry, void
from factledger.services.seal import seal
from factledger.services.sentence import sentence
from factledger.services.show import history, show
from factledger.services.verify import FULL_REWRITE, verify, verify_proof
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factledger.services.verify import Verified

    from .conftest import Desk

KEY = SignerKey("example.org/ledger", bytes(range(32)))
FORBIDDEN = "what a court forbade"
ENTRY = "acme/chips@a"


def remove(location: Location, text: str, *, all_versions: bool = False) -> None:
    with writing(location) as writer:
        redact(writer, plan(writer, text, all_versions=all_versions), by="rb", reason="a court said so")


def verified(location: Location) -> Verified:
    with reading(location) as reader:
        return verify(reader)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Return a desk with an entry in two versions, the first of which is to go."""
    desk.record("acme/chips", "about 2,000 chips", note=FORBIDDEN)
    desk.revise(ENTRY, note="harmless")
    desk.record("acme/engineers", "500 engineers", source="b")
    return desk


def test_head_leaf_and_proofs_stay_and_the_content_is_gone(filled: Desk) -> None:
    with writing(filled.location) as writer:
        seal(writer, KEY)
        head, leaf = writer.head(), writer.get("entry", ENTRY, 1).leaf
        given_out = str(prove(writer, f"{ENTRY}@@1"))
    remove(filled.location, f"{ENTRY}@@1")
    with reading(filled.location) as reader:
        row = reader.get("entry", ENTRY, 1)
        assert row.body == Removed(leaf, 8, "a court said so")
        assert (row.leaf, row.reason, row.salt, row.is_redacted) == (leaf, None, "", True)
        assert reader.as_of("7").head() == head
        assert FORBIDDEN not in "".join(export(reader))
        assert isinstance(reader.as_of("4").get("entry", ENTRY).body, Removed), "it is gone from older states too"
        assert list_entries(reader.as_of("4")).redacted == 1, "and that is said there"
        proof = str(prove(reader, f"{ENTRY}@@1"))
        made = reader.get("redaction", f"entry:{ENTRY}:1")
    shown = verify_proof(proof, [KEY.verifier])
    assert shown.row is None
    assert shown.what == (
        f"row #4 of the 7 rows of example.org/ledger has the leaf {leaf.hex()}; "
        "what it said is not in the proof: it was redacted"
    )
    assert verify_proof(given_out, [KEY.verifier]).row is not None, "who has an old proof has the row"
    assert isinstance(made.body, Redaction)
    assert (made.seq, made.recorded_by, made.reason) == (8, "rb", "a court said so")
    assert (made.body.target, made.body.leaf) == (f"entry:{ENTRY}@@1", leaf.hex())


def test_error_a_proof_of_a_redacted_row_that_was_changed(filled: Desk) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    with writing(filled.location) as writer:
        seal(writer, KEY)
        proof = prove(writer, f"{ENTRY}@@1")
    for extra in (b'{"redacted":"%s"}' % (b"00" * 32), canonical_json({"redacted": "x"}), b"{}"):
        with pytest.raises(RefusedError):
            verify_proof(str(replace(proof, extra=extra)), [KEY.verifier])


def test_verify_counts_what_it_cannot_hash_again(filled: Desk) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    found = verified(filled.location)
    assert (found.is_ok, found.changed) == (True, [])
    assert found.cannot_show == ["what 1 redacted row held: content removed, cannot be re-hashed", FULL_REWRITE]
    assert found.to_json()["redacted"] == [{"seq": 4, "key": ENTRY, "version": 1, "by": 8}]


BLANK = "text = NULL, note = NULL, reason = NULL, salt = ''"
NO_BODY = (
    "claim = NULL, source = NULL, language = NULL, figure_kind = NULL, hedge = NULL, value = NULL, low = NULL, "
    "high = NULL, step = NULL, zeros = NULL, unit = NULL, noun = NULL, role = NULL, status = NULL, rank = NULL, "
    '"start" = NULL, "end" = NULL, sha256 = NULL'
)
ATTACKS = {
    "a body is emptied, and nothing says why": (f"UPDATE entry SET {BLANK}, {NO_BODY} WHERE seq = 7", [7]),
    "a body is emptied, and the redaction names another version": (
        f"UPDATE entry SET {BLANK}, {NO_BODY} WHERE seq = 5",
        [5],
    ),
    "other content is put in": ("UPDATE entry SET text = 'about 3,000 chips' WHERE seq = 4", [4]),
    "other content is put in, with a salt": (
        "UPDATE entry SET text = 'about 3,000 chips', salt = '00000000000000000000000000000000' WHERE seq = 4",
        [4],
    ),
    "who recorded it is changed": ("UPDATE entry SET recorded_by = 'x' WHERE seq = 4", [4]),
    "when it was recorded is changed": ("UPDATE entry SET recorded_at = '2000-01-01T00:00:00Z' WHERE seq = 4", [4]),
    "it is said to have been void": ("UPDATE entry SET void = 'yes' WHERE seq = 4", [4]),
    "the redaction names another row": ("UPDATE redaction SET target = 'entry:acme/chips@a@@2'", [8]),
    "the redaction has another leaf": (f"UPDATE redaction SET leaf = '{'00' * 32}'", [8]),
    "the redaction has another reason": ("UPDATE redaction SET reason = 'no reason'", [8]),
    "the redaction is taken away": ("DELETE FROM redaction", [8]),
    "the redaction is emptied too": (
        "UPDATE redaction SET target = NULL, leaf = NULL, row_at = NULL, row_by = NULL, reason = NULL, salt = ''",
        [8],
    ),
}


@pytest.mark.parametrize(("statement", "changed"), ATTACKS.values(), ids=ATTACKS)
def test_tampering_around_a_redaction_is_named_and_only_that(filled: Desk, statement: str, changed: list[int]) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    tamper(filled.location, statement)
    found = verified(filled.location)
    assert [one.seq for one in found.changed] == changed
    assert not found.is_ok


def test_tampering_with_redaction_and_log_is_named(filled: Desk) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    tamper(filled.location, "UPDATE log SET key = 'entry:x@a:1' WHERE seq = 8")
    assert [one.seq for one in verified(filled.location).changed] == [4, 8]


def test_content_that_was_put_back_is_named_even_when_it_is_the_old_one(filled: Desk) -> None:
    with reading(filled.location) as reader:
        before = {name: value for name, value in reader.get("entry", ENTRY, 1).body.to_row().items() if value}
        salt = reader.get("entry", ENTRY, 1).salt
    remove(filled.location, f"{ENTRY}@@1")
    values = ", ".join(f"\"{name}\" = '{value}'" for name, value in before.items())
    tamper(filled.location, f"UPDATE entry SET {values}, salt = '{salt}' WHERE seq = 4")
    found = verified(filled.location)
    assert found.wrong == [f"#8 entry:{ENTRY}:1: it names a row that is not there, or whose content is still there"]


def test_a_forged_redaction_is_seen_by_who_has_a_checkpoint(filled: Desk) -> None:
    with writing(filled.location) as writer:
        note = seal(writer, KEY)[0].note
    tamper(filled.location, f"UPDATE entry SET {BLANK}, {NO_BODY} WHERE seq = 7", "DELETE FROM checkpoint")
    with reading(filled.location) as reader:
        assert [one.seq for one in verify(reader, note).changed] == [7]
        with pytest.raises(FactledgerError):
            prove(reader, "7")


@pytest.mark.parametrize("other", ["entry:x@y@@1", "source:a@@9", f"entry:{ENTRY}@@2"])
def test_a_redaction_whose_row_is_not_gone_is_named(filled: Desk, other: str) -> None:
    with writing(filled.location) as writer:
        body = Redaction(target=other, leaf="00" * 32, row_at="2026-01-01T00:00:00Z", row_by="rb")
        writer.append(body, body.key, by="rb", reason="r")
    assert verified(filled.location).wrong == [
        f"#8 {body.key}: it names a row that is not there, or whose content is still there"
    ]


def test_error_what_was_changed_is_not_removed_to_hide_it(filled: Desk) -> None:
    tamper(filled.location, "UPDATE entry SET note = 'x' WHERE seq = 4")
    with pytest.raises(RewrittenError, match="what does not hash to its leaf is not removed"):
        remove(filled.location, f"{ENTRY}@@1")


def test_error_a_redaction_stays(filled: Desk) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    for name in ("#8", f"entry:{ENTRY}:1"):
        with pytest.raises(RefusedError, match="is a redaction, and says who removed what: it stays"):
            remove(filled.location, name)


def test_redacting_twice_does_nothing(filled: Desk) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    with reading(filled.location) as reader:
        again = plan(reader, f"{ENTRY}@@1")
        assert ([row.seq for row in again.rows], [row.seq for row in again.done]) == ([], [4])
        size = reader.size()
    remove(filled.location, f"{ENTRY}@@1")
    with reading(filled.location) as reader:
        assert reader.size() == size


def test_what_still_holds_the_words_is_said(filled: Desk) -> None:
    with writing(filled.location) as writer:
        accept(writer, ENTRY, "agree", by="rb", reason="r")
    with reading(filled.location) as reader:
        assert plan(reader, f"{ENTRY}@@1").left == (
            f"version 2 of {ENTRY} (#5)",
            f"the value in the acceptance agree:{ENTRY} (#8)",
        )
        assert [row.seq for row in plan(reader, ENTRY, all_versions=True).rows] == [4, 5]


def test_error_without_a_reason_and_without_a_row(filled: Desk) -> None:
    with writing(filled.location) as writer:
        with pytest.raises(MisuseError, match="a redaction needs a reason"):
            redact(writer, plan(writer, ENTRY), by="rb", reason=" ")
        with pytest.raises(NotFoundError):
            plan(writer, "acme/lorries@a")


@pytest.mark.parametrize(("key", "users"), [("acme/chips", "entry acme/chips@a"), ("a", "entry acme/chips@a")])
def test_error_what_current_rows_rest_on_is_revised_first(filled: Desk, key: str, users: str) -> None:
    with pytest.raises(RefusedError, match="other rows rest on") as caught:
        remove(filled.location, key)
    assert users in (caught.value.found or "")
    with writing(filled.location) as writer:
        kind, field = ("claim", "statement") if "/" in key else ("source", "title")
        revise(writer, kind, key, {field: "what may be said"}, by="rb", reason="r")
    remove(filled.location, f"{key}@@1")
    assert verified(filled.location).is_ok


def test_error_a_plan_that_somebody_overtook(filled: Desk) -> None:
    with reading(filled.location) as reader:
        shown = plan(reader, ENTRY)
    filled.revise(ENTRY, note="another")
    with reading(filled.location) as reader, pytest.raises(StaleError):
        plan(reader, ENTRY).checked(shown)


def test_a_redacted_row_stands_no_more_and_readers_say_so(filled: Desk) -> None:
    remove(filled.location, ENTRY, all_versions=True)
    with reading(filled.location) as reader:
        listing = list_entries(reader, ("chips",))
        assert (list(listing.entries), listing.redacted) == ([], 1)
        assert reader.count("entry") == 1
        assert sentence(show(reader, ENTRY)) == f"entry {ENTRY}@@2 was redacted (#9): a court said so"
        assert [row.seq for row in history(reader, "acme/chips")[0]] == [3, 4, 5]
        assert [one.field for one in blame(reader, ENTRY)] == ["redacted", "redacted"]
        assert corrected(reader, "acme/chips").to_json() == {"claim": "acme/chips", "old": [], "current": []}
        changes = {(one.key, one.what.value) for one in diff(reader.as_of("7"), reader)}
        assert changes == {(f"entry:{ENTRY}:{version}", "added") for version in (1, 2)}
        report = check_rows(reader, "ledger", filled.texts)
        (whole,) = [part for part in report.parts if part.name == "integrity"]
        assert (whole.covered, whole.not_checked) == (7, ("2 redacted: content removed, no rule looks at it",))
        assert not whole.findings


def test_error_nothing_is_corrected_or_withdrawn_that_has_no_content(filled: Desk) -> None:
    remove(filled.location, ENTRY, all_versions=True)
    with writing(filled.location) as writer:
        calls: list[Callable[[], object]] = [
            lambda: revise_entry(writer, ENTRY, {"note": "x"}, filled.texts, by="rb", reason="r"),
            lambda: retract(writer, ENTRY, by="rb", reason="r"),
            lambda: void(writer, "entry", ENTRY, by="rb", reason="r"),
            lambda: accept(writer, ENTRY, "agree", by="rb", reason="r"),
        ]
        for call in calls:
            with pytest.raises(RefusedError, match=r"was redacted \(#9\)"):
                call()


def test_what_may_be_said_is_recorded_anew_under_the_same_key(filled: Desk) -> None:
    remove(filled.location, ENTRY, all_versions=True)
    filled.record("acme/chips", "about 2,000 chips", new=False)
    with reading(filled.location) as reader:
        row = reader.get("entry", ENTRY)
        assert (row.version, row.is_redacted) == (3, False)
        assert [one.row.version for one in blame(reader, ENTRY)][:2] == [1, 2]
    assert verified(filled.location).is_ok


def test_rows_that_rest_on_a_redacted_one_are_found(filled: Desk) -> None:
    filled.record("acme/half", "1,000 chips", source="b", derived_from=(ENTRY,))
    remove(filled.location, ENTRY, all_versions=True)
    with reading(filled.location) as reader:
        report = check_rows(reader, "ledger", filled.texts)
    (part,) = [part for part in report.parts if part.name == "status"]
    assert [one.message for one in part.findings] == [f"it was derived from {ENTRY}, which was redacted (#5)"]


def test_export_and_import_give_the_same_head(filled: Desk, tmp_path: Path) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    with writing(filled.location) as writer:
        seal(writer, KEY)
    with reading(filled.location) as reader:
        lines, head = list(export(reader)), reader.head()
    copy = Location(path=tmp_path / "copy.db")
    create(copy)
    with writing(copy) as writer:
        import_lines(writer, lines)
    with reading(copy) as reader:
        assert (reader.head(), list(export(reader))) == (head, lines)
        assert verify(reader).to_json()["redacted"] == [{"seq": 4, "key": ENTRY, "version": 1, "by": 8}]


def _broken(lines: list[str], how: str) -> list[str]:
    match how:
        case "no redaction":
            return lines[:7]
        case "other leaf":
            return [
                *lines[:3],
                lines[3].replace('"redacted":"', '"redacted":"0')[:-1].replace('"0', '"', 0),
                *lines[4:],
            ]
        case "content":
            return [*lines[:3], lines[3].replace("{", '{"text":"x",', 1), *lines[4:]]
        case "salt":
            return [*lines[:3], lines[3].replace("{", '{"salt":"00000000000000000000000000000000",', 1), *lines[4:]]
        case "names nothing":
            return [*lines[:7], lines[7].replace(f"{ENTRY}@@1", f"{ENTRY}@@3").replace(f"{ENTRY}:1", f"{ENTRY}:3")]
        case "names another":
            return [*lines[:7], lines[7].replace(f"{ENTRY}@@1", f"{ENTRY}@@2").replace(f"{ENTRY}:1", f"{ENTRY}:2")]
        case _:
            return [*lines[:7], lines[7].replace('"row_by":"rb"', '"row_by":"x"')]


@pytest.mark.parametrize(
    "how", ["no redaction", "other leaf", "content", "salt", "names nothing", "names another", "other recorder"]
)
def test_error_on_an_export_that_hides_behind_redactions(filled: Desk, tmp_path: Path, how: str) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    with reading(filled.location) as reader:
        lines = _broken(list(export(reader)), how)
    copy = Location(path=tmp_path / "copy.db")
    create(copy)
    with pytest.raises(ImportFailedError), writing(copy) as writer:
        import_lines(writer, lines)


def test_an_export_that_still_has_the_content_loses_it_on_the_way_in(filled: Desk, tmp_path: Path) -> None:
    with reading(filled.location) as reader:
        before = list(export(reader))
    remove(filled.location, f"{ENTRY}@@1")
    with reading(filled.location) as reader:
        lines, head = list(export(reader)), reader.head()
    copy = Location(path=tmp_path / "copy.db")
    create(copy)
    with writing(copy) as writer:
        import_lines(writer, [*before, lines[7]])
    with reading(copy) as reader:
        assert reader.head() == head
        assert FORBIDDEN not in "".join(export(reader))


def test_backup_and_restore_keep_it_redacted(filled: Desk, tmp_path: Path) -> None:
    remove(filled.location, f"{ENTRY}@@1")
    with reading(filled.location) as reader:
        head = reader.head()
    copy, place = tmp_path / "backup.db", Location(path=tmp_path / "restored.db")
    assert backup(filled.location, copy) == head
    assert restore(copy, place).head == head
    assert FORBIDDEN.encode() not in copy.read_bytes()
    with reading(place) as reader:
        assert isinstance(reader.get("entry", ENTRY, 1).body, Removed)


def test_error_a_backup_from_before_does_not_bring_it_back(filled: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "backup.db"
    backup(filled.location, copy)
    remove(filled.location, f"{ENTRY}@@1")
    with pytest.raises(RefusedError):
        restore(copy, filled.location)


class Branches:
    """A base with a source that says what is to go, and two branches of it."""

    def __init__(self, folder: Path) -> None:
        self.base, self.ours, self.theirs = (folder / f"{name}.db" for name in ("base", "ours", "theirs"))
        create(Location(path=self.base))
        self.add(self.base, "a", FORBIDDEN)
        shutil.copy(self.base, self.ours)
        shutil.copy(self.base, self.theirs)

    @staticmethod
    def add(path: Path, key: str, title: str, after: int | None = None) -> None:
        with writing(Location(path=path)) as writer:
            writer.append(Source(title=title), key, by="rb", reason="r", after=after)

    def merged(self) -> Verified:
        merge(self.base, self.ours, self.theirs, self.ours)
        return verified(Location(path=self.ours))


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_what_one_branch_redacted_is_gone_from_a_merge(tmp_path: Path, side: str) -> None:
    branches = Branches(tmp_path)
    remove(Location(path=getattr(branches, side)), "a@@1")
    branches.add(branches.ours, "b", "ours")
    branches.add(branches.theirs, "a", "theirs", after=1)
    found = branches.merged()
    assert (found.wrong, len(found.redacted)) == ([], 1)
    assert FORBIDDEN.encode() not in branches.ours.read_bytes()


def test_what_both_branches_redacted_is_redacted_once(tmp_path: Path) -> None:
    branches = Branches(tmp_path)
    for path in (branches.ours, branches.theirs):
        branches.add(path, path.stem, "a title")
        remove(Location(path=path), "a@@1")
    found = branches.merged()
    assert (found.wrong, found.head.size, len(found.redacted)) == ([], 4, 1)


def test_a_row_that_a_branch_added_and_redacted_keeps_its_leaf(tmp_path: Path) -> None:
    branches = Branches(tmp_path)
    branches.add(branches.theirs, "c", FORBIDDEN)
    branches.add(branches.theirs, "d", "after it")
    remove(Location(path=branches.theirs), "c")
    with reading(Location(path=branches.theirs)) as reader:
        leaf = reader.get("source", "c").leaf
    branches.add(branches.ours, "b", "ours")
    assert branches.merged().wrong == []
    with reading(Location(path=branches.ours)) as reader:
        assert reader.get("source", "c").leaf == leaf


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE source SET title = NULL, reason = NULL, salt = '' WHERE key = 'd'",
        "UPDATE source SET recorded_by = 'x' WHERE key = 'c'",
        "UPDATE redaction SET row_by = 'x'",
    ],
)
def test_error_a_branch_that_hides_behind_redactions(tmp_path: Path, statement: str) -> None:
    branches = Branches(tmp_path)
    branches.add(branches.theirs, "c", FORBIDDEN)
    branches.add(branches.theirs, "d", "after it")
    remove(Location(path=branches.theirs), "c")
    tamper(Location(path=branches.theirs), statement)
    branches.add(branches.ours, "b", "ours")
    with pytest.raises(RewrittenError):
        branches.merged()
