"""One draft on its way through: its figures tied, judged and ended."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.derive import Derived, Deriver, can_be_computed, is_multiple
from factledger.services.lint.endings import Endings
from factledger.services.lint.explain import Explainer
from factledger.services.lint.judge.breach import Breach, Judged, broken
from factledger.services.lint.judge.judge import Judge
from factledger.services.lint.judge.redacted import Redacted
from factledger.services.lint.judge.speaker import Speakers
from factledger.services.lint.match.carried import carried_on
from factledger.services.lint.match.matcher import Matcher
from factledger.services.lint.match.related import (
    asked,
    is_of_several,
    is_smaller_first,
    named_together,
    names_any,
    of_nearest,
    related_claims,
    shared_claims,
)
from factledger.services.lint.match.scope import years_named
from factledger.services.lint.needed import has_to_stand, is_age
from factledger.services.lint.orders import obeyed
from factledger.services.lint.prose.behind import as_difference, exceeding
from factledger.services.lint.prose.prose import Prose
from factledger.services.lint.prose.rates import each_of
from factledger.services.lint.report import MATCHED, UNREGISTERED, Linted
from factledger.services.lint.summed import joined, summed, together
from factledger.services.lint.ties.in_draft import ties_in
from factledger.services.lint.ties.sidecar import NO_CLAIM
from factledger.services.lint.ties.tying import Ending, Tying
from factledger.services.lint.within.beyond import beyond_within
from factledger.services.lint.within.changes import is_measured_against
from factledger.services.lint.within.figures import meets, sum_of
from factledger.services.lint.within.shares import are_part_and_whole, share_within
from factledger.services.lint.within.totals import total_of
from factledger.services.lint.within.twice import excluded
from factledger.services.lint.within.within import clashes_within
from factledger.services.lint.wrong_sums import is_wrong_sum, is_wrong_total, without_wrong_sum
from factledger.values.compare import Severity
from factledger.values.figure import AMOUNTS, Direction, Kind, Role
from factledger.values.number import magnitude
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factledger.domain.record import Row
    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention, Scan
    from factledger.services.lint.accepted import Accepting
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.ties.sidecar import Sidecar
    from factledger.values.figure import Figure
    from factledger.values.span import Span

_NEAR = 6
"""How many candidates are compared with the number itself."""

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
        self.result = Linted(draft.path, found.language, left_out=draft.left_out)
        self.endings = Endings(self.prose, self.result, options, accepting)
        self.by_claim: dict[str, dict[str, Mention]] = {}
        self.supported: dict[Span, tuple[int, ...]] = {}
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
        self.beside: dict[Span, list[Known]] = {}
        for one in matches:
            if one.chosen:
                self.beside.setdefault(one.sentence.span, []).append(one.chosen[0].claim)
        self.related = {id(one): self._related(one) for one in matches if not one.chosen and _may_follow(one)}
        entries = self.index.entries(self._concerned(matches))
        reader = self.index.reader
        self.judge = Judge(reader, self.index.units, self.prose, entries, Speakers(reader, self.prose))
        self.entries = entries
        redacted = Redacted(reader)
        self.deriver = Deriver(self.index.reader, self.index.units, entries)
        self.endings.explainer = Explainer(self.index, entries) if self.options.explain else None
        ends = []
        for one in matches:
            clashing = clashes.get(one.mention.span, [])
            if gone := redacted.breach(one, entries):
                claim = one.chosen[0].claim if one.chosen else None
                self.endings.finish(one, MATCHED if claim else UNREGISTERED, [gone, *clashing], claim)
            else:
                self._end(one, clashing)
            if tying is not None:
                ends.append(Ending.of(one, self.result.numbers[-1].claim))
        if tying is not None:
            self.closing = tying, ends

    def _match(self, mention: Mention, tie: str | None, tying: Tying | None, figure: int) -> Match:
        """Return what a figure is tied to: by the draft itself, else by a person beside it, else by its words."""
        if tie is None and tying is not None:
            tie = tying.claim(figure)
            if tie == NO_CLAIM:
                return replace(self.matcher.match(mention), chosen=(), candidates=())
        match = self.matcher.match(mention, tie)
        is_joint = tie is None and (
            is_of_several(self.matcher, match.sentence, match.mention) or any(self._together(match))
        )
        return replace(match, chosen=()) if is_joint else match

    def _together(self, match: Match) -> tuple[list[Known], list[Known]]:
        """Return the claims of two measures that a figure is of together; found once for each figure."""
        name = f"together {match.mention.number.start}"
        return match.sentence.once(name, lambda: named_together(self.matcher, match.sentence, match.mention))

    def _close(self, tying: Tying, ends: Sequence[Ending]) -> None:
        """Report the ties beside the draft that fit no more; they stand in a file of their own."""
        tying.close(ends)
        self.result.tied = tying.tied(ends, self.matcher, is_adding=self.options.tie)
        severity = self.options.severity(rules.STALE_TIE, rules.STALE_TIE.severity)
        if severity is not None:
            self.result.findings += [one.found(tying.sidecar.path, severity) for one in tying.stale]

    def _related(self, match: Match) -> list[Known]:
        if not names_any(self.matcher, match.sentence):
            return []
        mention, per = match.mention, match.mention.figure.unit.partition("/")[2]
        related = partial(related_claims, self.matcher, match.sentence, per=per)
        if self._is_per(match) or exceeding(self.prose, match.sentence, mention):
            return related(is_wide=True)
        is_change = mention.figure.role is Role.CHANGE_BY
        nearest = of_nearest(self.matcher, match.sentence, mention, related(is_wide=True)) if is_change else []
        return nearest or related(is_wide=False)

    def _hold(self, claims: list[Known]) -> list[Known]:
        """Return claims, once their rows are at hand."""
        self.entries |= self.index.entries(one.key for one in claims if one.key not in self.entries)
        return claims

    def _is_per(self, match: Match) -> bool:
        return bool(self.prose.said_in(match.sentence, "per"))

    def _concerned(self, matches: Sequence[Match]) -> Iterator[str]:
        """Yield the keys of the claims whose rows are needed."""
        for one in matches:
            yield from (candidate.claim.key for candidate in (*one.chosen, *one.candidates[:_NEAR]))
            yield from (claim.key for claim in self.related.get(id(one), ()))

    def _end(self, match: Match, clashes: Sequence[Breach]) -> None:
        """Give a figure its ending."""
        if match.tie is not None and not match.chosen:
            message = f"tied to {match.tie}, and the ledger has no such claim"
            self.endings.finish(
                match, UNREGISTERED, [Breach(rules.UNREGISTERED, message, (), Severity.ERROR), *clashes]
            )
            return
        if match.tie is None and is_age(self.prose, match.mention):
            self.endings.finish(match, UNREGISTERED, [*clashes])
            return
        judged = [self.judge.judge(match, one.claim) for one in match.chosen]
        if len(judged) > 1 and self._meant(match, judged) is None:
            self.endings.finish(match, UNREGISTERED, [self._ambiguous(judged), *clashes])
            return
        if judged:
            one = self._of_number(match, self._meant(match, judged) or judged[0])
            if each := self._of_each(match, one):
                self.endings.finish(match, MATCHED, [each, *clashes], one.claim, each.rows)
            else:
                self._end_judged(match, without_wrong_sum(match, one, clashes), clashes)
        else:
            self._end_without(match, clashes)

    def _end_judged(self, match: Match, judged: Judged, clashes: Sequence[Breach]) -> None:
        """Give a figure with a claim its ending: by that, or by what it is instead."""
        if match.tie is None and (judged.is_wrong or judged.is_unlike):
            if found := self._instead(match, judged):
                self.endings.finish(match, MATCHED, [found, *clashes])
                return
            if is_wrong_total(self.prose, match, clashes):
                self.endings.finish(match, UNREGISTERED, [*clashes])
                return
            if is_wrong_sum(match, clashes) and not self._is_of(match, judged.claim):
                self._end_without(match, clashes)
                return
        if match.tie is None and self._is_far(match, judged):
            self._end_without(match, clashes)
            return
        if match.tie is None and self._is_beside(match, judged):
            self._end_without(match, [found for found in clashes if found.rule is not rules.SELF_CONTRADICTS])
            return
        is_other = match.tie is None and any(b.rule is rules.WRONG_SCOPE for b in judged.breaches)
        if is_other and not self._is_of(match, judged.claim):
            self._end_without(match, clashes)
            return
        # Where the other figure is the wrong one, that is said there.
        others = [*self._twice(match, judged), *self._rated(match, judged), *clashes]
        if not judged.is_wrong:
            others = [other for other in others if other.rule is not rules.SELF_CONTRADICTS]
        if not judged.is_wrong and not judged.is_unlike:
            self.supported[match.mention.span] = judged.rows
        self.endings.finish(match, MATCHED, [*judged.breaches, *others], judged.claim, judged.rows)

    def _instead(self, match: Match, judged: Judged) -> Breach | None:
        """Return what a figure is that does not fit its claim: a total, derived, or a change the other way."""
        if judged.is_told_wrongly:
            return None
        return self._total(match) or self._derived(match, only_fitting=True) or self._turned(match)

    def _of_each(self, match: Match, judged: Judged) -> Breach | None:
        """Return what becomes of a sum that its sentence gives for each of many, where its claim holds that of all."""
        each = each_of(self.prose, match.sentence, match.mention) if match.tie is None else None
        if each is None:
            return None
        claims = self._hold(related_claims(self.matcher, match.sentence, is_wide=True))
        found = self.deriver.of_each(match.mention.figure, judged.claim, each, claims)
        if found is None:
            return None
        if found.fits:
            return Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)
        return broken(rules.CONTRADICTED, str(found), found.rows)

    def _is_far(self, match: Match, judged: Judged) -> bool:
        """Tell whether a figure is thousands of times another than what its claim holds, and no name ties it to it.

        A slip of scale keeps its digits: 78 million, and 78 billion.
        """
        mine = match.mention_for(judged.claim).figure.stated
        if mine is None or not mine.value or not any(one.rule is rules.CONTRADICTED for one in judged.breaches):
            return False
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
        near = (one for one in match.candidates[:_NEAR] if one.subject and one.fits_unit_and_scope)
        return next((one.claim for one in near if self.judge.fits(match.mention_for(one.claim), one.claim)), None)

    def _is_of(self, match: Match, claim: Known) -> bool:
        """Tell whether a claim holds the figure, or its very number of something of the same sort: H100s, and A100s."""
        stated = match.mention.figure.stated
        return self.judge.fits(match.mention_for(claim), claim) or (
            stated is not None and self.judge.holds(claim, stated.value)
        )

    def _end_without(self, match: Match, clashes: Sequence[Breach]) -> None:
        """Give a figure without a claim its ending: another measure, derived, or unregistered."""
        if own := self._of_partner(match):
            judged = self.judge.judge(match, own)
            self.endings.finish(match, MATCHED, [*judged.breaches, *clashes], own, judged.rows)
            return
        for one in match.candidates[:_NEAR]:
            if one.is_other_measure and self._is_of(match, one.claim):
                message = f"{one.against}; {self._stated(one.claim)}"
                rows = tuple(row.seq for row in self.entries.get(one.claim.key, ())[:1])
                self.endings.finish(match, MATCHED, [broken(rules.WRONG_SCOPE, message, rows), *clashes], one.claim)
                return
        told = beyond_within(self.prose, match.sentence, match.mention)
        found = Breach(rules.DERIVED, told, (), Severity.NOTE) if told else self._total(match)
        found = found or self._derived(match, only_fitting=bool(clashes))
        if found is not None:
            self.endings.finish(match, MATCHED, [found, *clashes])
            return
        if clashes:
            self.endings.finish(match, UNREGISTERED, [*clashes])
            return
        if share := share_within(self.prose, match.sentence, match.mention):
            self.endings.finish(match, MATCHED, [Breach(rules.DERIVED, share, (), Severity.NOTE)])
            return
        breach = (
            [broken(rules.UNREGISTERED, self._differing(match))]
            if has_to_stand(self.prose, self.options, match.mention)
            else []
        )
        self.endings.finish(match, UNREGISTERED, breach)

    def _meant(self, match: Match, judged: Sequence[Judged]) -> Judged | None:
        if _is_shared(match, judged):
            return None
        found = _one_of(judged, lambda claim: self.judge.fits(match.mention_for(claim), claim))
        if found is None and all(self.judge.is_denied(match, one.claim) for one in judged):
            return next(one for one in judged if not one.is_wrong)  # what is denied rightly is so by each
        return found

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
        for one in match.candidates[:_NEAR]:
            if one.is_enough and one.claim.key != judged.claim.key and self.judge.holds(one.claim, stated.value):
                other = self.judge.judge(match, one.claim)
                told = (rules.WRONG_UNIT, rules.WRONG_SCOPE, rules.STATUS_CHANGED)
                if other.breaches and other.breaches[0].rule in told:
                    return other
        return judged

    def _of_other_measure(self, match: Match, chosen: Known) -> Judged | None:
        """Return what judging comes to where a claim that is named better holds the figure of another measure."""
        best = next((one for one in match.candidates if one.claim.key == chosen.key), None)
        for one in match.candidates[:_NEAR]:
            is_better = best is not None and one.is_other_measure and one.score > best.score
            if is_better and self.judge.fits(match.mention_for(one.claim), one.claim):
                rows = tuple(row.seq for row in self.entries.get(one.claim.key, ())[:1])
                breach = broken(rules.WRONG_SCOPE, f"{one.against}; {self._stated(one.claim)}", rows)
                return Judged(one.claim, (breach,), rows)
        return None

    def _derived(self, match: Match, *, only_fitting: bool = False) -> Breach | None:
        """Return what becomes of a figure that is computed: a note with its rows, or what they come to instead."""
        if not names_any(self.matcher, match.sentence):
            return None
        related = self.related.get(id(match))
        if related is None and _may_follow(match):
            related = self.related[id(match)] = self._hold(self._related(match))
        if only_fitting and match.chosen:
            related = list({one.key: one for one in (*(related or ()), *(it.claim for it in match.chosen))}.values())
        nearest = self._as_of_nearest(match)
        figure = as_difference(self.prose, match.sentence, nearest) if related else nearest.figure
        tried = self.deriver.derive(figure, related, is_per=self._is_per(match)) if related else ()
        fitting = [one for one in tried if one.fits] or self._of_beside(match, figure)
        if fitting:
            return self._in_order(match, fitting[0], related or ())
        if found := self._compared(match) or self._shared(match) or self._summed(match) or self._of_all(match):
            return Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)
        is_one = len({frozenset(one.rows) for one in tried}) == 1
        if is_one and not only_fitting and can_be_computed(figure):
            one = max(tried, key=lambda it: it.value) if is_multiple(figure) else tried[0]
            return broken(rules.CONTRADICTED, str(one), one.rows)
        return None

    def _in_order(self, match: Match, found: Derived, related: Sequence[Known]) -> Breach:
        """Return the note on what a figure follows from, or the finding where its sentence names the smaller one first.

        "Net debt exceeds gross debt by €600 million" has the sum right, and the two the wrong way round.
        """
        way = exceeding(self.prose, match.sentence, match.mention)
        if way is not None and is_smaller_first(match.sentence, found, related, self.entries) is (way is Direction.UP):
            return broken(rules.WRONG_DIRECTION, f"{way.value}, and {found}", found.rows)
        return Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)

    def _compared(self, match: Match) -> Derived | None:
        """Return how a figure follows from two claims that its sentence compares: so many more, or so many not."""
        if not _may_follow(match):
            return None
        how = match.sentence.once("asked", lambda: asked(self.prose, match.sentence))
        if not any(how):
            return None
        claims = self._hold(related_claims(self.matcher, match.sentence, is_wide=True))
        return self.deriver.compare(self._as_of_nearest(match).figure, claims, how)

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
        self._hold([*parts, *wholes])
        return self.deriver.share(match.mention.figure, parts, wholes)

    def _total(self, match: Match) -> Breach | None:
        """Return the note that a figure is the total of others in its sentence, each of which the ledger supports."""
        told = total_of(self.prose, match.sentence)
        if told is None or told[0] is not match.mention or any(one.span not in self.supported for one in told[1]):
            return None
        found, shown = sum_of(told[1])
        rows = tuple(dict.fromkeys(seq for one in told[1] for seq in self.supported[one.span]))
        is_sum = meets(match.mention.figure, found)
        return Breach(rules.DERIVED, shown, rows, Severity.NOTE) if is_sum else None

    def _summed(self, match: Match) -> Derived | None:
        """Return how a figure is the sum of rows, where its sentence names several years or says that it sums up."""
        some, others = self._together(match)
        if some:
            self._hold([*some, *others])
            return joined(self.deriver, match.mention.figure, some, others)
        years = years_named(self.prose, match.sentence, self.matcher.date)
        is_told = bool(self.prose.said_in(match.sentence, "total"))
        if len(years) < 2 and not is_told:  # noqa: PLR2004  one year sums up nothing
            return None
        claims = self._hold(related_claims(self.matcher, match.sentence, is_wide=False))
        return summed(self.deriver, match.mention.figure, claims, years, is_told=is_told)

    def _of_beside(self, match: Match, figure: Figure) -> list[Derived]:
        """Return how a figure follows from the claims that other figures of its sentence are tied to."""
        claims = self.beside.get(match.sentence.span, ())
        if len(claims) < 2 or not can_be_computed(figure):  # noqa: PLR2004  it follows from two
            return []
        claims = self._hold(list({one.key: one for one in claims}.values()))
        return [one for one in self.deriver.derive(figure, claims, is_per=False) if one.fits]

    def _of_all(self, match: Match) -> Derived | None:
        """Return how a figure is the sum of all claims that fit it equally well: the dead of both towns."""
        return together(self.deriver, match.mention_for, [one.claim for one in match.chosen])

    def _turned(self, match: Match) -> Breach | None:
        """Return the finding when a figure is a change that rows come to, and goes the other way."""
        stated, direction = match.mention.figure.stated, match.mention.figure.direction
        if stated is None or direction is None or match.mention.figure.role is not Role.CHANGE_BY:
            return None
        related = self.related.get(id(match)) or ()
        tried = self.deriver.derive(match.mention.figure, related, is_per=False)
        other = next((one for one in tried if not one.fits and magnitude(one.value) == stated.value), None)
        return None if other is None else broken(rules.WRONG_DIRECTION, f"{direction.value}, and {other}", other.rows)

    def _rated(self, match: Match, judged: Judged) -> Iterator[Breach]:
        """Yield the note that a figure which is in order is for another time than its claim's: a day, and an hour."""
        found = None if judged.breaches else self.deriver.rated(match.mention.figure, judged.claim)
        if found is not None:
            yield Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)

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

    def _ambiguous(self, judged: Sequence[Judged]) -> Breach:
        shown_ = "; ".join(
            f"{self._stated(one.claim)}: {one.breaches[0].rule.name if one.breaches else 'fits'}"
            for one in judged[:SHOWN]
        )
        more = f"; and {len(judged) - SHOWN} more" if len(judged) > SHOWN else ""
        rows = tuple(dict.fromkeys(seq for one in judged for seq in one.rows))
        return broken(rules.AMBIGUOUS, f"{len(judged)} claims fit equally well: {shown_}{more}", rows)

    def _differing(self, match: Match) -> str:
        """Return the nearest claims and how each differs from what the sentence says."""
        near = []
        for one in match.candidates[:SHOWN]:
            why = one.against or match.difference(one.claim) or "not enough speaks for it"
            near.append(f"{self._stated(one.claim)}: {why}")
        return "no claim stands behind it" + (f"; nearest: {'; '.join(near)}" if near else "")

    def _stated(self, claim: Known) -> str:
        rows: Sequence[Row] = self.entries.get(claim.key, ())
        texts = " or ".join(dict.fromkeys(repr(getattr(row.body, "text", None) or "?") for row in rows[:2]))
        return f"{claim.key} is {texts} (#{rows[0].seq})" if rows else claim.key


def _may_follow(match: Match) -> bool:
    """Tell whether a figure may be one that somebody computed from rows."""
    figure = match.mention.figure
    return can_be_computed(figure) or figure.kind in AMOUNTS


def _is_shared(match: Match, judged: Sequence[Judged]) -> bool:
    """Tell whether nothing but one name names several subjects: which Norvik is meant, its digits do not tell."""
    names = {phrase.name for phrase in match.sentence.names}
    named = {one.claim.columns.subject: names & (one.claim.subjects | one.claim.either) for one in judged}
    return len(named) > 1 and all(named.values()) and len(set(map(frozenset, named.values()))) == 1


def _one_of(judged: Sequence[Judged], is_number_of: Callable[[Known], bool]) -> Judged | None:
    """Return which of several claims that fit equally well is meant: the one whose figure it is; None for several.

    Where it is nobody's figure, it is as wrong by the first as by the others.
    """
    fitting = [one for one in judged if not one.is_wrong]
    if fitting and not all(one.is_unlike for one in fitting):
        return fitting[0] if len(fitting) == 1 else None
    return next((one for one in judged if is_number_of(one.claim)), judged[0])
