"""How a document stands to a figure: considered, only aimed at, not even planned; and where a draft says more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.prose.tense import tenses
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.words import KNOWN, MATTER, STEM
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Source
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.words import Word

_PLANNED = ("planned", "future", "planned-behind", "projected-behind")
"""Categories of words that say that something is to come, by itself and whoever thinks so."""

_THOUGHT = ("planned", "projected", "possible", "projected-behind", "asked", "considering", "considered-behind")
"""Categories of words for what somebody thinks of what is to come."""

_FORESEEN = (*_PLANNED, "projected", "possible", "considering", "considered-behind", "asked")
"""Categories of words by which a draft gives something as no plain fact."""

_AIMS = frozenset({f"{MATTER}target", "=target"})
"""Marks of words for what is aimed at."""

_CLOSE = 2
"""How many words from a denial on a plan may stand that it denies: "was never planned", "has no such plans"."""

_ESTIMATE = 3
"""Words at most from "withdrew" to the "estimate" that is: "withdrew only that estimate"."""

_STATEMENT, _STATED = 6, 14
"""How many words from "withdrew" on a statement may stand, and from that on the figure that it told."""

_BEHIND = 6
"""How many words behind a figure may stand before what is thought of it: "50 cents on glass is being discussed"."""

_AHEAD = 3
"""How many words from a plan on what is planned may stand: "is planned to start running"."""

_ALIKE = 2
"""Marks that two sentences of two paragraphs share at least that speak of one number of one thing."""

_AIM_REACH = 6
"""How many words before a figure a word such as "goal" may stand that it is of."""


def is_plan_denied(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a sentence says before a figure that it is not planned: "it was never planned to fell 120 trees"."""
    start, clause = mention.span.start, prose.clause(sentence, mention)
    nots = [place for place, _ in prose.said_in(sentence, "not") if clause.start <= place < start]
    if not nots:
        return False
    harmless = {place for place, _ in prose.said_in(sentence, "no-denial")}
    plans = [place for name in ("planned", "projected") for place, _ in prose.said_in(sentence, name) if place < start]
    return any(
        place < plan and prose.words_between(place, plan) <= _CLOSE and place not in harmless
        for place in nots
        for plan in plans
    )


