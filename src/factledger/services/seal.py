"""Seal a ledger: sign its head, so that whoever keeps the checkpoint sees any later rewrite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.domain.checkpoint import Checkpoint
from factledger.domain.log import check_consistency, consistency_path
from factledger.domain.note import Note
from factledger.errors import NotFoundError, RewrittenError
from factledger.services.integrity import integrity

if TYPE_CHECKING:
    from factledger.domain.note import SignerKey
    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Kept:
    """A checkpoint that a ledger keeps.

    Attributes:
        note: The signed note.
        checkpoint: What it says.
    """

    note: str
    checkpoint: Checkpoint

    @classmethod
    def parse(cls, note: str) -> Kept:
        """Read a signed checkpoint, whoever signed it.

        Raises:
            ParseError: It is none.
        """
        return cls(note, Checkpoint.parse(Note.parse(note).text))


def seal(writer: Writer, key: SignerKey) -> tuple[Kept, bool]:
    """Sign the head of a ledger whose every row is sound, and keep the checkpoint; say whether it is new.

    The name of the key names the log too. A head that is sealed already is left as it is.

    Raises:
        NotFoundError: There is no row to seal.
        RewrittenError: A row was changed, or the ledger does not go on from its last checkpoint.
    """
    kept = [Kept.parse(note) for _, note in writer.checkpoints()]
    found = integrity(writer, [one.checkpoint.head.size for one in kept])
    if found.findings:
        first = found.findings[0]
        msg = "the ledger is not in order, and what is not in order is not sealed"
        raise RewrittenError(msg, found=f"{first.place}: {first.message}", do="factledger verify")
    for one in kept:
        if found.heads.get(one.checkpoint.head.size) != one.checkpoint.head:
            msg = f"the ledger does not go on from its checkpoint of {one.checkpoint.head.size} rows"
            raise RewrittenError(msg, expected=str(one.checkpoint.head), do="factledger verify")
    if not found.head.size:
        msg = "there is no row to seal"
        raise NotFoundError(msg, do="record something first")
    if kept and kept[-1].checkpoint.head == found.head:
        return kept[-1], False
    checkpoint = Checkpoint(key.name, found.head)
    made = Kept(key.sign(str(checkpoint)), checkpoint)
    writer.keep_checkpoint(found.head.size, made.note)
    return made, True


def goes_on(reader: Reader, earlier: Checkpoint, later: Checkpoint) -> tuple[bytes, ...] | None:
    """Return the proof that the later checkpoint of a ledger goes on from the earlier; None where it does not."""
    if not 0 < earlier.head.size <= later.head.size:
        return None
    proof = tuple(reader.roots(consistency_path(earlier.head.size, later.head.size)))
    return proof if check_consistency(earlier.head, later.head, proof) else None
