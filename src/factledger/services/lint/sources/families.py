"""Which of several things set side by side a figure is of: of men, where the next one is of women; planned, or done.

The words of a family (`families.tsv`) exclude each other. Which of them a figure has is told by its own noun, else by
their order in its part of the sentence: "210 among men and 160 among women", "of the 240 homes planned, 56 were built".
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import rows
from factledger.reading.terms import forms, named
from factledger.rules import lint as rules
from factledger.services.lint.needed import is_age
from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.bounds import is_bound_of
from factledger.services.lint.sources.told import is_part_of
from factledger.values.figure import Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.rules.lint import LintRule

_STAGES = frozenset({"race", "stage", "outlay", "penalty", "proof", "order", "sentence", "attendance"})
"""Families of which a later member follows from the one before, as what is paid was fined: a document that says no
more than the one is not against the other."""

_OPEN = frozenset(
    {
        ("outlay", "asked", "done"),
        ("outlay", "planned", "done"),
        ("outlay", "ordered", "done"),
        ("outlay", "offered", "done"),
        ("outlay", "offered", "granted"),
        ("outlay", "asked", "granted"),
        ("outlay", "asked", "ordered"),
        ("order", "ordered", "delivered"),
        ("proof", "alleged", "proved"),
        ("sentence", "asked", "given"),
        ("attendance", "invited", "came"),
    }
)
"""Members of a family from which a later one does not follow: what is claimed is not paid, and need never be."""

_OTHERS = "others"
"""The family of those who are told from the ones before them by no more than that they are others."""

_BESIDE_REST = 2
"""How many words may stand between a member and the rest of which it is told."""

_FEW = 4
"""Words of a part of a sentence at most that leaves out what is said of both: "whereas other children four days"."""

_OF_WORDS = 2
"""How many words may stand between a part and its whole: "48 of the 90"."""

_CLOSE = 2
"""Words from a "not" to what it denies at most."""

_OF_TWO = frozenset({"sex", "service", "verdict", "decision", "tenure"})
"""Families of two members: what is not the one is the other."""

_STATUSES = frozenset({"stage", "outlay", "proof", "order"})
"""Families of which a member tells what a figure's status is: planned, alleged, ordered."""

_PROOF, _ALLEGED = "proof", "alleged"

_COLOUR = "colour"
"""The family of words that are parts of names as often: they are none with a capital."""

_OF_MONEY = frozenset({"outlay", "penalty"})
"""Families of sums of money alone."""

_PARTING = ("while",)
_SEMICOLONS = ";؛"


class Member(NamedTuple):
    """A word of a family in a sentence.

    Attributes:
        start: Where it starts.
        family: The family.
        part: Which of its members it is.
        text: The word as it is written.
    """

    start: int
    family: str
    part: str
    text: str


def differences(mine: Seen, theirs: Seen) -> Iterator[tuple[LintRule, str]]:
    """Yield the rules that a figure breaks that is of another member of a family than one of a document, with both."""
    here, there = members(mine), members(theirs)
    if _OTHERS in there and not _says_others(mine) and _leaves_out(theirs):
        yield rules.WRONG_SCOPE, f"measure: the source says it of others: {there[_OTHERS].text!r}"
    for family, one in here.items():
        other, is_stage = there.get(family), family in _STAGES
        if other is None:
            text = (
                None if is_stage or family == _OTHERS else _of_next(theirs, one, mine.mention) or _of_rest(theirs, one)
            )
            if text is not None:
                yield rules.WRONG_SCOPE, f"measure: {one.text} in the draft, which the source says of {text!r}"
        elif other.part != one.part and (
            not is_stage or (family, other.part, one.part) in _OPEN or _is_told_near(theirs, one)
        ):
            rule = rules.STATUS_CHANGED if family in _STATUSES else rules.WRONG_SCOPE
            yield rule, f"{one.text} in the draft, {other.text} in the source"


def is_of_other_two(mine: Seen, theirs: Seen) -> bool:
    """Tell whether two figures are of the one and of the other member of a family of two: running, and idle."""
    here, there = members(mine), members(theirs)
    return any(it in there and here[it].part != there[it].part for it in _OF_TWO & here.keys())


