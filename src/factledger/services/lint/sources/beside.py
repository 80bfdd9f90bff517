"""What a sentence of the draft says otherwise of its figure than one of a document: of what, when, by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.terms import forms
from factledger.rules import lint as rules
from factledger.services.lint.match.scope import months_stated, spans_stated
from factledger.services.lint.prose import behind
from factledger.services.lint.prose.behind import is_beyond
from factledger.services.lint.prose.direction import comparatives
from factledger.services.lint.prose.seen import rates, time_of, timeless
from factledger.services.lint.sources import apart, families
from factledger.services.lint.sources.around import clean, dateline_end, is_behind_from
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.bounds import other_bound
from factledger.services.lint.sources.halves import turned
from factledger.services.lint.sources.told import way_said
from factledger.services.lint.sources.words import KNOWN, MATTER, heard, marks, shared_kinds
from factledger.values.figure import Direction, Hedge, Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factledger.reading.terms import Placed
    from factledger.rules.lint import LintRule
    from factledger.services.lint.prose.seen import Seen
    from factledger.values.figure import Figure

_DIFFERENCES = (Role.ADDITION, Role.CHANGE_BY)
_YEARLY = frozenset({"year"})
"""What a year came to is so much a year."""

_OF_TIME = frozenset({"=pay", "=rent", "=wage", "=speed"})
"""Terms for what is so much a time in any case, so that a draft may leave it out."""

_DIFFERING = frozenset({"=loss", "=death", "=dismiss", "=hire", "=cut", "=growth"})
"""Terms for what is told by how much it is lost or won."""

_ANYBODY = frozenset({"+resident", "+village", "+person", "+town", "=population"})
"""Marks of words for people whoever they are."""

_FALLING = f"{MATTER}rain"

_COMMAS = (",", "،", ";", "؛")
_DENIAL_REACH = 3
"""How many words from a figure a denial of it stands at most."""

_SINCE = 3
"""Words from "since" to a month at most: "since the end of late May"."""

_SHARE_REACH = 5
"""How many words behind a percentage may tell what it is of."""

_ALL = frozenset({f"{MATTER}full", f"{MATTER}total"})
"""Marks of words that say no more than that all of something is meant."""

_ATTENDANCE = "attendance"
"""The whole of which also a count is of the one half or the other: who is there, and who stays away."""

_FEW = 3
"""With fewer words before a figure than so many it goes on from the figure before."""


_BESIDE_NEW = 1
"""Words between a figure and one such as "new" at most."""


def differences(mine: Seen, theirs: Seen) -> Iterator[tuple[LintRule, str]]:
    """Yield the rules that a figure of the draft breaks by the words around one of a document, with what differs."""
    for rule, difference in _OF_CHANGE:
        if what := difference(mine, theirs):
            yield rules.INCOMPARABLE if _is_on_top(rule, mine, theirs) else rule, what
    if who := _who_difference(mine, theirs):
        yield who
    if span := _span_difference(mine, theirs):
        yield rules.WRONG_SCOPE, span
    if hedge := _hedge_difference(mine, theirs):
        yield rules.HEDGE_CHANGED, hedge
    if denied := _denied_alone(mine, theirs):
        yield rules.NEGATED, denied
    if hand := _hand_difference(mine, theirs):
        yield rules.WRONG_SCOPE, hand
    if share := _share_difference(mine, theirs):
        yield rules.WRONG_SCOPE, share
    for what in filter(None, (*apart.differences(mine, theirs), other_bound(mine, theirs))):
        yield rules.WRONG_SCOPE, f"measure: {what}"
    yield from families.differences(mine, theirs)


def _hedge_difference(mine: Seen, theirs: Seen) -> str | None:
    """Return that the source hedges a figure behind it, or gives a range, and the draft states it plainly."""
    if mine.mention.figure.hedge is not Hedge.PLAIN:
        return None
    if _is_end_of_range(mine.mention.figure, theirs.mention.figure):
        return f"the source gives a range, {clean(theirs.mention.text)!r}; the draft one end of it"
    hedge = None if hedge_behind(mine) else hedge_behind(theirs)
    return f"the source says {hedge!r} behind it; the draft states it plainly" if hedge else None


def _is_end_of_range(mine: Figure, theirs: Figure) -> bool:
    """Tell whether a plain figure is the one end of a range: 150 of "145 to 150"."""
    ends = [one.value for one in (theirs.low, theirs.high) if one is not None]
    is_range = theirs.hedge is Hedge.RANGE and len(set(ends)) > 1
    return is_range and mine.value is not None and mine.value.value in ends


def _left_behind(mine: Seen, theirs: Seen) -> str | None:
    """Return that something went to a figure in the draft, and from it to the next one in the source."""
    figures = theirs.sentence.figures
    following = next((one for one in figures if one.number.start > theirs.mention.number.start), None)
    is_left = (
        mine.mention.figure.role is Role.CHANGE_TO
        and following is not None
        and following.figure.role is Role.CHANGE_TO is not theirs.mention.figure.role
        and is_behind_from(theirs.prose, theirs.sentence, theirs.mention)
    )
    return "to so much in the draft, from it in the source" if is_left else None


def at_time_of(figure: Figure, other: Figure) -> Figure:
    """Return a figure as so much per the unit of time that another one is per: both are compared apart from it."""
    unit, time = timeless(figure), time_of(other)
    return figure._replace(unit=f"{unit}/{time}" if time else unit)


def _rate_difference(mine: Seen, theirs: Seen) -> str | None:
    """Return that a figure is so much a day in the draft, and so much an hour, or in all, in the source."""
    here, there = rates(mine), rates(theirs)
    if here & there or here | there <= _YEARLY or not _is_counted(mine) or not _is_counted(theirs):
        return None
    if here and there:
        return f"per {min(here)} in the draft, per {min(there)} in the source"
    one, rate = (theirs, here) if here else (mine, there)
    said = {unit for _, unit in one.prose.said_in(one.sentence, "rate")}
    if rate & said or rate <= _YEARLY or (there and one.sentence.terms() & _OF_TIME):
        return None
    return (
        f"per {min(here)} in the draft, in all in the source"
        if here
        else (f"in all in the draft, per {min(there)} in the source")
    )


def _is_on_top(rule: LintRule, mine: Seen, theirs: Seen) -> bool:
    """Tell whether the draft counts so many more than there are, by the source's figure: "another 46 beds", of 46."""
    is_level = theirs.mention.figure.role is Role.LEVEL
    return rule is rules.WRONG_UNIT and mine.mention.figure.role is Role.ADDITION and is_level


