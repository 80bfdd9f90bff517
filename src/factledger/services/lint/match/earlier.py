"""When the figure holds that a change started from, or that another one is compared with: before that one's year."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.reading.terms import forms, nouns, worded
from factledger.services.lint.match.scope import UP_TO, dates, has_own_year, own_dates, scope_stated, years_named
from factledger.services.lint.prose.names import words_of_saying
from factledger.services.lint.within.changes import came_from, led_to
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.match.scope import Stated
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_TO_COME = ("planned", "projected")
"""What is said of figures that hold later than others."""

_YEAR = 4
"""Letters of a year as EDTF."""

_BACK = 2
"""How many figures back the one may stand that something is compared with: "1.3 billion, up 12% on 1.1 billion"."""

_COMMAS = (",", "،")

_CLOSING = ("", *".;:!?؛؟…)”»")
"""What stands behind a number that ends what its sentence says; behind a comma it may go on with what is counted."""

_QUOTES = " \n\"'”’»"
"""What may stand between a figure, or a question, and the mark that ends it."""

_ASKED = 3
"""How many words behind "how" may name what is counted: "how many Nvidia chips"."""

_LONGEST = 3
"""Words of the longest phrase that compares, with what may stand between it and a figure."""


def dates_of_earlier(prose: Prose, sentence: Sentence, mention: Mention) -> set[int]:
    """Return the places of dates that are those of another figure alone, which a change started from.

    "2.8 billion, up from 2.5 billion in 2024, and 14,300 employees" says nothing of the employees in 2024; nor does
    "runs 17 centres, and plans 12 in 2027" of the 17 in 2027.
    """
    if not dates(prose, sentence):
        return set()
    owned = sentence.once("dates of earlier", lambda: [*_owned(prose, sentence), *_of_brackets(prose, sentence)])
    if mention.status is None:
        owned = [*owned, *sentence.once("dates of plans", lambda: list(_foreseen(prose, sentence)))]
    found = {place for start, places in owned for place in places if start != mention.number.start}
    start = mention.span.start
    # "480,000 wafers, twice as many as in 2024" says so of "twice".
    others = [one.span.start for one in sentence.figures if one.span.start > start]
    than = [place for place in _behind_than(prose, sentence) if place > start or not _goes_on_when(prose, place)]
    return found | {place for place in than if place < start or any(one < place for one in others)}


def _goes_on_when(prose: Prose, place: int) -> bool:
    """Tell whether what stands behind a date is of it: "7% less than in 2024, when it earned 52.1 million"."""
    i = bisect_left(prose.starts, place) + 1
    behind = tuple(word.name for word in prose.words[i : i + 2])
    return any(behind[:size] in prose.phrases("when-then") for size in (1, 2))


def _owned(prose: Prose, sentence: Sentence) -> list[tuple[int, set[int]]]:
    """Return (place of its number, places of its own dates) of the figures that others came from, or are beside."""
    return [
        (one.number.start, places)
        for one in sentence.figures
        if partner(prose, sentence, one) and (places := own_dates(prose, sentence, one))
    ]


def _foreseen(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, set[int]]]:
    """Yield the same of figures that are planned, or foreseen, whose dates stand behind them."""
    for i, one in enumerate(sentence.figures):
        if one.status in _TO_COME:
            end = sentence.figures[i + 1].span.start if i + 1 < len(sentence.figures) else sentence.span.end
            yield one.number.start, {place for place in dates(prose, sentence) if one.span.end <= place < end}


def _of_brackets(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, set[int]]]:
    """Yield the same of figures in brackets: "earned $196 million ($228 million in 2024) on sales of $2.8 billion"."""
    for one in sentence.figures:
        if held := prose.brackets_around(sentence, one.span):
            yield one.number.start, {place for place in dates(prose, sentence) if held.start < place < held.end}


def _behind_than(prose: Prose, sentence: Sentence) -> list[int]:
    """Return the places of dates that something is compared with: "32 million less than in 2024"."""

    def is_compared(place: int) -> bool:
        words = prose.words_in(Span(sentence.span.start, place))
        saying, before, where = ["", "", "", *(word.name for word in words)][-3:]
        than = prose.phrases("than") | prose.phrases("than-in")  # "twice as many as in 2024"
        if (before,) not in than or (where,) not in prose.phrases("where"):
            return False
        # "as ações, que em 2022 subiram" and "lembra que em 2022 subiram" compare nothing.
        is_told = saying in words_of_saying(prose.language)
        return not is_told and not prose.draft.text[: words[-2].start].rstrip().endswith(_COMMAS)

    return sentence.once("behind than", lambda: [place for place in dates(prose, sentence) if is_compared(place)])


def partner(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure that a change led to from one, or that one is compared with; None where there is none."""
    return sentence.once(f"partner of {mention.number.start}", lambda: _later(prose, sentence, mention))


def in_unit_of_partner(prose: Prose, sentence: Sentence, mention: Mention) -> Mention:
    """Return a bare number as one of what the figure counts that it is compared with: "14,300 jobs, from 15,100"."""
    if mention.figure.unit != NO_UNIT:
        return mention
    other = partner(prose, sentence, mention) or _counted_before(prose, sentence, mention)
    if other is None or other.figure.kind is not mention.figure.kind:
        return mention
    other = in_unit_of_partner(prose, sentence, other)  # "14,000 chips fewer: 2,000, against 16,000"
    return mention.counted_in(other.figure.unit)


