"""`factledger lint`."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.formats.lint import LINT_FORMATS, WITH_HEAD, lint_rendered
from factledger.cli.options import (
    DAY,
    as_of_option,
    draft_date_option,
    draft_language_option,
    ledger_folder,
    open_reader,
    output_option,
    stdin_filename_option,
    strict_option,
)
from factledger.cli.output import escaped, plural, telling, warn, write_bytes, write_text
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from factledger.reading.draft import Draft
    from factledger.services.lint.drafts import Wanted
    from factledger.services.lint.files import Drafts
    from factledger.services.lint.report import Linted, LintReport
    from factledger.store.engine import Location


def _names(_ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of rules in lists with commas."""
    from factledger.services.lint.settings import check_rules

    names = tuple(name for text in given for name in text.split(",") if name)
    check_rules(names, f"--{param.name}")
    return names


@click.command("lint", cls=Command, short_help="Judge the numbers of drafts by the ledger.")
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...")
@as_of_option
@click.option("--sources", metavar="DIR", help="Judge by the documents of this folder, or this one; no ledger needed.")
@draft_language_option
@click.option("--against", metavar="OLD", help="Compare one DRAFT with this old version: a file, REV or REV:PATH.")
@click.option("--against-language", metavar="CODE", help="Language of the old version, where it is another one.")
@draft_date_option
@click.option("--select", multiple=True, metavar="RULE", callback=_names, help="Report only these rules; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", callback=_names, help="Do not report these; repeatable.")
@click.option("--per-file-ignores", "per_file", multiple=True, metavar="PATTERN:RULE", help="The same for some files.")
@click.option("--baseline", metavar="FILE", help="Leave out findings that this file knows.")
@click.option("--write-baseline", metavar="FILE", help="Write the findings of this run to FILE as a baseline.")
@click.option("--diff-base", metavar="REV", help="Report only lines that changed since this git revision.")
@click.option("--today", type=DAY, help="Day by which acceptances end.  [default: that of the newest row]")
@click.option("--tie", is_flag=True, help="Propose in DRAFT.ties which claims its figures are about.")
@click.option("--no-ties", is_flag=True, help="Do not read the ties beside the drafts (DRAFT.ties).")
@click.option("--annotate", metavar="OUT", help="Write the findings into a copy of the draft in Word, as comments.")
@click.option("--explain", is_flag=True, help="Say which claims each number was weighed against, and why.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@strict_option
@stdin_filename_option
@click.option("--format", "format_", type=click.Choice(LINT_FORMATS), default="concise", show_default=True)
@output_option(LINT_FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    drafts: tuple[str, ...],
    as_of: str | None,
    sources: str | None,
    language: str,
    against: str | None,
    against_language: str | None,
    date: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    per_file: tuple[str, ...],
    baseline: str | None,
    write_baseline: str | None,
    diff_base: str | None,
    today: datetime | None,
    stdin_filename: str | None,
    annotate: str | None,
    format_: str,
    outputs: list[tuple[str, Path]],
    *,
    tie: bool,
    no_ties: bool,
    explain: bool,
    exit_zero: bool,
    strict: bool,
) -> None:
    r"""Tie every number of each DRAFT to a claim of the ledger, and judge it.

    A DRAFT is a file, a folder, a pattern, or - for standard input.

    A number ends as matched, unregistered, set aside or unreadable; the last line counts all four. Exit code 1: an
    error was found; with --strict also on warnings, and when a language cannot be read.

    With --sources no ledger is needed: a number ends as supported (with document, line and words), contradicted or
    not found in the documents, whatever their languages. Files that cannot be read are told, and fail under --strict.

    With --against no ledger is asked: every number of DRAFT ends as unchanged, changed, moved to another subject, with
    its hedge lost, added, set aside or unreadable, and what the old version had more as dropped.

    \b
    factledger lint draft.md
    factledger lint report.md --sources papers/ --format full
    factledger lint --date 2026-03-15 --format github drafts/
    factledger lint draft.md --tie
    factledger lint draft.docx --annotate commented.docx
    factledger lint draft.md --against HEAD
    """
    gc.disable()  # as in scan: nothing here refers back to itself
    from factledger.rules.last_read import LAST_READ_RULES
    from factledger.rules.lint import LINT_RULES
    from factledger.services.config import find_config
    from factledger.services.lint.baseline import to_baseline
    from factledger.services.lint.drafts import Wanted
    from factledger.services.lint.files import Drafts
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.settings import check_selected, choice_of
    from factledger.store.engine import Location

    if write_baseline and baseline:
        msg = "--baseline and --write-baseline do not go together"
        raise MisuseError(msg, do="give one of them")
    if tie and (no_ties or ("-" in drafts and not stdin_filename)):
        msg = "--tie has no file to add to"
        raise MisuseError(msg, do="leave out --no-ties, and name standard input by --stdin-filename NAME")
    of_ledger: dict[str, object] = {
        "--as-of": as_of,
        "--today": today,
        "--tie": tie or None,
        "--no-ties": no_ties or None,
    }
    of_others: dict[str, object] = of_ledger | {"--ledger": ctx.obj, "--against": against}
    _refuse(of_others if sources is not None else {}, "does not go with --sources")
    if against is None:
        _refuse({"--against-language": against_language}, "goes with --against alone")
    else:
        _refuse(of_ledger | {"--diff-base": diff_base, "--explain": explain or None}, "does not go with --against")
        _refuse_several(drafts)
    is_last_read = against is not None
    check_selected(select, LAST_READ_RULES if is_last_read else LINT_RULES, _where(is_last_read=is_last_read))
    location = Location.find(ctx.obj) if against is None and sources is None else None
    config = find_config(ledger_folder(ctx) if location is None else location.folder).lint
    wanted = Wanted(
        LintOptions(language=language, date=date, explain=explain, tie=tie),
        choice_of(config, select, ignore, per_file),
        config,
        Path(baseline) if baseline else None,
        diff_base,
        not no_ties,
        None if location is None else location.folder,
        today.date() if today else None,
        any(name in WITH_HEAD for name in (format_, *(name for name, _ in outputs))),
    )
    content = None if annotate is None else _word_file(drafts, stdin_filename, annotate)
    old = None if against is None else _open_old(against, drafts[0], stdin_filename)
    files = Drafts.of(drafts)
    is_one = old is not None or content is not None
    opened = [_open_one(drafts[0], content, stdin_filename)] if is_one else list(files.opened(stdin_filename))
    if old is None:
        report = _judged(ctx, opened, wanted, location, as_of, sources)
    else:
        from factledger.services.lint.against.report import lint_against

        report = lint_against(opened[0], old, wanted, against_language)
    if write_baseline:
        write_text(Path(write_baseline), to_baseline(report.findings))
    report = replace(report, notes=(*report.notes, *files.notes()))
    _write(report, outputs, is_tied=tie)
    if annotate is not None and content is not None:
        _write_comments(opened[0], content, report.drafts[0], annotate)
    _tell_unread(report, files)
    click.echo(lint_rendered(report, format_), nl=False)
    sys.exit(0 if exit_zero or write_baseline else report.exit_code(strict=strict))


def _open_one(path: str, content: bytes | None, stdin_filename: str | None) -> Draft:
    """Open a draft that has to be a single file."""
    from factledger.reading.markup import open_draft

    return open_draft(path, content, stdin_filename=stdin_filename)


def _open_old(against: str, path: str, stdin_filename: str | None) -> Draft:
    """Open the old version of a draft."""
    from factledger.services.lint.against.past import open_old

    return open_old(against, path, stdin_filename=stdin_filename)


def _write(report: LintReport, outputs: list[tuple[str, Path]], *, is_tied: bool) -> None:
    """Write what goes to files: the report in other formats, and the ties."""
    for name, path in outputs:
        write_text(path, lint_rendered(report, name))
    if is_tied:
        _write_ties(report)


def _tell_unread(report: LintReport, files: Drafts) -> None:
    """Say what a person should know besides the findings, and what of the folders was not read."""
    for note in report.notes:
        warn(note)
    if files.passed:
        click.echo(escaped(f"{plural(files.passed, 'file')} of other kinds not read"), err=True)


def _where(*, is_last_read: bool) -> str:
    """Return where rules that are none of the others' belong."""
    return "lint without --against" if is_last_read else "lint --against"


def _judged(
    ctx: click.Context,
    opened: list[Draft],
    wanted: Wanted,
    location: Location | None,
    as_of: str | None,
    sources: str | None,
) -> LintReport:
    """Return what judging drafts comes to, by documents or by a ledger."""
    from factledger.services.lint.drafts import lint_drafts, lint_drafts_by_sources

    if sources is not None:
        with telling() as tell:
            return lint_drafts_by_sources(sources, opened, wanted, tell)
    with open_reader(ctx, as_of) as reader, telling() as tell:
        return lint_drafts(reader, str(location), opened, wanted, tell)


def _word_file(drafts: tuple[str, ...], stdin_filename: str | None, out: str) -> bytes:
    """Return the bytes of the one draft in Word that is to be annotated."""
    from factledger.reading.documents import STDIN, content_of

    path = drafts[0]
    name = stdin_filename if path == STDIN and stdin_filename else path
    if len(drafts) > 1 or not name.lower().endswith(".docx"):
        msg = "--annotate writes comments into one draft in Word"
        raise MisuseError(msg, expected="one .docx", found=", ".join(drafts)[:200])
    if Path(out).exists() and Path(name).exists() and Path(out).samefile(name):
        msg = "--annotate writes to another file than the draft"
        raise MisuseError(msg, found=out, do="name a new file; the draft stays as it is")
    return content_of(path)


def _write_comments(draft: Draft, content: bytes, linted: Linted, out: str) -> None:
    """Write the annotated draft, and say what became of every finding."""
    from factledger.services.lint.annotate import annotated

    made = annotated(draft, content, linted)
    write_bytes(Path(out), made.content)
    elsewhere = sum(one.path != draft.path for one in linted.findings)
    said = (
        (made.known, "stood there already"),
        (made.beside, "of them at the mark of a note or at a drawing that holds the words"),
        (made.unplaced, "found no place"),
        (made.left, "of earlier runs left as they are"),
        (elsewhere, f"about {linted.tied.path if linted.tied else 'another file'} and not in it"),
    )
    more = "".join(f"; {count:,} {what}" for count, what in said if count)
    click.echo(f"{escaped(out)}: {plural(made.added, 'comment')} added{escaped(more)}", err=True)


def _write_ties(report: LintReport) -> None:
    """Write the lines that were added to the ties of each draft, and say how many."""
    for tied in {draft.tied.path: draft.tied for draft in report.drafts if draft.tied is not None}.values():
        if tied.text is not None:
            write_text(Path(tied.path), tied.text)
        added = " and ".join(f"{count:,} {name}" for name, count in tied.added.items() if count)
        untold = f"; {tied.untold:,} figures got none: their words stand more than once" if tied.untold else ""
        click.echo(f"{escaped(tied.path)}: {added or 'nothing'} added{untold}", err=True)


def _refuse(given: Mapping[str, object], why: str) -> None:
    """Raise MisuseError when an option is given that makes no sense here."""
    for name, value in given.items():
        if value is not None:
            msg = f"{name} {why}"
            raise MisuseError(msg, do="leave one of them out")


def _refuse_several(drafts: tuple[str, ...]) -> None:
    """Raise MisuseError when more than one draft is to be compared with an old version."""
    if len(drafts) != 1:
        msg = "--against compares one draft"
        raise MisuseError(msg, expected="one DRAFT", found=f"{len(drafts)}", do="run it for each of them")
