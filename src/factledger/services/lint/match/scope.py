"""When and where a sentence says that its figure holds, against what its claim says."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import YEAR, ascii_digits
from factledger.reading.terms import month_numbers
from factledger.services.lint.match.reckoning import dates_of_prices
from factledger.services.lint.match.where import directions_in, directions_of, places_stated
from factledger.services.lint.prose.asides import dates_beside
from factledger.services.lint.within.changes import is_from_to
from factledger.values.figure import Kind, Role
from factledger.values.period import Period
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Clause, Sentence

_ISO = re.compile(r"(?<!\d)(1\d{3}|20\d{2})-(\d\d)-(\d\d)(?!\d)", re.ASCII)
_MONTHS = 12
_NO_YEAR = "XXXX"
UP_TO = "../"
"""EDTF for all days up to the one behind it."""

_LONG = 364
"""Days of a period that every month is in, whatever its year."""

_DIGITS = 2
_LEAP = 2000
_FAR = 3
"""How many words may start between a month and its year: "March 12, 2025"."""

MONTHS_WITH_CAPITALS = ("en", "id")
"""Languages in which a month is written with a capital: "may" and "march" are other words."""

_DATED = ("year", "date")
_OPENING = (",", ";", ":", "،", "؛", "(", "–", "—")
"""Marks behind which something is added to what was said."""

_JOINED = 12
"""Characters before a word in which one such as "and" may stand."""

_CLOSE = 2
"""How many words may stand between a figure and a year that is its own: "16,900 runners in 2024"."""

_AT_END = 4
"""How many words may stand there that tell the end of that year: "at the end of 2024"."""

_WIDE = 6
"""How many words may start from the beginning of a span of time to its end: "between March and June of 2024"."""

_LONGEST_SPAN = 20
"""Years of a span of time whose years are summed up one by one."""

_LEADING = 2
"""How many words before the first date of a span may hold the one that leads it in: "between early 2015"."""


class _Year(NamedTuple):
    """A date that a sentence names, at a place in the text; year, month (from 1) and day are 0 where none is named."""

    place: int
    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return it as EDTF."""
        year = f"{self.year:04}" if self.year else _NO_YEAR
        month = f"-{self.month:02}" if self.month else ""
        return f"{year}{month}-{self.day:02}" if month and self.day else f"{year}{month}"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a sentence states of when and where.

    Attributes:
        years: The years, months or days that the figure is of: the nearest of the sentence, as EDTF.
        places: Names that the sentence gives as places.
        unresolved: Relative dates that nothing resolves, as the draft has no date.
        directions: Where else it says that something is: in the north, at the southern depot.
    """

    years: tuple[str, ...] = ()
    places: frozenset[Name] = frozenset()
    unresolved: int = 0
    directions: frozenset[str] = frozenset()

    @property
    def dated(self) -> tuple[str, ...]:
        """The years, months and days whose year is known."""
        return tuple(year for year in self.years if not year.startswith(_NO_YEAR))

    @property
    def shown_years(self) -> str:
        """The years as a person reads them: "up to 2024" for "../2024"."""
        return ", ".join(f"up to {one[len(UP_TO) :]}" if one.startswith(UP_TO) else one for one in self.years)

    def fits_period(self, claim: Known) -> bool | None:
        """Tell whether the years fit the period of a claim; None when either states none."""
        if not claim.scope.period or not self.years:
            return None
        return self._meets(claim.scope.period, self.years)

    def tells_period(self, claim: Known) -> bool:
        """Tell whether the years say that a claim is meant, if they fit: a month without a year is in every year."""
        days = claim.scope.period.days if claim.scope.period else None
        is_long = days is None or days.low is None or days.high is None or days.high - days.low >= _LONG
        return not is_long or bool(self.dated)

    def fits_place(self, claim: Known) -> bool | None:
        """Tell whether the places fit the place of a claim; None when either states none."""
        others = self.places - claim.subjects
        if claim.places and claim.places & others:
            return True
        if self.directions and (own := directions_of(claim)):
            return bool(own & self.directions)
        return False if claim.places and others else None

    @staticmethod
    def _meets(period: Period, years: tuple[str, ...]) -> bool:
        return any(period.meets(Period.parse(year)) for year in years)

    def difference(self, claim: Known) -> str | None:
        """Return what the sentence states differently from the claim, with both sides."""
        if self.fits_period(claim) is False:
            return f"period: {self.shown_years} against {claim.scope.period}"
        if self.fits_place(claim) is False:
            here = [" ".join(name) for name in self.places - claim.subjects] or self.directions
            return f"place: {min(here)} against {claim.scope.place}"
        return None


def scope_stated(
    prose: Prose,
    sentence: Sentence,
    mention: Mention,
    clause: Clause,
    date: str | None,
    apart: Collection[int] = (),
) -> Stated:
    """Return what a sentence states of when and where the figure holds; dates at places apart are those of others."""
    directions = directions_in(prose, sentence)
    if not dates(prose, sentence):
        return Stated(places=places_stated(prose, sentence, mention), directions=directions)
    dated = _dated_in(prose, sentence).copy()
    relative = _relative_in(prose, sentence)
    unresolved = len(relative) if date is None else 0
    if date is not None:
        dated += [_Year(place, int(date[:4]) + offset) for place, offset in relative]
    # "630 cases, against 910 the year before" is no figure of the year before.
    behind = range(clause.end, sentence.span.end + 1)
    dated += [one for one in _years_before(prose, sentence, mention, dated, date) if one.place not in behind]
    dated = sorted(one for one in dated if one.place not in apart)
    beside = dates_beside(prose, sentence, mention, [one.place for one in dated])
    dated = _without_denied(prose, sentence, [one for one in dated if one.place not in beside])
    dated = _without_bases(prose, sentence, mention, dated)
    own = _of_turn(prose, sentence, mention, dated)
    years = tuple(dict.fromkeys(map(str, _nearest(prose, dated, mention, clause) if own is None else own)))
    return Stated(years, places_stated(prose, sentence, mention), unresolved, directions)


def _without_denied(prose: Prose, sentence: Sentence, dated: list[_Year]) -> list[_Year]:
    """Return dates without those of which a sentence says that it was not then: "in 2024, and not last year".

    The word for "not" stands behind a mark or the first word, as it denies the whole of the sentence elsewhere.
    """
    text = prose.draft.text
    denied: set[_Year] = set()
    for place, _ in prose.said_in(sentence, "not") if len(dated) > 1 else ():
        before = text[sentence.span.start : place].rstrip()
        words = prose.words_in(Span(max(place - _JOINED, sentence.span.start), place))[-1:]
        is_apart = before.endswith(_OPENING) or any((word.name,) in prose.phrases("and") for word in words)
        behind = [one for one in dated if one.place > place and prose.words_between(place, one.place) <= _CLOSE]
        first = behind[0].place if behind and is_apart else None
        # "Last year" is read twice where a shorter phrase stands in it.
        denied.update(one for one in dated if first is not None and first <= one.place <= first + _JOINED)
    return [one for one in dated if one not in denied] or dated


def _without_bases(prose: Prose, sentence: Sentence, mention: Mention, dated: list[_Year]) -> list[_Year]:
    """Return dates without those from which another figure is a change, where one is left: "2025 …, up 7% on 2024".

    What goes on with such a date is of it: "up 7% on 2024, which saw 4,870".
    """
    changes = [one.span for one in sentence.figures if one is not mention and one.figure.role is Role.CHANGE_BY]
    bases = [
        one
        for one in dated
        if any(_is_base(prose, span, one.place) for span in changes) and not _is_gone_on_with(prose, one, mention)
    ]
    if mention.figure.kind is Kind.PERCENT and mention.figure.role is Role.CHANGE_BY:
        # A change is mostly one from the year before; from any other year it is another one.
        years = {one.year + 1 for one in dated if _is_base(prose, mention.span, one.place)}
        bases += [one for one in dated if one.year + 1 in years and any(other.year in years for other in dated)]
    left = [one for one in dated if one not in bases]
    return left or dated


def _is_base(prose: Prose, change: Span, place: int) -> bool:
    """Tell whether a date stands right behind a change, with a word such as "than" or "on" between."""
    between = prose.words_in(Span(change.end, place)) if place >= change.end else []
    than = prose.phrases("than")
    return 0 < len(between) <= _CLOSE and any((word.name,) in than for word in between)


def _is_gone_on_with(prose: Prose, date: _Year, mention: Mention) -> bool:
    """Tell whether a figure behind a date is told of it: no comma parts the two, or one before "which" or "when"."""
    if date.place > mention.span.start:
        return False
    behind = prose.words_in(Span(date.place, mention.span.start))[1:2]
    if not behind:
        return True
    word = (behind[0].name,)
    is_told = word in prose.phrases("relative") or word in prose.phrases("apart") - prose.phrases("while")
    return is_told or not prose.has_mark(date.place, mention.span.start, ",،;؛")


def headed(prose: Prose, sentence: Sentence, stated: Stated) -> Stated:
    """Return what a cell states, with the years of the cells that head it where it names none."""
    if stated.years:
        return stated
    dated = [one for head in prose.heads(sentence) for one in _dated_in(prose, head)]
    return replace(stated, years=tuple(dict.fromkeys(map(str, dated)))) if dated else stated


def spans_stated(prose: Prose, sentence: Sentence) -> list[tuple[int, str, str]]:
    """Return (place, first, last) of the spans of time that a sentence names: "between 2015 and 2023", "2015–2023".

    Dates are EDTF; the year of "between March and June 2024" is that of both.
    """
    return sentence.once("spans", lambda: list(_spans(prose, sentence)))


def years_named(prose: Prose, sentence: Sentence, date: str | None) -> tuple[str, ...]:
    """Return the years that a sentence names anywhere, those of its spans of time among them, as EDTF."""
    return sentence.once(f"years named by {date}", lambda: _find_years(prose, sentence, date))


def _find_years(prose: Prose, sentence: Sentence, date: str | None) -> tuple[str, ...]:
    dated = _dated_in(prose, sentence)
    relative = _relative_in(prose, sentence) if date is not None else []
    found = {one.year for one in dated if one.year}
    found |= {int((date or "")[:4]) + offset for _, offset in relative}
    for _, first, last in spans_stated(prose, sentence):
        start, end = first[:4], last[:4]
        if start.isdecimal() and end.isdecimal() and int(end) - int(start) <= _LONGEST_SPAN:
            found.update(range(int(start), int(end) + 1))
    return tuple(f"{year:04}" for year in sorted(found))


def _spans(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, str, str]]:
    dated = list(_dated_in(prose, sentence))
    if not dated:
        return  # one end of a span has its year
    dated = sorted({*dated, *(one for one in _months(prose, sentence) if not _is_dated(prose, one, dated))})
    leading, joining = prose.phrases("span-from"), prose.phrases("span-to")
    for first, last in pairwise(dated):
        if not last.year or not _is_span(prose, first, last, leading, joining):
            continue
        yield first.place, str(first if first.year else first._replace(year=last.year)), str(last)


def months_stated(prose: Prose, sentence: Sentence) -> list[tuple[int, int]]:
    """Return (place, month) of the months that a sentence names, with a year or without."""
    return sentence.once("months", lambda: [(one.place, one.month) for one in _months(prose, sentence)])


def _is_dated(prose: Prose, month: _Year, dated: Sequence[_Year]) -> bool:
    """Tell whether a month is that of a date already, with its year."""
    return any(one.month == month.month and abs(prose.words_between(month.place, one.place)) <= _FAR for one in dated)


def _is_span(prose: Prose, first: _Year, last: _Year, leading: frozenset[Name], joining: frozenset[Name]) -> bool:
    """Tell whether the words around two dates, or no more than a dash between them, make one span of them."""
    between = prose.words_in(Span(first.place, last.place))
    if len(between) < _LEADING:  # set aside as one, or parted by a sign alone
        return 0 < first.year < last.year and not {*prose.draft.text[first.place : last.place]} & set(",;،؛")
    i = bisect_left(prose.starts, first.place)
    before = prose.words[max(i - _LEADING, 0) : i]
    is_led = any((word.name,) in leading for word in before)
    return is_led and len(between) <= _WIDE and any((word.name,) in joining for word in between[1:])


def _years_before(
    prose: Prose, sentence: Sentence, mention: Mention, dated: list[_Year], date: str | None
) -> Iterator[_Year]:
    """Yield the years that "the year before" or "a year later" name behind another one.

    The other one may be the year of the sentence before. A change is mostly one from the year before; it is dated by
    what opens its part of the sentence alone: "and the year before they rose 150%".
    """
    if mention.figure.kind is Kind.RATIO:
        return
    for place, offset in beside_years(prose, sentence):
        if mention.figure.role is Role.CHANGE_BY and not _opens_part(prose, sentence, place, mention):
            continue
        before = [one for one in dated if one.place < place and one.year] or _years_of_last(prose, sentence, date)
        word, _ = prose.beside(Span(place, place))
        if before and (word,) not in prose.phrases("than"):
            yield _Year(place, before[-1].year + int(offset))


def _opens_part(prose: Prose, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell whether a word opens the sentence, or the part of it behind "and" or a comma, in which a figure stands."""
    start, text = sentence.words[0].start if sentence.words else place, prose.draft.text
    if place >= mention.span.start or any(place < one.span.start < mention.span.start for one in sentence.figures):
        return False
    word, _ = prose.beside(Span(place, place))
    return place == start or text[start:place].rstrip().endswith((",", "،", ";")) or (word,) in prose.phrases("and")


