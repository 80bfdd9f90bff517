"""Attacks on a ledger: what verifying says to each, with and without a checkpoint kept elsewhere."""

# ruff: noqa: S608  statements of ours, on ledgers of ours
from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from tests.tampering import tamper

from factledger.domain.log import leaf_hash
from factledger.domain.note import SignerKey
from factledger.domain.source import Source
from factledger.errors import FactledgerError, MisuseError, NotFoundError, ParseError, RefusedError, RewrittenError
from factledger.services.prove import prove, prove_since
from factledger.services.seal import seal
from factledger.services.verify import BESIDE, FULL_REWRITE, NO_KEY, Verified, verify, verify_proof
from factledger.store.engine import Location, open_engine
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factledger.domain.checkpoint import InclusionProof

KEY = SignerKey("example.org/ledger", bytes(range(32)))
OTHER = SignerKey("example.org/ledger", bytes(32))
KEYS = [KEY.verifier]


def add(location: Location, *keys: str) -> None:
    with writing(location) as writer:
        for key in keys:
            writer.append(Source(title=f"title of {key}"), key, by="rb")


def sealed(location: Location, key: SignerKey = KEY) -> str:
    with writing(location) as writer:
        return seal(writer, key)[0].note


def verified(location: Location, given: str | None = None, keys: list[SignerKey] | None = None) -> Verified:
    with reading(location) as reader:
        return verify(reader, given, [key.verifier for key in keys or ()])


@pytest.fixture
def filled(ledger: Location) -> Location:
    """Seven rows, the first three of them sealed."""
    add(ledger, "a", "b", "c")
    sealed(ledger)
    add(ledger, "d", "e", "f", "g")
    return ledger


def test_a_sound_ledger_is_said_to_be_one_and_what_that_does_not_show(filled: Location) -> None:
    found = verified(filled)
    assert (found.is_ok, found.head.size, found.changed, found.shape) == (True, 7, [], [])
    unsealed = "a rewrite of rows 4 to 7: no checkpoint covers them yet"
    assert found.cannot_show == [BESIDE, unsealed, NO_KEY]
    note = sealed(filled)
    assert verified(filled, note, [KEY]).cannot_show == []
    assert verified(filled, note).cannot_show == [NO_KEY]
    assert verified(filled, keys=[KEY]).cannot_show == [BESIDE]


def test_an_unsealed_ledger_says_what_it_cannot_show(ledger: Location) -> None:
    add(ledger, "a")
    found = verified(ledger, keys=[KEY])
    assert (found.is_ok, found.checkpoints, found.cannot_show) == (True, [], [FULL_REWRITE])


@pytest.mark.parametrize("seq", range(1, 8))
def test_a_changed_row_is_named_and_only_that_one(filled: Location, seq: int) -> None:
    tamper(filled, f"UPDATE source SET title = 'other' WHERE seq = {seq}")
    found = verified(filled, keys=[KEY])
    assert [tuple(one) for one in found.changed] == [(seq, "abcdefg"[seq - 1], 1)]
    assert found.wrong == [f"#{seq} {'abcdefg'[seq - 1]}: the row was changed: it does not hash to its leaf"]


def test_rows_that_were_changed_in_every_column_are_named(filled: Location) -> None:
    with reading(filled) as reader:
        columns = [one for one in reader.at(1).to_json() if one not in ("kind", "version")]  # type: ignore[union-attr]
    assert "recorded_by" in columns
    for column in columns:
        before = {"key": "a", "title": "title of a", "recorded_by": "rb", "format": "1"}.get(column)
        with open_engine(filled).connect() as connection:
            before = before or connection.execute(text(f"SELECT {column} FROM source WHERE seq = 1")).scalar_one()
        tamper(filled, f"UPDATE source SET {column} = '{before}x' WHERE seq = 1")
        assert [one.seq for one in verified(filled).changed] == [1], column
        tamper(filled, f"UPDATE source SET {column} = '{before}' WHERE seq = 1")
    assert verified(filled).is_ok


def test_a_removed_body_is_named(filled: Location) -> None:
    tamper(filled, "DELETE FROM source WHERE seq = 4")
    assert [tuple(one) for one in verified(filled).changed] == [(4, "d", 1)]


def test_a_row_that_the_log_does_not_have_is_named(filled: Location) -> None:
    tamper(filled, "DELETE FROM source WHERE seq = 7", "DELETE FROM log WHERE seq = 7")
    tamper(filled, "DELETE FROM source WHERE seq = 6")
    before = verified(filled)
    assert [one.seq for one in before.changed] == [6]


