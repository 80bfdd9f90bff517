"""For GitHub's log: workflow commands that become annotations beside the files of a pull request.

GitHub shows ten errors and ten warnings of a step and drops the others without a word; the rest is said in plain
lines. Source: GitHub Docs, "Workflow commands for GitHub Actions" and the limits of annotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.cli.output import escaped

if TYPE_CHECKING:
    from factledger.cli.formats.problem import Outcome, Problem

MOST = 10
"""Most errors, and most warnings, that GitHub shows of one step."""


def github(run: Outcome) -> str:
    """Return annotations for the first ten errors, warnings and notes, then what is left, then the last line."""
    lines, left = [], []
    count = {"error": 0, "warning": 0, "notice": 0}
    for one in run.problems:
        level = _level(one)
        count[level] += 1
        if count[level] <= MOST:
            lines.append(_annotation(one))
        else:
            left.append(f"{one.level} {one.rule}: {escaped(one.place)}: {escaped(_line(one.message))}")
    if left or run.more:
        kinds = ", ".join(f"{max(0, n - MOST):,} {level}s" for level, n in count.items() if n > MOST)
        lines.append(f"not annotated ({kinds or 'counted only'}; {run.more:,} findings were counted and not kept):")
        lines += left
    return "".join(f"{line}\n" for line in [*lines, run.last_line])


def _annotation(one: Problem) -> str:
    fields = {"file": one.path, "line": str(one.line or ""), "col": str(one.column or "")}
    if one.end and one.end[0] == one.line:
        fields["endColumn"] = str(one.end[1])
    fields["title"] = f"{one.rule}: {one.title}"
    given = ",".join(f"{name}={_property(value)}" for name, value in fields.items() if value)
    hint = f"\nhint: {one.hint}" if one.hint else ""
    owner = f"\nowner: {one.owner}" if one.owner else ""
    return f"::{_level(one)} {given}::{_data(one.message + hint + owner)}"


def _level(one: Problem) -> str:
    """Return the level as GitHub calls it."""
    return "notice" if one.level == "note" else one.level


def _line(message: str) -> str:
    return "; ".join(line.strip() for line in message.splitlines())


def _data(text: str) -> str:
    kept = escaped(text, keep="\n")
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
