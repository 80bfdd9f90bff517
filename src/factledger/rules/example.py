"""The small ledgers of a rule's examples: a line a row, in the words of the schema.

`source KEY; field=value ...`, `claim KEY; field=value ...`, and `CLAIM@SOURCE: FIGURE; field=value ...` for an entry
(`CLAIM@SOURCE: ; other_value=2021` for one that is no figure). A source or claim that no line before names is made
with the least it needs. Figures are read in English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.record import columns
from factledger.domain.source import Source
from factledger.reading.read import read
from factledger.values.key import ClaimKey, EntryKey
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.record import Body


def bodies(rows: tuple[str, ...]) -> Iterator[tuple[str, Body]]:
    """Yield (key, body) of each row of an example, those it implies before it.

    Raises:
        FactledgerError: A line cannot be read.
    """
    known: set[tuple[str, str]] = set()
    for line in rows:
        head, *parts = (part.strip() for part in line.split(";"))
        fields: dict[str, Any] = dict(part.split("=", 1) for part in parts)
        kind, _, key = head.partition(" ")
        if kind in (Source.KIND, Claim.KIND):
            known.add((kind, key))
            yield key, _made(kind, key, fields)
            continue
        name, _, figure = head.partition(":")
        entry_key = EntryKey.parse(name)
        for kind, key in ((Source.KIND, str(entry_key.source)), (Claim.KIND, str(entry_key.claim))):
            if (kind, key) not in known:
                known.add((kind, key))
                yield key, _made(kind, key, {"value_type": _type(fields)} if kind == Claim.KIND else {})
        yield name, _entry(entry_key, figure.strip(), fields)


def _type(fields: dict[str, Any]) -> str:
    other = fields.get("other_value")
    return "quantity" if other is None else "date" if other[:4].isdigit() else "text"


def _made(kind: str, key: str, fields: dict[str, Any]) -> Body:
    if kind == Source.KIND:
        return Source(**({"title": key} | _nested(Source, fields)))
    named = ClaimKey.parse(key)
    least = {"subject": named.subject, "measure": named.measure, "value_type": "quantity"}
    return Claim(**(least | _nested(Claim, fields)))


def _entry(key: EntryKey, figure: str, fields: dict[str, Any]) -> Entry:
    given: dict[str, Any] = {"claim": str(key.claim), "source": str(key.source), "status": "asserted", "rank": "normal"}
    if key.speaker:
        given["speaker"] = str(key.speaker)
    if figure:
        given |= {"text": figure, "language": "en"}
        given |= figure_fields(read(figure, "en", Units.shipped()).figure)
    return Entry(**(given | _nested(Entry, fields)))


def _nested(body: type[Body], fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with those that are lists split at their commas."""
    lists = {one.name for one in columns(body) if one.shape == "list"}
    return {name: tuple(value.split(",")) if name in lists else value for name, value in fields.items()}
