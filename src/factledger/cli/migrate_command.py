"""`factledger migrate`."""

from __future__ import annotations

import click

from factledger.cli.command import Command


@click.command("migrate", cls=Command, short_help="Bring a ledger to this version's schema.")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Bring the ledger's schema up to date; its rows and its head stay as they are."""
    from factledger.store.engine import Location
    from factledger.store.ledger import migrate

    location = Location.find(ctx.obj)
    before, after = migrate(location)
    same = before == after
    click.echo(f"{location}: schema {after}, up to date" if same else f"{location}: schema {before} -> {after}")