def _is_counted(one: Seen) -> bool:
    return one.mention.figure.kind not in (Kind.PERCENT, Kind.RATIO)


def _change_difference(mine: Seen, theirs: Seen) -> str | None:
    """Return that a figure says by how much something differs, and what it is in the other text."""
    here, there = _is_difference(mine), _is_difference(theirs)
    if here is there or mine.mention.figure.kind is Kind.RATIO or (_is_lost(mine) and _is_lost(theirs)):
        return None
    if _is_lost(mine if there else theirs) and _is_fewer(theirs if there else mine):
        return None  # "lost 2,100 cars", by "2,100 fewer than a year earlier"
    if apart.says_lost(mine) and apart.says_lost(theirs) and _others(mine) & _others(theirs):
        return None  # "lost 220 litres in twelve months"
    if there and _is_of_others(mine, theirs):
        return None
    if _is_discount(mine) and _is_discount(theirs):
        return None
    one, added = (mine, theirs) if here else (theirs, mine)
    if one.mention.figure.role is Role.ADDITION and _is_of_new(added):
        return None  # "45 more shops", of "45 new shops"
    other = theirs if here else mine
    if other.mention.figure.role is not Role.CHANGE_TO and _tells_change(other):
        return None
    names = "a change by so much", "a level"
    first, second = names if here else names[::-1]
    return f"{first} in the draft, {second} in the source"


def _is_discount(one: Seen) -> bool:
    """Tell whether the clause of a figure speaks of a discount, which is a level and a change: "a discount of 25%"."""
    words = one.words(one.clause.start, one.clause.end)
    return any(mark == f"{MATTER}discount" for word in words for mark in _marks(one, word))


