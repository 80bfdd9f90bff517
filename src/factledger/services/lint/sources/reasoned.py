"""Conclusions from figures of a document that stand in it nowhere: a sum, a difference, the rest, an earlier level.

Each is drawn only where the words of the draft ask for it: "in total", "fell by", "still", "more than". Among all
figures of a document some pair comes to any number.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.derive import Derived
from factledger.services.lint.prose.behind import is_share_of
from factledger.services.lint.sources.apposed import said_around
from factledger.services.lint.sources.candidate import SOME, Subject
from factledger.services.lint.sources.columns import column, column_years, labels_in
from factledger.services.lint.sources.derive import Computed, in_order, says
from factledger.services.lint.sources.reckoning import is_share
from factledger.services.lint.sources.told import (
    is_about,
    is_opening,
    is_part,
    marks_between,
    own_marks,
    telling,
    way_said,
    years_of,
)
from factledger.values.figure import Direction, Kind, Role, interval
from factledger.values.number import exact, magnitude
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.values.interval import Interval
    from factledger.values.number import Exact

_MOST = 8
"""How many figures of documents are tried to conclude from."""

_MOST_PASSAGES = 14
"""How many sentences of documents are tried for a share or a growth."""

_MOST_FIGURES = 8
"""How many figures a sentence has at most that is computed with; with more it is a list."""

_PAIR = 2
"""A difference is one of two; two labels of a table at least are added up."""

_WHOLE = 100

_LAST = "last"
"""The time before the one that a text speaks of."""

_CHANGES = (Role.CHANGE_BY, Role.ADDITION)


class _Part(NamedTuple):
    """A figure of a document as it is computed with."""

    figured: Figured
    value: Exact
    allowed: Interval
    unit: str


_Parts = tuple["_Part", ...]


def concluded(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure of a draft follows from figures of a document; None when it does not."""
    drawn = _Conclusions(match, judge)
    for found, parts in drawn.tried():
        if found.fits:
            return Computed.of(found, [one.figured for one in parts])
    return None


