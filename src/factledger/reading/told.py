"""Which of two units a name stands for, as the words around it tell: "重さ60キロ" are kilograms.

One of the two may be a currency: "2 million pounds of beef" is a mass, "2 million pounds in tax" money.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from factledger.values.figure import Kind

if TYPE_CHECKING:
    from factledger.reading.form import Amount
    from factledger.reading.line import Line
    from factledger.reading.measured import Measured

_BEFORE = 12
_BEHIND = 7
"""How many tokens may stand between a figure and the word that tells its unit, in its clause."""

_OR, _IF = "or:", "if:"
_AROUND = 40
"""Tokens around a figure whose script may tell its currency."""

_REACH = 8
"""Tokens before the figure in which a word may tell whether it is money."""

_IN_BRACKETS = 7
"""Tokens behind a bracket in which the same is said in another unit."""

_CLAUSE_ENDS = frozenset(".;:!?()")


def other_of(note: str) -> str:
    """Return the other unit that a name may stand for, from the note in its table, or an empty text."""
    return note.removeprefix(_OR) if note.startswith(_OR) else ""


def either(note: str) -> str:
    """Return the note that says that a unit may be this other one."""
    return _OR + note


def by_region(note: str) -> str:
    """Return what a unit is in another region, from an "if:" in the note of its table, or an empty text."""
    return note.removeprefix(_IF) if note.startswith(_IF) else ""


def by_script(line: Line, first: int, note: str) -> str:
    """Return what a unit is besides, from an "if:" in its note, where the text around token `first` is written so."""
    other = by_region(note)
    around = line.words[max(first - _AROUND, 0) : first + _AROUND] if other else ()
    return other if any(f"tells-{other}" in word.opens for word in around) else ""


def told(line: Line, first: int, last: int, units: list[str]) -> list[str]:
    """Return those of the units that words beside the figure at tokens first..last name; all when none does."""
    found = [unit for unit in units if _tells(line, first, last, unit.partition("/"))]
    return found or units


def _tells(line: Line, first: int, last: int, unit: tuple[str, str, str]) -> bool:
    categories = (f"tells-{unit[0]}", f"tells-{unit[2]}")
    words = line.lexicon.language.words
    if not any(category in words for category in categories):
        return False
    clause = (range(first - 1, max(first - _BEFORE, 0) - 1, -1), range(last, min(last + _BEHIND, line.count)))
    places = [i for side in clause for i in takewhile(line.is_word, side)]
    return any(line.has(category, i) is not None for i in (*range(first, last), *places) for category in categories)


def settled(line: Line, found: Amount, first: int, measured: Measured) -> Measured:
    """Return what the number measures, if it may be money, as its surroundings tell, or with a note of the other unit.

    Args:
        line: The line.
        found: The number.
        first: The first token of the figure.
        measured: What it measures, as its name says.
    """
    other = other_of(measured.note)
    currency, name = other.partition("/")[0], measured.unit.partition("/")[0]
    if not other or line.lexicon.kind(currency) is not Kind.MONEY:
        return measured
    if line.lexicon.kind(name) is not Kind.QUANTITY:
        return measured._replace(note="")
    kind = _money_or_not(line, first, measured.last, currency)
    # Millions of them are money more often.
    is_money = found.scale > 1 if kind is None else kind is Kind.MONEY
    unit, other = (other, measured.unit) if is_money else (measured.unit, other)
    return measured._replace(unit=unit, note="" if kind else either(other))


def _money_or_not(line: Line, first: int, last: int, currency: str) -> Kind | None:
    """Return which of the two the words around the figure tell: money, or a quantity; None when they do not."""
    if (of := line.has("of", last)) is not None:
        if line.has("money-noun", of) is not None:
            return Kind.MONEY
        is_stuff = of == last + 1 and line.is_word(of) and line.words[of].text.islower()
        return Kind.QUANTITY if is_stuff and line.has("stop", of) is None else None
    for category, kind in (("money-behind", Kind.MONEY), ("mass-behind", Kind.QUANTITY)):
        if line.has(category, last) is not None:
            return kind
    if line.is_mark(last, "(") and (beside := _in_brackets(line, last + 1)):
        return beside
    for i in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if line.words[i].text in _CLAUSE_ENDS:
            break
        if line.has("money-before", i) is not None:
            return Kind.MONEY
        if line.has("mass-before", i) is not None:
            return Kind.QUANTITY
    near = range(max(first - 2 * _REACH, 0), min(last + 2 * _REACH, line.count))
    return Kind.MONEY if any(_names(line, i, currency) for i in near if not first <= i < last) else None


def _in_brackets(line: Line, i: int) -> Kind | None:
    """Return the kind of what brackets say the same in: "2 million pounds ($2.7 million)", "5 pounds (2.3 kg)"."""
    for k in range(i, min(i + _IN_BRACKETS, line.count)):
        if line.is_mark(k, ")"):
            break
        found = line.at(line.lexicon.neutral.signs, k) or line.at(line.lexicon.symbols, k)
        found = found or line.at(line.lexicon.language.units, k)
        kind = line.lexicon.kind(found[0].unit) if found else None
        if kind in (Kind.MONEY, Kind.QUANTITY):
            return kind
    return None


def _names(line: Line, i: int, currency: str) -> bool:
    """Tell whether a sign or name at token `i` is of this currency and of nothing else: "£5"."""
    found = line.at(line.lexicon.neutral.signs, i) or line.at(line.lexicon.language.units, i)
    return found is not None and found[0].unit.startswith(currency)
