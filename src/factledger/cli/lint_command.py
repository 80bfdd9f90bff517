"""`factledger lint`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.formats.lint import LINT_FORMATS, lint_rendered
from factledger.cli.options import DAY, as_of_option, open_reader, output_option, strict_option
from factledger.cli.output import telling, warn, write_text
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from datetime import datetime


def _names(_ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of rules in lists with commas."""
    from factledger.services.lint.settings import check_rules

    names = tuple(name for text in given for name in text.split(",") if name)
    check_rules(names, f"--{param.name}")
    return names


@click.command("lint", cls=Command, short_help="Judge the numbers of drafts by the ledger.")
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...")
@as_of_option
@click.option("--language", default="auto", show_default=True, metavar="CODE", help="Language of the drafts.")
@click.option("--date", metavar="DATE", help='Day of the drafts (EDTF), by which "last year" is told.')
@click.option("--select", multiple=True, metavar="RULE", callback=_names, help="Report only these rules; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", callback=_names, help="Do not report these; repeatable.")
@click.option("--per-file-ignores", "per_file", multiple=True, metavar="PATTERN:RULE", help="The same for some files.")
@click.option("--baseline", metavar="FILE", help="Leave out findings that this file knows.")
@click.option("--write-baseline", metavar="FILE", help="Write the findings of this run to FILE as a baseline.")
@click.option("--diff-base", metavar="REV", help="Report only lines that changed since this git revision.")
@click.option("--today", type=DAY, help="Day by which acceptances end.  [default: that of the newest row]")
@click.option("--explain", is_flag=True, help="Say which claims each number was weighed against, and why.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@strict_option
@click.option("--stdin-filename", metavar="NAME", help="Name of what is read from standard input (-).")
@click.option("--format", "format_", type=click.Choice(LINT_FORMATS), default="concise", show_default=True)
@output_option(LINT_FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    drafts: tuple[str, ...],
    as_of: str | None,
    language: str,
    date: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    per_file: tuple[str, ...],
    baseline: str | None,
    write_baseline: str | None,
    diff_base: str | None,
    today: datetime | None,
    stdin_filename: str | None,
    format_: str,
    outputs: list[tuple[str, Path]],
    *,
    explain: bool,
    exit_zero: bool,
    strict: bool,
) -> None:
    r"""Tie every number of each DRAFT (- for standard input) to a claim of the ledger, and judge it.

    A number ends as matched, unregistered, set aside or unreadable; the last line counts all four. Exit code 1: an
    error was found; with --strict also on warnings, and when a language cannot be read.

    \b
    factledger lint draft.md
    factledger lint --date 2026-03-15 --format github drafts/*.md
    """
    from factledger.reading.markup import open_draft
    from factledger.services.config import find_config
    from factledger.services.lint.baseline import to_baseline
    from factledger.services.lint.drafts import Wanted, lint_drafts
    from factledger.services.lint.lint import LintOptions
    from factledger.services.lint.settings import choice_of
    from factledger.store.engine import Location

    if write_baseline and baseline:
        msg = "--baseline and --write-baseline do not go together"
        raise MisuseError(msg, do="give one of them")
    location = Location.find(ctx.obj)
    config = find_config(location.folder).lint
    wanted = Wanted(
        LintOptions(language=language, date=date, explain=explain),
        choice_of(config, select, ignore, per_file),
        config,
        Path(baseline) if baseline else None,
        diff_base,
        location.folder,
        today.date() if today else None,
    )
    gc.disable()  # as in scan: nothing here refers back to itself
    opened = [open_draft(path, stdin_filename=stdin_filename) for path in drafts]
    with open_reader(ctx, as_of) as reader, telling() as tell:
        report = lint_drafts(reader, str(location), opened, wanted, tell)
    if write_baseline:
        write_text(Path(write_baseline), to_baseline(report.findings))
    for name, path in outputs:
        write_text(path, lint_rendered(report, name))
    for note in report.notes:
        warn(note)
    click.echo(lint_rendered(report, format_), nl=False)
    sys.exit(0 if exit_zero or write_baseline else report.exit_code(strict=strict))
