"""What is reported of two versions: findings with their places, and how every number ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.reading.draft import Reach
from factledger.rules import last_read as rules
from factledger.rules.lint import UNUSED
from factledger.services.lint.against.figures import difference
from factledger.services.lint.orders import obeyed
from factledger.services.lint.report import LAST_READ_ENDINGS, Before, Found, Linted, Number
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.rules.lint import LintRule
    from factledger.services.lint.against.figures import Difference
    from factledger.services.lint.against.sides import Side
    from factledger.services.lint.options import LintOptions
    from factledger.values.span import Span

_RANK = {Severity.NONE: 0, Severity.NOTE: 1, Severity.WARNING: 2, Severity.ERROR: 3}


def gravest_first(found: Iterable[Difference]) -> list[Difference]:
    """Return differences, the graver first, then the earlier among the rules."""
    return sorted(found, key=lambda one: (-_RANK[one.severity], rules.LAST_READ_RULES.index(one.rule)))


class Findings:
    """Collects what is found in one version of a draft."""

    def __init__(self, side: Side, options: LintOptions) -> None:
        """Prepare for a version, with the severities that a desk settled for its file."""
        self.side, self.options = side, options
        draft = side.draft
        self.result = Linted(draft.path, side.scan.language, left_out=draft.left_out, endings=LAST_READ_ENDINGS)

    def add(self, rule: LintRule, what: str, span: Span, before: Before | None = None) -> None:
        """Report a breach of a rule at a place."""
        self.report([difference(rule, what)], span, before)

    def report(self, found: Iterable[Difference], span: Span, before: Before | None = None) -> None:
        """Report the gravest of some differences at a place, with the others by name; none whose rule is off."""
        settled = ((one, self.options.severity(one.rule, one.severity)) for one in found)
        kept = gravest_first(one._replace(severity=severity) for one, severity in settled if severity is not None)
        if not kept:
            return
        one = kept[0]
        also = tuple(dict.fromkeys(other.rule.name for other in kept[1:] if other.rule is not one.rule))
        text = span.of(self.side.draft.text).strip()
        line, column = self.side.prose.place(span.start)
        end_line, end_column = self.side.prose.place(span.end)
        message = f"{_stood(text, before)}: {one.what}" if text else one.what
        self.result.findings.append(
            Found(
                one.rule.name,
                one.severity,
                self.side.draft.path,
                line,
                column,
                end_line,
                end_column,
                text,
                message,
                one.rule.hint,
                also=also,
                before=before,
            )
        )

    def before(self, span: Span) -> Before:
        """Return what stands in a place of this version, for a finding in the other."""
        line, column = self.side.prose.place(span.start)
        return Before(self.side.draft.path, line, column, span.of(self.side.draft.text))

    def number(self, span: Span, ending: str, rule: str | None = None) -> None:
        """Count a number with its ending."""
        line, column = self.side.prose.place(span.start)
        self.result.numbers.append(Number(line, column, span.of(self.side.draft.text), ending, rule=rule))

    def finished(self, new: Side) -> Linted:
        """Return the result in the order of the draft, less what comments switch off.

        Those of the new version that reach a whole file reach what was dropped of the old one, too; a comment of the
        old version that switches off nothing is no longer there to be deleted.
        """
        draft, options = self.side.draft, self.options
        if self.side is not new:
            for_all = (one for one in new.draft.orders if one.reach is Reach.FILE)
            draft = replace(draft, orders=(*draft.orders, *for_all))
            options = replace(options, severities={**options.severities, UNUSED.name: None})
        result = self.result
        result.findings, result.off = obeyed(result.findings, draft, options, is_last_read=True)
        result.findings.sort(key=lambda one: (one.line, one.column, one.rule))
        result.numbers.sort(key=lambda one: (one.line, one.column))
        return result


def _stood(text: str, before: Before | None) -> str:
    """Return the words of a finding, and what stood there before and where."""
    if before is None:
        return repr(text)
    if before.text == text:
        return f"{text!r}, as in {before.place}"
    return f"{text!r} for {before.text!r} ({before.place})"
