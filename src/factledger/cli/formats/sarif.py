"""For code scanning: SARIF 2.1.0 (OASIS), a result a problem; what is accepted is a suppressed result."""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factledger import __version__
from factledger.cli.output import escaped

if TYPE_CHECKING:
    from factledger.cli.formats.problem import Outcome, Problem


def sarif(run: Outcome) -> str:
    """Return the run as a SARIF log."""
    index = {rule.name: i for i, rule in enumerate(run.rules)}
    results = [_result(one, index) for one in (*run.problems, *run.accepted)]
    driver = {
        "name": "factledger",
        "version": __version__,
        "rules": [
            {"id": name, "shortDescription": {"text": why}, "defaultConfiguration": {"level": level}}
            for name, why, level in run.rules
        ],
    }
    made: dict[str, Any] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    made["properties"] = run.properties
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [made]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(one: Problem, index: dict[str, int]) -> dict[str, Any]:
    hint = f"\nhint: {one.hint}" if one.hint else ""
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(one.path).as_posix())}}
    if one.line:
        place["region"] = {"startLine": one.line}
        if one.column and one.end:
            place["region"] |= {"startColumn": one.column, "endLine": one.end[0], "endColumn": one.end[1]}
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
