"""The words that hedge a figure, before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.change import changed_before, follows_subject, subject_before
from factledger.reading.words import lookup
from factledger.values.figure import Hedge, Kind

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import HedgeWord, Phrases

NEAR = (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
"""Hedges that leave a number about where it is."""

_MOST_STACKED = 3
_LONGEST = 5
"""Words of the longest hedge that is looked for behind a clitic."""


class Hedging(NamedTuple):
    """What the words around a number say of it.

    Attributes:
        hedge: The hedge, plain without any.
        is_approximate: Whether a bound is itself hedged ("at least about 8").
        first: Index of the first token of the hedge and what it hedges.
        last: Index after the last token.
    """

    hedge: Hedge
    is_approximate: bool
    first: int
    last: int


def hedging(line: Line, first: int, last: int, kind: Kind, inner: Hedge | None = None) -> Hedging:
    """Return the hedges directly before token `first` and directly after token `last` - 1.

    Args:
        line: The line.
        first: Index of the first token of what is hedged.
        last: Index after its last token.
        kind: What sort of figure it is.
        inner: A hedge already found between the number and its noun ("12,000+ chips").
    """
    hedges = [inner] if inner else []
    while len(hedges) < _MOST_STACKED and (found := _before(line, first, kind)) and found[1] >= line.reached:
        hedges.append(found[0])
        first = found[1]
    if after := after_hedge(line, last, kind):
        hedges.append(after[0])
        last = after[1]
    is_part = line.has("of", last) is not None  # "لا يتجاوز دخل 40% من الأسر": the subject is theirs
    if not hedges and not is_part and line.lexicon.language.verb_first and (verb := _verb_before(line, first)):
        hedges.append(verb[0])
        first = verb[1]
    hedge, is_approximate = _combined(hedges)
    return Hedging(hedge, is_approximate, first, last)


def _before(line: Line, first: int, kind: Kind) -> tuple[Hedge, int] | None:
    lexicon, word = line.lexicon, line.words[first - 1]
    if not (word.closes or word.bare):
        return None
    for table in (lexicon.language.hedges_before, lexicon.neutral.hedges_before):
        found = line.before(table, first)
        is_end = found and "to-not-hedge" in word.closes and _leads_to(line, found[1], first)
        if found and not is_end and not (line.characters and line.is_inside_word(found[1])) and _hedges(found[0], kind):
            # "ولا تقل عن" is "no less than" behind "and", not "less than" behind "no".
            longer = line.words[found[1] - 1].bare and _behind_clitic(line, first, kind, table)
            return longer if longer and longer[1] < found[1] else (found[0].hedge, found[1])
    return _behind_clitic(line, first, kind, lexicon.language.hedges_before)


def _verb_before(line: Line, first: int) -> tuple[Hedge, int] | None:
    """Return (hedge, its first token) of a verb whose subject is a measure: "تجاوز عدد المستخدمين 100 مليون"."""
    if not follows_subject(line, first):
        return None
    table = line.lexicon.language.hedge_verbs
    for i in subject_before(line, first):
        found = line.before(table, i) if table in line.words[i - 1].closes else None
        if found and found[1] >= line.reached and line.has("measure", i) is not None:
            return found[0].hedge, found[1]
    return None


def _leads_to(line: Line, start: int, first: int) -> bool:
    """Tell whether the phrase says what a change led to: "вырос до 10" is no "up to 10"."""
    return line.had("to-not-hedge", first) == start and changed_before(line, start)


def _behind_clitic(line: Line, first: int, kind: Kind, table: Phrases[HedgeWord]) -> tuple[Hedge, int] | None:
    """Find a hedge whose first word is written together with a clitic: "و" + "حوالي", "و" + "أقل من"."""
    found: tuple[HedgeWord, int] | None
    reach = _LONGEST if table in line.words[first - 1].closes else 1
    for i in range(first - 1, max(first - reach, 0) - 1, -1):
        for opens, _ in line.words[i].bare:
            found = line.longest(opens.get(table, []), i)
            # "لتصل إلى" is "to reach", not "up to" behind "for".
            if found and found[1] == first and _hedges(found[0], kind) and line.had("to", first) != i:
                return found[0].hedge, i
    return None


def after_hedge(line: Line, last: int, kind: Kind) -> tuple[Hedge, int] | None:
    """Return (hedge, index after it) of a hedge that stands directly behind token `last` - 1, or None."""
    if line.is_mark(last, "+") and line.is_adjacent(last) and not line.is_number(last + 1):
        return Hedge.AT_LEAST, last + 1
    start = last + 1 if line.is_mark(last, ",،") else last
    table = line.lexicon.language.hedges_after
    opens, of_last = line.words[start].opens, line.words[last - 1].opens
    if "not-hedge" in opens and line.has("not-hedge", start) is not None:
        return None
    # "2 bine kadar": the case of the last word says which hedge it is.
    if table in of_last and (named := line.at(table, last - 1)) and named[1] > last and _hedges(named[0], kind):
        return named[0].hedge, named[1]
    if table not in opens:
        return None
    found = line.at(table, start)
    # "2,000, about 500 of them", "30 or less than 20": what stands before another number hedges that one.
    if found and _hedges(found[0], kind) and not _hedges_next(line, start, found[1]):
        return found[0].hedge, found[1]
    return None


def _hedges_next(line: Line, start: int, last: int) -> bool:
    """Tell whether the hedge at tokens start..last is that of a number behind it: "2,000, about 500 of them"."""
    language = line.lexicon.language
    # "5 binin altındaki 1.200 köy": where hedges stand behind their figures, few lead one.
    is_behind = language.verb_last and language.hedges_before not in line.words[start].opens
    return _leads_to_number(line, last) and not (is_behind and _is_number(line, last))


def _leads_to_number(line: Line, i: int) -> bool:
    if _is_number(line, i):
        return True
    return any(j is not None and _is_number(line, j) for j in (line.has("than", i), line.has("of", i)))


def _is_number(line: Line, i: int) -> bool:
    if line.characters and (line.is_inside_word(i) or line.has("never-alone", i) is not None):
        return False
    word = lookup(line, i)
    return line.is_number(i) or (word is not None and word[0].kind not in ("article", "one"))


def _hedges(word: HedgeWord, kind: Kind) -> bool:
    """Tell whether the phrase hedges this kind of figure ("over three years" is a span of time)."""
    return word.except_before != kind


def _combined(hedges: list[Hedge]) -> tuple[Hedge, bool]:
    """Return the hedge of several, and whether it is an approximate bound; hedges[0] stands nearest."""
    if not hedges:
        return Hedge.PLAIN, False
    bounds = [hedge for hedge in hedges if hedge not in NEAR and hedge is not Hedge.EXACTLY]
    near = [hedge for hedge in hedges if hedge in NEAR]
    if bounds:
        return bounds[0], bool(near)
    return (near or hedges)[0], False
