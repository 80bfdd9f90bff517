"""Verify a ledger against itself and against signed checkpoints; or a proof, without any ledger."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.domain.checkpoint import PROOF_HEADER, Checkpoint, ConsistencyProof, InclusionProof
from factledger.domain.log import check_consistency, check_inclusion, leaf_hash
from factledger.domain.note import Note, open_note
from factledger.domain.redaction import content_leaf
from factledger.errors import MisuseError, ParseError, RefusedError
from factledger.services.integrity import integrity
from factledger.services.seal import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.domain.log import Head
    from factledger.domain.note import VerifierKey
    from factledger.services.integrity import Changed, Redacted
    from factledger.store.reader import Reader

FULL_REWRITE = "a rewrite of the whole ledger, and rows cut off its end: there is no checkpoint to compare with"
BESIDE = "rows and checkpoints cut off together: compare with a checkpoint kept elsewhere (--checkpoint)"
NO_KEY = "who signed the checkpoints: no key was given (--key)"


@dataclass(frozen=True, slots=True)
class Compared:
    """A checkpoint, and what the ledger says to it.

    Attributes:
        checkpoint: What it says.
        where: "kept" for one that the ledger keeps, "given" for one from outside.
        wrong: Why the ledger is not what it says; None when it is.
        signed_by: Names of the keys given that signed it.
    """

    checkpoint: Checkpoint
    where: str
    wrong: str | None
    signed_by: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "origin": self.checkpoint.origin,
            "size": self.checkpoint.head.size,
            "root": self.checkpoint.head.root.hex(),
            "where": self.where,
            "ok": self.wrong is None,
            "wrong": self.wrong,
            "signed_by": list(self.signed_by),
        }


@dataclass(slots=True)
class Verified:
    """What verifying a ledger came to.

    Attributes:
        head: Size and root over all leaves.
        changed: Rows that are no longer what their leaf says.
        wrong: All that is wrong, a sentence each.
        redacted: Rows whose content was removed, each with the row that says so.
        shape: How tables and guards differ from those of a ledger.
        checkpoints: The checkpoints it was compared with.
        cannot_show: What could have happened all the same.
    """

    head: Head
    changed: list[Changed] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    shape: list[str] = field(default_factory=list)
    checkpoints: list[Compared] = field(default_factory=list)
    cannot_show: list[str] = field(default_factory=list)
    redacted: list[Redacted] = field(default_factory=list)

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "ok": self.is_ok,
            "size": self.head.size,
            "root": self.head.root.hex(),
            "changed": [one._asdict() for one in self.changed],
            "guards": not self.shape,
            "checkpoints": [one.to_json() for one in self.checkpoints],
            "cannot_show": self.cannot_show,
            "wrong": self.wrong,
            "redacted": [one._asdict() for one in self.redacted],
        }


def verify(reader: Reader, given: str | None = None, keys: Sequence[VerifierKey] = ()) -> Verified:
    """Hash every row of a ledger again, and compare its history with every checkpoint there is.

    Args:
        reader: The ledger.
        given: A signed checkpoint from elsewhere.
        keys: Keys that may have signed; without any, signatures are not looked at, and that is said.

    Raises:
        ParseError: What is given is no checkpoint, or none of the keys signed it.
    """
    outside = None if given is None else Kept(given, Checkpoint.parse(_text(given, keys)))
    reader = reader.lenient()
    kept, unreadable = _kept(reader.checkpoints())
    every = [*kept, *([outside] if outside else [])]
    found = integrity(reader, {one.checkpoint.head.size for one in every})
    result = Verified(found.head, found.changed, [f"{one.place}: {one.message}" for one in found.findings], found.shape)
    result.redacted = found.redacted
    result.wrong += unreadable
    for one in every:
        where = "given" if one is outside else "kept"
        wrong = _wrong(one.checkpoint.head, found.heads, found.head)
        signed, unsigned = _signers(one.note, keys)
        result.checkpoints.append(Compared(one.checkpoint, where, wrong or unsigned, signed))
    result.wrong += (
        f"checkpoint of {one.checkpoint.head.size} rows: {one.wrong}" for one in result.checkpoints if one.wrong
    )
    result.cannot_show = _cannot_show(result, is_outside=outside is not None, has_key=bool(keys))
    return result


def _text(note: str, keys: Sequence[VerifierKey]) -> str:
    return (open_note(note, keys) if keys else Note.parse(note)).text


def _kept(notes: Sequence[tuple[int, str]]) -> tuple[list[Kept], list[str]]:
    """Return the checkpoints that can be read, and what is wrong with the others."""
    found, wrong = [], []
    for size, note in notes:
        try:
            one = Kept.parse(note)
        except (ParseError, TypeError, AttributeError):
            wrong.append(f"checkpoint of {size} rows: it cannot be read")
            continue
        if one.checkpoint.head.size != size:
            wrong.append(f"checkpoint of {size} rows: it is one of {one.checkpoint.head.size} rows")
        found.append(one)
    return found, wrong


def _wrong(head: Head, heads: dict[int, Head], now: Head) -> str | None:
    if head.size > now.size:
        return f"the ledger has {now.size} rows: its end was cut off"
    if heads.get(head.size, head) != head:
        return f"one of rows 1 to {head.size} is not what was signed"
    return None


def _signers(note: str, keys: Sequence[VerifierKey]) -> tuple[tuple[str, ...], str | None]:
    """Return who of some keys signed a note, and what is wrong with the signatures."""
    if not keys:
        return (), None
    try:
        signed = tuple(key.name for key in Note.parse(note).verified_by(keys))
    except ParseError as error:
        return (), error.what
    return signed, None if signed else "none of the keys given signed it"


def _cannot_show(result: Verified, *, is_outside: bool, has_key: bool) -> list[str]:
    count = len(result.redacted)
    lines = [f"what {count} redacted row{'s' * (count > 1)} held: content removed, cannot be re-hashed"] * bool(count)
    if not result.checkpoints:
        return [*lines, FULL_REWRITE]
    sealed = max(one.checkpoint.head.size for one in result.checkpoints)
    lines += [] if is_outside else [BESIDE]
    if sealed < result.head.size:
        lines.append(f"a rewrite of rows {sealed + 1} to {result.head.size}: no checkpoint covers them yet")
    if not has_key:
        lines.append(NO_KEY)
    return lines


@dataclass(frozen=True, slots=True)
class Shown:
    """What a proof shows.

    Attributes:
        what: The sentence that it proves.
        checkpoint: The checkpoint that it leads to.
        signed_by: Who signed that.
        row: The row, for a proof that a row is in a log; None for one without it.
    """

    what: str
    checkpoint: Checkpoint
    signed_by: tuple[str, ...]
    row: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "ok": True,
            "what": self.what,
            "origin": self.checkpoint.origin,
            "size": self.checkpoint.head.size,
            "root": self.checkpoint.head.root.hex(),
            "signed_by": list(self.signed_by),
            "row": self.row,
        }


def verify_proof(text: str, keys: Sequence[VerifierKey], earlier: str | None = None) -> Shown:
    """Return what a proof shows to somebody who has one of the keys, and no ledger.

    Args:
        text: The proof: of inclusion, or of consistency.
        keys: Keys that may have signed its checkpoint.
        earlier: For a proof of consistency, the signed checkpoint that it starts from.

    Raises:
        MisuseError: No key is given, or no earlier checkpoint where one is needed.
        ParseError: It is no proof, or none of the keys signed it.
        RefusedError: It does not prove what it says.
    """
    if not keys:
        msg = "a proof shows nothing to somebody without the key"
        raise MisuseError(msg, expected="--key KEY", do="ask whoever sealed the ledger for the public key")
    return _inclusion(text, keys) if text.startswith(PROOF_HEADER) else _consistency(text, keys, earlier)


def _inclusion(text: str, keys: Sequence[VerifierKey]) -> Shown:
    proof = InclusionProof.parse(text)
    checkpoint, signed_by = _opened(proof.checkpoint, keys)
    if proof.extra is None:
        msg = "the proof does not carry the row that it is about"
        raise RefusedError(msg, expected="a line 'extra' with the row", do="ask for one made by factledger prove")
    leaf = content_leaf(proof.extra)
    if not check_inclusion(proof.index, checkpoint.head, leaf or leaf_hash(proof.extra), proof.hashes):
        msg = f"this row is not row #{proof.index + 1} of what was signed"
        raise RefusedError(msg, expected=str(checkpoint.head), do="the row or the proof was changed: ask for another")
    of = f"row #{proof.index + 1} of the {checkpoint.head.size} rows of {checkpoint.origin}"
    if leaf:
        what = f"{of} has the leaf {leaf.hex()}; what it said is not in the proof: it was redacted"
        return Shown(what, checkpoint, signed_by)
    what = f"this is {of}"
    return Shown(what, checkpoint, signed_by, _row(proof.extra))


def _consistency(text: str, keys: Sequence[VerifierKey], earlier: str | None) -> Shown:
    proof = ConsistencyProof.parse(text)
    if earlier is None:
        msg = "a proof of consistency starts from an earlier checkpoint"
        raise MisuseError(msg, expected="--checkpoint FILE", found="none")
    old, _ = _opened(earlier, keys)
    new, signed_by = _opened(proof.checkpoint, keys)
    is_named = old.head.size == proof.old_size and old.origin == new.origin
    if not is_named or not check_consistency(old.head, new.head, proof.hashes):
        msg = "the later log does not go on from the earlier, or this is the proof of another one"
        raise RefusedError(msg, expected=f"{old.origin}, {old.head}", found=f"{new.origin}, {new.head}")
    what = f"the {new.head.size} rows of {new.origin} begin with its first {old.head.size}, unchanged"
    return Shown(what, new, signed_by)


def _opened(note: str, keys: Sequence[VerifierKey]) -> tuple[Checkpoint, tuple[str, ...]]:
    found = open_note(note, keys)
    return Checkpoint.parse(found.text), tuple(key.name for key in found.verified_by(keys))


def _row(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        msg = "what the proof carries is no row"
        raise RefusedError(msg, found=repr(content[:80])) from error
    if not isinstance(found, dict):
        msg = "what the proof carries is no row"
        raise RefusedError(msg, found=repr(content[:80]))
    return found
