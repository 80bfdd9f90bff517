"""Names with a capital that the ledger does not know, and what stands behind words such as "in"."""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from factledger.reading.locale import UNKNOWN, language
from factledger.reading.terms import acts, forms, named, place_names, roles, said, worded
from factledger.services.lint.claims.made import TYPE
from factledger.services.lint.claims.names import PLACES
from factledger.services.lint.claims.openings import has_no_case
from factledger.services.lint.claims.proper import is_known
from factledger.services.lint.prose.definite import OTHER_OF_KIND
from factledger.services.lint.prose.sentence import Phrase
from factledger.services.lint.prose.tense import tenses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.span import Span


_LONGEST_NOUN = 8
"""How many words may stand between a noun that opens a sentence and the "that" which ends it."""

_PLANT = "=plant"
"""The term for what stands somewhere and is called after that."""

_LONGEST_COUNTRY = 4
"""Words of the name of a country."""

_MARKS = ",;:()—–.،؛"
_COMMAS = (",", "،")
_OPENING_QUOTES, _CLOSING_QUOTES = ("«", "“", '"'), ("»", "”", '"')

_BESIDE_VERB = 2
"""How many words behind a verb that opens a sentence its subject may stand: "Subió la Repsol"."""

_ACRONYM = 3
"""Letters of an acronym that names a body, at least."""

_ASIDE = 3
"""How many words a comma may be from a name that stands between two."""

_TITLE = 5
"""How many words behind "said" may tell what somebody is, before a name."""


def other_name(prose: Prose, sentence: Sentence) -> str | None:
    """Return a proper name in a sentence that the ledger does not know, if it may be the subject; else None.

    In a script without capitals that is only another thing of the kind of a subject. What says who speaks, and where,
    is no subject.
    """
    return next(iter(other_names(prose, sentence)), None)


def other_names(prose: Prose, sentence: Sentence) -> tuple[str, ...]:
    """Return all such names of a sentence, in their order."""
    return sentence.once("other names", lambda: tuple(_find_other_names(prose, sentence)))


def acting_names(prose: Prose, sentence: Sentence) -> tuple[str, ...]:
    """Return those of such names that no table has a word for, and that may do or have what a sentence tells.

    A word that opens it is one only where a verb stands right behind it: "Quinvara took", and not "Banning the". What
    a few words between commas name is none ("John Villasenor, of Brookings,"), nor is the last of a list of things.
    """
    return sentence.once("acting names", lambda: tuple(_find_acting_names(prose, sentence)))


def _find_acting_names(prose: Prose, sentence: Sentence) -> Iterator[str]:
    every = set(other_names(prose, sentence))
    others = {one for one in every if not one.isupper()}
    text, words = prose.draft.text, sentence.words
    if every and (body := _acting_body(prose, sentence, every)):
        yield body
    for i, word in enumerate(words if others else ()):
        name = text[word.start : word.end]
        if name not in others or is_known(word.name) or _is_between_commas(prose, words, i):
            continue
        if (words[i - 1].name,) not in prose.phrases("and") if i else is_before_verb(prose, words):
            yield name


def _acting_body(prose: Prose, sentence: Sentence, others: set[str]) -> str | None:
    """Return the name of a body that opens a sentence before its verb: "The FCC opened", "The Copyright Office is".

    Its words may be those of any language; together, or as an acronym, they are a name.
    """
    text, words = prose.draft.text, sentence.words
    first = int((words[0].name,) in prose.phrases("article"))
    run = whole_name(prose, words[first:])
    written = [text[one.start : one.end] for one in run]
    is_acronym = bool(run) and written[0].isupper() and len(written[0]) >= _ACRONYM
    is_name = len(run) > 1 or is_acronym or (bool(run) and first and not prose.knows(run[0].name))
    # The word that opens a sentence is no name for its capital; what follows it tells.
    is_other = bool(run) and others.issuperset(written[1:] if len(run) > 1 and not first else written)
    return " ".join(written) if is_name and is_other and is_before_verb(prose, words[first + len(run) - 1 :]) else None


