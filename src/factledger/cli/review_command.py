"""`factledger review`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.options import DAY, output_option, strict_option
from factledger.cli.output import write_text
from factledger.cli.review import FORMATS, rendered

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@click.command("review", cls=Command, short_help="Show a reviewer what became of rows, rules and scenarios.")
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--today", type=DAY, help="Day that ages are counted to.  [default: that of the newest row]")
@strict_option
@click.option("--format", "format_", type=click.Choice(FORMATS), default="markdown", show_default=True)
@output_option(FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    base: str,
    head: str | None,
    today: datetime | None,
    format_: str,
    outputs: list[tuple[str, Path]],
    *,
    strict: bool,
) -> None:
    r"""Show what a reviewer of a change has to see, from BASE to HEAD (the ledger as it is, by default).

    BASE and HEAD are git revisions, ledger files or URLs, or states of the ledger (a row number, a head, a date).
    Of a revision the ledger, its specs and its settings are taken out of git; both sides are checked.

    Exit code 1: something fails in HEAD, or history was rewritten; with --strict also when something was not checked
    or is worth a warning.

    \b
    factledger review origin/main
    factledger review main HEAD --output html=review.html >> "$GITHUB_STEP_SUMMARY"
    """
    from factledger.services.review import review
    from factledger.services.revision import sides

    with sides(base, head, ctx.obj) as (old, new):
        found = review(old, new, today.date() if today else None)
    for name, path in outputs:
        write_text(path, rendered(found, name))
    click.echo(rendered(found, format_), nl=False)
    tally = found.after.tally()
    is_open = found.after.checked_nothing or tally["not checked"] or tally["warned"]
    sys.exit(1 if found.fails or (strict and is_open) else 0)
