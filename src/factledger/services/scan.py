"""Find the figures of documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factledger.reading.documents import Document, open_document
from factledger.reading.scan import AUTO
from factledger.reading.scan import scan as scan_text
from factledger.services.batch import language_of, text_of

if TYPE_CHECKING:
    from factledger.reading.mention import Scan
    from factledger.services.batch import Case
    from factledger.values.units import Units


@dataclass(frozen=True, slots=True)
class Scanned:
    """A document and what was seen in it."""

    document: Document
    scan: Scan

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON (DESIGN 4)."""
        return {"path": self.document.path, **self.scan.to_json()}

    def json_text(self) -> str:
        """Return it as one line of JSON."""
        path = json.dumps(self.document.path, ensure_ascii=False)
        return f'{{"path": {path}, {self.scan.json_text().removeprefix("{")}'


def scan(path: str, language: str = AUTO, units: Units | None = None) -> Scanned:
    """Return what was seen in one document.

    Raises:
        FileError: It cannot be read.
        LanguageError: The language is not one that can be read.
    """
    document = open_document(path)
    return Scanned(document, scan_text(document.text, language, units))


def scan_case(case: Case, language: str, units: Units | None = None) -> str:
    """Return the result of one case {"text", "lang"}, as JSON."""
    return scan_text(text_of(case, "text"), language_of(case, language), units).json_text()
