"""Multiples: "tenfold", "8 times as many", "three times more"."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from factledger.reading.amount import amount
from factledger.reading.dates import is_year
from factledger.reading.dimensions import by
from factledger.reading.form import NUMERIC, Form
from factledger.reading.hedges import Hedging, hedging
from factledger.reading.mention import Mention, Reading
from factledger.reading.quantity import Taken
from factledger.reading.units import after_number
from factledger.reading.words import lookup
from factledger.values.figure import Figure, Hedge, Kind, printed_bounds
from factledger.values.number import Number, exact, quotient
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.form import Amount
    from factledger.reading.line import Line

_SUBJECT = 8
"""How many words a subject may have that stands between its verb and how many times."""

_AGAIN = 12
"""How many tokens back the word may stand that is named again behind "times"."""

_SHORT = 3
"""Letters of a word that is too short to be what a multiple is of."""

_OFTEN = 1_000
"""So many times are how often something was done, rather than how many times as much it is."""

_FEW = (2, 3)
"""So many times something may have doubled over."""


def multiple(line: Line, found: Amount) -> Taken | None:
    """Return "tenfold", "8 times as many", "three times more" if the amount begins one, or None.

    "N times more" is N or N + 1, and both are given (DESIGN 3.1).
    """
    if found.form is Form.MULTIPLE and line.lexicon.language.verb_first:
        return _behind_subject(line, found)
    if found.form not in NUMERIC:
        return None
    led = _multiplied(line, found, "multiplied-by")
    about = multiplied_about(line, found) if led is None else None
    if led is not None or about is not None:
        hedges = hedging(line, found.first if led is None else led, found.last, Kind.RATIO)
        return _taken(line, found, hedges if about is None else hedges._replace(first=about), [found.number])
    if (led := _multiplied(line, found, "divided-by")) is not None and found.number.value > 1:
        return _one_in(line, found, led, found.last)
    counted = _counted(line, found)
    return None if counted is None else _so_many_times(line, *counted)


def _one_in(line: Line, found: Amount, first: int, last: int) -> Taken | None:
    """Return one in so many: "divided by 8", "eight times fewer"."""
    number = Number.written(quotient(1, found.number.value), decimals=2)
    return _taken(line, found, hedging(line, first, last, Kind.RATIO), [number])


def _so_many_times(line: Line, found: Amount, last: int, needs_more: bool) -> Taken | None:  # noqa: FBT001  as counted
    """Return the multiple that so many times are, or None; `last` is the index after the word for "times"."""
    if needs_more and _is_so_often(line, last):
        return None
    if needs_more and found.number.value > 1 and line.has("times-fewer", last) is not None:
        return _one_in(line, found, found.first, last)
    more, than = line.has("more", last), line.has("than", last)
    first = line.had("times-before", found.first)
    verb = line.had("grows-by", found.first) if first is None else None
    hedges = hedging(line, next((i for i in (first, verb) if i is not None), found.first), last, Kind.RATIO)
    grows = verb is not None or (first is None and line.had("grows-by", hedges.first) is not None)
    if hedges.first == verb:
        hedges = hedges._replace(first=found.first)  # the "hơn" of "cao hơn 3 lần" is no "more than"
    is_told = more is not None or than is not None or first is not None or grows
    if needs_more and not is_told and not _is_of_itself(line, found, last):
        return None
    numbers = [found.number]
    if grows or (needs_more and more is not None):
        numbers.append(found.number._replace(value=found.number.value + 1))
    # "tăng 3 lần" is also said of what rose on three occasions.
    is_often = grows and needs_more and found.number.decimals == 0
    others = [_multiple(hedges, found.number)._replace(kind=Kind.COUNT, unit="time")] if is_often else []
    return _taken(line, found, hedges, numbers, others)


def _times(line: Line, found: Amount) -> tuple[int, bool] | None:
    """Return (index after the word behind the number that says "times", whether it needs a "more" or "as many")."""
    after = line.words[found.last]
    hyphen = after.text in "-‐‑" and line.is_adjacent(found.last)
    if not (hyphen or after.numbers or after.text in ("x", "X")):
        return None
    if line.has("never-alone", found.first) == found.last and not line.is_adjacent(found.last):
        return None  # "이 배" is this ship, not twice
    word = lookup(line, found.last + hyphen)
    if word is None and after.text in ("x", "X"):
        return None if by(line, found.last) is not None else (found.last + 1, False)  # "20 x 30 feet"
    if word is None or word[0].kind not in ("fold", "occasion", "multiple-of"):
        return None
    if word[0].kind == "fold" and not hyphen and after.text[:1].isupper() and not after.text.isupper():
        return None  # "85,000 Fold 3 handsets"
    if word[0].kind == "multiple-of" and is_year(line, found.first):
        return None  # "in 2025 double what it was": "في 2025 ضعف"
    return word[1], word[0].kind != "fold"  # "2.5 ضعف ما كان", as well as "2.5 أضعاف"


def _is_of_itself(line: Line, found: Amount, last: int) -> bool:
    """Tell whether so many times is a multiple by itself: half an occasion is none, and what it is of is named again.

    "3.4 million times" is how often, whatever stands behind its decimal mark. "Pengiriman pada 2025 delapan kali
    pengiriman pada 2024" compares two years of one thing.
    """
    is_part = found.number.decimals > 0 and found.number.value < _OFTEN
    if not line.is_letters(last):
        return is_part
    again = line.words[last].fold
    before = line.words[max(found.first - _AGAIN, 0) : found.first]
    return is_part or (
        "stop" not in line.words[last].opens and len(again) > _SHORT and any(word.fold == again for word in before)
    )


def _is_so_often(line: Line, last: int) -> bool:
    """Tell whether a span of time behind "times" says how often: "dos veces al día"."""
    per = line.has("per-time", last)
    unit = None if per is None else line.at(line.lexicon.language.units, per)
    return unit is not None and line.lexicon.kind(unit[0].unit) is Kind.DURATION


def _multiplied(line: Line, found: Amount, category: str) -> int | None:
    """Return the index of "multiplié par" before a number that counts nothing: "multiplié par trois", or None."""
    first = line.had(category, found.first)
    is_bare = first is not None and after_number(line, found.last, is_singular=False).unit == NO_UNIT
    return first if is_bare else None


def multiplied_about(line: Line, found: Amount) -> int | None:
    """Return the same before a hedge, which may open with its "by": "se multiplicó por más de cuatro"."""
    hedge = line.before(line.lexicon.language.hedges_before, found.first)
    starts = (hedge[1], hedge[1] + 1) if hedge is not None else ()
    led = (_multiplied(line, found._replace(first=start), "multiplied-by") for start in starts)
    return next((one for one in led if one is not None), None)


def _counted(line: Line, found: Amount) -> tuple[Amount, int, bool] | None:
    """Return how many times, the index after that, and whether it needs a "more"; a half behind "times" is read, too.

    Once alone is no multiple: "once more", "once a year"; once and a half is: "uma vez e meia".
    """
    times = _times(line, found)
    if times is None or not times[1]:
        return (found, *times) if times else None
    half = None if found.number.decimals else _half_behind(line, times[0])
    if half is None:
        return None if found.number.value == 1 else (found, *times)
    number = Number.written(exact(found.number.value + Fraction(1, 2)), decimals=1)
    return found._replace(readings=(number,)), half, line.has("more", half) is not None


def _half_behind(line: Line, i: int) -> int | None:
    """Return the index after the half of "due volte e mezzo" at token `i`, or None."""
    joined = line.has("join", i)
    half = None if joined is None else lookup(line, joined)
    return half[1] if half and half[0].kind == "half" and half[0].value == Fraction(1, 2) else None


def _behind_subject(line: Line, verb: Amount) -> Taken | None:
    """Return "تضاعفت الأسعار ثلاث مرات", where a subject stands between the verb and how many times.

    It tripled, as most who write it mean, or doubled three times over: both are given for the few that it is said of.
    """
    found = next((one for one in map(partial(amount, line), _behind(line, verb.last)) if one), None)
    word = lookup(line, found.last) if found else None
    is_counted = word is not None and word[0].kind == "occasion" and not word[2]
    if found is None or not found.readings or not (is_counted or found.unit == "time"):
        return None
    numbers = [found.number]
    if found.number.value in _FEW:
        numbers.append(found.number._replace(value=2 ** int(found.number.value)))
    hedges = hedging(line, found.first, word[1] if word and is_counted else found.last, Kind.RATIO)
    taken = _taken(line, found, hedges._replace(first=verb.first), numbers)
    span = Span(verb.start, taken.mention.span.end)
    return taken._replace(mention=taken.mention._replace(span=span, text=span.of(line.text)))


def _behind(line: Line, i: int) -> Iterator[int]:
    """Yield the tokens from `i` on that may belong to the subject of a verb, and the number behind it."""
    for j in range(i, min(i + _SUBJECT, line.count)):
        if not (line.is_word(j) or line.is_number(j)) or line.has("clause-end", j) is not None:
            return
        yield j


def _taken(line: Line, found: Amount, hedges: Hedging, numbers: list[Number], others: Sequence[Figure] = ()) -> Taken:
    """Return the multiple in each of its readings, and in others that it may have."""
    figures = [*(_multiple(hedges, number) for number in numbers), *others]
    start = min(line.starts[hedges.first], found.start) if hedges.first < found.first else found.start
    end = line.ends[hedges.last - 1]
    settled = found.settled and len(figures) == 1
    mention = Mention(
        figure=figures[0],
        text=line.text[start:end],
        span=Span(start, end),
        number=Span(found.start, found.end),
        language=line.lexicon.tag_text,
        settled=settled,
        readings=() if settled else tuple(Reading(figure) for figure in figures),
    )
    return Taken(mention, hedges.first, hedges.last, found, is_measured=True)


def _multiple(found: Hedging, number: Number) -> Figure:
    hedge = Hedge.MULTIPLE if found.hedge is Hedge.PLAIN else found.hedge
    value, low, high = printed_bounds(hedge, number)
    return Figure(hedge=hedge, value=value, low=low, high=high, kind=Kind.RATIO, is_approximate=found.is_approximate)
