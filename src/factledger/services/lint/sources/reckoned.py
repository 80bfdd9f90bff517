"""Two figures as they are compared: in the currency that one leaves open and the other names, and for each of what.

"Rupias" are rupiah where the document says so; "a kilogram costs Rp 6,700" is Rp 6,700 per kilogram.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import phrases
from factledger.reading.terms import forms, people
from factledger.reading.tokens import fold
from factledger.services.lint.prose.seen import TIME_UNITS
from factledger.values.figure import Kind
from factledger.values.units import Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.seen import Seen
    from factledger.values.figure import Figure
    from factledger.values.units import Units

_CENT = "_cent"
"""What the unit of a hundredth of a currency ends in."""

_FOR = "لل"
"""Arabic "for the", written onto the next word: for each of it."""


def reckoned(mine: Seen, theirs: Seen, units: Units) -> tuple[Figure, Figure]:
    """Return a figure of the draft and one of a document, as they are compared."""
    first, second = _in_shared_cents(mine, theirs, *_in_shared_unit(mine.mention, theirs.mention))
    return _for_each(first, mine, second, units), _for_each(second, theirs, first, units)


def _in_shared_unit(mine: Mention, theirs: Mention) -> tuple[Figure, Figure]:
    """Return two figures in the readings that share a unit, where a text leaves its own open: "rupias"."""
    if _base(mine.figure) == _base(theirs.figure) or (mine.settled and theirs.settled):
        return mine.figure, theirs.figure
    pairs = product(_meanings(mine), _meanings(theirs))
    return next(((a, b) for a, b in pairs if _base(a) == _base(b)), (mine.figure, theirs.figure))


def _in_shared_cents(mine: Seen, theirs: Seen, first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Return two figures in the cents of one currency, where a text leaves open of which its "cents" are.

    They are of one that the text gives other figures in.
    """
    one, other = _base(first), _base(second)
    if one == other or not (one.endswith(_CENT) and other.endswith(_CENT)):
        return first, second
    if _leaves_open(theirs, one):
        return first, second._replace(unit=second.unit.replace(other, one, 1))
    return (first._replace(unit=first.unit.replace(one, other, 1)) if _leaves_open(mine, other) else first), second


def _leaves_open(one: Seen, cent: str) -> bool:
    """Tell whether a text does not say of which currency its cents are, and may mean those that another one says."""
    if "unit" not in one.mention.inferred:
        return False
    currencies = {_base(it.figure) for it in one.prose.figures if it.figure.kind is Kind.MONEY}
    known = {it for it in currencies if not it.endswith(_CENT)}
    return not known or cent.removesuffix(_CENT) in known


def _meanings(mention: Mention) -> Iterator[Figure]:
    """Yield the readings of a figure that state its number."""
    yield from (one for one in mention.meanings if one.stated == mention.figure.stated)


def _for_each(figure: Figure, one: Seen, other: Figure, units: Units) -> Figure:
    """Return a figure as so much for each of what the words around it say, where the other one is for each of such."""
    wanted = [unit for unit in other.unit.split("/")[1:] if unit not in TIME_UNITS]
    base, *own = figure.unit.split("/")
    if not wanted or any(unit not in TIME_UNITS for unit in own) or base != _base(other):
        return figure
    # What each migrant pays is paid by person.
    whoever = people().get(wanted[0], frozenset())
    each = (wanted[0] if unit in whoever else unit for unit in _each(one))
    said = (unit for unit in each if _is_like(unit, wanted[0], units))
    found = next(said, None)
    return figure if found is None else figure._replace(unit="/".join((base, found, *own)))


def _base(figure: Figure) -> str:
    return figure.unit.partition("/")[0]


def _is_like(unit: str, other: str, units: Units) -> bool:
    return unit == other or units.relation(unit, other).likeness is Likeness.CONVERTS


def _each(one: Seen) -> Iterator[str]:
    """Yield the units of which a sentence says "each" or the like: "every hectare", "for a kilogram"."""
    known, leading = _unit_words(one.language), one.prose.phrases("for-each")
    outside = [
        word for word in one.sentence.words if not one.mention.number.start <= word.start < one.mention.number.end
    ]
    for before, word in pairwise(outside):
        if (before.name,) in leading or word.name.startswith(_FOR):
            yield from (known[form] for form in forms(word.name) if form in known)
    if outside and outside[0].name.startswith(_FOR):
        yield from (known[form] for form in forms(outside[0].name) if form in known)


@cache
def _unit_words(language: str) -> dict[str, str]:
    """Return the units and counted nouns of a language by their single words."""
    if language == UNKNOWN:
        return {}
    found: dict[str, str] = {}
    for table in ("units", "nouns"):
        for phrase, (unit, *_) in phrases(language, table):
            found.setdefault(fold(phrase), unit)
    return found
