"""For GitHub's log: workflow commands that become annotations beside the files of a pull request.

GitHub shows ten errors and ten warnings of a step and drops the others without a word; the rest is said in plain
lines. Source: GitHub Docs, "Workflow commands for GitHub Actions" and the limits of annotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.cli.formats.problem import last_line, more, problems
from factledger.cli.output import escaped

if TYPE_CHECKING:
    from factledger.cli.formats.problem import Problem
    from factledger.services.check import Report

MOST = 10
"""Most errors, and most warnings, that GitHub shows of one step."""


def github(report: Report) -> str:
    """Return annotations for the first ten errors and warnings, then what is left, then the last line."""
    lines, left = [], []
    count = {"error": 0, "warning": 0}
    for one in problems(report):
        count[one.level] += 1
        if count[one.level] <= MOST:
            lines.append(_annotation(one))
        else:
            left.append(f"{one.level} {one.rule}: {escaped(one.place)}: {escaped(_line(one.message))}")
    if left or more(report):
        kinds = ", ".join(f"{max(0, n - MOST):,} {level}s" for level, n in count.items() if n > MOST)
        lines.append(f"not annotated ({kinds or 'counted only'}; {more(report):,} findings were counted and not kept):")
        lines += left
    return "".join(f"{line}\n" for line in [*lines, last_line(report)])


def _annotation(one: Problem) -> str:
    fields = {"file": one.path, "line": str(one.line) if one.line else "", "title": f"{one.rule}: {one.title}"}
    given = ",".join(f"{name}={_property(value)}" for name, value in fields.items() if value)
    hint = f"\nhint: {one.hint}" if one.hint else ""
    owner = f"\nowner: {one.owner}" if one.owner else ""
    return f"::{one.level} {given}::{_data(one.message + hint + owner)}"


def _line(message: str) -> str:
    return "; ".join(line.strip() for line in message.splitlines())


def _data(text: str) -> str:
    kept = escaped(text, keep="\n")
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
