"""What the words around a figure say was done or measured."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.terms import AND, acts, terms_of
from factledger.services.lint.claims.made import TYPE
from factledger.services.lint.claims.names import OF_UNITS
from factledger.services.lint.prose.asides import aside_before, relative_around
from factledger.services.lint.prose.names import words_of_saying
from factledger.services.lint.prose.sentence import Clause, Sentence
from factledger.services.lint.prose.translated_names import ARTICLES
from factledger.services.lint.within.changes import led_to, lexicon
from factledger.values.figure import Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose


_HEADLINE = 2
"""Of so many words of a headline more than one has a capital."""

_NO_ACT = 3
"""Words of the longest phrase that holds a word for an act and tells none: "ola de calor"."""

_APPOSED = 3
"""How many words before a name what it is may stand: "loja virtual Tokopantai"."""

_CLOSING, _YEAR = ("=plan-close", "=dismiss"), 4
"""What may be said of a year that is over, and the digits of one."""

_CAPACITY = "=capacity"
_OF_ACTS = frozenset({"=produce", "=population"})
"""What verbs beside a noun for an act say no more than: "made 1,340 arrests", "where 300 refugees live"."""

_TAKEN = frozenset({"=acquire", "=import", "=order", "=deliver", "=export"})
"""What is done to one thing that is from another."""

_DATED = 5
"""The same where a date may stand between the two."""

_LEADING = 2
"""Words that may lead from by how much something changed to what it came to: "to", "hasta el"."""


def acts_near(prose: Prose, sentence: Sentence, clause: Clause, mention: Mention) -> set[str]:
    """Return the exclusive terms around a figure, its noun left out: of its clause, else before it."""
    near, before = acts_of(prose, sentence, clause, mention)
    return near or before


def own_clause(prose: Prose, sentence: Sentence, clause: Clause, mention: Mention) -> Clause:
    """Return what of its clause is said of a figure alone: from an "and" before it, up to one behind it."""
    own = Clause(clause.start, _own_end(prose, sentence, clause, mention))
    i = sentence.at[mention.number.start]
    start = i
    while start and _goes_on(prose, sentence.figures[start - 1], sentence.figures[start]):
        start -= 1
    if start < i:
        return own._replace(start=prose.clause(sentence, sentence.figures[start]).start)
    first = sentence.figures[i - 1].span.end if i else 0
    between = [word for word in sentence.words if max(first, own.start) <= word.start < mention.span.start]
    if not first or not between or not is_joined(prose, (between[-1].name,), mention):
        return own
    # "217 were killed and 3,480 injured": the first verb is that of the first figure, where the second has its own.
    before = {word.term for word in between} & acts()
    behind = {word.term for word in sentence.words if mention.span.end <= word.start < own.end} & acts()
    return Clause(mention.span.start, own.end) if before and behind and not before & behind else own


def _goes_on(prose: Prose, before: Mention, mention: Mention) -> bool:
    """Tell whether a figure is what the change before it led to: "cut the rate by 25 points, to 4.5%"."""
    if led_to(prose, prose.sentence_at(mention.number.start), before) is mention:
        return True  # "revenue went from 2.5 to 2.8 billion"
    if before.figure.role is Role.CHANGE_BY and led_to(prose, prose.sentence_at(mention.number.start), mention):
        return True  # "strikes rose by half, from 46 to 69"
    if (
        prose.draft.text[before.span.end : mention.span.start].strip() == "("
        and before.figure.unit == mention.figure.unit
    ):
        return True  # "196 million dollars (228 million dollars in 2024)"
    is_to = mention.figure.role is Role.CHANGE_TO and before.figure.role is not Role.CHANGE_TO
    # "fell by a tenth in 2025, to 369,000"
    most = _DATED if before.figure.role is Role.CHANGE_BY else _LEADING
    return is_to and prose.words_between(before.span.end, mention.number.start) <= most


def is_joined(prose: Prose, words: Iterable[str], mention: Mention) -> bool:
    """Tell whether an "and" is among some words before a figure, or is written onto it."""
    joins = prose.phrases("and")
    return any((word,) in joins for word in words) or prose.draft.text[mention.number.start - 1] == AND


def acts_of(prose: Prose, sentence: Sentence, clause: Clause, mention: Mention) -> tuple[set[str], set[str]]:
    """Return the exclusive terms of a clause of a figure, its noun left out, and those before the clause."""
    figure, exclusive = mention.figure, acts()
    near: set[str] = set()
    before: set[str] = set()
    if figure.kind is Kind.MONEY:
        exclusive = exclusive - {_CAPACITY}  # "a sum of (قدره) 14 million", written as the word for a capacity
    told = [word for word in sentence.words if word.term in exclusive and not _is_number(sentence, word)]
    if not told:
        return near, before
    counted = terms_of(f"{figure.unit} {figure.noun or ''}", prose.language) | terms_of(figure.unit, OF_UNITS)
    left_out = _no_acts(prose, sentence)
    opening = relative_around(prose, sentence, mention) or _behind_colon(prose, sentence, mention)
    aside, _ = aside_before(prose, sentence, mention) or (None, False)
    taking = _taking(prose, told, mention)
    for word in told:
        is_beside = aside is not None and aside.start < word.start < aside.end
        if word.start in left_out or word.start < opening or is_beside or word in taking:
            continue
        is_noun = word.term in counted and any(one.span.start <= word.start < one.span.end for one in sentence.figures)
        if not is_noun:
            if clause.start <= word.start < clause.end:
                near.add(word.term)
            elif word.start < mention.span.start:
                before.add(word.term)
    if counted & exclusive:
        near, before = near - _OF_ACTS, before - _OF_ACTS
    return near, before


def _is_number(sentence: Sentence, word: Placed) -> bool:
    """Tell whether a word is of the number of a figure, or its hedge: "treinta" trains nobody."""
    return any(one.span.start <= word.start < one.number.end for one in sentence.figures)


def _behind_colon(prose: Prose, sentence: Sentence, mention: Mention) -> int:
    """Return where the part of a sentence opens that tells of a figure: behind a colon where that goes on with a verb.

    "She opened the door and pointed: there are 7,500 cases" opens none of them; "cuts: 900 jobs" cuts 900. So it is
    behind a semicolon and a name.
    """
    start, text = sentence.span.start, prose.draft.text
    colon, *semicolons = (text.rfind(mark, start, mention.span.start) for mark in ":;؛")
    at = max(colon, *semicolons)
    words = prose.words_in(Span(at, mention.span.start)) if at > 0 else []
    verbs = prose.phrases("there-is") | prose.phrases("verb")
    is_verb = any((word.name,) in verbs for word in words)
    # Behind a semicolon somebody is named, too, who does something else: "; by Wang's count, it may have 50,000".
    is_somebody = any(
        text[word.start].isupper() and word.term and (i == 0 or words[i - 1].name not in prose.where)
        for i, word in enumerate(words)
    )
    return at if is_verb and (at == colon or is_somebody) else start


def _taking(prose: Prose, told: Sequence[Placed], mention: Mention) -> list[Placed]:
    """Return those of some acts that were done to another thing, which is from what a figure counts."""
    if not is_source(prose, mention):
        return []
    return [word for word in told if word.term in _TAKEN and is_parted_from(prose, word.end, mention)]


def is_source(prose: Prose, mention: Mention) -> bool:
    """Tell whether "from" stands right before a counted noun: who "buys its milk from 340 farms" buys no farm."""
    figure = mention.figure
    if figure.kind is not Kind.COUNT or figure.role is not Role.LEVEL or figure.unit == NO_UNIT:
        return False
    return prose.beside(mention.span)[0] in lexicon(prose.language)["from"]


def is_parted_from(prose: Prose, end: int, mention: Mention) -> bool:
    """Tell whether a word before a figure has another one behind it than that right before the figure: an object."""
    return end < mention.span.start and prose.words_between(end, mention.span.start) > 1


def _no_acts(prose: Prose, sentence: Sentence) -> set[int]:
    """Return the places of words that name no act: of subjects' names ("Cerro Pardo"), "deve" before a verb, قدرها."""
    return sentence.once("no acts", lambda: set(_find_no_acts(prose, sentence)))


