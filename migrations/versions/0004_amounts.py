"""An index over unit and amount of entries, for searches such as `value:>1M unit:USD`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factledger.store.schema import amount_index

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index; no row is touched, no guard is dropped."""
    op.execute(sa.text(amount_index(op.get_context().dialect.name)))
