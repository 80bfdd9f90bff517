"""`factledger list`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, on_option, open_reader
from factledger.cli.output import format_option, plural, print_rows, say_left_out

_COLUMNS = ("seq", "claim", "figure", "allows", "unit", "source", "speaker", "status")


@click.command("list", cls=Command, short_help="List entries.", context_settings={"ignore_unknown_options": True})
@click.argument("terms", nargs=-1, metavar="[TERM]...", type=click.UNPROCESSED)
@as_of_option
@on_option
@format_option
@click.pass_context
def command(ctx: click.Context, /, terms: tuple[str, ...], as_of: str | None, on: str | None, format_: str) -> None:
    r"""List the current entries that every TERM finds.

    \b
    A bare word      looks in claim, source, speaker, figure and statement
    41 or #41        the entry in this row, or those of the claim, source or unit in it
    claim:PATH       the claim and those below it; likewise source:
    subject: measure: speaker: lang: unit: tag: status: rank: hedge: kind:
    role: direction: type: by: checked: place: population: period:
    value:>1M        (or value:gt:1M) every value the figure allows is above
    value:2,000      the figure allows this value; also a range, value:1M..2M
    -status:denied   a minus leaves out what the term finds
    """
    from factledger.services.list import as_row, list_entries

    with open_reader(ctx, as_of) as reader:
        listing = list_entries(reader, terms, on)
        count = print_rows((as_row(listed) for listed in listing.entries), _COLUMNS, format_)
    if format_ == "table":
        click.echo(plural(count, "entry", "entries") if count else "no entry matches", err=True)
    say_left_out(listing.without_period, ("entry", "entries"))
    if listing.redacted:
        click.echo(f"{plural(listing.redacted, 'entry', 'entries')} left out: redacted (factledger log)", err=True)