def is_taken_back(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a sentence says that a statement of a figure was taken back: "withdrew a statement that 52 were".

    So it is where the figure itself was, in its sentence or the next one: "put it at 35, but withdrew that estimate".
    """
    if _is_number_withdrawn(prose, sentence, mention):
        return True
    start, clause = mention.span.start, prose.clause(sentence, mention).start
    stated = [place for place, _ in prose.said_in(sentence, "statement") if clause <= place < start]
    taken = [place for place, _ in prose.said_in(sentence, "took-back") if clause <= place < start]
    return any(
        0 < prose.words_between(place, said) <= _STATEMENT
        and prose.words_between(said, start) <= _STATED
        and not prose.has_mark(said, start, COMMAS)
        for place in taken
        for said in stated
    )


def _is_number_withdrawn(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether an estimate is taken back of which a figure is the last one before, or the first one behind."""
    figures = sentence.figures
    behind = next((one.span.start for one in figures if one.span.start > mention.span.start), sentence.span.end)
    before = max((one.span.end for one in figures if one.span.end <= mention.span.start), default=sentence.span.start)
    for start, end in _takings_back(prose, sentence):
        is_of_number = before <= start and prose.words_between(end, mention.span.start) <= _STATEMENT
        if mention.span.end <= start < behind or (end <= mention.span.start and is_of_number):
            return True
    following = next(prose.behind(sentence), None)
    is_last = following is not None and not following.figures and bool(figures) and figures[-1] is mention
    return is_last and following is not None and any(_takings_back(prose, following))


def _takings_back(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where a sentence says that an estimate was taken back: "withdrew that estimate"."""
    estimates = [place for place, _ in prose.said_in(sentence, "estimate")]
    for place, _ in prose.said_in(sentence, "took-back") if estimates else ():
        yield from ((place, one) for one in estimates if 0 < prose.words_between(place, one) <= _ESTIMATE)


def is_considered(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether words behind a figure say that it is only talked of: "a levy of 5 euros is being discussed"."""
    end, clause = mention.span.end, prose.clause(sentence, mention)
    places = (place for place, _ in prose.said_in(sentence, "considered-behind"))
    return any(end <= place < clause.end and prose.words_between(end, place) <= _BEHIND for place in places)


def total_of_list(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure that a list behind a colon parts, for one of the list: "claims 90 euros: 50 for rent and 40".

    None where a figure does not stand in such a list, whose figures all are in the unit of the total.
    """
    colon = prose.draft.text.rfind(":", sentence.span.start, mention.span.start)
    before = [one for one in sentence.figures if one.span.end <= colon]
    if colon < 0 or not before or prose.words_between(before[-1].span.end, colon) > 1:
        return None
    unit = before[-1].figure.unit
    parts = [one for one in sentence.figures if one.span.start > colon]
    is_list = len(parts) > 1 and all(one.figure.unit in (unit, NO_UNIT) for one in parts)
    return before[-1] if is_list and unit != NO_UNIT else None


def says_only_will(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a sentence says by the future alone that something is to come, and nobody plans or expects it."""
    return not any(prose.said_in(sentence, name) for name in _THOUGHT) and _is_future(prose, sentence)


def names_aim(words: Iterable[Word]) -> bool:
    """Tell whether one of some words is for what somebody aims at: "goal", "target"."""
    return any(mark in _AIMS for word in words for mark in word.marks)


def said_more(judge: SourceJudge, match: Tied, figured: Figured) -> Iterator[str]:
    """Yield by what a draft says more of a figure than its document: that it is so, which is aimed at, or planned."""
    ways = (_only_aimed, _only_on_condition, _only_planned, _denied)
    yield from filter(None, (way(judge, match, figured) for way in ways))


def _only_aimed(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that a document gives a figure as a goal, and the draft says that it will be so."""
    source, mention = judge.source_of(figured), figured.mention
    goal = _goal_of(source, figured.passage.sentence, mention)
    if goal is None or names_aim(judge.words_of(match.sentence)):
        return None
    if match.mention.speaker or judge.telling.is_attributed(match.sentence):
        return None
    is_plain = says_only_will(judge.prose, match.sentence)
    return f"no more than a goal in the source: {goal!r}" if is_plain else None


def _only_on_condition(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that a document gives a figure as one to come on a condition, and the draft says that it will be so."""
    source, prose, sentence = judge.source_of(figured), judge.prose, match.sentence
    said = [place for place, _ in source.prose.said_in(figured.passage.sentence, "on-condition")]
    if not said or source.status(figured) not in ("planned", "projected", "possible"):
        return None
    is_told = match.mention.speaker or judge.telling.is_attributed(sentence) or prose.said_in(sentence, "on-condition")
    if is_told or not says_only_will(prose, sentence):
        return None
    word = next(one for one in figured.passage.sentence.words if one.start == said[0])
    return f"only on a condition in the source: {source.draft.text[word.start : word.end]!r}"


def _goal_of(source: Source, sentence: Sentence, mention: Mention) -> str | None:
    """Return the word close before a figure, in its part of the sentence, that says that it is aimed at."""
    clause, start = source.prose.clause(sentence, mention), mention.span.start
    text = source.draft.text
    for word in source.surroundings.wording.words(sentence):
        is_near = clause.start <= word.start < start and source.prose.words_between(word.start, start) <= _AIM_REACH
        if is_near and any(mark in _AIMS for mark in word.marks):
            placed = next(one for one in sentence.words if one.start >= word.start)
            return text[placed.start : placed.end]
    return None


def _is_future(prose: Prose, sentence: Sentence) -> bool:
    told = tenses(prose.language)
    return bool(prose.said_in(sentence, "future")) or any(told.is_future(word.name) for word in sentence.words)


def _only_planned(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return what is done in the draft that the sentence of a document says is planned: "is to open in 2027"."""
    source, sentence, prose = judge.source_of(figured), figured.passage.sentence, judge.prose
    is_other = any(prose.said_in(match.sentence, name) for name in (*_FORESEEN, "not", "denied"))
    if is_other or judge.may_be_planned(match) or _is_future(prose, match.sentence):
        return None
    plans = [place for name in _PLANNED for place, _ in source.prose.said_in(sentence, name)]
    if not plans:
        return None
    marks = source.surroundings.wording.marks
    kinds = (*KNOWN, STEM) if source.language == prose.language else KNOWN
    clause, span = prose.clause(match.sentence, match.mention), match.mention.span
    mine = {
        mark
        for word in judge.words_of(match.sentence)
        if clause.start <= word.start < clause.end and not span.start <= word.start < span.end and not word.is_name
        for mark in word.marks
        if mark[0] in kinds
    }
    figures = [one.span for one in sentence.figures]
    for place in plans:
        ahead = source.prose.words_in(Span(place, sentence.span.end))[1 : _AHEAD + 1]
        for word in ahead:
            is_in_figure = any(one.start <= word.start < one.end for one in figures)
            own = {mark for mark in marks[word.name, word.term] if mark[0] in kinds}
            said = [one for one in sentence.words if own and own & set(marks[one.name, one.term])]
            if not is_in_figure and own & mine and len(said) == 1:
                return f"planned in the source: {source.draft.text[word.start : word.end]!r}"
    return None


def _denied(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return where the document of a figure denies it, which the draft gives as a fact, or as one to come, by itself.

    "Will 120 trees be felled, a resident asked. It was never planned to fell 120 trees, the mayor said."
    """
    prose, sentence = judge.prose, match.sentence
    if any(prose.said_in(sentence, name) for name in ("denied", "possible", "not")):
        return None
    if match.mention.speaker or judge.telling.is_attributed(sentence):
        return None
    source, figure = judge.source_of(figured), figured.mention.figure
    for other in judge.index.with_number(figure.stated.value) if figure.stated else ():
        is_like = other.passage.document == figured.passage.document and other.mention.figure.unit == figure.unit
        if other.at == figured.at or not is_like or figure.unit == NO_UNIT or source.status(other) != "denied":
            continue
        is_near = other.passage.sentence.block == figured.passage.sentence.block
        if is_near or len(other.passage.marks & figured.passage.marks) >= _ALIKE:
            return f"the source also denies it: {judge.quoted(other)}"
    return None
