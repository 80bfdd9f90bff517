"""Check a ledger: its integrity, its rows, its places in the documents, its specs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.domain.finding import Finding
from factledger.domain.source import Source
from factledger.errors import FactledgerError
from factledger.rules import agree, locators, re_reads, status
from factledger.services import specs
from factledger.services.integrity import Integrity, integrity
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.domain.record import Row
    from factledger.rules.rule import Rule
    from factledger.services.specs import SpecResult
    from factledger.services.texts import Texts
    from factledger.store.engine import Location
    from factledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a check.

    Attributes:
        name: What was checked: integrity, re-reads, locators, status.
        covered: How many rows it looked at.
        what: What was found in order, in words.
        findings: What is wrong.
        not_checked: What was not checked, and why; empty when all was.
        remarks: What is in order, and worth knowing.
    """

    name: str
    covered: int
    what: str
    findings: tuple[Finding, ...] = ()
    not_checked: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """What a check came to.

    Attributes:
        ledger: Where the ledger is.
        head: Size and root.
        counts: Claims, entries, sources and the like.
        languages: How many current entries there are per language.
        parts: The built-in checks.
        scenarios: What each scenario came to.
        notes: What else a person should know.
        conflicts: Rows of one claim that cannot both be right.
    """

    ledger: str
    head: str
    counts: dict[str, int]
    languages: dict[str, int]
    parts: list[Part] = field(default_factory=list)
    scenarios: list[SpecResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    conflicts: list[agree.Pair] = field(default_factory=list)

    def tally(self) -> dict[str, int]:
        """Return how many checks passed, failed, were accepted, and were not checked."""
        by = dict.fromkeys((specs.PASSED, specs.FAILED, specs.ACCEPTED, specs.NOT_CHECKED), 0)
        for one in self.scenarios:
            by[one.outcome] += 1
        for part in self.parts:
            if any(finding.severity is Severity.ERROR for finding in part.findings):
                by[specs.FAILED] += 1
            elif part.covered:
                by[specs.PASSED] += 1
            by[specs.NOT_CHECKED] += bool(part.not_checked)
        by["warned"] = sum(f.severity is Severity.WARNING for part in self.parts for f in part.findings)
        return by

    @property
    def checked_nothing(self) -> bool:
        """Whether there was nothing to check."""
        return not any(part.covered for part in self.parts) and not self.scenarios

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON."""
        return {
            "ledger": self.ledger,
            "head": self.head,
            "counts": self.counts,
            "languages": self.languages,
            "parts": [
                {
                    "name": part.name,
                    "covered": part.covered,
                    "what": part.what,
                    "findings": [finding.to_json() for finding in part.findings],
                    "not_checked": part.not_checked or None,
                    "remarks": list(part.remarks),
                }
                for part in self.parts
            ],
            "scenarios": [one.to_json() for one in self.scenarios],
            "notes": self.notes,
            "tally": self.tally(),
        }


def check_rows(reader: Reader, where: str, texts: Texts) -> Report:
    """Check everything but the specs.

    Args:
        reader: The ledger.
        where: Where it is, for the report.
        texts: The texts at hand.
    """
    whole = integrity(reader)
    # What cannot be read is among the findings by now; everything else is checked all the same.
    reader = reader.lenient()
    entries = [row for row in reader.current("entry") if isinstance(row.body, Entry)]
    report = Report(where, str(whole.head), _counts(reader, entries), _languages(entries))
    others = [
        _guarded(re_reads.RULE, lambda: _re_reads(reader, entries)),
        _guarded(locators.RULE, lambda: _locators(reader, entries, texts)),
        _guarded(agree.RULE, lambda: _agree(reader, report)),
        _guarded(status.RULE, lambda: _status(reader)),
    ]
    report.parts += [_integrity(whole, reader), *others]
    return report


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
    what = f"{whole.rows:,} rows hash to their leaves, guards in place"
    if findings:
        what = f"{whole.rows:,} rows were hashed again, {len(findings):,} findings"
    return Part("integrity", whole.rows, what, tuple(findings))


def _guarded(rule: Rule, check: Callable[[], Part]) -> Part:
    """Return what a check came to; one that a row stops has failed, and the others go on."""
    try:
        return check()
    except FactledgerError as error:
        found = Finding(rule.name, Severity.ERROR, "the rows", str(error).partition(": ")[2], "see integrity")
        return Part(rule.name, 0, "", (found,), "not all rows: one of them stopped the check")


def _counts(reader: Reader, entries: list[Row]) -> dict[str, int]:
    sources = [row.body for row in reader.current("source")]
    return {
        "rows": reader.size(),
        "claims": reader.count("claim"),
        "entries": len(entries),
        "quantities": sum(1 for row in entries if isinstance(row.body, Entry) and row.body.figure),
        "sources": len(sources),
        "sources with a text": sum(1 for body in sources if isinstance(body, Source) and body.sha256),
        "units": reader.count("unit"),
    }


def _languages(entries: list[Row]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in entries:
        if isinstance(row.body, Entry):
            code = row.body.language or "none"
            found[code] = found.get(code, 0) + 1
    return dict(sorted(found.items()))


def _re_reads(reader: Reader, entries: list[Row]) -> Part:
    quantities = [row for row in entries if isinstance(row.body, Entry) and row.body.figure]
    others = len(entries) - len(quantities)
    findings = tuple(re_reads.check(quantities, reader.units()))
    unchecked = sum(
        1 for row in entries if isinstance(row.body, Entry) and not row.body.figure and not row.body.checked_by
    )
    what = f"{len(quantities):,} quantities read again from their own text; {others:,} other values are of a person"
    not_checked = f"{unchecked:,} values that cannot be re-read are checked by nobody" if unchecked else ""
    return Part(re_reads.RULE.name, len(quantities), what, findings, not_checked)


def _locators(reader: Reader, entries: list[Row], texts: Texts) -> Part:
    found = locators.check(entries, texts.find, reader.units())
    covered = found.proved + len(found.findings)
    reasons = []
    if found.not_at_hand:
        reasons.append(f"{found.not_at_hand:,} places, the text is not at hand (--sources DIR)")
    if found.without_place:
        reasons.append(f"{found.without_place:,} entries name no place in a text")
    what = f"{found.proved:,} places hold what the row says"
    findings, remarks = tuple(found.findings), tuple(found.remarks)
    return Part(locators.RULE.name, covered, what, findings, "; ".join(reasons), remarks)


def _agree(reader: Reader, report: Report) -> Part:
    """Compare what several rows state of one claim; the specs may accept some of the conflicts."""
    claims = [row.key for row in reader.current("claim")]
    pairs = list(agree.pairs(reader, claims, reader.units()))
    report.conflicts = [pair for pair in pairs if pair.is_conflict]
    several = len({pair.claim for pair in pairs})
    still_open = sum(pair.is_open for pair in pairs)
    not_checked = "" if several else "no claim is stated by several rows"
    if still_open:
        not_checked = f"{still_open:,} pairs of rows cannot be compared by rule; a person has to"
    what = f"{several:,} claims are stated by several rows"
    return Part(agree.RULE.name, several, what, tuple(pair.finding() for pair in report.conflicts), not_checked)


def _settle(report: Report) -> None:
    """Take the conflicts that specs accept, with a reason, off the findings of the built-in check."""
    accepted = {pair for one in report.scenarios for pair in one.pairs}
    settled = sum(pair.seqs in accepted for pair in report.conflicts)
    if not settled:
        return
    for i, part in enumerate(report.parts):
        if part.name == agree.RULE.name:
            findings = tuple(pair.finding() for pair in report.conflicts if pair.seqs not in accepted)
            what = f"{part.what}; the specs accept {settled:,} pairs of them that contradict each other"
            report.parts[i] = replace(part, what=what, findings=findings)


def _status(reader: Reader) -> Part:
    covered = status.count(reader)
    what = f"{covered:,} derived rows rest on rows that stand"
    not_checked = "" if covered else "no row is derived from another"
    return Part(status.RULE.name, covered, what, tuple(status.check(reader)), not_checked)


def check_specs(
    report: Report, paths: list[str], location: Location, as_of: str | None = None, *, steps: bool = False
) -> None:
    """Run the specs and add what they came to.

    Args:
        report: The report to add to.
        paths: Feature files or folders; those beside the ledger when there are none.
        location: The ledger.
        as_of: The state of the ledger.
        steps: Whether to read the repository's own steps.
    """
    found = paths or specs.default_specs(location)
    if found:
        report.scenarios = specs.run_specs(found, location, as_of, steps=steps)
        _settle(report)
    if not report.scenarios:
        reason = f"there is no scenario under {', '.join(found)}"
        if not found:
            reason = f"there is no folder {specs.FOLDER} beside the ledger"
        report.parts.append(Part("specs", 0, "", (), reason))
