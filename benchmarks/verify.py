"""Verify a large ledger, beside reading its rows, building their canonical JSON and hashing it in plain Python.

The ledger is that of benchmarks/rules.py. Time is that of the processor, so that what else runs on the machine does not
count.

Usage: python benchmarks/verify.py [ROWS] [LEDGER]
"""

from __future__ import annotations

import hashlib
import heapq
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from table import Row, table
from timing import called, in_turn

from factledger.domain.kinds import KINDS
from factledger.domain.record import columns
from factledger.services.verify import verify
from factledger.store.engine import Location
from factledger.store.ledger import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 1_000_000
LIMIT_RATIO, LIMIT_MB = 2.5, 300
HERE = Path(__file__).parent
NESTED = {kind: {one.name for one in columns(body) if one.shape != "text"} for kind, body in KINDS.items()}


def plain(path: Path) -> int:
    """Read every row, build its canonical JSON, hash it, and compare with its leaf; return how many there were."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    leaves = connection.execute("SELECT seq, leaf FROM log ORDER BY seq")
    count = 0
    bodies = heapq.merge(*(_rows(connection, kind) for kind in KINDS), key=lambda one: one[0])
    for (seq, leaf), (at, row) in zip(leaves, bodies, strict=True):
        content = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        if seq != at or hashlib.sha256(b"\x00" + content).digest() != leaf:
            msg = f"row {seq} does not hash to its leaf"
            raise ValueError(msg)
        count += 1
    return count


def _rows(connection: sqlite3.Connection, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
    nested = NESTED[kind]
    found = connection.execute(f'SELECT * FROM "{kind}" ORDER BY seq')  # noqa: S608  names of ours
    names = [one[0] for one in found.description]
    for values in found:
        row = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        seq = row.pop("seq")
        for name in nested & row.keys():
            row[name] = json.loads(row[name])
        yield seq, row | {"kind": kind, "version": str(row["version"])}


def rows(size: int = ROWS, runs: int = 1, path: Path | None = None) -> Iterator[Row]:
    """Yield what verifying comes to; without a path a ledger is made."""
    with tempfile.TemporaryDirectory(prefix="factledger-bench-") as folder:
        place = path or Path(folder) / "ledger.db"
        if not place.exists():
            # What making it takes, of memory above all, is not measured.
            subprocess.run([sys.executable, str(HERE / "rules.py"), "--make", str(size), str(place)], check=True)
        size = plain(place)
        taken = in_turn(lambda: called(lambda: _verified(place, size)), lambda: called(lambda: plain(place)), runs)
        yield Row("verify", f"{size:,} rows", *taken, "reading, canonical JSON and sha256 in plain Python", LIMIT_RATIO)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
        yield Row("verify: memory", f"{size:,} rows", peak, LIMIT_MB, f"{LIMIT_MB} MB", 1.0, unit="MB")


def _verified(path: Path, size: int) -> None:
    with reading(Location(path=path)) as reader:
        found = verify(reader)
    if not found.is_ok or found.head.size != size:
        msg = "the ledger could not be verified"
        raise RuntimeError(msg)


def main() -> int:
    """Print the table; return how many limits are broken."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    found = list(rows(size, path=Path(sys.argv[2]) if len(sys.argv) > 2 else None))
    print(table(found))
    return sum(row.is_met is False for row in found)


if __name__ == "__main__":
    sys.exit(main())