def _years_of_last(prose: Prose, sentence: Sentence, date: str | None) -> list[_Year]:
    """Return the one year that the sentence before in the paragraph names; nothing where it names none or several."""
    last = next(prose.before(sentence), None)
    if last is None:
        return []
    found = [one for one in _years(prose, last) if one.year]  # "in May" has none
    found += [_Year(place, int(date[:4]) + offset) for place, offset in _relative(prose, last)] if date else []
    return found[:1] if len({one.year for one in found}) == 1 else []


def _of_turn(prose: Prose, sentence: Sentence, mention: Mention, dated: list[_Year]) -> list[str] | None:
    """Return the years of a figure that something went from or to, where none stands right behind it; None elsewhere.

    "Last year it doubled, from 9,380 in 2024 to 18,760": the second is of last year. "From 2024 to 2025 it went from 40
    to 50": each has one end of the span.
    """
    i = sentence.at[mention.number.start]
    first, last = (sentence.figures[k] if 0 <= k < len(sentence.figures) else None for k in (i - 1, i + 1))
    is_last = first is not None and is_from_to(prose, first, mention)
    if not is_last and (last is None or not is_from_to(prose, mention, last)):
        return None
    if _close_behind(prose, dated, mention):
        return None
    spans = spans_stated(prose, sentence)
    if spans:
        _, start, end = spans[0]
        return [end if is_last else start]
    taken = _close_behind(prose, dated, first) if is_last and first else []
    others = [str(one) for one in dated if one not in taken][-1:]
    return others if taken and (others or mention.figure.role is Role.CHANGE_TO) else None


