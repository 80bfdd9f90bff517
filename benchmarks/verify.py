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
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factledger.domain.kinds import KINDS
from factledger.domain.record import columns
from factledger.services.verify import verify
from factledger.store.engine import Location
from factledger.store.ledger import reading
from rules import make

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 1_000_000
LIMIT_RATIO, LIMIT_BYTES = 2.5, 300_000_000
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


def measure(path: Path) -> int:
    """Print the times; return how many limits are broken."""
    start = time.process_time()
    rows = plain(path)
    bare = time.process_time() - start
    start = time.process_time()
    with reading(Location(path=path)) as reader:
        found = verify(reader)
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"plain Python  {bare:7.2f} s  {rows:,} rows")
    print(f"verify        {took:7.2f} s  {took / bare:.2f} times that (at most {LIMIT_RATIO})")
    print(f"peak memory {peak / 1e6:,.0f} MB (at most {LIMIT_BYTES / 1e6:,.0f})")
    return (took > LIMIT_RATIO * bare) + (peak > LIMIT_BYTES) + (not found.is_ok or found.head.size != rows)


def main() -> int:
    """Make the ledger, unless it is there, and measure."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "ledger.db"
        if not path.exists():
            make(Location.parse(str(path)), rows)
        return measure(path)


if __name__ == "__main__":
    sys.exit(main())
