"""Which of several figures beside each other a draft speaks of: "82% for programmes, 11% for rent and 7% for appeals".

Each of them is labelled by the words behind it or, where nothing is said behind the last one, by those before it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.prose.behind import is_beyond
from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.around import is_behind_from
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.families import beside
from factledger.services.lint.sources.siblings import own_part
from factledger.services.lint.sources.told import between_figures, is_part_of, marks_between, words_within
from factledger.services.lint.sources.words import CONCEPT, HEARD, KNOWN, MATTER, NAME, NOUN, STEM
from factledger.values.figure import Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.sources.index import Figured, Source
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.words import Word

_TELLING = (CONCEPT, MATTER, STEM, NAME, HEARD)
"""Marks of words that tell of what a part is."""

_SEMICOLONS = ";؛"
_STOPS = f"{_SEMICOLONS}:"
_TWO = 2


class _Labelled(NamedTuple):
    """A figure of a sentence, with the words that are said of it alone.

    Attributes:
        mention: The figure.
        words: The marks of each word that means something in whatever language, or is a name.
        is_told: Whether any word at all is said of it.
    """

    mention: Mention
    words: tuple[frozenset[str], ...]
    is_told: bool

    @property
    def marks(self) -> frozenset[str]:
        """The marks of all its words."""
        return frozenset().union(*self.words)


def said_beside(judge: SourceJudge, match: Tied, figured: Figured) -> Mention | None:
    """Return the figure beside one of a document that the words of a draft label; None where they may be of that one.

    What something went from and to is told by that, where both say so.
    """
    source, seen = judge.source_of(figured), judge.index.seen(figured)
    is_same = source.language == judge.prose.language
    told = source.surroundings.wording.words(figured.passage.sentence)
    # What is said of twelve people is said of the nine of them.
    theirs = [
        it
        for it in _labelled(seen, told, is_same=is_same)
        if not is_part_of(source.prose, seen.sentence, it.mention, figured.mention)
    ]
    sides = ((source.prose, seen.sentence), (judge.prose, match.sentence))
    if not theirs or all(any(is_behind_from(prose, one, it) for it in one.figures) for prose, one in sides):
        return None
    mine = _said_of(judge, match, is_same=is_same)
    roles = {figured.mention.figure.role, match.mention.figure.role}
    is_bare = figured.mention.figure.unit == NO_UNIT and roles == {Role.LEVEL}
    if is_bare and not is_beyond(judge.prose, match.mention):
        mine |= _counted(judge, match)  # "nine strikers and three officers": what is counted tells which
    if (part := _part_labelled(judge, match, mine, seen, theirs)) is not None:
        return part
    # "Sold 410 tonnes and exported 90": what the piece of a figure says itself is no label of the one before it.
    piece = _piece(seen, own_part(source.prose, figured.passage.sentence, figured.mention, told))
    others = {mark for word in told if word not in piece for mark in word.marks}
    if mine & {mark for word in piece for mark in word.marks if mark[0] in (CONCEPT, STEM)} - others:
        return None
    if is_behind_from(source.prose, seen.sentence, figured.mention):
        return None  # what is said of a figure is said of the one that it is set against: "9 died, against 14"
    found = _other_labelled(mine, figured.mention, theirs, _titled(source, seen))
    # "Last season" is said of one season, "this season" of another one.
    if found is None and not judge.surroundings.of(match.sentence, match.mention).times:
        found = _of_other_piece(mine, seen, theirs, told)
    return None if found is None or is_behind_from(source.prose, seen.sentence, found) else found


def _part_labelled(
    judge: SourceJudge, match: Tied, mine: frozenset[str], own: Seen, theirs: Sequence[_Labelled]
) -> Mention | None:
    """Return the part of a figure that words are of: all that is said of a whole is said of the part, too.

    "36 fields were damaged, five of which were given up for lost": 36 were not given up.
    """
    if judge.prose.said_in(match.sentence, "of-which"):
        return None
    own_words = {mark for it in theirs if it.mention.number == own.mention.number for mark in it.marks}
    for it in theirs:
        if not is_part_of(own.prose, own.sentence, own.mention, it.mention):
            continue
        told = [word - own_words for word in it.words if any(mark[0] in _TELLING for mark in word)]
        said = sum(bool(mine & word) for word in told)
        if said >= _TWO or (said and said == len(told)):
            return it.mention
    return None


def _of_other_piece(
    mine: frozenset[str], own: Seen, theirs: Sequence[_Labelled], words: Sequence[Word]
) -> Mention | None:
    """Return the figure in whose piece alone words stand, where they say nothing that stands in that of their own.

    "Nine of them strikers and three of them police officers" has no nine police officers.
    """
    here = _known_in(own, words)
    if not here or mine & here:
        return None
    for it in theirs[1:]:
        other = _known_in(own._replace(mention=it.mention), words)
        if it.mention.number != own.mention.number and mine & (other - here):
            return it.mention
    return None


def _known_in(one: Seen, words: Sequence[Word]) -> frozenset[str]:
    """Return the marks in the piece of a figure of what words mean in whatever language."""
    return frozenset(mark for word in _piece(one, words) for mark in word.marks if mark[0] in KNOWN)


def _piece(one: Seen, words: Sequence[Word]) -> list[Word]:
    """Return those of some words that stand between the commas and the other figures around a figure."""
    text, span = one.prose.draft.text, one.mention.span
    start, end = between_figures(one.sentence, one.mention)
    start = max(start, *(text.rfind(mark, start, span.start) + 1 for mark in COMMAS))
    end = min([end, *(at for mark in COMMAS if (at := text.find(mark, span.end, end)) >= 0)])
    return [*words_within(words, start, end)]


def _said_of(judge: SourceJudge, match: Tied, *, is_same: bool) -> frozenset[str]:
    """Return the marks of what a draft says of its figure: its label, or the words of its clause where it has none."""
    sentence, words = match.sentence, judge.words_of(match.sentence)
    for one in _labelled(Seen.of(judge.prose, sentence, match.mention), words, is_same=is_same):
        if one.mention.number == match.mention.number:
            return one.marks
    clause, span = judge.prose.clause(sentence, match.mention), match.mention.span
    near = (word for word in words if clause.start <= word.start < clause.end)
    return frozenset(mark for word in near if not span.start <= word.start < span.end for mark in word.marks)


def _titled(source: Source, one: Seen) -> frozenset[str]:
    """Return the marks of the title of a document but for its names; none where the figure stands in it."""
    title = source.prose.sentences[0]
    words = source.surroundings.wording.words(title) if title is not one.sentence else ()
    return frozenset(mark for word in words for mark in word.marks if mark[0] not in (NAME, HEARD))


def _counted(judge: SourceJudge, match: Tied) -> frozenset[str]:
    """Return the marks of what a draft counts."""
    span = match.mention.span
    words = marks_between(judge, match.sentence, span.start, span.end)
    return frozenset(mark for word in words for mark in word.marks)


def _labelled(one: Seen, words: Sequence[Word], *, is_same: bool) -> list[_Labelled]:
    """Return the figures of a sentence that may be set beside one, itself among them, with their labels."""
    some = beside(one)
    if len(some) < _TWO:
        return []
    ends = [*(it.span.start for it in some[1:]), one.sentence.span.end]
    behind = [Span(it.span.end, max(it.span.end, end)) for it, end in zip(some, ends, strict=True)]
    behind[-1] = Span(behind[-1].start, _stop(one, behind[-1]))
    before = [Span(one.sentence.span.start, some[0].span.start), *behind[:-1]]
    spans = behind if _marks_of(words, behind[-1], is_same=True) else [_behind_semicolon(one, span) for span in before]
    return [
        _Labelled(it, _marks_of(words, span, is_same=is_same), bool(_marks_of(words, span, is_same=True)))
        for it, span in zip(some, spans, strict=True)
    ]


def _behind_semicolon(one: Seen, span: Span) -> Span:
    """Return what stands before a figure, from a semicolon on where what is before that is a part of another one.

    "Nine of them penalties; in 2024 he had scored 19" says nothing of penalties of the 19.
    """
    last = max(one.prose.draft.text.rfind(mark, span.start, span.end) for mark in _SEMICOLONS)
    if last < 0:
        return span
    places = (place for place, _ in one.prose.said_in(one.sentence, "of-which"))
    is_part = any(span.start <= place < last and one.prose.words_between(span.start, place) == 0 for place in places)
    return Span(last + 1, span.end) if is_part else span


def _stop(one: Seen, span: Span) -> int:
    """Return where what is said behind the last figure ends: at a mark, or at another figure."""
    text = one.prose.draft.text
    marks = [at for at in range(span.start, span.end) if text[at] in _STOPS]
    others = [it.span.start for it in one.sentence.figures if span.start <= it.span.start < span.end]
    return min([span.end, *marks, *others])


def _marks_of(words: Sequence[Word], span: Span, *, is_same: bool) -> tuple[frozenset[str], ...]:
    kinds = (CONCEPT, MATTER, NOUN, NAME, HEARD, *((STEM,) if is_same else ()))
    inside = (word.marks for word in words_within(words, span.start, span.end))
    kept = (frozenset(mark for mark in marks if mark[0] in kinds) for marks in inside)
    return tuple(filter(None, kept))


def _other_labelled(
    mine: frozenset[str], own: Mention, theirs: Sequence[_Labelled], titled: frozenset[str]
) -> Mention | None:
    """Return the figure that words are of, where they are not of the one that they are said of; None where they may be.

    Args:
        mine: Marks of what the draft says of its figure.
        own: The figure of the document with the draft's number.
        theirs: The figures beside it with their labels.
        titled: Marks of what the title names, which is said of every figure.
    """
    first = next((it for it in theirs if it.mention.number == own.number), None)
    rest = frozenset().union(*(it.marks for it in theirs if it.mention.number != own.number))
    if first is None or not first.is_told or (mine - titled) & (first.marks - rest):
        return None
    # What is said of a figure in words that no table holds may be what the draft says.
    least, said = 1 if first.marks else _TWO, Counter(mark for it in theirs for mark in it.marks)
    of_one = frozenset(mark for mark in mine if said[mark] == 1)
    for it in theirs:
        if it.mention.number != own.number and sum(bool(of_one & word) for word in it.words) >= least:
            return it.mention
    return None
