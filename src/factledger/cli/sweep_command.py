"""`factledger sweep`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.formats.lint import LINT_FORMATS, lint_rendered
from factledger.cli.options import (
    draft_date_option,
    draft_language_option,
    open_reader,
    output_option,
    stdin_filename_option,
    strict_option,
)
from factledger.cli.output import escaped, plural, telling, warn, write_text
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factledger.reading.draft import Draft
    from factledger.services.lint.files import Drafts


@click.command("sweep", cls=Command, short_help="Find what drafts still carry of a figure that was corrected.")
@click.argument("given", nargs=-1, required=True, metavar="CLAIM DRAFT...")
@click.option("--since", metavar="STATE", help="All claims corrected since then (row, head, date); no CLAIM is given.")
@draft_language_option
@draft_date_option
@strict_option
@stdin_filename_option
@click.option("--format", "format_", type=click.Choice(LINT_FORMATS), default="concise", show_default=True)
@output_option(LINT_FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    given: tuple[str, ...],
    since: str | None,
    language: str,
    date: str | None,
    stdin_filename: str | None,
    format_: str,
    outputs: list[tuple[str, Path]],
    *,
    strict: bool,
) -> None:
    r"""Find every place of each DRAFT that carries what CLAIM once held and holds no more.

    CLAIM is a key, or the number of the claim or of one of its rows. A DRAFT is a file, a folder, a pattern, or - for
    standard input. A figure that is tied to the claim and holds an old value is an error (carries); the same number in
    a sentence that may be about it is a warning (same-number). Exit code 1: something still carries an old value.

    \b
    factledger sweep deepseek/training/chips drafts/ pages/*.html
    factledger sweep --since 2026-05-01 drafts/
    """
    from factledger.services.corrected import claim_of, corrected, corrected_since
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.files import Drafts
    from factledger.services.lint.options import LintOptions
    from factledger.services.sweep import sweep
    from factledger.store.engine import Location

    named, paths = ((), given) if since is not None else (given[:1], given[1:])
    if not paths:
        msg = "there is no draft to look through"
        raise MisuseError(msg, expected="CLAIM DRAFT..., or --since STATE DRAFT...", do="see --help")
    gc.disable()  # as in scan: nothing here refers back to itself
    with open_reader(ctx) as reader, telling() as tell:
        keys = [claim_of(reader, one) for one in named] if since is None else list(corrected_since(reader, since))
        claims = [corrected(reader, key) for key in keys]
        drafts = Drafts.of(paths)
        tell("the claims of the ledger")
        opened = _told(drafts, stdin_filename, tell)
        options = LintOptions(language=language, date=date)
        where = str(Location.find(ctx.obj))
        report = sweep(Index(reader, reader.units()), where, claims, opened, options, drafts.notes)
    for name, path in outputs:
        write_text(path, lint_rendered(report, name))
    for note in report.notes:
        warn(note)
    if drafts.passed and report.drafts:
        click.echo(escaped(f"{plural(drafts.passed, 'file')} of other kinds not read"), err=True)
    click.echo(lint_rendered(report, format_), nl=False)
    sys.exit(report.exit_code(strict=strict))


def _told(drafts: Drafts, stdin_filename: str | None, tell: Callable[[str], None]) -> Iterator[Draft]:
    for draft in drafts.opened(stdin_filename):
        tell(draft.path)
        yield draft
