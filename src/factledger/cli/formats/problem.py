"""Problems: what went wrong in a run, in rules and in scenarios, in one shape, worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from factledger.services import specs
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from factledger.domain.finding import Finding
    from factledger.services.check import Report
    from factledger.services.specs import SpecResult

SPEC = "spec"
"""Name under which a failed scenario stands among the rules."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong.

    Attributes:
        rule: Name of the rule, or `SPEC`.
        level: error, warning or note.
        place: The row, or the feature file and line.
        title: What it is about, in a few words: the row's key, or the name of the scenario.
        message: What was found, with both sides and sources.
        hint: What would settle it.
        path: A file to point at.
        line: The line in it; None for a file that has none.
        column: The column in that line, in code points from 1; None where only the line is known.
        end: Line and column of the place just behind it; None where it is not known.
        owner: Who looks after it.
        rows: Positions of the entries it is about.
        accepted: Why it is accepted; None for what is not.
    """

    rule: str
    level: str
    place: str
    title: str
    message: str
    hint: str
    path: str
    line: int | None = None
    owner: str | None = None
    rows: tuple[int, ...] = ()
    accepted: str | None = None
    column: int | None = None
    end: tuple[int, int] | None = None

    @property
    def is_error(self) -> bool:
        """Whether it is an error."""
        return self.level == "error"


class RuleShown(NamedTuple):
    """A rule as reports for machines list it: its name, why it is there, and how much a breach matters."""

    name: str
    why: str
    level: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of any command comes to, for the formats that show problems.

    Attributes:
        command: The command.
        problems: What is wrong, errors first.
        accepted: What is accepted, with the reason.
        more: How many findings were counted and not kept.
        last_line: What always stands last: what was looked at, and what came of it.
        rules: The rules that there are.
        properties: What else a machine may know of the run.
    """

    command: str
    problems: list[Problem]
    accepted: list[Problem]
    more: int
    last_line: str
    rules: tuple[RuleShown, ...]
    properties: dict[str, Any]


_OTHERS = (
    RuleShown("integrity", "Every row hashes to its leaf, and the log has no gap.", "error"),
    RuleShown("acceptances", "An acceptance that ended, or that accepts nothing, has to be looked at.", "warning"),
    RuleShown(SPEC, "A scenario says what has to hold of the ledger.", "error"),
)


def outcome(report: Report) -> Outcome:
    """Return what a check came to."""
    from factledger.rules.all import RULES  # lint has rules of its own, and none of these

    rules = tuple(RuleShown(rule.name, rule.why, rule.severity.value) for rule in RULES)
    properties = {"ledger": report.ledger, "head": report.head, "tally": report.tally()}
    return Outcome(
        "check", problems(report), accepted(report), more(report), last_line(report), rules + _OTHERS, properties
    )


def problems(report: Report) -> list[Problem]:
    """Return what is wrong, errors first, each in the order of the report."""
    found = [_of_finding(finding, report) for part in report.parts for finding in part.findings]
    found += [_of_scenario(one) for one in report.scenarios if one.outcome in (specs.FAILED, specs.WARNED)]
    return sorted(found, key=lambda problem: not problem.is_error)


def accepted(report: Report) -> list[Problem]:
    """Return what is accepted, with the reason."""
    found = [_of_finding(one.finding, report, one.reason) for part in report.parts for one in part.accepted]
    return found + [_of_scenario(one) for one in report.scenarios if one.outcome == specs.ACCEPTED]


def _of_finding(finding: Finding, report: Report, reason: str | None = None) -> Problem:
    return Problem(
        finding.rule,
        "error" if finding.severity is Severity.ERROR else "warning",
        finding.place,
        finding.place,
        finding.message,
        finding.hint,
        report.ledger,
        rows=finding.rows,
        accepted=reason,
    )


def _of_scenario(one: SpecResult) -> Problem:
    lines = one.message.splitlines()
    hints = [line.strip().removeprefix("hint: ") for line in lines if line.strip().startswith("hint: ")]
    said = "\n".join(line for line in lines if not line.strip().startswith("hint: "))
    said = said.removeprefix(f"{one.path}:{one.at}: ")
    return Problem(
        SPEC,
        "error" if one.outcome == specs.FAILED else "warning",
        one.place,
        one.scenario,
        said,
        "; ".join(hints),
        one.path,
        one.at or one.line or None,
        one.owner,
        accepted=said.partition("\n")[0] if one.outcome == specs.ACCEPTED else None,
    )


def more(report: Report) -> int:
    """Return how many findings were counted and not kept."""
    return sum(part.more for part in report.parts)


def last_line(report: Report) -> str:
    """Return what always stands last: rules run, rows covered, and what came of them."""
    nothing = "nothing was checked: " if report.checked_nothing else ""
    if nothing and not report.counts["rows"]:
        return f"{nothing}the ledger is empty and there are no specs"
    tally = report.tally()
    ran = sum(part.covered > 0 for part in report.parts)
    rules = "1 rule" if ran == 1 else f"{ran:,} rules"
    scenarios = "1 scenario" if len(report.scenarios) == 1 else f"{len(report.scenarios):,} scenarios"
    rows = "1 row" if report.counts["rows"] == 1 else f"{report.counts['rows']:,} rows"
    counted = ", ".join(f"{count:,} {name}" for name, count in tally.items())
    return f"{nothing}{rules} and {scenarios} over {rows}: {counted}"
