"""Which figures have to stand in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.terms import roles
from factledger.values.figure import Hedge, Kind
from factledger.values.number import magnitude
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.prose.prose import Prose
    from factledger.values.figure import Figure

_OLDEST = 120
"""Age of the oldest person there may be, in years."""

_COMMAS = ",،("

_CALLED = 4
"""Words of the longest phrase that calls a number an age."""

_YOUNGEST = 14
"""Age of the youngest person who speaks in the news by a role."""

_YEAR = "year"

_NAMED = 5
"""Words before an age among which one says who somebody is."""

_FULL_NAME = 2
"""Words of the name of a person, by which nothing else is named."""

_STOPS = ".;!?)"

_UNITS = "%°$€£/-–"
"""Signs behind a number that is none."""


def has_to_stand(prose: Prose, options: LintOptions, mention: Mention) -> bool:
    """Tell whether a figure without a claim is worth an error; an open one is, if any of its readings is."""
    return any(_has_to_stand(prose, options, mention, one) for one in mention.meanings)


def _has_to_stand(prose: Prose, options: LintOptions, mention: Mention, figure: Figure) -> bool:
    if figure.kind not in options.kinds:
        return False
    stated = figure.stated
    if figure.kind is Kind.COUNT and stated is not None:
        return magnitude(stated.value) >= options.least
    return not _is_few_of_few(prose, options, mention)


def _is_few_of_few(prose: Prose, options: LintOptions, mention: Mention) -> bool:
    """Tell whether a share is of small numbers that are both counted: "three of eight bridges"."""
    stated, span = mention.figure.stated, mention.span
    if mention.figure.hedge is not Hedge.FRACTION or stated is None or stated.value.denominator >= options.least:
        return False
    sentence = prose.sentence_at(mention.number.start)
    return any(span.start < place < span.end for place, _ in prose.said_in(sentence, "of"))


def is_age(prose: Prose, mention: Mention) -> bool:
    """Tell whether a bare number stands between commas behind a name ("Tarek Haddad, 54, has been"), or is called one.

    So "who is 52" is, with a mark, an "and" or nothing behind it, and "the chief executive, 57 years old,".
    """
    text, span, stated = prose.draft.text, mention.span, mention.figure.stated
    if mention.figure.unit == _YEAR:
        return _is_age_in_years(prose, mention)
    if mention.figure.unit != NO_UNIT or stated is None or not 0 < stated.value <= _OLDEST:
        return False
    end = span.start
    while end and text[end - 1].isspace():
        end -= 1
    before, behind = text[max(end - 1, 0) : end], text[span.end : span.end + 1]
    if before in _COMMAS and behind in _COMMAS and bool(before and behind):
        return True
    sentence = prose.sentence_at(mention.number.start)
    words = [word for word in sentence.words if word.start < span.start]
    if before == "(" and behind == ")":  # "Dewi Larasanti (38) teaches"
        return len(words) >= _FULL_NAME and all(text[word.start].isupper() for word in words[-_FULL_NAME:])
    is_adverb = bool(words) and (words[-1].name,) in prose.phrases("aged-now")
    if is_adverb:
        last = words.pop()  # "who is now 61", "the engineer, now 61."
        end = last.start
        if words and _is_person(prose, words[-1]) and text[words[-1].end : end].strip() in (*_COMMAS,):
            return behind in (*_COMMAS, *_STOPS)
    names = [word.name for word in words]
    is_called = any(tuple(names[-size:]) in prose.phrases("aged") for size in range(1, _CALLED + 1))
    after = (prose.beside(span)[1],)
    is_apart = not text[span.end : span.end + 2].strip()[:1].isalnum() or after in prose.phrases("and")
    if is_called:
        return (is_apart or after in prose.phrases("aged-when")) and behind not in _UNITS
    # "Tarek Haddad was just 19 when he", "the founder was 26 when she"
    is_named = len(words) > _FULL_NAME and all(text[word.start].isupper() for word in words[-1 - _FULL_NAME : -1])
    is_named = is_named or (len(words) > 1 and words[-2].name in roles(prose.language))
    is_named = is_named and tuple(names[-1:]) in prose.phrases("aged-of")
    return is_named and after in prose.phrases("aged-when")


def is_of_us(prose: Prose, mention: Mention) -> bool:
    """Tell whether a bare number counts some of those who write or read: "two of my colleagues", "three of us"."""
    figure, stated = mention.figure, mention.figure.stated
    if figure.unit != NO_UNIT or figure.kind is not Kind.COUNT or stated is None or stated.value > _OLDEST:
        return False
    sentence = prose.sentence_at(mention.number.start)
    places = (place for place, _ in prose.said_in(sentence, "of-us") if place >= mention.number.end)
    return any(prose.words_between(mention.number.end, place) == 0 for place in places)


def _is_person(prose: Prose, word: Placed) -> bool:
    """Tell whether a word is a name, or one for somebody who may speak."""
    return prose.draft.text[word.start].isupper() or word.name in roles(prose.language)


def _is_age_in_years(prose: Prose, mention: Mention) -> bool:
    """Tell whether so many years stand apart behind the word for somebody who may speak: "El director, de 57 años,"."""
    text, span, stated = prose.draft.text, mention.span, mention.figure.stated
    if stated is None or not _YOUNGEST <= stated.value <= _OLDEST:
        return False
    sentence = prose.sentence_at(mention.number.start)
    before = prose.words_in(Span(sentence.span.start, span.start))
    if before and (before[-1].name,) in prose.phrases("aged-with"):
        # "Con 71 años y poca paciencia": what so many years are of would stand behind.
        is_apart = not text[span.end : span.end + 2].strip()[:1].isalnum()
        return is_apart or (prose.beside(span)[1],) in prose.phrases("and")
    if before and (before[-1].name,) in prose.phrases("of"):
        before.pop()
    if not before or text[before[-1].end : before[-1].end + 2].strip() not in {*_COMMAS}:
        return False
    behind = text[span.end : span.end + 1]
    return behind in (*_COMMAS, ")") and any(word.name in roles(prose.language) for word in before[-_NAMED:])
