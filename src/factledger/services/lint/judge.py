"""Judge a figure of a draft by the rows of the claim that it is tied to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from factledger.domain.entry import RANKS, UNRELIABLE, Entry
from factledger.domain.source import Source
from factledger.reading.terms import terms_of
from factledger.rules import lint as rules
from factledger.services.lint.goods import other_good
from factledger.services.lint.language import unknown_behind
from factledger.services.lint.prose import rates_said, says_change
from factledger.values.compare import Judgement, Severity, Verdict, compare
from factledger.values.figure import Figure, Hedge, Kind, Role
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factledger.domain.record import Row
    from factledger.reading.mention import Mention
    from factledger.rules.lint import LintRule
    from factledger.services.lint.claims import Known
    from factledger.services.lint.match import Match
    from factledger.services.lint.prose import Prose
    from factledger.services.lint.speaker import Speakers
    from factledger.values.number import Exact
    from factledger.values.units import Units

_RANK = {Severity.NONE: 0, Severity.NOTE: 1, Severity.WARNING: 2, Severity.ERROR: 3}
_PLACES = {rule.name: place for place, rule in enumerate(rules.LINT_RULES)}
_OF_VERDICT = {
    Verdict.CONTRADICTED: rules.CONTRADICTED,
    Verdict.UNSUPPORTED: rules.UNSUPPORTED,
    Verdict.HEDGE_CHANGED: rules.HEDGE_CHANGED,
    Verdict.WEAK: rules.WEAK,
    Verdict.INCOMPARABLE: rules.INCOMPARABLE,
}
_FAR = 1000
"""How many times one number is another that is none of the same thing."""

_BOUNDS = (Hedge.AT_MOST, Hedge.AT_LEAST)
_FORESEEN = ("planned", "projected")
_WRONG = (rules.CONTRADICTED, rules.WRONG_DIRECTION, rules.WRONG_UNIT, rules.UNSUPPORTED)
_DISPUTING = (*_WRONG, rules.NEGATED)
_OF_FIGURE = (*_WRONG, rules.INCOMPARABLE, rules.WEAK)
"""Rules that the figure itself breaks: only then it may be one that the ledger held once."""

_DIFFERENCES = (Role.ADDITION, Role.CHANGE_BY)

_DIFFERING = frozenset({"=loss", "=death", "=dismiss", "=hire", "=cut", "=growth", "=temperature"})
"""Terms for what is told by how much it is lost, won or differs: "lost 5 million", "1.5 °C warmer"."""

_SUMS = (Kind.MONEY, Kind.QUANTITY)
_BY_PIECE = frozenset({"=price", "=rent", "=ticket", "=wage", "=weight", "=height", "=length", "=age", "=speed"})
"""Terms for what is said of each piece in any case: "a dose costs €19"."""

_BY_TIME = frozenset({"=rent", "=wage", "=price", "=rate", "=speed", "=temperature", "=age"})
"""Terms for what is said per time in any case, or of each time."""

_FLOWS = frozenset({"=revenue", "=profit", "=loss", "=export", "=import", "=produce", "=sell", "=passenger"})
"""Terms for what a whole year comes to where nothing else is said."""

_PARTS = frozenset({"=quarter", "=first-half", "=half", "=month"})
_YEAR = re.compile(r"\d{4}", re.ASCII)

_QUOTED = (rules.HEDGE_CHANGED, rules.UNSUPPORTED, rules.NEGATED)


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a figure breaks.

    Attributes:
        rule: The rule.
        message: What is wrong, with both sides.
        rows: Positions of the rows it is about.
        severity: How much it matters here.
    """

    rule: LintRule
    message: str
    rows: tuple[int, ...]
    severity: Severity

    @property
    def order(self) -> tuple[int, int]:
        """What comes first: the graver, then the earlier among the rules."""
        return -_RANK[self.severity], _PLACES[self.rule.name]