def _is_of_others(mine: Seen, theirs: Seen) -> bool:
    """Tell whether so many others are counted, of whom the draft says what is said of them alone.

    So "75 are being built" is right by "184 were completed, and another 75 are being built".
    """
    before = [one for one in theirs.sentence.figures if one.span.end <= theirs.mention.span.start]
    if theirs.mention.figure.role is not Role.ADDITION or theirs.mention.figure.kind is not Kind.COUNT or not before:
        return False
    kinds = shared_kinds(mine.language, theirs.language)
    said = {mark for word in mine.sentence.words for mark in _marks(mine, word)}
    others = {
        mark for word in theirs.words(theirs.sentence.span.start, before[-1].span.end) for mark in _marks(theirs, word)
    }
    near = theirs.words(theirs.mention.span.end, theirs.clause.end)
    near = [*theirs.words(before[-1].span.end, theirs.mention.span.start), *near]
    own = {mark for word in near for mark in _marks(theirs, word)}
    is_still = any(place >= before[-1].span.end for place, _ in theirs.prose.said_in(theirs.sentence, "still"))
    return (is_still and bool(mine.prose.said_in(mine.sentence, "still"))) or any(
        mark[0] in kinds for mark in own & said - others
    )


def _is_of_new(one: Seen) -> bool:
    """Tell whether a word beside a figure says that what is counted is added: "45 new shops", "45 gerai baru"."""
    start, end = one.mention.span
    places = [place for place, _ in one.prose.said_in(one.sentence, "added")]
    if any(start <= place < end for place in places):
        return True
    near = (one.prose.words_between(*sorted((place, end if place >= end else start))) for place in places)
    return any(away <= _BESIDE_NEW for away in near)


def _is_lost(one: Seen) -> bool:
    """Tell whether so many of what was lost are counted: a change by so many, however it is said."""
    return one.mention.figure.kind in (Kind.COUNT, Kind.DURATION) and apart.says_lost(one)


def _is_fewer(one: Seen) -> bool:
    """Tell whether a figure says by how much there is less of something."""
    return way_said(one.prose, one.sentence, one.mention) is Direction.DOWN


def _others(one: Seen) -> frozenset[tuple[str, str]]:
    """Return the other figures of a sentence: their numbers and units."""
    others = (it.figure for it in one.sentence.figures if it is not one.mention and it.figure.stated is not None)
    return frozenset((str(it.stated), it.unit) for it in others)


def _is_difference(one: Seen) -> bool:
    """Tell whether a figure says by how much something differs; rain that fell differs from nothing."""
    figure = one.mention.figure
    if figure.kind is Kind.QUANTITY and any(_FALLING in _marks(one, word) for word in one.sentence.words):
        return False
    if figure.role in _DIFFERENCES or (figure.role is Role.LEVEL and is_beyond(one.prose, one.mention)):
        return True
    if _is_explained(one):
        return True
    before, _ = one.prose.beside(one.mention.span)
    is_amount = figure.role is Role.LEVEL and figure.kind is not Kind.COUNT
    return is_amount and (before,) in one.prose.phrases("changed-by") and _tells_change(one)


def _is_explained(one: Seen) -> bool:
    """Tell whether brackets behind a figure give the two that differ by it: "8 minutes (from 37 to 29 minutes)"."""
    pair = [it for it in one.sentence.figures if it.number.start >= one.mention.span.end][:2]
    stated = [it.figure.stated for it in (one.mention, *pair)]
    if len(pair) < 2 or None in stated:  # noqa: PLR2004  one figure differs from nothing
        return False
    around, other = (one.prose.brackets_around(one.sentence, it.span) for it in pair)
    difference, first, second = (it.value for it in stated if it is not None)
    is_behind = around is not None and around == other and around.start >= one.mention.span.end
    return is_behind and abs(first - second) == difference


def _tells_change(one: Seen) -> bool:
    """Tell whether words around a figure may say that something changed by it, differs by it or is lost."""
    span, clause = one.mention.span, one.clause
    start = clause.start
    if len(one.words(start, span.start)) < _FEW:
        start = one.sentence.span.start
    said = (place for way in ("up", "down") for place, _ in one.prose.said_in(one.sentence, way))
    if any(start <= place < clause.end for place in said):
        return True
    words = one.words(start, clause.end)
    if any(word.term in _DIFFERING for word in words):
        return True
    turns, names = comparatives(one.language), [word.name for word in words]
    return any(
        tuple(names[i + 1 : i + len(phrase)]) == phrase[1:]
        for i, name in enumerate(names)
        for form in forms(name)
        for phrase in turns.get(form, ())
    )


