"""`factledger backup`."""

from __future__ import annotations

from pathlib import Path

import click

from factledger.cli.command import Command


@click.command("backup", cls=Command, short_help="Copy the ledger while others write to it.")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, /, file: Path) -> None:
    """Write one state of the ledger to FILE, a new SQLite file, whatever the ledger is kept in.

    Seals are copied too. Others may go on reading and writing; FILE is there whole, or not at all.
    """
    from factledger.services.backup import backup
    from factledger.store.engine import Location

    head = backup(Location.find(ctx.obj), file)
    click.echo(f"{file}: {head.size} rows, root {head.root.hex()}", err=True)
