"""The kinds of rows, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.publication import Publication
from factledger.domain.redaction import Redaction
from factledger.domain.source import Source
from factledger.domain.unit import Acceptance, Rate, UnitRecord

if TYPE_CHECKING:
    from factledger.domain.record import Body

KINDS: dict[str, type[Body]] = {
    body.KIND: body for body in (Source, UnitRecord, Rate, Claim, Entry, Acceptance, Publication, Redaction)
}
"""Every kind of row, in the order in which their tables stand in the docs."""