def _rewrite(location: Location, seq: int) -> None:
    """Change a row and its leaf together, as somebody does who knows how a ledger is made."""
    with reading(location) as reader:
        row = reader.at(seq)
    assert row is not None
    body = replace(row.body, title="other")  # type: ignore[call-arg]
    leaf = leaf_hash(replace(row, body=body).leaf_bytes()).hex()
    literal = f"x'{leaf}'" if location.path else f"decode('{leaf}', 'hex')"
    tamper(
        location,
        f"UPDATE source SET title = 'other' WHERE seq = {seq}",
        f"UPDATE log SET leaf = {literal} WHERE seq = {seq}",
    )


def test_a_row_that_was_rewritten_with_its_leaf_is_shown_by_a_checkpoint(filled: Location) -> None:
    _rewrite(filled, 2)
    found = verified(filled, keys=[KEY])
    assert (found.changed, found.wrong) == ([], ["checkpoint of 3 rows: one of rows 1 to 3 is not what was signed"])


def test_a_row_that_no_checkpoint_covers_is_said_to_be_one(filled: Location) -> None:
    _rewrite(filled, 5)
    found = verified(filled, keys=[KEY])
    assert found.is_ok
    assert "a rewrite of rows 4 to 7: no checkpoint covers them yet" in found.cannot_show


def test_an_end_that_was_cut_off_is_shown_by_a_checkpoint_from_elsewhere(filled: Location) -> None:
    note = sealed(filled)
    cut = [f"DELETE FROM {table} WHERE seq > 3" for table in ("source", "log")]
    tamper(filled, *cut, "DELETE FROM checkpoint WHERE size > 3")
    assert verified(filled, keys=[KEY]).is_ok
    assert BESIDE in verified(filled, keys=[KEY]).cannot_show
    found = verified(filled, note, [KEY])
    assert found.wrong == ["checkpoint of 7 rows: the ledger has 3 rows: its end was cut off"]


def test_a_ledger_made_anew_under_another_key_is_shown(filled: Location, tmp_path: Path) -> None:
    note = sealed(filled)
    again = Location(path=tmp_path / "again.db")
    create(again)
    add(again, "a", "b", "c", "d", "e", "f", "g")
    sealed(again, OTHER)
    assert verified(again).is_ok
    assert verified(again, keys=[KEY]).wrong == ["checkpoint of 7 rows: none of the keys given signed it"]
    assert verified(again, note).wrong == ["checkpoint of 7 rows: one of rows 1 to 7 is not what was signed"]


@pytest.mark.parametrize("note", ["x", "", "example.org/ledger\n3\nAAAA\n"])
def test_a_kept_checkpoint_that_was_changed_is_shown(filled: Location, note: str) -> None:
    tamper(filled, f"UPDATE checkpoint SET note = '{note}'")
    assert verified(filled).wrong == ["checkpoint of 3 rows: it cannot be read"]


def test_a_kept_checkpoint_under_another_size_is_shown(filled: Location) -> None:
    tamper(filled, "UPDATE checkpoint SET size = 2")
    assert "checkpoint of 2 rows: it is one of 3 rows" in verified(filled).wrong


def test_lost_guards_are_shown(filled: Location) -> None:
    drop = "DROP TRIGGER guard_source_update" if filled.path else "DROP TRIGGER guard_source_row ON source"
    with open_engine(filled, write=True).begin() as connection:
        connection.execute(text(drop))
    found = verified(filled)
    assert not found.is_ok
    assert found.to_json()["guards"] is False
    assert found.changed == []


def test_the_json_has_what_programs_ask_for(filled: Location) -> None:
    tamper(filled, "UPDATE source SET title = 'other' WHERE seq = 2")
    found = verified(filled).to_json()
    names = ["ok", "size", "root", "changed", "guards", "checkpoints", "cannot_show", "wrong", "redacted"]
    assert list(found) == names
    assert (found["ok"], found["size"], found["changed"]) == (False, 7, [{"seq": 2, "key": "b", "version": 1}])


def test_sealing_twice_changes_nothing(filled: Location) -> None:
    with writing(filled) as writer:
        first, is_new = seal(writer, KEY)
    assert is_new
    with writing(filled) as writer:
        again, is_new = seal(writer, OTHER)
    assert (again, is_new) == (first, False)


def test_error_what_is_not_in_order_is_not_sealed(filled: Location) -> None:
    tamper(filled, "UPDATE source SET title = 'other' WHERE seq = 2")
    with pytest.raises(RewrittenError, match="the ledger is not in order, and what is not in order is not sealed"):
        sealed(filled)


def test_error_a_history_that_does_not_go_on_is_not_sealed(filled: Location) -> None:
    _rewrite(filled, 1)
    with pytest.raises(RewrittenError, match="the ledger does not go on from its checkpoint of 3 rows"):
        sealed(filled)


def test_error_an_empty_ledger_is_not_sealed(ledger: Location) -> None:
    with pytest.raises(NotFoundError, match="there is no row to seal"):
        sealed(ledger)


