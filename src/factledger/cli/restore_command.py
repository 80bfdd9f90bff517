"""`factledger restore`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from factledger.cli.command import Command


@click.command("restore", cls=Command, short_help="Put a verified copy in the place of the ledger.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--key", "keys", multiple=True, metavar="KEY", help="Public key of the seals, or its file; repeatable.")
@click.option("--force", is_flag=True, help="Replace a ledger that has rows which FILE has not.")
@click.pass_context
def command(ctx: click.Context, /, file: Path, keys: tuple[str, ...], *, force: bool) -> None:
    """Verify every row of FILE, and put it where the ledger is (default: ledger.db in this folder).

    The file that stood there is kept beside it. A ledger that has rows which FILE has not is left alone, unless told
    otherwise. On a server, the database has to be without rows.
    """
    from factledger.services.backup import restore
    from factledger.services.key import read_verifier
    from factledger.store.engine import ENVIRONMENT, FILE_NAME, Location

    location = Location.parse(ctx.obj or os.environ.get(ENVIRONMENT) or FILE_NAME)
    done = restore(file, location, [read_verifier(key, Path(key)) for key in keys], force=force)
    if done.kept is not None:
        click.echo(f"what stood there is kept: {done.kept}", err=True)
    for one in done.cannot_show:
        click.echo(f"cannot show: {one}", err=True)
    click.echo(f"{location}: {done.head.size} rows, root {done.head.root.hex()}", err=True)
