"""`factledger import`."""

from __future__ import annotations

import gc

import click

from factledger.cli.command import Command
from factledger.cli.options import lines_of, open_writer
from factledger.cli.output import plural


@click.command("import", cls=Command, short_help="Fill an empty ledger from an export.")
@click.argument("file")
@click.pass_context
def command(ctx: click.Context, /, file: str) -> None:
    """Write the rows of an export (FILE, or - for standard input) into an empty ledger, as they are.

    The head is the same as that of the ledger that was exported.
    """
    from factledger.services.export import import_lines

    # Nothing in a row refers back to itself: looking for such cycles among millions only costs time.
    gc.disable()
    with lines_of(file) as lines, open_writer(ctx) as writer:
        count = import_lines(writer, lines)
        head = writer.head()
    click.echo(f"imported {plural(count, 'row')}; head {head}")
