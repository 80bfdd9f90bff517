"""The words that hedge a figure, before and after it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.change import changed_before, changed_by_before, follows_rise, follows_subject, subject_before
from factledger.reading.measured import made
from factledger.reading.tokens import is_hangul
from factledger.reading.units import after_number
from factledger.reading.words import lookup
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import HedgeWord, Phrases

NEAR = (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
"""Hedges that leave a number about where it is."""

# Members of enumerations that are asked for at every figure: Python 3.11 takes ten times as long to find them in there.
_PLAIN, _AT_MOST = Hedge.PLAIN, Hedge.AT_MOST

_SHARES = (Kind.PERCENT, Kind.RATIO)

_ALL_BUT = "all but "
"""Before the one kind of figure that a phrase hedges: "plus que doublé", but "plus que 12 places" are only 12."""

_JOINED = "joined"
"""The same for a verb that has a preposition before its figure, behind its subject."""

_TURNED = ("opening-hedge", "named-bound", "to", "to-not-hedge", "to-behind-change", "among-not-hedge")
"""Categories of hedges that say something else in some places."""

_SURVEY_REACH = 8
"""Words that may stand between a survey and whom it asked."""

_SENTENCE_ENDS = ".!?:\n|"
"""Marks behind which a sentence, or a line, begins."""

_MOST_STACKED = 3
_MOST_NOUN_WORDS = 2
_FAR = 4
"""Words that a denial may stand before what it denies."""

_LONGEST = 5
"""Words of the longest hedge that is looked for behind a clitic."""

_CLOSING, _TAG, _LONGEST_TAG = ">", re.compile(r"</?[A-Za-z][^<>]*\Z"), 300
"""What a tag of HTML ends with, what stands before that, and how many characters are looked through for it."""


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
    if "beats" not in line.words[first - 1].closes or not _beats(line, first, last):
        first = _take_before(line, first, last, kind, hedges)
    if after := after_hedge(line, last, kind) or hedge_behind_noun(line, last, kind):
        hedges.append(after[0])
        last = after[1]
    return _together(line, hedges, first, last)


def _beats(line: Line, first: int, last: int) -> bool:
    """Tell whether the words around a figure say that it is that of a plan which was beaten."""
    return line.has("plan", last) is not None and line.had("beats", first) is not None


def hedging_before(line: Line, first: int, last: int, kind: Kind) -> Hedging:
    """Return the hedges directly before token `first`, of what ends before token `last` with nothing behind it."""
    hedges: list[Hedge] = []
    if line.words[first - 1].tells_before:
        first = _take_before(line, first, last, kind, hedges)
    return _together(line, hedges, first, last)


def _together(line: Line, hedges: list[Hedge], first: int, last: int) -> Hedging:
    """Return what the hedges beside tokens first..last say of it, or else a verb whose subject stands in between."""
    if not hedges:
        if line.lexicon.language.verb_first and (verb := _verb_before(line, first)):
            is_part = line.has("of", last) is not None  # "لا يتجاوز دخل 40% من الأسر": the subject is theirs
            if not is_part:
                return Hedging(verb[0], is_approximate=False, first=verb[1], last=last)
        return made(Hedging, (_PLAIN, False, first, last))
    hedge, is_approximate = _combined(hedges)
    return Hedging(hedge, is_approximate, first, last)


def _take_before(line: Line, first: int, last: int, kind: Kind, hedges: list[Hedge]) -> int:
    """Add the hedges before token `first` to those found so far, and return the index of the first token of them."""
    if (passed := _passed_before(line, first, last, kind)) is not None:
        hedges.append(passed[0])
        return passed[1]
    while line.words[first - 1].tells_before and len(hedges) < _MOST_STACKED and (found := _before(line, first, kind)):
        if found[1] < line.reached or _compares(line, found[1], last):
            break
        hedges.append(found[0])
        first = found[1]
    has_none = not hedges and "passes" in line.words[first - 1].closes
    passes = line.had("passes", first) if has_none else None
    if passes is not None and not _leads_on(line, first, last):
        hedges.append(Hedge.MORE_THAN)
        return passes
    return first


def _passed_before(line: Line, first: int, last: int, kind: Kind) -> tuple[Hedge, int] | None:
    """Return (hedge, its first token) of "topped the threshold of" before tokens first..last, "topped the … mark"."""
    start = _threshold(line, first, last)
    if start is None:
        return None
    crosses = line.had("crosses", start)
    if crosses is None:
        return _before(line, start, kind)
    # Who breaks the barrier of ten seconds takes less.
    return (Hedge.LESS_THAN if kind is Kind.DURATION else Hedge.MORE_THAN), crosses


def _threshold(line: Line, first: int, last: int) -> int | None:
    """Return where "the threshold of" starts before tokens first..last, or "the" where "mark" stands behind them."""
    if "threshold" in line.words[first - 1].closes:
        return line.had("threshold", first)
    return line.had("threshold-the", first) if line.has("threshold-behind", last) is not None else None


def _leads_on(line: Line, first: int, last: int) -> bool:
    """Tell whether the verb before tokens first..last says from where to where: "passa de 2 para 5"."""
    if any(line.has("range-to", i) is not None for i in range(first, last + 1)):
        return True
    signs = (line.lexicon.neutral.signs, line.lexicon.symbols)
    for i in range(last, last + _FAR):
        end = line.has("to", i)
        if end is not None and (hedge := line.at(line.lexicon.language.hedges_before, end)):
            end = hedge[1]  # "passou de 2 para quase 5"
        if end is not None and (_is_number(line, end) or any(line.at(table, end) for table in signs)):
            return True
        if line.is_mark(i, _SENTENCE_ENDS):
            return False
    return False


def _before(line: Line, first: int, kind: Kind) -> tuple[Hedge, int] | None:
    lexicon, word = line.lexicon, line.words[first - 1]
    if not (word.closes or word.bare):
        return None
    for table in (lexicon.language.hedges_before, lexicon.neutral.hedges_before):
        if table not in word.closes:
            continue
        found = line.before(table, first)
        if found and word.text == _CLOSING and _closes_tag(line.text, line.starts[first - 1]):
            return None
        if found and _is_of(line, *found, kind) and not _is_preposition(line, found[1], first, kind):
            # "ولا تقل عن" is "no less than" behind "and", not "less than" behind "no".
            longer = line.words[found[1] - 1].bare and _behind_clitic(line, first, kind, table)
            if longer and longer[1] < found[1]:
                return longer
            return (_AT_MOST if _is_denied(line, found[1], first) else found[0].hedge), found[1]
    if "from-bound" in word.closes and kind is Kind.MONEY and (start := _starts_price(line, first)) is not None:
        return Hedge.AT_LEAST, start
    if not lexicon.language.prefixes:
        return None
    return _behind_clitic(line, first, kind, lexicon.language.hedges_before)


def _closes_tag(text: str, at: int) -> bool:
    """Tell whether a ">" at a place ends a tag of HTML: "<td>342</td>" is no more than 342."""
    return _TAG.search(text, max(0, at - _LONGEST_TAG), at) is not None


def _starts_price(line: Line, first: int) -> int | None:
    """Return the index of the "from" of "tickets from $45", where prices start, or None."""
    start = line.had("from-bound", first)
    return start if start is not None and line.had("priced", start) is not None else None


def _compares(line: Line, start: int, last: int) -> bool:
    """Tell whether the phrase compares the figure before it with an earlier time: "6 cents more than a year ago".

    Or it says by how much more something is: "cao hơn 4 điểm so với năm 2019", "un 34 % por encima de 780 plazas".
    """
    if 0 < line.reached == start and line.has("set-beside", start) is not None:
        return True
    is_by = line.has("compared-with", last) is not None and line.has("more", start) is not None
    return is_by or (0 < line.reached == start and line.has("ago", last) is not None)


def _verb_before(line: Line, first: int) -> tuple[Hedge, int] | None:
    """Return (hedge, its first token) of a verb whose subject is a measure: "تجاوز عدد المستخدمين 100 مليون".

    Some have a preposition before the figure: "لا يزيد عدد المستخدمين على 100". By how much one thing passes another is
    no bound: "يتجاوز عدد النساء عدد الرجال بمقدار 300".
    """
    if line.had("by", first) is not None:
        return None
    joint = line.had("verb-joint", first)
    threshold = line.had("threshold", first)
    end = next((one for one in (joint, threshold) if one is not None), first)
    if not follows_subject(line, end):
        return None
    table = line.lexicon.language.hedge_verbs
    # "عددهم" opens a clause elsewhere; right behind its verb it is the whole subject.
    for i in (end - 1, *subject_before(line, end)):
        found = line.before(table, i) if table in line.words[i - 1].closes else None
        if found is None or (found[0].except_before == _JOINED) is (joint is None):
            continue
        if found[1] >= line.reached and line.has("measure", i) is not None:
            return found[0].hedge, found[1]
    return None


def _is_denied(line: Line, start: int, first: int) -> bool:
    """Tell whether a word that denies stands before one that exceeds: "không nên dùng quá 25 gam" is at most 25."""
    if "exceeds" not in line.words[first - 1].closes or line.had("exceeds", first) != start:
        return False
    before = takewhile(line.is_word, range(start - 1, max(start - 1 - _FAR, -1), -1))
    return any(line.has("not-to", i) is not None for i in before)


def _leads_to(line: Line, start: int, first: int, kind: Kind) -> bool:
    """Tell whether the phrase says what a change led to: "вырос до 10" is no "up to 10", "потерял до 10" is."""
    is_to = line.had("to-not-hedge", first) == start
    # "вырос до 10", "удвоились до 240"
    is_led = is_to and (changed_before(line, start) or changed_by_before(line, start))
    if is_led and line.had("by-so-much", start) is None:
        return True
    # "creció hasta 96.000 toneladas"; but "subió hasta un 8 %" and "recortó hasta 250 puestos" are by no more than that
    is_right_behind = kind not in _SHARES and line.had("to-right-behind-change", first) == start
    if is_right_behind and follows_rise(line, start):
        return True
    # "cayeron un 12% hasta 40 euros": by how much is said already
    return line.had("to-behind-change", first) == start and changed_by_before(line, start)


def _is_preposition(line: Line, start: int, first: int, kind: Kind) -> bool:
    """Tell whether the phrase is no hedge here, but says something else, or is part of a word."""
    if line.characters and line.is_inside_word(start):
        return True
    if _is_of_verb(line, start):
        return True
    if line.words[first - 1].closes.keys().isdisjoint(_TURNED):
        return False
    # "tot 40 procent" is "up to" where it opens a sentence; elsewhere it is "to" as often.
    is_inside = line.had("opening-hedge", first) == start and not line.is_mark(start - 1, _SENTENCE_ENDS)
    # The "mínimo" of "salario mínimo" names a wage, and the "to" of "fell to minus 3" ends where a change went.
    named = line.had("named-bound", first)
    is_of_name = named is not None and named < start
    is_end = line.had("to", first) == start and _is_below_zero(line, first) and changed_before(line, start)
    return is_inside or is_of_name or is_end or _leads_to(line, start, first, kind) or _is_among(line, start, first)


def _is_of_verb(line: Line, start: int) -> bool:
    """Tell whether the first word of the hedge ends a verb of change: "went up to 67" is no "up to"."""
    table, word = line.lexicon.language.changes_before, line.words[start]
    if table not in word.closes or "by" in word.closes or "by-or-from" in word.closes:
        return False
    found = line.before(table, start + 1)
    if found is None or not line.reached <= found[1] < start:
        return False
    hedges_alone = any(entry.length == 1 for entry in word.opens.get(line.lexicon.language.hedges_before, ()))
    # "handed over 19 ships" is no "over 19"; but the "hasta" of "aumento de hasta un 5 %" hedges by itself, and so does
    # the "up to" of "takes up to 640".
    return hedges_alone is (found[0].role is Role.LEVEL)


def _is_below_zero(line: Line, first: int) -> bool:
    return line.is_mark(first, "-−–") or line.has("negative", first) is not None


def _is_among(line: Line, start: int, first: int) -> bool:
    """Tell whether the phrase says who was asked: "eine Umfrage unter 1.000 Wählern" asked no fewer."""
    if line.had("among-not-hedge", first) != start:
        return False
    return any(line.has("survey", i) is not None for i in range(max(start - _SURVEY_REACH, 0), start))


def _behind_clitic(line: Line, first: int, kind: Kind, table: Phrases[HedgeWord]) -> tuple[Hedge, int] | None:
    """Find a hedge whose first word is written together with a clitic: "و" + "حوالي", "و" + "أقل من"."""
    found: tuple[HedgeWord, int] | None
    reach = _LONGEST if table in line.words[first - 1].closes else 1
    for i in range(first - 1, max(first - reach, 0) - 1, -1):
        for opens, _ in line.words[i].bare:
            found = line.longest(opens[table], i) if table in opens else None
            # "لتصل إلى" is "to reach", not "up to" behind "for".
            if found and found[1] == first and _hedges(found[0], kind) and line.had("to", first) != i:
                return found[0].hedge, i
    return None


def after_hedge(line: Line, last: int, kind: Kind) -> tuple[Hedge, int] | None:
    """Return (hedge, index after it) of a hedge that stands directly behind token `last` - 1, or None."""
    mark = line.words[last].text
    if mark == "+" and line.is_adjacent(last) and not line.is_number(last + 1):
        return Hedge.AT_LEAST, last + 1
    if "about-inside" in line.words[last].opens and (inside := _inside(line, last)):
        return inside
    start = last + 1 if mark in ",،" else last
    table = line.lexicon.language.hedges_after
    opens, of_last = line.words[start].opens, line.words[last - 1].opens
    if "not-hedge" in opens and line.has("not-hedge", start) is not None:
        return None
    # "2 bine kadar": the case of the last word says which hedge it is.
    if table in of_last and (named := line.at(table, last - 1)) and named[1] > last and _hedges(named[0], kind):
        return named[0].hedge, named[1]
    found = line.at(table, start) if table in opens else None
    if found is None or not _hedges(found[0], kind) or _is_of_next(line, last, start, found[1]):
        return None
    # "1.80 euros, at least until the vote" is no more than that; "500, or more if need be" may be.
    goes_on = start > last and line.is_word(found[1]) and line.has("range-or", start) is None
    return None if goes_on else (found[0].hedge, found[1])


def hedge_behind_noun(line: Line, last: int, kind: Kind) -> tuple[Hedge, int] | None:
    """Return a hedge behind a noun that is in no table: "5 مدنيين على الأقل", "500 cap jempol atau lebih".

    That is asked where no ending tells a noun, of hedges of several words.
    """
    word = line.words[last - 1]
    if line.lexicon.language.plural or line.characters or kind is not Kind.COUNT:
        return None
    if not (word.is_number or word.numbers):
        return None
    for i in range(last, last + _MOST_NOUN_WORDS):
        if not line.is_letters(i) or line.words[i].numbers or line.has("stop", i) is not None:
            return None
        found = after_hedge(line, i + 1, kind)
        if found is not None:
            return found if found[1] > i + 2 else None
    return None


def _is_of_next(line: Line, last: int, start: int, end: int) -> bool:
    """Tell whether the hedge at tokens start..end is none of the figure that ends before token `last`.

    "2,000, about 500 of them", "30 or less than 20": what stands before another number hedges that one.
    """
    if (line.characters and _is_other_word(line, last, start, end)) or _opens_other(line, end):
        return True
    return not _is_behind_only(line, start) and _hedges_next(line, start, end)


def _opens_other(line: Line, i: int) -> bool:
    """Tell whether the hedge that ends before token `i` goes on to another number: "and over the age of 65"."""
    longer = line.at(line.lexicon.language.hedges_before, i - 1)
    return longer is not None and longer[1] > i and _is_number(line, longer[1])


def _hedges_next(line: Line, start: int, last: int) -> bool:
    """Tell whether the hedge at tokens start..last is that of a number behind it: "2,000, about 500 of them"."""
    language = line.lexicon.language
    # "5 binin altındaki 1.200 köy": where hedges stand behind their figures, few lead one.
    is_behind = language.verb_last and language.hedges_before not in line.words[start].opens
    ahead = line.at(language.hedges_before, start)
    if ahead and _is_number(line, ahead[1]):
        return True  # "2 Prozent, mindestens aber 500 Euro"
    return _leads_to_number(line, last) and not (is_behind and _is_number(line, last))


def _inside(line: Line, i: int) -> tuple[Hedge, int] | None:
    """Return the 来 of "600来家", which stands between a number and what it counts, and there alone."""
    end = line.has("about-inside", i) if line.is_adjacent(i) else None
    is_number = line.is_number(i - 1) or bool(line.words[i - 1].numbers)
    if end is None or not is_number or not line.is_word(end):
        return None
    behind = after_number(line, end, is_singular=False)
    return (Hedge.ABOUT, end) if behind.unit != NO_UNIT and behind.is_known else None


def _is_other_word(line: Line, last: int, start: int, end: int) -> bool:
    """Tell whether the hangul of a hedge begins another word: the 대 of "3년 반, 대기", the 선 of "100명 선수"."""
    is_apart = end == start + 1 and is_hangul(line.words[start].text) and not line.is_adjacent(start)
    goes_on = line.is_adjacent(end) and is_hangul(line.words[end].text) and line.has("stop", end) is None
    return is_apart and (goes_on or start > last)


def _is_behind_only(line: Line, i: int) -> bool:
    """Tell whether the hedge at token `i` touches its figure and can stand before none: "100人以上300人未満"."""
    return line.characters and line.is_adjacent(i) and line.at(line.lexicon.language.hedges_before, i) is None


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
    if word.except_before.startswith(_ALL_BUT):
        return word.except_before.removeprefix(_ALL_BUT) == kind
    return word.except_before != kind


def _is_of(line: Line, word: HedgeWord, start: int, kind: Kind) -> bool:
    """Tell whether a hedge at token `start` is one of this kind; a time is over three years behind "for" and "took"."""
    return _hedges(word, kind) or (kind is Kind.DURATION and line.had("lasting", start) is not None)


def _combined(hedges: list[Hedge]) -> tuple[Hedge, bool]:
    """Return the hedge of several, and whether it is an approximate bound; hedges[0] stands nearest."""
    if len(hedges) == 1:
        return hedges[0], False
    bounds = [hedge for hedge in hedges if hedge not in NEAR and hedge is not Hedge.EXACTLY]
    near = [hedge for hedge in hedges if hedge in NEAR]
    if bounds:
        return bounds[0], bool(near)
    return (near or hedges)[0], False
