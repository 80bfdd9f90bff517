"""Write what the corpora of lint come to, for the docs, and which texts are judged otherwise: tests/lint/measure.py."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.lint.judging import HERE, Judged, counted, indexed, judged
from tests.lint.ledger import LANGUAGES
from tests.lint.test_corpus import CORPORA
from tests.tables import table, write_table


def main() -> None:
    """Measure, and write both tables; the reasons of texts that are still judged otherwise stay."""
    with ProcessPoolExecutor() as pool:
        found = dict(zip(CORPORA, pool.map(_found, CORPORA), strict=True))
    rows = [{"corpus": corpus} | counted(tag, some) for corpus in CORPORA for tag, some in found[corpus].items()]
    write_table(HERE / "measured.tsv", rows)
    why = {(row["corpus"], row["text"]): row["why"] for row in table(HERE / "known.tsv")}
    known: dict[tuple[str, str], str] = {}
    for corpus, languages in found.items():
        for one in (one for some in languages.values() for one in some if not one.is_exact):
            is_silent = one.is_missed or known.get((corpus, one.text)) == "silent"
            known[corpus, one.text] = "silent" if is_silent else "loud"
    write_table(HERE / "known.tsv", [_known(*key, how, why.get(key, "")) for key, how in known.items()])


def _known(corpus: str, text: str, how: str, why: str) -> dict[str, str]:
    return {"corpus": corpus, "how": how, "text": text, "why": why}


def _found(corpus: str) -> dict[str, list[Judged]]:
    with tempfile.TemporaryDirectory() as folder, indexed(Path(folder), corpus) as index:
        return {language: list(judged(index, language, corpus)) for language in LANGUAGES}


if __name__ == "__main__":
    main()
