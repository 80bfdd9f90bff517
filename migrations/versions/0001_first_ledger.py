"""The first schema: the log, a table for each kind of row, checkpoints, and the guards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factledger.store.guards import POSTGRESQL_FUNCTION, postgresql_guards, sqlite_guards

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BODIES = {
    "source": (
        "title",
        "publisher",
        "authors",
        "language",
        "country",
        "published",
        "url",
        "archived_url",
        "accessed",
        "sha256",
        "length",
        "derived_from",
        "relation",
        "note",
    ),
    "unit": (
        "definition",
        "group",
        "kind_of",
        "symbols",
        "names",
        "note",
    ),
    "rate": (
        "base",
        "quote",
        "value",
        "date",
        "source",
        "note",
    ),
    "claim": (
        "statement",
        "subject",
        "measure",
        "value_type",
        "unit",
        "signed",
        "period",
        "place",
        "population",
        "method",
        "price_basis",
        "aliases",
        "tags",
        "note",
    ),
    "entry": (
        "claim",
        "source",
        "speaker",
        "language",
        "text",
        "figure_kind",
        "hedge",
        "approximate",
        "value",
        "low",
        "high",
        "step",
        "zeros",
        "decimals",
        "unit",
        "noun",
        "role",
        "direction",
        "other_value",
        "status",
        "rank",
        "start",
        "end",
        "page",
        "sha256",
        "checked_by",
        "derived_from",
        "note",
    ),
    "acceptance": (
        "rule",
        "entry",
        "entry_version",
        "value",
        "until",
        "note",
    ),
    "redaction": (
        "target",
        "note",
    ),
}


def upgrade() -> None:
    """Create the tables and their guards."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("key", text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("leaf", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("kind", "key", "version", name="log_version"),
    )
    for kind, names in BODIES.items():
        op.create_table(
            kind,
            sa.Column("seq", sa.Integer, sa.ForeignKey("log.seq"), primary_key=True, autoincrement=False),
            sa.Column("key", text, nullable=False),
            sa.Column("version", sa.Integer, nullable=False),
            sa.Column("recorded_at", text, nullable=False),
            sa.Column("recorded_by", text, nullable=False),
            sa.Column("reason", text),
            sa.Column("salt", text, nullable=False),
            sa.Column("void", text),
            sa.Column("format", text, nullable=False),
            *(sa.Column(name, text) for name in names),
            sa.UniqueConstraint("key", "version", name=f"{kind}_version"),
        )
        op.create_index(f"{kind}_recorded_at", kind, ["recorded_at"])
    op.create_index("entry_claim", "entry", ["claim"])
    op.create_index("entry_source", "entry", ["source"])
    op.create_table(
        "checkpoint",
        sa.Column("size", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("note", text, nullable=False),
    )
    tables = ("log", *BODIES, "checkpoint")
    is_sqlite = op.get_context().dialect.name == "sqlite"
    for statement in sqlite_guards(tables) if is_sqlite else [POSTGRESQL_FUNCTION, *postgresql_guards(tables)]:
        op.execute(sa.text(statement))
