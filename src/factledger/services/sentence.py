"""Rows as sentences, for the log, histories and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.publication import Publication
from factledger.domain.record import Removed
from factledger.domain.redaction import Redaction
from factledger.domain.source import Source
from factledger.domain.unit import Acceptance, Rate, UnitRecord

if TYPE_CHECKING:
    from factledger.domain.record import Body, Row


def sentence(row: Row) -> str:
    """Return what a row says, in one sentence, with its reason in parentheses."""
    reason = f" ({row.reason})" if row.reason else ""
    return f"{said(row)}{reason}"


def said(row: Row) -> str:
    """Return what a row says, without its reason."""
    if isinstance(row.body, Removed):
        return f"{row.kind} {row.key}@@{row.version} {row.ended}{f': {row.body.why}' if row.body.why else ''}"
    start = "withdrawn by us: " if row.is_void else ""
    return f"{start}{_said(row.key, row.body)}"


def _said(key: str, body: Body) -> str:
    match body:
        case Entry():
            return _entry(body)
        case Claim():
            return f"claim {key}: {body.statement or f'{body.subject}, {body.measure}'}"
        case Source():
            how = "which cites" if body.relation == "cites" else f"a {body.relation} of"
            derived = f", {how} {body.derived_from}" if body.derived_from else ""
            return f"source {key}: {body.title}{derived}"
        case UnitRecord():
            return f"unit {key} = {body.definition}"
        case Rate():
            return f"1 {body.base} = {body.value} {body.quote} on {body.date}, says {body.source}"
        case Acceptance() | Publication():
            return _of_draft(body)
        case Redaction():
            return f"the content of {body.target} was removed"
        case _:
            return f"{body.KIND} {key}"


_SHOWN = 12
"""How many digits of a root a sentence shows."""


def _of_draft(body: Acceptance | Publication) -> str:
    if isinstance(body, Publication):
        size, _, root = body.head.partition(":")
        grounds = _by(body.rows) or ", by no row"
        return f"{body.title} is published at {body.url}, judged at {size}:{root[:_SHOWN]}{grounds}"
    until = f" until {body.until}" if body.until else ""
    if body.sentence is None:
        return f"the finding of {body.rule} on {body.entry}@@{body.entry_version} is accepted{until}: {body.value}"
    return f"the finding of {body.rule} on {body.value!r} in {body.draft} is accepted{until}{_by(body.rows)}"


def _by(rows: tuple[str, ...] | None) -> str:
    """Return the row that something stands on, or how many there are."""
    if not rows:
        return ""
    return f", by {rows[0]}" if len(rows) == 1 else f", by {len(rows)} rows"


def _entry(body: Entry) -> str:
    speaker = f"{body.speaker} in {body.source}" if body.speaker else body.source
    value = body.text if body.text is not None else body.other_value
    change = f" ({body.role}, {body.direction})" if body.direction else ""
    status = "" if body.status == "asserted" else f", {body.status}"
    return f"{speaker} states {body.claim}: {value}{change}{status}"
