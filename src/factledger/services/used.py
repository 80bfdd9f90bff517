"""Which published texts stand on a claim, an entry, a source or a rate, and which on what was corrected since."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.finding import Finding
from factledger.domain.publication import Publication
from factledger.domain.source import Source
from factledger.domain.unit import Rate, kind_of_name
from factledger.errors import NotFoundError
from factledger.services.show import show
from factledger.values.compare import Severity
from factledger.values.key import EntryKey, parse_seq, split_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.domain.record import Row
    from factledger.store.reader import Reader


NAME = "published"
"""What `check` calls the texts that it looks at."""


class Stands(StrEnum):
    """How the row that a text stands on is now."""

    CURRENT = "current"
    OLD = "old"
    RETRACTED = "retracted"
    VOID = "void"
    REDACTED = "redacted"
    GONE = "gone"
    NOWHERE = "no row"


@dataclass(frozen=True, slots=True)
class Use:
    """A published text and one row that it stands on.

    Attributes:
        publication: The row of the text.
        name: The version that it stands on: KEY@@2; None for a text that rests on no row.
        newest: The current version of that row; None when it is gone.
        stands: How it is now.
    """

    publication: Row
    name: str | None
    newest: Row | None
    stands: Stands

    @property
    def is_stale(self) -> bool:
        """Whether the text stands on what was corrected, retracted or withdrawn."""
        return self.stands not in (Stands.CURRENT, Stands.NOWHERE)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        body = _publication(self.publication)
        return {
            "seq": str(self.publication.seq),
            "version": str(self.publication.version),
            "title": body.title,
            "url": body.url,
            "published": body.published,
            "head": body.head,
            "recorded_at": self.publication.recorded_at,
            "row": self.name,
            "stands": self.stands.value,
            "now": str(self.newest.version) if self.newest else None,
        }


def used(reader: Reader, text: str | None = None) -> list[Use]:
    """Return the current published texts, each with the rows it stands on, in order of addresses and rows.

    Args:
        reader: The ledger.
        text: The claim, entry, source or rate that the rows have to be, or be of: KEY, KEY@@2 or #41; a version of an
            entry or a rate that is named has to be the one that the text stands on. None for all.

    Raises:
        NotFoundError: There is no such row, or it is of another kind.
    """
    is_meant = None if text is None else _meant(reader, text)
    newest: dict[str, Row | None] = {}
    found = []
    for row in reader.current(Publication.KIND):
        names = _publication(row).rows or ()
        found += [_use(reader, row, name, newest) for name in names if is_meant is None or is_meant(name)]
        if not names and is_meant is None:
            found.append(Use(row, None, None, Stands.NOWHERE))
    return found


def stale(reader: Reader) -> tuple[int, list[Finding]]:
    """Return how many texts are published, and a warning for each row that was corrected under one."""
    found = used(reader)
    texts = len({one.publication.seq for one in found})
    return texts, [_finding(one) for one in found if one.is_stale]


def _finding(one: Use) -> Finding:
    body = _publication(one.publication)
    now = f" (#{one.newest.seq})" if one.newest else ""
    how = "was corrected" if one.stands is Stands.OLD else f"is {one.stands}"
    message = f"{body.title}, published at {body.url}, stands on {one.name}, which {how}{now}"
    hint = "correct the text and publish it again, or void the publication"
    return Finding(NAME, Severity.WARNING, f"#{one.publication.seq}", message, hint)


def _publication(row: Row) -> Publication:
    assert isinstance(row.body, Publication)  # noqa: S101  an inner invariant: it was asked for as one
    return row.body


def _meant(reader: Reader, text: str) -> Callable[[str], bool]:
    """Return whether the name of a row, KEY@@2, is of what is meant."""
    row = show(reader, text)
    key, version = split_version(text)
    names_version = version is not None or parse_seq(key) is not None
    match row.body:
        case Claim():
            return lambda name: name.startswith(f"{row.key}@")
        case Source():
            return lambda name: _source(name) == row.key
        case Entry() | Rate():
            return lambda name: name == row.name if names_version else split_version(name)[0] == row.key
        case _:
            msg = f"no text can stand on a {row.kind}"
            raise NotFoundError(msg, expected="a claim, an entry, a source or a rate", found=f"{row.kind} {row.key}")


def _source(name: str) -> str:
    """Return the source in the name of an entry or a rate."""
    key, _ = split_version(name)
    return key.rpartition("@")[2] if kind_of_name(name) == Rate.KIND else EntryKey.parse(key).source


def _use(reader: Reader, publication: Row, name: str, newest: dict[str, Row | None]) -> Use:
    key, version = split_version(name)
    if key not in newest:
        newest[key] = reader.find(kind_of_name(name), key)
    row = newest[key]
    return Use(publication, name, row, _stands(row, version or 0))


def _stands(row: Row | None, version: int) -> Stands:
    if row is None:
        return Stands.GONE
    if row.is_redacted:
        return Stands.REDACTED
    if row.is_void:
        return Stands.VOID
    if isinstance(row.body, Entry) and row.body.status == "retracted":
        return Stands.RETRACTED
    return Stands.OLD if row.version > version else Stands.CURRENT
