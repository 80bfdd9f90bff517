"""What a figure is by its very number, where the words of its sentence tie it to no claim."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from factledger.reading.terms import people
from factledger.rules import lint as rules
from factledger.services.lint.following import NEAR
from factledger.services.lint.judge.narrower import is_kind_of
from factledger.services.lint.match.counting import CASE
from factledger.services.lint.match.matcher import NEITHER, NOT_NAMED, ONLY_COUNTED
from factledger.services.lint.match.matters import speaks_of_more
from factledger.services.lint.prose.proper_names import half_named
from factledger.services.lint.prose.seen import TIME_UNITS
from factledger.values.figure import Kind, Role
from factledger.values.number import place_of_last_digit, place_of_second_digit
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.following import Following
    from factledger.services.lint.judge.breach import Breach, Judged
    from factledger.services.lint.judge.judge import Judge
    from factledger.services.lint.match.candidate import Candidate, Match
    from factledger.services.lint.match.matcher import Matcher
    from factledger.values.span import Span

_MEASURED = (Kind.MONEY, Kind.PERCENT, Kind.QUANTITY)
"""Kinds of figures whose unit alone may be the wrong one."""

_MOST_IN_UNIT = 20
"""How many claims in a unit are looked through for one with the number of a figure."""


class ByNumber:
    """Finds the claims that hold the very numbers of figures of one draft."""

    def __init__(self, matcher: Matcher, following: Following, judge: Judge, settled: Collection[Span]) -> None:
        """Prepare for a draft.

        Args:
            matcher: What tied its figures.
            following: What reads the rows of claims.
            judge: What judges its figures.
            settled: Where the figures stand that somebody tied to no claim.
        """
        self._matcher, self._prose, self._index = matcher, matcher.prose, matcher.index
        self._following, self._judge, self.settled = following, judge, settled

    def judged(self, match: Match) -> Judged | None:
        """Return what judging a figure comes to by the one claim that holds it; None where none does, or several.

        A number of one digit is too easily the same.
        """
        stated = match.mention.figure.stated
        if stated is None or not stated.has_two_digits:
            return None
        return self._of_only_one_left(match) or self._of_half_named(match)

    def counted(self, match: Match) -> Judged | None:
        """Return what judging a figure comes to by the one claim of the subject that counts or measures what it does.

        "145 riders started" is of the 154 riders of the tour, where the ledger counts no others. What is in
        order may be of something else that was done, with the very number, unless it is a time: "3,000 hectares were
        fenced", which burned.
        """
        each = match.mention.figure.unit.partition("/")[2]
        # A sum may be spent on anything, and by so many percent anything may change.
        is_any = match.mention.figure.kind is Kind.MONEY and not each
        is_any = is_any or (match.mention.figure.kind is Kind.PERCENT and match.mention.figure.role is not Role.LEVEL)
        lacking = (ONLY_COUNTED,) if is_any else (ONLY_COUNTED, NOT_NAMED)
        counted = [one for one in match.candidates if one.against in lacking and one.fits_unit_and_scope]
        if len(counted) != 1 or (each and not any("/" in unit for unit in counted[0].claim.units)):
            return None  # "$144 a day" is no whole sum
        claim, figure = counted[0].claim, match.mention.figure
        if figure.unit in people() and not (figure.stated and self._judge.holds(claim, figure.stated.value)):
            return None  # "the flood trapped 58 people", and killed 36
        judged = self._judge.judge(match, claim)
        return judged if judged.breaches or figure.kind is Kind.DURATION else None

    def _of_only_one_left(self, match: Match) -> Judged | None:
        """Return what judging comes to by the one claim that holds a figure, where only its measure is not named.

        "Norvida manages 12.4 billion euros" is about its assets, where the ledger has 12.4 billion euros of it for that
        time, and the sentence speaks of nothing else.
        """
        left = [one for one in match.candidates if self._may_be_left(match, one)]
        fitting = [one for one in left if self._judge.is_of(match, one.claim)] or self._of_older(match, left[:NEAR])
        judged = self._by_only([one.claim for one in fitting], match)
        if judged is None or judged.breaches or fitting[0].against != NEITHER:
            return judged
        # What no table knows may be a narrower kind: "38 kneaders", of 38 workers.
        return None if self._prose.is_followed(match.mention.span) else judged

    def _of_older(self, match: Match, left: Sequence[Candidate]) -> list[Candidate]:
        """Return those of some claims that held the very number once, or of which it was retracted."""
        older = (rules.SUPERSEDED, rules.RETRACTED)
        judged = ((one, self._judge.judge(match, one.claim)) for one in left)
        return [one for one, it in judged if any(breach.rule in older for breach in it.breaches)]

    @staticmethod
    def _may_be_left(match: Match, one: Candidate) -> bool:
        """Tell whether a claim lacks no more than that its measure is named; a month may be meant for an hour."""
        if one.against not in (NOT_NAMED, ONLY_COUNTED, NEITHER):
            return False
        if one.fits_unit_and_scope:
            return True
        unit, _, per = match.mention.figure.unit.partition("/")
        units = {whole.partition("/")[0] for whole in one.claim.units if "/" in whole}
        return bool(per) and units == {unit}

    def _of_half_named(self, match: Match) -> Judged | None:
        """Return what judging comes to by the one claim that holds the very number, where a word names its subject.

        "El instituto Karrow" is Karrow High School, if the ledger has the number, in its unit, of that alone.
        """
        if self._matcher.has_subject(match.sentence):
            return None
        found = [one for one in self.of_same_number(match, is_all=True) if half_named(self._prose, match.sentence, one)]
        if len(found) != 1 or not self._matcher.may_measure(match.mention, match.sentence, found[0]):
            return None
        judged = self._by_only(found, match)
        if judged is None:
            return None
        return replace(judged, breaches=(*judged.breaches, *self._following.turned(match, judged)))

    def _by_only(self, claims: Sequence[Known], match: Match) -> Judged | None:
        """Return what judging comes to by the one claim that there is, unless the sentence speaks of something else.

        What costs so much an hour or a day is seldom told by the very number, unless another thing is done for it.
        """
        if len(claims) != 1:
            return None
        of, _, time = match.mention.figure.unit.partition("/")
        is_rate = match.mention.figure.kind is Kind.MONEY and time in TIME_UNITS and of != ""
        is_open = is_rate and not self._matcher.does_other(match, claims[0])
        judged = self._judge.judge(match, claims[0])
        if any(one.rule is rules.WRONG_SCOPE for one in judged.breaches):
            return None
        if not is_open and not judged.is_wrong and speaks_of_more(self._prose, match.sentence, claims[0]):
            return None
        return judged

    def of_other_thing(self, match: Match) -> Breach | None:
        """Return the finding when the ledger holds the very number, of another noun or in another unit."""
        return self._of_other_noun(match) or self._of_other_unit(match)

    def _of_other_noun(self, match: Match) -> Breach | None:
        """Return the finding when the ledger holds the very count, of the subject that is named, and of another noun.

        "Handed out 1.85 million blankets" is nearly always about the meals, where these are 1.85 million. Numbers of
        one or two digits are too easily the same, and of people and cases any may be counted, but for kinds of those
        that the claim counts: engineers, of employees.
        """
        figure = match.mention.figure
        stated = figure.stated
        is_person = figure.unit in people()[PERSON]
        is_noun = bool(figure.noun) and figure.unit not in (CASE, PERSON)
        is_noun = is_noun and figure.kind is Kind.COUNT and figure.role is Role.LEVEL
        if not is_noun or stated is None or not stated.has_two_digits:
            return None
        is_short = place_of_last_digit(stated.value) == place_of_second_digit(stated.value)
        holding = self._of_subjects(match, NEAR, lambda key: self._counts_other(key, figure.unit))
        if len(holding) != 1 or match.stated.fits_period(holding[0]) is False:
            return None
        is_kind = is_kind_of(figure.unit, min(holding[0].units))
        if (is_person or is_short) and not is_kind:
            return None
        rule = rules.INCOMPARABLE if is_kind else rules.WRONG_SCOPE
        return self._judge.not_of(holding[0], rule, f"measure: {figure.unit} in the draft")

    def _of_other_unit(self, match: Match) -> Breach | None:
        """Return the finding when the ledger holds the very number, of what the sentence tells, in another unit.

        "The shares rose by 340 dollars" is told of the rise of 340%, where nothing but the unit differs.
        """
        figure = match.mention.figure
        if figure.kind not in _MEASURED or figure.stated is None or not figure.stated.has_two_digits:
            return None
        holding = self._of_subjects(match, _MOST_IN_UNIT, lambda key: self._is_in_other(key, figure.kind))
        holding = [one for one in holding if self._matcher.may_measure(match.mention, match.sentence, one)]
        here = {one.name for one in match.sentence.names}
        holding = [one for one in holding if here & (one.measures | one.either)] or holding
        if len(holding) != 1 or match.stated.fits_period(holding[0]) is False:
            return None
        message = f"unit: {figure.unit} against {min(holding[0].units)}"
        return self._judge.not_of(holding[0], rules.WRONG_UNIT, message)

    def _of_subjects(self, match: Match, most: int, may_be: Callable[[str], bool]) -> list[Known]:
        """Return the claims with the very number of a figure, about the subjects that its sentence names.

        Args:
            match: The figure.
            most: How many claims of each subject are looked at.
            may_be: Which of them, by their keys.
        """
        stated = match.mention.figure.stated
        if stated is None:
            return []
        subjects = (one.name for one in match.sentence.names if not one.is_place and self._matcher.is_subject(one.name))
        keys = {key for name in subjects for key in self._index.claims_named(name)[:most]}
        claims = self._following.hold([self._index.known(key) for key in sorted(keys) if may_be(key)])
        return [one for one in claims if self._judge.holds(one, stated.value)]

    def _is_in_other(self, key: str, kind: Kind) -> bool:
        """Tell whether a claim is in one unit, of a kind that is measured, and not of a kind."""
        units = self._index.units_of(key)
        found = self._index.units.kind(units[0]) if len(units) == 1 else None
        return found in _MEASURED and found is not kind

    def _counts_other(self, key: str, unit: str) -> bool:
        """Tell whether a claim counts one noun, and not the one of a unit."""
        units = self._index.units_of(key)
        return len(units) == 1 and units[0] not in (NO_UNIT, unit) and self._index.units.kind(units[0]) is Kind.COUNT

    def of_same_number(self, match: Match, *, is_all: bool = False) -> list[Known]:
        """Return the claims with the very number of a figure in its unit, of those that the draft names somewhere.

        Without `is_all` those that the figure was weighed against are left out.
        """
        figure, known = match.mention.figure, set() if is_all else {one.claim.key for one in match.candidates}
        some = self._in_unit.get(figure.unit, ())
        is_settled = match.mention.span in self.settled
        if is_settled or figure.unit == NO_UNIT or figure.stated is None or len(some) > _MOST_IN_UNIT + len(known):
            return []
        keys = [key for key in some if key not in known]
        if len(keys) > _MOST_IN_UNIT:
            return []
        claims = self._following.hold([self._index.known(key) for key in keys])
        return [one for one in claims if self._judge.holds(one, figure.stated.value)]

    @cached_property
    def _in_unit(self) -> dict[str, list[str]]:
        """The keys of the claims that were read, by their units."""
        found: dict[str, list[str]] = {}
        for key in self._index.claims:
            for unit in self._index.units_of(key):
                found.setdefault(unit, []).append(key)
        return found
