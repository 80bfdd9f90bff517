"""How Alembic reaches a ledger: through the connection that `factledger` hands it, or offline, as SQL.

alembic -c pyproject.toml -x url=postgresql+psycopg:// upgrade head --sql
"""

from __future__ import annotations

from alembic import context
from alembic.util import CommandError

from factledger.store.schema import metadata


def run() -> None:
    """Run the migrations on the given connection, or write them as SQL."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    elif context.is_offline_mode():
        url = context.get_x_argument(as_dictionary=True).get("url", "sqlite://")
        context.configure(url=url, target_metadata=metadata, literal_binds=True)
    else:
        msg = "migrate a ledger with `factledger migrate`; `alembic` alone writes SQL (--sql)"
        raise CommandError(msg)
    with context.begin_transaction():
        context.run_migrations()


run()
