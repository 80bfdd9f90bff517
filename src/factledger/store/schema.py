"""The tables: one for the log, one for each kind of row, and what can be rebuilt or stands outside the head.

The columns of a body come from its dataclass in `factledger.domain`, with what they mean; `docs/schema.md` is
made from here. Every column of a body is text, so that nothing is rounded and both engines store the same.
"""

from __future__ import annotations

import re

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from factledger.domain.kinds import KINDS
from factledger.domain.record import columns
from factledger.store.spelled import spelled

REVISION = "0005"
"""The schema this version of factledger writes: the last of `migrations/versions`."""

metadata = MetaData()

# Bytewise order and equality on both engines, whatever the locale of the database.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False, comment="position in the ledger, from 1, no gaps"),
    Column("kind", TEXT, nullable=False, comment="which table holds the body"),
    Column("key", TEXT, nullable=False, comment="what names the row"),
    Column("version", Integer, nullable=False, comment="1, 2, 3 ... of this key"),
    Column("leaf", LargeBinary, nullable=False, comment="leaf hash of the row (RFC 9162), 32 bytes"),
    UniqueConstraint("kind", "key", "version", name="log_version"),
    comment="the one sequence of all rows",
)


def _body_table(kind: str) -> Table:
    body = KINDS[kind]
    return Table(
        kind,
        metadata,
        Column("seq", Integer, ForeignKey("log.seq"), primary_key=True, autoincrement=False, comment="see log"),
        Column("key", TEXT, nullable=False, comment="what names the row"),
        Column("version", Integer, nullable=False, comment="1, 2, 3 ... of this key"),
        Column("recorded_at", TEXT, nullable=False, comment="when it was recorded, UTC, ISO 8601"),
        Column("recorded_by", TEXT, nullable=False, comment="who recorded it"),
        Column("reason", TEXT, comment="why, for a correction"),
        Column("salt", TEXT, nullable=False, comment="128 random bits, hexadecimal; empty for a removed body"),
        Column("void", TEXT, comment="yes, if this version withdraws what was recorded wrongly"),
        Column("format", TEXT, nullable=False, comment="version of the list of fields that the leaf covers"),
        *(Column(one.name, TEXT, comment=one.doc) for one in columns(body)),
        UniqueConstraint("key", "version", name=f"{kind}_version"),
        Index(f"{kind}_recorded_at", "recorded_at"),
        comment=(body.__doc__ or "").split("\n", 1)[0],
    )


BODIES = {kind: _body_table(kind) for kind in KINDS}

Index("entry_claim", BODIES["entry"].c.claim)
Index("entry_source", BODIES["entry"].c.source)

_STATED = "coalesce(value, low, high)"
_DIVISOR = f"CAST(substr({_STATED}, instr({_STATED}, '/') + 1) AS INTEGER)"
AMOUNT = {
    # An INTEGER is the same in every SQLite, and an index has to be; a REAL made of decimals is not, to the last bit.
    # Numbers too large for it are the largest one; of ratios of such ones nothing is known.
    "sqlite": (
        f"CASE WHEN instr({_STATED}, '/') = 0 THEN CAST({_STATED} AS INTEGER) "
        f"WHEN length({_STATED}) < 19 THEN CAST({_STATED} AS INTEGER) / {_DIVISOR} END"
    ),
    "postgresql": (
        f"CASE WHEN length({_STATED}) > 1000 THEN NULL "
        f"WHEN {_STATED} ~ '^-?[0-9]+([.][0-9]+)?$' THEN trunc(CAST({_STATED} AS numeric)) "
        f"WHEN {_STATED} ~ '^-?[0-9]+/0*[1-9][0-9]*$' "
        f"THEN div(CAST(split_part({_STATED}, '/', 1) AS numeric), CAST(split_part({_STATED}, '/', 2) AS numeric)) END"
    ),
}
"""The whole part of the stated number of an entry, or of a printed bound where it has none; NULL where it is not told.

It is cut off towards 0, so that it never decreases from a number to a larger one.
"""

LARGEST = 2**63 - 1
"""The largest whole part that both engines tell apart."""

AMOUNT_INDEX = "entry_amount"


def amount_index(engine: str) -> str:
    """Return the statement that creates the index by which entries are found by unit and amount."""
    return f"CREATE INDEX {AMOUNT_INDEX} ON entry (unit, ({AMOUNT[engine]}))"


OPENS_AS_KEY = """
c.aliases IS NULL AND c.place IS NULL AND c.population IS NULL
AND (lower(c.subject) || '/' = substr(c.key, 1, length(c.subject) + 1)
    OR replace(lower(c.subject), ' ', '-') = UNTIL(c.key, '/') OR lower(UNTIL(c.subject, ' ')) = UNTIL(c.key, '/'))
AND (c.statement IS NULL OR lower(c.subject) <> c.subject)
"""
"""Claims, named c, whose names all open with the word that their key opens with.

Proper names in a statement are names of a subject that is written small.
"""

APART = f"(NOT ({OPENS_AS_KEY}) OR c.statement IS NULL OR NOT HOLDS(c.statement, c.subject))"
"""Claims that have another name, or whose statement does not name their subject as it is written.

Those that it names otherwise are among them.
"""

SPOKEN = "e.void IS NULL AND e.salt <> '' AND e.speaker IS NOT NULL"
"""Entries, named e, that somebody is named for."""


_WHERE = "where"


def _partial(name: str, *columns: Column[str], where: str) -> Index:
    """Return an index over the rows for which a condition on the table, by a name of one letter, holds."""
    return Index(name, *columns, info={_WHERE: where})


def index_of(engine: str, index: Index) -> Index:
    """Return an index of a table with its condition, if it has one, as an engine spells it.

    It is given here, not when the table is described: what describes PostgreSQL would be loaded for every SQLite file.
    """
    if where := index.info.get(_WHERE):
        spelt = " ".join(re.sub(r"\b[a-z]\.", "", spelled(where, engine)).split())
        index.dialect_options[engine][_WHERE] = text(spelt)
    return index


CLAIM_APART = _partial("claim_apart", BODIES["claim"].c.seq, where=APART)
"""Leads to the claims that a look at their keys does not find; where there are few, the others are not read."""

ENTRY_SPEAKER = _partial("entry_speaker", BODIES["entry"].c.claim, BODIES["entry"].c.speaker, where=SPOKEN)
"""Holds who is named for an entry of a claim."""


checkpoint = Table(
    "checkpoint",
    metadata,
    Column("size", Integer, primary_key=True, autoincrement=False, comment="how many rows the head covers"),
    Column("note", TEXT, nullable=False, comment="the signed checkpoint, as C2SP prints it"),
    comment="signed heads; outside the head itself",
)

GUARDED = ("log", *KINDS, "checkpoint")
"""Tables whose rows never change, removed bodies aside."""

REDACTABLE = tuple(kind for kind in KINDS if kind != "redaction")
"""Kinds of rows whose bodies can be removed."""

HEADER = ("seq", "key", "version", "recorded_at", "recorded_by", "reason", "salt", "void", "format")
"""Columns that every body table starts with."""
