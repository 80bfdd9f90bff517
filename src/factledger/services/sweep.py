"""Sweep drafts after a correction: every place that still carries what a claim held once, and holds no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from factledger.reading.documents import STDIN
from factledger.reading.terms import terms_of
from factledger.rules.lint import HEDGE_CHANGED, LANGUAGE, LintRule
from factledger.rules.sweep import CARRIES, SAME_NUMBER, SWEEP_RULES
from factledger.services.lint.judge.judge import Judge
from factledger.services.lint.judge.speaker import Speakers
from factledger.services.lint.language import unread
from factledger.services.lint.lint import Opened, opened
from factledger.services.lint.options import LEAST, LintOptions
from factledger.services.lint.orders import left_on
from factledger.services.lint.prose.names import other_name
from factledger.services.lint.report import (
    NOTHING_READ,
    SET_ASIDE,
    UNREADABLE,
    Found,
    Linted,
    LintReport,
    Number,
    numbers_beside,
)
from factledger.services.lint.ties.sidecar import read_sidecar
from factledger.values.compare import Severity
from factledger.values.number import magnitude
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factledger.domain.record import Row
    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention
    from factledger.services.corrected import Corrected, Once
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Candidate, Match
    from factledger.values.figure import Figure
    from factledger.values.units import Units

CARRIED, ALIKE, CURRENT, OTHER = "old", "same number", "current", "other"
SWEEP_ENDINGS = (CARRIED, ALIKE, CURRENT, OTHER, SET_ASIDE, UNREADABLE)
"""How every number of a draft ends in a sweep; `other` is not about the claim, or holds neither old nor new value."""

_SUPPORTED, _OTHERWISE_HEDGED, _NO = 2, 1, 0
"""How a figure of a draft stands to one of the ledger."""

_DISABLED_AS = {CARRIES.name: ("superseded", "retracted")}
"""Rules of lint whose comments switch off what is the same here."""


@dataclass(frozen=True, slots=True)
class SweepReport(LintReport):
    """What sweeping drafts came to.

    Attributes:
        claims: The claims, with what they held.
    """

    COMMAND: ClassVar[str] = "sweep"

    rules: tuple[LintRule, ...] = SWEEP_RULES
    claims: tuple[Corrected, ...] = ()

    @property
    def endings(self) -> tuple[str, ...]:
        """How the numbers may end."""
        return SWEEP_ENDINGS

    @property
    def has_old(self) -> bool:
        """Whether there is any old value to look for."""
        return any(one.old for one in self.claims)

    def exit_code(self, *, strict: bool) -> int:
        """Return 1 as for lint, and 0 when there is no old value to look for."""
        return LintReport.exit_code(self, strict=strict) if self.has_old else 0

    @property
    def nothing(self) -> str | None:
        """What to say instead of counts when nothing was looked for; None when something was."""
        if self.has_old and not self.drafts:
            return "no draft was read, nothing was checked"
        if self.has_old:
            return None if any(self.counts().values()) else NOTHING_READ
        about = f" in {self.claims[0].key}" if len(self.claims) == 1 else ""
        return f"nothing was ever corrected{about}: there is no old value to look for"

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON."""
        return LintReport.to_json(self) | {"claims": [one.to_json() for one in self.claims]}


def sweep(
    index: Index,
    where: str,
    claims: Sequence[Corrected],
    drafts: Iterable[Draft],
    options: LintOptions,
    notes: Callable[[], Iterable[str]] = tuple,
) -> SweepReport:
    """Return where drafts still carry what claims held once.

    Drafts are not even opened when no claim was ever corrected.

    Args:
        index: The claims of the ledger.
        where: Where it is, for the report.
        claims: What to look for.
        drafts: The drafts; each is read when it is its turn.
        options: Language and date of the drafts.
        notes: Returns what else a person should know, once all drafts are read.

    Raises:
        FileError: A draft that was named cannot be read, or the ties beside it.
        ParseError: A line of the ties beside a draft cannot be read.
    """
    wanted = [_Target.of(one, index) for one in claims if one.old]
    swept = tuple(_Sweep(draft, index, wanted, options).swept() for draft in drafts) if wanted else ()
    said = tuple(notes()) if wanted else ()
    return SweepReport(where, str(index.reader.head()), swept, said, claims=tuple(claims))