def is_denied_of(mine: Seen, theirs: Seen) -> bool:
    """Tell whether the draft denies of a figure what a document says of another one: "34 did not finish"."""
    denied = [place for place, _ in mine.prose.said_in(mine.sentence, "not")]
    if not denied or theirs.prose.said_in(theirs.sentence, "not"):
        return False
    here, there = members(mine), members(theirs)
    # Of what is both told and denied, it is what stands behind the "not": "of those who set off, 34 never finished".
    behind = (it for it in members_said(mine) if any(_is_close_behind(mine, it.start, place) for place in denied))
    here = {**here, **{it.family: it for it in behind}}
    return any(it in there and here[it].part == there[it].part for it in here)


def _is_close_behind(one: Seen, start: int, place: int) -> bool:
    return place < start and one.prose.words_between(place, start) <= _CLOSE


def is_of_told_rest(mine: Seen, theirs: Seen) -> bool:
    """Tell whether a draft says of a figure what a document says of the rest: "and turned down the others"."""
    return any(_of_rest(theirs, it) is not None for it in members(mine).values())


def is_next_stage(whole: Seen, one: Seen) -> bool:
    """Tell whether two figures are of two members of a family of stages: started, done."""
    here, there = members(whole), members(one)
    return any(it in there and here[it].part != there[it].part for it in _STAGES & here.keys())


def alleged_alone(mine: Seen, theirs: Seen) -> str | None:
    """Return the word by which a document only alleges a figure, where the draft has none such and states it."""
    there = members(theirs).get(_PROOF)
    is_told = any(it.family == _PROOF for it in members_said(mine))
    return there.text if there is not None and there.part == _ALLEGED and not is_told else None


def _says_others(one: Seen) -> bool:
    return any(it.family == _OTHERS for it in members_said(one))


def _leaves_out(one: Seen) -> bool:
    """Tell whether the part of a sentence that a figure stands in says no more than of whom it is."""
    starts = [one.sentence.span.start, *_starts(one)]
    at = bisect_right(starts, one.mention.number.start)
    end = starts[at] if at < len(starts) else one.sentence.span.end
    span = one.mention.span
    words = [it for it in one.words(starts[at - 1], end) if not span.start <= it.start < span.end]
    # "Another 90 are cut off" counts others, and says it of them alone.
    is_close = any(it.end <= span.start <= it.end + 1 for it in words if _is_others(one, it.start))
    return at > 1 and len(words) <= _FEW and not (is_close and one.mention.figure.kind is Kind.COUNT)


def _is_others(one: Seen, place: int) -> bool:
    return any(it.family == _OTHERS and it.start == place for it in members_said(one))


def members(one: Seen) -> Mapping[str, Member]:
    """Return for each family the member that a figure is of, where its sentence tells it."""
    return one.once("families", lambda: dict(_members(one)))


def _members(one: Seen) -> Iterator[tuple[str, Member]]:
    by_family: dict[str, list[Member]] = {}
    for member in members_said(one):
        by_family.setdefault(member.family, []).append(member)
    for family, said in by_family.items():
        is_of_it = family not in _OF_MONEY or one.mention.figure.kind is Kind.MONEY
        if is_of_it and (found := _assigned(one, said)) is not None:
            yield family, found


def members_said(one: Seen) -> Sequence[Member]:
    """Return the members in the sentence of a figure, in order, but for those of the rest."""
    return one.sentence.once("families said", lambda: [it for it in _every(one) if not _is_of_rest(one, it)])


def _every(one: Seen) -> Sequence[Member]:
    return one.sentence.once("families", lambda: list(_members_in(one, one.sentence.words)))


def _is_of_rest(one: Seen, member: Member) -> bool:
    """Tell whether a member is told of the rest alone, of which no number is given: "and rejected the others"."""
    rest = one.sentence.once("rest", lambda: [place for place, _ in one.prose.said_in(one.sentence, "rest")])
    start = member.start + len(member.text)
    place = next(iter(rest[bisect_right(rest, start) :]), None)
    if place is None or one.prose.words_between(start, place) > _BESIDE_REST:
        return False
    return not any(start <= it.span.start <= place for it in one.sentence.figures)


def _of_rest(theirs: Seen, mine: Member) -> str | None:
    """Return the word by which a document says of the rest what the draft says of a figure."""
    found = (it for it in _every(theirs) if it.family == mine.family and it.part == mine.part)
    return next((it.text for it in found if _is_of_rest(theirs, it)), None)