@pytest.mark.parametrize("seq", range(1, 8))
def test_a_row_is_proved_to_somebody_without_the_ledger(filled: Location, seq: int) -> None:
    sealed(filled)
    with reading(filled) as reader:
        proof = prove(reader, f"#{seq}")
    shown = verify_proof(str(proof), KEYS)
    assert shown.what == f"this is row #{seq} of the 7 rows of example.org/ledger"
    assert shown.row is not None
    assert shown.row["title"] == f"title of {'abcdefg'[seq - 1]}"


def _changed_proofs(proof: InclusionProof) -> list[InclusionProof]:
    assert proof.extra is not None
    hashes = proof.hashes
    bad = [replace(proof, extra=proof.extra.replace(b"title of", b"title OF")), replace(proof, index=proof.index + 1)]
    return bad + [
        replace(proof, hashes=(*hashes[:i], leaf_hash(b"other"), *hashes[i + 1 :])) for i in range(len(hashes))
    ]


def test_error_a_changed_proof_proves_nothing(filled: Location) -> None:
    sealed(filled)
    with reading(filled) as reader:
        proof = prove(reader, "d")
    for bad in _changed_proofs(proof):
        with pytest.raises(RefusedError, match="is not row"):
            verify_proof(str(bad), KEYS)
    with pytest.raises(RefusedError, match="does not carry the row"):
        verify_proof(str(replace(proof, extra=None)), KEYS)
    with pytest.raises(ParseError, match="none of the keys signed this"):
        verify_proof(str(proof), [OTHER.verifier])
    with pytest.raises(MisuseError, match="without the key"):
        verify_proof(str(proof), [])
    forged = replace(proof, checkpoint=proof.checkpoint.replace("\n7\n", "\n6\n"))
    with pytest.raises(ParseError, match=r"the signature of example\.org/ledger is wrong"):
        verify_proof(str(forged), KEYS)


def test_error_a_row_that_is_not_sealed_is_not_proved(filled: Location) -> None:
    with reading(filled) as reader, pytest.raises(NotFoundError, match="row #5 is not sealed yet"):
        prove(reader, "e")


def test_error_a_row_that_was_changed_is_not_proved(filled: Location) -> None:
    tamper(filled, "UPDATE source SET title = 'other' WHERE seq = 2")
    with reading(filled) as reader, pytest.raises(RewrittenError, match="row #2 does not prove"):
        prove(reader, "b")


def test_that_nothing_was_rewritten_is_proved_to_somebody_without_the_ledger(filled: Location) -> None:
    with reading(filled) as reader:
        (_, earlier), *_ = reader.checkpoints()
    sealed(filled)
    with reading(filled) as reader:
        proof = str(prove_since(reader, earlier))
    shown = verify_proof(proof, KEYS, earlier)
    assert shown.what == "the 7 rows of example.org/ledger begin with its first 3, unchanged"
    with pytest.raises(MisuseError, match="starts from an earlier checkpoint"):
        verify_proof(proof, KEYS)


def test_error_a_rewritten_history_is_not_proved(filled: Location, tmp_path: Path) -> None:
    again = Location(path=tmp_path / "again.db")
    create(again)
    add(again, "a", "b")
    elsewhere = sealed(again)
    with (
        reading(filled) as reader,
        pytest.raises(RewrittenError, match="the ledger does not go on from this checkpoint"),
    ):
        prove_since(reader, elsewhere)
    sealed(filled)
    with reading(filled) as reader:
        (_, earlier), (_, later) = reader.checkpoints()
        good = str(prove_since(reader, earlier))
    with pytest.raises(RefusedError, match="the later log does not go on from the earlier"):
        verify_proof(good, KEYS, later)
    with pytest.raises(RefusedError, match="the later log does not go on from the earlier"):
        verify_proof(good, KEYS, elsewhere)


def test_a_copy_of_the_ledger_proves_the_same(filled: Location, tmp_path: Path) -> None:
    if filled.path is None:
        pytest.skip("the case is one of a file")
    copy = Location(path=tmp_path / "copy.db")
    shutil.copy(filled.path, tmp_path / "copy.db")
    sealed(filled)
    sealed(copy)
    with reading(filled) as one, reading(copy) as other:
        assert str(prove(one, "a")) == str(prove(other, "a"))


DAMAGE: dict[str, Callable[[Location], str]] = {
    "a leaf that is gone": lambda _: "DELETE FROM log WHERE seq = 2",
    "a leaf of another kind": lambda where: f"UPDATE log SET leaf = {'1' if where.path else chr(39) * 2} WHERE seq = 2",
    "no table of checkpoints": lambda _: "DROP TABLE checkpoint",
    "no table of sources": lambda _: "DROP TABLE source",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_error_damage_stops_nothing(filled: Location, damage: str) -> None:
    tamper(filled, DAMAGE[damage](filled))
    assert not verified(filled, keys=[KEY]).is_ok
    with pytest.raises(FactledgerError):
        sealed(filled)
