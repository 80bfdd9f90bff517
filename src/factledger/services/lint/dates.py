"""Dates of a draft by the claims of a ledger that hold dates: "The A100 was released in 2021", and it was 2020.

A date mostly says when something else was so. Judged is one that stands alone: no other date and no figure is in its
sentence, or its part between semicolons, and that names a claim of a date by its subject, or by the model that its
measure tells, and by words of what it measures. All others stay set aside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from factledger.domain.entry import Entry
from factledger.errors import ParseError
from factledger.reading.matters import matters_of
from factledger.reading.mention import Mention, Scan
from factledger.reading.terms import named
from factledger.rules import lint as rules
from factledger.services.lint.judge.breach import Breach, broken
from factledger.services.lint.match.context import BY_NUMBER
from factledger.services.lint.match.evidence import Weight
from factledger.services.lint.match.matcher import Matcher
from factledger.services.lint.match.matters import matters_in
from factledger.services.lint.match.scope import dates_named
from factledger.services.lint.prose.decades import decade_told
from factledger.services.lint.prose.direction import says_end
from factledger.services.lint.prose.openings import semicolons
from factledger.services.lint.prose.prose import Prose
from factledger.services.lint.prose.status import statuses_said
from factledger.values.compare import Severity
from factledger.values.figure import Figure, Hedge, Kind
from factledger.values.number import Number
from factledger.values.period import Period
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.domain.record import Row
    from factledger.reading.draft import Draft
    from factledger.reading.mention import SetAside
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.match.candidate import Candidate
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.number import Exact

_DATES = ("year", "date")
"""Rules of what is set aside as a date."""

_MODEL = "model-name"
"""Rule of what is set aside as the name of a model."""

_MODELS = re.compile(r"[^\W\d_]+\d+").findall
"""Finds models in a text: letters with a number behind them."""

_YEAR, _OF_YEAR = "year", 4

_MOST = 4
"""How many dates and times of a sentence tell by what stands near them what happened."""

_ONE = Number.written(1)
_DATE = Figure(Hedge.PLAIN, _ONE, _ONE, _ONE, Kind.COUNT, NO_UNIT)
"""A date as a figure is tied: it counts nothing."""

_OPEN = ("since", "until-then", "span-from", "span-to", "lower", "upper", "earlier")
"""Categories of words before a date that make it the end of a time, and no date of what happened."""

_UNTIL = "span-to"
"""Category of words before the last day of a time: "until"."""

_TO_COME = {"future", "planned", "projected", "possible"}
"""What may be said of a day on which something is to end, or of what may be done until then."""

_TOLD = 12
"""What the words of a measure weigh at least that are named beside its subject; one tells enough."""

_TOLD_OF_MODEL = 13
"""The same where the number of a model stands for the subject: the 800 of "H800", and "banned"."""


_DECADE, _TOLD_OF_DECADE = "decade", 2
"""Matter of claims that hold a decade, and how many words of one a sentence tells at least."""


class JudgedDate(NamedTuple):
    """A date that was judged.

    Attributes:
        aside: The date as it was set aside.
        claim: Key of the claim.
        rows: Positions of the rows that it was judged by.
        breaches: What is wrong with it.
        sentence: Its sentence.
    """

    aside: SetAside
    claim: str
    rows: tuple[int, ...]
    breaches: tuple[Breach, ...]
    sentence: Sentence


class Dates:
    """The dates of a draft, and the times between two dates, by the claims of a ledger that hold dates."""

    def __init__(self, draft: Draft, found: Scan, index: Index, date: str | None) -> None:
        """Look for dates.

        Args:
            draft: The draft.
            found: What was scanned in it.
            index: The claims of dates.
            date: The draft's own day.
        """
        self._index, self._draft, self._found, self._date = index, draft, found, date
        self._figures = [one.span.start for one in found.figures]
        self._asides = {one.span: one for one in found.set_aside if one.rule in _DATES}

    @cached_property
    def _matcher(self) -> Matcher:
        """What ties the dates and the times of the draft; built where the ledger holds dates, and the draft has one."""
        draft, found = self._draft, self._found
        times = [one.span for one in found.figures if one.figure.unit == _YEAR]
        spans = sorted([*self._asides, *times], key=attrgetter("start"))
        mentions = tuple(Mention(_DATE, span.of(draft.text), span, span, found.language) for span in spans)
        prose = Prose(draft, Scan(found.language, mentions, found.set_aside, ()), self._index)
        return Matcher(prose, self._index, self._date)

    def judged(self) -> Iterator[JudgedDate]:
        """Yield the dates that a claim holds, with what is wrong with them."""
        if self._index.is_empty or not self._asides:
            return
        prose = self._matcher.prose
        for mention in prose.figures:
            sentence = prose.sentence_at(mention.span.start)
            if mention.span not in self._asides or not _stands_alone(prose, sentence, mention, self._figures):
                continue
            told = self._told(sentence, mention)
            if told is None:
                continue
            aside, (key, when) = self._asides[mention.span], told
            if judged := _judged(aside, when, key, self._rows(key)):
                rows, breaches = judged
                if model := self._other_model(sentence, key):
                    # Another date of another model says nothing of this one.
                    if breaches:
                        continue
                    message = f"product: {model} in the draft; {key} is {when!r} (#{rows[0]})"
                    breaches = (broken(rules.WRONG_SCOPE, message, rows),)
                yield JudgedDate(aside, key, rows, breaches, sentence)

    def _told(self, sentence: Sentence, mention: Mention) -> tuple[str, str] | None:
        """Return the claim of a date that a sentence tells, and the date that it tells of it, as EDTF."""
        prose, index = self._matcher.prose, self._index
        decade = decade_told(prose, sentence, mention.span)
        if decade is not None and (key := self._of_decade(sentence)) is not None:
            return key, decade
        when = _told_date(prose, sentence, mention)
        match = self._matcher.match(mention) if when is not None else None
        if when is None or match is None:
            return None
        best = _best(match.candidates or match.chosen, index)
        # "The H800, built to slip under the first limits, was outlawed in 2023" dates no limits.
        if best is None or (_names_model(prose, sentence) and not _tells_model(best)):
            return None
        is_end = says_end(best.claim.columns.measure)
        return (best.claim.key, when) if _tells_when(prose, sentence, mention, is_end=is_end) else None

    def _other_model(self, sentence: Sentence, key: str) -> str | None:
        """Return the model that a sentence names where a claim dates what happened to another: H100, and A100."""
        claim = self._index.known(key).columns
        own = {found.lower() for text in (claim.key, claim.measure, claim.statement) for found in _MODELS(text or "")}
        models = [one.text for one in self._matcher.prose.asides_in(sentence) if one.rule == _MODEL]
        is_own = any(found.lower() in own for model in models for found in _MODELS(model))
        return models[0] if models and own and not is_own else None

    def _of_decade(self, sentence: Sentence) -> str | None:
        """Return the claim of a decade of which a sentence tells most, at least two words of it; None without one.

        What is said of a decade is mostly foretold or looked back at, by whoever says it; no subject need be named.
        """
        prose, index = self._matcher.prose, self._index
        before = next(iter(prose.before(sentence)), None)
        here = matters_in(prose, sentence).keys() | (matters_in(prose, before).keys() if before is not None else set())
        terms = sentence.terms()
        named_ = {one.name for one in sentence.names}
        found: list[tuple[int, str]] = []
        for key, speaks_of in self._decades.items():
            claim = index.known(key)
            told = {term.lstrip("=") for term in terms & (claim.told | claim.terms)} | (here & speaks_of)
            found.append((len(told - {_DECADE}) + len(named_ & claim.subjects), key))
        found.sort(reverse=True)
        is_one = found and found[0][0] >= _TOLD_OF_DECADE and (len(found) == 1 or found[0][0] > found[1][0])
        return found[0][1] if is_one else None

    @cached_property
    def _decades(self) -> dict[str, frozenset[str]]:
        """The claims that hold a decade, each with what its measure and its statement speak of."""
        speaking = {key: matters_of(f"{one.measure} {one.statement}") for key, one in self._index.claims.items()}
        return {key: matters for key, matters in speaking.items() if _DECADE in matters}

    def between(self, mention: Mention) -> Breach | None:
        """Return that so many years passed between two dates of the ledger, where a sentence tells both: derived.

        "The H800 was banned three years after the A100 was released." The sentence before may tell one of them.
        """
        years = mention.figure.value if mention.figure.unit == _YEAR else None
        if self._index.is_empty or years is None:
            return None
        prose = self._matcher.prose
        sentence = prose.sentence_at(mention.span.start)
        told = self._happened(sentence)
        before = next(iter(prose.before(sentence)), None)
        others = {**self._happened(before), **told} if told and before is not None else told
        for key, (row, year) in told.items():
            for other, (other_row, other_year) in others.items():
                if key != other and abs(year - other_year) == years.value:
                    first, last = sorted(((year, key), (other_year, other)))
                    message = f"{first[1]} is {first[0]}, {last[1]} is {last[0]}"
                    return Breach(rules.DERIVED, message, (row.seq, other_row.seq), Severity.NOTE)
        return _between_years(prose, sentence, before, years.value)

    def _happened(self, sentence: Sentence) -> dict[str, tuple[Row, int]]:
        """Return the claims of which a sentence tells what happened, each with its row and its year."""
        matches = [self._matcher.match(one) for one in sentence.figures[:_MOST]]
        near = [one for match in matches for one in (match.candidates or match.chosen) if _is_told(one, self._index)]
        found = ((key, self._rows(key)) for key in dict.fromkeys(one.claim.key for one in near))
        return {key: (rows[0], year) for key, rows in found if (year := _one_year(rows)) is not None}

    def _rows(self, key: str) -> Sequence[Row]:
        return self._index.entries([key]).get(key, [])


def _between_years(prose: Prose, sentence: Sentence, before: Sentence | None, years: Exact) -> Breach | None:
    """Return that so many years passed between the two years that a sentence names, or it and the one before."""
    for some in ([sentence], [sentence, before] if before is not None else []):
        named_ = {text[:_OF_YEAR] for one in some for _, text in dates_named(prose, one) if text[0].isdecimal()}
        if len(named_) == 2:  # noqa: PLR2004  time passes between two
            first, last = sorted(named_)
            is_apart = int(last) - int(first) == years
            return Breach(rules.DERIVED, f"from {first} to {last}", (), Severity.NOTE) if is_apart else None
    return None


def _is_told(one: Candidate, index: Index) -> bool:
    """Tell whether a sentence has what a claim dates: the model, or the subject, and a word of what happened to it."""
    weight = _weighed(one, index)
    if _tells_model(one):
        return weight > Weight.ELSEWHERE  # what the number of the model itself weighs
    return weight >= Weight.ELSEWHERE and any(it.weight >= Weight.EITHER for it in one.subject)


def _one_year(rows: Sequence[Row]) -> int | None:
    """Return the year that all rows of a claim hold; None where they hold none, or several."""
    held = {str(period) for row in rows if (period := _period_of(row)) is not None}
    year = held.pop() if len(held) == 1 else ""
    return int(year) if year.isdecimal() else None


def _told_date(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return the date that a place of a sentence tells, as EDTF; None for none, and for two."""
    start, end = mention.span
    when = [text for place, text in dates_named(prose, sentence) if start <= place < end]
    return when[0] if len(when) == 1 else None


