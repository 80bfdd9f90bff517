"""`factledger log`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.cli.history_command import line
from factledger.cli.options import as_of_option, on_option, open_reader
from factledger.cli.output import format_option, print_rows, say_left_out

_COLUMNS = ("seq", "recorded_at", "recorded_by", "what")


@click.command("log", cls=Command, short_help="Show the rows in the order they were recorded.")
@click.option("-n", "--limit", type=click.IntRange(min=1), help="How many rows.")
@as_of_option
@on_option
@format_option
@click.pass_context
def command(ctx: click.Context, /, limit: int | None, as_of: str | None, on: str | None, format_: str) -> None:
    """Show the rows as sentences, the newest first."""
    from factledger.services.show import log

    with open_reader(ctx, as_of) as reader:
        rows, left_out = log(reader, limit, on)
        count = print_rows((line(row) for row in rows), _COLUMNS, format_)
    if not count and format_ == "table":
        click.echo("no row matches" if left_out or on else "the ledger is empty", err=True)
    say_left_out(left_out, ("row", "rows"))