class _Conclusions:
    """What the words around one figure of a draft ask for, and what figures of documents come to."""

    def __init__(self, match: Match, judge: SourceJudge) -> None:
        self.match, self.judge, self.index = match, judge, judge.index
        self.figure, self.sentence, self.mention = match.mention.figure, match.tied.sentence, match.mention
        self.said = telling(judge.words_of(self.sentence))
        self.years = tuple(one[:4] for one in match.tied.stated.dated)
        self.times = judge.surroundings.of(self.sentence, self.mention).times
        if _says_a_year_before(judge.prose, self.sentence):
            self.times |= {_LAST}
        self.way = self.figure.direction or way_said(judge.prose, self.sentence, self.mention)
        self.is_change = self.figure.role in _CHANGES or self.way is not None

    def tried(self) -> Iterator[tuple[Derived, _Parts]]:
        """Yield what figures come to, in the ways that the words ask for."""
        if is_share(self.figure) and self.figure.unit != "percentage_point":
            yield from self._of_percent()
            return
        for one in self.match.candidates[:_MOST]:
            if not one.is_open or not is_about(self.judge, self.sentence, one.figured.passage, one.subject):
                continue
            cells = column(self.index, one.figured)
            if _LAST in self.times and one.subject is Subject.NAMED and self.figure.role is Role.LEVEL:
                yield from self._earlier(one.figured)
            is_rest = bool(self._says("rest")) and one.far >= SOME
            if not (one.near >= SOME or one.is_strong or is_rest or (cells and one.near)):
                continue
            yield from self._in_table(cells) if cells else self._in_sentence(one.figured)

    def _in_sentence(self, figured: Figured) -> Iterator[tuple[Derived, _Parts]]:
        parts = self._like(figured)
        if self.is_change and self.figure.role is not Role.CHANGE_BY:
            yield from self._more(parts)
        if self.figure.role is Role.ADDITION:
            yield from self._rest(parts)
        if self.figure.role in _CHANGES:
            return
        yield from self._sum(parts)
        yield from self._rest(parts)
        yield from self._earlier(figured)

    def _like(self, figured: Figured) -> list[_Part]:
        """Return the figures of a sentence in the unit of one of them, and those without any."""
        figures = self.index.of(figured.passage)
        unit = figured.mention.figure.unit
        if len(figures) > _MOST_FIGURES or unit == "percent":
            return []
        found = (self._part(one, unit) for one in figures)
        return [one for one in found if one is not None]

    def _part(self, figured: Figured, unit: str) -> _Part | None:
        """Return a figure to compute with; one of another unit, a change, or what is only planned is none."""
        figure = figured.mention.figure
        status = figured.mention.status or self.judge.source_of(figured).foreseen(figured)
        is_of_unit = figure.unit in (unit, NO_UNIT) or unit.partition("/")[0] == figure.unit.partition("/")[0]
        is_level = figure.role in (Role.LEVEL, Role.CHANGE_TO)
        is_told = self.mention.status is not None or bool(self._says("requested") or self._says("still"))
        if not (is_of_unit and is_level) or (status is not None and not is_told):
            return None
        allowed = interval(figure)
        if figure.stated is None or allowed is None or (figure.unit == NO_UNIT and figure.kind is not Kind.COUNT):
            return None
        return _Part(figured, figure.stated.value, allowed, unit)

    def _is_later(self, b: _Part, a: _Part) -> bool:
        """Tell whether a figure is that of a later time than another."""
        pair = in_order(a.figured, b.figured, self.judge)
        return pair is not None and pair[1] is b.figured

    def _is_of_year(self, part: _Part) -> bool:
        """Tell whether a figure is of a year that the draft names, as far as both name any."""
        theirs = {one[:4] for one in years_of(self.judge.source_of(part.figured), self.index, part.figured)}
        return not self.years or not theirs or bool(theirs & {*self.years})

    def _more(self, parts: Sequence[_Part]) -> Iterator[tuple[Derived, _Parts]]:
        """Yield by how much one thing is more than another, where words tell which of them the draft means."""
        before = telling(marks_between(self.judge, self.sentence, self.sentence.span.start, self.mention.span.start))
        for a, b in permutations(parts, _PAIR):
            if self._is_later(a, b) or self._is_later(b, a):
                continue
            mine, theirs = (self._own(one) for one in (a, b))
            is_first = bool(before & (mine - theirs)) and not before & (theirs - mine)
            if is_first and (a.value > b.value) is (self.way is Direction.UP) and self.way is not None:
                yield self._made("-", (a, b) if a.value > b.value else (b, a))

    def _own(self, part: _Part) -> frozenset[str]:
        return own_marks(self.judge.source_of(part.figured), self.judge.prose.language, part.figured)

    def _sum(self, parts: Sequence[_Part]) -> Iterator[tuple[Derived, _Parts]]:
        """Yield what figures beside each other come to, where the draft says "in total", or names all their years."""
        named = {year[:4] for part in parts for year in self.index.around(part.figured).years}
        is_total = bool(self._says("total"))
        if len(parts) < _PAIR or not (is_total or (len(named) >= _PAIR and named == {*self.years})):
            return
        first = max((i for i, (a, b) in enumerate(pairwise(parts), 1) if self._is_within(a, b)), default=0)
        if len(parts) - first >= _PAIR:
            yield self._made("+", tuple(parts[first:]))

    def _is_within(self, a: _Part, b: _Part) -> bool:
        """Tell whether a figure is told as a part of the one before it: "of which"."""
        return is_part(self.judge.source_of(a.figured), a.figured, b.figured) or is_opening(
            self.judge.source_of(a.figured), a.figured
        )

    def _rest(self, parts: Sequence[_Part]) -> Iterator[tuple[Derived, _Parts]]:
        """Yield what is left of a whole without the part that a document tells: "still", "the rest"."""
        if not (self._says("rest") or self._says("still")):
            return
        for a, b in pairwise(parts):
            prose, sentence = self.judge.source_of(a.figured).prose, a.figured.passage.sentence
            is_part = any(place > a.figured.mention.span.end for place, _ in prose.said_in(sentence, "of-which"))
            is_part = is_part or is_opening(self.judge.source_of(a.figured), a.figured)
            if is_part and a.value > b.value:
                yield self._made("-", (a, b))

    def _earlier(self, figured: Figured) -> Iterator[tuple[Derived, _Parts]]:
        """Yield the level of an earlier year, by the one of a later year and what it is more or less."""
        level = self._part(figured, figured.mention.figure.unit)
        if level is None or not (len(self.years) == 1 or _LAST in self.times):
            return
        source, own = self.judge.source_of(figured), self.index.around(figured).years
        block, names = figured.passage.sentence.block, figured.passage.names.around
        for at in range(figured.at + 1, min(figured.at + _MOST_FIGURES, len(self.index.figures))):
            change = self.index.figures[at]
            if change.passage.document != figured.passage.document or change.passage.sentence.block != block:
                return
            figure, allowed = change.mention.figure, interval(change.mention.figure)
            is_back = self._is_back(change, own)
            way = figure.direction or way_said(source.prose, change.passage.sentence, change.mention)
            if figure.role is not Role.CHANGE_BY or not is_back or way is None or figure.stated is None or not names:
                continue
            if figure.unit in (level.unit, NO_UNIT) and allowed is not None:
                by = _Part(change, figure.stated.value, allowed, level.unit)
                yield self._made("-" if way is Direction.UP else "+", (level, by))

    def _is_back(self, change: Figured, own: tuple[str, ...]) -> bool:
        """Tell whether a change is one from the time of which the draft speaks: "2,700 fewer than the year before"."""
        around = self.index.around(change)
        if len(self.years) == 1 and (around.years or _LAST not in self.times):
            return self.years[0] in [one[:4] for one in around.years] and self.years[0] < max((*own, ""))[:4]
        source = self.judge.source_of(change)
        is_last = _LAST in around.times or _says_a_year_before(source.prose, change.passage.sentence)
        return _LAST in self.times and is_last

    def _in_table(self, cells: Sequence[Figured]) -> Iterator[tuple[Derived, _Parts]]:
        """Yield what cells of a column come to: those whose rows the draft names, or all of them."""
        source, unit = self.judge.source_of(cells[0]), self.figure.unit
        years = column_years(source, cells[0])
        if self.years and years and not {*self.years} & {*years}:
            return
        parts = [part for part in (self._part(one, unit) for one in cells) if part is not None]
        placed = [(labels_in(self.judge, self.sentence, source, part.figured), part) for part in parts]
        named = sorted(((place, part) for place, part in placed if place is not None), key=lambda one: one[0])
        marks = self._says("trails"), self._says("leads"), self._says("gap")
        if len(named) == _PAIR and (any(marks) or self.is_change):
            yield from self._apart(named)
        elif not self.is_change and len(parts) == len(cells) and len(named) != 1 and len(parts) >= _PAIR:
            yield self._made("+", tuple(part for _, part in named) or tuple(parts))

    def _apart(self, named: Sequence[tuple[int, _Part]]) -> Iterator[tuple[Derived, _Parts]]:
        """Yield by how much one row is ahead of another, or behind it, as the draft says."""
        (first, a), (second, b) = named
        up, down = self._says("leads"), self._says("trails")
        if self.way is not None and not (up or down):
            up, down = ([self.mention.span.end], []) if self.way is Direction.UP else ([], [self.mention.span.end])
        is_told = any(first < place < second for place in (*up, *down))
        is_right = bool(up) is (a.value > b.value) and bool(down) is (a.value < b.value)
        if (is_told and is_right) or (self._says("gap") and not (up or down)):
            yield self._made("-", (a, b) if a.value > b.value else (b, a))

    def _of_percent(self) -> Iterator[tuple[Derived, _Parts]]:
        """Yield growths, for a change, and shares of a whole of which a document tells a part."""
        for passage, subject in self.match.passages[:_MOST_PASSAGES]:
            figures = self.index.of(passage)
            is_it = is_about(self.judge, self.sentence, passage, subject)
            if not is_it or not 1 < len(figures) <= _MOST_FIGURES:
                continue
            for a, b in pairwise(figures):
                parts = self._pair(a, b)
                if parts is None or not parts[0].value:
                    continue
                if self.is_change and not self._is_share_said():
                    yield from self._growth(*parts)
                elif self._is_within(*parts) and self._is_share(*parts):
                    yield self._ratio("/", (parts[1], parts[0]))

    def _pair(self, a: Figured, b: Figured) -> tuple[_Part, _Part] | None:
        kinds = {one.mention.figure.kind for one in (a, b)}
        is_within = is_part(self.judge.source_of(a), a, b) or is_opening(self.judge.source_of(a), a)
        if kinds == {Kind.COUNT} and is_within:  # "33,300 students, of them 12,100 women"
            first, second = (self._part(one, one.mention.figure.unit) for one in (a, b))
            return None if first is None or second is None else (first, second)
        unit = b.mention.figure.unit if b.mention.figure.unit != NO_UNIT else a.mention.figure.unit
        first, second = self._part(a, unit), self._part(b, unit)
        return None if first is None or second is None or unit == "percent" else (first, second)

    def _growth(self, a: _Part, b: _Part) -> Iterator[tuple[Derived, _Parts]]:
        later, earlier = (b, a) if self._is_later(b, a) else (a, b)
        is_told = self._is_later(later, earlier) and self._is_of_year(later)
        went = Direction.UP if later.value > earlier.value else Direction.DOWN
        if is_told and earlier.value and self.way in (None, went) and self.said & (self._own(a) | self._own(b)):
            yield self._ratio("-/", (later, earlier))

    def _is_share_said(self) -> bool:
        """Tell whether the draft says of what its percentage is a share, whatever rose or fell: "87% of the price"."""
        return self.figure.role is Role.LEVEL and is_share_of(self.judge.prose, self.mention)

    def _is_share(self, whole: _Part, part: _Part) -> bool:
        """Tell whether the draft speaks of both, by words of their own."""
        mine, theirs = self._own(part), self._own(whole)
        around = said_around(self.match, self.judge)
        return bool(self.said & (mine - theirs)) and bool(around & (theirs - mine))

    def _ratio(self, sign: str, parts: _Parts) -> tuple[Derived, _Parts]:
        a, b = parts
        value, allowed = Fraction(a.value) / Fraction(b.value), a.allowed / b.allowed
        formula = f"[{self._key(a)}] / [{self._key(b)}]"
        if sign == "-/":
            value, allowed = Fraction(a.value - b.value) / Fraction(b.value), (a.allowed - b.allowed) / b.allowed
            formula = f"([{self._key(a)}] - [{self._key(b)}]) / [{self._key(b)}]"
        if value < 0:
            value, allowed = -value, -allowed
        factor = _WHOLE if self.figure.unit == "percent" else 1
        return self._derived(formula, exact(value * factor), allowed.scaled(Fraction(factor)), parts), parts

    def _made(self, sign: str, parts: _Parts) -> tuple[Derived, _Parts]:
        """Return what figures come to, added up, or the others taken from the first."""
        value, allowed = parts[0].value, parts[0].allowed
        for one in parts[1:]:
            value = value + one.value if sign == "+" else value - one.value
            allowed = allowed + one.allowed if sign == "+" else allowed - one.allowed
        conversion = self.index.units.conversion(parts[0].unit, self.figure.unit)
        if conversion is not None and not conversion[1]:
            value, allowed = exact(Fraction(value) * conversion[0]), allowed.scaled(conversion[0])
        formula = f" {sign} ".join(f"[{self._key(one)}]" for one in parts)
        return self._derived(formula, magnitude(value), allowed, parts), parts

    def _derived(self, formula: str, value: Exact, allowed: Interval, parts: _Parts) -> Derived:
        rows = tuple(one.figured.at for one in parts)
        return Derived(formula, value, self.figure.unit, rows, says(self.figure, value, allowed))

    def _key(self, part: _Part) -> str:
        return self.judge.stated_by(part.figured)[0].key

    def _says(self, category: str) -> list[int]:
        return [place for place, _ in self.judge.prose.said_in(self.sentence, category)]


def _says_a_year_before(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the year before: "a year earlier", "a year ago"."""
    return any(prose.said_in(sentence, name) for name in ("year-before", "year-ago"))
