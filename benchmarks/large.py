"""Commands that look at one row, on a ledger of ten million: they take what they take on the shipped one.

The ledger is made row by row, in ten minutes and 6 GB, in a folder of its own under $TMPDIR, and removed at the end.

Usage: python benchmarks/large.py [ROWS]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from asking import SHIPPED, single
from made import fill
from table import Row, table

from factledger.store.engine import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 10_000_000
RUNS = 9
BYTES_A_ROW = 700
"""What a row takes on the disk, its indexes and some room to make them included."""


def rows(size: int = ROWS, runs: int = RUNS) -> Iterator[Row]:
    """Yield what the commands come to; nothing where the disk has no room for the ledger."""
    with tempfile.TemporaryDirectory(prefix="factledger-bench-") as folder:
        if shutil.disk_usage(folder).free < size * BYTES_A_ROW:
            room = f"{size * BYTES_A_ROW / 1e9:.1f} GB"
            said = f"{size:,} rows are not measured: {folder} has no {room} free; name another folder as $TMPDIR"
            print(said, file=sys.stderr)
            return
        path = Path(folder) / "ledger.db"
        fill(Location(path=path), size)
        yield from single(str(path), str(SHIPPED), f"{size:,} rows", runs)


if __name__ == "__main__":
    print(table(rows(*map(int, sys.argv[1:]))))
