"""Which figure of a document a draft speaks of: by the words, names and years that tell it from the ones beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.services.lint.prose.behind import is_beyond
from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.apart import says_lost
from factledger.services.lint.sources.around import (
    clean,
    is_behind_from,
    marks_of_name,
    may_be_another,
    placed_names,
    value_of,
)
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.bounds import is_bound_of
from factledger.services.lint.sources.labelled import said_beside
from factledger.services.lint.sources.labels import parts_of_year
from factledger.services.lint.sources.siblings import own_part, own_years, sibling
from factledger.services.lint.sources.told import (
    between_figures,
    is_part,
    is_part_of,
    marks_behind,
    near_marks,
    own_marks,
    telling,
    years_beside,
    years_named,
)
from factledger.services.lint.sources.words import CONCEPT, HEARD, MATTER, NAME, SOUNDS
from factledger.services.lint.sources.year_before import is_later_of_two, year_of
from factledger.values.figure import Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factledger.reading.mention import Mention
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.words import Word

_TO_OF = 3
"""In how many words before a whole "of" stands: "of the museum's 12,400 objects"."""


def year_of_other(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that the draft dates a figure by the year that its sentence gives to the one before it in time."""
    source, sentence = judge.source_of(figured), figured.passage.sentence
    years = set(source.surroundings.years_of_other(sentence, figured.mention))
    mine = {one[:4] for one in match.stated.dated}
    year = year_of(source, figured)
    if year is not None and mine and year not in mine and match.mention.figure.role is Role.LEVEL:
        return f"period: {', '.join(sorted(mine))} against {year}, as the source sets two years against each other"
    if is_later_of_two(judge, match, figured):
        return "period: the year before in the draft, which the source says of the figure that it sets against this one"
    if gone_on := _year_gone_on_with(judge, match, figured):
        return gone_on
    is_earlier = is_behind_from(judge.prose, match.sentence, match.mention)
    is_later = judge.surroundings.is_dated_before(match.sentence, match.mention)
    if not mine or not mine <= years or is_earlier or is_later:
        return None
    return f"period: {', '.join(sorted(mine))} is the year of another figure of its sentence"