def _close_behind(prose: Prose, dated: list[_Year], mention: Mention) -> list[_Year]:
    """Return the years right behind a figure."""
    return [one for one in dated if _is_close_behind(prose, mention, one.place)]


def _nearest(prose: Prose, dated: list[_Year], mention: Mention, clause: Clause) -> list[_Year]:
    """Return the years that belong to a figure: right behind it, else before it in its clause, else any."""
    end = mention.span.end
    behind = [one for one in dated if end <= one.place < clause.end]
    if close := _close_behind(prose, behind, mention):
        return close[:1]
    before = [one for one in dated if clause.start <= one.place < mention.span.start]
    if before and behind and _is_set_against(prose, before[-1].place, mention):
        return behind[:1]
    return before[-1:] or behind[:1] or _in_part(prose, dated, mention) or dated


def _in_part(prose: Prose, dated: list[_Year], mention: Mention) -> list[_Year]:
    """Return the years of the part of a sentence, between semicolons, that a figure stands in."""
    return [one for one in dated if is_one_part(prose, one.place, mention.span.start)]


def is_one_part(prose: Prose, one: int, other: int) -> bool:
    """Tell whether no semicolon stands between two places of a sentence."""
    return not prose.has_mark(min(one, other), max(one, other), ";؛")


def _is_set_against(prose: Prose, place: int, mention: Mention) -> bool:
    """Tell whether what a figure is compared with ends before it: "in 2025, compared with 3,140 at the end of 2024"."""
    words = prose.words_in(Span(place, mention.span.start))[-_CLOSE:]
    phrases = {phrase[-1:] for phrase in prose.phrases("earlier")}
    is_parted = prose.has_mark(place, mention.span.start, ",،;")
    return is_parted and any((word.name,) in phrases for word in words)


