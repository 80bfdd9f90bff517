"""Signed notes, checkpoints and proof files, against published cases and cases of our own."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.test_log import VECTORS

from factledger.domain.checkpoint import Checkpoint, ConsistencyProof, InclusionProof
from factledger.domain.log import Head, leaf_hash
from factledger.domain.note import Note, SignerKey, VerifierKey, open_note
from factledger.errors import ParseError

KEY = SignerKey("example.org/ledger", bytes(range(32)))
OTHER = SignerKey("example.org/other", bytes(32))


def _published(name: str) -> dict[str, Any]:
    if not VECTORS.is_dir():
        pytest.skip("the published vectors are not at hand (../shared/vectors/merkle)")
    found: dict[str, Any] = json.loads((VECTORS / name).read_text(encoding="utf-8"))
    assert found["cases"]
    return found


def _is_note(case: dict[str, Any]) -> bool:
    try:
        note = base64.b64decode(case["note_b64"]).decode()
        found = open_note(note, [VerifierKey.parse(key) for key in case["vkeys"]])
    except (ParseError, UnicodeDecodeError):
        return False
    signed = found.verified_by([VerifierKey.parse(key) for key in case["vkeys"]])
    assert [key.name for key in signed] == case["verified"], case["id"]
    return True


def test_published_notes() -> None:
    for case in _published("signed_note.json")["cases"]:
        assert _is_note(case) is case["valid"], case["id"]


def test_published_keys_and_every_part_of_one() -> None:
    for case in _published("signed_note.json")["vkeys"]:
        key = case["vkey"]
        if not case["valid"]:
            with pytest.raises(ParseError):
                VerifierKey.parse(key)
            continue
        assert str(VerifierKey.parse(key)) == key
        for start in range(len(key)):
            for end in range(start, len(key) + (start > 0)):
                with pytest.raises(ParseError):
                    VerifierKey.parse(key[start:end])


def test_published_checkpoints() -> None:
    for case in _published("checkpoint_body.json")["cases"]:
        if case["valid"] is None:
            continue
        if case["valid"]:
            found = Checkpoint.parse(case["body"])
            assert (str(found), found.extensions) == (case["body"], case["rest"]), case["id"]
        else:
            with pytest.raises(ParseError):
                Checkpoint.parse(case["body"])


def test_published_proof_files() -> None:
    for case in _published("tlog_proof_format.json")["cases"]:
        if not case.get("valid"):
            with pytest.raises(ParseError):
                InclusionProof.parse(case["text"])
            continue
        found = InclusionProof.parse(case["text"])
        assert (found.index, [one.hex() for one in found.hashes]) == (case["index"], case["hashes"]), case["id"]
        extra = base64.b64decode(case["extra_b64"]) if case["extra_b64"] else None
        assert (found.extra, found.checkpoint, str(found)) == (extra, case["checkpoint"], case["text"]), case["id"]


def test_a_note_is_opened_by_the_key_that_signed_it_alone() -> None:
    note = KEY.sign("one\n\ntwo\n")
    assert open_note(note, [KEY.verifier]).text == "one\n\ntwo\n"
    with pytest.raises(ParseError, match="none of the keys signed this"):
        open_note(note, [OTHER.verifier])
    with pytest.raises(ParseError, match="none of the keys signed this"):
        open_note(note, [])


def test_every_character_of_a_signed_text_counts() -> None:
    text = "example.org/ledger\n3\nAAAA\n"
    note = KEY.sign(text)
    for i in range(len(text) - 1):
        changed = note[:i] + ("x" if note[i] != "x" else "y") + note[i + 1 :]
        with pytest.raises(ParseError):
            open_note(changed, [KEY.verifier])


def test_every_bit_of_a_signature_counts() -> None:
    note = Note.parse(KEY.sign("one\n"))
    (signature,) = note.signatures
    for i in range(len(signature.content) * 8):
        changed = bytearray(signature.content)
        changed[i // 8] ^= 1 << i % 8
        assert not KEY.verifier.verifies(bytes(changed), note.text)


def test_keys_are_read_as_they_are_written() -> None:
    assert SignerKey.parse(KEY.to_text() + "\n") == KEY
    assert VerifierKey.parse(str(KEY.verifier)) == KEY.verifier
    made = SignerKey.new("example.org/ledger")
    assert SignerKey.parse(made.to_text()) == made
    assert made != SignerKey.new("example.org/ledger")


def test_a_private_key_shows_nothing_of_itself() -> None:
    assert KEY.to_text().rpartition("+")[2] not in repr(KEY)
    assert "\\x01" not in repr(KEY)


@pytest.mark.parametrize("text", ["", "x", "PRIVATE+KEY+a+00000000+AAAA", KEY.to_text()[:-1], str(KEY.verifier)])
def test_error_private_key_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        SignerKey.parse(text)
    assert str(caught.value) == (
        "error[parse]: this is no private key\n  expected: a key as factledger key writes it\n"
        "  do: give the file of the private key"
    )


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\n", "a\u00a0b", "a\x00"])
def test_error_name_of_a_key(name: str) -> None:
    with pytest.raises(ParseError, match="this is no name for a key"):
        SignerKey.new(name)


@pytest.mark.parametrize("text", ["no line end", "", "a tab\t\n", "\ud800\n"])
def test_error_text_that_cannot_be_signed(text: str) -> None:
    with pytest.raises(ParseError, match="this is no signed note"):
        KEY.sign(text)


def test_error_two_keys_of_one_name_and_digits_are_ambiguous() -> None:
    class Twin(VerifierKey):
        """Another key that goes by the same four bytes."""

        @property
        def ident(self) -> bytes:
            return KEY.verifier.ident

    with pytest.raises(ParseError, match="two keys go by the same name and digits"):
        open_note(KEY.sign("one\n"), [KEY.verifier, Twin(KEY.name, OTHER.verifier.public)])


CHECKPOINT = KEY.sign(str(Checkpoint("example.org/ledger", Head.of([leaf_hash(b"a")]))))


@given(
    st.integers(0, 2**63 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.none() | st.binary(max_size=200),
)
def test_proof_files_are_read_as_they_are_written(number: int, hashes: list[bytes], extra: bytes | None) -> None:
    inclusion = InclusionProof(number, tuple(hashes), CHECKPOINT, extra)
    assert InclusionProof.parse(str(inclusion)) == inclusion
    consistency = ConsistencyProof(number, tuple(hashes), CHECKPOINT)
    assert ConsistencyProof.parse(str(consistency)) == consistency


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (Note.parse, Checkpoint.parse, InclusionProof.parse, ConsistencyProof.parse, VerifierKey.parse):
        try:
            read(text)
        except ParseError:
            continue


def test_error_proof_of_too_many_hashes() -> None:
    text = str(ConsistencyProof(1, (bytes(32),) * 64, CHECKPOINT))
    with pytest.raises(ParseError) as caught:
        ConsistencyProof.parse(text)
    assert (caught.value.expected, caught.value.found) == ("at most 63", "'64 hashes'")