def _stands_alone(prose: Prose, sentence: Sentence, mention: Mention, figures: Sequence[int]) -> bool:
    """Tell whether no figure and no other date stands in the part of its sentence, between semicolons, of a date."""
    marks, (begin, stop) = semicolons(prose, sentence), mention.span
    start = max((mark for mark in marks if mark < begin), default=sentence.span.start)
    end = min((mark for mark in marks if mark >= stop), default=sentence.span.end)
    dates = [one for one in sentence.figures if start <= one.span.start < end]
    first, last = bisect_left(figures, start), bisect_left(figures, end)
    return len(dates) == 1 and first == last


def _tells_when(prose: Prose, sentence: Sentence, mention: Mention, *, is_end: bool) -> bool:
    """Tell whether a sentence says that something happened on a date: not "since 2023", and not that it did not.

    What ends on a date goes on until it, and may have yet to: "comments are due by 15 May".
    """
    before, _ = prose.beside(mention.span)
    opening = {name for name in _OPEN if (before,) in prose.phrases(name)}
    statuses = statuses_said(prose, sentence, mention)
    if is_end:
        statuses = statuses - _TO_COME
        opening = opening if _UNTIL not in opening else set()
    return not (prose.said_in(sentence, "not") or statuses or opening)


def _names_model(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a sentence names a model, such as the H800."""
    return any(one.rule == _MODEL for one in prose.asides_in(sentence))


def _best(candidates: Sequence[Candidate], index: Index) -> Candidate | None:
    """Return the claim of a date that a sentence tells of by more words than of any other; None for two or none."""
    told = [(weight, one) for one in candidates if (weight := _weight(one, index))]
    told.sort(key=lambda one: -one[0])
    if not told or (len(told) > 1 and told[0][0] == told[1][0]):
        return None
    return told[0][1]


def _weight(one: Candidate, index: Index) -> int:
    """Return what the words weigh that tell of what a claim dates; 0 where they are not enough."""
    weight = _weighed(one, index)
    is_named = one.is_enough and any(it.weight >= Weight.EITHER for it in one.subject)
    is_told = (is_named and weight >= _TOLD) or (_tells_model(one) and weight >= _TOLD_OF_MODEL)
    return weight if is_told else 0


def _weighed(one: Candidate, index: Index) -> int:
    """Return what the words weigh that tell of what a claim dates, without those of the subject's own name.

    Where it dates what happened to a model, and that is not told, no other word counts.
    """
    claim = index.known(one.claim.key)
    if any(letter.isdecimal() for letter in claim.columns.measure) and not _tells_model(one):
        return 0
    own = {word for name in claim.subjects for word in name} | set(named(claim.columns.subject))
    return sum(it.weight for it in one.measure if not any(word.startswith(it.what) for word in own))


def _tells_model(one: Candidate) -> bool:
    """Tell whether a sentence has the number of a model by which a claim tells what it dates: the 800 of "H800"."""
    return any(it.what.endswith(BY_NUMBER) for it in one.measure)


def _judged(
    aside: SetAside, when: str, key: str, rows: Sequence[Row]
) -> tuple[tuple[int, ...], tuple[Breach, ...]] | None:
    """Return the rows that a date was judged by, and what is wrong with it; None where no row holds a date."""
    mine = Period.parse(when)
    held = [(row, period) for row in rows if (period := _period_of(row)) is not None]
    if not held:
        return None
    fitting = tuple(row.seq for row, period in held if mine.meets(period))
    other = next(((row, period) for row, period in held if row.seq not in fitting), None)
    if other is None:
        return fitting, ()
    stated = f"{key} is {str(other[1])!r} (#{other[0].seq})"
    if fitting:
        message = f"{aside.text!r} fits a row of the ledger, and {stated}"
        return fitting, (broken(rules.DISPUTED, message, (*fitting, other[0].seq)),)
    message = f"{mine} and {other[1]} share no day ({stated})"
    return (other[0].seq,), (broken(rules.CONTRADICTED, message, (other[0].seq,)),)


def _period_of(row: Row) -> Period | None:
    """Return the date that a row holds; None where it holds none, or was withdrawn or denied."""
    entry = row.body
    if not isinstance(entry, Entry) or entry.other_value is None or entry.status != "asserted":
        return None
    try:
        return Period.parse(entry.other_value)
    except ParseError:
        return None
