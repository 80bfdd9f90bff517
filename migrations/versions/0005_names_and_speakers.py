"""Indexes over the claims that have other names than their keys, and over who is named for entries."""

from __future__ import annotations

from alembic import op
from sqlalchemy.schema import CreateIndex

from factledger.store.schema import CLAIM_APART, ENTRY_SPEAKER, index_of

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the indexes; no row is touched, no guard is dropped."""
    for index in (CLAIM_APART, ENTRY_SPEAKER):
        op.execute(CreateIndex(index_of(op.get_context().dialect.name, index)))