def own_dates(prose: Prose, sentence: Sentence, mention: Mention) -> set[int]:
    """Return the places of what says right behind a figure when it holds: "3.6 billion in 2024"."""
    last = prose.clause(sentence, mention).end
    return {one for one in dates(prose, sentence) if one < last and _is_close_behind(prose, mention, one)}


def dates(prose: Prose, sentence: Sentence) -> list[int]:
    """Return the places of what says in a sentence when something was so; they are found once."""
    return sentence.once("dates", lambda: list(_dates(prose, sentence)))


def _dates(prose: Prose, sentence: Sentence) -> Iterator[int]:
    yield from (one.place for one in _dated_in(prose, sentence))
    yield from (place for place, _ in _relative_in(prose, sentence))
    yield from (place for place, _ in beside_years(prose, sentence))


def beside_years(prose: Prose, sentence: Sentence) -> list[tuple[int, str]]:
    """Return (place, years from there on) of what names the year before or behind one that stands elsewhere."""
    return [*prose.said_in(sentence, "year-before"), *prose.said_in(sentence, "year-after")]


def has_own_year(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a date stands right behind a figure: "3.6 billion in 2024"."""
    last = prose.clause(sentence, mention).end
    dated = (one for one in _dated_in(prose, sentence) if one.place < last and one.year)
    return any(_is_close_behind(prose, mention, one.place) for one in dated)


def _is_close_behind(prose: Prose, mention: Mention, place: int) -> bool:
    """Tell whether a date stands right behind a figure: "16,900 runners in 2024", "1,026 at the end of 2025"."""
    end = mention.span.end
    if place < end:
        return False
    many = prose.words_between(end, place)
    return many <= _CLOSE or (many <= _AT_END and _is_at_end(prose, Span(end, place)))


def _is_at_end(prose: Prose, span: Span) -> bool:
    """Tell whether words say no more than that it is the end of what they lead to: "at the end of"."""
    words = {(word.name,) for word in prose.words_in(span)}
    light = frozenset().union(*map(prose.phrases, ("of", "definite", "article")), ((one,) for one in prose.where))
    return not words.isdisjoint(prose.phrases("ending")) and words <= light | prose.phrases("ending")


def _dated_in(prose: Prose, sentence: Sentence) -> list[_Year]:
    """Return the dates that a sentence names, found once."""
    return sentence.once("years", lambda: list(_years(prose, sentence)))


def dates_named(prose: Prose, sentence: Sentence) -> list[tuple[int, str]]:
    """Return (place, date as EDTF) of the dates that a sentence names; a day of every year has "XXXX" for one."""
    return [(one.place, str(one)) for one in _dated_in(prose, sentence)]


def _relative_in(prose: Prose, sentence: Sentence) -> list[tuple[int, int]]:
    """Return what a sentence says of years by the draft's own, found once."""
    return sentence.once("relative", lambda: list(_relative(prose, sentence)))


def _relative(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield (place, years from the draft's) of "last year", "two years ago"."""
    counted = []
    for one in sentence.figures:
        number = one.figure.value
        is_years = one.figure.kind is Kind.DURATION and one.figure.unit == "year" and number is not None
        if is_years and number is not None and number.value.denominator == 1 and _is_ago(prose, one):
            counted.append(one)
            yield one.span.start, -int(number.value)
    for place, offset in prose.said_in(sentence, "year"):
        if not any(one.span.start <= place < one.span.end + 1 for one in counted):
            yield place, int(offset)


def _is_ago(prose: Prose, mention: Mention) -> bool:
    """Tell whether a word beside so many years says that they are past."""
    words = prose.phrases("ago")
    before, behind = prose.beside(mention.span)
    return (before,) in words or (behind,) in words


def _years(prose: Prose, sentence: Sentence) -> Iterator[_Year]:
    months = list(_months(prose, sentence))
    taken: set[int] = set()
    of_prices = dates_of_prices(prose, sentence)
    for aside in (one for one in prose.asides_in(sentence) if one.span.start not in of_prices):
        text = ascii_digits(aside.text)
        for year, month, day in _ISO.findall(text) if aside.rule in _DATED else ():
            yield _dated(aside.span.start, int(year), int(month), int(day))
        for found in () if aside.rule not in _DATED or _ISO.search(text) else YEAR.findall(text):
            near = [one for one in months if one.place < aside.span.end and _is_beside(prose, one, aside.span)]
            taken.update(one.place for one in near[-1:])
            month, day = (near[-1].month, near[-1].day) if near else (0, 0)
            yield _dated(aside.span.start, int(found), month, day)
    yield from (one for one in months if one.place not in taken and (one.day or _is_framed(prose, one)))


def _months(prose: Prose, sentence: Sentence) -> Iterator[_Year]:
    """Yield the months that a sentence names, with the day where one stands beside; written small or not as usual."""
    names = month_numbers(prose.language)
    places = [i for i, name in enumerate(sentence.names_of_words()) if name in names]
    if not places:
        return
    words, text = sentence.words, prose.draft.text
    is_capital = prose.language in MONTHS_WITH_CAPITALS
    for i in places:
        start = words[i].start
        if text[start].isupper() or not is_capital:
            yield _dated(start, 0, names[words[i].name], _day(words, i))


def _day(words: Sequence[Placed], i: int) -> int:
    """Return the day beside a month: "12 March", "March 12", "12 de março"; 0 where there is none."""
    around = [words[k].name for k in (i - 1, i + 1) if 0 <= k < len(words)]
    if around and i > 1 and words[i - 1].name == "de":
        around.insert(0, words[i - 2].name)
    days = [digits for word in around if (digits := ascii_digits(word)).isdecimal() and 0 < len(digits) <= _DIGITS]
    return int(days[0]) if days else 0


def _dated(place: int, year: int, month: int, day: int) -> _Year:
    """Return a date, without what cannot be: the 31st of February is in February."""
    if not 1 <= month <= _MONTHS:
        return _Year(place, year)
    return _Year(place, year, month, day if day <= monthrange(year or _LEAP, month)[1] else 0)


def _is_beside(prose: Prose, month: _Year, year: Span) -> bool:
    return month.place >= year.start or prose.words_between(month.place, year.start) <= _FAR


def _is_framed(prose: Prose, month: _Year) -> bool:
    """Tell whether a word such as "in" stands before a month."""
    before, _ = prose.beside(Span(month.place, month.place))
    return (before,) in prose.phrases("where") or (before,) in prose.phrases("when")
