"""`factledger export`."""

from __future__ import annotations

from pathlib import Path

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, open_reader
from factledger.cli.output import print_line
from factledger.errors import FileError


@click.command("export", cls=Command, short_help="Print the whole ledger as JSON lines.")
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.option("--output", metavar="FILE", help="Write to FILE, which must be new.")
@as_of_option
@click.pass_context
def command(ctx: click.Context, /, format_: str, output: str | None, as_of: str | None) -> None:  # noqa: ARG001  one format so far
    """Print every row as one line of canonical JSON, in the order of the log.

    The same ledger gives the same bytes, on SQLite and PostgreSQL; `import` makes the same ledger of them.
    """
    from factledger.services.export import export

    with open_reader(ctx, as_of) as reader:
        if output is None:
            for line in export(reader):
                print_line(line)
            return
        try:
            with Path(output).open("x", encoding="utf-8", newline="\n") as stream:
                stream.writelines(f"{line}\n" for line in export(reader))
        except OSError as error:
            msg = f"the export cannot be written: {(error.strerror or str(error)).lower()}"
            raise FileError(msg, where=output) from error
