"""Sources: documents and persons' statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from factledger.domain.record import Body, check_count, check_tag, check_word, column
from factledger.errors import MisuseError
from factledger.values.digest import Digest
from factledger.values.period import Period

RELATIONS = ("copy", "translation", "cites")
"""How a source may stand to the one it derives from."""


@dataclass(frozen=True, kw_only=True)
class Source(Body):
    """A document or a person's statement; an original that nobody holds is a source too."""

    KIND: ClassVar[str] = "source"

    title: str = column("what it is called, in our words where the title is a sentence of the text", required=True)
    publisher: str | None = column("who published it")
    authors: tuple[str, ...] | None = column("who wrote or said it", shape="list")
    language: str | None = column("language tag of its text")
    country: str | None = column("ISO 3166-1 code of the country it is published for; decides what $ means")
    published: str | None = column("when it was published, EDTF")
    url: str | None = column("where it stands")
    archived_url: str | None = column("where a copy is kept")
    accessed: str | None = column("when it was read, EDTF")
    sha256: str | None = column("SHA-256 of the UTF-8 bytes of its text, hexadecimal")
    length: str | None = column("length of its text in code points")
    derived_from: str | None = column("key of the source it was made from")
    relation: str | None = column("how: copy, translation or cites")
    note: str | None = column("anything else")

    def check(self) -> None:
        """Raise unless dates, language, relation and digest are what they may be."""
        for date in (self.published, self.accessed):
            if date:
                Period.parse(date)
        if self.language:
            check_tag(self.language)
        if (self.relation is None) is not (self.derived_from is None):
            msg = "a source that derives from another needs both which one and how"
            raise MisuseError(msg, expected="--derived-from KEY --relation copy, translation or cites")
        check_word("relation between sources", self.relation, RELATIONS)
        if self.sha256:
            Digest.parse(self.sha256)
        if self.length is not None:
            check_count("length", self.length)
