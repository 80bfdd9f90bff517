"""Integrity: every row against its leaf, and the log against itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from factledger.domain.finding import Finding
from factledger.domain.log import Head, Tree
from factledger.services.redactions import Redactions
from factledger.store.reader import hashes_to
from factledger.store.shape import differences
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from factledger.store.reader import Reader

NAME = "integrity"
_HINT = "restore the ledger from git or a backup; factledger log shows the row"


class Changed(NamedTuple):
    """A row that is no longer what its leaf says."""

    seq: int
    key: str
    version: int | None


class Redacted(NamedTuple):
    """A row whose content was removed, and the position of the row that says so."""

    seq: int
    key: str
    version: int
    by: int


@dataclass(slots=True)
class Integrity:
    """What checking the ledger against itself came to.

    Attributes:
        head: Size and root over all leaves.
        rows: How many rows were hashed again.
        findings: What is wrong.
        changed: The rows that were changed or removed.
        redacted: Rows whose content was removed, as a redaction says; they cannot be hashed again.
        shape: How the tables and their guards differ from those of a ledger.
        heads: The heads that were asked for, by their sizes.
    """

    head: Head
    rows: int = 0
    findings: list[Finding] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    redacted: list[Redacted] = field(default_factory=list)
    shape: list[str] = field(default_factory=list)
    heads: dict[int, Head] = field(default_factory=dict)

    def add_changed(self, seq: int, key: object, version: object, why: str) -> None:
        """Name a row that is no longer what its leaf says."""
        self.findings.append(_finding(f"#{seq} {key}", why))
        self.changed.append(Changed(seq, str(key), version if isinstance(version, int) else None))

    def add_wrong(self, seq: int, key: object, problems: Sequence[str]) -> None:
        """Name what is wrong with a row that may be what its leaf says all the same."""
        if problems:
            self.findings += (_finding(f"#{seq} {key}", one) for one in problems)

    def add_stray(self, seq: int, _kind: str, found: Mapping[str, Any]) -> None:
        """Name a row that the log does not have."""
        self.findings.append(_finding(f"#{seq}", "a row stands in its table and not in the log"))
        self.changed.append(Changed(seq, str(found["key"]), found["version"]))


def integrity(reader: Reader, sizes: Collection[int] = ()) -> Integrity:
    """Hash every row again and compare it with its leaf; check that positions and versions have no gaps.

    A row that cannot even be read is a finding too, and stops nothing.

    Alone, this cannot show a rewrite of rows and leaves together, nor a cut-off end: `verify` compares with heads that
    were signed.

    Args:
        reader: The ledger.
        sizes: Sizes at which the head is wanted too.
    """
    tree = Tree()
    result = Integrity(tree.head())
    reader = reader if reader.damage is not None else reader.lenient()
    bodies = reader.columns()
    body = next(bodies, None)
    redactions = Redactions(reader.redactions())
    order = _Order({size for size, _ in reader.checkpoints()})
    expected = 1
    for seq, kind, key, version, leaf in reader.logged():
        if seq != expected:
            message = f"row {expected} is missing: the log goes on with {seq}"
            result.findings.append(_finding(f"#{seq} {key}", message))
        expected = seq + 1
        tree.append(leaf if isinstance(leaf, bytes) else repr(leaf).encode())
        if tree.size in sizes:
            result.heads[tree.size] = tree.head()
        while body is not None and body[0] < seq:
            result.add_stray(*body)
            body = next(bodies, None)
        if body is None or body[0] != seq:
            result.add_changed(seq, key, version, "the row is in the log and its body is gone")
            continue
        why = _difference((kind, key, version, leaf), *body[1:])
        if why and not body[2]["salt"] and (named := redactions.of(kind, key, version)):
            why = named.difference(leaf, *body[1:])
            if not why:
                result.redacted.append(Redacted(seq, str(key), version, named.seq))
        else:
            result.rows += 1
        if why:
            result.add_changed(seq, key, version, why)
        result.add_wrong(seq, key, order.problems(seq, (kind, key), version, str(body[2]["recorded_at"])))
        body = next(bodies, None)
    while body is not None:
        result.add_stray(*body)
        body = next(bodies, None)
    result.findings += (_finding(*one) for one in redactions.broken(expected - 1))
    result.head = tree.head()
    result.shape = differences(reader.connection)
    result.findings += (_finding("schema", difference) for difference in result.shape)
    return result


def _difference(logged: tuple[Any, Any, Any, Any], kind: str, found: Mapping[str, Any]) -> str | None:
    """Return how a row differs from what the log holds of it, or None."""
    *named, leaf = logged
    if not hashes_to(leaf, kind, found):
        if not found["salt"]:
            return "its content is gone, and no redaction names it"
        return "the row was changed: it does not hash to its leaf"
    if [kind, found["key"], found["version"]] != named:
        return "the log names another kind, key or version than the row"
    return None


@dataclass(slots=True)
class _Order:
    """The order of rows: of their times, and of the versions of each key.

    What it keeps of a million rows has to be small: numbers by key, and times only where some may be older.

    Attributes:
        sealed: Sizes at which the log was sealed.
        moment: The latest time so far, since the last seal.
        versions: The newest version of each key, by kind.
        times: When that was recorded, where the log was sealed.
    """

    sealed: set[int]
    moment: str = ""
    versions: dict[Any, dict[Any, Any]] = field(default_factory=dict)
    times: dict[Any, str] = field(default_factory=dict)

    def problems(self, seq: int, name: tuple[Any, Any], version: Any, recorded_at: str) -> Sequence[str]:  # noqa: ANN401
        """Return what is wrong with the order of the next row, and go on behind it.

        Args:
            seq: Its position.
            name: Its kind and key.
            version: Its version, whatever that holds.
            recorded_at: Its time.
        """
        # A merge leaves sealed rows where they are, and appends those of a branch that may be older.
        if seq - 1 in self.sealed:
            self.moment = ""
        kind, key = name
        versions = self.versions.setdefault(kind, {})
        before = versions.get(key, 0)
        latest = max(self.moment, self.times.get(name, "")) if self.sealed else self.moment
        versions[key] = version if isinstance(version, int) else 0
        if self.sealed:
            self.times[name] = recorded_at
        self.moment = max(self.moment, recorded_at)
        if version == before + 1 and recorded_at >= latest:
            return ()
        gap = f"version {before + 1} is missing: version {version} follows version {before}"
        early = f"it was recorded before the row in front of it ({recorded_at}, {latest})"
        return [gap] * (version != before + 1) + [early] * (recorded_at < latest)


def _finding(place: str, message: str) -> Finding:
    return Finding(NAME, Severity.ERROR, place, message, _HINT)
