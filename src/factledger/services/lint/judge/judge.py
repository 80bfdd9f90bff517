"""Judge a figure of a draft by the rows of the claim that it is tied to."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from factledger.domain.entry import DEPRECATED, RANKS, UNRELIABLE, Entry
from factledger.domain.source import Source
from factledger.reading.events import REJECT
from factledger.reading.terms import may_count_one, narrower, terms_of
from factledger.rules import lint as rules
from factledger.services.lint.judge.breach import Breach, Judged, breaks_any, broken, is_error, worst
from factledger.services.lint.judge.dated import (
    is_to_come,
    long_before,
    other_than_before,
    other_than_now,
    other_than_told,
)
from factledger.services.lint.judge.either import is_either
from factledger.services.lint.judge.goods import narrower_good, other_good
from factledger.services.lint.judge.grown import is_grown
from factledger.services.lint.judge.narrower import is_kind_of, narrower_kind
from factledger.services.lint.judge.parts import other_part, own_part
from factledger.services.lint.judge.per import SUMS, part_of_year, per_said
from factledger.services.lint.judge.roles import (
    RATE_OF_RISE,
    as_claimed,
    has_no_way,
    holds_difference,
    in_role,
    is_far,
    is_relative,
    is_same_number,
    is_share,
    rates_of,
)
from factledger.services.lint.judge.ruled import is_ruled
from factledger.services.lint.language import unknown_behind
from factledger.services.lint.match.events import deeds_in, of_claim, shares_event, told_of
from factledger.services.lint.match.matters import matters_of_claim
from factledger.services.lint.match.where import only_in
from factledger.services.lint.prose.behind import (
    hedge_before,
    hedged_behind,
    is_beyond,
    is_compared,
    is_on_top,
    is_share_of,
)
from factledger.services.lint.prose.direction import direction_said, says_ordered
from factledger.services.lint.prose.status import (
    CAN,
    denies,
    is_denial_denied,
    is_denied_behind,
    is_excepted,
    is_former,
    is_lacking,
    is_none,
    is_planned_behind,
    is_question,
    is_set_against,
    passive_status,
    says_ability,
    says_denial,
    statuses_said,
)
from factledger.services.lint.within.changes import went_to
from factledger.services.lint.within.figures import as_stated, may_both_be_right
from factledger.services.lint.within.turns import beside, unbound
from factledger.values.compare import Judgement, Severity, Verdict, compare
from factledger.values.figure import AMOUNTS, Direction, Figure, Hedge, Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, Likeness, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factledger.domain.record import Row
    from factledger.reading.mention import Mention
    from factledger.rules.lint import LintRule
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.judge.speaker import Speakers
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.number import Exact
    from factledger.values.units import Units

_OF_VERDICT = {
    Verdict.CONTRADICTED: rules.CONTRADICTED,
    Verdict.UNSUPPORTED: rules.UNSUPPORTED,
    Verdict.HEDGE_CHANGED: rules.HEDGE_CHANGED,
    Verdict.WEAK: rules.WEAK,
    Verdict.INCOMPARABLE: rules.INCOMPARABLE,
}

_BOUNDS = (Hedge.AT_MOST, Hedge.AT_LEAST)

_OF_BOUND = 4
"""Words of a bound before its number; in more of them its subject stands: "لم يتجاوز إنتاج الشركة"."""

_AS_IT_IS = (Fraction(1), Fraction(0))
"""How a number of one unit becomes that of another one that is as great."""

_PRICE = "=price"

_FORESEEN = ("planned", "projected")

_WRONG = (rules.CONTRADICTED, rules.WRONG_DIRECTION, rules.WRONG_UNIT, rules.UNSUPPORTED)

_DISPUTING = (*_WRONG, rules.NEGATED)

_OF_FIGURE = (*_WRONG, rules.INCOMPARABLE, rules.WEAK)
"""Rules that the figure itself breaks: only then it may be one that the ledger held once."""

_UNIT = 40
"""Characters behind a number in which the word for a unit ends."""

_VOTE = "=vote"

_WANTED = frozenset({"demand"})
"""What a claim measures by its matter where that is only wanted."""

_COSTS = frozenset({"=cost", "=price"})

_QUOTED = (rules.HEDGE_CHANGED, rules.UNSUPPORTED, rules.NEGATED)


class Rows(Protocol):
    """What is asked for rows by which figures are judged."""

    def find(self, kind: str, key: str) -> Row | None:
        """Return the current row of a key, if there is one."""

    def versions(self, kind: str, key: str) -> list[Row]:
        """Return all versions of a row, the oldest first."""


_MANY_TIMES = 100
"""From here on two durations in different units are of different things: the hours of a rental, and years."""


class Judge:
    """Judges the figures of one draft by the rows of one state of a ledger."""

    holder = "the ledger"
    """What holds the rows, in messages."""

    def __init__(
        self,
        reader: Rows,
        units: Units,
        prose: Prose,
        entries: Mapping[str, list[Row]],
        speakers: Speakers,
        date: str | None = None,
    ) -> None:
        """Prepare, with the current rows of every claim that is concerned, who speaks, and the day of the draft."""
        self.reader, self.units, self.prose, self.entries = reader, units, prose, entries
        self.speakers, self.date = speakers, date
        self._sources: dict[str, Source | None] = {}

    def judge(self, match: Match, claim: Known) -> Judged:
        """Return what judging a figure by a claim comes to."""
        rows = [row for row in self.entries.get(claim.key, ()) if isinstance(row.body, Entry) and row.body.figure]
        if not rows:
            breach = broken(rules.UNREGISTERED, f"the claim {claim.key} has no row that states a number", ())
            return Judged(claim, (breach,), ())
        if difference := match.difference(claim) or part_of_year(self.prose, match, claim):
            message = f"{difference} ({self._stated(rows[0])})"
            return Judged(claim, (broken(rules.WRONG_SCOPE, message, _seqs(rows[:1])),), _seqs(rows[:1]))
        good = [row for row in rows if _entry(row).status != "retracted"]
        ranked = _best_ranked(good)
        outcomes = [(row, self._by_row(match, claim, row)) for row in ranked]
        # Among equally grave ones the row that the figure fits comes first, then the one of who speaks in the draft.
        outcomes.sort(
            key=lambda one: (worst(one[1]), breaks_any(one[1], _OF_FIGURE), breaks_any(one[1], (rules.WRONG_SPEAKER,)))
        )
        is_figure = outcomes and breaks_any(outcomes[0][1], _OF_FIGURE)
        is_weak = outcomes and breaks_any(outcomes[0][1], (rules.WEAK,)) and self._was_told(match, claim, rows)
        if (not outcomes or is_weak or (is_figure and is_error(outcomes[0][1]))) and (
            past := self._by_past(match, claim, rows, ranked)
        ):
            return past
        if not outcomes:
            row = rows[0]
            message = f"{self._stated(row)} was withdrawn by its source"
            return Judged(claim, (broken(rules.RETRACTED, message, (row.seq,)),), (row.seq,))
        row, breaches = outcomes[0]
        is_deprecated = _entry(row).rank == DEPRECATED
        if is_deprecated and match.mention_for(claim).figure.unit == _entry(row).unit:
            # By whether a row that is held for a mistake tells a level or a rise, no draft is measured.
            breaches = [one for one in breaches if one.rule is not rules.WRONG_UNIT]
        if not is_error(breaches):
            breaches = [*breaches, *self._dispute(match, claim, row, outcomes[1:])]
            if is_deprecated:
                message = f"the ledger ranks {self._stated(row)} as {DEPRECATED}, and holds nothing better"
                breaches.append(broken(rules.DISPUTED, message, (row.seq,)))
        breaches.sort(key=lambda one: one.order)
        others = [other for other, found in outcomes[1:] if not is_error(found) or is_error(breaches)]
        return Judged(claim, tuple(breaches), _seqs([row, *others]))

    def _by_past(self, match: Match, claim: Known, rows: Sequence[Row], ranked: Sequence[Row]) -> Judged | None:
        """Return the finding when a figure fits what the ledger held once: a retracted, older or lower-ranked row."""
        for row in rows:
            if _entry(row).status == "retracted" and self._fits(match.mention_for(claim), claim, _entry(row)):
                if self._says_withdrawn(match.sentence):
                    return Judged(claim, (), (row.seq,))
                message = f"{self._stated(row)} was withdrawn by its source"
                return Judged(claim, (broken(rules.RETRACTED, message, (row.seq,)),), (row.seq,))
        for row in rows:
            # What the row still says is not what it once said, whatever else is wrong with the sentence.
            if row.version > 1 and not self._fits(match.mention_for(claim), claim, _entry(row)):
                versions = self.reader.versions("entry", row.key)
                for older, newer in pairwise(versions):
                    entry = older.body
                    if isinstance(entry, Entry) and entry.figure and self._fits(match.mention_for(claim), claim, entry):
                        was = f"{entry.claim} was {entry.text!r} (#{older.seq}), and is {self._shown(row)}"
                        message = f"it was right until {newer.recorded_at[:10]}: {was}"
                        return Judged(claim, (broken(rules.SUPERSEDED, message, (older.seq, row.seq)),), (row.seq,))
        for row in rows:
            is_lower = row not in ranked and _entry(row).status not in UNRELIABLE
            if is_lower and self._fits(match.mention_for(claim), claim, _entry(row)):
                held = self._stated(ranked[0])
                message = f"the ledger ranks {self._stated(row)} as {_entry(row).rank}; it holds {held}"
                return Judged(claim, (broken(rules.SUPERSEDED, message, (row.seq,)),), (row.seq,))
        return None

    def _was_told(self, match: Match, claim: Known, rows: Sequence[Row]) -> bool:
        """Tell whether a row once stated the very number of a figure: "at least 96", before it was at least 128."""
        mine = match.mention_for(claim).figure.stated
        older = (self.reader.versions("entry", row.key)[:-1] for row in rows if row.version > 1)
        told = (one.body.figure for some in older for one in some if isinstance(one.body, Entry) and one.body.figure)
        return mine is not None and any(one.stated is not None and one.stated.value == mine.value for one in told)

    def _says_withdrawn(self, sentence: Sentence) -> bool:
        """Tell whether a draft itself says that a figure was withdrawn: "took back its report on 17 accidents"."""
        return bool(self.prose.said_in(sentence, "withdrawn")) and bool(self.prose.said_in(sentence, "told-in"))

    def _fits(self, mention: Mention, claim: Known, entry: Entry) -> bool:
        figure = entry.figure
        if figure is None:
            return False
        breach, _ = self._by_figure(mention.figure, figure, claim, "")
        return breach is None or breach.rule is rules.HEDGE_CHANGED

    def _figure(self, match: Match, claim: Known, ledger: Figure) -> Figure:
        """Return the draft's figure, with the way that its sentence says it goes where no verb beside it tells.

        A bound whose words name what is measured is none: "a cap of 50,000 chips", of the cap itself.
        """
        mention = match.mention_for(claim)
        figure = went_to(self.prose, match.sentence, mention) or hedged_behind(self.prose, match.sentence, mention)
        if ledger.hedge is Hedge.PLAIN and figure.hedge in _BOUNDS and self._names_measure(match.mention, claim):
            figure = as_stated(figure)
        if ledger.hedge is Hedge.PLAIN and beside(self.prose, match.sentence, match.mention):
            figure = unbound(figure)
        is_lost = figure.role is Role.CHANGE_BY and figure.kind is Kind.PERCENT and ledger.role is Role.LEVEL
        if is_lost and holds_difference(claim) and is_share_of(self.prose, match.mention):
            return figure._replace(role=Role.LEVEL, direction=None)  # "lost 18% of its hives", of the hives lost
        if is_lost and self._is_rise_of_prices(match, figure, claim):
            return figure._replace(role=Role.LEVEL, direction=None)  # "prices climbed 4.1%", of an inflation of 4.1%
        if figure.role is Role.CHANGE_BY and ledger.role is Role.LEVEL and self._is_harmed(match, figure, claim):
            return figure._replace(role=Role.LEVEL, direction=None)  # "lost 24,000 salmon", of those that escaped
        is_crowd = figure.hedge is Hedge.CROWD  # "decenas de negocios más que ofrecían chips" are set against none
        if figure.role is Role.ADDITION and ledger.role is Role.LEVEL and not is_crowd:
            return figure._replace(role=Role.CHANGE_BY) if is_compared(self.prose, match.mention) else figure
        is_sum = (figure.kind in SUMS or figure.kind is Kind.COUNT) and not is_crowd
        if figure.role is Role.LEVEL is ledger.role and is_sum and is_beyond(self.prose, match.mention):
            return figure._replace(role=Role.CHANGE_BY)
        if ledger.direction is None or figure.direction is not None or figure.role is Role.CHANGE_TO:
            return figure
        clause = self.prose.clause(match.sentence, match.mention)
        return figure._replace(direction=direction_said(self.prose, match.sentence, clause, match.mention))

    def _is_rise_of_prices(self, match: Match, figure: Figure, claim: Known) -> bool:
        """Tell whether a figure is by how much prices rose, and a claim of how fast they do; inflation rises, too."""
        is_up = figure.direction is Direction.UP and RATE_OF_RISE in claim.core
        return is_up and not self.prose.said_in(match.sentence, "inflation")

    def _is_harmed(self, match: Match, figure: Figure, claim: Known) -> bool:
        """Tell whether so much of something was lost as a claim counts of what happened to it: what is told of both."""
        is_counted = figure.kind in (Kind.COUNT, Kind.QUANTITY) and figure.direction is Direction.DOWN
        return is_counted and shares_event(claim, told_of(self.prose, match.sentence, match.mention))

    def _names_measure(self, mention: Mention, claim: Known) -> bool:
        """Tell whether the few words before a number that bound it name what a claim measures: "a cap of"."""
        before = self.prose.draft.text[mention.span.start : mention.number.start]
        return len(before.split()) <= _OF_BOUND and bool(terms_of(before, self.prose.language) & claim.terms)

    def _status(self, match: Match, claim: Known) -> str | None:
        """Return what the sentence says of its figure: what the reader saw before it, and denials around it.

        "Did not score but 13" and "43 judges did not suffice" deny nothing, "91% are not vaccinated" does.
        """
        mention, sentence = match.mention, match.sentence
        is_said = is_excepted(self.prose, sentence, mention) or is_lacking(self.prose, sentence, mention)
        if mention.status == "denied" and (is_said or hedge_before(self.prose, sentence, mention) in _BOUNDS):
            return None  # "لا يقل عدد الطلاب عن 32 ألفا"
        if mention.status == "denied" and self._is_refused(sentence, mention, claim):
            return None
        if mention.status is None and is_denial_denied(self.prose, sentence) and REJECT in of_claim(claim):
            return "denied"  # "did not deny 214 licences", of those that it denied
        if mention.status is None:
            is_denied = is_denied_behind(self.prose, sentence, mention, claim, claim.terms | claim.told)
            if is_denied and not says_denial(claim.columns.statement or claim.columns.measure):
                return "denied"
            if is_none(self.prose, sentence, mention) or is_set_against(self.prose, sentence, mention):
                return "denied"
        # "A year before it had been 79 million" is told of that year.
        is_dated = bool(self.prose.said_in(sentence, "year-before")) and match.stated.fits_period(claim) is True
        if mention.status is None and not is_dated and is_former(self.prose, sentence, mention):
            return "denied"
        return mention.status or passive_status(self.prose, sentence, mention)

    def _is_refused(self, sentence: Sentence, mention: Mention, claim: Known) -> bool:
        """Tell whether a verb that denies elsewhere says what a claim counts: "negou 146 licenças", "denied 146".

        So does "171 voted against", of those who did, where nothing says that they did not.
        """
        before, _ = self.prose.beside(mention.span)
        is_against = _VOTE in claim.terms and REJECT in of_claim(claim) & deeds_in(self.prose, sentence)
        if is_against and not self.prose.said_in(sentence, "not"):
            return True
        names = (*claim.measures, *claim.either)
        is_told = REJECT in of_claim(claim) or any(before in name for name in names)
        return is_told and denies(self.prose, before)

    def _may_stand(self, match: Match, status: str) -> bool:
        """Tell whether the words of the sentence say of its figure what the ledger does: planned, denied, possible."""
        return any(_may_be(said, status) for said in statuses_said(self.prose, match.sentence, match.mention))

    def _may_be_told(self, match: Match, claim: Known, status: str) -> bool:
        """Tell the same, or that both tell of what was ordered, or what tells more of the figure says so."""
        if self._may_stand(match, status):
            return True
        is_behind = status == "planned" and is_planned_behind(self.prose, match.sentence, match.mention)
        return is_behind or (status == "planned" and self._is_ordered(match, claim))

    def _dispute(
        self, match: Match, claim: Known, row: Row, others: Iterable[tuple[Row, list[Breach]]]
    ) -> Iterator[Breach]:
        for other, breaches in others:
            against = breaks_any(breaches, _DISPUTING) and not self._agree(_entry(row), _entry(other))
            if _entry(other).status == "denied":
                # Who denies the very figure disputes it.
                against = not against and breaks_any(breaches, (rules.STATUS_CHANGED,))
            # "The Courier counted 1,200, the Gazette 1,900" tells of the dispute itself.
            against = against and not _is_told_beside(match, _entry(other))
            if against and not self.speakers.settles(match, _entry(row), self._source(row), claim):
                message = f"{self._stated(row)} fits, and {self._stated(other)} does not"
                yield broken(rules.DISPUTED, message, (row.seq, other.seq))

    def _agree(self, one: Entry, other: Entry) -> bool:
        """Tell whether two rows of a claim may both be right: 18,400 runners, and more than 18,000 people."""
        mine, theirs = one.figure, other.figure
        if mine is None or theirs is None:
            return False
        if mine.kind is Kind.COUNT is theirs.kind:
            theirs = theirs._replace(unit=mine.unit)  # a claim counts one thing, whatever each source calls it
        return may_both_be_right(mine, theirs, self.units) is True

    def _by_row(self, match: Match, claim: Known, row: Row) -> list[Breach]:
        """Return what a figure breaks by one row."""
        entry = _entry(row)
        figure = entry.figure
        if figure is None:
            return []
        found: list[Breach] = []
        breach, _ = self._by_figure(self._figure(match, claim, figure), figure, claim, self._stated(row))
        said = self._status_beside(match, claim, entry)
        is_same = breach is not None and is_same_number(match.mention_for(claim).figure, figure)
        is_of_hedge = breach is not None and (
            breach.rule is rules.HEDGE_CHANGED or (breach.rule is rules.CONTRADICTED and is_same)
        )
        if is_of_hedge and self._is_either(match, claim, entry):
            breach = None
        if breach is not None:
            if said == "denied" and entry.status not in UNRELIABLE and breach.rule is rules.CONTRADICTED:
                # What the ledger does not hold is denied rightly, but not by anybody else than the row's speaker.
                return [one for one in self._by_speaker(match, claim, row) if one.rule is rules.WRONG_SPEAKER]
            found.append(replace(self._by_scale(breach, match.mention), rows=(row.seq,)))
        elif unlike := next(self._unlike(match, claim, row, figure), None):
            found.append(unlike)
        found += self._by_status(match, claim, row, said)
        if self._is_quoted(match.mention):
            found = [
                broken(rules.CUT_QUOTATION, one.message, one.rows) if self._is_cut(one, match, entry) else one
                for one in found
            ]
        return sorted(found, key=lambda one: one.order)

    def _unlike(self, match: Match, claim: Known, row: Row, figure: Figure) -> Iterator[Breach]:
        """Yield what makes a figure that a row supports one of something else: by its unit, of a kind, of long ago."""
        stated, rows = self._stated(row), (row.seq,)
        if what := self._in_other_unit(match, claim, figure):
            yield broken(rules.WRONG_UNIT, f"{what} in the draft ({stated})", rows)
        if is_on_top(self.prose, match.sentence, match.mention):
            yield broken(rules.INCOMPARABLE, f"so many on top of others in the draft ({stated})", rows)
        if word := self._unknown_unit(match.mention, figure):
            yield broken(rules.INCOMPARABLE, f"{word!r} behind the number is no unit that is known ({stated})", rows)
        if kind := self._narrower(match, claim, row):
            yield broken(rules.INCOMPARABLE, f"another kind in the draft: {kind!r} ({stated})", rows)
        if other := self._other_good(match, claim, row):
            message = f"product: of {other!r} in the draft ({stated})"
            yield broken(rules.WRONG_SCOPE, message, rows, Severity.WARNING)
        if part := self._narrowed(match, claim):
            yield broken(rules.WRONG_SCOPE, f"{part} ({stated})", rows, Severity.WARNING)
        yield from self._of_other_time(match, claim, row)

    def _of_other_time(self, match: Match, claim: Known, row: Row) -> Iterator[Breach]:
        """Yield of what other time than its claim a figure is, by the words around it."""
        stated, rows = self._stated(row), (row.seq,)
        if years := other_than_told(match, claim):
            yield broken(rules.WRONG_SCOPE, f"period: {years} ({stated})", rows)
        for other in (other_than_before, other_than_now):
            if years := other(self.prose, match, claim, self.date):
                yield broken(rules.WRONG_SCOPE, f"period: {years} ({stated})", rows, Severity.WARNING)
        if year := long_before(self.prose, match, claim, self._source(row)):
            message = f"period: {year} in the draft; none in the claim, and its source is later ({stated})"
            yield broken(rules.WRONG_SCOPE, message, rows, Severity.WARNING)

    def _narrowed(self, match: Match, claim: Known) -> str | None:
        """Return of what part the draft tells a figure, by a place or a programme, of which its claim says nothing."""
        if match.tie is not None:
            return None
        if place := only_in(self.prose, match.sentence, claim):
            return f"place: only in {place} in the draft, and of no place in the ledger"
        part = other_part(self.prose, match.sentence, claim) or own_part(self.prose, match.sentence, claim)
        return f"measure: of {part!r} in the draft" if part else None

    def _status_beside(self, match: Match, claim: Known, entry: Entry) -> str | None:
        """Return what the sentence says of its figure, beside a row: what something can do is not what may be.

        That is so where the claim says what it can do, as a fact: "homes that the park can supply".
        """
        said = self._status(match, claim)
        if said != "possible" or entry.status != "asserted" or not self.prose.said_in(match.sentence, CAN):
            return said
        return None if says_ability(claim.columns.statement or claim.columns.measure) else said

    def _in_other_unit(self, match: Match, claim: Known, ledger: Figure) -> str | None:
        """Return what the words around a figure make of it, where the claim holds a plain total: so much for each."""
        if per := self._per(match, claim, ledger):
            return per
        if match.tie is None and is_grown(self.prose, match, claim, ledger):
            return "a change of it by so much"
        return "so many more than something else" if self._is_more_than(match, claim, ledger) else None

    def _is_more_than(self, match: Match, claim: Known, ledger: Figure) -> bool:
        """Tell whether the draft sets a figure against another one that the claim knows nothing of: "620 more than"."""
        is_level = ledger.role is Role.LEVEL and ledger.kind in AMOUNTS
        return is_level and not match.tie and is_compared(self.prose, match.mention) and not is_relative(claim)

    def _other_good(self, match: Match, claim: Known, row: Row) -> str | None:
        """Return what the draft says that its figure is of, where the claim is of some other good."""
        source = self._source(row)
        language = source.language if source else None
        return None if match.tie else other_good(self.prose, match.sentence, match.mention, claim, language)

    def _narrower(self, match: Match, claim: Known, row: Row) -> str | None:
        """Return what makes of the draft's count one of a narrower kind than the claim's; nothing where it is tied."""
        if match.tie:
            return None
        kind = narrower_kind(self.prose, match.sentence, match.mention, claim, _entry(row).text or "")
        return kind or narrower_good(self.prose, match.sentence, match.mention, claim)

    def _per(self, match: Match, claim: Known, ledger: Figure) -> str | None:
        """Return for each of what the sentence gives its figure, where the claim holds it of all."""
        return per_said(self.prose, match, claim, ledger)

    def _by_scale(self, breach: Breach, mention: Mention) -> Breach:
        """Return a contradiction as no more than a doubt where a scale may have been left unread behind the number."""
        word = unknown_behind(self.prose.draft, self.prose.scan, mention) if breach.rule is rules.CONTRADICTED else None
        if word is None:
            return breach
        message = f"what stands behind the number, {word!r}, is not known and may be a scale: {breach.message}"
        return broken(rules.INCOMPARABLE, message, breach.rows)

    def _unknown_unit(self, mention: Mention, ledger: Figure) -> str | None:
        """Return the word behind a bare number where the ledger has a measure, and the word may be another one."""
        if mention.figure.unit != NO_UNIT or ledger.kind is not Kind.QUANTITY:
            return None
        word = next((one for one in self.prose.words_in(Span(mention.span.end, mention.span.end + _UNIT))), None)
        is_next = word is not None and self.prose.draft.text[mention.span.end : word.start] == " "
        return None if word is None or not is_next or self.prose.knows(word.name) else word.name

    def _is_quoted(self, mention: Mention) -> bool:
        return any(
            one.start <= mention.span.start and mention.number.end <= one.end for one in self.prose.draft.quotations
        )

    @staticmethod
    def _is_cut(breach: Breach, match: Match, entry: Entry) -> bool:
        """Tell whether what is wrong is that the quotation lacks the hedge or the negation of its source."""
        if breach.rule in _QUOTED and breach.rule is not rules.NEGATED:
            mine, theirs = match.mention.figure.stated, entry.figure.stated if entry.figure else None
            is_plain = match.mention.figure.hedge.value in ("plain", "exactly")
            return is_plain and mine is not None and theirs is not None and mine.value == theirs.value
        return breach.rule is rules.STATUS_CHANGED and entry.status == "denied"

    def _is_either(self, match: Match, claim: Known, entry: Entry) -> bool:
        return is_either(self.prose.draft.text, self.prose.language, match.mention_for(claim), entry)

    def _by_status(self, match: Match, claim: Known, row: Row, said: str | None) -> Iterator[Breach]:
        """Yield what is wrong with what a sentence says of its figure besides the number, and with who says it."""
        entry = _entry(row)
        if entry.status == "denied" and is_denial_denied(self.prose, match.sentence):
            said = None  # "has not denied that it would cut 1,200 jobs"
        elif said != "denied" and entry.status != "asserted" and self._may_be_told(match, claim, entry.status):
            said = entry.status
        if not _may_be(said, entry.status):
            stated = self._stated(row)
            if said == "denied":
                yield broken(rules.NEGATED, f"the draft denies {stated}", (row.seq,))
            elif entry.status == "asserted":
                is_asked = is_question(self.prose, match.sentence, match.mention)
                if said is not None and not is_asked and not self._is_to_come(match, claim, row, said):
                    message = f"{said} in the draft, stated in {self.holder}: {stated}"
                    yield broken(rules.STATUS_CHANGED, message, (row.seq,), Severity.WARNING)
            elif said is not None or not is_question(self.prose, match.sentence, match.mention):
                severity = Severity.ERROR if said is None else Severity.WARNING
                message = f"{entry.status} in {self.holder}, {said or 'a plain fact'} in the draft: {stated}"
                yield broken(rules.STATUS_CHANGED, message, (row.seq,), severity)
        yield from self._by_speaker(match, claim, row)

    def _is_ordered(self, match: Match, claim: Known) -> bool:
        """Tell whether a claim is of what was ordered, which is yet to come, and a draft says no more than that."""
        words = " ".join(word.name for word in match.sentence.words)
        return says_ordered(claim.columns.statement or "") and says_ordered(words)

    def _is_to_come(self, match: Match, claim: Known, row: Row, said: str) -> bool:
        """Tell whether what a draft has to come is so in the claim, too, or is told of who says it in both."""
        if said in _FORESEEN and is_to_come(claim, self._source(row)):
            return True
        if said == "planned" and _WANTED & matters_of_claim(claim):
            return True  # "want 9% more pay", of what they demand
        is_hearsay = said == "possible" and self.prose.said_in(match.sentence, "hearsay")
        if is_hearsay and self.speakers.is_said_by(match, _entry(row), self._source(row), claim):
            return True  # "claimed to have sold 2,000", of what the vendor says
        kind = match.mention.figure.kind
        is_price = kind is Kind.MONEY and _PRICE in claim.terms
        if said == "planned" and (kind is Kind.DURATION or is_price):
            return True  # a price that stands will be charged, and a period that is set will last
        if said in _FORESEEN and _COSTS & claim.terms:
            return True  # whatever costs so much will
        is_sum = said == "possible" and kind is Kind.MONEY
        if is_sum and self.prose.said_in(match.sentence, "ability"):
            return True  # what can be had for so much costs that
        return is_ruled(self.prose, match, claim)

    def _by_speaker(self, match: Match, claim: Known, row: Row) -> Iterator[Breach]:
        entry, source = _entry(row), self._source(row)
        stated = self._stated(row)
        if other := self.speakers.other(match, entry, source, claim):
            theirs = f"{entry.speaker} said it" if entry.speaker else f"it stands in {entry.source}"
            is_sure = entry.speaker and not self.speakers.is_body(other)
            severity = Severity.ERROR if is_sure else Severity.WARNING
            yield broken(rules.WRONG_SPEAKER, f"{other} in the draft; {theirs}: {stated}", (row.seq,), severity)
        elif (
            entry.speaker
            and entry.status not in UNRELIABLE
            and not self.speakers.is_told(match, entry, source, claim)
            and not is_question(self.prose, match.sentence, match.mention)
        ):
            message = f"{entry.speaker} says it in {self.holder}, a plain fact in the draft: {stated}"
            yield broken(rules.STATUS_CHANGED, message, (row.seq,), Severity.WARNING)

    def _by_figure(
        self, draft: Figure, ledger: Figure, claim: Known, stated: str
    ) -> tuple[Breach | None, Judgement | None]:
        """Return what is wrong with the figure itself, and how it compared."""
        if self._are_one_count(draft.unit, ledger.unit, claim):
            ledger = ledger._replace(unit=draft.unit)
        relation = self.units.relation(draft.unit, ledger.unit)
        differs = relation.likeness is Likeness.DIFFERS and not is_share(draft, ledger)
        is_wider = differs and draft.unit in narrower().get(ledger.unit, ())
        if differs and not is_wider:
            is_kin = self.units.kind(draft.unit) is Kind.COUNT is self.units.kind(ledger.unit)
            rule = rules.WRONG_SCOPE if is_kin and "/" not in draft.unit + ledger.unit else rules.WRONG_UNIT
            if rule is rules.WRONG_SCOPE and is_kind_of(draft.unit, ledger.unit):
                rule = rules.INCOMPARABLE
            what = "unit" if rule is rules.WRONG_UNIT else "product"
            return broken(rule, f"{what}: {draft.unit} against {ledger.unit} ({stated})", ()), None
        ledger = as_claimed(draft, ledger, claim)
        draft, wrong = in_role(draft, ledger, claim)
        if wrong:
            return broken(wrong.rule, f"{wrong.what} in {self.holder} ({stated})", ()), None
        of_kind = Relation(Likeness.NARROWER) if is_wider else None
        judgement = compare(draft, ledger, self.units, signed=claim.columns.signed == "yes", relation=of_kind)
        is_same = relation.likeness is Likeness.CONVERTS and is_same_number(draft, ledger)
        # "up to 540 miles" holds all that "up to 540 km" does, and is a slip all the same.
        is_slip = is_same and self.units.conversion(draft.unit, ledger.unit) != _AS_IT_IS
        is_in_order = judgement.severity in (Severity.NONE, Severity.NOTE) and not is_slip
        if is_in_order and not has_no_way(draft, ledger):
            return None, judgement
        if judgement.verdict is Verdict.CONTRADICTED and judgement.reason.startswith("direction"):
            return broken(rules.WRONG_DIRECTION, f"{judgement.reason} ({stated})", ()), judgement
        if is_in_order:
            message = f"the draft does not say which way, {ledger.direction.value} in {self.holder} ({stated})"  # type: ignore[union-attr]
            return broken(rules.WRONG_DIRECTION, message, (), Severity.WARNING), judgement
        if is_same:
            return broken(rules.WRONG_UNIT, f"unit: {draft.unit} against {ledger.unit} ({stated})", ()), judgement
        rule = _OF_VERDICT[judgement.verdict]
        reason = judgement.reason.replace("the ledger", self.holder)
        return broken(rule, f"{reason} ({stated})", (), judgement.severity), judgement

    def _are_one_count(self, mine: str, theirs: str, claim: Known) -> bool:
        """Tell whether two rows of a claim count in two words what it counts: "63 people", "71 dead".

        So they may where one of the words is in no table of units, or where people are counted by what became of them.
        "For each day" may be left to the claim that says so.
        """
        if mine == theirs or not {mine, theirs} <= claim.units:
            return False
        (mine, _, each), (theirs, _, per) = mine.partition("/"), theirs.partition("/")
        if each != per and ((each and per) or (each or per) not in rates_of(claim)):
            return False
        if mine == theirs:
            return True
        if not self.units.kind(mine) is Kind.COUNT is self.units.kind(theirs):
            return False
        is_open = self.units.get(mine) is None or self.units.get(theirs) is None
        return is_open or may_count_one(mine, theirs)

    def holds(self, claim: Known, value: Exact) -> bool:
        """Tell whether a current row of a claim states a number."""
        figures = [row.body.figure for row in self.entries.get(claim.key, ()) if isinstance(row.body, Entry)]
        return any(one is not None and one.stated is not None and one.stated.value == value for one in figures)

    def is_far(self, claim: Known, value: Exact) -> bool:
        """Tell whether all rows of a claim state numbers far greater or smaller, and none is a slip of scale."""
        figures = [row.body.figure for row in self.entries.get(claim.key, ()) if isinstance(row.body, Entry)]
        stated = [
            one.stated.value for one in figures if one is not None and one.stated is not None and one.stated.value
        ]
        return bool(stated) and all(is_far(Fraction(value) / Fraction(one)) for one in stated)

    def is_of_other_time(self, claim: Known, figure: Figure) -> bool:
        """Tell whether a figure lasts hundreds of times as long, or as short, as all that rows of a claim state."""
        if figure.kind is not Kind.DURATION:
            return False
        bodies = [row.body for row in self.entries.get(claim.key, ()) if isinstance(row.body, Entry)]
        others = [one.figure for one in bodies if one.figure is not None and one.figure.unit != figure.unit]
        return bool(others) and len(others) == len(bodies) and all(self._is_longer(figure, one) for one in others)

    def _is_longer(self, mine: Figure, theirs: Figure) -> bool:
        """Tell whether one of two durations lasts hundreds of times as long as the other."""
        factor = self.units.conversion(mine.unit, theirs.unit)
        if factor is None or not (mine.stated and mine.stated.value and theirs.stated and theirs.stated.value):
            return False
        ratio = Fraction(mine.stated.value) * factor[0] / Fraction(theirs.stated.value)
        return max(ratio, 1 / ratio) > _MANY_TIMES

    def fits(self, mention: Mention, claim: Known) -> bool:
        """Tell whether a figure is the one that some current row of a claim states."""
        return any(
            self._fits(mention, claim, row.body)
            for row in self.entries.get(claim.key, ())
            if isinstance(row.body, Entry)
        )

    def is_of(self, match: Match, claim: Known) -> bool:
        """Tell whether a claim holds the figure, or its very number of something of the same sort: H100s, and A100s."""
        stated = match.mention.figure.stated
        is_held = stated is not None and self.holds(claim, stated.value)
        return is_held or self.fits(match.mention_for(claim), claim)

    def not_of(self, claim: Known, rule: LintRule, why: str) -> Breach:
        """Return the finding that a figure is none of a claim, with why, and what the claim states."""
        rows = tuple(row.seq for row in self.entries.get(claim.key, ())[:1])
        return broken(rule, f"{why}; {self.stated_of(claim)}", rows)

    def stated_of(self, claim: Known) -> str:
        """Return the key of a claim with the figures of its rows, for a message."""
        rows: Sequence[Row] = self.entries.get(claim.key, ())
        texts = " or ".join(dict.fromkeys(repr(getattr(row.body, "text", None) or "?") for row in rows[:2]))
        return f"{claim.key} is {texts} (#{rows[0].seq})" if rows else claim.key

    def breaks(self, match: Match, claim: Known, figure: Figure) -> LintRule | None:
        """Return the rule that a figure of the draft breaks by one figure of a claim; None when that supports it."""
        breach, _ = self._by_figure(self._figure(match, claim, figure), figure, claim, "")
        return breach.rule if breach else None

    def is_denied(self, match: Match, claim: Known) -> bool:
        """Tell whether the sentence denies its figure, as one of a claim."""
        return self._status(match, claim) == "denied"

    def is_foreseen(self, match: Match, claim: Known, other: Known) -> bool:
        """Tell whether a sentence foresees its figure, as one claim does and another does not: "will have 45,000"."""
        mine, theirs = ({_entry(row).status for row in self.entries.get(one.key, ())} for one in (claim, other))
        return any(self._may_stand(match, status) for status in mine - theirs if status in _FORESEEN)

    def _stated(self, row: Row) -> str:
        return f"{_entry(row).claim} is {self._shown(row)}"

    @staticmethod
    def _shown(row: Row) -> str:
        entry = _entry(row)
        speaker = f", {entry.speaker}" if entry.speaker else ""
        return f"{entry.text!r} (#{row.seq}, {entry.source}{speaker})"

    def _source(self, row: Row) -> Source | None:
        key = _entry(row).source
        if key not in self._sources:
            found = self.reader.find("source", key)
            self._sources[key] = found.body if found is not None and isinstance(found.body, Source) else None
        return self._sources[key]


def _may_be(said: str | None, status: str) -> bool:
    """Tell whether a draft may say that of what a row holds so: a plan as a forecast, either as a possibility."""
    return said == status or (status in _FORESEEN and said in (*_FORESEEN, "possible"))


def _entry(row: Row) -> Entry:
    assert isinstance(row.body, Entry)  # noqa: S101  an inner invariant: only entries are judged by
    return row.body


def _is_told_beside(match: Match, entry: Entry) -> bool:
    """Tell whether the sentence of a figure states the number of another row, too, and of nothing else."""
    other = entry.figure.stated if entry.figure is not None else None
    units = {match.mention.figure.unit, entry.unit, NO_UNIT}
    beside = [one.figure for one in match.sentence.figures if one.number != match.mention.number]
    told = [one.stated for one in beside if one.unit in units]
    return other is not None and any(one is not None and one.value == other.value for one in told)


def _best_ranked(rows: Sequence[Row]) -> list[Row]:
    best = min((RANKS.index(_entry(row).rank) for row in rows), default=0)
    return [row for row in rows if RANKS.index(_entry(row).rank) == best]


def _seqs(rows: Iterable[Row]) -> tuple[int, ...]:
    return tuple(row.seq for row in rows)
