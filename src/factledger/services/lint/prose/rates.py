"""For each of what something is said to be: of each time, each piece or a part of a year."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.scan import scan
from factledger.reading.terms import forms, named, nouns, said
from factledger.services.lint.claims.openings import MOST_KNOWN
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_COMMAS = (",", "،", ";", "؛")
_SECOND = "second"
"""The unit of time whose name is an ordinal, too."""


@cache
def _rates() -> dict[Name, str]:
    """Return the phrases by which something is so for each time, or for a part of a year, in every language."""
    found = (one for code in LANGUAGES for one in said(code, "rate", "rate-word", "part-year"))
    return {one.words: one.value or one.category for one in found}


@cache
def _first_of_rates() -> frozenset[str]:
    """Return the first words of these phrases."""
    return frozenset(phrase[0] for phrase in _rates())


def rates_said(text: str) -> frozenset[str]:
    """Return the times for each of which a text in any language says something, or the parts of a year of which.

    So "monthly output" says it of each month; a part of a year is one by itself.
    """
    words, known, first = named(text), _rates(), _first_of_rates()
    opening = [i for i, word in enumerate(words) if word in first]
    found = (known.get(words[i : i + size]) for i in opening for size in (1, 2, 3))
    return frozenset(one for one in found if one)


def rates_near(prose: Prose, sentence: Sentence, mention: Mention) -> set[str]:
    """Return the units of time for each of which the clause of a figure speaks: "of copper per day".

    A monthly report says nothing of each month, nor does a month that is parted from the figure by a comma.
    """
    clause = prose.clause(sentence, mention)
    marks = prose.phrases("no-rate")
    found = set()
    idioms = [(bisect_left(prose.starts, place), int(size)) for place, size in prose.said_in(sentence, "no-rate-idiom")]
    for place, unit in prose.said_in(sentence, "rate"):
        i = bisect_left(prose.starts, place)
        if any(first <= i < first + size for first, size in idioms):
            continue  # "a la hora de entrenar"
        if unit == _SECOND and _is_ordinal(prose, i):
            continue  # "into a second plant"
        beside = (prose.words[k].name for k in (i - 1, i + 1) if 0 <= k < len(prose.words))
        is_apart = prose.has_mark(place, mention.span.start, _COMMAS)
        if clause.start <= place < clause.end and not is_apart and not any((name,) in marks for name in beside):
            found.add(unit)
    return found


def _is_ordinal(prose: Prose, i: int) -> bool:
    """Tell whether what may be "a second" says which of several it is: a thing is named right behind it."""
    last = i + 1 if (prose.words[i].name,) in prose.phrases("article") else i
    if last + 1 >= len(prose.words):
        return False
    after = prose.words[last + 1]
    return bool(after.term) and prose.draft.text[prose.words[last].end : after.start].isspace()


def names_unit(prose: Prose, sentence: Sentence, unit: str) -> bool:
    """Tell whether a sentence, what heads it or the one before it names a unit outside its figures.

    So "a tonne sells for $15,600" is so much a tonne, and "it had been $14,000 in 2024" goes on with that.
    """
    before = next(prose.before(sentence), None)
    near = [sentence, *prose.heads(sentence), *([] if before is None else [before])]
    return any(unit in one.once("units named", partial(_units_named, prose, one)) for one in near)


def _units_named(prose: Prose, sentence: Sentence) -> frozenset[str]:
    """Return the units that the words of a sentence name, but for those of its figures; the rates of these count."""
    text, words = prose.draft.text, sentence.words
    taken = [(one.span.start, one.span.end) for one in sentence.figures]
    free = [word for word in words if not any(start <= word.start < end for start, end in taken)]
    pieces = {text[word.start : word.end] for word in free}
    pieces |= {form for word in free if not word.name.isascii() for form in forms(word.name)}  # "الساعة", the hour
    # A unit may be of two words, which a hyphen joins: "o megawatt-hora".
    pieces |= {
        text[one.start : after.end] for one, after in pairwise(free) if text[one.end : after.start].strip() in ("", "-")
    }
    rates = {one.figure.unit.partition("/")[2] for one in sentence.figures}
    # "One kilogram sells for 78,000 rupiah" names the kilogram, too.
    rates |= {one.figure.unit for one in sentence.figures if one.figure.stated and one.figure.stated.value == 1}
    return frozenset(filter(None, rates | {_unit_of(piece, prose.language) for piece in pieces}))


@lru_cache(maxsize=MOST_KNOWN)
def _unit_of(words: str, language: str) -> str:
    """Return the unit that words name, as they are read behind a one; empty for none."""
    found = scan(f"1 {words}", language).figures
    is_whole = len(found) == 1 and found[0].span.end == len(words) + len("1 ")
    return found[0].figure.unit if is_whole and found[0].figure.unit != NO_UNIT else ""


def each_of(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return the unit of what the clause of a figure speaks of one by one: "each ship"; None where it does not."""
    clause, counted = prose.clause(sentence, mention), nouns(prose.language)
    for category, step in (("of-each", 1), ("of-each-behind", -1)):
        for place, _ in prose.said_in(sentence, category):
            i = bisect_left(prose.starts, place) + step
            beside = prose.words[i].name if 0 <= i < len(prose.words) else ""
            # "All the ships" has an article, and "for the one ship" what is written onto its noun.
            found = next((counted[one] for one in ((beside,) if step > 0 else forms(beside)) if one in counted), None)
            if found is not None and clause.start <= place < clause.end:
                return found
    return None


def is_of_part(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the clause of a figure is about a part of a year: "in the first quarter"."""
    clause = prose.clause(sentence, mention)
    return any(clause.start <= place < clause.end for place, _ in prose.said_in(sentence, "part-year"))
