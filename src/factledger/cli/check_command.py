"""`factledger check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.formats import FORMATS, rendered
from factledger.cli.options import DAY, as_of_option, open_reader, output_option, strict_option
from factledger.cli.output import telling, warn, write_text

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@click.command("check", cls=Command, short_help="Check integrity, specs and, if given, the documents.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@as_of_option
@click.option("--rule", "rules", multiple=True, metavar="NAME", help="Run only this rule; repeatable. No specs run.")
@click.option("--where", metavar="QUERY", help="Let rules look only at the entries that these search terms find.")
@click.option("--today", type=DAY, help="Day that ages are counted to.  [default: that of the newest row]")
@click.option("--sources", metavar="DIR", help="Prove every place against the documents under DIR.")
@click.option("--steps", is_flag=True, help="Read the repository's own steps (specs/conftest.py): code that runs.")
@strict_option
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="full", show_default=True)
@output_option(FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    as_of: str | None,
    rules: tuple[str, ...],
    where: str | None,
    today: datetime | None,
    sources: str | None,
    format_: str,
    outputs: list[tuple[str, Path]],
    *,
    steps: bool,
    strict: bool,
) -> None:
    """Check the whole ledger: every row against its hash and its own text, and every spec.

    PATH is a feature file or a folder of them; by default the folder specs beside the ledger. Exit code 1: an
    error was found; with --strict also when something was not checked or is worth a warning.
    """
    from factledger.services.check import Options, check_rows, check_specs, settle
    from factledger.services.commit import commit_of
    from factledger.services.config import find_config
    from factledger.services.texts import Texts, documents_in
    from factledger.store.engine import Location

    location = Location.find(ctx.obj)
    documents, skipped = documents_in(sources) if sources else ([], [])
    options = Options(find_config(location.folder), rules, where, today.date() if today else None)
    with open_reader(ctx, as_of) as reader, telling() as tell:
        report = check_rows(reader, str(location), Texts(location.folder, documents), options, tell)
    report.commit = commit_of(location.folder)
    report.notes += [f"{path}: no UTF-8 text, left out" for path in skipped]
    if paths or options.is_whole:
        check_specs(report, paths, location, as_of, steps=steps)
    else:
        settle(report, location, as_of)
    for name, path in outputs:
        write_text(path, rendered(report, name))
    for note in report.notes:
        warn(note)
    click.echo(rendered(report, format_), nl=False)
    tally = report.tally()
    is_open = report.checked_nothing or report.notes or tally["not checked"] or tally["warned"]
    sys.exit(1 if tally["failed"] or (strict and is_open) else 0)