def is_before_verb(prose: Prose, words: Sequence[Placed]) -> bool:
    """Tell whether a verb stands right behind the first of some words."""
    text = prose.draft.text
    if len(words) == 1 or not text[words[0].end : words[1].start].isspace():
        return False
    after = text[words[1].start : words[1].end]
    is_verb = words[1].term in acts() or (words[1].name,) in prose.phrases("verb")
    return after.islower() and (is_verb or tenses(prose.language).is_past(after))


def _is_between_commas(prose: Prose, words: Sequence[Placed], i: int) -> bool:
    """Tell whether a comma stands shortly before a word, and one shortly behind it."""
    near = (words[max(i - _ASIDE, 0) : i + 1], words[i : i + _ASIDE + 1])
    gaps = ([prose.draft.text[one.end : other.start] for one, other in pairwise(some)] for some in near)
    return all(any(mark in gap for gap in some for mark in _COMMAS) for some in gaps)


def _find_other_names(prose: Prose, sentence: Sentence) -> Iterator[str]:
    words = prose.words
    if (other := sentence.kept.get(OTHER_OF_KIND)) is not None:
        yield str(other)
        return
    taken = places_taken(sentence)
    yield from _unheard_names(prose, sentence, taken)
    capitals = words.capitals(sentence.span)
    if not capitals:
        return
    first, _ = sentence.places
    # What stands further behind a verb that opens a sentence is its object: "Treinou o modelo Calyx".
    last = first + _BESIDE_VERB if _opens_with_verb(prose, sentence) else len(words)
    for i in capitals:
        if i > last:
            return
        name = words.name(i)
        if name in prose.no_names or (i > first and words.name(i - 1) in prose.where):
            continue
        word = words[i]
        if any(start <= word.start < end for start, end in taken):
            continue
        if i == first and (
            not word.term
            or word.term.startswith("=")
            or (name,) in prose.phrases("said")  # "Dizem que", where the subject is left out
            or _is_common(prose, word)
            or _opens(prose, word)
            or _is_before_figure(prose, sentence, word)
        ):
            continue
        if word.term and name not in _speakers(prose, sentence):
            yield prose.draft.text[word.start : word.end]


