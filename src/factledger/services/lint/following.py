"""How the figures of one draft follow from rows: as a sum, a share, a difference, or for another time.

A figure that a claim does not explain may still be right: "eight times as many" follows from two claims.
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.reading.locale import UNKNOWN
from factledger.reading.terms import forms, nouns, terms_of
from factledger.rules import lint as rules
from factledger.services.lint.derive import (
    CHANGES,
    Deriver,
    as_multiple,
    can_be_computed,
    is_change_in_percent,
    is_multiple,
)
from factledger.services.lint.judge.breach import Breach, broken
from factledger.services.lint.match.between import won_between
from factledger.services.lint.match.models import counts_model, models_in
from factledger.services.lint.match.related import (
    asked,
    counted_claims,
    is_smaller_before,
    is_smaller_first,
    named_together,
    names_any,
    of_nearest,
    related_claims,
    shared_claims,
)
from factledger.services.lint.match.scope import years_named
from factledger.services.lint.paired import paired
from factledger.services.lint.prose.behind import as_difference, exceeding, is_compared
from factledger.services.lint.prose.rates import each_of
from factledger.services.lint.prose.seen import TIME_UNITS
from factledger.services.lint.summed import joined, summed, together, with_further
from factledger.services.lint.turned import claims_before, turned, way_of
from factledger.services.lint.within.changes import led_to
from factledger.services.lint.within.figures import meets, sum_of
from factledger.services.lint.within.reckoned import reckoned
from factledger.services.lint.within.totals import total_of
from factledger.values.compare import FAIR, Severity
from factledger.values.figure import AMOUNTS, Direction, Hedge, Kind, Role
from factledger.values.number import magnitude
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.domain.record import Row
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.derive import Derived
    from factledger.services.lint.judge.breach import Judged
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.match.matcher import Matcher
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.figure import Figure

NEAR = 6
"""How many candidates are compared with the number itself."""


_RATED = ("percent", "percentage_point")
"""The units of a rate, and of what it changes by."""

_STATED = (Hedge.PLAIN, Hedge.EXACTLY)
"""Hedges with which a number is told as it is."""

_TO_COME = ("planned", "projected", "possible")
"""What a sentence says of a figure that is still to come."""

_UNTIL = "until-then"
"""Category of `draft.tsv`: words such as "before" and "until", of what a rate was before it changed."""

_TO_WHOLE = 5
"""Words behind a share among which what it is of is named."""

_BEFORE = 2
"""How many sentences before a figure may hold the two that it follows from."""

_PAIR = 2
"""What a sum was, and what it became; or the two that a sentence sets against each other."""

_MOST = 200
"""How many claims of a name are looked at for what changed from one year to another."""

_PRICE = "=price"
"""The term for what something costs."""

_WHOLE = 100
"""All of something, in percent."""


class Following:
    """How the figures of one draft follow from rows.

    Attributes:
        entries: The rows of the claims that the draft is about, by their keys.
        supported: The rows behind each figure that is in order, by its place.
    """

    def __init__(self, matcher: Matcher) -> None:
        """Prepare for the figures that a matcher ties."""
        self.matcher, self.prose, self._index = matcher, matcher.prose, matcher.index
        self.entries: dict[str, list[Row]] = {}
        self.supported: dict[Span, tuple[int, ...]] = {}
        self._beside: dict[Span, list[Known]] = {}
        self._related: dict[int, list[Known]] = {}
        self._matches: dict[Span, Match] = {}

    def load(self, matches: Sequence[Match]) -> None:
        """Read the rows of all claims that figures are tied to or may rest on, at once."""
        self._matches = {one.mention.number: one for one in matches}
        for one in matches:
            if one.chosen:
                self._beside.setdefault(one.sentence.span, []).append(one.chosen[0].claim)
            elif _may_follow(one):
                self._related[id(one)] = self._find_related(one)
        self.entries.update(self._index.entries(self._concerned(matches)))
        self._deriver = Deriver(self._index.reader, self._index.units, self.entries)

    def _concerned(self, matches: Sequence[Match]) -> Iterator[str]:
        """Yield the keys of the claims whose rows are needed."""
        for one in matches:
            yield from (candidate.claim.key for candidate in (*one.chosen, *one.candidates[:NEAR]))
            yield from (claim.key for claim in self._related.get(id(one), ()))

    def match_of(self, mention: Mention) -> Match | None:
        """Return what a figure of the draft is tied to."""
        return self._matches.get(mention.number)

    def together(self, match: Match) -> tuple[list[Known], list[Known]]:
        """Return the claims of two measures that a figure is of together; found once for each figure."""
        if len(match.sentence.names) < 2:  # noqa: PLR2004  one name joins nothing
            return [], []
        name = f"together {match.mention.number.start}"
        return match.sentence.once(name, lambda: named_together(self.matcher, match.sentence, match.mention))

    def instead(self, match: Match, judged: Judged) -> Breach | None:
        """Return what a figure is that does not fit its claim: a total, derived, or a change the other way."""
        if judged.is_told_wrongly:
            return None
        return (
            self.within(match)
            or self.derived(match, only_fitting=True)
            or self._since_former(match, judged)
            or self._turned(match)
            or self._turned_between(match)
        )

    def within(self, match: Match) -> Breach | None:
        """Return the note that a figure is what others of its sentence come to, each of which the ledger supports."""
        return self._total(match) or self._reckoned(match)

    def _total(self, match: Match) -> Breach | None:
        """Return the note that a figure is the total of all others in its sentence."""
        told = total_of(self.prose, match.sentence)
        if told is None or told[0] is not match.mention or any(one.span not in self.supported for one in told[1]):
            return None
        found, shown = sum_of(told[1])
        rows = tuple(dict.fromkeys(seq for one in told[1] for seq in self.supported[one.span]))
        is_sum = meets(match.mention.figure, found)
        return Breach(rules.DERIVED, shown, rows, Severity.NOTE) if is_sum else None

    def _reckoned(self, match: Match) -> Breach | None:
        """Return the note that a figure is what two others of its sentence come to: their sum, or their difference."""
        for one in reckoned(match.sentence, match.mention):
            if all(it.span in self.supported for it in one.resting):
                rows = tuple(dict.fromkeys(seq for it in one.parts for seq in self.supported.get(it.span, ())))
                return Breach(rules.DERIVED, one.shown, rows, Severity.NOTE)
        return None

    def derived(self, match: Match, *, only_fitting: bool = False) -> Breach | None:
        """Return what becomes of a figure that is computed: a note with its rows, or what they come to instead."""
        if not names_any(self.matcher, match.sentence):
            fitting = self._of_beside(match, match.mention.figure)
            return Breach(rules.DERIVED, str(fitting[0]), fitting[0].rows, Severity.NOTE) if fitting else None
        related = self._related.get(id(match))
        if related is None and _may_follow(match):
            related = self._related[id(match)] = self.hold(self._find_related(match))
        if only_fitting and match.chosen:
            related = list({one.key: one for one in (*(related or ()), *(it.claim for it in match.chosen))}.values())
        nearest = self._as_of_nearest(match)
        figure = as_difference(self.prose, match.sentence, nearest) if related else nearest.figure
        figure = won_between(self.prose, match.sentence, match.mention, figure)
        compared = bool(related) and is_compared(self.prose, match.mention)
        tried = self._deriver.derive(figure, related or (), is_per=self._is_per(match), is_compared=compared)
        fitting = [one for one in tried if one.fits] or self._of_beside(match, figure)
        if fitting:
            return self._in_order(match, figure.direction if compared else None, fitting[0], related or ())
        ways = (
            self._compared,
            self._times,
            self._lasting,
            self._shared,
            self._summed,
            self._of_all,
            self._between_years,
            self._timed,
            self._grown,
            self._before_points,
            self._of_many,
            self._with_planned,
            self._of_dispute,
            self._before_percent,
        )
        if found := next(filter(None, (way(match) for way in ways)), None):
            return self._in_order(match, None, found, ())
        if not only_fitting and (turned_ := self._turned_between(match)):
            return turned_
        is_one = len({frozenset(one.rows) for one in tried}) == 1
        if is_one and not only_fitting and can_be_computed(figure):
            one = max(tried, key=lambda it: it.value) if is_multiple(figure) else tried[0]
            if figure.kind is Kind.COUNT and figure.unit not in (NO_UNIT, one.unit):
                return None  # so many passengers fewer say nothing of suitcases that were lost
            # What the sentence itself has the two figures of does not come to each other.
            held = {row for it in match.sentence.figures for row in self.supported.get(it.span, ())}
            rule = rules.ARITHMETIC if held.issuperset(one.rows) else rules.CONTRADICTED
            if rule is rules.CONTRADICTED and _goes_back(figure, one):
                rule = rules.WRONG_DIRECTION
            return broken(rule, str(one), one.rows)
        return None

    def of_each(self, match: Match, judged: Judged) -> Breach | None:
        """Return what becomes of a sum that its sentence gives for each of many, where its claim holds that of all."""
        each = each_of(self.prose, match.sentence, match.mention) if match.tie is None else None
        if each is None:
            return None
        claims = self.hold(related_claims(self.matcher, match.sentence, is_wide=True))
        found = self._deriver.of_each(match.mention.figure, judged.claim, each, claims)
        if found is None:
            return None
        if found.fits:
            return Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)
        return broken(rules.CONTRADICTED, str(found), found.rows)

    def rated(self, match: Match, judged: Judged) -> Iterator[Breach]:
        """Yield the note that a figure which is in order is for another time than its claim's: a day, and an hour.

        So is one that says how many times as much there is, where its claim holds by how many percent there is more.
        """
        if judged.breaches:
            return
        if found := self._deriver.rated(match.mention.figure, judged.claim):
            yield Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)
        elif is_multiple(match.mention.figure) and self._is_of_changes(judged):
            message = f"{match.mention.text!r} is what {judged.claim.key} comes to, which holds a change in percent"
            yield Breach(rules.DERIVED, message, judged.rows, Severity.NOTE)

    def _is_of_changes(self, judged: Judged) -> bool:
        """Tell whether the rows that a figure was judged by are changes in percent."""
        rows = [row for row in self.entries.get(judged.claim.key, ()) if row.seq in judged.rows]
        figures = [row.body.figure for row in rows if isinstance(row.body, Entry)]
        return bool(figures) and all(one is not None and is_change_in_percent(one) for one in figures)

    def _turned(self, match: Match) -> Breach | None:
        """Return the finding when a figure is a change that rows come to, and goes the other way."""
        figure = match.mention.figure
        if figure.direction is None or figure.role is not Role.CHANGE_BY:
            return None
        tried = self._deriver.derive(figure, self._related.get(id(match)) or (), is_per=False)
        other = next((one for one in tried if not one.fits and _goes_back(figure, one)), None)
        if other is None:
            return None
        if self._tells_no_order(match, other):
            return Breach(rules.DERIVED, str(other), other.rows, Severity.NOTE)
        return broken(rules.WRONG_DIRECTION, f"{figure.direction.value}, and {other}", other.rows)

    def _tells_no_order(self, match: Match, found: Derived) -> bool:
        """Tell whether a gap between two subjects stands before any name: "That is 14,000 fewer", of either."""
        start = match.mention.span.start
        if any(one.start < start for one in match.sentence.names if self.matcher.is_subject(one.name)):
            return False
        return len({one.columns.subject for one in self._claims_of(found)}) > 1

    def turned(self, match: Match, judged: Judged) -> Iterator[Breach]:
        """Yield the finding when a figure that is in order went the other way than its sentence says."""
        way = None if judged.breaches else way_of(self.prose, match, judged.claim)
        if way is not None:
            before = self.hold(claims_before(self.matcher, match, judged.claim))
            yield from filter(None, (turned(self._deriver, way, judged.claim, before),))

    def _since_former(self, match: Match, judged: Judged) -> Breach | None:
        """Return the note that a figure is by how much a row changed since it was corrected: 186 million, and 164."""
        differing = as_difference(self.prose, match.sentence, match.mention).role is not Role.LEVEL
        for row in self.entries.get(judged.claim.key, ()) if differing else ():
            versions = self._index.reader.versions(Entry.KIND, row.key) if row.version > 1 else ()
            found = self._deriver.since(match.mention_for(judged.claim).figure, judged.claim, row, versions[:-1])
            if found is not None:
                return Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)
        return None

    def _find_related(self, match: Match) -> list[Known]:
        if not names_any(self.matcher, match.sentence):
            return []
        mention, per = match.mention, match.mention.figure.unit.partition("/")[2]
        related = partial(related_claims, self.matcher, match.sentence, per=per)
        if self._is_per(match) or exceeding(self.prose, match.sentence, mention):
            return related(is_wide=True)
        if mention.figure.role is not Role.CHANGE_BY:
            return related(is_wide=False)
        wide = related(is_wide=True)
        # What differs from something else is of both: "95 million lower than the cost of the other".
        is_of_both = is_compared(self.prose, mention) and len({one.columns.subject for one in wide}) > 1
        nearest = [] if is_of_both else of_nearest(self.matcher, match.sentence, mention, wide)
        return nearest or related(is_wide=False)

    def hold(self, claims: list[Known]) -> list[Known]:
        """Return claims, once their rows are at hand."""
        self.entries.update(self._index.entries(one.key for one in claims if one.key not in self.entries))
        return claims

    def _is_per(self, match: Match) -> bool:
        """Tell whether a figure is so much for each of something, by a word or its unit: "less than $51,500 a chip"."""
        each = match.mention.figure.unit.partition("/")[2]
        return bool(self.prose.said_in(match.sentence, "per")) or (each != "" and each not in TIME_UNITS)

    def _in_order(self, match: Match, way: Direction | None, found: Derived, related: Sequence[Known]) -> Breach:
        """Return the note on what a figure follows from, or the finding where its sentence names the smaller one first.

        "Net debt exceeds gross debt by €600 million" has the sum right, and the two the wrong way round.
        """
        way = exceeding(self.prose, match.sentence, match.mention) or way
        if way is not None and is_smaller_first(match.sentence, found, related, self.entries) is (way is Direction.UP):
            return broken(rules.WRONG_DIRECTION, f"{way.value}, and {found}", found.rows)
        told = self._way_compared(match)
        claims = self._claims_of(found) if told is not None else ()
        if told is not None and is_smaller_before(match, found, claims, self.entries) is (told is Direction.UP):
            return broken(rules.WRONG_DIRECTION, f"{told.value}, and {found}", found.rows)
        return Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)

    def _way_compared(self, match: Match) -> Direction | None:
        """Return whether what is told of is more or less than what it is compared with: twice, half, so many more."""
        figure = as_multiple(match.mention.figure)
        is_share = figure.role is Role.LEVEL and (figure.kind is Kind.RATIO or figure.unit == "percent")
        if figure.stated is not None and (is_share or is_multiple(figure)):
            return Direction.UP if figure.stated.value > (_WHOLE if figure.unit == "percent" else 1) else Direction.DOWN
        if not is_compared(self.prose, match.mention):
            return None  # "would need 16 more ships to draw level with"
        return figure.direction or (Direction.UP if figure.role is Role.ADDITION else None)

    def _claims_of(self, found: Derived) -> list[Known]:
        """Return the claims whose rows a figure follows from."""
        keys = (key for key, rows in self.entries.items() if _has_any(rows, found))
        return [claim for key in keys if (claim := self._index.find(key)) is not None]

    def _compared(self, match: Match) -> Derived | None:
        """Return how a figure follows from two claims that its sentence compares: so many more, or so many not."""
        if not _may_follow(match):
            return None
        how = match.sentence.once("asked", lambda: asked(self.prose, match.sentence))
        if not any(how):
            return None
        claims = self.hold(related_claims(self.matcher, match.sentence, is_wide=True))
        figure = as_difference(self.prose, match.sentence, self._as_of_nearest(match))
        return self._deriver.compare(figure, claims, how)

    def _times(self, match: Match) -> Derived | None:
        """Return how many times as many of one thing as of another a figure says there are: inmates, and guards."""
        beside = list({one.key: one for one in self._beside.get(match.sentence.span, ())}.values())
        if match.mention.figure.kind is Kind.RATIO and len(beside) == _PAIR:
            told = self._deriver.times(match.mention.figure, self.hold(beside), is_told=True)
            if told is not None:
                return told
        figure = match.mention.figure
        is_share = figure.role is Role.LEVEL and (figure.unit == "percent" or figure.kind is Kind.RATIO)
        if not is_multiple(figure) and not is_share:
            return None
        claims = self.hold(counted_claims(self.matcher, match.sentence))
        # "Five times as many H100s as A100s": the two that are named, whenever there were so many of each.
        of_models = self.of_models(match)
        is_pair = len(of_models) == _PAIR == len({one.units for one in of_models})
        found = self._deriver.times(figure, of_models, is_told=True) if is_pair else None
        return found or (self._deriver.times(figure, claims) if is_multiple(figure) else None)

    def _lasting(self, match: Match) -> Derived | None:
        """Return how much of one time another one is, where a sentence names both: "a third of the time spent on"."""
        if match.mention.figure.kind is not Kind.RATIO:
            return None
        claims = related_claims(self.matcher, match.sentence, is_wide=True)
        times = self.hold([one for one in claims if one.units and one.units <= TIME_UNITS])
        tried = self._deriver.derive(match.mention.figure, times, is_per=False) if len(times) >= _PAIR else ()
        return next((one for one in tried if one.fits), None)

    @staticmethod
    def _as_of_nearest(match: Match) -> Mention:
        """Return a figure in the unit of the claim that it is nearest to, where that is the same."""
        nearest = (*match.chosen, *match.candidates)[:1]
        return next((match.mention_for(one.claim) for one in nearest), match.mention)

    def _shared(self, match: Match) -> Derived | None:
        """Return how a figure follows as a share of two claims that its sentence names: "22% of the budget"."""
        parts, wholes = shared_claims(self.matcher, match.sentence, match.mention)
        if not parts or not wholes:
            return None
        self.hold([*parts, *wholes])
        return self._deriver.share(match.mention.figure, parts, wholes)

    def _summed(self, match: Match) -> Derived | None:
        """Return how a figure is the sum of rows, where its sentence names several years or says that it sums up."""
        some, others = self.together(match)
        if some:
            self.hold([*some, *others])
            return joined(self._deriver, match.mention.figure, some, others)
        if found := with_further(self._deriver, match.mention.figure, self._near_claims(match)):
            return found
        years = years_named(self.prose, match.sentence, self.matcher.date)
        is_told = bool(self.prose.said_in(match.sentence, "total"))
        if not is_told and (len(years) < 2 or self._has_other(match)):  # noqa: PLR2004  one year sums up nothing
            return None
        claims = self.hold(related_claims(self.matcher, match.sentence, is_wide=False))
        return summed(self._deriver, match.mention.figure, claims, years, is_told=is_told)

    @staticmethod
    def _has_other(match: Match) -> bool:
        """Tell whether another figure of a sentence counts the same: each is of a year then, and neither a sum."""
        mine = match.mention.figure
        others = (one.figure for one in match.sentence.figures if one.number != match.mention.number)
        return any(one.kind is mine.kind and one.unit in (mine.unit, NO_UNIT) for one in others)

    def _between_years(self, match: Match) -> Derived | None:
        """Return how a figure is the change of a claim from one year to another, where its sentence names both.

        What is measured need not be named: "grew by 460 between 2024 and 2025" is of what came to be so many more. With
        one year named, the other is that of the one other claim there is: "70 cents an hour more than in 2025".
        """
        return self._changed_between(match, as_difference(self.prose, match.sentence, self._as_of_nearest(match)))

    def _changed_between(self, match: Match, figure: Figure) -> Derived | None:
        years = years_named(self.prose, match.sentence, self.matcher.date)
        if not 0 < len(years) <= 2:  # noqa: PLR2004  from one to another
            return None
        if figure.role not in CHANGES and figure.kind is not Kind.RATIO:
            return None
        if len(years) == 1 and figure.kind not in AMOUNTS:
            return None  # percentages of two claims come to about anything
        for pair in self._pairs_of(match.sentence, years):
            tried = self._deriver.derive(_by_the(figure, pair), self.hold(pair), is_per=False)
            if tried and tried[0].fits:
                return tried[0]
        return None

    def of_models(self, match: Match) -> list[Known]:
        """Return the claims that count the models which a sentence names, whether it tells of how many or not."""
        if not (models := models_in(self.prose, match.sentence)):
            return []
        claims = counted_claims(self.matcher, match.sentence)
        return self.hold([one for one in claims if counts_model(one.units, models)])

    def paired(self, match: Match) -> Breach | None:
        """Return the note that a figure is what two claims come to of what its sentence names by subject and time."""
        figure = as_difference(self.prose, match.sentence, self._as_of_nearest(match))
        names = {one.name for one in match.sentence.names if self.matcher.is_subject(one.name)}
        keys = sorted({key for name in names for key in self._index.claims_named(name)[:_MOST]})
        claims = [one for one in map(self._index.known, keys) if one.subjects & names]
        claims += [one.claim for one in match.candidates if one.subject and one.claim not in claims]
        if len(claims) < _PAIR:
            return None
        years = years_named(self.prose, match.sentence, self.matcher.date)
        found = paired(
            self._deriver, figure, self.hold(claims), years, lambda one: self.matcher.names_measure(match, one)
        )
        if found is None:
            return None
        subjects = {one.columns.subject for one in claims for row in self.entries[one.key] if row.seq in found.rows}
        # Of one subject at two times it was seen which way it went.
        return self._in_order(match, figure.direction if len(subjects) > 1 else None, found, claims)

    def _turned_between(self, match: Match) -> Breach | None:
        """Return the finding when a figure is what a claim changed by from one year to another, the other way."""
        figure = as_difference(self.prose, match.sentence, self._as_of_nearest(match))
        figure = won_between(self.prose, match.sentence, match.mention, figure)
        if figure.direction is None:
            return None
        other = Direction.DOWN if figure.direction is Direction.UP else Direction.UP
        found = self._changed_between(match, figure._replace(direction=other))
        return broken(rules.WRONG_DIRECTION, f"{figure.direction.value}, and {found}", found.rows) if found else None

    def _pairs_of(self, sentence: Sentence, years: Sequence[str]) -> list[list[Known]]:
        """Return the claims of one thing in two years, some of them named, about the subjects that a sentence names."""
        names = {one.name for one in sentence.names if self.matcher.is_subject(one.name)}
        keys = {key for name in names for key in self._index.claims_named(name)[:_MOST]}
        found: dict[tuple[str, str, str | None], list[Known]] = {}
        for claim in map(self._index.known, sorted(keys)):
            period = claim.columns.period
            if claim.subjects & names and period and (len(years) == 1 or period in years):
                found.setdefault(claim.thing, []).append(claim)
        pairs = (some for some in found.values() if len(some) == 2)  # noqa: PLR2004  from one to another
        return [pair for pair in pairs if {one.columns.period for one in pair}.issuperset(years)]

    def _timed(self, match: Match) -> Derived | None:
        """Return how much a claim that gives so much by the clock gives over the time that its sentence names."""
        figure = match.mention.figure
        if figure.kind not in (Kind.MONEY, Kind.COUNT, Kind.QUANTITY):
            return None
        lasting = [one.figure for one in match.sentence.figures if one.figure.kind is Kind.DURATION]
        times = {(one.stated.value, one.unit) for one in lasting if one.stated is not None}
        times |= {(1, unit) for _, unit in self.prose.said_in(match.sentence, "whole-time")}  # "a whole day"
        near = self._near_claims(match) if 0 < len(times) <= _PAIR else []  # "a whole week, 168 hours"
        return _first_fitting(self._deriver.timed(figure, claim, size, of) for size, of in times for claim in near)

    def _grown(self, match: Match) -> Derived | None:
        """Return how one of two sums came of the other by the percent of a claim: "$10,000 became $44,000"."""
        figures = [one.figure for one in match.sentence.figures]
        sums = [one for one in figures if one.kind is Kind.MONEY or (one.kind, one.unit) == (Kind.COUNT, NO_UNIT)]
        units = {one.unit for one in sums if one.kind is Kind.MONEY}
        if len(units) != 1 or len(sums) != _PAIR or match.mention.figure not in sums:
            return None
        # Of the second sum the currency need not be told again: "quien metió 500 dólares tenía 2.200".
        start, end = (one._replace(kind=Kind.MONEY, unit=min(units)) for one in sums)
        years = years_named(self.prose, match.sentence, self.matcher.date)
        claims = self._named_in(match.sentence, "percent")
        of_time = [one for one in claims if not (years and one.columns.period) or one.columns.period[:4] in years]
        return _first_fitting(self._deriver.grown(start, end, claim) for claim in of_time)

    def _of_many(self, match: Match) -> Derived | None:
        """Return how a figure is so many times what a claim holds, or that part of it which its sentence names.

        "A hundred chips cost $600 an hour", of $6 an hour for each; "after 60 days half of the period is over".
        """
        mine = match.mention.figure
        others = [one for one in match.sentence.figures if one.number != match.mention.number]
        if len(others) != 1 or (stated := others[0].figure.stated) is None:
            return None
        other = others[0].figure
        if mine.kind is Kind.MONEY and "/" not in mine.unit and other.kind in (Kind.COUNT, Kind.QUANTITY):
            return self._of_price(match, other)
        is_times = other.kind is Kind.COUNT and mine.kind is Kind.MONEY and "/" in mine.unit and stated.value != 1
        is_part = stated.value < 1 and other.kind is Kind.RATIO and mine.kind in (*AMOUNTS, Kind.DURATION)
        if not (is_times or is_part):
            return None
        size, name = stated.value, others[0].text
        return _first_fitting(self._deriver.of_many(mine, claim, size, name) for claim in self._near_claims(match))

    def _of_price(self, match: Match, many: Figure) -> Derived | None:
        """Return how a sum is what so many cost at the price of a claim: "ten stamps for nine euros"."""
        named = terms_of(many.noun or many.unit, self.prose.language) | terms_of(many.unit, UNKNOWN)
        return _first_fitting(
            self._deriver.of_price(match.mention.figure, claim, many, is_of=bool(named & (claim.terms - {_PRICE})))
            for claim in self._near_claims(match)
        )

    def _with_planned(self, match: Match) -> Derived | None:
        """Return how a figure to come is what there is and what is planned: 58 judges, and 14 more, make 72.

        So is what is left of it, where some are to go: "246 branches would be left".
        """
        figure, status = match.mention.figure, match.mention.status
        is_to_come = status in _TO_COME or figure.role is Role.CHANGE_TO or self._is_of_planned(match)
        is_to_come = is_to_come or bool(self.prose.said_in(match.sentence, "left-out"))
        if not is_to_come or figure.kind not in (Kind.COUNT, Kind.QUANTITY) or figure.hedge not in _STATED:
            return None
        return self._deriver.with_planned(figure, self._near_claims(match))

    def _is_of_planned(self, match: Match) -> bool:
        """Tell whether the claim of a figure is of what is planned: "once the new beds open, it has 600"."""
        rows = [row.body for one in match.chosen for row in self.entries.get(one.claim.key, ())]
        return bool(rows) and all(isinstance(one, Entry) and one.status == "planned" for one in rows)

    def _of_dispute(self, match: Match) -> Derived | None:
        """Return how a figure is what two sources differ by, where its sentence speaks of a gap."""
        if not self.prose.said_in(match.sentence, "gap"):
            return None
        return _first_fitting(self._deriver.disputed(match.mention.figure, one) for one in self._near_claims(match))

    def _before_percent(self, match: Match) -> Derived | None:
        """Return how a figure is what something came to a year before its claim, by the change that led to it."""
        years = years_named(self.prose, match.sentence, self.matcher.date)
        if match.mention.figure.kind not in AMOUNTS or len(years) != 1 or not years[0].isdigit():
            return None
        levels = [one for one in self._near_claims(match) if one.columns.period == str(int(years[0]) + 1)]
        changes = self._named_in(match.sentence, "percent") if levels else []
        pairs = [(level, change) for level in levels for change in changes]
        return _first_fitting(self._deriver.before_percent(match.mention.figure, *pair) for pair in pairs)

    def basis(self, match: Match) -> Breach | None:
        """Return the note that the other figure of a sentence follows by this one, a number that need not stand."""
        other = next((one for one in match.sentence.figures if one.number != match.mention.number), None)
        theirs = self._matches.get(other.number) if other else None
        found = self._of_many(theirs) if theirs else None
        return Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE) if found else None

    def _before_points(self, match: Match) -> Derived | None:
        """Return how a rate follows from the one after a change in points: 6.75% before a cut of 0.5 points."""
        figure, sentence = match.mention.figure, match.sentence
        is_rate = figure.kind is Kind.PERCENT and figure.role is not Role.CHANGE_BY
        if not is_rate or not (led_to(self.prose, sentence, match.mention) or self.prose.said_in(sentence, _UNTIL)):
            return None
        rates, changes = (self._named_in(sentence, unit) for unit in _RATED)
        return _first_fitting(self._deriver.before(figure, rate, change) for rate in rates for change in changes)

    def _near_claims(self, match: Match) -> list[Known]:
        """Return the claims that a figure is tied to or nearest to, of those whose subject its sentence names."""
        near = [one.claim for one in (*match.chosen, *match.candidates[:NEAR]) if one.subject]
        return self.hold(list({one.key: one for one in near}.values()))

    def _named_in(self, sentence: Sentence, unit: str) -> list[Known]:
        """Return the claims in a unit that hold a name of a sentence."""
        keys = dict.fromkeys(key for one in sentence.names for key in self._index.claims_named(one.name)[:_MOST])
        return self.hold([self._index.known(key) for key in keys if unit in self._index.units_of(key)])

    def _of_beside(self, match: Match, figure: Figure) -> list[Derived]:
        """Return how a figure follows from the claims that other figures of its sentence, or before it, are tied to."""
        figure = as_multiple(figure)
        claims, is_per = self._claims_told(match.sentence), self._is_per(match)
        is_many, is_sum = is_multiple(figure), figure.kind is Kind.MONEY
        is_share = figure.role is Role.LEVEL and (figure.unit == "percent" or figure.kind is Kind.RATIO)
        is_total = figure.kind in AMOUNTS and bool(self.prose.said_in(match.sentence, "total"))
        is_far = is_many or is_per or is_sum or is_share or is_total
        before = list(islice(self.prose.before(match.sentence), _BEFORE)) if is_far else []
        told = self._claims_told(*before[:1])
        if len(claims) == 1 and (is_many or is_sum or is_share or is_total):
            # It is so in "It used 2,000. Others need 16,000: eight times as many".
            claims += [one for one in told if one not in claims]
        if not claims and (told := told if len(told) > 1 else self._claims_told(*before)) and len(told) == _PAIR:
            subjects = {name for one in told for name in one.subjects}
            if all(one.name in subjects for one in match.sentence.names if self.matcher.is_subject(one.name)):
                claims = told  # "103 million for 2,000 chips. That is 51,500 a chip"
        if len(claims) < _PAIR or not (is_per or is_sum or is_total or can_be_computed(figure)):
            return []
        claims = self.hold(claims)
        is_per = is_per or (is_sum and self._counts_beside(match, claims))
        found = [one for one in self._deriver.derive(figure, claims, is_per=is_per) if one.fits]
        is_of_told = is_many or (is_share and not self.is_of_other(match, claims))
        times = self._deriver.times(figure, claims, is_told=True) if is_of_told else None
        added = self._deriver.added(figure, claims) if is_total and len(claims) == _PAIR else None
        return found or list(filter(None, (self._deriver.multiplied(figure, claims), times, added)))

    def is_for_each(self, match: Match, claims: Sequence[Known]) -> bool:
        """Tell whether a sentence says that a sum is for each of something, or names what some claims count."""
        behind = Span(match.mention.span.start, match.sentence.span.end)
        return self._is_per(match) or self._counts_beside(match, claims) or self._names_counted(behind, claims)

    def _counts_beside(self, match: Match, claims: Sequence[Known]) -> bool:
        """Tell whether the clause of a sum names what one of some claims counts: "a chip was less than $51,500"."""
        clause, i = self.prose.clause(match.sentence, match.mention), match.sentence.at[match.mention.number.start]
        before = match.sentence.figures[max(i - 1, 0) : i]
        ones = (one.span.start for one in before if one.figure.stated is not None and one.figure.stated.value == 1)
        start = next(ones, clause.start)
        return self._names_counted(Span(start, max(start, clause.end)), claims)

    def is_of_other(self, match: Match, claims: Sequence[Known]) -> bool:
        """Tell whether a share is told to be of something, and of nothing that some claims count: "4% of its staff"."""
        start = match.mention.span.end
        behind = self.prose.words_in(Span(start, max(start, match.sentence.span.end)))[:_TO_WHOLE]
        is_of = bool(behind) and (behind[0].name,) in self.prose.phrases("of")
        return is_of and not self._names_counted(Span(start, behind[-1].end), claims)

    def _names_counted(self, span: Span, claims: Sequence[Known]) -> bool:
        """Tell whether words in a place name what one of some claims counts."""
        known, units = nouns(self.prose.language), {unit for one in claims for unit in one.units}
        return any(known.get(form) in units for word in self.prose.words_in(span) for form in forms(word.name))

    def tell(self, match: Match, claim: Known) -> None:
        """Take the claim that a figure turned out to be of, so that others may follow from it."""
        self._beside.setdefault(match.sentence.span, []).append(claim)

    def _claims_told(self, *some: Sentence) -> list[Known]:
        """Return the different claims that figures of some sentences are tied to."""
        return list({one.key: one for sentence in some for one in self._beside.get(sentence.span, ())}.values())

    def _of_all(self, match: Match) -> Derived | None:
        """Return how a figure is the sum of all claims that fit it equally well: the dead of both towns."""
        claims = [one.claim for one in match.chosen] if len(match.chosen) > 1 else self._of_places(match)
        return together(self._deriver, match.mention_for, claims)

    def _of_places(self, match: Match) -> list[Known]:
        """Return the claims about one thing in each of the places that a sentence names: "in Merantu and Silongo"."""
        named = {one.name for one in match.sentence.names}
        near = [one.claim for one in (*match.chosen, *match.candidates[:NEAR]) if one.claim.places & named]
        first = next(iter(near), None)
        claims = {one.columns.place: one for one in near if first and _is_of_kind(one, first)}
        return self.hold([*claims.values()]) if len(claims) > 1 else []


def _first_fitting(found: Iterable[Derived | None]) -> Derived | None:
    """Return the first of what claims come to that a figure agrees with; None where it agrees with none."""
    return next((one for one in found if one is not None and one.fits), None)


def _is_of_kind(one: Known, other: Known) -> bool:
    """Tell whether two claims about one subject are of one time and count the same."""
    mine, theirs = one.columns, other.columns
    return (mine.subject, mine.period, one.units) == (theirs.subject, theirs.period, other.units)


def _goes_back(figure: Figure, found: Derived) -> bool:
    """Tell whether a figure is about as great a change as was found, and goes the other way."""
    if figure.role is not Role.CHANGE_BY or figure.direction is None or figure.stated is None:
        return False
    way, size = (Direction.UP if found.value > 0 else Direction.DOWN), magnitude(found.value)
    return figure.direction is not way and magnitude(size - figure.stated.value) <= FAIR * size


def _by_the(figure: Figure, claims: Sequence[Known]) -> Figure:
    """Return a sum as one for each hour or day where all claims are by that, and a sentence leaves it out."""
    units = {unit for claim in claims for unit in claim.units}
    unit = units.pop() if len(units) == 1 else ""
    is_left_out = "/" not in figure.unit and unit.partition("/")[0] == figure.unit
    return figure._replace(unit=unit) if is_left_out else figure


def _may_follow(match: Match) -> bool:
    """Tell whether a figure may be one that somebody computed from rows."""
    figure = match.mention.figure
    return can_be_computed(figure) or figure.kind in AMOUNTS


def _has_any(rows: Sequence[Row], found: Derived) -> bool:
    """Tell whether one of some rows is what a figure follows from."""
    return any(row.seq in found.rows for row in rows)
