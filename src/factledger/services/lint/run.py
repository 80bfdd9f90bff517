"""One draft on its way through: its figures tied, judged and ended."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.reading.qualities import qualities_of
from factledger.reading.sounds import first_sound
from factledger.reading.terms import named
from factledger.rules import lint as rules
from factledger.services.lint.by_number import ByNumber
from factledger.services.lint.by_speaker import BySpeaker
from factledger.services.lint.claims.dated import dated_index
from factledger.services.lint.claims.openings import are_heard_alike
from factledger.services.lint.claims.proper import is_known
from factledger.services.lint.dates import Dates
from factledger.services.lint.derive import can_be_computed
from factledger.services.lint.endings import Endings
from factledger.services.lint.explain import Explainer
from factledger.services.lint.following import NEAR, Following
from factledger.services.lint.from_told import FromTold
from factledger.services.lint.judge.breach import Breach, Judged, breaks_any, broken
from factledger.services.lint.judge.judge import Judge
from factledger.services.lint.judge.narrower import is_kind_of
from factledger.services.lint.judge.redacted import Redacted
from factledger.services.lint.judge.roles import holds_addition
from factledger.services.lint.judge.speaker import Speakers
from factledger.services.lint.match.carried import carried_on
from factledger.services.lint.match.matcher import OTHER_SUBJECT, Matcher
from factledger.services.lint.match.related import is_of_several
from factledger.services.lint.match.where import compared_behind
from factledger.services.lint.needed import has_to_stand, is_age, is_of_us
from factledger.services.lint.orders import obeyed
from factledger.services.lint.prose.names import unheard_place
from factledger.services.lint.prose.prose import Prose
from factledger.services.lint.report import MATCHED, UNREGISTERED, Linted
from factledger.services.lint.ties.in_draft import ties_in
from factledger.services.lint.ties.sidecar import NO_CLAIM
from factledger.services.lint.ties.tying import Ending, Tying
from factledger.services.lint.within.beyond import beyond_within
from factledger.services.lint.within.changes import change_within, is_measured_against
from factledger.services.lint.within.reckoned import reckoned
from factledger.services.lint.within.shares import are_part_and_whole, share_within
from factledger.services.lint.within.totals import total_of
from factledger.services.lint.within.twice import excluded
from factledger.services.lint.within.within import clashes_within
from factledger.services.lint.wrong_sums import is_wrong_sum, is_wrong_total, without_wrong_sum
from factledger.values.compare import Severity
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention, Scan
    from factledger.rules.lint import LintRule
    from factledger.services.lint.accepted import Accepting
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Candidate, Match
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.ties.sidecar import Sidecar
    from factledger.values.span import Span

_MOST_FIGURES = 20
"""How many different figures of one claim are compared with the next one."""

SHOWN = 3
"""How many candidates are shown for a number without a claim."""


class Run:
    """One draft on its way through."""

    def __init__(
        self,
        draft: Draft,
        found: Scan,
        index: Index,
        options: LintOptions,
        date: str | None,
        accepting: Accepting | None = None,
    ) -> None:
        """Prepare, with what was scanned."""
        self.draft, self.scan, self.index, self.options, self.accepting = draft, found, index, options, accepting
        self.prose = Prose(draft, found, index)
        self.matcher = Matcher(self.prose, index, date)
        self.following = Following(self.matcher)
        self.entries = self.following.entries
        self.result = Linted(draft.path, found.language, left_out=draft.left_out)
        self.endings = Endings(self.prose, self.result, options, accepting)
        self.by_claim: dict[str, dict[str, Mention]] = {}
        self.tied_to_none: set[Span] = set()
        self.closing: tuple[Tying, Sequence[Ending]] | None = None

    def linted(self, sidecar: Sidecar | None = None) -> Linted:
        """Return what is wrong with the draft, and how every number ended."""
        clashes: dict[Span, list[Breach]] = {}
        for clash in clashes_within(self.prose, self.index.units):
            clashes.setdefault(clash.mention.span, []).append(
                Breach(clash.rule, clash.message, (), clash.rule.severity)
            )
        self._judge_figures(clashes, sidecar)
        self.endings.number_others()
        self.endings.add_language()
        if self.accepting:
            self.endings.report_lapsed(self.accepting)
        self.result.findings, self.result.off = obeyed(self.result.findings, self.draft, self.options)
        self.result.findings.sort(key=lambda one: (one.line, one.column, one.rule))
        self.result.numbers.sort(key=lambda one: (one.line, one.column))
        self.result.accepted.sort(key=lambda one: (one.found.line, one.found.column, one.found.rule))
        if self.closing is not None:
            self._close(*self.closing)
        return self.result

    def _judge_figures(self, clashes: Mapping[Span, list[Breach]], sidecar: Sidecar | None) -> None:
        """Give every figure its ending."""
        ties = ties_in(self.draft, self.prose.figures)
        tying = None if sidecar is None else Tying(sidecar, self.prose, ties)
        tied = [self._match(one, ties.get(one.span), tying, i) for i, one in enumerate(self.prose.figures)]
        matches = list(carried_on(self.prose, self.index, tied))
        self.following.load(matches)
        entries, reader = self.entries, self.index.reader
        speakers = Speakers(reader, self.prose)
        self.judge = Judge(reader, self.index.units, self.prose, entries, speakers, self.matcher.date)
        self.by_number = ByNumber(self.matcher, self.following, self.judge, self.tied_to_none)
        self.from_told = FromTold(self.following, self.by_number, self.judge)
        self.by_speaker = BySpeaker(self.matcher, self.following, self.judge, speakers, self.by_number)
        redacted = Redacted(self.index)
        self.endings.explainer = Explainer(self.index, entries) if self.options.explain else None
        ends = []
        # What a total or a change comes to is seen once its parts are judged.
        for one in sorted(matches, key=self._is_computed):
            clashing = clashes.get(one.mention.span, [])
            if gone := redacted.breach(one, entries):
                claim = one.chosen[0].claim if one.chosen else None
                self.endings.finish(one, MATCHED if claim else UNREGISTERED, [gone, *clashing], claim)
            else:
                self._end(one, clashing)
            if tying is not None:
                ends.append((one.mention.span.start, Ending.of(one, self.result.numbers[-1].claim)))
        if tying is not None:
            self.closing = tying, [end for _, end in sorted(ends, key=itemgetter(0))]
        for judged in self.dates.judged():
            self.endings.finish_date(judged)

    @cached_property
    def dates(self) -> Dates:
        """The dates of the draft, by the claims that hold dates."""
        return Dates(self.draft, self.scan, dated_index(self.index), self.matcher.date)

    def _match(self, mention: Mention, tie: str | None, tying: Tying | None, figure: int) -> Match:
        """Return what a figure is tied to: by the draft itself, else by a person beside it, else by its words."""
        if tie is None and tying is not None:
            tie = tying.claim(figure)
            if tie == NO_CLAIM:
                self.tied_to_none.add(mention.span)
                return replace(self.matcher.match(mention), chosen=(), candidates=())
        match = self.matcher.match(mention, tie)
        is_joint = tie is None and (
            is_of_several(self.matcher, match.sentence, match.mention) or any(self.following.together(match))
        )
        return replace(match, chosen=()) if is_joint else match

    def _close(self, tying: Tying, ends: Sequence[Ending]) -> None:
        """Report the ties beside the draft that fit no more; they stand in a file of their own."""
        tying.close(ends)
        self.result.tied = tying.tied(ends, self.matcher, is_adding=self.options.tie)
        severity = self.options.severity(rules.STALE_TIE, rules.STALE_TIE.severity)
        if severity is not None:
            self.result.findings += [one.found(tying.sidecar.path, severity) for one in tying.stale]

    def _is_computed(self, match: Match) -> bool:
        told = total_of(self.prose, match.sentence)
        is_total = told is not None and told[0] is match.mention
        is_change = len(match.sentence.figures) > 1 and can_be_computed(match.mention.figure)
        return is_total or is_change or bool(reckoned(match.sentence, match.mention))

    def _end(self, match: Match, clashes: Sequence[Breach]) -> None:
        """Give a figure its ending."""
        if match.tie is not None and not match.chosen:
            message = f"tied to {match.tie}, and the ledger has no such claim"
            self.endings.finish(
                match, UNREGISTERED, [Breach(rules.UNREGISTERED, message, (), Severity.ERROR), *clashes]
            )
            return
        if match.tie is None and (is_age(self.prose, match.mention) or is_of_us(self.prose, match.mention)):
            self.endings.finish(match, UNREGISTERED, [*clashes])
            return
        judged = [self.judge.judge(match, one.claim) for one in match.chosen]
        if len(judged) > 1 and self._meant(match, judged) is None:
            found = self._of_other_place(match, judged) or self._ambiguous(judged)
            self.endings.finish(match, UNREGISTERED, [found, *clashes])
            return
        if judged:
            one = self._of_number(match, self._meant(match, judged) or judged[0])
            is_free = match.tie is None and not one.is_wrong
            place = self._of_unheard_place(match, one.claim) if is_free else None
            if other := self.following.of_each(match, one) or place:
                self.endings.finish(match, MATCHED, [other, *clashes], one.claim, other.rows)
            else:
                self._end_judged(match, without_wrong_sum(match, one, clashes), clashes)
        else:
            self._end_without(match, clashes)

    def _end_judged(self, match: Match, judged: Judged, clashes: Sequence[Breach]) -> None:
        """Give a figure with a claim its ending: by that, or by what it is instead."""
        if found := self._instead(match, judged):
            self.endings.finish(match, MATCHED, _with_clashes(found, clashes))
            return
        if match.tie is None and (judged.is_wrong or judged.is_unlike):
            if is_wrong_total(self.prose, match, clashes):
                self.endings.finish(match, UNREGISTERED, [*clashes])
                return
            if is_wrong_sum(match, clashes) and not self.judge.is_of(match, judged.claim):
                self._end_without(match, clashes)
                return
        if match.tie is None and self._is_far(match, judged):
            self._end_without(match, clashes)
            return
        if match.tie is None and self._is_beside(match, judged):
            self._end_without(match, [found for found in clashes if found.rule is not rules.SELF_CONTRADICTS])
            return
        is_other = match.tie is None and any(b.rule is rules.WRONG_SCOPE for b in judged.breaches)
        if is_other and not self.judge.is_of(match, judged.claim):
            self._end_without(match, clashes)
            return
        # Where the other figure is the wrong one, that is said there.
        turned = [*self.following.turned(match, judged)]
        others = [*turned, *self._twice(match, judged), *self.following.rated(match, judged), *clashes]
        if not judged.is_wrong:
            others = [other for other in others if other.rule is not rules.SELF_CONTRADICTS]
        if not judged.is_wrong and not judged.is_unlike and not turned:
            self.following.supported[match.mention.span] = judged.rows
        self.endings.finish(match, MATCHED, [*judged.breaches, *others], judged.claim, judged.rows)

    def _instead(self, match: Match, judged: Judged) -> Breach | None:
        """Return what a figure is that is not the one of its claim: a total, derived, or a change the other way.

        So it is with one that is denied of its claim: "1,825 runners did not finish" is more than that it is not so
        many who did.
        """
        if match.tie is not None:
            return None
        if judged.is_wrong or judged.is_unlike:
            found = self.following.instead(match, judged) or self.dates.between(match.mention)
            return found or (None if judged.is_told_wrongly else self.from_told.derived(match))
        if breaks_any(judged.breaches, (rules.WEAK,)) and (found := self.from_told.reckoned(match)):
            return found  # "at least 14,000 chips" are true of 16,000, and the gap that its sentence tells
        is_denied = not judged.breaches and self.judge.is_denied(match, judged.claim)
        return self.following.derived(match, only_fitting=True) if is_denied else None

    def _is_far(self, match: Match, judged: Judged) -> bool:
        """Tell whether a figure is thousands of times another than what its claim holds, and no name ties it to it.

        A slip of scale keeps its digits: 78 million, and 78 billion. Whatever names a claim in years, it holds no
        hours.
        """
        figure = match.mention_for(judged.claim).figure
        mine = figure.stated
        if mine is None or not mine.value or not breaks_any(judged.breaches, (rules.CONTRADICTED,)):
            return False
        if self.judge.is_of_other_time(judged.claim, figure):
            return True
        chosen = next(one for one in match.chosen if one.claim.key == judged.claim.key)
        return not chosen.is_named and self.judge.is_far(judged.claim, mine.value)

    def _is_beside(self, match: Match, judged: Judged) -> bool:
        """Tell whether a figure is not the one of its claim, as another figure of its sentence is that one.

        So it is with what that is compared with ("640, up from 500"), and with a bare number beside one in the unit of
        the claim: "the six turbines produce 840 megawatts".
        """
        if not any(one.rule is rules.CONTRADICTED for one in judged.breaches):
            return False
        sentence, mention, claim = match.sentence, match.mention, judged.claim
        others = [one for one in sentence.figures if one.number != mention.number]
        if is_measured_against(self.prose, sentence, mention):
            return any(one in others for one in self.by_claim.get(claim.key, {}).values())
        if (partner := self._partner(match)) and any(
            one.number == partner.number for one in self.by_claim.get(claim.key, {}).values()
        ):
            return True
        units = {unit for unit in claim.units if self.index.units.kind(unit) is not Kind.COUNT}
        return mention.figure.unit == NO_UNIT and any(one.figure.unit in units for one in others)

    def _partner(self, match: Match) -> Mention | None:
        """Return the figure before one, if one is out of the other: "171 of 2,340 requests"."""
        i = match.sentence.at[match.mention.number.start]
        before = match.sentence.figures[i - 1] if i else None
        is_told = before is not None and are_part_and_whole(self.prose, match.sentence, before, match.mention)
        return before if is_told else None

    def _of_partner(self, match: Match) -> Known | None:
        """Return the claim about the subject that holds a whole, or a part, of which the sentence tells the other."""
        if self._partner(match) is None:
            return None
        near = (one for one in match.candidates[:NEAR] if one.subject and one.fits_unit_and_scope)
        return next((one.claim for one in near if self.judge.fits(match.mention_for(one.claim), one.claim)), None)

    def _end_without(self, match: Match, clashes: Sequence[Breach]) -> None:
        """Give a figure without a claim its ending: another measure, derived, or unregistered."""
        if own := self._of_partner(match) or self._beside(match):
            judged = self.judge.judge(match, own)
            self.endings.finish(match, MATCHED, [*judged.breaches, *clashes], own, judged.rows)
            return
        if other := self._of_something_else(match):
            self.endings.finish(match, MATCHED, [other[0], *clashes], other[1])
            return
        if found := self._derived(match, clashes):
            self.endings.finish(match, MATCHED, found)
            return
        if clashes:
            self.endings.finish(match, UNREGISTERED, [*clashes])
            return
        if share := share_within(self.prose, match.sentence, match.mention):
            self.endings.finish(match, MATCHED, [Breach(rules.DERIVED, share, (), Severity.NOTE)])
            return
        must_stand = has_to_stand(self.prose, self.options, match.mention)
        if left := self._left(match, must_stand=must_stand):
            if not left.breaches:
                self.following.supported[match.mention.span] = left.rows
            self.following.tell(match, left.claim)
            self.endings.finish(match, MATCHED, [*left.breaches], left.claim, left.rows)
            return
        if must_stand:
            if known := self.by_number.of_other_thing(match) or self.following.basis(match):
                self.endings.finish(match, MATCHED, [known])
                return
            self.endings.finish(match, UNREGISTERED, [broken(rules.UNREGISTERED, self._differing(match))])
        else:
            self.endings.finish(match, UNREGISTERED, list(self._of_other_subject(match)) or self._of_time(match))

    def _left(self, match: Match, *, must_stand: bool) -> Judged | None:
        """Return what judging comes to by the claim that a number or a speaker leads to, where no words do."""
        counted = self.by_number.counted(match) if must_stand or self._of_time(match) else None
        found = counted or self.by_number.judged(match) or self.by_speaker.judged(match)
        return found or (self.by_speaker.taken(match) if must_stand else None)

    def _derived(self, match: Match, clashes: Sequence[Breach]) -> list[Breach]:
        """Return what becomes of a figure without a claim that is computed, with what else is wrong with it."""
        here = beyond_within(self.prose, match.sentence, match.mention)
        here = here or change_within(self.prose, match.sentence, match.mention)
        found = Breach(rules.DERIVED, here, (), Severity.NOTE) if here else self.following.within(match)
        found = found or self.dates.between(match.mention) or self.following.derived(match, only_fitting=bool(clashes))
        if (found is None or found.severity is not Severity.NOTE) and (told := self.from_told.derived(match)):
            found = told
        return [] if found is None else _with_clashes(found, clashes)

    def _of_time(self, match: Match) -> list[Breach]:
        """Return the finding when a time is not the one that a claim holds in its unit of what the sentence names."""
        figure = match.mention.figure
        if figure.kind is not Kind.DURATION:
            return []
        near = [one for one in match.candidates if one.subject and figure.unit in one.claim.units]
        if len({one.claim.thing for one in near}) != 1:
            return []
        return [broken(rules.UNREGISTERED, self._differing(match), (), Severity.WARNING)]

    def _of_something_else(self, match: Match) -> tuple[Breach, Known | None] | None:
        """Return the finding when a figure is the one of a claim, and its sentence speaks of something else.

        What two claims come to is that, rather than about the figure of a third: homicides, and burglaries.
        """
        for one in match.candidates[:NEAR]:
            if one.is_other_measure and self.judge.is_of(match, one.claim):
                stated = match.mention.figure.stated
                is_near = stated is not None and not self.judge.holds(one.claim, stated.value)
                if is_near and (found := self.following.derived(match, only_fitting=True)):
                    return found, None
                return self._told_wrongly(match, one) or self._against(one, self._rule_of_other(match, one)), one.claim
        return None

    def _beside(self, match: Match) -> Known | None:
        """Return the claim that holds the very figure, where nothing besides that is told rules it out.

        Whatever the listeners of a programme are told, they are none of the price of a ticket.
        """
        near = (one for one in match.candidates[:NEAR] if one.is_other_measure)
        one = next((one for one in near if self.judge.is_of(match, one.claim)), None)
        return one.claim if one is not None and one.is_beside else None

    def _told_wrongly(self, match: Match, one: Candidate) -> Breach | None:
        """Return what else is wrong with the very figure of a claim, told in words of something else.

        Where a plan is told as done, or somebody else says it, it is that of the claim, and the words are the draft's.
        """
        if self._rule_of_other(match, one) is not rules.WRONG_SCOPE:
            return None
        first = next(iter(self.judge.judge(match, one.claim).breaches), None)
        if first is None or first.rule is rules.WRONG_SCOPE:
            return None
        # What the draft tells as a plan, what did not come, and what grew by so much is itself something else.
        mention, is_rival = match.mention, not one.is_beside
        is_other = (
            (first.rule is rules.STATUS_CHANGED and mention.status is not None)
            or (first.rule is rules.NEGATED and is_rival)
            or (first.rule is rules.WRONG_UNIT and mention.figure.role is Role.CHANGE_BY)
        )
        return None if is_other else first

    def _rule_of_other(self, match: Match, one: Candidate) -> LintRule:
        """Return the rule that a figure breaks as one of another measure: "hired another 2,140", of all there are."""
        figures = [row.body.figure for row in self.entries.get(one.claim.key, ()) if isinstance(row.body, Entry)]
        is_level = any(it is not None and it.role is Role.LEVEL for it in figures)
        is_kind = len(one.claim.units) == 1 and is_kind_of(match.mention.figure.unit, min(one.claim.units))
        if is_kind or (match.mention.figure.role is Role.ADDITION and is_level):
            return rules.INCOMPARABLE
        return rules.WRONG_UNIT if one.is_other_unit else rules.WRONG_SCOPE

    def _of_other_subject(self, match: Match) -> Iterator[Breach]:
        """Yield the finding when a figure that no ledger need hold is, of another subject, one that this ledger holds.

        So it is with the 73 days of one model, where a sentence says that the training of another one lasted as long.
        """
        if not self.matcher.has_subject(match.sentence):
            return
        near = (one for one in match.candidates[:NEAR] if one.against == OTHER_SUBJECT and one.is_named)
        for one in near:
            if not one.is_misfit and self.judge.fits(match.mention_for(one.claim), one.claim):
                yield self._against(one, rules.WRONG_SCOPE)
                return

    def _meant(self, match: Match, judged: Sequence[Judged]) -> Judged | None:
        if _is_shared(match, judged):
            return None
        nearest = min(judged, key=lambda one: _distance(one, match.mention.figure.unit))
        ordered = [nearest, *(one for one in judged if one is not nearest)]
        found = _one_of(ordered, match.stated.years, lambda claim: self.judge.fits(match.mention_for(claim), claim))
        if found is None and all(self.judge.is_denied(match, one.claim) for one in judged):
            return next(one for one in judged if not one.is_wrong)  # what is denied rightly is so by each
        return self._only_holding(match, judged) if found is None else found

    def _only_holding(self, match: Match, judged: Sequence[Judged]) -> Judged | None:
        """Return the one that holds the very number, of several of different measures that a figure may be of."""
        measures = {one.claim.columns.measure for one in judged}
        fitting = [one for one in judged if not one.is_wrong] if len(measures) == len(judged) else []
        holding = [one for one in fitting if self.judge.fits(match.mention_for(one.claim), one.claim)]
        return holding[0] if len(holding) == 1 else None

    def _of_number(self, match: Match, judged: Judged) -> Judged:
        """Return what judging comes to, by another claim about the subject if that one holds the very number.

        "cut the rate by 6.25 points" is not so much another cut as the rate itself, in the wrong words.
        """
        stated = match.mention.figure.stated
        wrong = (rules.CONTRADICTED, rules.WRONG_UNIT, rules.INCOMPARABLE, rules.UNSUPPORTED)
        is_misfit = any(one.rule in wrong for one in judged.breaches)
        if match.tie or stated is None or not is_misfit or self.judge.holds(judged.claim, stated.value):
            return judged
        if own := self._of_other_measure(match, judged.claim):
            return own
        for one in match.candidates[:NEAR]:
            if one.is_enough and one.claim.key != judged.claim.key and self.judge.holds(one.claim, stated.value):
                other = self.judge.judge(match, one.claim)
                told = [rules.WRONG_UNIT, rules.WRONG_SCOPE, rules.STATUS_CHANGED]
                if not self._is_of_kind(match, judged.claim):
                    told.append(rules.INCOMPARABLE)
                if other.breaches and other.breaches[0].rule in told:
                    return other
                is_led_to = match.mention.figure.role is Role.CHANGE_TO  # "cut its rate to 6.25%", of the rate
                is_its = one.claim.columns.subject == judged.claim.columns.subject and self._is_row_of(match, one.claim)
                if not other.breaches and (
                    is_led_to or is_its or self.judge.is_foreseen(match, one.claim, judged.claim)
                ):
                    return other
        return judged

    def _is_row_of(self, match: Match, claim: Known) -> bool:
        """Tell whether a figure with a hedge is a row of a claim, hedge and all: "more than 2,000 chips".

        A word that no table knows behind what is counted may tell others: "96,000 visitantes asiáticos".
        """
        mine, end = match.mention_for(claim).figure, match.mention.span.end
        _, behind = self.prose.beside(match.mention.span)
        own = {word for name in claim.subjects | claim.measures | claim.either for word in name}
        if self.draft.text[end : end + 1].isspace() and behind not in own and not self.prose.knows(behind):
            return False
        rows = (row.body for row in self.entries.get(claim.key, ()))
        figures = [one.figure for one in rows if isinstance(one, Entry) and one.figure is not None]
        return mine.hedge is not Hedge.PLAIN and any(
            (one.hedge, one.numbers, one.unit) == (mine.hedge, mine.numbers, mine.unit) for one in figures
        )

    def _is_of_kind(self, match: Match, claim: Known) -> bool:
        """Tell whether a sentence speaks of the very kind that a claim measures: beds of intensive care."""
        own = qualities_of(claim.columns.measure)
        return bool(own) and not own.isdisjoint(qualities_of(match.sentence.span.of(self.draft.text)))

    def _of_other_measure(self, match: Match, chosen: Known) -> Judged | None:
        """Return what judging comes to where a claim that is named better holds the figure of another measure."""
        best = next((one for one in match.candidates if one.claim.key == chosen.key), None)
        for one in match.candidates[:NEAR]:
            is_better = best is not None and one.is_other_measure and one.score > best.score
            if is_better and self.judge.fits(match.mention_for(one.claim), one.claim):
                breach = self._against(one, rules.WRONG_SCOPE)
                return Judged(one.claim, (breach,), breach.rows)
        return None

    def _twice(self, match: Match, judged: Judged) -> Iterator[Breach]:
        """Yield the finding when the draft gives another figure for the same claim before."""
        before = self.by_claim.setdefault(judged.claim.key, {})
        other = excluded(match.mention, before.values(), self.index.units)
        if len(before) < _MOST_FIGURES:
            before.setdefault(match.mention.text, match.mention)
        if other is not None:
            line, _ = self.prose.place(other.span.start)
            message = f"{match.mention.text!r} here, {other.text!r} in line {line}, both of {judged.claim.key}"
            yield broken(rules.SELF_CONTRADICTS, message)

    def _of_unheard_place(self, match: Match, claim: Known) -> Breach | None:
        """Return the finding when a claim is of a place, and the sentence names another one that no table knows.

        Another script may spell the very place in a way that is not heard as it; with another first letter it is none.
        """
        if not claim.columns.place or match.stated.fits_place(claim) is not None:
            return None
        behind = compared_behind(self.prose, match.sentence, match.mention)
        name = unheard_place(self.prose, match.sentence, behind)
        word = next(iter(named(name or "")), "")
        own = {part for some in claim.subjects for part in some}
        places = {first_sound(part[0]) for part in claim.places}
        if (
            not word
            or is_known(word)
            or first_sound(word) in places
            or any(are_heard_alike(word, part) for part in own)
        ):
            return None
        return self.judge.not_of(claim, rules.WRONG_SCOPE, f"place: {name} against {claim.columns.place}")

    def _of_other_place(self, match: Match, judged: Sequence[Judged]) -> Breach | None:
        """Return the finding when each of several claims is of a place, and the sentence names one unheard of."""
        places = [one.claim.columns.place for one in judged]
        name = unheard_place(self.prose, match.sentence) if all(places) else None
        if name is None:
            return None
        shown_ = "; ".join(self.judge.stated_of(one.claim) for one in judged[:SHOWN])
        return broken(
            rules.WRONG_SCOPE, f"place: {name} against {' and '.join(map(str, places[:SHOWN]))}; {shown_}", ()
        )

    def _ambiguous(self, judged: Sequence[Judged]) -> Breach:
        shown_ = "; ".join(
            f"{self.judge.stated_of(one.claim)}: {one.breaches[0].rule.name if one.breaches else 'fits'}"
            for one in judged[:SHOWN]
        )
        more = f"; and {len(judged) - SHOWN} more" if len(judged) > SHOWN else ""
        rows = tuple(dict.fromkeys(seq for one in judged for seq in one.rows))
        return broken(rules.AMBIGUOUS, f"{len(judged)} claims fit equally well: {shown_}{more}", rows)

    def _differing(self, match: Match) -> str:
        """Return the nearest claims and how each differs from what the sentence says; then who else has the number."""
        near = []
        for one in match.candidates[:SHOWN]:
            why = one.against or match.difference(one.claim) or "not enough speaks for it"
            near.append(f"{self.judge.stated_of(one.claim)}: {why}")
        others = self.by_number.of_same_number(match)[: SHOWN - len(near)] if len(near) < SHOWN else []
        near += [f"{self.judge.stated_of(one)}: no more than the number is the same" for one in others]
        return "no claim stands behind it" + (f"; nearest: {'; '.join(near)}" if near else "")

    def _against(self, one: Candidate, rule: LintRule) -> Breach:
        """Return the finding that a figure is not of a claim that holds it, with why, and what the claim states."""
        return self.judge.not_of(one.claim, rule, str(one.against))


def _with_clashes(found: Breach, clashes: Sequence[Breach]) -> list[Breach]:
    """Return what a figure is computed from, and what clashes with it: what follows from others is no second figure."""
    is_note = found.severity is Severity.NOTE
    return [found, *(one for one in clashes if not is_note or one.rule is not rules.SELF_CONTRADICTS)]


def _is_shared(match: Match, judged: Sequence[Judged]) -> bool:
    """Tell whether nothing but one name names several subjects: which Norvik is meant, its digits do not tell."""
    names = {phrase.name for phrase in match.sentence.names}
    named = {one.claim.columns.subject: names & (one.claim.subjects | one.claim.either) for one in judged}
    return len(named) > 1 and all(named.values()) and len(set(map(frozenset, named.values()))) == 1


def _distance(one: Judged, unit: str) -> tuple[bool, bool, bool]:
    """Return by what a claim is further from a figure than another one that fits it as well; compared in order.

    It is no figure that the claim held once, it is counted by another noun, or the claim is of what is added alone:
    "new shops", where a sentence tells how many there are.
    """
    is_known = breaks_any(one.breaches, (rules.SUPERSEDED, rules.RETRACTED))
    return not is_known, unit not in one.claim.units, holds_addition(one.claim)


def _one_of(judged: Sequence[Judged], years: Sequence[str], is_number_of: Callable[[Known], bool]) -> Judged | None:
    """Return which of several claims that fit equally well is meant: the one whose figure it is; None for several.

    Where it is nobody's figure, it is as wrong by the first as by the others. What a sentence without a year denies is
    denied of the last one.
    """
    is_denied = any(breaks_any(one.breaches, (rules.NEGATED,)) for one in judged)
    if is_denied and len({one.claim.thing for one in judged}) == 1:
        held = [one for one in judged if years and is_number_of(one.claim)]
        return held[0] if len(held) == 1 else max(judged, key=lambda one: one.claim.columns.period or "")
    holding = [one for one in judged if is_number_of(one.claim)] if is_denied else []
    if holding and all(one.is_wrong for one in holding):
        return holding[0]  # what is denied is the claim that holds it, and no other one that does not
    fitting = [one for one in judged if not one.is_wrong]
    if fitting and not all(one.is_unlike for one in fitting):
        return fitting[0] if len(fitting) == 1 else None
    return next((one for one in judged if is_number_of(one.claim)), judged[0])
