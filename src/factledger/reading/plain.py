"""The commonest figures: a number and what it counts, with nothing behind them that any rule asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.beside import beside
from factledger.reading.change import has_nouns_of_change, role, role_before
from factledger.reading.divisors import with_rate
from factledger.reading.form import Form
from factledger.reading.hedges import hedge_behind_noun, hedging_before
from factledger.reading.lexicon import HYPHENS
from factledger.reading.mention import Mention
from factledger.reading.multiples import multiplied_about
from factledger.reading.quantity import Builder, Taken, of_form
from factledger.reading.rates import leading
from factledger.reading.shares import named_share
from factledger.reading.units import after_number, before_number
from factledger.values.figure import Figure, Hedge, Kind, Role, printed_bounds
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.form import Amount
    from factledger.reading.lexicon import Word
    from factledger.reading.line import Line
    from factledger.reading.measured import Measured
    from factledger.values.number import Number

# Members of enumerations that are asked for at every figure: Python 3.11 takes ten times as long to find them in there.
_PLAIN, _LEVEL, _COUNT, _PERCENT, _RATIO = Hedge.PLAIN, Role.LEVEL, Kind.COUNT, Kind.PERCENT, Kind.RATIO

_made = tuple.__new__
"""Makes a tuple with names from all its parts in a third of the time; each figure is several of them."""

_OPEN = "meter"
"""The unit whose sign may stand for something else: the m of millions."""

_OTHERS = (Form.FRACTION, Form.CROWD, Form.VAGUE)
"""Forms of what is no number in digits or words, and read alike."""

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
    before = before_number(line, first) if words[first - 1].measures_before else None
    if before is not None:
        first = before.first
        if words[first - 1].joins_before:
            return None
    elif _may_be_share(words, first, last) and named_share(line, found):
        return None
    if words[first - 1].scales and _is_scaled(line, first):
        return None
    if words[first - 1].tells_before and multiplied_about(line, found) is not None:
        return None
    measured = _measured(line, found, before)
    if measured is None or words[measured.last - 1].joins_end:
        return None
    if measured.unit == NO_UNIT and hedge_behind_noun(line, last, _COUNT):
        return None
    return None if measured.last > last and _goes_on(line, measured.last) else _taken(line, found, measured, first)


def _may_be_share(words: list[Word], first: int, last: int) -> bool:
    """Tell whether the number may be one of the two of a share: a quick look, which most do not pass."""
    is_part = words[last + 1].makes_share or words[last + 2].makes_share or words[last + 3].makes_share
    return is_part or words[first - 1].names_whole


def _goes_on(line: Line, i: int) -> bool:
    """Tell whether the word at token `i` may join what stands before it to something else."""
    word = line.words[i]
    if word.text in _COMMAS:
        return not line.words[i + 1].is_word or _goes_on(line, i + 1)
    if not word.joins_behind:
        return False
    if word.joins_with is None:
        return True
    after = line.words[i + 1]
    joins = word.joins_numbers and after.leads_to_number
    return joins or after.fold in word.joins_with or after.text in word.joins_with


def _measured(line: Line, found: Amount, before: Measured | None) -> Measured | None:
    """Return what the number measures, or None where other rules have to be asked for that."""
    last, measured = found.last, None
    if found.form is Form.DIGITS or found.form is Form.WORDS:
        if before and not _may_measure_money(line, last):
            return with_rate(line, before.ending(last))
        measured = after_number(line, last, is_singular=found.readings[0].value == 1)
        if measured.unit == NO_UNIT and "of" not in line.words[last].opens:
            if before:
                return with_rate(line, before.ending(last))
            return measured if measured.last == last else measured.ending(last)
        if before is None and measured.unit not in (NO_UNIT, _OPEN):
            return with_rate(line, measured)
    measured = beside(line, found, before, is_singular=found.readings[0].value == 1)
    return None if measured.unit.partition("/")[0] == _OPEN else measured


def _may_measure_money(line: Line, i: int) -> bool:
    """Tell whether what stands at token `i` may say again that a number is money: a quick look, which few pass."""
    word = line.words[i]
    is_unit = word.measures or "of" in word.opens or "modifier" in word.opens
    return is_unit or word.text in HYPHENS or line.lexicon.has_nouns_of_money


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
    form = found.form
    if form is Form.DIGITS:
        is_number = found.readings[0].decimals != _GROUP
    elif form is Form.WORDS:
        language = line.lexicon.language
        is_number = not (language.prefixes or found.is_one or found.is_about) and language.fewest_words <= 1
    else:
        is_number = form in _OTHERS
    return is_number and found.unit is None and found.hedge is None and found.out_of is None


def _taken(line: Line, found: Amount, measured: Measured, first: int) -> Taken | None:
    """Return the figure with the hedges and the role that the words before it tell; None if they tell more."""
    unit, last, words, lexicon = measured.unit, measured.last, line.words, line.lexicon
    inferred: tuple[str, ...] = ()
    kind = lexicon.kind(unit) if unit != NO_UNIT else _RATIO if found.form is Form.FRACTION else _COUNT
    hedge, is_approximate, start, said, direction = _PLAIN, False, first, _LEVEL, None
    # Where it is, a figure may be told of by a verb or a noun that does not stand directly before it.
    is_told_afar = lexicon.language.verb_first or (kind is _PERCENT and has_nouns_of_change(line))
    changes = lexicon.language.changes_after
    if changes in words[last].opens or changes in words[found.last].opens:
        hedge, is_approximate, start, _ = hedging_before(line, first, last, kind)
        said, direction = role(line, start, last, found.last, kind)
    elif is_told_afar or words[first - 1].tells_before:
        hedge, is_approximate, start, _ = hedging_before(line, first, last, kind)
        if is_told_afar or words[start - 1].tells_before:
            said, direction = role_before(line, start, last, kind)
    leads_rate = unit != NO_UNIT and (words[start - 1].names_rate or lexicon.leads_rates)
    is_fewer = start != first and "negative" in words[start - 1].closes  # "menos unos 8.000 chips"
    if is_fewer or (leads_rate and leading(line, start, kind)):
        return None
    if measured.note:
        builder = Builder(line, found, measured, first, 1, None)
        units = builder.units(start, last)
        if len(units) > 1:
            return None
        inferred = ("unit",) if builder.is_inferred() else ()
        unit = units[0]
    number: Number | None = found.readings[0]
    if found.form in _OTHERS:
        hedge, number = of_form(found, measured, hedge), None if found.form is Form.VAGUE else number
    value, low, high = printed_bounds(hedge, number)
    figure = _made(Figure, (hedge, value, low, high, kind, unit, measured.noun, said, direction, is_approximate))
    number_start, end = found.start, found.end
    number_span = _made(Span, (number_start, end))
    if start < found.first:
        number_start = line.starts[start]
    if last != found.last:
        end = max(line.ends[last - 1], end)
    span = _made(Span, (number_start, end))
    text = line.text[number_start:end]
    mention = _made(Mention, (figure, text, span, number_span, lexicon.tag_text, True, (), inferred, None, None))
    return _made(Taken, (mention, start, last, found, measured.unit != NO_UNIT and measured.is_known))
