"""Ledgers of corpora that are written as tables: claims as a desk types them, and what sources say.

A folder holds claims.tsv, sources.tsv and rows.tsv, and the sentences of each language.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.lint.ledger import BY, LANGUAGES, Dated, DatedLater
from tests.tables import table

from factledger.reading.documents import Document
from factledger.services.add import add
from factledger.services.entry import Recording
from factledger.services.record import record
from factledger.services.revise import revise, revise_entry
from factledger.services.texts import Texts
from factledger.store.ledger import writing
from factledger.values.digest import Digest

if TYPE_CHECKING:
    from factledger.store.engine import Location

HERE = Path(__file__).parent


def build(location: Location, corpus: str) -> None:
    """Write the ledger of a corpus into a new, empty one."""
    with writing(location) as plain:
        _write(Dated(plain.connection), HERE / corpus)
        _correct(DatedLater(plain.connection), HERE / corpus)


def _write(writer: Dated, folder: Path) -> None:
    rows = table(folder / "rows.tsv")
    first = {row["key"]: _document(row["key"], rows, "was") for row in table(folder / "sources.tsv")}
    for source in table(folder / "sources.tsv"):
        document = first[source["key"]]
        fields = {name: value for name, value in source.items() if value and name not in ("key", "authors")}
        authors = {"authors": tuple(source["authors"].split("|"))} if source["authors"] else {}
        add(writer, "source", source["key"], fields | authors | _digest(document), by=BY)
    for claim in table(folder / "claims.tsv"):
        add(writer, "claim", claim["key"], _claim(claim), by=BY)
    for row in rows:
        recording = Recording(
            claim=row["claim"],
            source=row["source"],
            text=row["was"] or row["figure"],
            speaker=row["speaker"] or None,
            status=row["status"] or "asserted",
            start=_start(row, rows, "was"),
        )
        record(writer, recording, _at_hand(first[row["source"]]), by=BY)


def _correct(writer: Dated, folder: Path) -> None:
    reason = "corrected by the source"
    rows = table(folder / "rows.tsv")
    corrected = [row for row in rows if row["was"]]
    for source in dict.fromkeys(row["source"] for row in corrected):
        document = _document(source, rows, "figure")
        revise(writer, "source", source, _digest(document), by=BY, reason=reason)
        for row in [one for one in corrected if one["source"] == source]:
            speaker = f"#{row['speaker']}" if row["speaker"] else ""
            key = f"{row['claim']}@{source}{speaker}"
            changes = {"text": row["figure"], "start": _start(row, rows, "figure")}
            revise_entry(writer, key, changes, _at_hand(document), by=BY, reason=reason)


def _claim(row: dict[str, str]) -> dict[str, Any]:
    given = {name: value for name, value in row.items() if value and name != "key" and name not in LANGUAGES}
    aliases = {tag: tuple(row[tag].split("|")) for tag in LANGUAGES if row[tag]}
    subject, _, measure = row["key"].partition("/")
    return {"subject": subject, "measure": measure, "value_type": "quantity", "aliases": aliases, **given}


def _document(source: str, rows: list[dict[str, str]], which: str) -> Document:
    """Return the text of a source with the figures of a column: as first recorded, or as corrected."""
    mine = [row for row in rows if row["source"] == source]
    text = "\n".join(_sentence(row, which) for row in mine)
    return Document(source, text, Digest.of(text.encode()))


def _start(row: dict[str, str], rows: list[dict[str, str]], which: str) -> int:
    """Return where the figure of a row stands in the text of its source: as first recorded, or as corrected."""
    before = [_sentence(one, which) for one in rows[: rows.index(row)] if one["source"] == row["source"]]
    return sum(len(one) + 1 for one in before) + _sentence(row, which).index(row[which] or row["figure"])


def _sentence(row: dict[str, str], which: str) -> str:
    return row["sentence"].replace(row["figure"], row[which] or row["figure"])


def _at_hand(document: Document) -> Texts:
    return Texts(Path("/nonexistent"), [document])


def _digest(document: Document) -> dict[str, str]:
    return {"sha256": str(document.digest), "length": str(len(document.text))}
