"""For people: full shows every rule and scenario, concise a line for each problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.cli.formats.problem import last_line
from factledger.cli.output import escaped, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.cli.formats.problem import Outcome
    from factledger.services.check import Part, Report
    from factledger.services.specs import SpecResult

_MARKS = {"passed": "ok", "failed": "FAIL", "warned": "warn", "accepted": "acc", "not checked": "--"}


def concise(run: Outcome) -> str:
    """Return a line for each problem, and the last line."""
    lines = [
        f"{escaped(one.path)}:{one.line}: {one.level} {one.rule}: {escaped(_first(one.message))}"
        if one.line
        else f"{escaped(one.path)}: {one.level} {one.rule}: {escaped(one.place)}: {escaped(_first(one.message))}"
        for one in run.problems
    ]
    if rest := run.more:
        lines.append(f"and {rest:,} more")
    return _text([*lines, run.last_line])


def _first(message: str) -> str:
    """Return a message as one line."""
    return "; ".join(line.strip() for line in message.splitlines())


def full(report: Report) -> str:
    """Return what every rule and every scenario came to."""
    return _text(_full(report))


def _text(lines: list[str] | Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _full(report: Report) -> Iterator[str]:
    counts = report.counts
    yield f"{escaped(report.ledger)}, head {report.head}"
    yield (
        f"{plural(counts['claims'], 'claim')}, {plural(counts['entries'], 'entry', 'entries')} "
        f"({counts['quantities']:,} quantities), {plural(counts['sources'], 'source')} "
        f"({counts['sources with a text']:,} with a text), {plural(counts['rows'], 'row')} in all"
    )
    languages = ", ".join(f"{escaped(code)} {count:,}" for code, count in report.languages.items())
    yield f"languages: {languages or 'none'}"
    yield ""
    for part in report.parts:
        yield from _part(part)
    for name, reason in report.off.items():
        yield f"off   {name}: {escaped(reason)}"
    for one in report.scenarios:
        yield from _scenario(one)
    yield ""
    yield last_line(report)


def _part(part: Part) -> Iterator[str]:
    what = f": {part.covered:,} {part.covers}" if part.covered else ""
    yield f"{_MARKS[part.verdict]:<4}  {part.name}{what}"
    for finding in part.findings:
        yield f"      {escaped(finding.place)}: {escaped(finding.message)}"
        yield f"        hint: {escaped(finding.hint)}"
    if part.more:
        yield f"      and {part.more:,} more"
    for one in part.accepted:
        yield f"      accepted: {escaped(one.finding.message)} ({escaped(one.reason)})"
    for remark in part.remarks:
        yield f"      note: {escaped(remark)}"
    for reason in part.not_checked:
        yield f"      not checked: {escaped(reason)}"


def _scenario(one: SpecResult) -> Iterator[str]:
    by = f" ({escaped(one.owner)})" if one.owner else ""
    yield f"{_MARKS[one.outcome]:<4}  {escaped(one.place)}: {escaped(one.scenario)}{by}"
    for line in one.message.splitlines():
        yield f"      {escaped(line)}"
