"""Check a ledger: its integrity, the rules, its specs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from factledger.domain.finding import Finding
from factledger.errors import ConfigError, FactledgerError, MisuseError
from factledger.rules.all import BY_NAME, RULES
from factledger.rules.rule import Setting, View
from factledger.services import specs
from factledger.services.acceptances import NAME, Acceptances, Accepted
from factledger.services.config import Config, RuleSettings
from factledger.services.integrity import Integrity, integrity
from factledger.services.used import NAME as PUBLISHED
from factledger.services.used import stale
from factledger.store.ask import ask
from factledger.store.query import matching
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from factledger.rules.rule import Rule
    from factledger.services.specs import SpecResult
    from factledger.services.texts import Texts
    from factledger.store.engine import Location
    from factledger.store.reader import Reader
    from factledger.values.units import Units

RUN_FORMAT = "factledger-run/1"
"""Name and version of the JSON of a run."""

KEPT = 1000
"""Most findings of one rule that are kept; the others are counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a check: integrity, a rule, or the acceptances.

    Attributes:
        name: What was checked.
        covered: How many it looked at.
        covers: What it looked at, in the plural.
        findings: What is wrong: at most `KEPT`.
        more: How many findings there are besides.
        accepted: Findings that a person accepted.
        not_checked: What was not checked, and why; empty when all was.
        remarks: What is in order, and worth knowing.
    """

    name: str
    covered: int
    covers: str
    findings: tuple[Finding, ...] = ()
    more: int = 0
    accepted: tuple[Accepted, ...] = ()
    not_checked: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """failed, warned, passed or not checked."""
        severities = {finding.severity for finding in self.findings}
        if Severity.ERROR in severities:
            return specs.FAILED
        if severities:
            return specs.WARNED
        return specs.PASSED if self.covered or self.accepted else specs.NOT_CHECKED

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "name": self.name,
            "verdict": self.verdict,
            "covered": self.covered,
            "covers": self.covers,
            "findings": [finding.to_json() for finding in self.findings],
            "more": self.more,
            "accepted": [one.to_json() for one in self.accepted],
            "not_checked": list(self.not_checked),
            "remarks": list(self.remarks),
        }


@dataclass(frozen=True, slots=True)
class Options:
    """What a check is to look at.

    Attributes:
        config: What the desk settled.
        rules: Names of the rules to run; all that are on when there are none.
        where: Search terms: the entries that rules are to look at; all when there are none.
        today: The day that ages are counted to; the day of the newest row by default, so that one state of a ledger
            gives one result.
    """

    config: Config = field(default_factory=Config)
    rules: tuple[str, ...] = ()
    where: str | None = None
    today: date | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every rule that is on looks at every row."""
        return not self.rules and not self.where


