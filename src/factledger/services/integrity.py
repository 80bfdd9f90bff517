"""Integrity: every row against its leaf, and the log against itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.domain.finding import Finding
from factledger.domain.log import Head, Tree
from factledger.store.guards import missing_guards
from factledger.store.reader import stored_leaf
from factledger.store.schema import GUARDED
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.store.reader import Reader

NAME = "integrity"
_HINT = "restore the ledger from git or a backup; factledger log shows the row"


@dataclass(slots=True)
class Integrity:
    """What checking the ledger against itself came to.

    Attributes:
        head: Size and root over all leaves.
        rows: How many rows were hashed again.
        findings: What is wrong.
    """

    head: Head
    rows: int = 0
    findings: list[Finding] = field(default_factory=list)


def integrity(reader: Reader) -> Integrity:
    """Hash every row again and compare it with its leaf; check that positions and versions have no gaps.

    Until the ledger is sealed, this cannot show a rewrite of rows and leaves together, nor a cut-off end.
    """
    tree = Tree()
    result = Integrity(tree.head())
    bodies = reader.stored()
    body = next(bodies, None)
    versions: dict[tuple[str, str], int] = {}
    expected, moment = 1, ""
    for seq, kind, key, version, leaf in reader.logged():
        place = f"#{seq} {key}"
        if seq != expected:
            result.findings.append(_finding(place, f"row {expected} is missing: the log goes on with {seq}"))
        expected = seq + 1
        tree.append(leaf)
        while body is not None and body[0] < seq:
            result.findings.append(_finding(f"#{body[0]}", "a row stands in its table and not in the log"))
            body = next(bodies, None)
        if body is None or body[0] != seq:
            result.findings.append(_finding(place, "the row is in the log and its body is gone"))
            continue
        result.rows += 1
        result.findings += _row_findings(place, (kind, key, version, leaf), body[1], versions, moment)
        moment = max(moment, str(body[1]["recorded_at"]))
        body = next(bodies, None)
    while body is not None:
        result.findings.append(_finding(f"#{body[0]}", "a row stands in its table and not in the log"))
        body = next(bodies, None)
    result.head = tree.head()
    result.findings += _guard_findings(reader)
    return result


def _row_findings(
    place: str,
    logged: tuple[str, str, int, bytes],
    row: dict[str, Any],
    versions: dict[tuple[str, str], int],
    moment: str,
) -> Iterator[Finding]:
    kind, key, version, leaf = logged
    if stored_leaf(row) != leaf:
        yield _finding(place, "the row was changed: it does not hash to its leaf")
    elif (row["kind"], row["key"], row["version"]) != (kind, key, str(version)):
        yield _finding(place, "the log names another kind, key or version than the row")
    last = versions.get((kind, key), 0)
    if version != last + 1:
        yield _finding(place, f"version {last + 1} is missing: version {version} follows version {last}")
    versions[kind, key] = version
    if str(row["recorded_at"]) < moment:
        yield _finding(place, f"it was recorded before the row in front of it ({row['recorded_at']}, {moment})")


def _guard_findings(reader: Reader) -> Iterator[Finding]:
    for name in missing_guards(reader.connection, GUARDED):
        yield _finding("guards", f"the guard {name} is missing or was changed: rows could be changed too")


def _finding(place: str, message: str) -> Finding:
    return Finding(NAME, Severity.ERROR, place, message, _HINT)
