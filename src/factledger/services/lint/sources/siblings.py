"""Which of two figures that a sentence sets against each other a draft speaks of: "cost 870; the budget was 720"."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import AND, acts
from factledger.services.lint.sources.around import may_be_set_against, years_in
from factledger.services.lint.sources.turns import places_of_saying
from factledger.services.lint.sources.words import CONCEPT, HEARD, MATTER, NAME, STEM
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Source, SourceIndex
    from factledger.services.lint.sources.words import Word

_PARTING = ("while", "of-which", "rest")
"""Words that part a sentence into what is set side by side, as a semicolon does."""

_COMMON = 6
"""A word that so many sentences with figures hold says nothing of one part of a sentence."""


_CLOSE = 2
"""How many words from one such as "against" on a figure may stand that it sets another one against."""


class _Part(NamedTuple):
    """What a part of a sentence says: what its words mean, the names in it, and the years."""

    words: frozenset[str]
    names: frozenset[str]
    years: frozenset[str]

    def without(self, other: _Part) -> _Part:
        """Return what only this part says."""
        return _Part(self.words - other.words, self.names - other.names, self.years - other.years)


def sibling(
    words: Sequence[Word], years: set[str], language: str, figured: Figured, index: SourceIndex
) -> Figured | None:
    """Return the figure that words are of, where it is set against another one; None where they may be of that.

    Args:
        words: The words of the draft in the part of its sentence that the figure stands in (see `own_part`).
        years: The years that the draft names for the figure.
        language: The language of the words.
        figured: The figure of a document with the draft's number.
        index: The documents.
    """
    source = index.sources[figured.passage.document]
    sentence, own = figured.passage.sentence, figured.mention
    starts = _starts(source.prose, sentence)
    if not starts:
        return None
    is_same = source.language == language
    title = source.prose.sentences[0]
    known = () if title is sentence else source.surroundings.wording.words(title)
    # Two who speak of one thing say it in their own words, and one of them not at all.
    is_said_twice = _count_sayings(source, sentence) > 1
    head = end_of_head(source.prose, sentence, own)
    mine = _part(words, years, is_same=is_same).without(_part(known, (), is_same=is_same))
    behind = _told_behind(source.prose, sentence, own)
    for other in index.of(figured.passage):
        there = bisect_right(starts, other.mention.number.start)
        # What is said of a whole is said of its part, too, and what stands behind "of them" of the part alone.
        here = bisect_right(starts, behind if other.mention.span.start > behind else own.number.start)
        units = {other.mention.figure.unit, own.figure.unit}
        if here == there or (len(units - {NO_UNIT}) > 1):
            continue
        first = _said(source, sentence, starts, here, head, is_same=is_same)
        second = _said(source, sentence, starts, there, sentence.span.start, is_same=is_same)
        if is_said_twice:
            first, second = (_Part(frozenset(), frozenset(), it.years) for it in (first, second))
        if not first.names and not here and is_same:
            # "Its passengers fell by 31%, while those of Dunholm rose" goes on with what the sentence before names.
            first = first._replace(names=figured.passage.names.last - second.names)
        if mine.years & first.without(second).years:
            continue
        # What a sentence dates first may be said of all that follows.
        told = mine if there > here else mine._replace(years=frozenset())
        if _is_of_second(told, first, second, index, has_case=source.surroundings.wording.has_case):
            return other
    return None


def own_years(figured: Figured, index: SourceIndex) -> frozenset[str]:
    """Return the years that only the part of its sentence says that a figure stands in: "56 in 2024 and 18 in 2025"."""
    source, sentence = index.sources[figured.passage.document], figured.passage.sentence
    starts = _starts(source.prose, sentence)
    at = bisect_right(starts, figured.mention.number.start)
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for one in source.prose.asides_in(sentence) if starts else ():
        found[bisect_right(starts, one.span.start) == at].update(years_in(one.text))
    return frozenset(found[True] - found[False]) if found[False] else frozenset()


def _is_of_second(mine: _Part, first: _Part, second: _Part, index: SourceIndex, *, has_case: bool) -> bool:
    """Tell whether words are of the second of two parts, and of nothing that only the first one says."""
    ours, theirs = first.without(second), second.without(first)
    told = {mark for mark in mine.words & theirs.words if len(index.by_mark.get(mark, ())) < _COMMON}
    is_by_words = bool(told and ours.words) and not mine.words & ours.words
    is_by_names = bool(mine.names & theirs.names and ours.names) and not mine.names & ours.names
    # The full names of two people are names in any case.
    is_sure = all(sum(mark[0] == NAME for mark in names) > 1 for names in (mine.names & theirs.names, ours.names))
    if is_by_names and not has_case and mine.words & ours.words and not is_sure:
        return False  # any word that nothing explains may be a name
    is_by_years = bool(mine.years & theirs.years) and not mine.years & ours.years
    return (is_by_words and not mine.names & ours.names) or is_by_names or is_by_years


def own_part(prose: Prose, sentence: Sentence, mention: Mention, words: Iterable[Word]) -> list[Word]:
    """Return the words of the part of a sentence that a figure stands in, but for those of the figure itself."""
    starts, span = _starts(prose, sentence), mention.span
    at = bisect_right(starts, mention.number.start)
    return [
        word for word in words if bisect_right(starts, word.start) == at and not span.start <= word.start < span.end
    ]


def _starts(prose: Prose, sentence: Sentence) -> list[int]:
    """Return where the parts of a sentence start, but for the first; it is worked out once."""
    return sentence.once("parts", lambda: _found_starts(prose, sentence))


def _found_starts(prose: Prose, sentence: Sentence) -> list[int]:
    said = [place for name in _PARTING for place, _ in prose.said_in(sentence, name)]
    text, (start, end) = prose.draft.text, sentence.span
    against = _set_against(prose, sentence)
    return sorted({*said, *against, *_joins(prose, sentence), *(at for at in range(start, end) if text[at] in ";؛")})


def _told_behind(prose: Prose, sentence: Sentence, mention: Mention) -> int:
    """Return where "of them" stands right behind a figure, and tells what that is: "five of them officers".

    The end of the sentence where it does not.
    """
    end = mention.span.end
    places = (place for place, _ in prose.said_in(sentence, "of-which") if place >= end)
    return next((place for place in places if prose.words_between(end, place) == 0), sentence.span.end)


def _set_against(prose: Prose, sentence: Sentence) -> Iterator[int]:
    """Yield where a word such as "against" stands before a figure that the one before it is set against."""
    ofs = {word.start for word in sentence.words if (word.name,) in prose.phrases("of")}  # "de", "من"
    places = [place for place, _ in prose.said_in(sentence, "earlier") if place not in ofs]
    begins = [one.span.start for one in sentence.figures]
    for place in places:
        i = bisect_right(begins, place)
        is_between = 0 < i < len(begins) and sentence.figures[i - 1].span.end <= place
        if is_between and prose.words_between(place, begins[i]) <= _CLOSE:
            yield place


def _joins(prose: Prose, sentence: Sentence) -> Iterator[int]:
    """Yield where an "and" parts two figures, the only one between them: "loans of 3.1 and own funds of 1.7"."""
    ands = prose.phrases("and")
    for one, other in pairwise(sentence.figures):
        between = prose.words_in(Span(one.span.end, max(one.span.end, other.span.start)))
        joins = [word.start for word in between if _is_and(prose, word, ands) or word.name[:1] == AND]
        if len(joins) == 1:
            yield joins[0]


def end_of_head(prose: Prose, sentence: Sentence, mention: Mention) -> int:
    """Return where what a sentence says of all its figures ends: at a colon behind a figure, else at the first one.

    "Of the 96 kilometres replaced: 61 in the north and 35 in the south"; what stands before the very first figure is
    said of that one as well as of others.
    """
    first = min(it.span.start for it in sentence.figures if it is mention or may_be_set_against(it, mention))
    if first >= mention.span.start:
        return sentence.span.start
    return max(first, prose.draft.text.rfind(":", first, mention.span.start))


def _count_sayings(source: Source, sentence: Sentence) -> int:
    """Return how often a sentence says that somebody says something; "by our estimate" does so once."""
    places = sorted(places_of_saying(source.surroundings, sentence))
    return len(places) - sum(source.prose.words_between(a, b) <= 1 for a, b in pairwise(places))


def _is_and(prose: Prose, word: Placed, ands: Collection[tuple[str, ...]]) -> bool:
    """Tell whether a word is "and": "e", and not "é"."""
    text = prose.draft.text[word.start : word.end].lower()
    return (word.name,) in ands and (len(text) > 1 or text == word.name)


def _said(source: Source, sentence: Sentence, starts: Sequence[int], at: int, head: int, *, is_same: bool) -> _Part:
    words = [word for word in source.surroundings.wording.words(sentence) if word.start >= head]
    asides = (one for one in source.prose.asides_in(sentence) if bisect_right(starts, one.span.start) == at)
    years = (year for one in asides for year in years_in(one.text))
    return _part((word for word in words if bisect_right(starts, word.start) == at), years, is_same=is_same)


def _part(words: Iterable[Word], years: Iterable[str], *, is_same: bool) -> _Part:
    # In another language a word that no table holds may be any of the document's.
    telling = (CONCEPT, MATTER, STEM) if is_same else (CONCEPT, MATTER)
    exclusive = acts()
    marks: set[str] = set()
    names: set[str] = set()
    for word in words:
        if word.is_name:
            names.update(mark for mark in word.marks if mark[0] in (NAME, HEARD))
        marks.update(
            mark for mark in word.marks if mark[0] in telling and (is_same or mark[0] == MATTER or mark in exclusive)
        )
    return _Part(frozenset(marks), frozenset(names), frozenset(years))
