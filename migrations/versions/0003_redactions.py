"""What stays of a row whose body was removed; guards that let just that through."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factledger.store.guards import (
    POSTGRESQL_REDACTION_FUNCTION,
    postgresql_redaction_guard,
    sqlite_redaction_guard,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REDACTION = ("leaf", "row_at", "row_by", "row_void")
HEADER = ("seq", "key", "version", "recorded_at", "recorded_by", "reason", "salt", "void", "format")
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
    "unit": ("definition", "group", "kind_of", "symbols", "names", "note"),
    "rate": ("base", "quote", "value", "date", "source", "note"),
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
    "acceptance": ("rule", "entry", "entry_version", "value", "until", "note", "draft", "sentence", "nth", "rows"),
    "publication": (
        "title",
        "url",
        "published",
        "language",
        "sha256",
        "length",
        "head",
        "rows",
        "acceptances",
        "matched",
        "derived",
        "unregistered",
        "set_aside",
        "unreadable",
        "note",
    ),
}
"""The columns of each table, first those that all have."""


def upgrade() -> None:
    """Add columns, and change the guards of bodies; no row is touched."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    for name in REDACTION:
        op.add_column("redaction", sa.Column(name, text))
    is_sqlite = op.get_context().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(sa.text(POSTGRESQL_REDACTION_FUNCTION))
    for table, columns in BODIES.items():
        if not is_sqlite:
            op.execute(sa.text(f'DROP TRIGGER "guard_{table}_row" ON "{table}"'))
            op.execute(sa.text(postgresql_redaction_guard(table)))
        else:
            op.execute(sa.text(f'DROP TRIGGER "guard_{table}_update"'))
            op.execute(sa.text(sqlite_redaction_guard(table, (*HEADER, *columns))))