def _assigned(one: Seen, said: Sequence[Member]) -> Member | None:
    """Return which of the members of a family a figure is of; None where the sentence leaves it open."""
    span = one.mention.span
    own = {it.part: it for it in said if span.start <= it.start < span.end}
    if own:
        return next(iter(own.values())) if len(own) == 1 else None
    starts = _starts(one)
    at = bisect_right(starts, one.mention.number.start)
    taken = [it for it in one.sentence.figures if any(it.span.start <= word.start < it.span.end for word in said)]
    held = [it.span for it in taken]
    free = (it for it in said if not any(start <= it.start < end for start, end in held))
    said = [it for it in free if bisect_right(starts, it.start) == at]
    likes = [it for it in beside(one) if it not in taken and bisect_right(starts, it.number.start) == at]
    likes = [it for it in likes if it.number == one.mention.number or not _is_whole_of_last(one, it, likes)]
    figures = [it.number.start for it in likes]
    turns = _turns(said, figures)
    i = figures.index(one.mention.number.start)
    if len(turns) == len(figures):
        return turns[i]
    if len({it.part for it in turns}) == 1:
        return turns[0] if len(figures) == 1 or i in _reach(one, turns, likes) else None
    if len(turns) + 1 == len(figures) and _is_whole(one, likes[0]):
        return turns[i - 1] if i else None
    found = _by_order(turns, figures, figures[i]) if turns else None
    return _in_piece(one, turns) if found is None and len(figures) == 1 else found


def _is_whole_of_last(one: Seen, whole: Mention, likes: Sequence[Mention]) -> bool:
    """Tell whether no more than "of" stands between a figure and one before it, its part: "48 of the 90"."""
    before = max((it.span.end for it in likes if it.span.end <= whole.span.start), default=None)
    words = one.words(before, whole.span.start) if before is not None else []
    ofs = one.prose.phrases("of")
    known = ofs | one.prose.phrases("article")
    is_short = 0 < len(words) <= _OF_WORDS and (words[0].name,) in ofs
    return is_short and all((word.name,) in known for word in words)


def _in_piece(one: Seen, turns: Sequence[Member]) -> Member | None:
    """Return the one member between the commas around a figure: "Of those who started, 34 did not finish"."""
    text, (start, end) = one.prose.draft.text, one.sentence.span
    first = max(start, *(text.rfind(mark, start, one.mention.span.start) for mark in COMMAS))
    last = min([end, *(at for mark in COMMAS if (at := text.find(mark, one.mention.span.end, end)) >= 0)])
    inside = [it for it in turns if first <= it.start < last]
    return inside[0] if len({it.part for it in inside}) == 1 else None


def _reach(one: Seen, turns: Sequence[Member], likes: Sequence[Mention]) -> set[int]:
    """Return of which figures one member is told: of all where it leads them, else of the figures that are nearest."""
    if turns[0].start < likes[0].number.start:
        return {*range(len(likes))}
    found = set()
    for turn in turns:
        behind = bisect_right([it.number.start for it in likes], turn.start)
        away = one.prose.words_between(likes[behind - 1].span.end, turn.start)
        is_next = behind < len(likes) and (
            one.prose.words_between(turn.start, likes[behind].number.start) <= away
            or _is_parted_before(one, likes[behind - 1].span.end, turn.start, likes[behind].number.start)
        )
        found.add(behind if is_next else behind - 1)
    return found


def _is_parted_before(one: Seen, start: int, place: int, end: int) -> bool:
    """Tell whether a comma parts a place from what stands before it, and none from what stands behind it."""
    text = one.prose.draft.text
    before, behind = (any(mark in text[a:b] for mark in COMMAS) for a, b in ((start, place), (place, end)))
    return before and not behind


def _by_order(turns: Sequence[Member], figures: Sequence[int], own: int) -> Member | None:
    """Return the last member before a figure where figures stand behind each, the next one where they stand before it.

    Args:
        turns: The members in order.
        figures: Where the figures start that may be of them.
        own: Where the figure itself starts.
    """
    starts = [it.start for it in turns]
    is_led = all(any(a < it < b for it in figures) for a, b in pairwise([*starts, figures[-1] + 1]))
    is_behind = all(any(a < it < b for it in figures) for a, b in pairwise([-1, *starts]))
    i = bisect_right(starts, own)
    if is_led is is_behind:
        return None
    return turns[i - 1] if is_led and i else turns[i] if is_behind and i < len(turns) else None


def _turns(said: Sequence[Member], starts: Sequence[int]) -> list[Member]:
    """Return members without those that say the same again with no figure between."""
    found: list[Member] = []
    for it in said:
        last = found[-1] if found else None
        is_again = last is not None and last.part == it.part
        if not is_again or last is None or any(last.start < start < it.start for start in starts):
            found.append(it)
    return found


