"""Write what the corpora of lint by documents come to, for the docs, and which texts are judged otherwise.

Usage: python tests/lint/measure_sources.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.lint.sourcing import CORPORA, FOLDER, judged
from tests.lint.test_sources import KNOWN_LOUD, by_pair, counted
from tests.tables import table, write_table


def main() -> None:
    """Measure, and write the tables; the reasons of texts that are still judged otherwise stay."""
    found = {corpus: list(judged(corpus)) for corpus in CORPORA}
    write_table(FOLDER / "measured.tsv", by_pair(one for some in found.values() for one in some))
    first = table(FOLDER / "first.tsv")
    for row in first:
        row["now exact"], row["now missed"], row["now alarms"] = map(str, counted(found[row["corpus"]]))
    write_table(FOLDER / "first.tsv", first)
    why = {row["text"]: row["why"] for row in table(FOLDER / "known.tsv")}
    known: dict[str, str] = {}
    for one in (one for some in found.values() for one in some if not one.is_exact):
        is_silent = one.is_missed or known.get(one.text) == "silent"
        known[one.text] = "silent" if is_silent else "loud"
        why.setdefault(one.text, f"{one.wanted} is judged {one.found}")
    rows = [
        {"how": how, "text": text, "why": why[text]}
        for text, how in known.items()
        if not (how == "loud" and text in KNOWN_LOUD)
    ]
    write_table(FOLDER / "known.tsv", rows)


if __name__ == "__main__":
    main()
