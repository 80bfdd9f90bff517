"""Prove to somebody without the ledger that a row is in it, or that it goes on from an earlier state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.checkpoint import ConsistencyProof, InclusionProof
from factledger.domain.log import check_inclusion, inclusion_path
from factledger.domain.redaction import leaf_content
from factledger.errors import NotFoundError, RewrittenError
from factledger.services.seal import Kept, goes_on
from factledger.services.show import show

if TYPE_CHECKING:
    from factledger.store.reader import Reader

_SEAL = "factledger seal"


def prove(reader: Reader, key: str) -> InclusionProof:
    """Return the proof that a row is in the ledger, with the row itself; of a redacted one, with its leaf hash.

    Args:
        reader: The ledger.
        key: Key or number of the row, as `show` takes it.

    Raises:
        NotFoundError: There is no such row, or no checkpoint covers it.
        RewrittenError: The row was changed, or the ledger no longer is what the checkpoint says.
    """
    row = show(reader, key)
    kept = _newest(reader)
    size = kept.checkpoint.head.size
    if row.seq > size:
        msg = f"row #{row.seq} is not sealed yet"
        raise NotFoundError(msg, expected=f"one of the first {size} rows", do=_SEAL)
    content, index = leaf_content(row.leaf) if row.is_redacted else row.leaf_bytes(), row.seq - 1
    hashes = reader.roots(inclusion_path(index, size))
    if not check_inclusion(index, kept.checkpoint.head, row.leaf, hashes):
        msg = f"row #{row.seq} does not prove: it, or another row, is no longer what was sealed"
        raise RewrittenError(msg, do="factledger verify names what was changed")
    return InclusionProof(index, tuple(hashes), kept.note, content)


def prove_since(reader: Reader, note: str) -> ConsistencyProof:
    """Return the proof that the newest checkpoint goes on from an earlier one.

    Args:
        reader: The ledger.
        note: The earlier checkpoint, signed.

    Raises:
        ParseError: That is no checkpoint.
        NotFoundError: There is no checkpoint as new as that one.
        RewrittenError: The ledger does not go on from it.
    """
    earlier, kept = Kept.parse(note).checkpoint, _newest(reader)
    if earlier.head.size > kept.checkpoint.head.size:
        msg = f"the newest checkpoint here is of {kept.checkpoint.head.size} rows"
        raise NotFoundError(msg, expected=f"one of at least {earlier.head.size} rows", do=_SEAL)
    hashes = goes_on(reader, earlier, kept.checkpoint)
    if hashes is None or earlier.origin != kept.checkpoint.origin:
        msg = "the ledger does not go on from this checkpoint: it was rewritten, or is another ledger"
        expected = f"{earlier.origin}, {earlier.head}"
        raise RewrittenError(msg, expected=expected, found=f"{kept.checkpoint.origin}, {kept.checkpoint.head}")
    return ConsistencyProof(earlier.head.size, hashes, kept.note)


def _newest(reader: Reader) -> Kept:
    kept = reader.checkpoints()
    if not kept:
        msg = "the ledger has no checkpoint that a proof could lead to"
        raise NotFoundError(msg, do=_SEAL)
    return Kept.parse(kept[-1][1])
