"""Where a sentence says that its figure is: what stands behind "in", before "where", and what "there" goes on with."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.sounds import consonants, sound
from factledger.reading.terms import named
from factledger.services.lint.claims.made import meant
from factledger.services.lint.claims.openings import are_heard_alike, has_no_case, heard_best, is_part, ways_heard
from factledger.services.lint.prose.direction import comparatives
from factledger.services.lint.prose.names import behind_kinds_of_place, country_at, is_placed, unknown_places
from factledger.services.lint.prose.translated_names import ARTICLES
from factledger.services.lint.within.changes import lexicon
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_DIRECTIONS = ("=north", "=south", "=east", "=west", "=middle")

_LEAST_HEARD = 3
"""Consonants of the name of a place that is heard in another script."""

_BEFORE = 3
"""How many sentences before one may name the place of which it says "there"."""


_MARKS = ",،;؛"

_DATELINE = re.compile(r"([^\W\d_][\w .'’-]{2,40}?)\s*[—–]")
"""The place that a report opens with, and the dash behind it."""


def places_stated(prose: Prose, sentence: Sentence, mention: Mention) -> frozenset[Name]:
    """Return the names of the places that a figure is of; those of a part of the sentence before "where" are not."""
    start = mention.number.start
    told = [place for place, _ in prose.said_in(sentence, "where-told")]
    cut = max((place for place in told if place < start), default=None)
    if cut is not None and (name := _right_before(prose, sentence, cut)):
        return frozenset((name,))
    placed = sentence.once("placed", lambda: _placed(prose, sentence))
    if placed and (behind := compared_behind(prose, sentence, mention)) is not None:
        placed = [one for one in placed if not behind.start <= one[0] < behind.end]
    own = frozenset(name for _, _, name in placed)
    if len(own) > 1 and (mine := _its_own(prose, sentence, mention, placed)):
        return mine
    end = min((place for place in told if place > start), default=sentence.span.end)
    if not own and (there := _says_there(prose, sentence, end)) is not None:
        own = _there(prose, sentence, there)
    return own or _named(prose, sentence) or _here(prose, sentence)


def _here(prose: Prose, sentence: Sentence) -> frozenset[Name]:
    """Return the place that a sentence opens with, before a dash, where it says "here": "SINGAPORE — Here chips rent".

    It stands in capitals, as in the dateline of a report.
    """
    if not prose.said_in(sentence, "here"):
        return frozenset()
    text = prose.draft.text[sentence.span.start : sentence.span.end]
    found = _DATELINE.match(text)
    return frozenset((named(found[1]),)) if found and found[1].isupper() else frozenset()


def compared_behind(prose: Prose, sentence: Sentence, mention: Mention) -> Span | None:
    """Return what a figure is compared with behind a comma: "$6 an hour, less than a meal in Dubai"; None for nothing.

    It goes from the comparative, with a "than" right behind it, up to the next mark.
    """
    turns, than, end = comparatives(prose.language), prose.phrases("than"), mention.span.end
    for word, after in pairwise(sentence.words):
        is_than = (word.name,) in turns.get(word.name, ()) and (after.name,) in than
        if is_than and word.start >= end and prose.has_mark(end, word.start, _MARKS):
            marks = (at for mark in _MARKS if (at := prose.draft.text.find(mark, word.end, sentence.span.end)) >= 0)
            return Span(word.start, min(marks, default=sentence.span.end))
    return None


def _named(prose: Prose, sentence: Sentence) -> frozenset[Name]:
    """Return the places of claims from which something is by the word before, and no subjects: "dari Meksiko"."""
    index = prose.index
    if index is None or not index.places:
        return frozenset()
    of, leading = prose.phrases("of"), lexicon(prose.language)["from"]
    names = (
        one.name
        for one in sentence.names
        if (before := prose.beside(Span(one.start, one.end))[0]) in leading or (before,) in of
    )
    return frozenset(name for name in names if name in index.places and not index.is_subject(name))


def directions_in(prose: Prose, sentence: Sentence) -> frozenset[str]:
    """Return the directions that a sentence tells besides the names of subjects, where the ledger holds any place."""
    index = prose.index
    if index is None or not index.places:
        return frozenset()

    def found() -> frozenset[str]:
        names = (Span(one.start, one.end) for one in sentence.names if index.is_subject(one.name))
        taken = {word.start for span in names for word in prose.words_in(span)}
        return _directions((word.name for word in sentence.words if word.start not in taken), (prose.language,))

    return sentence.once("directions", found)


def directions_of(claim: Known) -> frozenset[str]:
    """Return the directions that the place of a claim is told by, in any language: south, of "Serayan Selatan"."""
    return claim.once("directions", lambda: _directions(named(claim.columns.place or ""), LANGUAGES))


def _directions(words: Iterable[str], languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_DIRECTIONS).intersection(meant(word, languages) for word in words)


_TO_ONLY = 5
"""Words from "only" to the name of a place: "só na cidade de Morans"."""


def _placed(prose: Prose, sentence: Sentence) -> list[tuple[int, int, Name]]:
    """Return (start, end, name) of the places that a sentence names, known and unknown, in order."""
    behind = {word.start for word in behind_kinds_of_place(prose, sentence)}  # "na cidade de Morans"
    names = (one for one in sentence.names if one.is_place or one.start in behind)
    # "Avaliada em US$ 103 milhões" is in no country.
    units = [one.span for one in sentence.figures]
    names = (one for one in names if not any(span.start <= one.start < span.end for span in units))
    known = [(one.start, one.end, one.name) for one in names if is_placed(prose, one.name)]
    streets = prose.phrases("street")  # a street is in the town, and no other place
    unknown = [name for name in unknown_places(prose, sentence) if (name[0],) not in streets]
    others = [
        (word.start, word.end, name)
        for i, word in enumerate(sentence.words)
        for name in unknown
        if tuple(one.name for one in sentence.words[i : i + len(name)]) == name
    ]
    heard = list(_heard(prose, sentence))
    others = [one for one in others if not any(start <= one[0] < end for start, end, _ in heard)]
    return sorted([*known, *others, *heard])


def only_in(prose: Prose, sentence: Sentence, claim: Known) -> str | None:
    """Return the place in which alone a sentence says that something is so, where its claim knows of no place.

    So it is behind a word such as "only" and "in", and before "alone": "só na cidade de Morans", "in Morans alone".
    A figure of a document is a claim without a subject, whose words may well name the place.
    """
    if claim.columns.place or not claim.subjects:
        return None
    if not any(prose.said_in(sentence, name) for name in ("only", "alone")):
        return None
    only, alone = prose.phrases("only"), prose.phrases("alone")
    for start, end, name in _placed(prose, sentence):
        before = prose.words_in(Span(sentence.span.start, start))[-_TO_ONLY:]
        after = prose.beside(Span(start, end))[1]
        at = next((i for i, word in enumerate(before[:-1]) if (word.name,) in only), None)
        is_only = at is not None and before[at + 1].name in prose.where
        if name not in claim.subjects and (is_only or (bool(before) and (after,) in alone)):
            return prose.draft.text[start:end]
    return None


def _heard(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, int, Name]]:
    """Yield places of the ledger behind a word such as "in", written in another script: "في تيسالي", "in Dalma".

    What such a place is may stand between: "في ولاية نهرية".
    """
    if prose.index is None or not prose.index.places:
        return
    words, text = sentence.words, prose.draft.text
    behind = {word.start for word in behind_kinds_of_place(prose, sentence)}
    for first in range(1, len(words)):
        if words[first - 1].name not in prose.where and words[first].start not in behind:
            continue
        # "Al-Hafira" has its article as a word of its own.
        i = min(first + 1, len(words) - 1) if words[first].name in ARTICLES else first
        word = words[i].name
        if not (has_no_case(word) or text[words[first].start].isupper()):
            continue
        near = {name for one in ways_heard(word) for name in prose.index.places_heard(one) if _is_heard(word, name)}
        last = {name: end for name in sorted(near) if (end := _end_of(name, words, i)) is not None}
        for name in heard_best(word, list(last)):
            yield words[first].start, words[last[name]].end, name


def _end_of(name: Name, words: Sequence[Placed], i: int) -> int | None:
    """Return which word is the last one of a name that opens at a word; None where it does not stand there.

    An article may stand as a word of its own in one script: "Jabal al-Nahl".
    """
    for part in name[1:]:
        i += 1
        if i < len(words) and words[i].name in ARTICLES and part not in ARTICLES:
            i += 1
        if i >= len(words) or not is_part(part, words[i].name):
            return None
    return i


def _is_heard(word: str, name: Name) -> bool:
    """Tell whether a word is heard as the first one of a name in another script, and that tells enough.

    Where its consonants are too few, its vowels have to be those of the name, too: تارو, Tarrow.
    """
    if not are_heard_alike(word, name[0]):
        return False
    is_told = len("".join(map(consonants, name))) >= _LEAST_HEARD
    return is_told or bool(len(name) == 1 and (told := sound(word)) and told == sound(name[0]))


def _its_own(
    prose: Prose, sentence: Sentence, mention: Mention, placed: Sequence[tuple[int, int, Name]]
) -> frozenset[Name]:
    """Return the places behind a figure, or before it with none between; nothing where none is told.

    "24 halls in Harnstad and 30 in Port Ilmar" gives each its own; "900 in Harnstad and Port Ilmar" are in both.
    """
    leading = {(word,) for word in prose.where} | prose.phrases("article")
    ands = prose.phrases("and")
    found: list[Name] = []
    end, between = mention.span.end, leading
    for start, stop, name in placed:
        if start < end:
            continue
        words = prose.words_in(Span(end, start))
        is_parted = not all(c.isalpha() or c in " -'" for c in prose.draft.text[end:start])
        if is_parted or not words or any((word.name,) not in between for word in words):
            break
        found.append(name)
        end, between = stop, leading | ands
    if found:
        return frozenset(found)
    others = [
        one for one in sentence.figures if one.number != mention.number and one.figure.kind is mention.figure.kind
    ]
    before = [(stop, name) for _, stop, name in placed if stop <= mention.span.start]
    if not others or not before:
        return frozenset()
    stop, name = before[-1]
    if not any(stop <= one.span.start < mention.span.start for one in others):
        return frozenset((name,))
    # That place is the one of a figure before: "6 in China, less than the 10 charged in Brazil".
    last = prose.clause(sentence, mention).end
    return frozenset([name for start, _, name in placed if end <= start < last][:1])


def _right_before(prose: Prose, sentence: Sentence, place: int) -> Name | None:
    """Return the name of a place right before one in the text: "the number of Ortisa, where"."""
    near = (one for one in sentence.names if one.end <= place and not prose.words_between(one.end, place))
    return next((one.name for one in near if _is_of_place(prose, one)), None)


def _is_of_place(prose: Prose, phrase: Phrase) -> bool:
    return prose.index is not None and phrase.name in prose.index.places


def _says_there(prose: Prose, sentence: Sentence, end: int) -> int | None:
    """Return where a sentence says "there" of where it goes on, and not that there is something; None elsewhere."""
    is_there = prose.phrases("there-is")
    for place, _ in prose.said_in(sentence, "there"):
        behind = [word.name for word in sentence.words if word.start > place][:1]
        is_counted = any(prose.words_between(place, one.span.start) == 1 for one in sentence.figures)
        if place < end and tuple(behind) not in is_there and not is_counted:
            return place
    return None


def _there(prose: Prose, sentence: Sentence, end: int) -> frozenset[Name]:
    """Return the place that a sentence names before it says "there", or that the nearest one before it names last.

    "Singapore is no bargain: chips rent there for $6."
    """
    if country := _last_country(prose, sentence, end):
        return frozenset((country,))
    for before in islice(prose.before(sentence), _BEFORE):
        here = [one for one in before.names if one.is_place and is_placed(prose, one.name)]
        if here:
            return frozenset((here[-1].name,))
        if unknown := unknown_places(prose, before):
            return unknown
        if country := _last_country(prose, before, before.span.end):
            return frozenset((country,))
    return frozenset()


def _last_country(prose: Prose, sentence: Sentence, end: int) -> Name:
    """Return the name of the country that a sentence names last before a place in it; () where it names none."""
    words = [word for word in sentence.words if word.start < end]
    return next(filter(None, (country_at(prose, words, i) for i in reversed(range(len(words))))), ())
