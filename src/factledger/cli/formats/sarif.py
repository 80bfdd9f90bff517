"""For code scanning: SARIF 2.1.0 (OASIS), a result a problem; what is accepted is a suppressed result."""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factledger import __version__
from factledger.cli.formats.problem import SPEC, accepted, problems
from factledger.cli.output import escaped
from factledger.rules.all import RULES
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from factledger.cli.formats.problem import Problem
    from factledger.services.check import Report

_OTHERS = {
    "integrity": ("Every row hashes to its leaf, and the log has no gap.", Severity.ERROR),
    "acceptances": ("An acceptance that ended, or that accepts nothing, has to be looked at.", Severity.WARNING),
    SPEC: ("A scenario says what has to hold of the ledger.", Severity.ERROR),
}


def sarif(report: Report) -> str:
    """Return the run as a SARIF log."""
    rules = [(rule.name, rule.why, rule.severity) for rule in RULES]
    rules += [(name, why, severity) for name, (why, severity) in _OTHERS.items()]
    index = {name: i for i, (name, _, _) in enumerate(rules)}
    results = [_result(one, index) for one in (*problems(report), *accepted(report))]
    driver = {
        "name": "factledger",
        "version": __version__,
        "rules": [
            {"id": name, "shortDescription": {"text": why}, "defaultConfiguration": {"level": severity.value}}
            for name, why, severity in rules
        ],
    }
    run: dict[str, Any] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    run["properties"] = {"ledger": report.ledger, "head": report.head, "tally": report.tally()}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(one: Problem, index: dict[str, int]) -> dict[str, Any]:
    hint = f"\nhint: {one.hint}" if one.hint else ""
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(one.path).as_posix())}}
    if one.line:
        place["region"] = {"startLine": one.line}
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "level": one.level,
        "message": {"text": escaped(f"{one.title}: {one.message}{hint}", keep="\n")},
        "locations": [{"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": escaped(one.place)}]}],
        "partialFingerprints": {"factledger/1": _fingerprint(one)},
    }
    if one.rule in index:
        result["ruleIndex"] = index[one.rule]
    if one.accepted is not None:
        result["suppressions"] = [{"kind": "external", "justification": escaped(one.accepted)}]
    return result


def _fingerprint(one: Problem) -> str:
    """Return what stays the same while a problem stays, whatever moves around it."""
    return hashlib.sha256(f"{one.rule}\n{one.title}\n{one.message}".encode()).hexdigest()[:32]
