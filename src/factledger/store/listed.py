"""Entries as a listing finds them: the columns that the database gave; objects are made when they are asked for.

Of a million entries most are passed over, or printed as they are stored.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from factledger.domain.claim import Claim
from factledger.domain.entry import FIGURE, Entry, allowed_by
from factledger.domain.record import YES, Row, are_clean, columns, from_texts
from factledger.store.reader import as_row, is_current, stands, unreadable
from factledger.store.schema import BODIES, HEADER
from factledger.values.key import ClaimKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Select

    from factledger.store.reader import Reader
    from factledger.values.interval import Interval

_ENTRY = tuple(one.name for one in columns(Entry))
_CLAIM = tuple(one.name for one in columns(Claim))
_NAMES = (*HEADER, *_ENTRY)
_AT = {name: place for place, name in enumerate(_NAMES)}
_BODY = slice(len(HEADER), len(_NAMES))
_OF_CLAIM = slice(len(_NAMES), len(_NAMES) + len(_CLAIM))
_SIGNED = len(_NAMES) + _CLAIM.index("signed")
_REQUIRED = itemgetter(*(_AT[one.name] for one in columns(Entry) if one.required))
_NESTED = [_AT[one.name] for one in columns(Entry) if one.shape != "text"]
_FIGURE = itemgetter(*map(_AT.__getitem__, FIGURE))
_UNIT, _RECORDED_AT, _RECORDED_BY = _AT["unit"], _AT["recorded_at"], _AT["recorded_by"]


class Listed:
    """An entry with the claim it is about.

    Attributes:
        found: Its columns, and behind them those of the claim.
    """

    __slots__ = ("_claim", "_row", "found")

    def __init__(self, found: Sequence[Any]) -> None:
        """Take columns.

        Raises:
            NotALedgerError: They hold what they cannot.
        """
        self.found = found
        self._claim: Claim | None = None
        # What is plainly in its one form can be read whenever it is asked for; else it is read now.
        self._row = None if _is_plain(found) else as_row(Entry.KIND, dict(zip(_NAMES, found, strict=False)))

    @property
    def row(self) -> Row:
        """The row of the entry."""
        if self._row is None:
            self._row = as_row(Entry.KIND, dict(zip(_NAMES, self.found, strict=False)))
        return self._row

    @property
    def entry(self) -> Entry:
        """The entry."""
        body = self.row.body
        assert isinstance(body, Entry)  # noqa: S101  redacted rows are not listed
        return body

    @property
    def claim(self) -> Claim:
        """The claim that it is about; what its key says of it, where it is gone from a damaged ledger."""
        if self._claim is None:
            self._claim = _claim(self.found[_AT["claim"]], *self.found[_OF_CLAIM])
        return self._claim

    @property
    def seq(self) -> int:
        """Its position."""
        seq: int = self.found[0]
        return seq

    @property
    def recorded(self) -> tuple[str, str]:
        """When it was recorded, and by whom."""
        return self.found[_RECORDED_AT], self.found[_RECORDED_BY]

    @property
    def unit(self) -> str | None:
        """The unit of its figure, if it has one."""
        unit: str | None = self.found[_UNIT]
        return unit

    @property
    def allowed(self) -> Interval | None:
        """The values that its figure allows; None where it has none, or a vague one.

        Raises:
            ParseError: A column does not hold what a figure is made of: the row was changed.
            NotALedgerError: The ends of the figure leave no value.
        """
        try:
            return allowed_by(_FIGURE(self.found), is_signed=self.found[_SIGNED] == YES)
        except (ValueError, ZeroDivisionError) as error:
            # The figure says so itself, unless it is one whose ends leave no value.
            if self.entry.figure:
                raise unreadable(Entry.KIND, self.seq, error) from error
            return None

    def to_json(self) -> dict[str, Any]:
        """Return position, key, version and the fields of the entry that are there (see `Body.to_json`)."""
        row = {"seq": str(self.found[0]), "key": self.found[1], "version": str(self.found[2])}
        if self._row is not None:
            return row | self._row.body.to_json()
        row |= {name: text for name, text in zip(_ENTRY, self.found[_BODY], strict=True) if text is not None}
        return row


def listing(reader: Reader, *conditions: ColumnElement[bool]) -> Iterator[Listed]:
    """Yield the current version of every entry that fits the conditions, in order of their keys, void ones left out.

    Raises:
        NotALedgerError: An entry holds what it cannot.
    """
    key = BODIES[Entry.KIND].c.key
    # Few rows are sorted sooner than all are read in the order of their keys, which is what SQLite would do.
    order = key.concat("") if conditions else key
    query = _entries_with_claims(reader.until).where(*conditions).order_by(order)
    for some in reader.stream(query).partitions():
        for found in some:
            one = Listed(found)
            if reader.trace is not None:
                reader.note(one.row)
            yield one


@lru_cache(maxsize=64)
def _entries_with_claims(until: int | None) -> Select[Any]:
    """Return the query for the current version of every entry that stands, with the columns of its claim."""
    table, claim = BODIES[Entry.KIND], BODIES[Claim.KIND].alias()
    return (
        select(table, *(claim.c[name].label(f"claim_{name}") for name in _CLAIM))
        .select_from(table.outerjoin(claim, and_(claim.c.key == table.c.claim, is_current(claim, until))))
        .where(is_current(table, until), stands(table))
    )


def _is_plain(found: Sequence[Any]) -> bool:
    """Tell whether the texts of an entry are in their one form, and those there that have to be."""
    for place in _NESTED:
        if found[place] is not None:
            return False
    if None in _REQUIRED(found):
        return False
    return are_clean([text for text in found[_BODY] if text is not None])


@lru_cache(maxsize=256)
def _claim(key: str, *texts: str | None) -> Claim:
    """Return a claim; the entries of one stand together."""
    fields = dict(zip(_CLAIM, texts, strict=True))
    if fields["subject"] is None:
        named = ClaimKey(key)
        return Claim(subject=named.subject, measure=named.measure, value_type="quantity")
    return from_texts(Claim, fields)