@dataclass(slots=True)
class Report:
    """What a check came to.

    Attributes:
        ledger: Where the ledger is.
        head: Size and root.
        counts: Claims, entries, sources and the like.
        languages: How many current entries there are per language.
        today: The day that ages were counted to.
        commit: The git commit that the ledger stands in, if any.
        parts: Integrity, and the rules that ran.
        off: Rules that did not run, with the reason.
        scenarios: What each scenario came to.
        notes: What else a person should know.
    """

    ledger: str
    head: str
    counts: dict[str, int]
    languages: dict[str, int]
    today: str
    commit: str | None = None
    parts: list[Part] = field(default_factory=list)
    off: dict[str, str] = field(default_factory=dict)
    scenarios: list[SpecResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def tally(self) -> dict[str, int]:
        """Return how many rules and scenarios passed, failed, and so on."""
        by = dict.fromkeys((specs.PASSED, specs.FAILED, specs.WARNED, specs.ACCEPTED, specs.NOT_CHECKED), 0)
        for one in self.scenarios:
            by[one.outcome] += 1
        for part in self.parts:
            if part.verdict != specs.NOT_CHECKED:
                by[part.verdict] += 1
            # One that a spec accepts is counted as that scenario.
            by[specs.ACCEPTED] += sum(one.seq is not None for one in part.accepted)
            by[specs.NOT_CHECKED] += part.verdict == specs.NOT_CHECKED or bool(part.not_checked)
        return by

    @property
    def checked_nothing(self) -> bool:
        """Whether there was nothing to check."""
        return not any(part.covered for part in self.parts) and not self.scenarios

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON."""
        return {
            "format": RUN_FORMAT,
            "ledger": self.ledger,
            "head": self.head,
            "commit": self.commit,
            "today": self.today,
            "counts": self.counts,
            "languages": self.languages,
            "parts": [part.to_json() for part in self.parts],
            "off": self.off,
            "scenarios": [one.to_json() for one in self.scenarios],
            "notes": self.notes,
            "tally": self.tally(),
        }


def _silent(_: str) -> None:
    """Tell nobody."""


def check_rows(
    reader: Reader,
    where: str,
    texts: Texts,
    options: Options | None = None,
    tell: Callable[[str], None] = _silent,
) -> Report:
    """Check everything but the specs.

    Args:
        reader: The ledger.
        where: Where it is, for the report.
        texts: The texts at hand.
        options: What to look at; everything by default.
        tell: Is told the name of each rule when it starts, for a person who waits.

    Raises:
        MisuseError: A rule has an unknown name, or lacks what it has to be told; the search terms find no entry.
        QueryError: Search terms cannot be read.
    """
    options = options or Options()
    _check_names(options)
    tell("integrity")
    whole = None if options.rules else integrity(reader)
    # What cannot be read is among the findings by now; everything else is checked all the same.
    reader = reader.lenient()
    today = options.today or reader.newest_day()
    head = str(whole.head if whole else reader.head())
    looked_at = _LookedAt(reader, reader.units(), options.where)
    if options.where is not None and looked_at.by(None) == "[]":
        msg = "no entry matches what rules are to look at"
        raise MisuseError(msg, found=options.where[:200], do="mend the search terms; factledger list takes them too")
    report = Report(where, head, _counts(reader), _languages(reader), today.isoformat())
    acceptances = Acceptances.of(reader, today)
    for rule in RULES:
        settings = options.config.of(rule)
        if options.rules and rule.name not in options.rules:
            continue
        if reason := _off(rule, settings, options):
            report.off[rule.name] = reason
            continue
        tell(rule.name)
        given = {one.name: one.default for one in rule.settings} | dict(settings.given)
        only = looked_at.by(settings.where)
        view = View(reader=reader, units=looked_at.units, today=today, settings=given, only=only, find_text=texts.find)
        report.parts.append(_run(rule, settings, view, acceptances))
    if options.is_whole and acceptances.count:
        found = tuple(acceptances.findings())
        report.parts.append(Part(NAME, acceptances.count, "acceptances of a person", found))
    if options.is_whole:
        count, warnings = stale(reader)
        if count:
            more = max(0, len(warnings) - KEPT)
            report.parts.append(Part(PUBLISHED, count, "published texts", tuple(warnings[:KEPT]), more))
    if whole is None:
        # Some rules alone: that they could not see all rows is said all the same.
        whole = _passed_over(reader)
    if whole is not None:
        report.parts.insert(0, _integrity(whole, reader))
    return report


def _passed_over(reader: Reader) -> Integrity | None:
    """Check integrity after all where rows or tables cannot be read; None where all could."""
    damage = reader.damage
    return integrity(reader) if damage is not None and (damage.rows or damage.tables) else None


def _check_names(options: Options) -> None:
    for name in options.rules:
        if name not in BY_NAME:
            msg = f"there is no rule {name!r}"
            raise MisuseError(msg, expected=", ".join(BY_NAME))
        lacking = _lacking(BY_NAME[name], options.config.of(BY_NAME[name]))
        if lacking is not None:
            msg = f"the rule {name} has to be told its {lacking.name}: {lacking.about}"
            raise ConfigError(msg, do=f"write it in factledger.toml beside the ledger, under [rules.{name}]")


def _lacking(rule: Rule, settings: RuleSettings) -> Setting | None:
    """Return a setting without a default that a rule was not given, if there is one."""
    return next((one for one in rule.settings if one.default is None and one.name not in settings.given), None)


def _off(rule: Rule, settings: RuleSettings, options: Options) -> str | None:
    """Return why a rule does not run, if it does not."""
    if settings.severity == "off" and rule.name not in options.rules:
        return f"switched off in {options.config.path.name if options.config.path else 'the settings'}"
    lacking = _lacking(rule, settings)
    return None if lacking is None else f"not told its {lacking.name}"


@dataclass(slots=True)
class _LookedAt:
    """The entries that rules are to look at: each line of search terms is searched for once.

    Attributes:
        reader: The ledger.
        units: The units that are known.
        where: Search terms for all rules; None for all entries.
        found: What was searched for so far, by the search terms of a rule.
    """

    reader: Reader
    units: Units
    where: str | None
    found: dict[str | None, str] = field(default_factory=dict)

    def by(self, where: str | None) -> str | None:
        """Return the positions, as JSON, of what both the run and a rule are to look at; None for all entries."""
        wanted = [terms for terms in (self.where, where) if terms is not None]
        if not wanted:
            return None
        if where not in self.found:
            self.found[where] = matching(self.reader, wanted, self.units)
        return self.found[where]


def _run(rule: Rule, settings: RuleSettings, view: View, acceptances: Acceptances) -> Part:
    """Run a rule; one that a row stops has failed, and the others go on; one that is told nonsense stops all."""
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    more = 0
    stopped: tuple[str, ...] = ()
    try:
        for found in rule.check(view):
            finding = replace(found, severity=Severity(settings.severity)) if settings.severity else found
            if acceptance := acceptances.match(finding, view.reader):
                accepted.append(acceptance)
            elif len(kept) < KEPT:
                kept.append(finding)
            else:
                more += 1
    except ConfigError:
        raise
    except FactledgerError as error:
        stopped = ("not all rows: what integrity names stopped the rule",)
        if not (view.reader.damage and view.reader.damage.tables):
            kept.append(Finding(rule.name, Severity.ERROR, "the rows", str(error).partition(": ")[2], "see integrity"))
    reasons = tuple(f"{count:,} {reason}" for reason, count in sorted(view.not_checked.items()) if count)
    if not view.covered and not reasons and not stopped:
        reasons = (f"there are no {rule.covers}",)
    remarks = tuple(view.remarks)
    return Part(rule.name, view.covered, rule.covers, tuple(kept), more, tuple(accepted), (*stopped, *reasons), remarks)


def _integrity(whole: Integrity, reader: Reader) -> Part:
    """Return what integrity came to, with the rows that are as they were written and that no check could use."""
    named = {finding.place.partition(" ")[0] for finding in whole.findings}
    passed_over = reader.damage.rows if reader.damage else {}
    findings = [
        *whole.findings,
        *(
            Finding(
                "integrity", Severity.ERROR, f"#{seq}", f"the row holds what it cannot: {problem}", "revise or void it"
            )
            for seq, problem in sorted(passed_over.items())
            if f"#{seq}" not in named
        ),
    ]
    count = len(whole.redacted)
    return Part(
        name="integrity",
        covered=whole.rows,
        covers="rows, hashed again",
        findings=tuple(findings[:KEPT]),
        more=max(0, len(findings) - KEPT),
        not_checked=(f"{count:,} redacted: content removed, no rule looks at it",) if count else (),
    )


def _counts(reader: Reader) -> dict[str, int]:
    entries, quantities = _numbers(reader, "SELECT count(*), count(hedge) FROM entry_now")
    sources, with_text = _numbers(reader, "SELECT count(*), count(sha256) FROM source_now")
    return {
        "rows": reader.size(),
        "claims": reader.count("claim"),
        "entries": entries,
        "quantities": quantities,
        "sources": sources,
        "sources with a text": with_text,
        "units": reader.count("unit"),
    }


def _numbers(reader: Reader, question: str) -> tuple[int, int]:
    try:
        first, second = next(iter(ask(reader, question)))
    except FactledgerError:
        return 0, 0
    return int(first), int(second)


def _languages(reader: Reader) -> dict[str, int]:
    question = "SELECT coalesce(language, 'none'), count(*) FROM entry_now GROUP BY language ORDER BY 1"
    try:
        return {str(code): int(count) for code, count in ask(reader, question)}
    except FactledgerError:
        return {}


def _settle(report: Report, results: list[SpecResult]) -> None:
    """Take the conflicts that specs accept, with a reason, off the findings of the built-in rules."""
    accepted: dict[tuple[int, ...], SpecResult] = {pair: one for one in results for pair in one.pairs}
    for i, part in enumerate(report.parts):
        settled = [finding for finding in part.findings if finding.rows in accepted]
        if settled:
            findings = tuple(finding for finding in part.findings if finding.rows not in accepted)
            by = tuple(Accepted(finding, _reason(accepted[finding.rows])) for finding in settled)
            report.parts[i] = replace(part, findings=findings, accepted=(*part.accepted, *by))


def _reason(scenario: SpecResult) -> str:
    return f"by {scenario.place}: {scenario.message.partition(chr(10))[0].removeprefix('accepted: ')}"


def settle(report: Report, location: Location, as_of: str | None = None) -> None:
    """Take what the ledger's own specs accept off the findings, where no specs are to be reported."""
    found = specs.default_specs(location)
    if found and any(finding.rows for part in report.parts for finding in part.findings):
        _settle(report, specs.run_specs(found, location, as_of, today=report.today))


def check_specs(
    report: Report, paths: Iterable[str], location: Location, as_of: str | None = None, *, steps: bool = False
) -> None:
    """Run the specs and add what they came to.

    The ledger's own specs run whichever are given, for what they accept of the findings of rules; of them, only those
    that are given are reported.

    Args:
        report: The report to add to.
        paths: Feature files or folders; those beside the ledger when there are none.
        location: The ledger.
        as_of: The state of the ledger.
        steps: Whether to read the repository's own steps.
    """
    found = list(paths) or specs.default_specs(location)
    if found:
        own = [one for one in specs.default_specs(location) if one not in found]
        results = specs.run_specs([*found, *own], location, as_of, steps=steps, today=report.today)
        report.scenarios = [one for one in results if specs.is_under(one, found)] if own else results
        _settle(report, results)
    if not report.scenarios:
        reason = f"there is no scenario under {', '.join(found)}"
        if not found:
            reason = f"there is no folder {specs.FOLDER} beside the ledger"
        report.parts.append(Part("specs", 0, "scenarios", not_checked=(reason,)))
