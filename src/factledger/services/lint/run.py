"""A draft on its way through lint, whatever its numbers are judged by: each is counted, and given its ending."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factledger.reading.locale import UNKNOWN
from factledger.reading.scan import AUTO
from factledger.rules import lint as rules
from factledger.services.lint import within
from factledger.services.lint.judge import Breach
from factledger.services.lint.orders import obeyed
from factledger.services.lint.report import SET_ASIDE, UNREADABLE, Found, Linted, Number
from factledger.values.figure import Kind
from factledger.values.number import magnitude
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention, Scan, SetAside
    from factledger.rules.lint import LintRule
    from factledger.services.lint.prose import Prose
    from factledger.services.lint.report import Quoted
    from factledger.values.compare import Severity
    from factledger.values.units import Units

UNREGISTERED_KINDS = (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.QUANTITY, Kind.RATIO)
"""Kinds of figures that have to stand in the ledger, unless a desk says otherwise; durations and ages need not."""

LEAST = 10
"""Smallest count that has to stand in the ledger."""

_OLDEST = 120
"""Age of the oldest person there may be, in years."""

_COMMAS = ",،("


@dataclass(frozen=True, slots=True)
class LintOptions:
    """What a desk or a person settled for linting.

    Attributes:
        language: Language tag of the drafts; "auto" for what each says of itself, else what its words tell.
        date: The day of the drafts, EDTF; None for what each says of itself.
        kinds: Kinds of figures that have to stand in the ledger.
        least: Smallest count that has to.
        severities: Severities that differ from the rules' own; None switches a rule off.
        explain: Whether to say which candidates there were, and why.
    """

    language: str = AUTO
    date: str | None = None
    kinds: tuple[str, ...] = UNREGISTERED_KINDS
    least: int = LEAST
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    explain: bool = False

    def severity(self, rule: LintRule, own: Severity) -> Severity | None:
        """Return how much a breach matters, or None when its rule is off."""
        return self.severities.get(rule.name, own)


class Run(ABC):
    """One draft on its way through."""

    def __init__(self, draft: Draft, found: Scan, prose: Prose, units: Units, options: LintOptions) -> None:
        """Prepare, with what was scanned."""
        self.draft, self.scan, self.prose, self.units, self.options = draft, found, prose, units, options
        self.result = Linted(draft.path, found.language, left_out=draft.left_out)
        self.clashes: dict[Span, list[Breach]] = {}

    def linted(self) -> Linted:
        """Return what is wrong with the draft, and how every number ended."""
        for clash in within.clashes(self.prose, self.units):
            breach = Breach(clash.rule, clash.message, (), clash.rule.severity)
            self.clashes.setdefault(clash.mention.span, []).append(breach)
        self._judge()
        self._number_others()
        if self.scan.language == UNKNOWN and (self.scan.figures or self.scan.unreadable):
            self._add_language()
        self.result.findings, self.result.off = obeyed(self.result.findings, self.draft, self.options)
        self.result.findings.sort(key=lambda one: (one.line, one.column, one.rule))
        self.result.numbers.sort(key=lambda one: (one.line, one.column))
        return self.result

    @abstractmethod
    def _judge(self) -> None:
        """Give every figure its ending."""

    def _has_to_stand(self, mention: Mention) -> bool:
        """Tell whether a figure without a claim is worth an error."""
        figure = mention.figure
        if figure.kind not in self.options.kinds:
            return False
        stated = figure.stated
        if self._is_age(mention):
            return False
        if figure.kind is Kind.COUNT and stated is not None:
            return magnitude(stated.value) >= self.options.least
        return True

    def _is_age(self, mention: Mention) -> bool:
        """Tell whether a bare number stands between commas behind a name: "Tarek Haddad, 54, has been"."""
        text, span, stated = self.draft.text, mention.span, mention.figure.stated
        if mention.figure.unit != NO_UNIT or stated is None or not 0 < stated.value <= _OLDEST:
            return False
        before, behind = text[: span.start].rstrip()[-1:], text[span.end : span.end + 1]
        return before in _COMMAS and behind in _COMMAS and bool(before and behind)

    def _give(
        self,
        mention: Mention,
        ending: str,
        breaches: Sequence[Breach],
        *,
        key: str | None = None,
        explained: tuple[str, ...] = (),
        sources: tuple[Quoted, ...] | None = None,
    ) -> None:
        """Count a figure, and report what is wrong with it: the gravest, and what else it breaks by name."""
        line, column = self.prose.place(mention.span.start)
        number = Number(line, column, mention.text, ending, key, explained=explained, sources=sources)
        self.result.numbers.append(number)
        kept = []
        for one in breaches:
            severity = self.options.severity(one.rule, one.severity)
            if severity is not None:
                kept.append(replace(one, severity=severity))
        kept.sort(key=lambda one: one.order)
        if kept:
            also = tuple(dict.fromkeys(one.rule.name for one in kept[1:] if one.rule is not kept[0].rule))
            found = self._found(kept[0], mention.span, mention.text, key, explained)
            self.result.findings.append(replace(found, also=also))

    def _found(
        self, breach: Breach, span: Span, text: str, claim: str | None = None, explained: tuple[str, ...] = ()
    ) -> Found:
        line, column = self.prose.place(span.start)
        end_line, end_column = self.prose.place(span.end)
        return Found(
            breach.rule.name,
            breach.severity,
            self.draft.path,
            line,
            column,
            end_line,
            end_column,
            text,
            f"{text!r}: {breach.message}" if text else breach.message,
            breach.rule.hint,
            claim,
            breach.rows,
            explained=explained,
        )

    def _number_others(self) -> None:
        """Count what is set aside, and what cannot be read."""
        for mention in self.prose.in_names:
            self._count(mention.text, mention.span, SET_ASIDE, "name")
        for aside in self.scan.set_aside:
            self._count(aside.text, aside.span, SET_ASIDE, aside.rule)
        for one in self.scan.unreadable:
            self._count(one.text, one.span, UNREADABLE, one.rule)
            self._report_unreadable(one)

    def _count(self, text: str, span: Span, ending: str, rule: str) -> None:
        line, column = self.prose.place(span.start)
        self.result.numbers.append(Number(line, column, text, ending, rule=rule))

    def _report_unreadable(self, one: SetAside) -> None:
        severity = self.options.severity(rules.UNREADABLE, rules.UNREADABLE.severity)
        if severity is not None:
            breach = Breach(rules.UNREADABLE, f"it cannot be read: {one.rule}", (), severity)
            self.result.findings.append(self._found(breach, one.span, one.text))

    def _add_language(self) -> None:
        severity = self.options.severity(rules.LANGUAGE, rules.LANGUAGE.severity)
        if severity is not None:
            named = self.draft.language if self.options.language == AUTO else self.options.language
            what = f"the language {named!r} cannot be read" if named else "the language cannot be told"
            message = f"{what}: hedges and scales were not seen"
            self.result.findings.append(self._found(Breach(rules.LANGUAGE, message, (), severity), Span(0, 0), ""))


def broken(rule: LintRule, message: str, rows: tuple[int, ...] = ()) -> Breach:
    """Return the breach of a rule, as grave as the rule says."""
    return Breach(rule, message, rows, rule.severity)
