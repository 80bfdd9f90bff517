"""Reading and writing the tables of cases under tests/data and beside the languages."""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parent / "data"


def table(path: Path | str) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table; a name alone is looked for under tests/data."""
    found = DATA / path if isinstance(path, str) else path
    with found.open(encoding="utf-8", newline="") as stream:
        rows = [line for line in stream if not line.startswith("# ")]
    return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_table(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as a tab-separated table."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(
            stream, list(rows[0]), delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
        )
        writer.writeheader()
        writer.writerows(rows)
