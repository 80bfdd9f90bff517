"""Integrity: every row against its leaf, and the log against itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.domain.finding import Finding
from factledger.domain.log import Head, Tree
from factledger.store.reader import hashes_to
from factledger.store.shape import differences
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import RowMapping

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

    A row that cannot even be read is a finding too, and stops nothing.

    Until the ledger is sealed, this cannot show a rewrite of rows and leaves together, nor a cut-off end.
    """
    tree = Tree()
    result = Integrity(tree.head())
    reader = reader.lenient()
    bodies = reader.columns()
    body = next(bodies, None)
    versions: dict[tuple[str, str], int] = {}
    expected, moment = 1, ""
    for seq, kind, key, version, leaf in reader.logged():
        place = f"#{seq} {key}"
        if seq != expected:
            result.findings.append(_finding(place, f"row {expected} is missing: the log goes on with {seq}"))
        expected = seq + 1
        tree.append(leaf if isinstance(leaf, bytes) else repr(leaf).encode())
        while body is not None and body[0] < seq:
            result.findings.append(_finding(f"#{body[0]}", "a row stands in its table and not in the log"))
            body = next(bodies, None)
        if body is None or body[0] != seq:
            result.findings.append(_finding(place, "the row is in the log and its body is gone"))
            continue
        result.rows += 1
        result.findings += _row_findings(place, (kind, key, version, leaf), body[1:], versions, moment)
        moment = max(moment, str(body[2]["recorded_at"]))
        body = next(bodies, None)
    while body is not None:
        result.findings.append(_finding(f"#{body[0]}", "a row stands in its table and not in the log"))
        body = next(bodies, None)
    result.head = tree.head()
    result.findings += _shape_findings(reader)
    return result


def _row_findings(
    place: str,
    logged: tuple[Any, Any, Any, Any],
    stored: tuple[str, RowMapping],
    versions: dict[tuple[str, str], int],
    moment: str,
) -> Iterator[Finding]:
    kind, key, version, leaf = logged
    found = stored[1]
    if not hashes_to(leaf, *stored):
        yield _finding(place, "the row was changed: it does not hash to its leaf")
    elif (stored[0], found["key"], found["version"]) != (kind, key, version):
        yield _finding(place, "the log names another kind, key or version than the row")
    last = versions.get((kind, key), 0)
    if version != last + 1:
        yield _finding(place, f"version {last + 1} is missing: version {version} follows version {last}")
    versions[kind, key] = version if isinstance(version, int) else last
    recorded_at = str(found["recorded_at"])
    if recorded_at < moment:
        yield _finding(place, f"it was recorded before the row in front of it ({recorded_at}, {moment})")


def _shape_findings(reader: Reader) -> Iterator[Finding]:
    for difference in differences(reader.connection):
        yield _finding("schema", difference)


def _finding(place: str, message: str) -> Finding:
    return Finding(NAME, Severity.ERROR, place, message, _HINT)