@dataclass(frozen=True, slots=True)
class Judged:
    """What judging a figure by one claim came to.

    Attributes:
        claim: The claim.
        breaches: What is wrong, the gravest first; none when the ledger supports the figure.
        rows: Positions of the rows that do not contradict it or, where it is wrong, of those it was judged by.
        note: What is in order and worth knowing.
    """

    claim: Known
    breaches: tuple[Breach, ...]
    rows: tuple[int, ...]
    note: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether an error was found."""
        return any(one.severity is Severity.ERROR for one in self.breaches)


class Rows(Protocol):
    """What is asked for rows by which figures are judged."""

    def find(self, kind: str, key: str) -> Row | None:
        """Return the current row of a key, if there is one."""

    def versions(self, kind: str, key: str) -> list[Row]:
        """Return all versions of a row, the oldest first."""


class Judge:
    """Judges the figures of one draft by the rows of one state of a ledger."""

    holder = "the ledger"
    """What holds the rows, in messages."""

    def __init__(
        self, reader: Rows, units: Units, prose: Prose, entries: Mapping[str, list[Row]], speakers: Speakers
    ) -> None:
        """Prepare, with the current rows of every claim that is concerned, and with who speaks."""
        self.reader, self.units, self.prose, self.entries = reader, units, prose, entries
        self.speakers = speakers
        self._sources: dict[str, Source | None] = {}

    def judge(self, match: Match, claim: Known) -> Judged:
        """Return what judging a figure by a claim comes to."""
        rows = [row for row in self.entries.get(claim.key, ()) if isinstance(row.body, Entry) and row.body.figure]
        if not rows:
            breach = _breach(rules.UNREGISTERED, f"the claim {claim.key} has no row that states a number", ())
            return Judged(claim, (breach,), ())
        if difference := match.difference(claim):
            message = f"{difference} ({self._stated(rows[0])})"
            return Judged(claim, (_breach(rules.WRONG_SCOPE, message, _seqs(rows[:1])),), _seqs(rows[:1]))
        good = [row for row in rows if _entry(row).status != "retracted"]
        ranked = _best_ranked(good)
        outcomes = [(row, self._by_row(match, claim, row)) for row in ranked]
        # Among equally grave ones the row that the figure fits comes first, then the one of who speaks in the draft.
        outcomes.sort(key=lambda one: (worst(one[1]), _has(one[1], _OF_FIGURE), _has(one[1], (rules.WRONG_SPEAKER,))))
        is_figure = outcomes and _has(outcomes[0][1], _OF_FIGURE)
        if (not outcomes or (is_figure and _is_error(outcomes[0][1]))) and (
            past := self._by_past(match, claim, rows, ranked)
        ):
            return past
        if not outcomes:
            row = rows[0]
            message = f"{self._stated(row)} was withdrawn by its source"
            return Judged(claim, (_breach(rules.RETRACTED, message, (row.seq,)),), (row.seq,))
        row, breaches = outcomes[0]
        if not _is_error(breaches):
            breaches = [*breaches, *self._dispute(match, claim, row, outcomes[1:])]
        breaches.sort(key=lambda one: one.order)
        others = [other for other, found in outcomes[1:] if not _is_error(found) or _is_error(breaches)]
        return Judged(claim, tuple(breaches), _seqs([row, *others]))

    def _by_past(self, match: Match, claim: Known, rows: Sequence[Row], ranked: Sequence[Row]) -> Judged | None:
        """Return the finding when a figure fits what the ledger held once: a retracted, older or lower-ranked row."""
        for row in rows:
            if _entry(row).status == "retracted" and self._fits(match.mention_for(claim), claim, _entry(row)):
                message = f"{self._stated(row)} was withdrawn by its source"
                return Judged(claim, (_breach(rules.RETRACTED, message, (row.seq,)),), (row.seq,))
        for row in rows:
            # What the row still says is not what it once said, whatever else is wrong with the sentence.
            if row.version > 1 and not self._fits(match.mention_for(claim), claim, _entry(row)):
                versions = self.reader.versions("entry", row.key)
                for older, newer in pairwise(versions):
                    entry = older.body
                    if isinstance(entry, Entry) and entry.figure and self._fits(match.mention_for(claim), claim, entry):
                        was = f"{entry.claim} was {entry.text!r} (#{older.seq}), and is {self._shown(row)}"
                        message = f"it was right until {newer.recorded_at[:10]}: {was}"
                        return Judged(claim, (_breach(rules.SUPERSEDED, message, (older.seq, row.seq)),), (row.seq,))
        for row in rows:
            is_lower = row not in ranked and _entry(row).status not in UNRELIABLE
            if is_lower and self._fits(match.mention_for(claim), claim, _entry(row)):
                held = self._stated(ranked[0])
                message = f"the ledger ranks {self._stated(row)} as {_entry(row).rank}; it holds {held}"
                return Judged(claim, (_breach(rules.SUPERSEDED, message, (row.seq,)),), (row.seq,))
        return None

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
        figure = match.mention_for(claim).figure
        if ledger.hedge is Hedge.PLAIN and figure.hedge in _BOUNDS and self._names_measure(match.mention, claim):
            figure = figure._replace(hedge=Hedge.PLAIN, value=figure.stated, low=None, high=None)
        is_lost = figure.role is Role.CHANGE_BY and figure.kind is Kind.PERCENT and ledger.role is Role.LEVEL
        if is_lost and _holds_difference(claim) and self.prose.is_share_of(match.mention):
            return figure._replace(role=Role.LEVEL, direction=None)  # "lost 18% of its hives", of the hives lost
        if figure.role is Role.LEVEL is ledger.role and figure.kind in _SUMS and self.prose.is_beyond(match.mention):
            return figure._replace(role=Role.CHANGE_BY)
        if ledger.direction is None or figure.direction is not None or figure.role is Role.CHANGE_TO:
            return figure
        clause = self.prose.clause(match.sentence, match.mention)
        return figure._replace(direction=self.prose.direction(match.sentence, clause, match.mention))

    def _names_measure(self, mention: Mention, claim: Known) -> bool:
        """Tell whether the words before a number name what a claim measures."""
        before = self.prose.draft.text[mention.span.start : mention.number.start]
        return bool(terms_of(before, self.prose.language) & claim.terms)

    def _status(self, match: Match, claim: Known) -> str | None:
        """Return what the sentence says of its figure: what the reader saw before it, and denials around it.

        "Did not score but 13" denies nothing, "91% are not vaccinated" does.
        """
        mention, sentence = match.mention, match.sentence
        if mention.status == "denied" and self.prose.is_excepted(sentence, mention):
            return None
        if mention.status is None:
            telling, names = claim.terms | claim.told, claim.measures | claim.either
            is_denied = self.prose.is_denied_behind(sentence, mention, telling, names)
            if is_denied and not self.prose.denies(claim.columns.statement or claim.columns.measure):
                return "denied"
        if mention.status is None and self.prose.is_set_against(sentence, mention):
            return "denied"
        if mention.status is None and self.prose.is_former(sentence, mention):
            return "denied"
        return mention.status or self.prose.passive_status(sentence, mention)

    def _may_stand(self, match: Match, status: str) -> bool:
        """Tell whether the words of the sentence say of its figure what the ledger does: planned, denied, possible."""
        return any(_may_be(said, status) for said in self.prose.statuses(match.sentence, match.mention))

    def _dispute(
        self, match: Match, claim: Known, row: Row, others: Iterable[tuple[Row, list[Breach]]]
    ) -> Iterator[Breach]:
        for other, breaches in others:
            against = _has(breaches, _DISPUTING)
            if _entry(other).status == "denied":
                # Who denies the very figure disputes it.
                against = not against and _has(breaches, (rules.STATUS_CHANGED,))
            if against and not self.speakers.is_told(match, _entry(row), self._source(row), claim):
                message = f"{self._stated(row)} fits, and {self._stated(other)} does not"
                yield _breach(rules.DISPUTED, message, (row.seq, other.seq))

    def _by_row(self, match: Match, claim: Known, row: Row) -> list[Breach]:
        """Return what a figure breaks by one row."""
        entry = _entry(row)
        figure = entry.figure
        if figure is None:
            return []
        found: list[Breach] = []
        breach, _ = self._by_figure(self._figure(match, claim, figure), figure, claim, self._stated(row))
        is_denied = self._status(match, claim) == "denied"
        if breach is not None:
            if is_denied and entry.status not in UNRELIABLE and breach.rule is rules.CONTRADICTED:
                # What the ledger does not hold is denied rightly, but not by anybody else than the row's speaker.
                return [one for one in self._by_speaker(match, claim, row) if one.rule is rules.WRONG_SPEAKER]
            found.append(replace(self._by_scale(breach, match.mention), rows=(row.seq,)))
        elif per := self._per(match, claim, figure):
            found.append(_breach(rules.WRONG_UNIT, f"{per} in the draft ({self._stated(row)})", (row.seq,)))
        if not found and (other := self._other_good(match, claim, row)):
            message = f"product: of {other!r} in the draft ({self._stated(row)})"
            found.append(_breach(rules.WRONG_SCOPE, message, (row.seq,), Severity.WARNING))
        found += self._by_status(match, claim, row)
        if self._is_quoted(match.mention):
            found = [
                _breach(rules.CUT_QUOTATION, one.message, one.rows) if self._is_cut(one, match, entry) else one
                for one in found
            ]
        return sorted(found, key=lambda one: one.order)

    def _other_good(self, match: Match, claim: Known, row: Row) -> str | None:
        """Return what the draft says that its figure is of, where the claim is of some other good."""
        source = self._source(row)
        language = source.language if source else None
        return None if match.tie else other_good(self.prose, match.sentence, match.mention, claim, language)

    def _per(self, match: Match, claim: Known, ledger: Figure) -> str | None:
        """Return for each of what the sentence gives its figure, where the claim holds it of all; None if it does not.

        What a year came to is so much a year.
        """
        mention, sentence = match.mention, match.sentence
        is_plain = mention.figure.kind in (*_SUMS, Kind.COUNT) and "/" not in mention.figure.unit + ledger.unit
        if not is_plain or mention.figure.role not in (Role.LEVEL, Role.CHANGE_TO) or ledger.role is not Role.LEVEL:
            return None
        told = claim.terms | claim.told
        period = claim.columns.period
        said = f"{claim.columns.measure} {claim.columns.statement or ''} {claim.columns.method or ''}"
        if not told & _BY_PIECE and self.prose.is_apiece(mention):
            return "for each"
        rates = self.prose.rates(sentence, mention) - ({"year"} if period else set())
        if rates and not told & _BY_TIME and not (rates & rates_said(said)):
            return f"per {min(rates)}"
        is_year = bool(period and _YEAR.fullmatch(period)) or (period is None and bool(told & _FLOWS))
        if is_year and not told & _PARTS and not rates_said(said) and self.prose.is_of_part(sentence, mention):
            return "of a part of a year"
        return None

    def _by_scale(self, breach: Breach, mention: Mention) -> Breach:
        """Return a contradiction as no more than a doubt where a scale may have been left unread behind the number."""
        word = unknown_behind(self.prose.draft, self.prose.scan, mention) if breach.rule is rules.CONTRADICTED else None
        if word is None:
            return breach
        message = f"what stands behind the number, {word!r}, is not known and may be a scale: {breach.message}"
        return _breach(rules.INCOMPARABLE, message, breach.rows)

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

    def _by_status(self, match: Match, claim: Known, row: Row) -> Iterator[Breach]:
        entry, said = _entry(row), self._status(match, claim)
        if said != "denied" and entry.status != "asserted" and self._may_stand(match, entry.status):
            said = entry.status
        if not _may_be(said, entry.status):
            stated = self._stated(row)
            if said == "denied":
                yield _breach(rules.NEGATED, f"the draft denies {stated}", (row.seq,))
            elif entry.status == "asserted":
                if said is not None:
                    message = f"{said} in the draft, stated in {self.holder}: {stated}"
                    yield _breach(rules.STATUS_CHANGED, message, (row.seq,), Severity.WARNING)
            else:
                severity = Severity.ERROR if said is None else Severity.WARNING
                message = f"{entry.status} in {self.holder}, {said or 'a plain fact'} in the draft: {stated}"
                yield _breach(rules.STATUS_CHANGED, message, (row.seq,), severity)
        yield from self._by_speaker(match, claim, row)

    def _by_speaker(self, match: Match, claim: Known, row: Row) -> Iterator[Breach]:
        entry, source = _entry(row), self._source(row)
        stated = self._stated(row)
        if other := self.speakers.other(match, entry, source, claim):
            theirs = f"{entry.speaker} said it" if entry.speaker else f"it stands in {entry.source}"
            is_sure = entry.speaker and not self.speakers.is_body(other)
            severity = Severity.ERROR if is_sure else Severity.WARNING
            yield _breach(rules.WRONG_SPEAKER, f"{other} in the draft; {theirs}: {stated}", (row.seq,), severity)
        elif (
            entry.speaker and entry.status not in UNRELIABLE and not self.speakers.is_told(match, entry, source, claim)
        ):
            message = f"{entry.speaker} says it in {self.holder}, a plain fact in the draft: {stated}"
            yield _breach(rules.STATUS_CHANGED, message, (row.seq,), Severity.WARNING)

    def _by_figure(
        self, draft: Figure, ledger: Figure, claim: Known, stated: str
    ) -> tuple[Breach | None, Judgement | None]:
        """Return what is wrong with the figure itself, and how it compared."""
        relation = self.units.relation(draft.unit, ledger.unit)
        if relation.likeness is Likeness.DIFFERS and not _is_share(draft, ledger):
            is_kin = self.units.kind(draft.unit) is Kind.COUNT is self.units.kind(ledger.unit)
            rule = rules.WRONG_SCOPE if is_kin and "/" not in draft.unit + ledger.unit else rules.WRONG_UNIT
            what = "product" if rule is rules.WRONG_SCOPE else "unit"
            return _breach(rule, f"{what}: {draft.unit} against {ledger.unit} ({stated})", ()), None
        draft, wrong_role = _in_role(draft, ledger, is_difference=_holds_difference(claim))
        if wrong_role:
            return _breach(rules.WRONG_UNIT, f"{wrong_role} in {self.holder} ({stated})", ()), None
        judgement = compare(draft, ledger, self.units, signed=claim.columns.signed == "yes")
        if judgement.severity in (Severity.NONE, Severity.NOTE) and not _has_no_way(draft, ledger):
            return None, judgement
        if judgement.verdict is Verdict.CONTRADICTED and judgement.reason.startswith("direction"):
            return _breach(rules.WRONG_DIRECTION, f"{judgement.reason} ({stated})", ()), judgement
        if judgement.severity in (Severity.NONE, Severity.NOTE) and _has_no_way(draft, ledger):
            message = f"the draft does not say which way, {ledger.direction.value} in {self.holder} ({stated})"  # type: ignore[union-attr]
            return _breach(rules.WRONG_DIRECTION, message, (), Severity.WARNING), judgement
        if relation.likeness is Likeness.CONVERTS and _is_same_number(draft, ledger):
            return _breach(rules.WRONG_UNIT, f"unit: {draft.unit} against {ledger.unit} ({stated})", ()), judgement
        rule = _OF_VERDICT[judgement.verdict]
        reason = judgement.reason.replace("the ledger", self.holder)
        return _breach(rule, f"{reason} ({stated})", (), judgement.severity), judgement

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
        return bool(stated) and all(_is_far(Fraction(value) / Fraction(one)) for one in stated)

    def fits(self, mention: Mention, claim: Known) -> bool:
        """Tell whether a figure is the one that some current row of a claim states."""
        return any(
            self._fits(mention, claim, row.body)
            for row in self.entries.get(claim.key, ())
            if isinstance(row.body, Entry)
        )

    def breaks(self, match: Match, claim: Known, figure: Figure) -> LintRule | None:
        """Return the rule that a figure of the draft breaks by one figure of a claim; None when that supports it."""
        breach, _ = self._by_figure(self._figure(match, claim, figure), figure, claim, "")
        return breach.rule if breach else None

    def is_denied(self, match: Match, claim: Known) -> bool:
        """Tell whether the sentence denies its figure, as one of a claim."""
        return self._status(match, claim) == "denied"

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


def _is_far(ratio: Fraction) -> bool:
    """Tell whether a ratio is of more than a thousand, either way, and none of a slip of scale."""
    ratio = max(abs(ratio), 1 / abs(ratio))
    return ratio > _FAR and ratio not in (1000**2, 1000**3)


def _may_be(said: str | None, status: str) -> bool:
    """Tell whether a draft may say that of what a row holds so: a plan as a forecast, either as a possibility."""
    return said == status or (status in _FORESEEN and said in (*_FORESEEN, "possible"))


def _breach(rule: LintRule, message: str, rows: tuple[int, ...], severity: Severity | None = None) -> Breach:
    return Breach(rule, message, rows, severity or rule.severity)


def _entry(row: Row) -> Entry:
    assert isinstance(row.body, Entry)  # noqa: S101  an inner invariant: only entries are judged by
    return row.body


def _best_ranked(rows: Sequence[Row]) -> list[Row]:
    best = min((RANKS.index(_entry(row).rank) for row in rows), default=0)
    return [row for row in rows if RANKS.index(_entry(row).rank) == best]


def _seqs(rows: Iterable[Row]) -> tuple[int, ...]:
    return tuple(row.seq for row in rows)


def worst(breaches: Sequence[Breach]) -> int:
    """Return how grave the gravest of some breaches is; 0 for none."""
    return max((_RANK[one.severity] for one in breaches), default=0)


def _has(breaches: Sequence[Breach], wanted: Sequence[LintRule]) -> bool:
    """Tell whether one of some rules is broken."""
    return any(one.rule in wanted for one in breaches)


def _is_error(breaches: Sequence[Breach]) -> bool:
    return worst(breaches) == _RANK[Severity.ERROR]


def _is_share(draft: Figure, ledger: Figure) -> bool:
    """Tell whether one is a bare share ("a third") and the other a percentage."""
    kinds = {draft.kind, ledger.kind}
    return kinds == {Kind.RATIO, Kind.PERCENT} and NO_UNIT in (draft.unit, ledger.unit)


def _is_same_number(draft: Figure, ledger: Figure) -> bool:
    mine, theirs = draft.stated, ledger.stated
    return mine is not None and theirs is not None and mine.value == theirs.value


def _has_no_way(draft: Figure, ledger: Figure) -> bool:
    """Tell whether a share by which something changed goes a way in the ledger, and in the draft none that is read."""
    is_change = draft.kind is Kind.PERCENT and ledger.role is Role.CHANGE_BY
    return is_change and ledger.direction is not None and draft.direction is None


def _holds_difference(claim: Known) -> bool:
    """Tell whether a claim is by its names one of a loss, a rise or the like, so that its levels say by how much."""
    return bool((claim.terms | claim.told) & _DIFFERING) or says_change(
        f"{claim.columns.measure} {claim.columns.statement or ''}"
    )


def _in_role(draft: Figure, ledger: Figure, *, is_difference: bool) -> tuple[Figure, str | None]:
    """Return the draft's figure as it is compared with the ledger's, and what is wrong with its role, if it is."""
    mine, theirs = draft.role, ledger.role
    level = (Role.LEVEL, Role.CHANGE_TO)
    if draft.kind is Kind.RATIO is ledger.kind:
        return draft._replace(role=theirs), None  # "doubled" and "rose twofold" are the same
    if mine is theirs or (mine in level and theirs in level):
        return draft._replace(direction=None) if theirs is Role.LEVEL else draft, None
    if mine is Role.LEVEL and theirs is Role.CHANGE_BY:
        return draft._replace(role=theirs), None  # "a change of 5%"
    if mine in _DIFFERENCES and theirs is Role.LEVEL and draft.kind is not Kind.PERCENT and is_difference:
        # "1.5 °C warmer", "lost 5 million": the ledger holds the difference, the loss.
        return draft._replace(role=theirs, direction=None), None
    names = {
        Role.LEVEL: "a level",
        Role.CHANGE_TO: "what it came to",
        Role.CHANGE_BY: "a change by so much",
        Role.ADDITION: "so many more",
    }
    return draft, f"{names[mine]} in the draft, {names[theirs]}"