@dataclass(frozen=True, slots=True)
class _Target:
    """A claim that is looked for."""

    claim: Corrected
    known: Known

    @classmethod
    def of(cls, claim: Corrected, index: Index) -> _Target:
        known = index.find(claim.key)
        assert known is not None  # noqa: S101  an inner invariant: what was corrected is a claim of the ledger
        return cls(claim, known)

    @property
    def figures(self) -> Iterator[Figure]:
        yield from (one.figure for one in self.claim.old)
        yield from (figure for figure, _ in self.claim.current)


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a figure ends by one claim, with the rule that it breaks, if it does."""

    name: str
    rule: LintRule | None = None
    severity: Severity = Severity.NONE
    message: str = ""
    rows: tuple[int, ...] = ()


_NOTHING = _Ending(OTHER)


class _Sweep:
    """One draft on its way through."""

    def __init__(self, draft: Draft, index: Index, targets: Sequence[_Target], options: LintOptions) -> None:
        self.draft, self.index, self.targets, self.language = draft, index, targets, options.language
        sidecar = None if draft.path == STDIN else read_sidecar(draft.path)
        self.opened: Opened = opened(draft, index, options, sidecar)
        self.prose = self.opened.prose
        self.judge = Judge(index.reader, index.units, self.prose, {}, Speakers(index.reader, self.prose))
        self.result = Linted(draft.path, self.prose.scan.language, left_out=draft.left_out, endings=SWEEP_ENDINGS)
        self._entries: dict[str, list[Row]] = {}

    def swept(self) -> Linted:
        for mention in self.prose.figures:
            self._end(mention)
        self.result.numbers += numbers_beside(self.prose)
        if message := unread(self.draft, self.prose.scan, self.language):
            self._find(_Ending(OTHER, LANGUAGE, LANGUAGE.severity, message), Span(0, 0), "", None)
        self.result.findings, self.result.off = left_on(self.result.findings, self.draft, _DISABLED_AS)
        self.result.findings.sort(key=lambda one: (one.line, one.column, one.rule))
        self.result.numbers.sort(key=lambda one: (one.line, one.column))
        return self.result

    def _end(self, mention: Mention) -> None:
        """Give a figure its ending: by the claim that finds most in it."""
        tie = self.opened.ties.get(mention.span)
        near = [one for one in self.targets if self._may_be(mention, one)]
        match = self.opened.matcher.match(mention, tie) if near else None
        found = [(self._by(match, one), one.claim.key) for one in near] if match else []
        found.sort(key=lambda one: (SWEEP_ENDINGS.index(one[0].name), one[1]))
        ending, key = found[0] if found and found[0][0].name != OTHER else (_NOTHING, None)
        line, column = self.prose.place(mention.span.start)
        self.result.numbers.append(Number(line, column, mention.text, ending.name, key))
        self._find(ending, mention.span, mention.text, key)

    def _may_be(self, mention: Mention, target: _Target) -> bool:
        """Tell whether any figure of a claim, old or new, may be the one of a draft: so most need no closer look."""
        units = self.index.units
        return any(
            units.relation(one.unit, figure.unit).likeness is not Likeness.DIFFERS
            for one in mention.meanings
            for figure in target.figures
        )

    def _by(self, match: Match, target: _Target) -> _Ending:
        """Return how a figure ends by one claim."""
        if match.tie is not None and match.tie != target.claim.key:
            return _NOTHING
        is_elsewhere = match.tie is None and match.stated.difference(target.known)
        if is_elsewhere or self.judge.is_denied(match, target.known):
            return _NOTHING  # of another year or place; or the draft says that it is not so
        is_tied = any(one.claim.key == target.claim.key for one in match.chosen)
        return self._tied(match, target) if is_tied else self._untied(match, target)

    def _tied(self, match: Match, target: _Target) -> _Ending:
        once, then, now = self._weighed(match, target)
        if then <= now:
            return _Ending(CURRENT) if now else self._by_reading(match, target)
        others = [one for one in match.chosen if one.claim.key != target.claim.key]
        if any(self._holds(match, one) for one in others):
            return _NOTHING
        message = _was(once, target.claim)
        if others:
            message += f"; it may be about {others[0].claim.key} as well"
        if beside := self._current_beside(match, target):
            message += f"; {beside!r} beside it is current"
        severity = Severity.WARNING if others or beside else Severity.ERROR
        return _Ending(CARRIED, CARRIES, severity, message, (once.row.seq, once.newest.seq))

    def _weighed(self, match: Match, target: _Target) -> tuple[Once, int, int]:
        """Return the old figure that supports a draft's best, how well it does, and how well a current one does."""
        now = max((self._stands(match, target, figure) for figure, _ in target.claim.current), default=_NO)
        once = max(target.claim.old, key=lambda one: self._stands(match, target, one.figure))
        return once, self._stands(match, target, once.figure), now

    def _by_reading(self, match: Match, target: _Target) -> _Ending:
        """Return the ending of a figure that is tied to the claim, and may be read as an old value of it."""
        once = self._same_number(match.mention, target) if match.mention.readings else None
        return _Ending(OTHER) if once is None else self._alike(once, target, "read in another way, ")

    def _untied(self, match: Match, target: _Target) -> _Ending:
        """Return the ending of a figure that nothing ties to the claim: only its number may be an old value."""
        ours = next((one for one in match.candidates if one.claim.key == target.claim.key), None)
        once = self._same_number(match.mention, target, is_bare=bool(ours and ours.subject))
        if once is None and ours is not None and ours.subject and ours.measure and not match.chosen:
            # Both are named, and a word of the sentence speaks against it: a rounded value is worth a look, too.
            best, then, now = self._weighed(match, target)
            once = best if then > now else None
        if once is None or match.tie is not None:
            return _NOTHING
        if match.chosen:
            is_likely = ours is not None and ours.is_enough and not any(self._holds(match, one) for one in match.chosen)
            return self._alike(once, target) if is_likely else _NOTHING
        if self._is_about_another(match, target):
            return _NOTHING
        other = other_name(self.prose, match.sentence)
        return self._alike(once, target, behind=f"; the sentence names {other!r}" if other else "")

    def _alike(self, once: Once, target: _Target, how: str = "", behind: str = "") -> _Ending:
        message = f"{how}like an old figure: {_was(once, target.claim)}{behind}"
        return _Ending(ALIKE, SAME_NUMBER, SAME_NUMBER.severity, message, (once.row.seq, once.newest.seq))

    def _stands(self, match: Match, target: _Target, figure: Figure) -> int:
        """Return how a figure of a draft stands to one of a claim."""
        broken = self.judge.breaks(match, target.known, figure)
        return _SUPPORTED if broken is None else _OTHERWISE_HEDGED if broken is HEDGE_CHANGED else _NO

    def _same_number(self, mention: Mention, target: _Target, *, is_bare: bool = False) -> Once | None:
        """Return the old figure of which a draft gives the very number and unit, unless a current one has it.

        Args:
            mention: The figure of the draft.
            target: The claim.
            is_bare: Whether a number without a unit may be meant: in a table, say, it stands in a header.
        """
        units, readings = self.index.units, mention.meanings
        if is_bare and mention.figure.unit == NO_UNIT and _is_telling(mention.figure):
            readings = [one._replace(unit=figure.unit) for figure in target.figures for one in readings]
        if any(_is_same_number(one, figure, units) for one in readings for figure, _ in target.claim.current):
            return None
        found = (once for once in target.claim.old if any(_is_same_number(one, once.figure, units) for one in readings))
        return next(found, None)

    def _holds(self, match: Match, other: Candidate) -> bool:
        """Tell whether a current row of another claim states the figure."""
        key = other.claim.key
        if key not in self._entries:
            self._entries |= {key: [], **self.index.entries([key])}
        figures = (getattr(row.body, "figure", None) for row in self._entries[key])
        return any(self.judge.breaks(match, other.claim, one) in (None, HEDGE_CHANGED) for one in figures if one)

    def _current_beside(self, match: Match, target: _Target) -> str | None:
        """Return a figure of the same sentence that is the current one, as where a text tells of the correction."""
        units = self.index.units
        for other in match.sentence.figures:
            if other is not match.mention and any(
                _is_same_number(other.figure, figure, units) for figure, _ in target.claim.current
            ):
                return other.text
        return None

    def _is_about_another(self, match: Match, target: _Target) -> bool:
        """Tell whether a sentence names the subject of another claim, or more of its measure than of this one's."""
        for phrase in match.sentence.names:
            claims = self.index.claims_named(phrase.name)
            if claims and target.claim.key not in claims and not phrase.is_place:
                return True
        # What is counted tells nothing: it is the same by the number's own words.
        around = match.sentence.terms() - terms_of(match.mention.text, self.prose.language)
        mine = len((target.known.terms | target.known.told) & around)
        return any(len(one.claim.terms & around) > mine for one in match.candidates)

    def _find(self, ending: _Ending, span: Span, text: str, key: str | None) -> None:
        if ending.rule is None:
            return
        line, column = self.prose.place(span.start)
        end_line, end_column = self.prose.place(span.end)
        message = f"{text!r}: {ending.message}" if text else ending.message
        place = (self.draft.path, line, column, end_line, end_column)
        found = Found(ending.rule.name, ending.severity, *place, text, message, ending.rule.hint, key, ending.rows)
        self.result.findings.append(found)


