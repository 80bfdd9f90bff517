"""How every number of a draft ends: written down, with what is wrong and what was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.accepted import sentence_digest
from factledger.services.lint.judge.breach import Breach
from factledger.services.lint.language import unread
from factledger.services.lint.report import (
    MATCHED,
    SUPPORTED,
    UNREGISTERED,
    AcceptedFound,
    Found,
    Linted,
    Number,
    numbers_beside,
)
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.mention import SetAside
    from factledger.services.lint.accepted import Accepting
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.dates import JudgedDate
    from factledger.services.lint.explain import Explainer
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence


class Endings:
    """Writes down how every number of one draft ends, with what is wrong."""

    def __init__(self, prose: Prose, result: Linted, options: LintOptions, accepting: Accepting | None) -> None:
        """Prepare to add to a result."""
        self.prose, self.draft, self.scan = prose, prose.draft, prose.scan
        self.result, self.options, self.accepting = result, options, accepting
        self.explainer: Explainer | None = None
        self.dates: set[Span] = set()

    def finish(
        self,
        match: Match,
        ending: str,
        breaches: Sequence[Breach],
        claim: Known | None = None,
        rows: tuple[int, ...] = (),
    ) -> None:
        """Count a figure, and report what is wrong with it: the gravest, and what else it breaks by name."""
        breaches = sorted(breaches, key=lambda one: one.order)
        mention = match.mention
        explained = self.explainer.explain(match, claim) if self.explainer else ()
        line, column = self.prose.place(mention.span.start)
        key = claim.key if claim else None
        verdict = breaches[0].rule.name if breaches else SUPPORTED if ending == MATCHED else UNREGISTERED
        if ending == MATCHED and not rows:
            rows = tuple(dict.fromkeys(seq for one in breaches for seq in one.rows))
        self.result.numbers.append(Number(line, column, mention.text, ending, key, verdict, rows, explained=explained))
        if not breaches and not self.accepting:  # acceptances count every figure
            return
        kept = self._kept(match.sentence, mention.span, mention.text, breaches, key, rows)
        kept.sort(key=lambda one: one.order)
        if kept:
            also = tuple(dict.fromkeys(one.rule.name for one in kept[1:] if one.rule is not kept[0].rule))
            self.result.findings.append(self._found(kept[0], mention.span, mention.text, key, explained, also))

    def finish_date(self, judged: JudgedDate) -> None:
        """Count a date that a claim holds, and report what is wrong with it."""
        span, text, breaches = judged.aside.span, judged.aside.text, judged.breaches
        self.dates.add(span)
        verdict = breaches[0].rule.name if breaches else SUPPORTED
        place = self.prose.place(span.start)
        self.result.numbers.append(Number(*place, text, MATCHED, judged.claim, verdict, judged.rows))
        kept = self._kept(judged.sentence, span, text, breaches, judged.claim, judged.rows)
        self.result.findings += [self._found(one, span, text, judged.claim) for one in kept]

    def _kept(
        self,
        sentence: Sentence,
        span: Span,
        text: str,
        breaches: Sequence[Breach],
        claim: str | None,
        rows: tuple[int, ...],
    ) -> list[Breach]:
        """Return what is to be reported, by the severities that hold; what names no row is of those given."""
        kept = [
            Breach(one.rule, one.message, one.rows or rows, severity)
            for one in breaches
            if (severity := self.options.severity(one.rule, one.severity)) is not None
        ]
        return self._not_accepted(self.accepting, sentence, span, text, kept, claim) if self.accepting else kept

    def _not_accepted(
        self,
        accepting: Accepting,
        sentence: Sentence,
        span: Span,
        text: str,
        breaches: Sequence[Breach],
        claim: str | None = None,
    ) -> list[Breach]:
        """Return what a figure breaks and nobody accepted; what a person accepted is told apart."""
        whole = self.draft.text
        digest = sentence.once("digest", lambda: sentence_digest(sentence.span.of(whole)))
        around = whole[sentence.span.start : span.start], whole[span.end : sentence.span.end]
        mark = accepting.mark(digest, text)
        left = []
        for one in breaches:
            row = accepting.take(mark, span, one.rule.name, one.rows, around)
            if row is None:
                left.append(one)
                continue
            reason = f"#{row.seq}, {row.recorded_by}: {row.reason or row.key}"
            found = self._found(one, span, text, claim)
            self.result.accepted.append(AcceptedFound(found, row.seq, row.name, reason))
        return left

    def report_lapsed(self, accepting: Accepting) -> None:
        """Report the acceptances that hold no more."""
        severity = self.options.severity(rules.LAPSED, rules.LAPSED.severity)
        off = {name for name, one in self.options.severities.items() if one is None}
        for row, spot, why in accepting.lapsed(off):
            if spot is None:
                self.result.vain.append(row.seq)
            elif severity is not None:
                message = f"accepted before (#{row.seq}, {row.recorded_by}), lapsed because {why}"
                text = spot.span.of(self.draft.text)
                self.result.findings.append(self._found(Breach(rules.LAPSED, message, (), severity), spot.span, text))

    def _found(
        self,
        breach: Breach,
        span: Span,
        text: str,
        claim: str | None = None,
        explained: tuple[str, ...] = (),
        also: tuple[str, ...] = (),
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
            also=also,
            explained=explained,
        )

    def number_others(self) -> None:
        """Count what is set aside, and what cannot be read."""
        self.result.numbers += numbers_beside(self.prose, self.dates)
        for one in self.scan.unreadable:
            self._report_unreadable(one)

    def _report_unreadable(self, one: SetAside) -> None:
        severity = self.options.severity(rules.UNREADABLE, rules.UNREADABLE.severity)
        if severity is not None:
            left = [Breach(rules.UNREADABLE, f"it cannot be read: {one.rule}", (), severity)]
            if self.accepting:
                sentence = self.prose.sentence_at(one.span.start)
                left = self._not_accepted(self.accepting, sentence, one.span, one.text, left)
            self.result.findings += [self._found(breach, one.span, one.text) for breach in left]

    def add_language(self) -> None:
        """Report a draft in a language that cannot be read."""
        severity = self.options.severity(rules.LANGUAGE, rules.LANGUAGE.severity)
        message = unread(self.draft, self.scan, self.options.language)
        if severity is not None and message is not None:
            self.result.findings.append(self._found(Breach(rules.LANGUAGE, message, (), severity), Span(0, 0), ""))