def _who_difference(mine: Seen, theirs: Seen) -> tuple[LintRule, str] | None:
    """Return that the draft counts others than the source: "fishermen" for their families, or for any people."""
    word, other = _noun(mine), _noun(theirs)
    if word is None:
        return None
    if theirs.mention.figure.unit == PERSON:
        known = {*_marks(mine, word)} & {
            *_ANYBODY,
            *(mark for one in theirs.sentence.words for mark in _marks(theirs, one)),
        }
        is_anybody = mine.mention.figure.unit in (PERSON, NO_UNIT) or known
        return None if is_anybody else (rules.INCOMPARABLE, f"the draft counts {mine.text(word)}, the source people")
    folk = apart.folk(word, mine.language)
    if other is None or folk is None or mine.mention.figure.unit != NO_UNIT or theirs.mention.figure.unit == NO_UNIT:
        return None
    if apart.folk(other, theirs.language) == folk:
        return None
    return rules.WRONG_UNIT, f"the draft counts {mine.text(word)}, the source {theirs.text(other)}"


def _marks(one: Seen, word: Placed) -> tuple[str, ...]:
    """Return what a word means, as far as it is known."""
    return marks(one.language)[word.name, word.term]


def _noun(one: Seen) -> Placed | None:
    """Return the word for what a figure counts: the last one of it, else the one behind it where that is for people."""
    span, figure = one.mention.span, one.mention.figure
    if figure.kind is not Kind.COUNT:
        return None
    if figure.unit != NO_UNIT:
        return next(iter(one.words(one.mention.number.end, span.end)[-1:]), None)
    word = next(iter(one.words(span.end, one.clause.end)), None)
    return word if word is not None and apart.folk(word, one.language) else None


def _denied_alone(mine: Seen, theirs: Seen) -> str | None:
    """Return that the source denies close beside its figure what the draft states: "none of the 26 samples"."""
    word = _denial(theirs)
    said = (mine.prose.said_in(mine.sentence, name) for name in ("not", "denied", "lacking"))
    if word is None or mine.mention.status is not None or any(said):
        return None
    return f"the source says {word!r}; the draft states it"


def _denial(one: Seen) -> str | None:
    span, prose = one.mention.span, one.prose
    if one.mention.status is not None:
        return None
    harmless = {place for place, _ in prose.said_in(one.sentence, "no-denial")}
    for place, _ in prose.said_in(one.sentence, "not"):
        start, end = min(place, span.start), max(place, span.end)
        between = prose.words_between(place, span.start) if place < span.start else prose.words_between(span.end, place)
        is_parted = prose.has_mark(start, end, _COMMAS)
        # "collected 5 million litres and did not spill one": what "and" joins on behind a figure is another act.
        joined = prose.words_in(Span(span.end, max(place, span.end)))
        is_other = any((word.name,) in prose.phrases("and") for word in joined)
        # "Needed 70,000 and got no more than 41,000" sets the two against each other.
        unit = one.mention.figure.unit
        is_set = any(it.span.start > place and it.figure.unit == unit for it in one.sentence.figures)
        is_parted = is_parted or (is_other and not is_set)
        is_own = one.clause.start <= place < one.clause.end and not span.start <= place < span.end
        if is_own and between <= _DENIAL_REACH and not is_parted and place not in harmless:
            return next(one.text(word) for word in one.sentence.words if word.start == place)
    return None


def _hand_difference(mine: Seen, theirs: Seen) -> str | None:
    """Return that somebody pays in the draft what they receive in the source; both name who it is before the verb."""
    here, there = apart.told(mine).get(apart.HAND), apart.told(theirs).get(apart.HAND)
    if here is None or there is None or here.part == there.part or mine.mention.figure.kind is not Kind.MONEY:
        return None
    if not _name_before(mine, here.start) & _name_before(theirs, there.start):
        return None
    return f"{here.text} in the draft, {there.text} in the source"


def _name_before(one: Seen, place: int) -> frozenset[str]:
    """Return the marks of the last name before a verb of the active voice; none before a passive one."""
    before = one.words(one.sentence.span.start, place)
    if before and (before[-1].name,) in one.prose.phrases("passive"):
        return frozenset()
    text = one.prose.draft.text
    names = [word.name for word in before if word.term and text[word.start].isupper()]
    return frozenset(heard(names[-1])) if names else frozenset()


