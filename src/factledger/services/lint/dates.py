"""Dates of a draft by the claims of a ledger that hold dates: "The A100 was released in 2021", and it was 2020.

A date mostly says when something else was so. Judged is one that stands alone: no other date and no figure is in its
sentence, or its part between semicolons, and that names a claim of a date by its subject, or by the model that its
measure tells, and by words of what it measures. All others stay set aside.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from factledger.domain.entry import Entry
from factledger.errors import ParseError
from factledger.reading.mention import Mention, Scan
from factledger.reading.terms import named
from factledger.rules import lint as rules
from factledger.services.lint.judge.breach import broken
from factledger.services.lint.match.context import BY_NUMBER
from factledger.services.lint.match.evidence import Weight
from factledger.services.lint.match.matcher import Matcher
from factledger.services.lint.match.scope import dates_named
from factledger.services.lint.prose.prose import Prose
from factledger.services.lint.prose.status import statuses_said
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
    from factledger.services.lint.judge.breach import Breach
    from factledger.services.lint.match.candidate import Candidate
    from factledger.services.lint.prose.sentence import Sentence

_DATES = ("year", "date")
"""Rules of what is set aside as a date."""

_ONE = Number.written(1)
_DATE = Figure(Hedge.PLAIN, _ONE, _ONE, _ONE, Kind.COUNT, NO_UNIT)
"""A date as a figure is tied: it counts nothing."""

_OPEN = ("since", "until-then", "span-from", "span-to", "lower", "upper", "earlier")
"""Categories of words before a date that make it the end of a time, and no date of what happened."""

_PARTING = (";", "؛")
"""What parts what one sentence says from what it says besides."""

_TOLD = 12
"""What the words of a measure weigh at least that are named beside its subject; one tells enough."""

_TOLD_OF_MODEL = 16
"""The same where the number of a model stands for the subject: the 800 of "H800", and "banned"."""


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


def dates_judged(draft: Draft, found: Scan, index: Index, date: str | None) -> Iterator[JudgedDate]:
    """Yield the dates of a draft that a claim holds, with what is wrong with them.

    Args:
        draft: The draft.
        found: What was scanned in it.
        index: The claims of dates.
        date: The draft's own day.
    """
    asides = [one for one in found.set_aside if one.rule in _DATES]
    if not asides or index.is_empty:
        return
    mentions = tuple(Mention(_DATE, one.text, one.span, one.span, found.language) for one in asides)
    prose = Prose(draft, Scan(found.language, mentions, found.set_aside, ()), index)
    matcher = Matcher(prose, index, date)
    by_place = {one.span: one for one in asides}
    figures = [one.span.start for one in found.figures]
    for mention in prose.figures:
        sentence = prose.sentence_at(mention.span.start)
        if not _stands_alone(prose, sentence, mention, figures) or not _tells_when(prose, sentence, mention):
            continue
        when = [text for place, text in dates_named(prose, sentence) if mention.span.start <= place < mention.span.end]
        match = matcher.match(mention) if len(when) == 1 else None
        best = _best(match.candidates or match.chosen, index) if match is not None else None
        # "The H800, built to slip under the first limits, was outlawed in 2023" dates no limits.
        if best is not None and (_tells_model(best) or not _names_model(prose, sentence)):
            rows = index.entries([best.claim.key]).get(best.claim.key, [])
            if judged := _judged(by_place[mention.span], when[0], best, rows):
                yield JudgedDate(by_place[mention.span], best.claim.key, *judged, sentence)


def _stands_alone(prose: Prose, sentence: Sentence, mention: Mention, figures: Sequence[int]) -> bool:
    """Tell whether no figure and no other date stands in the part of its sentence, between semicolons, of a date."""
    text, span = prose.draft.text, mention.span
    start = max(sentence.span.start, *(text.rfind(mark, sentence.span.start, span.start) for mark in _PARTING))
    ends = (text.find(mark, span.end, sentence.span.end) for mark in _PARTING)
    end = min((one for one in ends if one >= 0), default=sentence.span.end)
    dates = [one for one in sentence.figures if start <= one.span.start < end]
    first, last = bisect_left(figures, start), bisect_left(figures, end)
    return len(dates) == 1 and first == last


def _tells_when(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a sentence says that something happened on a date: not "since 2023", and not that it did not."""
    before, _ = prose.beside(mention.span)
    is_open = any((before,) in prose.phrases(name) for name in _OPEN)
    is_sure = not prose.said_in(sentence, "not") and not statuses_said(prose, sentence, mention)
    return is_sure and not is_open


def _names_model(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a sentence names a model, such as the H800."""
    return any(one.rule == "model-name" for one in prose.asides_in(sentence))


def _best(candidates: Sequence[Candidate], index: Index) -> Candidate | None:
    """Return the claim of a date that a sentence tells of by more words than of any other; None for two or none."""
    told = [(weight, one) for one in candidates if (weight := _weight(one, index))]
    told.sort(key=lambda one: -one[0])
    if not told or (len(told) > 1 and told[0][0] == told[1][0]):
        return None
    return told[0][1]


def _weight(one: Candidate, index: Index) -> int:
    """Return what the words weigh that tell of what a claim dates; 0 where they are not enough."""
    claim = index.known(one.claim.key)
    own = {word for name in claim.subjects for word in name} | set(named(claim.columns.subject))
    # A word of the subject's own name says nothing of what is dated.
    weight = sum(it.weight for it in one.measure if not any(word.startswith(it.what) for word in own))
    has_model = any(letter.isdecimal() for letter in claim.columns.measure)
    is_model_told = _tells_model(one)
    if has_model and not is_model_told:
        return 0
    is_named = one.is_enough and any(it.weight >= Weight.EITHER for it in one.subject)
    is_told = (is_named and weight >= _TOLD) or (is_model_told and weight >= _TOLD_OF_MODEL)
    return weight if is_told else 0


def _tells_model(one: Candidate) -> bool:
    """Tell whether a sentence has the number of a model by which a claim tells what it dates: the 800 of "H800"."""
    return any(it.what.endswith(BY_NUMBER) for it in one.measure)


def _judged(
    aside: SetAside, when: str, best: Candidate, rows: Sequence[Row]
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
    stated = f"{best.claim.key} is {str(other[1])!r} (#{other[0].seq})"
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