def _unheard_names(prose: Prose, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the words in a script without capitals that no table knows, where a name stands: quoted, behind "that"."""
    text = prose.draft.text
    for before, word in pairwise(sentence.words) if prose.is_caseless else ():
        if not has_no_case(word.name) or is_known(word.name) or _is_taken(word.start, taken):
            continue
        is_quoted = text[word.start - 1] in _OPENING_QUOTES and text[word.end : word.end + 1] in _CLOSING_QUOTES
        is_told = (before.name,) in prose.phrases("that-name") and not _is_before_figure(prose, sentence, word)
        if is_quoted or is_told:
            yield text[word.start : word.end]


def _opens_with_verb(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a verb opens a sentence, in a language that leaves out whom the one before was about."""
    if prose.language == UNKNOWN or not language(prose.language).drops_subject:
        return False
    word = prose.words[sentence.places[0]]
    return word.term in acts() or tenses(prose.language).is_past(prose.draft.text[word.start : word.end].lower())


def _speakers(prose: Prose, sentence: Sentence) -> set[str]:
    """Return the words of the names of those who speak in a sentence."""

    def found() -> set[str]:
        told = {word for one in sentence.figures if one.speaker for word in named(one.speaker)}
        return told | _beside_said(prose, sentence) | _around_titles(prose, sentence)

    return sentence.once("speakers", found)


def opening_name(prose: Prose, sentence: Sentence) -> str | None:
    """Return the word that opens a sentence, if it can be nothing but a name: no other word of language or text."""
    i, _ = sentence.places
    if i == len(prose.words) or not prose.draft.text[prose.starts[i]].isupper():
        return None
    name = prose.words.name(i)
    is_other = name in prose.lower or name in prose.no_names or name in prose.vocabulary
    return None if is_other or not prose.words.is_telling(i) else name


def _beside_said(prose: Prose, sentence: Sentence) -> set[str]:
    """Return the names that stand right before a word such as "believes", or else right behind it: who speaks.

    Behind the name of who speaks stands what is spoken of: "Wang said DeepSeek may have 50,000".
    """
    places = {place for place, _ in prose.said_in(sentence, "said")}
    if not places:
        return set()
    words, text = sentence.words, prose.draft.text
    found: set[str] = set()
    for i in [i for i, word in enumerate(words) if word.start in places]:
        before = _run(prose, words[:i][::-1])
        is_apart = bool(before) and any(mark in text[before[0].end : words[i].start] for mark in _MARKS)
        if before and not is_apart:
            found.update(word.name for word in before)
            continue
        behind = _run(prose, words[i + 1 :])
        # "The firm, writes Wang, may" has it behind; "Wang, its chief, said DeepSeek may" has not.
        is_closed = bool(behind) and text[behind[-1].end :].lstrip()[:1] in _MARKS
        title = set() if is_closed else _before_title(prose, words[:i], words[i])
        found |= title or {word.name for word in behind}
    return found


def _run(prose: Prose, words: Sequence[Placed]) -> list[Placed]:
    """Return the words with a capital that some words begin with; behind a comma only what somebody is goes on."""
    text = prose.draft.text
    found: list[Placed] = []
    for word in words:
        first, second = sorted((found[-1], word)) if found else (word, word)
        is_joined = text[first.end : second.start] == "-"  # "Salwa al-Dirzi"
        if not (text[word.start].isupper() or is_joined):
            break
        is_parted = any(mark in text[first.end : second.start] for mark in _MARKS)
        if is_parted and word.name not in roles(prose.language):
            break
        found.append(word)
    return found


def _around_titles(prose: Prose, sentence: Sentence) -> set[str]:
    """Return the names beside what somebody is, before or behind a word such as "said".

    So "said the transport minister, Mattis Oude", "its chief, Ana Prieto, said", and "Ana Prieto, its chief, said".
    Behind a comma it is a name of several words, with nothing going on behind it.
    """
    saying, names = words_of_saying(prose.language), sentence.names_of_words()
    if saying.isdisjoint(names):
        return set()
    words, places = sentence.words, [i for i, name in enumerate(names) if name in saying]
    behind = {name for i in places for name in _behind_title(prose, words[i + 1 :])}
    return behind.union(*(_before_title(prose, words[:i], words[i]) for i in places if i))


def _before_title(prose: Prose, words: Sequence[Placed], saying: Placed) -> set[str]:
    """Return the name that a comma parts from a word such as "said", or the one before what it puts between commas."""
    text, end = prose.draft.text, saying.start
    for _ in range(2):
        if not words or text[words[-1].end : end].strip() not in _COMMAS:
            return set()
        if run := _run(prose, words[::-1]):
            return {one.name for one in run} if len(run) > 1 else set()
        parted = [k for k in range(1, len(words)) if text[words[k - 1].end : words[k].start].strip() in _COMMAS]
        if not parted or len(words) - parted[-1] > _TITLE:
            return set()
        end, words = words[parted[-1]].start, words[: parted[-1]]
    return set()


def _behind_title(prose: Prose, words: Sequence[Placed]) -> list[str]:
    text, known = prose.draft.text, roles(prose.language)
    size = next((k for k, word in enumerate(words[: _TITLE + 1]) if text[word.start].isupper()), 0)
    if not any(form in known for word in words[:size] for form in forms(word.name)):
        return []
    if any((word.name,) in prose.phrases("that") for word in words[:size]):
        return []  # "told the court that Wessel had", of whom it is told
    between = text[words[0].start : words[size].start]
    run = whole_name(prose, words[size:])
    is_apart = "," in between or "،" in between
    is_name = not is_apart or (len(run) > 1 and not text[run[-1].end : run[-1].end + 2].strip(" ")[:1].isalnum())
    return [word.name for word in run] if is_name else []


def whole_name(prose: Prose, words: Sequence[Placed]) -> list[Placed]:
    """Return the words with a capital that some words begin with, and that nothing but space joins."""
    text = prose.draft.text
    run: list[Placed] = []
    for word in words:
        if not text[word.start].isupper() or (run and not text[run[-1].end : word.start].isspace()):
            break
        run.append(word)
    return run


@cache
def words_of_saying(language: str) -> frozenset[str]:
    """Return the words of a language by which somebody says something."""
    phrases = [one.words for one in said(language, "said")]
    phrases += worded(language, "said")
    return frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)