def _was(once: Once, claim: Corrected) -> str:
    """Return what a claim was and is: both sides, with their rows."""
    was = f"{claim.key} was {_shown(once.row, once.figure)}"
    now = " or ".join(_shown(row, figure) for figure, row in claim.current[:2])
    if why := once.withdrawn():
        was += f", {why}"
    return f"{was}, and is {now}" if now else f"{was}, and no row states it now"


def _shown(row: Row, figure: Figure) -> str:
    way = f" {figure.direction}" if figure.direction else ""
    return f"{getattr(row.body, 'text', None)!r}{way} (#{row.seq})"


def _is_telling(figure: Figure) -> bool:
    """Tell whether a number is large enough that it is not there by chance at once."""
    return figure.stated is not None and magnitude(figure.stated.value) >= LEAST


def _is_same_number(one: Figure, other: Figure, units: Units) -> bool:
    """Tell whether two figures give the same number, or the same ends, in the same unit; hedges do not count."""
    relation = units.relation(one.unit, other.unit)
    if NO_UNIT in (one.unit, other.unit) and one.unit != other.unit:
        return False
    if relation.likeness not in (Likeness.SAME, Likeness.CONVERTS):
        return False
    if one.value is not None and other.value is not None:
        return one.value.value == relation.converted(other.value.value)
    return one.numbers == tuple(None if end is None else relation.converted(end) for end in other.numbers)
