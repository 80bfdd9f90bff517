"""Propose claims for the figures of a text that was made from another one; a person decides on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.errors import AmbiguousError, SheetError
from factledger.rules.origin import copies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.reading.mention import Mention
    from factledger.store.reader import Reader
    from factledger.values.figure import Figure

TAKE = "*"
"""What a person writes in the column claim to take the one claim that is proposed."""

_OR = " | "


def propose(reader: Reader, source: str, mentions: Iterable[Mention]) -> list[str]:
    """Return for each figure the claims that the parent of its source states with the same number and unit.

    Other texts made from the same original count too: an original that nobody holds states nothing itself. Hedges
    may differ, for a person to see. All claims are listed, each with its speaker: "a/chips#engineers | b/chips".

    Args:
        reader: The ledger.
        source: The source; one that derives from none has no proposals.
        mentions: Its figures; one that is not settled has no proposals.
    """
    stated = _stated(reader, source)
    return [_OR.join(stated.get(_number(one.figure), ())) if one.settled else "" for one in mentions]


def _stated(reader: Reader, source: str) -> dict[object, list[str]]:
    """Return the claims that the family of a source states, by number and unit, in the order of their keys."""
    row = reader.find(Source.KIND, source)
    parent = row.body.derived_from if row and isinstance(row.body, Source) else None
    if parent is None:
        return {}
    family = {parent, *copies(reader, parent)} - {source}
    stated: dict[object, list[str]] = {}
    for one in reader.current(Entry.KIND, reader.column(Entry.KIND, "source").in_(sorted(family))):
        body = one.body
        if isinstance(body, Entry) and body.figure is not None:
            claim = body.claim + (f"#{body.speaker}" if body.speaker else "")
            claims = stated.setdefault(_number(body.figure), [])
            claims += [claim] if claim not in claims else []
    return stated


def _number(figure: Figure) -> object:
    """Return what has to be equal: the stated number, or both printed bounds, and the unit."""
    bounds = tuple(None if one is None else one.value for one in (figure.low, figure.high))
    return figure.value.value if figure.value else bounds, figure.unit


def taken(claim: str, speaker: str | None, proposed: str | None) -> tuple[str, str | None]:
    """Return claim and speaker of a line, those that were proposed if a person takes them.

    Raises:
        SheetError: Nothing is proposed.
        AmbiguousError: Several claims are.
    """
    if claim != TAKE:
        return claim, speaker
    if proposed is None:
        msg = f"the line takes what is proposed ({TAKE}), and nothing is"
        raise SheetError(msg, do="write the claim in the column claim")
    if _OR.strip() in proposed:
        msg = f"the line takes what is proposed ({TAKE}), and several claims are"
        raise AmbiguousError(msg, found=proposed, do="write the one that is meant in the column claim")
    key, _, said_by = proposed.partition("#")
    return key, speaker or said_by or None