def _share_difference(mine: Seen, theirs: Seen) -> str | None:
    """Return that a share is of something else: "60 percent of hospitals" for schools, of men for women."""
    is_share = mine.mention.figure.kind is Kind.PERCENT
    wholes = turned(mine, theirs) if is_share or mine.mention.figure.kind is Kind.COUNT else []
    if wholes and (is_share or _ATTENDANCE in wholes):
        return f"the one half in the draft, the other in the source: {wholes[0]}"
    word, other = _whole(mine), _whole(theirs)
    if word is None or other is None:
        return None
    first, second = (
        {mark for mark in _marks(one, it) if mark[0] in KNOWN} for one, it in ((mine, word), (theirs, other))
    )
    here, there = ({mark for it in one.sentence.words for mark in _marks(one, it)} for one in (mine, theirs))
    if not first or not second or first & there or second & here:
        return None
    return f"a share of {mine.text(word)} in the draft, of {theirs.text(other)} in the source"


def _whole(one: Seen) -> Placed | None:
    """Return the word for what a percentage is of: the first behind "of" whose meaning is known."""
    if one.mention.figure.kind is not Kind.PERCENT:
        return None
    behind = one.words(one.mention.span.end, one.clause.end)[:_SHARE_REACH]
    behind = [word for word in behind if not _ALL.intersection(_marks(one, word))]
    is_of = any((word.name,) in one.prose.phrases("of") for word in behind[:1])
    if not is_of and one.prose.phrases("bare-of"):
        return behind[0] if behind and any(mark[0] in KNOWN for mark in _marks(one, behind[0])) else None
    known = (word for word in behind[1:] if any(mark[0] in KNOWN for mark in _marks(one, word)))
    return next(known, None) if is_of else None


def hedge_behind(one: Seen) -> str | None:
    """Return the words that qualify a figure further behind it, where no figure has them as its own."""
    found = behind.hedge_behind(one.prose, one.sentence, one.mention)
    return " ".join(one.text(word) for word in one.words(found[0], one.clause.end)[:2]) if found else None


def _span_difference(mine: Seen, theirs: Seen) -> str | None:
    """Return that a figure is of another span of time: "between 2010 and 2023" for 2015 to 2023."""
    here = [one for one in spans_stated(mine.prose, mine.sentence) if _is_of(one[0], mine)]
    there = spans_stated(theirs.prose, theirs.sentence)
    if not here or not there:
        return _month_difference(mine, theirs)
    if any(_meet(a, b) for a in here for b in there):
        return None
    (_, first, last), (_, other, end) = here[0], there[0]
    return f"period: {first} to {last} against {other} to {end}"


def _month_difference(mine: Seen, theirs: Seen) -> str | None:
    """Return that the draft names a month for a figure, and the sentence of the document others alone."""
    stated = months_stated(mine.prose, mine.sentence)
    here = {month for place, month in stated if _is_of(place, mine) and not _is_since(place, mine)}
    dated = dateline_end(theirs.prose, theirs.sentence)
    there = {month for place, month in months_stated(theirs.prose, theirs.sentence) if place >= dated}
    other = sorted(here - there)
    return f"month: {other[0]} against {', '.join(map(str, sorted(there)))}" if other and there else None


def _is_since(place: int, one: Seen) -> bool:
    """Tell whether a time is that since when something else goes on: "on strike since May, and by Friday 41 ships"."""
    places = [start for start, _ in one.prose.said_in(one.sentence, "since") if start < place]
    is_led = bool(places) and one.prose.words_between(places[-1], place) <= _SINCE
    text = one.prose.draft.text[place : max(place, one.mention.span.start)]
    return is_led and any(mark in text for mark in COMMAS)


def _is_of(place: int, one: Seen) -> bool:
    is_alone = len(one.sentence.figures) == 1
    return is_alone or one.clause.start <= place < one.clause.end


def _meet(mine: tuple[int, str, str], theirs: tuple[int, str, str]) -> bool:
    """Tell whether both ends of a span lie in those of another one, or they in them."""
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(mine[1:], theirs[1:], strict=True))


_OF_CHANGE: tuple[tuple[LintRule, Callable[[Seen, Seen], str | None]], ...] = (
    (rules.WRONG_UNIT, _rate_difference),
    (rules.WRONG_DIRECTION, _left_behind),
    (rules.WRONG_UNIT, _change_difference),
)
"""What two sentences may say otherwise of how much is so much a time, and of what changed by it, to it or from it."""
