"""A ledger with two sources, on both engines, and a short way to record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.reading.documents import Document
from factledger.services.entry import Recording
from factledger.services.record import Recorded, record
from factledger.services.revise import revise_entry
from factledger.services.texts import Texts
from factledger.store.ledger import reading, writing
from factledger.values.digest import Digest

if TYPE_CHECKING:
    from pathlib import Path

    from factledger.store.engine import Location

TEXT = """The company used about 2,000 chips. Others used 16,000 chips or more.
Its shares rose 340% in 2024. A rival has 500 engineers; another has 500 engineers too.
The model was trained on H800s. It cost 1.234 or so."""


def document(text: str = TEXT) -> Document:
    return Document("a.txt", text, Digest.of(text.encode()))


class Desk:
    """A ledger with two sources, one of them with its text at hand."""

    def __init__(self, location: Location, folder: Path) -> None:
        self.location = location
        self.folder, self.documents = folder, [document()]
        self.texts = Texts(folder, self.documents)
        with writing(location) as writer:
            digest = str(document().digest)
            writer.append(Source(title="a", language="en", sha256=digest, length=str(len(TEXT))), "a", by="rb")
            writer.append(Source(title="b", language="en"), "b", by="rb")

    def add(self, key: str, text: str, **fields: Any) -> None:
        """Add a source whose text is at hand."""
        given = document(text)
        self.documents.append(given)
        self.texts = Texts(self.folder, self.documents)
        source = Source(title=key, sha256=str(given.digest), length=str(len(text)), **({"language": "en"} | fields))
        with writing(self.location) as writer:
            writer.append(source, key, by="rb")

    def record(self, claim: str, text: str | None, **given: Any) -> Recorded:
        fields: dict[str, Any] = {"source": "a", "new": True} | given
        recording = Recording(claim=claim, text=text, **fields)
        with writing(self.location) as writer:
            return record(writer, recording, self.texts, by="rb")

    def revise(self, key: str, *, by: str = "rb", **changes: Any) -> Entry:
        with writing(self.location) as writer:
            recorded, _ = revise_entry(writer, key, changes, self.texts, by=by, reason="a reason")
        body = recorded.row.body
        assert isinstance(body, Entry)
        return body

    def entry(self, key: str) -> Entry:
        with reading(self.location) as reader:
            body = reader.get("entry", key).body
        assert isinstance(body, Entry)
        return body


@pytest.fixture
def desk(ledger: Location, tmp_path: Path) -> Desk:
    return Desk(ledger, tmp_path)


@pytest.fixture
def file_desk(file_ledger: Location, tmp_path: Path) -> Desk:
    """The same on a file alone, for what the engine makes no difference to."""
    return Desk(file_ledger, tmp_path)
