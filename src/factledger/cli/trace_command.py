"""`factledger trace`."""

from __future__ import annotations

import gc

import click

from factledger.cli.command import Command
from factledger.cli.options import (
    as_of_option,
    draft_date_option,
    draft_language_option,
    open_reader,
    stdin_filename_option,
)
from factledger.cli.output import format_option, plural, print_rows, telling, warn

_COLUMNS = (
    "path",
    "line",
    "column",
    "figure",
    "verdict",
    "claim",
    "seq",
    "version",
    "source",
    "origins",
    "locator",
)


@click.command("trace", cls=Command, short_help="Print what the figures of drafts rest on.")
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...")
@as_of_option
@draft_language_option
@draft_date_option
@stdin_filename_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    drafts: tuple[str, ...],
    as_of: str | None,
    language: str,
    date: str | None,
    stdin_filename: str | None,
    format_: str,
) -> None:
    r"""Print a line for every row of the ledger that a figure of a DRAFT (- for standard input) rests on.

    A figure without a row has a line of its own. Origins counts the sources of the figure, translations and copies of
    one original as one. Whether a draft is right is for `lint` to say: the exit code is 0.

    \b
    factledger trace draft.md
    factledger trace --format csv drafts/*.md > rests-on.csv
    """
    from factledger.reading.markup import open_draft
    from factledger.services.config import find_config
    from factledger.services.lint.drafts import Wanted
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.settings import Choice
    from factledger.services.trace import trace
    from factledger.store.engine import Location

    location = Location.find(ctx.obj)
    wanted = Wanted(LintOptions(language=language, date=date), Choice(), find_config(location.folder).lint)
    gc.disable()  # as in lint
    opened = [open_draft(path, stdin_filename=stdin_filename) for path in drafts]
    with open_reader(ctx, as_of) as reader, telling() as tell:
        found = trace(reader, str(location), opened, wanted, tell)
    print_rows((one.to_json() for one in found.grounds), _COLUMNS, format_)
    for note in found.notes:
        warn(note)
    counted = ", ".join(f"{count:,} {name}" for name, count in found.counts.items())
    said = counted if any(found.counts.values()) else "no number was read, and nothing was traced"
    click.echo(f"{plural(len(opened), 'draft')}: {said}", err=True)
