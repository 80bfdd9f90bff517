"""`factledger init`."""

from __future__ import annotations

import click

from factledger.cli.command import Command


@click.command("init", cls=Command, short_help="Create a ledger.")
@click.argument("path", required=False)
@click.pass_context
def command(ctx: click.Context, /, path: str | None) -> None:
    """Create a ledger at PATH (a file or a database URL; default: $FACTLEDGER, else ledger.db in this folder).

    An existing ledger is left alone, and so is a database that holds anything else.
    """
    import os

    from factledger.store.engine import ENVIRONMENT, FILE_NAME, Location
    from factledger.store.ledger import create

    location = Location.parse(path or ctx.obj or os.environ.get(ENVIRONMENT) or FILE_NAME)
    if create(location):
        click.echo(f"created {location}")
    else:
        click.echo(f"{location} is a ledger already; nothing was changed")
