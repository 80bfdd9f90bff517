"""What words of a sentence tell one of its figures from the others, and of what year it is."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from factledger.reading.terms import AND
from factledger.services.lint.prose.direction import direction_said, way_compared
from factledger.services.lint.sources.around import dates_of_other_parts, years_in
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.candidate import Subject
from factledger.services.lint.sources.words import KNOWN, STEM, shared_kinds
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Passage, Source, SourceIndex
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.words import Word
    from factledger.values.figure import Direction

_BEFORE, _ABOVE = 3, 3
"""How many sentences before one, and headings above it, may name its year."""


_START = attrgetter("start")
"""Where a word starts: words stand in this order."""

_ABOUT = 2
"""Words that two sentences share at least that are about one thing, where the draft names none."""

_OPENING = 2
"""How many words may open a sentence before the whole of which the next figure is a part: "of the 500 inmates"."""

_CLOSE = 1
"""How many words may stand between a figure and "more" or "less" behind it."""


def is_opening(source: Source, figured: Figured) -> bool:
    """Tell whether "of" and a figure open a sentence, so that the next one is a part: "of 500 inmates, 120 are"."""
    prose, start = source.prose, figured.passage.sentence.span.start
    opening = prose.words_in(Span(start, figured.mention.number.start))
    return 0 < len(opening) <= _OPENING and (opening[0].name,) in prose.phrases("of")


def is_part(source: Source, whole: Figured, one: Figured) -> bool:
    """Tell whether a document tells a figure as a part of one before it in its sentence."""
    return is_part_of(source.prose, whole.passage.sentence, whole.mention, one.mention)


def is_part_of(prose: Prose, sentence: Sentence, whole: Mention, part: Mention) -> bool:
    """Tell whether a figure is told as a part of one before it, by words between the two or right behind it.

    So it is with "640 buses, of which 96", and "640 buses; 96 of them".
    """
    start, end = whole.span.end, part.span.start
    if end < start:
        return False
    places = [place for place, _ in prose.said_in(sentence, "of-which")]
    if not places:
        return False
    is_behind = any(
        prose.words_between(last, place) == 0
        for last in (part.number.end, part.span.end)
        for place in places
        if place >= last
    )
    return is_behind or any(start <= place < end for place in places)


def way_said(prose: Prose, sentence: Sentence, mention: Mention) -> Direction | None:
    """Return which way the words around a figure of a text say that it goes: "rose by", "22% more than"."""
    behind = tuple(word.name for word in sentence.words if word.start >= mention.span.end)
    way = way_compared(prose.language, behind, _CLOSE + 1)
    return way or direction_said(prose, sentence, prose.clause(sentence, mention), mention)


def telling(words: Iterable[Word]) -> frozenset[str]:
    """Return the marks of words that say what something is: names tell no figure of a sentence from another."""
    return frozenset(mark for word in words for mark in word.marks if mark[0] in (*KNOWN, STEM))


def is_about(judge: SourceJudge, sentence: Sentence, passage: Passage, subject: Subject) -> bool:
    """Tell whether a sentence of a document is about what one of the draft is about.

    Where the draft names nothing at all, what both speak of tells: two words, or one and a year that both name.
    """
    if subject is not Subject.UNNAMED:
        return subject >= Subject.AROUND
    source = judge.index.sources[passage.document]
    kinds = shared_kinds(judge.prose.language, source.language)
    before = next(judge.prose.before(sentence), None)
    words = [*judge.words_of(sentence), *(judge.words_of(before) if before else ())]
    shared = {word.marks for word in words if _is_shared(word, kinds, passage)}
    both = years_named(judge.prose, sentence) & years_named(source.prose, passage.sentence)
    return bool(shared) and len(shared) + len(both) >= _ABOUT


def years_named(prose: Prose, sentence: Sentence) -> set[str]:
    """Return the years that a sentence names."""
    return {year for one in prose.asides_in(sentence) for year in years_in(one.text)}


def years_beside(prose: Prose, sentence: Sentence, mention: Mention) -> set[str]:
    """Return the years that a sentence names, but for those that it names of another figure behind a semicolon."""
    others = dates_of_other_parts(prose, sentence, mention)
    named = (one for one in prose.asides_in(sentence) if one.span.start not in others)
    return {year for one in named for year in years_in(one.text)}


def _is_shared(word: Word, kinds: tuple[str, ...], passage: Passage) -> bool:
    return any(mark[0] in kinds and mark in passage.marks for mark in word.marks)


def marks_between(judge: SourceJudge, sentence: Sentence, start: int, end: int) -> list[Word]:
    """Return the words of a sentence of the draft between two places."""
    return [*words_within(judge.words_of(sentence), start, end)]


def between_figures(sentence: Sentence, mention: Mention) -> tuple[int, int]:
    """Return where the figure before one ends, and where the one behind it starts; else the ends of the sentence."""
    begins = sentence.once("begins", lambda: [one.span.start for one in sentence.figures])
    i, k = bisect_left(begins, mention.span.start), bisect_left(begins, mention.span.end)
    start = min(sentence.figures[i - 1].span.end, mention.span.start) if i else sentence.span.start
    return start, begins[k] if k < len(begins) else sentence.span.end


def own_marks(source: Source, language: str, figured: Figured) -> frozenset[str]:
    """Return the marks of the words between the figures beside one; stems only where a draft has its language."""
    return _marks_within(source, language, figured, *between_figures(figured.passage.sentence, figured.mention))


def near_marks(source: Source, language: str, figured: Figured) -> frozenset[str]:
    """Return the marks of the words that are a figure's own: those behind it up to an "and" or a comma, else before it.

    So "cancelled" is of 318 in "318 were cancelled and 60 delayed", and in "cancelled 318 and delayed 60".
    """
    start, end = between_figures(figured.passage.sentence, figured.mention)
    span, prose = figured.mention.span, source.prose
    parts = [word.start for word in prose.words_in(Span(start, end)) if _is_joining(prose, word)]
    parts += [at for at in range(start, end) if prose.draft.text[at] in (*COMMAS, ":")]
    behind = min((at for at in parts if at >= span.end), default=end)
    before = max((at for at in parts if at < span.start), default=start)
    found = _marks_within(source, language, figured, span.end, behind)
    return found or _marks_within(source, language, figured, before, span.start)


def _is_joining(prose: Prose, word: Placed) -> bool:
    return (word.name,) in prose.phrases("and") or word.name[:1] == AND


def is_told_of_other(judge: SourceJudge, said: frozenset[str], figured: Figured, beside: Iterable[Figured]) -> bool:
    """Tell whether marks of a draft are of another figure of a sentence, and none of them of this one alone."""
    source, language = judge.source_of(figured), judge.prose.language
    own = near_marks(source, language, figured)
    others = [near_marks(source, language, one) for one in beside if one.at != figured.at]
    rest = frozenset[str]().union(*others)
    return not said & (own - rest) and any(said & (marks - own) for marks in others)


def marks_before(source: Source, language: str, figured: Figured) -> frozenset[str]:
    """Return the marks of the words of a sentence before a figure; stems only where a draft has its language."""
    return _marks_within(source, language, figured, figured.passage.sentence.span.start, figured.mention.span.start)


def marks_behind(source: Source, language: str, figured: Figured) -> frozenset[str]:
    """Return the marks of the words between a figure and the next one; stems only where a draft has its language."""
    _, end = between_figures(figured.passage.sentence, figured.mention)
    return _marks_within(source, language, figured, figured.mention.span.end, end)


def words_within(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """Return those of some words, in order, that start between two places."""
    return words[bisect_left(words, start, key=_START) : bisect_left(words, end, key=_START)]


def _marks_within(source: Source, language: str, figured: Figured, start: int, end: int) -> frozenset[str]:
    words = source.surroundings.wording.words(figured.passage.sentence)
    marks = telling(words_within(words, start, end))
    return frozenset(mark for mark in marks if mark[0] != STEM or source.language == language)


def year_titled(source: Source, figured: Figured) -> str | None:
    """Return the one year that the headings above a figure name, where neither they nor its paragraph name another."""
    sentence, prose = figured.passage.sentence, source.prose
    above = [*islice(prose.headings(sentence), _ABOVE), prose.sentences[0]]
    titled = set().union(*(years_named(prose, one) for one in above if one is not sentence))
    around = set().union(*(years_named(prose, one) for one in (sentence, *prose.before(sentence))))
    return next(iter(titled)) if len(titled) == 1 and around <= titled else None


def years_of(source: Source, index: SourceIndex, figured: Figured) -> tuple[str, ...]:
    """Return of what years a figure is: by its sentence, else the nearest one before it, or heading, that names any."""
    if years := index.around(figured).years:
        return years
    sentence, prose = figured.passage.sentence, source.prose
    others = [*islice(prose.before(sentence), _BEFORE), *islice(prose.headings(sentence), _ABOVE), prose.sentences[0]]
    named = (tuple(year for one in prose.asides_in(other) for year in years_in(one.text)) for other in others)
    return next(filter(None, named), ())
