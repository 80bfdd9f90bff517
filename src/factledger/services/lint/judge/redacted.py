"""Figures of a draft whose rows in the ledger were redacted: what the rows said is gone, and nothing rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.rules import lint as rules
from factledger.services.lint.judge.breach import Breach

if TYPE_CHECKING:
    from collections.abc import Container

    from factledger.domain.record import Row
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.match.candidate import Match


class Redacted:
    """Looks up what was redacted."""

    def __init__(self, index: Index) -> None:
        """Prepare; nothing is looked up where the ledger has no redaction."""
        self.index, self.reader = index, index.reader

    def breach(self, match: Match, stated: Container[str]) -> Breach | None:
        """Return the finding when all that a figure is tied to was redacted; None otherwise.

        Args:
            match: What the figure is tied to.
            stated: Keys of claims that a row states.
        """
        if not self.index.has_redactions:
            return None
        keys = [one.claim.key for one in match.chosen]
        if any(key in stated for key in keys):
            return None
        if match.tie is not None and not keys:
            return self._of(self.reader.find(Claim.KIND, match.tie))
        return next(filter(None, map(self._of, (row for key in keys for row in self.reader.all_of_claim(key)))), None)

    @staticmethod
    def _of(row: Row | None) -> Breach | None:
        if row is None or not row.is_redacted:
            return None
        message = f"what the ledger held of it, {row.kind} {row.key}, {row.ended}: nothing may be printed on its word"
        rows = (row.seq,) if row.kind == Entry.KIND else ()
        return Breach(rules.RETRACTED, message, rows, rules.RETRACTED.severity)