def beside(one: Seen) -> list[Mention]:
    """Return the figures of a sentence that may be set beside one, itself among them: in its unit, no changes."""
    figure = one.mention.figure
    no_ages = one.sentence.once("no ages", lambda: [it for it in one.sentence.figures if not is_age(one.prose, it)])
    alike = [it for it in no_ages if it.figure.kind is figure.kind]
    # A bare number counts what the first of the sentence does: "of the 132 riders of 22 teams, 98 finished".
    unit = figure.unit if figure.unit != NO_UNIT else next((it.figure.unit for it in alike), NO_UNIT)

    def is_like(it: Mention) -> bool:
        is_change = it.figure.role in (Role.CHANGE_BY, Role.ADDITION) and figure.role is Role.LEVEL
        # "2.5 hours a day, boys 1.5 hours": how often is said once.
        return it.figure.unit in (unit, unit.partition("/")[0], NO_UNIT) and not is_change

    like = {it.number.start for it in alike if is_like(it)} | {one.mention.number.start}
    return [it for it in one.sentence.figures if it.number.start in like]


def _is_whole(one: Seen, first: Mention) -> bool:
    """Tell whether an "of" before a figure says that the others are parts of it."""
    before, _ = one.prose.beside(first.span)
    return (before,) in one.prose.phrases("of")


def _starts(one: Seen) -> list[int]:
    """Return where the parts of a sentence start that are set beside each other, but for the first."""
    text, (start, end) = one.prose.draft.text, one.sentence.span
    said = {place for name in _PARTING for place, _ in one.prose.said_in(one.sentence, name)}
    return sorted(said | {at for at in range(start, end) if text[at] in _SEMICOLONS})


def _of_next(theirs: Seen, mine: Member, figure: Mention) -> str | None:
    """Return another figure of a document's sentence, if it is that of which a member is, and not the figure itself."""
    starts, number = _starts(theirs), theirs.mention.number
    at, is_bare = bisect_right(starts, number.start), theirs.mention.figure.unit == NO_UNIT
    for other in beside(theirs):
        is_apart = bisect_right(starts, other.number.start) != at and not is_part_of(
            theirs.prose, theirs.sentence, theirs.mention, other
        )
        if other.number == number or is_apart:
            continue
        found = members(Seen.of(theirs.prose, theirs.sentence, other)).get(mine.family)
        # A bare number counts what the one before it does: "not 40 trains, but 32".
        is_shared = found is not None and is_bare and other.span.start <= found.start < other.span.end < number.start
        if found is not None and found.part == mine.part and not is_shared and not is_bound_of(figure, other):
            return other.text
    return None


def _is_told_near(theirs: Seen, mine: Member) -> bool:
    """Tell whether a document has a member in the sentence of a figure, or in the next one of its paragraph."""
    prose, at = theirs.prose, theirs.prose.position_of(theirs.sentence)
    near = [it for it in prose.sentences[at : at + 2] if it.block == theirs.sentence.block]
    said = (it for one in near for it in _members_in(theirs, one.words))
    return any(it.family == mine.family and it.part == mine.part for it in said)


def _members_in(one: Seen, words: Sequence[Placed]) -> Iterator[Member]:
    known, text = _known(one.language), one.prose.draft.text
    ends: dict[str, int] = {}
    for i, word in enumerate(words):
        for form in forms(word.name):
            fitting = [it for it in known.get(form, ()) if _is_at(it[0], words, i)]
            longest = {family: len(it) for it, family, _ in sorted(fitting, key=lambda one: len(one[0]))}
            for phrase, family, part in fitting:
                # "Not working" is no "working"; and "Planalto Azul" is a name, and nothing blue.
                is_within = word.start < ends.get(family, 0) or len(phrase) < longest[family]
                if is_within or (family == _COLOUR and text[word.start].isupper()):
                    continue
                ends[family] = words[i + len(phrase) - 1].end
                yield Member(word.start, family, part, text[word.start : ends[family]])


def _is_at(phrase: tuple[str, ...], words: Sequence[Placed], i: int) -> bool:
    return phrase[1:] == tuple(it.name for it in words[i + 1 : i + len(phrase)])


@cache
def _known(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return the phrases of a language with their family and member, by their first words."""
    found: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]] = {}
    for words, family, part, *_ in rows(language, "families") if language != UNKNOWN else ():
        for phrase in map(named, words.split("|")):
            found[phrase[0]] = (*found.get(phrase[0], ()), (phrase, family, part))
    return found
