"""For a summary page or a comment: Markdown, worst first, capped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.cli.formats.problem import accepted, last_line, more, problems
from factledger.cli.output import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.cli.formats.problem import Problem
    from factledger.services.check import Report

MOST = 50
"""Most problems that are shown; the others are counted."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&!@])")


_ADDRESS = re.compile(r"(\bwww(?=\.)|\b[a-z]+(?=://))([.:])", re.IGNORECASE)
"""What GitHub's Markdown makes a link of, though nothing marks it as one."""


def markdown(report: Report) -> str:
    """Return a heading, the problems, what is accepted and what was not checked, and the last line."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    found = problems(report)
    errors = sum(one.is_error for one in found)
    word = "failed" if errors else "nothing was checked" if report.checked_nothing else "passed"
    yield f"## factledger check: {word}"
    yield ""
    yield plain(last_line(report))
    yield ""
    yield f"Ledger {code(report.ledger)}, head {code(report.head)}"
    yield from _section("Errors and warnings", [_item(one) for one in found], more(report))
    yield from _section("Accepted", [_item(one) for one in accepted(report)])
    reasons = [f"- {plain(part.name)}: {plain(reason)}" for part in report.parts for reason in part.not_checked]
    reasons += [
        f"- {code(one.place)} {plain(one.scenario)}: {plain(one.message)}"
        for one in report.scenarios
        if one.outcome == "not checked"
    ]
    yield from _section("Not checked", reasons)
    yield from _section("Off", [f"- {plain(name)}: {plain(reason)}" for name, reason in report.off.items()])


def _section(title: str, items: list[str], rest: int = 0) -> Iterator[str]:
    if not items:
        return
    yield from ("", f"### {title}", "")
    yield from items[:MOST]
    if left := len(items) - MOST + rest if len(items) > MOST else rest:
        yield f"- and {left:,} more"


def _item(one: Problem) -> str:
    lines = [escaped(line.strip()) for line in one.message.splitlines()]
    by = f" ({plain(one.owner)})" if one.owner else ""
    head = f"- **{one.level}** {plain(one.rule)}{by} {code(one.place)}"
    head += f" {plain(one.title)}" if one.title != one.place else ""
    if one.accepted is not None:
        head = f"- {plain(one.rule)} {code(one.place)}: {plain(one.accepted)}"
        lines = [] if one.title != one.place else lines
    body = [f"  {plain(line)}  " for line in lines]
    return "\n".join([f"{head}  ", *body, *([f"  *hint:* {plain(one.hint)}"] if one.hint else [])]).rstrip()


def plain(text: str) -> str:
    """Return a text that Markdown shows as it is: nothing in it is markup, a link or a mention."""
    return _ADDRESS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", escaped(text)))


def code(text: str) -> str:
    """Return a text as code, whatever backquotes it holds."""
    shown = escaped(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
