"""The commonest figures: a number and what it counts, with nothing behind them that any rule asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.change import has_nouns_of_change, role_before
from factledger.reading.form import Form
from factledger.reading.hedges import Hedging, hedge_behind_noun, hedging_before
from factledger.reading.mention import Mention
from factledger.reading.quantity import Builder, Taken
from factledger.reading.rates import leading
from factledger.reading.shares import named_share
from factledger.reading.units import after_number, before_number, with_rate
from factledger.values.figure import Figure, Hedge, Kind, Role, printed_bounds
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.amount import Amount
    from factledger.reading.line import Line
    from factledger.reading.units import Measured

# Members of enumerations that are asked for at every figure: Python 3.11 takes ten times as long to find them in there.
_PLAIN, _LEVEL, _COUNT, _PERCENT = Hedge.PLAIN, Role.LEVEL, Kind.COUNT, Kind.PERCENT

_OPEN = "meter"
"""The unit whose sign may stand for something else: the m of millions."""

_COMMAS = frozenset(",،")
_GROUP = 3
"""Decimals that may be the group of a number whose writer groups as no one does in this language."""


def plain(line: Line, found: Amount) -> Taken | None:
    """Return the figure of a number that nothing joins to another, or None where other rules have to be asked.

    This spares time and decides nothing: `multiple` and `quantity` return the same figure.
    """
    words, first, last = line.words, found.first, found.last
    if words[first - 1].joins_before or _goes_on(line, last) or not _is_simple(line, found):
        return None
    before = before_number(line, first) if words[first - 1].tells_before else None
    if before is not None:
        first = before.first
        if words[first - 1].joins_before:
            return None
    elif _may_be_share(line, found) and named_share(line, found):
        return None
    if words[first - 1].scales and _is_scaled(line, first):
        return None
    measured = _measured(line, found, before)
    if measured is None or words[measured.last - 1].joins_end:
        return None
    if measured.unit == NO_UNIT and hedge_behind_noun(line, last, _COUNT):
        return None
    return None if measured.last > last and _goes_on(line, measured.last) else _taken(line, found, measured, first)


def _may_be_share(line: Line, found: Amount) -> bool:
    """Tell whether the number may be one of the two of a share: a quick look, which most do not pass."""
    words, last = line.words, found.last
    is_part = words[last + 1].makes_share or words[last + 2].makes_share or words[last + 3].makes_share
    return is_part or words[found.first - 1].names_whole


def _goes_on(line: Line, i: int) -> bool:
    """Tell whether the word at token `i` may join what stands before it to something else."""
    word = line.words[i]
    if word.text in _COMMAS:
        return not line.words[i + 1].is_word or _goes_on(line, i + 1)
    if not word.joins_behind:
        return False
    after = line.words[i + 1]
    return not word.joins_with or after.fold in word.joins_with or after.text in word.joins_with


def _measured(line: Line, found: Amount, before: Measured | None) -> Measured | None:
    """Return what the number measures, or None where other rules have to be asked for that."""
    last = found.last
    measured = after_number(line, last, is_singular=found.readings[0].value == 1)
    if measured.unit == NO_UNIT:
        if "of" in line.words[last].opens:
            return None
        if before:
            return with_rate(line, before._replace(last=last))
        return measured if measured.last == last else measured._replace(last=last)
    if before is not None or measured.unit == _OPEN:
        return None
    return with_rate(line, measured)


def _is_scaled(line: Line, first: int) -> bool:
    """Tell whether a number or the letter of a scale stands before the figure at token `first`."""
    word, language = line.words[first - 1], line.lexicon.language
    if language.numbers in word.closes and line.before(language.numbers, first):
        return True
    return word.text in language.scales and line.is_adjacent(first)


def _is_simple(line: Line, found: Amount) -> bool:
    """Tell whether an amount is a number that can only mean one thing, with nothing in it but its scale word."""
    if line.characters or not found.settled or len(found.readings) > 1 or line.words[found.last - 1].joins_end:
        return False
    if found.form is Form.WORDS:
        language = line.lexicon.language
        is_number = not (language.prefixes or found.is_one or found.is_about) and language.fewest_words <= 1
    else:
        is_number = found.form is Form.DIGITS and found.readings[0].decimals != _GROUP
    return is_number and found.unit is None and found.hedge is None and found.out_of is None


def _taken(line: Line, found: Amount, measured: Measured, first: int) -> Taken | None:
    """Return the figure with the hedges and the role that the words before it tell; None if they tell a rate."""
    unit, last = measured.unit, measured.last
    inferred: tuple[str, ...] = ()
    kind = _COUNT if unit == NO_UNIT else line.lexicon.kind(unit)
    hedges, role, direction = Hedging(_PLAIN, is_approximate=False, first=first, last=last), _LEVEL, None
    # Where it is, a figure may be told of by a verb or a noun that does not stand directly before it.
    is_told_afar = line.lexicon.language.verb_first or (kind is _PERCENT and has_nouns_of_change(line))
    if is_told_afar or line.words[first - 1].tells_before:
        hedges = hedging_before(line, first, last, kind)
        if is_told_afar or line.words[hedges.first - 1].tells_before:
            role, direction = role_before(line, hedges.first, last, kind)
    if unit != NO_UNIT and leading(line, hedges.first, kind):
        return None
    if measured.note:
        builder = Builder(line, found, measured, first, 1, None)
        units = builder.units(hedges)
        if len(units) > 1:
            return None
        inferred = ("unit",) if builder.is_inferred() else ()
        unit = units[0]
    value, low, high = printed_bounds(hedges.hedge, found.readings[0])
    figure = Figure(hedges.hedge, value, low, high, kind, unit, measured.noun, role, direction, hedges.is_approximate)
    start = line.starts[hedges.first] if hedges.first < found.first else found.start
    span = Span(start, found.end if last == found.last else max(line.ends[last - 1], found.end))
    here = Span(found.start, found.end)
    mention = Mention(figure, line.text[span.start : span.end], span, here, line.lexicon.tag_text, inferred=inferred)
    return Taken(mention, hedges.first, last, found, measured.unit != NO_UNIT and measured.is_known)
