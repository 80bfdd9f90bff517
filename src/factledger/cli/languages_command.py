"""`factledger languages`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.cli.output import format_option, plural, print_rows

_COLUMNS = ("code", "name", "corpus", "gold", "recall", "spans", "precision", "gaps")


@click.command("languages", cls=Command, short_help="List the languages that can be read, and how well.")
@format_option
def command(format_: str) -> None:
    """List the languages that figures can be read in.

    corpus: texts of its own that every version must read as expected. gold, recall, spans, precision: figures marked
    in public test sets; the share of them read, in percent; of those the share with the exact place; the share of
    figures read that are marked, in sets that mark every one. Empty where nothing was measured.
    """
    from factledger.services.languages import languages

    count = print_rows((one.to_json() for one in languages()), _COLUMNS, format_)
    if format_ == "table":
        click.echo(plural(count, "language"), err=True)
