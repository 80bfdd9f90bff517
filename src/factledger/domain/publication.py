"""Publications: texts that were judged and published, and the rows they stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from factledger.domain.log import parse_head
from factledger.domain.record import Body, check_count, check_names, check_tag, column
from factledger.errors import ParseError
from factledger.values.digest import Digest
from factledger.values.period import Period

MAX_URL = 500
"""Longest address, in characters: it is the key of its row."""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_ROOT = 64
"""Hexadecimal digits of a root."""

COUNTS = ("matched", "derived", "unregistered", "set_aside", "unreadable")
"""How the numbers of a text ended, as its row counts them."""


@dataclass(frozen=True, kw_only=True)
class Publication(Body):
    """A published text: where it stands, the state of the ledger it was judged by, and the rows it used."""

    KIND: ClassVar[str] = "publication"
    SINCE: ClassVar[str] = "2"

    title: str = column("what the text is called, in our words, or the path of its file", required=True, since="2")
    url: str = column("where it is published", required=True, since="2")
    published: str | None = column("when it was published, EDTF", since="2")
    language: str | None = column("language tag it was read in", since="2")
    sha256: str = column("SHA-256 of the UTF-8 bytes of its text, hexadecimal", required=True, since="2")
    length: str = column("length of its text in code points", required=True, since="2")
    head: str = column("size and root of the ledger that it was judged by", required=True, since="2")
    rows: tuple[str, ...] | None = column(
        "entries and rates that its figures rest on: KEY@@VERSION, in order", shape="list", since="2"
    )
    acceptances: tuple[str, ...] | None = column(
        "acceptances of findings in it: KEY@@VERSION, in order", shape="list", since="2"
    )
    matched: str = column("how many numbers were tied to a claim", required=True, since="2")
    derived: str = column("how many follow from rows", required=True, since="2")
    unregistered: str = column("how many stand in no row", required=True, since="2")
    set_aside: str = column("how many are none that could: years, names and the like", required=True, since="2")
    unreadable: str = column("how many could not be read", required=True, since="2")
    note: str | None = column("anything else", since="2")

    @property
    def key(self) -> str:
        """What names it: its address, so that another text at the same place is a new version."""
        return self.url

    def check(self) -> None:
        """Raise unless address, date, digest, head, rows and counts are what they may be."""
        check_url(self.url)
        if self.published:
            Period.parse(self.published)
        if self.language:
            check_tag(self.language)
        Digest.parse(self.sha256)
        for name in ("length", *COUNTS):
            check_count(name, getattr(self, name))
        head = parse_head(self.head)
        if head is None or len(head[1]) != _ROOT:
            msg = "this is not a head"
            raise ParseError(msg, expected="size:root, with all 64 digits of the root", found=repr(self.head[:100]))
        check_names(self.rows)
        check_names(self.acceptances)


def check_url(text: str) -> None:
    """Raise ParseError unless a text is an address that may name a publication."""
    if len(text) > MAX_URL or not _URL.fullmatch(text) or "@@" in text:
        msg = "this is no address of a published text"
        expected = f"a URL such as https://example.org/report, at most {MAX_URL} characters, without @@"
        raise ParseError(msg, expected=expected, found=repr(text[:200]))
