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
from factledger.store.reader import Reader, as_row, is_current, stands, unreadable
from factledger.store.schema import BODIES, HEADER
from factledger.values.key import ClaimKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Select

    from factledger.values.interval import Interval

_ENTRY = tuple(one.name for one in columns(Entry))
_CLAIM = ("signed", *(one.name for one in columns(Claim) if one.name != "signed"))
"""Columns of a claim, first the one by which a figure is understood."""

_NAMES = (*HEADER, *_ENTRY)
_AT = {name: place for place, name in enumerate(_NAMES)}
_BODY = slice(len(HEADER), len(_NAMES))
_OF_CLAIM = slice(len(_NAMES), len(_NAMES) + len(_CLAIM))
_SIGNED = len(_NAMES)
_REQUIRED = itemgetter(*(_AT[one.name] for one in columns(Entry) if one.required))
_DERIVED_FROM = _AT["derived_from"]
"""The one column of an entry that is no text, but a list of them."""

_FIGURE = itemgetter(*map(_AT.__getitem__, FIGURE))
_UNIT, _RECORDED_AT, _RECORDED_BY = _AT["unit"], _AT["recorded_at"], _AT["recorded_by"]


_AT_ONCE = 20
"""Entries whose texts are looked at together: most come to less than the longest text."""


class Listed:
    """An entry with the claim it is about.

    Attributes:
        found: Its columns, and behind them those of the claim, or the first of those.
        reader: The ledger, where a claim is looked up whose columns are not there.
    """

    __slots__ = ("_claim", "_row", "found", "reader")

    def __init__(self, found: Sequence[Any], reader: Reader, *, is_plain: bool = False) -> None:
        """Take columns; such whose texts are plainly in their one form can be read whenever they are asked for.

        Raises:
            NotALedgerError: They hold what they cannot.
        """
        self.found, self.reader = found, reader
        self._claim: Claim | None = None
        self._row = None if is_plain else as_row(Entry.KIND, dict(zip(_NAMES, found, strict=False)))

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
            key, texts = self.found[_AT["claim"]], self.found[_OF_CLAIM]
            self._claim = _claim(key, *texts) if len(texts) == len(_CLAIM) else _looked_up(self.reader, key)
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


def listing(reader: Reader, *conditions: ColumnElement[bool], with_claims: bool = True) -> Iterator[Listed]:
    """Yield the current version of every entry that fits the conditions, in order of their keys, void ones left out.

    Args:
        reader: The ledger, in the state that is wanted.
        conditions: On the columns of entries.
        with_claims: Whether the claims are looked at, all of which are then read with their entries.

    Raises:
        NotALedgerError: An entry holds what it cannot.
    """
    key = BODIES[Entry.KIND].c.key
    # Few rows are sorted sooner than all are read in the order of their keys, which is what SQLite would do.
    order = key.concat("") if conditions else key
    query = _entries(reader.until, with_claims=with_claims).where(*conditions).order_by(order)
    for fetched in reader.stream(query).partitions():
        for start in range(0, len(fetched), _AT_ONCE):
            some = fetched[start : start + _AT_ONCE]
            are_plain = _are_plain(some)
            for found in some:
                one = Listed(found, reader, is_plain=are_plain or _are_plain((found,)))
                if reader.trace is not None:
                    reader.note(one.row)
                yield one


@lru_cache(maxsize=64)
def _entries(until: int | None, *, with_claims: bool) -> Select[Any]:
    """Return the query for the current version of every entry that stands, with columns of its claim."""
    table, claim = BODIES[Entry.KIND], BODIES[Claim.KIND].alias()
    names = _CLAIM if with_claims else _CLAIM[:1]
    return (
        select(table, *(claim.c[name].label(f"claim_{name}") for name in names))
        .select_from(table.outerjoin(claim, and_(claim.c.key == table.c.claim, is_current(claim, until))))
        .where(is_current(table, until), stands(table))
    )


def _are_plain(rows: Sequence[Sequence[Any]]) -> bool:
    """Tell at once of most entries that their texts are in their one form, and that those are there that have to be."""
    for found in rows:
        if found[_DERIVED_FROM] is not None or None in _REQUIRED(found):
            return False
    return are_clean([text for found in rows for text in found[_BODY] if text is not None])


@lru_cache(maxsize=256)
def _claim(key: str, *texts: str | None) -> Claim:
    """Return a claim; the entries of one stand together."""
    fields = dict(zip(_CLAIM, texts, strict=True))
    return _unnamed(key) if fields["subject"] is None else from_texts(Claim, fields)


def _looked_up(reader: Reader, key: str) -> Claim:
    # Nothing is noted: it is not the claim that is given out.
    row = Reader(reader.connection, reader.until, reader.damage).find(Claim.KIND, key)
    return row.body if row and isinstance(row.body, Claim) else _unnamed(key)


def _unnamed(key: str) -> Claim:
    """Return what the key of a claim says, where it is gone from a damaged ledger or redacted."""
    named = ClaimKey(key)
    return Claim(subject=named.subject, measure=named.measure, value_type="quantity")
