"""How what lint found is printed."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from factledger.cli.formats import of_problems
from factledger.cli.formats.junit import fill, xml
from factledger.cli.formats.problem import Outcome, Problem, RuleShown
from factledger.cli.output import escaped, plural, to_json
from factledger.rules.last_read import HEDGE_LOST
from factledger.services import specs
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.rules.lint import LintRule
    from factledger.services.lint.report import Found, Linted, LintReport, Number

LINT_FORMATS = ("concise", "full", "json", "jsonl", "github", "sarif", "junit")
"""Names of formats."""

WITH_HEAD = ("json", "jsonl", "sarif")
"""Formats that name the head of the ledger."""


def lint_rendered(report: LintReport, format_: str) -> str:
    """Return what lint found in one of `LINT_FORMATS`, with a line end behind its last line."""
    match format_:
        case "concise":
            return _text(_concise(report))
        case "full":
            return _text(_full(report))
        case "json":
            return json.dumps(report.to_json(), ensure_ascii=False, allow_nan=False, indent=2) + "\n"
        case "jsonl":
            return _text(_jsonl(report))
        case "junit":
            return _junit(report)
        case _:
            return of_problems(outcome(report), format_)


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def findings_shown(findings: Iterable[Found]) -> str:
    """Return a line for each finding, as in the format concise."""
    return _text(_lines(findings))


def _concise(report: LintReport) -> Iterator[str]:
    yield from _lines(report.findings)
    yield last_line(report)


def _lines(findings: Iterable[Found]) -> Iterator[str]:
    for one in findings:
        also = f" (also {', '.join(one.also)})" if one.also else ""
        yield f"{escaped(one.place)}: {one.rule} {escaped(one.message)}{also}"
        yield from (f"    {escaped(line)}" for line in one.explained)


def _full(report: LintReport) -> Iterator[str]:
    for draft in report.drafts:
        yield f"{escaped(draft.path)} ({draft.language}): {_counted(draft.counts())}"
        at = {(one.line, one.column): one for one in draft.numbers}
        for one in draft.findings:
            yield from _finding(one)
            number = at.get((one.line, one.column))
            if number is not None and number.text == one.text:
                yield from _quoted(number)
        for accepted in draft.accepted:
            one = accepted.found
            yield f"  {one.line}:{one.column}: accepted {one.rule}: {escaped(one.message)} ({escaped(accepted.reason)})"
        found = {(one.line, one.column) for one in (*draft.findings, *(one.found for one in draft.accepted))}
        for number in draft.numbers:
            place = number.line, number.column
            if place not in found and at[place] is number:
                about = f"{escaped(number.text)!r} {escaped(number.claim or number.rule or '')}"
                yield f"  {number.line}:{number.column}: {number.ending} {about}".rstrip()
                yield from _quoted(number)
                yield from (f"      {escaped(line)}" for line in number.explained)
        if draft.left_out:
            kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(draft.left_out.items()))
            yield f"  left out, in code points: {kinds}"
        yield ""
    yield last_line(report)


def _quoted(number: Number) -> Iterator[str]:
    """Yield where a number stands in documents, with their words."""
    for one in number.sources or ():
        page = f", page {one.page}" if one.page else ""
        yield f"      {number.ending} by {escaped(f'{one.path}:{one.line}:{one.column}')}{page}: {escaped(one.text)!r}"


def _finding(one: Found) -> Iterator[str]:
    yield f"  {one.line}:{one.column}: {one.severity.value} {one.rule}: {escaped(one.message)}"
    if one.also:
        yield f"      also: {', '.join(one.also)}"
    if one.hint:
        yield f"      hint: {escaped(one.hint)}"
    yield from (f"      {escaped(line)}" for line in one.explained)


def _jsonl(report: LintReport) -> Iterator[str]:
    for draft in report.drafts:
        made = draft.to_json()
        for one in made.pop("findings"):
            yield to_json({"type": "finding"} | one)
        yield to_json({"type": "draft"} | made)
    made = report.to_json()
    made.pop("drafts")
    yield to_json({"type": "run"} | made)


def _junit(report: LintReport) -> str:
    """Return a suite a draft, with a case for each finding and one for every rule that found nothing."""
    root = ET.Element("testsuites", name=f"factledger {report.COMMAND}")
    for draft in report.drafts:
        cases = list(_cases(draft, report.rules))
        suite = ET.SubElement(root, "testsuite", name=xml(draft.path), tests=str(len(cases)))
        suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
        suite.set("errors", "0")
        suite.set("skipped", "0")
        suite.extend(cases)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _cases(draft: Linted, rules: Sequence[LintRule]) -> Iterator[ET.Element]:
    broken = {one.rule for one in draft.findings}
    for one in draft.findings:
        case = ET.Element("testcase", classname=xml(draft.path), name=f"{one.rule} {one.line}:{one.column}")
        case.set("file", xml(draft.path))
        case.set("line", str(one.line))
        fill(case, specs.FAILED if one.severity is Severity.ERROR else specs.WARNED, f"{one.message}\nhint: {one.hint}")
        yield case
    for rule in rules:
        if rule.name not in broken:
            yield ET.Element("testcase", classname=xml(draft.path), name=rule.name)


def outcome(report: LintReport) -> Outcome:
    """Return what lint found as problems, errors first."""
    found = sorted((_problem(one) for one in report.findings), key=lambda problem: not problem.is_error)
    rules = tuple(RuleShown(rule.name, rule.why, rule.severity.value) for rule in report.rules)
    against = {} if report.against is None else {"against": report.against.to_json()}
    sources = {} if report.sources is None else {"sources": report.sources.to_json()}
    properties = {"ledger": report.ledger, "head": report.head, **against, **sources, "counts": report.counts()}
    return Outcome(report.COMMAND, found, [], 0, last_line(report), rules, properties)


def _problem(one: Found) -> Problem:
    end = one.end_line, one.end_column
    return Problem(
        one.rule,
        one.severity.value,
        one.place,
        one.claim or one.text or one.rule,
        one.message,
        one.hint,
        one.path,
        one.line,
        rows=one.rows,
        column=one.column,
        end=end,
    )


def last_line(report: LintReport) -> str:
    """Return what always stands last: how every number ended, and what was found."""
    if not report.drafts:
        return report.nothing or ""
    what = _what(report)
    counts = report.counts()
    if report.nothing:
        return f"{what}: {report.nothing}{_by_documents(report)}"
    found = {severity: sum(one.severity is severity for one in report.findings) for severity in Severity}
    said = ", ".join(
        plural(found[severity], severity.value) for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    off, known = sum(draft.off for draft in report.drafts), sum(draft.known for draft in report.drafts)
    accepted = sum(len(draft.accepted) for draft in report.drafts)
    unhedged = sum(HEDGE_LOST.name in one.also for one in report.findings)
    besides = "".join(
        f"; {count:,} {what}"
        for count, what in (
            (unhedged, "of them lost a hedge, too"),
            (accepted, "accepted"),
            (off, "switched off by comments"),
            (known, "in the baseline"),
        )
        if count
    )
    return f"{what}: {_counted(counts)}; {said}{besides}{_tied(report)}{_by_documents(report)}"


def _by_documents(report: LintReport) -> str:
    """Return which documents a report rests on, and what was not read."""
    if report.sources is None:
        return ""
    read, unread = len(report.sources.documents), len(report.sources.unread)
    languages = ", ".join(dict.fromkeys(one.language for one in report.sources.documents))
    figures = plural(report.sources.figures, "figure")
    left = f", {plural(unread, 'file')} not read" if unread else ""
    return f"; by {plural(read, 'document')} ({languages}) with {figures}{left}"


def _tied(report: LintReport) -> str:
    """Say what the ties beside the drafts came to, where there are any."""
    files = [draft.tied.counts for draft in report.drafts if draft.tied is not None]
    total = {name: sum(one[name] for one in files) for name in files[0]} if files else {}
    shown = ", ".join(f"{count:,} {name}" for name, count in total.items() if count)
    return f"; ties: {shown}" if shown else ""


def _what(report: LintReport) -> str:
    """Return what was looked at, with languages: drafts, or a draft and its old version."""
    if report.against is None:
        languages = ", ".join(dict.fromkeys(draft.language for draft in report.drafts))
        return f"{plural(len(report.drafts), 'draft')} ({languages})"
    new, old = report.drafts
    across = ", compared across languages by figures alone" if report.against.is_translated else ""
    return f"1 draft ({new.language}) against {escaped(old.path)} ({old.language}){across}"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {ending}" for ending, count in counts.items())