def _find_no_acts(prose: Prose, sentence: Sentence) -> Iterator[int]:
    modal, endings = prose.phrases("modal"), tuple(prose.endings_of("infinitive"))
    for word, after in pairwise(sentence.words) if modal and endings else ():
        if (word.name,) in modal and after.name.endswith(endings):
            yield word.start
    yield from (place for place, _ in prose.said_in(sentence, "amounting"))
    for place, _ in prose.said_in(sentence, "no-act"):
        at = prose.words_between(sentence.span.start, place)
        yield from (word.start for word in sentence.words[at : at + _NO_ACT])
    that = prose.phrases("that")
    for word, after in pairwise(sentence.words):
        if word.term in _CLOSING and after.name.isdecimal() and len(after.name) == _YEAR:
            yield word.start  # "closed 2025 with 7.4 million customers", "despidió 2025"
        if (after.name,) in that and word.name in words_of_saying(prose.language):
            yield word.start  # "recalls that", of no products
    yield from _in_proper_names(prose, sentence)
    yield from places_of_subjects(prose, sentence)


def _in_proper_names(prose: Prose, sentence: Sentence) -> Iterator[int]:
    """Yield the places of words with a capital beside another one, where that is no headline: "Consuma Clara"."""
    text, words = prose.draft.text, sentence.words
    capitals = [i for i, word in enumerate(words) if i and text[word.start].isupper()]
    if _HEADLINE * len(capitals) > len(words):
        return
    for i, k in pairwise(capitals):
        if k == i + 1 and text[words[i].end : words[k].start].isspace():
            yield words[i].start
            yield words[k].start


