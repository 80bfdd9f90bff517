"""Write what the corpora of lint by documents come to, for the docs: python tests/lint/measure_sources.py."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.lint.sourcing import CORPORA, FOLDER, judged
from tests.lint.test_sources import by_pair, counted
from tests.tables import table, write_table


def main() -> None:
    """Measure, and write both tables."""
    found = {corpus: list(judged(corpus)) for corpus in CORPORA}
    write_table(FOLDER / "measured.tsv", by_pair(one for some in found.values() for one in some))
    first = table(FOLDER / "first.tsv")
    for row in first:
        row["now exact"], row["now missed"], row["now alarms"] = map(str, counted(found[row["corpus"]]))
    write_table(FOLDER / "first.tsv", first)


if __name__ == "__main__":
    main()
