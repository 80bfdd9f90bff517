"""`factledger blame`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, open_reader
from factledger.cli.output import format_option, print_rows

_COLUMNS = ("seq", "key", "version", "field", "value", "recorded_by", "recorded_at", "reason")


@click.command("blame", cls=Command, short_help="Show who recorded what a row says, field by field.")
@click.argument("key")
@as_of_option
@format_option
@click.pass_context
def command(ctx: click.Context, /, key: str, as_of: str | None, format_: str) -> None:
    """Show, for every field of the row that KEY names, the version it stems from; for a claim also its entries.

    The columns that hold a figure's numbers are left out: its text says them.
    """
    from factledger.services.blame import blame

    with open_reader(ctx, as_of) as reader:
        print_rows((one.to_json() for one in blame(reader, key)), _COLUMNS, format_)