def places_taken(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the places of what is a figure or a name of the ledger."""
    named_ = [(one.start, one.end) for one in sentence.names]
    return named_ + [(one.span.start, one.span.end) for one in sentence.figures]


def _is_before_figure(prose: Prose, sentence: Sentence, word: Placed) -> bool:
    """Tell whether a figure follows a word at once, which then says something of that: "Cukup 6 dolar", just 6."""
    one = next((one for one in sentence.figures if one.span.start >= word.end), None)
    return one is not None and not prose.draft.text[word.end : one.span.start].strip()


def _opens(prose: Prose, word: Placed) -> bool:
    """Tell whether the ending of a word says that it is none of a name ("Jumlahnya"), or a word behind it does.

    What goes on with "that" is an ordinary noun: "Pembangkit dengan kapasitas 260 megawatt itu".
    """
    text = prose.draft.text[word.start : word.end].lower()
    return any(prose.ended(text, "again")) or _is_pointed_at(prose, word)


def _is_pointed_at(prose: Prose, word: Placed) -> bool:
    that, with_ = prose.phrases("definite-behind"), prose.phrases("noun-with")
    if not that:
        return False
    i = prose.words_between(0, word.start)
    behind = prose.words.names_between(i + 1, i + 2 + _LONGEST_NOUN)
    if not behind:
        return False
    return (behind[0],) in that or ((behind[0],) in with_ and any((name,) in that for name in behind))


def _is_common(prose: Prose, word: Placed) -> bool:
    """Tell whether a word that opens a sentence is an ordinary one: written small elsewhere, or the ledger's."""
    return word.name in prose.lower or (prose.index is not None and word.name in prose.index.starting)


def is_placed(prose: Prose, name: Name) -> bool:
    """Tell whether a name is one of a place or a subject of the ledger."""
    index = prose.index
    if index is None:
        return False
    return name in index.places or index.is_subject(name)


def unknown_places(prose: Prose, sentence: Sentence) -> frozenset[Name]:
    """Return names with a capital, behind a word such as "in", that the ledger does not know."""
    return sentence.once("unknown places", lambda: _find_unknown_places(prose, sentence))


def _find_unknown_places(prose: Prose, sentence: Sentence) -> frozenset[Name]:
    text, words, where = prose.draft.text, sentence.words, prose.where
    countries = list(_countries(prose, sentence))
    taken = [*places_taken(sentence), *((one.span.start, one.span.end) for one in prose.asides_in(sentence))]
    taken += [(one.start, one.end) for one in countries]
    placed = [words[i] for i in range(1, len(words)) if words[i - 1].name in where]
    placed += behind_kinds_of_place(prose, sentence)
    found = {
        (word.name,)
        for word in [*placed, *_beside_plants(prose, sentence)]
        if text[word.start].isupper() and word.term and word.name not in prose.no_names
        if not _is_taken(word.start, taken)
    }
    return frozenset(found).union(one.name for one in countries)


def unheard_place(prose: Prose, sentence: Sentence, besides: Span | None = None) -> str | None:
    """Return the word behind one such as "in" that no table knows, in a script without capitals; None without one.

    What a place is may stand between both: "في جزيرة ميراندو". What stands in a part of the sentence does not count.
    """
    taken = places_taken(sentence)
    placed = (word for before, word in pairwise(sentence.words) if before.name in prose.where)
    for word in chain(placed, behind_kinds_of_place(prose, sentence)):
        is_told = bool(word.term) and not _is_taken(word.start, taken)
        is_told = is_told and (besides is None or not besides.start <= word.start < besides.end)
        if is_told and has_no_case(word.name) and not prose.knows(word.name):
            return prose.draft.text[word.start : word.end]
    return None


def _is_taken(place: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in taken)


def behind_kinds_of_place(prose: Prose, sentence: Sentence) -> Iterator[Placed]:
    """Yield the words behind what a place is, where "in" or nothing is before it: "di Kota Oslava", "Kota Oslava"."""
    words, small = sentence.words, {name for category in ("article", "of") for (name, *_) in prose.phrases(category)}
    kinds = {place for place, kind in prose.said_in(sentence, TYPE) if kind in PLACES}
    for i in [i for i, word in enumerate(words) if word.start in kinds]:
        first, second = ("", "", *(word.name for word in words[:i]))[-2:]
        is_there = second in prose.where or (second in small and first in prose.where)
        is_there |= all(word.name in small for word in words[:i])  # "The province of Merrin recorded"
        behind = next((word for word in words[i + 1 : i + 3] if word.name not in small), None)
        if is_there and behind is not None:
            yield behind


def _countries(prose: Prose, sentence: Sentence) -> Iterator[Phrase]:
    """Yield the names of countries and parts of the world behind a word such as "in": "in the United States"."""
    words, articles = sentence.words, prose.phrases("article")
    for i in range(1, len(words)):
        is_behind = words[i - 1].name in prose.where
        is_behind |= i > 1 and (words[i - 1].name,) in articles and words[i - 2].name in prose.where
        is_behind |= _is_all_over(prose, words, i)
        if is_behind and (name := country_at(prose, words, i)):
            yield Phrase(words[i].start, words[i + len(name) - 1].end, name, is_place=True)


def _is_all_over(prose: Prose, words: Sequence[Placed], i: int) -> bool:
    """Tell whether words say that something is all over what stands at a position: "en toda Asia"."""
    over = prose.phrases("all-over")
    sizes = range(1, min(_LONGEST_COUNTRY, i - 1) + 1)
    return any(
        tuple(word.name for word in words[i - size : i]) in over and words[i - size - 1].name in prose.where
        for size in sizes
    )


def country_at(prose: Prose, words: Sequence[Placed], i: int) -> Name:
    """Return the longest name of a country, or part of the world, with which words go on at a position; () for none."""
    if not prose.draft.text[words[i].start].isupper() and not has_no_case(words[i].name):
        return ()
    sizes = range(min(_LONGEST_COUNTRY, len(words) - i), 0, -1)
    names = (tuple(word.name for word in words[i : i + size]) for size in sizes)
    return next((name for name in names if place_names(name)), ())


def _beside_plants(prose: Prose, sentence: Sentence) -> Iterator[Placed]:
    """Yield the words beside one for a plant that may say where that is: "the Harlow plant", "la planta de Harlow"."""
    words, of = sentence.words, {name for (name, *_) in prose.phrases("of")}
    for i in [i for i, word in enumerate(words) if word.term == _PLANT]:
        behind = i + 2 if i + 1 < len(words) and words[i + 1].name in of else i + 1
        yield from (words[k] for k in (i - 1, behind) if 0 < k < len(words) and _may_be_its(prose, words[i], words[k]))


def _may_be_its(prose: Prose, plant: Placed, word: Placed) -> bool:
    """Tell whether no mark stands between a plant and a word that is written as a name, and not as a short form."""
    text, (first, last) = prose.draft.text, sorted((plant, word))
    return not text[word.start : word.end].isupper() and not any(
        mark in text[first.end : last.start] for mark in _MARKS
    )


def framed_words(prose: Prose, sentence: Sentence) -> set[int]:
    """Return the positions of words right behind one such as "in": the frame of a sentence, not its matter.

    What may be measured is its matter all the same: "$4 billion in sales".
    """
    words, exclusive = sentence.words, acts()
    return {i for i in range(1, len(words)) if words[i - 1].name in prose.where and words[i].term not in exclusive}


def framed_names(prose: Prose, sentence: Sentence) -> frozenset[int]:
    """Return the positions of words with a capital behind one such as "in", and of those that go on from them."""
    return sentence.once("framed names", lambda: frozenset(_find_framed_names(prose, sentence)))


def _find_framed_names(prose: Prose, sentence: Sentence) -> Iterator[int]:
    text, words, is_in = prose.draft.text, sentence.words, False
    framed = framed_words(prose, sentence)
    framed |= {i + 1 for i in framed if not words[i].term and text[words[i].start].islower()}  # "in the Azores"
    for i, word in enumerate(words):
        is_near = i in framed or (is_in and text[words[i - 1].end : word.start].isspace())
        goes_on = i + 1 < len(words) and text[words[i + 1].start].isupper()
        is_name = text[word.start].isupper() and (bool(word.term) or goes_on)  # "São Paulo"
        is_in = is_near and is_name and (goes_on or word.name not in prose.no_names)
        if is_in:
            yield i