def places_of_subjects(prose: Prose, sentence: Sentence) -> set[int]:
    """Return the places of the words of subjects' names in a sentence, and of those that say what these are."""
    return sentence.once("words of subjects", lambda: set(_find_places_of_subjects(prose, sentence)))


def _find_places_of_subjects(prose: Prose, sentence: Sentence) -> Iterator[int]:
    text = prose.draft.text
    for name in sentence.names:
        is_proper = len(name.name) > 1 or text[name.start].isupper()  # "chips" may be a subject, too
        if is_proper and prose.index is not None and prose.index.is_subject(name.name):
            yield from _apposed(prose, sentence, name.start)
            start = _start_of_run(prose, sentence, name.start)
            yield from (word.start for word in sentence.words if start <= word.start < name.end)


def _own_end(prose: Prose, sentence: Sentence, clause: Clause, mention: Mention) -> int:
    """Return where a clause ends that goes over into that of the next figure: at "and"."""
    i = sentence.at[mention.number.start] + 1
    if i >= len(sentence.figures) or sentence.figures[i].span.start != clause.end:
        return clause.end
    joins = prose.phrases("and")
    behind = (word for word in sentence.words if mention.span.end <= word.start < clause.end)
    return next((word.start for word in behind if (word.name,) in joins or _opens_with_and(word)), clause.end)


def _opens_with_and(word: Placed) -> bool:
    """Tell whether an "and" is written onto a verb: "وأصيب 3480"."""
    return word.name.startswith(AND) and word.term in acts()


def _start_of_run(prose: Prose, sentence: Sentence, place: int) -> int:
    """Return where the words with a capital begin that a name ends: the "Tall" of "Tall al-Maram" is no height."""
    text = prose.draft.text
    at = place
    for word in reversed([word for word in sentence.words[1:] if word.start < place]):
        is_article = word.name in ARTICLES
        if text[word.end : at].strip("- ’'") or not (is_article or text[word.start].isupper()):
            break
        at = word.start
        if not is_article:
            place = at
    return place


def _apposed(prose: Prose, sentence: Sentence, place: int) -> Iterator[int]:
    """Yield the places of the words right before a name that say what it is: "the online shop Tokopantai"."""
    last = prose.words_between(sentence.span.start, place)
    near = sentence.words[max(last - _APPOSED, 0) : last]
    if near and prose.draft.text[near[0].start : place].replace(" ", "").replace("-", "").isalpha():
        kinds = {start for start, _ in prose.said_in(sentence, TYPE)}
        yield from (word.start for word in near if word.start in kinds)
