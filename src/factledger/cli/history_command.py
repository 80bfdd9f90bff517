"""`factledger history`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, on_option, open_reader
from factledger.cli.output import format_option, print_rows, say_left_out

if TYPE_CHECKING:
    from factledger.domain.record import Row

_COLUMNS = ("seq", "key", "version", "what", "recorded_at", "recorded_by")


@click.command("history", cls=Command, short_help="Show all versions of a row.")
@click.argument("key")
@as_of_option
@on_option
@format_option
@click.pass_context
def command(ctx: click.Context, /, key: str, as_of: str | None, on: str | None, format_: str) -> None:
    """Show every version of the row that KEY names; for a claim also those of its entries."""
    from factledger.services.show import history

    with open_reader(ctx, as_of) as reader:
        rows, left_out = history(reader, key, on)
    count = print_rows((line(row) for row in rows), _COLUMNS, format_)
    if not count and format_ == "table":
        click.echo("no version matches", err=True)
    say_left_out(left_out, ("version", "versions"))


def line(row: Row) -> dict[str, Any]:
    """Return a row as a line of a history."""
    from factledger.services.sentence import sentence
    from factledger.services.show import as_json

    return as_json(row) | {"what": sentence(row)}
