"""What a figure is of, by words that exclude each other in whatever language: tea or coffee, died or was hurt."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import rows
from factledger.reading.terms import AND, forms, named
from factledger.reading.tokens import fold
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.seen import Seen
    from factledger.services.lint.prose.sentence import Sentence

_FOLK = "folk"
_NEAR = 4
"""How many words behind a figure may say of whom it is: "families of fishermen"."""

_GOOD, _DEED = "good", "deed"
HAND = "hand"
"""The whole of what is paid and what is received."""
_REACH = {_GOOD: 3, _FOLK: 1, _DEED: 3, "fate": 5}
"""How far from a figure a word of a whole may stand, as places of `_by_nearness`."""

_QUOTES = (("«", "»"), ("“", "”"))
_LONGEST_NAME = 30
"""Code points of a name between quotation marks; what is longer is somebody's words."""

_BEFORE = 3
"""How many sentences before one may say what it is about."""

_LISTED = (_GOOD, _FOLK, _DEED)
"""Wholes of which a sentence may list several parts for one figure: "tea and coffee"."""

_DAMAGE = frozenset({"lost", "lost/destroyed", "damaged"})
"""Deeds that are one as sums of money: damage of 5 million is a loss of so much."""

_TRADE = frozenset({"sold", "bought"})
"""Deeds that are one as sums of money, too: what one side sells for so much, the other buys for so much."""

_LOST = "lost"
"""The part of what was done with a thing that says that there is less of it."""

_COMPASS = "compass"
_SETTINGS = ("settlement", "fuel", "school", "law", "means", "reckoning", "novelty", _COMPASS)
"""Wholes of `contrasts.tsv` whose words have few other meanings."""


PUPILS = {"child", "student"}
"""Who goes to school, by two names that are units, too."""


class Told(NamedTuple):
    """A word that says what a figure is of.

    Attributes:
        whole: Of what it is a part: "good".
        part: The part: "fish/tuna".
        text: The word as it is written.
        start: Where it starts.
    """

    whole: str
    part: str
    text: str
    start: int


class _Parts(NamedTuple):
    """The parts of a language by their words, and by what words of any ending start with, the longest first."""

    words: Mapping[str, tuple[tuple[str, str], ...]]
    starts: tuple[tuple[str, tuple[str, str]], ...]


def told(one: Seen) -> dict[str, Told]:
    """Return for each whole the word that says what a figure is of."""
    return one.once("apart", lambda: {found.whole: found for found in _told(one)})


def agreeing(mine: Seen, theirs: Seen) -> int:
    """Return of how many wholes a figure of the draft and one of a document are of the same part."""
    there = told(theirs)
    return sum(
        one.whole != HAND and one.whole in there and there[one.whole].part == one.part for one in told(mine).values()
    )


def says_lost(one: Seen) -> bool:
    """Tell whether words around a figure say that so many were lost: destroyed, stolen, given up."""
    return any(found.part.startswith(_LOST) for found in told(one).values())


def differences(mine: Seen, theirs: Seen) -> Iterator[str]:
    """Yield in what a figure of the draft is of something else than one of a document: "coffee against miel"."""
    there = told(theirs)
    for one in told(mine).values():
        if one.whole == HAND:
            continue  # who pays and who is paid is told with their names
        other = there.get(one.whole) or (_around(theirs, one) if one.whole == _GOOD else None)
        if other is None or _is_within(one.whole, other.part, one.part):
            continue
        if one.whole == _GOOD and _is_within(_GOOD, one.part, other.part) and _is_about(theirs, one):
            continue  # "9% of the salmon", of the fish of a salmon farm
        if mine.mention.figure.kind is Kind.MONEY and any(
            {one.part, other.part} <= one_sum for one_sum in (_DAMAGE, _TRADE)
        ):
            continue
        if {one.part, other.part} == PUPILS and not counts_pupils_apart(theirs.sentence):
            continue  # "250 children" of a school, for its 250 pupils
        if one.whole in _LISTED and any(_is_within(one.whole, part, one.part) for part in _parts_in(theirs, one.whole)):
            continue
        if one.whole == _DEED and any(_is_within(one.whole, other.part, part) for part in _parts_in(mine, _DEED)):
            continue
        yield f"{one.text} in the draft, {other.text} in the source"


def counts_pupils_apart(sentence: Sentence) -> bool:
    """Tell whether a sentence counts children and pupils apart: "40 children, and 12 pupils"."""
    return {one.figure.unit for one in sentence.figures} >= PUPILS


def folk(word: Placed, language: str) -> str | None:
    """Return who they are whom a word names, by what they do: "fisher"; None if it names nobody so."""
    return next((part for whole, part in _parts_of(word.name, language) if whole == _FOLK), None)


def goods(name: str, language: str) -> frozenset[str]:
    """Return what is made, sold or grown that a word of a language names, the kind behind its whole: "grain/wheat"."""
    return frozenset(part for whole, part in _parts_of(name, language) if whole == _GOOD)