def year_of_same(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that the draft dates a figure by a year for which the document has another figure of the same.

    "Worse than the flood of 2025, when 2,900 people fled": the 6,430 of whom it tells before are not those of 2025. A
    year that is named before a figure may be its own.
    """
    years, source, around = {one[:4] for one in match.stated.dated}, judge.source_of(figured), judge.index.around
    mine = around(figured)
    if len(years) != 1 or mine.years or source.date is None or max(years) >= source.date[:4]:
        return None
    if max(years) in source.draft.text[: figured.passage.sentence.span.end]:
        return None
    told = {mark for mark in mine.beside - mine.counted if mark[0] in (CONCEPT, MATTER)}
    for other in judge.index.figures:
        is_there = other.passage.document == figured.passage.document and other.passage is not figured.passage
        if not is_there or not may_be_another(figured.mention, other.mention):
            continue
        theirs = around(other)
        if {one[:4] for one in theirs.years} == years and told & (theirs.beside - theirs.counted):
            return f"period: {max(years)} is the year of {clean(other.mention.text)!r} in the source"
    return None


def other_part_of_year(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that the draft tells of one quarter or half of a year, and the sentence of a figure of another."""
    mine = parts_of_year(judge.prose, match.sentence)
    theirs = parts_of_year(judge.source_of(figured).prose, figured.passage.sentence)
    if not mine or not theirs or mine & theirs:
        return None
    here, there = (", ".join(sorted(name[len(NAME) :] for name in some)) for some in (mine, theirs))
    return f"period: {here} against {there}"


def _year_gone_on_with(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that a draft goes on with a year, and its figure is the earlier one of two, of another year."""
    source, sentence = judge.source_of(figured), figured.passage.sentence
    before = None if match.stated.years or match.stated.unresolved else next(judge.prose.before(match.sentence), None)
    years = years_named(judge.prose, before) if before is not None else set()
    is_earlier = is_behind_from(source.prose, sentence, figured.mention)
    is_set = any(is_behind_from(judge.prose, match.sentence, one) for one in match.sentence.figures)
    theirs = {one[:4] for one in judge.index.around(figured).years}
    if not is_earlier or is_set or len(years) != 1 or not theirs or years & theirs:
        return None
    return f"period: {', '.join(years)} against {', '.join(sorted(theirs))}"


def other_figure(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that the draft says of a figure what its sentence says of the one that it is set against."""
    source, place = judge.source_of(figured), figured.passage.sentence
    is_before = bool(judge.prose.said_in(match.sentence, "year-before"))
    if is_before and is_behind_from(source.prose, place, figured.mention):
        return None  # "9 died, against 14 a year earlier": 14 died the year before
    words = own_part(judge.prose, match.sentence, match.mention, judge.words_of(match.sentence))
    years = {one[:4] for one in match.stated.dated} or years_beside(judge.prose, match.sentence, match.mention)
    if (before := _gone_on_with(judge, match.sentence)) is not None:
        words += _subject_of(judge, before)
        is_timed = match.stated.unresolved or any(it.figure.kind is Kind.DURATION for it in match.sentence.figures)
        years = years if years or is_timed else years_named(judge.prose, before)
    other = sibling(words, years, judge.prose.language, figured, judge.index)
    found = other.mention if other else said_beside(judge, match, figured)
    found = found or _part_counted(judge, match, figured)
    if (
        found is None
        or _is_of_own_year(judge, figured, found, years)
        or _is_counted_there(judge, match, figured, found)
        or is_bound_of(match.mention, found)
    ):
        return None
    if found.status == "denied" and match.mention.status != "denied":
        return None  # "did not buy 40 trains, but 32"
    if any(one.mention is found and judge.is_overtaken(one) for one in judge.index.of(figured.passage)):
        return None  # "the report put the cost at 41; it was 47 in the end"
    told = (_is_told_part, _is_whole_told, _is_named_part, _is_by_so_many, _is_level_beside_change)
    if any(is_it(judge, match, figured, found) for is_it in told):
        return None
    return f"the source says that of {clean(found.text)!r}"


def _is_of_own_year(judge: SourceJudge, figured: Figured, other: Mention, years: set[str]) -> bool:
    """Tell whether a draft names the year that only the part of a figure says, and another one says another year."""
    theirs = (one for one in judge.index.of(figured.passage) if one.mention is other)
    is_apart = any(own_years(one, judge.index) for one in theirs)
    return is_apart and bool(years & own_years(figured, judge.index))


def _part_counted(judge: SourceJudge, match: Tied, figured: Figured) -> Mention | None:
    """Return the part of a figure that is of what the draft counts: "27 officers", of 27 people, five of them officers.

    Nothing says the same of the whole.
    """
    source, language, span = judge.source_of(figured), judge.prose.language, match.mention.span
    start = match.mention.number.end
    counted = telling(word for word in judge.words_of(match.sentence) if start <= word.start < span.end)
    own = near_marks(source, language, figured) | judge.index.around(figured).counted
    for other in judge.index.of(figured.passage) if counted else ():
        if is_part(source, figured, other) and counted & (own_marks(source, language, other) - own):
            return other.mention
    return None


def _is_told_part(judge: SourceJudge, match: Tied, figured: Figured, whole: Mention) -> bool:
    """Tell whether a figure is part of another one, and the draft says so: "415 came; of them, 125 from abroad".

    What is said of a whole is said of its parts as well.
    """
    source, place = judge.source_of(figured), figured.passage.sentence
    if not is_part_of(source.prose, place, whole, figured.mention):
        return False
    start = match.mention.span.start
    return any(place < start for place, _ in judge.prose.said_in(match.sentence, "of-which"))


def _is_whole_told(judge: SourceJudge, match: Tied, figured: Figured, part: Mention) -> bool:
    """Tell whether a figure is a whole, and the draft tells its part beside it: "of its 640 buses only 96 run".

    What the draft says there is said of the part, as in the document.
    """
    source, place = judge.source_of(figured), figured.passage.sentence
    size = value_of(part)
    beside = [one for one in match.sentence.figures if one is not match.mention]
    if size is None or size not in map(value_of, beside):
        return False
    if not is_part_of(source.prose, place, figured.mention, part):
        return False
    start, _ = between_figures(match.sentence, match.mention)
    before = judge.prose.words_in(Span(start, match.mention.number.start))[-_TO_OF:]
    return any((word.name,) in judge.prose.phrases("of") for word in before)


def _is_named_part(judge: SourceJudge, match: Tied, figured: Figured, whole: Mention) -> bool:
    """Tell whether a figure is part of another one, and the draft names the part: "1,150 of them in Lembahjati"."""
    source, place = judge.source_of(figured), figured.passage.sentence
    if not is_part_of(source.prose, place, whole, figured.mention):
        return False
    words = source.surroundings.wording.words(place)
    own = own_part(source.prose, place, figured.mention, words)
    others = frozenset(mark for word in words if word not in own for mark in word.marks)
    here = frozenset(mark for word in judge.words_of(match.sentence) for mark in word.marks)
    return any(mark[0] in (NAME, HEARD) for word in own for mark in here.intersection(word.marks) - others)


def _is_level_beside_change(_judge: SourceJudge, match: Tied, figured: Figured, other: Mention) -> bool:
    """Tell whether a figure is what something came to, in both texts, and the one before it by how much it changed."""
    came = (Role.LEVEL, Role.CHANGE_TO)
    mine, theirs = match.mention.figure.role, figured.mention.figure.role
    is_before = other.span.end <= figured.mention.span.start
    return is_before and mine in came and theirs is Role.CHANGE_TO and other.figure.role is Role.CHANGE_BY


def _is_by_so_many(judge: SourceJudge, match: Tied, figured: Figured, other: Mention) -> bool:
    """Tell whether a bare figure says by how many the one before it is less: "87,400 cars, 2,100 fewer"."""
    if not says_lost(Seen.of(judge.prose, match.sentence, match.mention)):
        return False
    source, mention = judge.source_of(figured), figured.mention
    start, _ = between_figures(figured.passage.sentence, mention)
    is_next = start == other.span.end and mention.figure.unit == NO_UNIT
    return is_next and mention.figure.kind is Kind.COUNT and is_beyond(source.prose, mention)


def part_of_total(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that a document gives a figure as a part of another one, and the draft as all there is: "in total"."""
    source, (start, _) = judge.source_of(figured), between_figures(match.sentence, match.mention)
    end = judge.prose.clause(match.sentence, match.mention).end
    if not any(start <= place < end for place, _ in judge.prose.said_in(match.sentence, "total")):
        return None
    unit = figured.mention.figure.unit
    wholes = (one for one in judge.index.of(figured.passage) if unit in (one.mention.figure.unit, NO_UNIT))
    whole = next((one for one in wholes if one.at < figured.at and is_part(source, one, figured)), None)
    return None if whole is None else f"all in the draft, a part of {clean(whole.mention.text)!r} in the source"


def other_place(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that a figure is of another place that the document names: "in Fenby" for "in Oxley"."""
    source, names, clause = judge.source_of(figured), figured.passage.names, judge.index.seen(figured).clause
    places = placed_names(source.surroundings, figured.passage.sentence)
    own = {at: marks for at, marks in places.items() if clause.start <= at < clause.end}
    mine = placed_names(judge.surroundings, match.sentence)
    here = frozenset().union(*mine.values())
    known = frozenset().union(*own.values()) if own else names.here
    if here and _is_of_part_there(judge, figured, here, own):
        return "place: one of which the source gives another figure, a part"
    if not here or not places or here & (known | names.above) or not here & names.anywhere:
        return None
    return "place: another one in the draft, and the document names both"


def _is_of_part_there(
    judge: SourceJudge, figured: Figured, here: frozenset[str], own: Mapping[int, frozenset[str]]
) -> bool:
    """Tell whether a sentence gives a part of another figure at a place, and says nothing of it for this one.

    "It runs 312 stores, 96 of them in Norwenna, and employs 5,400 people": not in Norwenna.
    """
    source, sentence = judge.source_of(figured), figured.passage.sentence
    words, text = source.surroundings.wording.words(sentence), source.prose.draft.text
    for whole, part in pairwise(judge.index.of(figured.passage)):
        if figured in (whole, part) or not is_part(source, whole, part):
            continue
        start = part.mention.span.start
        commas = (at for mark in COMMAS if (at := text.find(mark, part.mention.span.end, sentence.span.end)) >= 0)
        end = min(commas, default=sentence.span.end)
        placed = {mark for word in words if start <= word.start < end for mark in word.marks}
        others = (marks for at, marks in own.items() if not start <= at < end)
        if here & placed and not any(here & marks for marks in others):
            return True
    return False


def other_named(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that the sentence of a figure is of something named, and the one beside it of what the draft names.

    "Mill Lane had 188,000 visits. North End had 72,000" is no support for 188,000 visits to North End.
    """
    source, passage = judge.source_of(figured), figured.passage
    if not judge.surroundings.wording.has_case or not judge.is_of_other_name(figured):
        return None
    speaker = marks_of_name(judge.telling.matcher.speaker(match.sentence, match.mention) or "")
    mine = _names_meant(judge, match.sentence) - passage.names.above - passage.names.lead - speaker
    own = passage.names.here - passage.names.above
    if not mine or not own or mine & passage.names.here:
        return None
    block = source.sentences_of(passage.sentence.block)
    at = block.index(passage.sentence)
    for one in (*block[at + 1 : at + 2], *block[max(at - 1, 0) : at]):
        is_named = bool(mine & source.surroundings.names(one))
        shared = telling(source.surroundings.wording.words(one)) & passage.marks
        like = _other_in(one, figured)
        if is_named and shared and like is not None:
            return f"the source says it of something else named, and {like.text!r} of what the draft names"
    return None


def other_where(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that a figure of the same unit stands beside a name of the draft that stands nowhere around this one.

    So it is with a place ("at Cape Orrel"), and with whoever the next sentence gives a part to: "of this, the Fund".
    """
    source, passage = judge.source_of(figured), figured.passage
    known = passage.names.around | passage.names.lead
    part = _part_of_next(judge, match, figured, known)
    if part is not None or not judge.surroundings.wording.has_case:
        return part
    mine = [marks - known for marks in placed_names(judge.surroundings, match.sentence).values() if not marks & known]
    named = [(one, source.surroundings.names(one)) for one in source.prose.sentences if one.figures] if mine else []
    said = telling(judge.words_of(match.sentence))
    for one, names in named:
        if not all(marks & names for marks in mine) or not said & telling(source.surroundings.wording.words(one)):
            continue
        like = _other_in(one, figured)
        if like is not None and like.figure.kind is not Kind.COUNT:
            return f"the source says {clean(like.text)!r} where it names what the draft does"
    return None


def _part_of_next(judge: SourceJudge, match: Tied, figured: Figured, known: frozenset[str]) -> str | None:
    """Return the part of a figure that the next sentence gives to what the draft names: "of this, the Fund paid"."""
    source, passage = judge.source_of(figured), figured.passage
    block = source.sentences_of(passage.sentence.block)
    at = block.index(passage.sentence) + 1
    behind = block[at] if at < len(block) else None
    if behind is None or not any(
        source.prose.words_between(behind.span.start, place) == 0
        for place, _ in source.prose.said_in(behind, "of-which")
    ):
        return None
    mine = {mark for mark in judge.surroundings.names(match.sentence) - known if mark[0] == NAME or len(mark) > SOUNDS}
    like = _other_in(behind, figured)
    is_named = mine & source.surroundings.names(behind)
    return f"the source says {clean(like.text)!r} of that" if like is not None and is_named else None


def names_gone_on_with(judge: SourceJudge, sentence: Sentence) -> frozenset[str]:
    """Return the marks of all names of the sentence that one without any goes on with: "It sold 41 there"."""
    before = _gone_on_with(judge, sentence)
    names = (word.marks for word in judge.words_of(before) if word.is_name) if before is not None else ()
    return frozenset(mark for marks in names for mark in marks)


def _gone_on_with(judge: SourceJudge, sentence: Sentence) -> Sentence | None:
    """Return the sentence before one that names nothing itself; None before one that does."""
    return None if judge.surroundings.names(sentence) else next(judge.prose.before(sentence), None)


def _other_in(sentence: Sentence, figured: Figured) -> Mention | None:
    """Return the first figure of a sentence that may be of what a figure of its document is of, with another number."""
    return next((one for one in sentence.figures if may_be_another(one, figured.mention)), None)


def _names_meant(judge: SourceJudge, sentence: Sentence) -> frozenset[str]:
    """Return the marks of the names of a sentence; where it has none, those of the one that it goes on with."""
    before = _gone_on_with(judge, sentence)
    words = judge.words_of(sentence) if before is None else _subject_of(judge, before)
    return frozenset(mark for word in words if word.is_name for mark in word.marks if mark[0] in (NAME, HEARD))


def _subject_of(judge: SourceJudge, before: Sentence) -> list[Word]:
    """Return the words of a sentence that the next one goes on with, but for the names behind its first one.

    "Tiles sell best. Their sales came to 119 million" is said of tiles, "Oxley overtook Fenby. It sold" of Oxley.
    """
    words = judge.words_of(before)
    places = sorted({word.start for word in words if word.is_name})
    run = places[:1]
    for place in places[1:]:
        between = judge.prose.words_in(Span(run[-1], place))[1:]
        if any(word.term for word in between):
            break
        run.append(place)
    return [word for word in words if not word.is_name or word.start in run]


def _is_counted_there(judge: SourceJudge, match: Tied, figured: Figured, other: Mention) -> bool:
    """Tell whether what the draft counts stands beside a bare figure of a document, and not beside another one."""
    if figured.mention.figure.unit != NO_UNIT or match.mention.figure.kind is not Kind.COUNT:
        return False
    source, language = judge.source_of(figured), judge.prose.language
    counted = judge.surroundings.of(match.sentence, match.mention).counted
    theirs = (one for one in judge.index.of(figured.passage) if one.mention is other)
    rest = frozenset().union(*(own_marks(source, language, one) | judge.index.around(one).counted for one in theirs))
    return bool(counted & marks_behind(source, language, figured) - rest)