def _counted_before(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure that a bare number counts the same as, whoever's that is; None where nothing says so.

    "16,000 chips, eight times the 2,000 of Kestrel", "14,000 chips fewer: 2,000, against 16,000 at most".
    """
    i = sentence.at[mention.number.start]
    if not i:
        return None
    near = sentence.figures[i - 1]
    if near.figure.hedge is Hedge.MULTIPLE and prose.words_between(near.span.end, mention.span.start) <= _BACK:
        return sentence.figures[i - 2] if i > 1 else None
    between = prose.draft.text[near.span.end : mention.span.start].strip()
    is_told = between.endswith(":") and between != ":" and len(between.split()) <= _BACK
    return near if is_told else set_against(prose, sentence, mention)


def left_out(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return the unit of what a figure counts that names nothing counted; None where nothing before it tells.

    It is what the question counts that it answers ("How many chips? Some 2,000"), or what the figure before counts that
    stands in the same sentence, or last in the one before: "16,000 chips; its rival used 2,000".
    """
    figure, text = mention.figure, prose.draft.text
    is_bare = figure.kind is Kind.COUNT and figure.role is Role.LEVEL and figure.noun is None
    behind = text[mention.span.end : sentence.span.end].lstrip(_QUOTES)[:1]
    if not is_bare or behind not in (*_CLOSING, *_COMMAS):
        return None
    if asked := _asked(prose, sentence, mention):
        return asked
    if behind in _COMMAS:
        return None
    before = next(iter(prose.before(sentence)), None)
    near = [*(before.figures[-1:] if before else ()), *sentence.figures[: sentence.at[mention.number.start]]]
    last = near[-1].figure if near else None
    is_counted = last is not None and last.kind is Kind.COUNT and last.role is Role.LEVEL and last.unit != NO_UNIT
    return near[-1].figure.unit if is_counted and "/" not in near[-1].figure.unit else None


def _asked(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return the unit of what the question before a sentence asks the number of, where a figure opens the answer."""
    before = next(iter(prose.before(sentence)), None)
    opening = prose.draft.text[sentence.span.start : mention.span.start]
    if before is None or any(map(str.isalnum, opening)):
        return None
    if not prose.draft.text[before.span.start : before.span.end].rstrip(_QUOTES).endswith(("?", "؟")):
        return None
    known, words = nouns(prose.language), before.words
    for place, _ in prose.said_in(before, "how-many"):
        near = [word for word in words if word.start > place][:_ASKED]
        if found := next((unit for word in near for form in forms(word.name) if (unit := known.get(form))), None):
            return found
    return None


def _later(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    return (
        led_to(prose, sentence, mention) or came_from(prose, sentence, mention) or _compared(prose, sentence, mention)
    )


def earlier(prose: Prose, sentence: Sentence, mention: Mention, stated: Stated, date: str | None) -> Stated:
    """Return when a figure holds, where it is the one before another: "rose from 3 to 4 in 2025" is 3 before 2025."""
    if not stated.years:
        return stated
    after, before = led_to(prose, sentence, mention), came_from(prose, sentence, mention)
    compared = None if after or before else _compared(prose, sentence, mention)
    later = after or before or compared
    if later is None:
        return stated
    apart = dates_of_earlier(prose, sentence, later)
    theirs = scope_stated(prose, sentence, later, prose.clause(sentence, later), date, apart)
    if stated.years != theirs.years:
        return stated
    is_own = has_own_year(prose, sentence, mention)
    if is_own and (after or len(years_named(prose, sentence, date)) > 1):
        return stated
    year = theirs.years[0]
    is_plain = len(theirs.years) == 1 and len(year) == _YEAR and year.isdecimal()
    if is_own or compared or not is_plain or prose.said_in(sentence, "part-year"):
        return replace(stated, years=())
    return replace(stated, years=(f"{UP_TO}{int(year) - 1:04}",))


def _compared(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure that one is compared with, where it is none of somebody else: "4 million, compared with 3"."""
    before = set_against(prose, sentence, mention)
    if before is None:
        return None
    end = prose.clause(sentence, mention).end
    is_other = any(
        before.span.end <= one.start < end and prose.index is not None and prose.index.is_subject(one.name)
        for one in sentence.names
    )
    return None if is_other else before


def set_against(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure that one is set against by the words right before it, whoever's that is."""
    i = sentence.at[mention.number.start]
    mine = mention.figure
    before = next(
        (
            one
            for one in sentence.figures[max(i - _BACK, 0) : i][::-1]
            if one.figure.unit == mine.unit or (mine.unit == NO_UNIT and one.figure.kind in (mine.kind, Kind.MONEY))
        ),
        None,
    )
    if before is None:
        return None
    names = prose.words.names_in(Span(before.span.end, mention.number.start))
    phrases = worded(prose.language, "compared")
    tail = names[-_LONGEST - 1 :]
    is_told = any(tuple(tail[k : k + size]) in phrases for size in range(1, _LONGEST + 1) for k in range(len(tail)))
    return before if is_told or _is_after(prose, before, mention) else None


def _is_after(prose: Prose, before: Mention, mention: Mention) -> bool:
    """Tell whether a word such as "after" stands right before a figure: "87, after 102 the year before"."""
    names = tuple(word.name for word in prose.words_in(Span(before.span.end, mention.span.start)))
    return any(names[-size:] in prose.phrases("after-level") for size in range(1, min(_LONGEST, len(names)) + 1))
