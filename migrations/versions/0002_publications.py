"""Publications, with their guards; what an acceptance of a sentence holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factledger.store.guards import postgresql_guards, sqlite_guards

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PUBLICATION = (
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
)
ACCEPTANCE = ("draft", "sentence", "nth", "rows")


def upgrade() -> None:
    """Add columns and a table; no row is touched, no guard is dropped."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    for name in ACCEPTANCE:
        op.add_column("acceptance", sa.Column(name, text))
    op.create_table(
        "publication",
        sa.Column("seq", sa.Integer, sa.ForeignKey("log.seq"), primary_key=True, autoincrement=False),
        sa.Column("key", text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("recorded_at", text, nullable=False),
        sa.Column("recorded_by", text, nullable=False),
        sa.Column("reason", text),
        sa.Column("salt", text, nullable=False),
        sa.Column("void", text),
        sa.Column("format", text, nullable=False),
        *(sa.Column(name, text) for name in PUBLICATION),
        sa.UniqueConstraint("key", "version", name="publication_version"),
    )
    op.create_index("publication_recorded_at", "publication", ["recorded_at"])
    is_sqlite = op.get_context().dialect.name == "sqlite"
    for statement in (sqlite_guards if is_sqlite else postgresql_guards)(("publication",)):
        op.execute(sa.text(statement))
