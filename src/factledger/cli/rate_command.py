"""`factledger rate`."""

from __future__ import annotations

import click

from factledger.cli.options import by_option, reason_option
from factledger.cli.rows import add_row, group, revise_row

command = group("rate", ("seq", "key", "base", "quote", "value", "date", "source"))

_note = click.option("--note", help="Anything else.")


@command.command("add", short_help="Add a rate.")
@click.argument("base")
@click.argument("quote")
@click.argument("value")
@click.option("--date", required=True, metavar="DATE", help="When: a day, month or year (EDTF).")
@click.option("--source", required=True, metavar="KEY", help="The source that states it.")
@_note
@by_option
@click.pass_context
def add(
    ctx: click.Context,
    /,
    base: str,
    quote: str,
    value: str,
    date: str,
    source: str,
    note: str | None,
    by: str | None,
) -> None:
    r"""Add what one BASE was worth in QUOTE, VALUE of them, by a source on a date. It converts both ways.

    Pair, date and source make its key: another source's rate stands beside it, another value is a correction.

    \b
    factledger rate add EUR USD 1.04 --date 2025-01-07 --source bank/rates
    """
    fields = {"base": base, "quote": quote, "value": value, "date": date, "source": source, "note": note}
    add_row(ctx, "rate", None, fields, by)


@command.command("revise", short_help="Correct a rate.")
@click.argument("key")
@click.option("--value", help="How many of the second currency one of the first is.")
@_note
@by_option
@reason_option
@click.pass_context
def revise(
    ctx: click.Context, /, key: str, value: str | None, note: str | None, by: str | None, reason: str | None
) -> None:
    """Correct the rate that KEY names (KEY@@2 names the version that is corrected); --reason is needed."""
    revise_row(ctx, "rate", key, {"value": value, "note": note}, by, reason)