def _around(theirs: Seen, mine: Told) -> Told | None:
    """Return what a document is about before a sentence that does not say it; None where the draft says so, too."""
    found = list(_before(theirs, mine.whole))
    return None if any(_is_within(one.whole, one.part, mine.part) for one in found) else next(iter(found), None)


def _is_about(theirs: Seen, mine: Told) -> bool:
    """Tell whether a document is about nothing else of a whole, in its title and before a sentence, than the draft."""
    title = theirs.prose.sentences[:1]
    parts = {one.part for one in (*_before(theirs, mine.whole), *_told_in(theirs, title, mine.whole))}
    return mine.part in parts and all(_is_within(mine.whole, mine.part, part) for part in parts)


def _before(theirs: Seen, whole: str) -> Iterator[Told]:
    """Yield what a document says of a whole in the sentences before one, and in the headings above it."""
    before = [*islice(theirs.prose.before(theirs.sentence), _BEFORE), *theirs.prose.headings(theirs.sentence)]
    return _told_in(theirs, before, whole)


def _told_in(theirs: Seen, sentences: Iterable[Sentence], whole: str) -> Iterator[Told]:
    for sentence in sentences:
        for word in sentence.words:
            for other, part in _parts_of(word.name, theirs.language):
                if other == whole:
                    yield Told(whole, part, theirs.text(word), word.start)


def _is_within(whole: str, theirs: str, mine: str) -> bool:
    """Tell whether what a document says is what the draft says, or a kind of it: who drowned is dead."""
    if whole == _COMPASS:  # north-west lies north
        return theirs.startswith(mine) or mine.startswith(theirs)
    return theirs == mine or theirs.startswith(f"{mine}/")


def _told(one: Seen) -> Iterator[Told]:
    """Yield for each whole the word that is nearest to a figure: in it, behind it, before it, then further off."""
    found: dict[str, Told] = {}
    for reach, words in enumerate(_by_nearness(one)):
        for i, word in enumerate(words):
            if _is_in_name(one, word):
                continue
            for whole, part in _parts_of(word.name, one.language):
                if reach <= _REACH.get(whole, 2) and (whole != _FOLK or i < _NEAR):
                    found.setdefault(whole, Told(whole, part, one.text(word), word.start))
    yield from found.values()


def _is_in_name(one: Seen, word: Placed) -> bool:
    """Tell whether a word stands in a short name between quotation marks: the dairy of «ألبان المروج»."""
    text, place = one.prose.draft.text, word.start
    for opening, closing in _QUOTES:
        start = text.rfind(opening, max(place - _LONGEST_NAME, 0), place)
        end = text.find(closing, place, place + _LONGEST_NAME) if start >= 0 else -1
        if end >= 0 and text.find(closing, start, place) < 0 and end - start < _LONGEST_NAME:
            return True
    return False


def _parts_in(one: Seen, whole: str) -> Iterator[str]:
    for word in one.words(one.clause.start, one.clause.end):
        yield from (part for other, part in _parts_of(word.name, one.language) if other == whole)


def _by_nearness(one: Seen) -> Iterator[Sequence[Placed]]:
    """Yield the words of a sentence by how near they are to a figure, each time the nearest first."""
    span, clause, sentence = one.mention.span, one.clause, one.sentence.span
    behind = one.words(span.end, clause.end)
    own = list(_own(behind, one))
    yield one.words(span.start, span.end)
    yield own
    yield one.words(clause.start, span.start)[::-1]
    yield one.words(sentence.start, clause.start)[::-1]
    yield behind[len(own) :]
    yield one.words(clause.end, sentence.end)


def _own(words: Iterable[Placed], one: Seen) -> Iterator[Placed]:
    """Yield words up to an "and": what stands behind it is told of something else."""
    known = _parts(one.language).words
    for word in words:
        if (word.name,) in one.joins or (word.name[0] == AND and word.name not in known):
            return
        yield word


@cache
def _parts_of(name: str, language: str) -> tuple[tuple[str, str], ...]:
    known = _parts(language)
    for form in forms(name):
        if form in known.words:
            return known.words[form]
    return next(((part,) for start, part in known.starts if name.startswith(start)), ())


@cache
def _parts(language: str) -> _Parts:
    words: dict[str, tuple[tuple[str, str], ...]] = {}
    starts: list[tuple[str, tuple[str, str]]] = []
    tables = [*rows(language, "apart"), *_settings(language)] if language != UNKNOWN else []
    for phrases, whole, part, *_ in tables:
        for phrase in phrases.split("|"):
            if phrase.endswith("*"):
                starts.append((fold(phrase[:-1]), (whole, part)))
            else:
                name = "".join(named(phrase))
                words[name] = (*words.get(name, ()), (whole, part))
    return _Parts(words, tuple(sorted(starts, key=lambda one: (-len(one[0]), one[0]))))


def _settings(language: str) -> Iterator[list[str]]:
    return (row for row in rows(language, "contrasts") if row[1] in _SETTINGS)
