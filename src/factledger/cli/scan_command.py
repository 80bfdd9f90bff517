"""`factledger scan`."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from factledger.cli.command import Command
from factledger.cli.options import (
    batch_option,
    lang_option,
    ledger_folder,
    one_of,
    open_reader,
    run_cases,
    strict_option,
)
from factledger.cli.output import format_option, plural, warn
from factledger.cli.scan_view import endings, print_scan
from factledger.errors import InterruptError, MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factledger.services.corpus.workers import Workers
    from factledger.services.scan import Scanned
    from factledger.values.units import Units


@click.command("scan", cls=Command, short_help="Find the figures of documents.")
@click.argument("files", nargs=-1, metavar="FILE...")
@lang_option
@batch_option
@format_option
@strict_option
@click.option("--explain", is_flag=True, help="Say why each was read, set aside or not understood.")
@click.option(
    "--sheet", metavar="FILE", help="Write a sheet (.csv or .xlsx), a line per figure, to be filled in and recorded."
)
@click.option("--source", metavar="KEY", help="For a sheet: the source; default: the one with this text, or a new one.")
@click.option(
    "--out", metavar="FILE", help="Read a corpus: write every figure to FILE (.jsonl or .parquet); goes on if stopped."
)
@click.option("--jobs", type=click.IntRange(1, 1024), metavar="N", help="For --out: processes; default: a CPU each.")
@click.option("--scheduler", metavar="ADDRESS", help="For --out: read on a Dask cluster (tcp://host:8786).")
@click.option("--restart", is_flag=True, help="For --out: begin anew, and replace what is there.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    lang: str,
    batch: str | None,
    format_: str,
    sheet: str | None,
    source: str | None,
    out: str | None,
    jobs: int | None,
    scheduler: str | None,
    *,
    strict: bool,
    explain: bool,
    restart: bool,
) -> None:
    """Print every number of each FILE (- for standard input): a figure, set aside with its rule, or unreadable.

    With --format json, one file gives one object and several give a list; jsonl gives an object a line.
    Exit code 1: a figure has more than one reading, or a number cannot be read.

    With --out, FILE may be a folder, a pattern, or a .jsonl file (an object with "text" a line, and "id", "lang",
    "region" and "date" if known), and what is printed is what came of them all. Exit code 1: a file or a line cannot
    be read.
    """
    from factledger.services.scan import scan, scan_case

    one_of([files], batch, "FILE")
    together = {"--batch": batch, "--sheet": sheet, "--source": source, "--explain": explain}
    alone = {"--jobs": jobs, "--scheduler": scheduler, "--restart": restart}
    if out is not None:
        _refuse(together, "does not go with --out")
        places = _Places(files, Path(out), scheduler, jobs, restart)
        sys.exit(_scan_corpus(ctx, places, lang, format_, strict=strict))
    _refuse(alone, "goes with --out only")
    if folder := next(filter(os.path.isdir, files), None):
        msg = "a folder is read with --out only"
        raise MisuseError(msg, found=folder, do="give --out figures.jsonl, or --out figures.parquet")
    if batch is not None:
        sys.exit(run_cases(batch, lambda case: scan_case(case, lang)))
    gc.disable()  # as in a batch
    scanned = [scan(path, lang, _units(ctx)) for path in files]
    if sheet is not None:
        _write_sheet(ctx, sheet, scanned, source)
    else:
        print_scan(scanned, format_, explain=explain)
    problems = [problem for one in scanned for problem in _problems(one)]
    for problem in problems:
        warn(problem)
    open_ones = any(one.scan.unsettled or one.scan.unreadable for one in scanned)
    sys.exit(1 if open_ones or (strict and problems) else 0)


def _refuse(given: Mapping[str, object], why: str) -> None:
    """Raise MisuseError if one of some options is given."""
    for name, value in given.items():
        if value not in (None, False):
            msg = f"{name} {why}"
            raise MisuseError(msg, do="see --help")


class _Places(NamedTuple):
    """What is read and written of a corpus, and where it is read."""

    files: tuple[str, ...]
    out: Path
    scheduler: str | None
    jobs: int | None
    restart: bool


def _scan_corpus(ctx: click.Context, places: _Places, lang: str, format_: str, *, strict: bool) -> int:
    """Read a corpus, print what came of it, and return the exit code."""
    from factledger.cli.corpus_view import bar, print_summary, tell_problems
    from factledger.services.corpus.corpus import scan_corpus
    from factledger.services.corpus.inputs import Inputs
    from factledger.services.corpus.output import files_name
    from factledger.services.corpus.piece import Settings

    out, beside = places.out, files_name(places.out)
    settings = Settings.of(lang, _units(ctx))
    inputs = Inputs.of(places.files, without=(out, beside))
    try:
        with bar(sum(one.size for one in inputs.files)) as tell:
            summary = scan_corpus(inputs, out, settings, _workers(places), restart=places.restart, tell=tell)
    except KeyboardInterrupt as error:
        msg = "stopped; what was read is kept"
        raise InterruptError(msg, do="the same command goes on from there, --restart begins anew") from error
    warnings = tell_problems(summary)
    print_summary(summary, str(out), str(beside), format_)
    return int(bool(summary.failed or summary.counts.bad_lines or (strict and warnings)))


def _workers(places: _Places) -> Callable[[bytes], Workers]:
    """Return what reads: the workers of a cluster, or processes here."""
    if places.scheduler is not None:
        from factledger.services.corpus.cluster import Cluster

        if places.jobs is not None:
            msg = "--jobs does not go with --scheduler"
            raise MisuseError(msg, do="start as many workers as you like")
        return partial(Cluster, places.scheduler)
    from factledger.services.corpus.workers import Processes, usable_cpus

    return partial(Processes, places.jobs or usable_cpus())


def _units(ctx: click.Context) -> Units | None:
    """Return the units of the ledger, if there is one: its own nouns are read too."""
    from factledger.errors import LedgerMissingError

    try:
        with open_reader(ctx) as reader:
            return reader.units()
    except LedgerMissingError:
        if ctx.obj:
            raise
        return None


def _write_sheet(ctx: click.Context, path: str, scanned: list[Scanned], source: str | None) -> None:
    from factledger.services.sheet import sheet_rows, write_sheet
    from factledger.services.texts import Texts

    if source is not None and len(scanned) > 1:
        msg = "one source cannot have the texts of several documents"
        raise MisuseError(msg, do="leave --source out, or write a sheet per document")
    folder = ledger_folder(ctx)
    rows: list[dict[str, str]] = []
    proposed = 0
    for one, key in zip(scanned, _source_keys(ctx, scanned, source), strict=True):
        claims = _proposed(ctx, key, one)
        proposed += sum(map(bool, claims))
        rows += sheet_rows(one, key, claims)
    write_sheet(path, rows)
    for one in scanned:
        Texts(folder).keep(one.document)
    told = f"; claims are proposed for {proposed:,}: * in the column claim takes one" if proposed else ""
    click.echo(f"{path}: {plural(len(rows), 'figure')} of {plural(len(scanned), 'document')}{told}")


def _proposed(ctx: click.Context, source: str, scanned: Scanned) -> list[str]:
    """Return the claims that are proposed for each figure of a source that derives from another one."""
    from factledger.errors import LedgerMissingError
    from factledger.services.propose import propose

    try:
        with open_reader(ctx) as reader:
            return propose(reader, source, scanned.scan.figures)
    except LedgerMissingError:
        return []


def _source_keys(ctx: click.Context, scanned: list[Scanned], source: str | None) -> list[str]:
    """Return the key of each document's source: the one given, the one with its text, or a new one."""
    from factledger.errors import LedgerMissingError
    from factledger.services.sheet import check_text, source_keys

    known: dict[str, str | None] = {}
    try:
        with open_reader(ctx) as reader:
            if source is not None and source.lstrip("#").isdecimal():
                source = reader.get("source", source).key
            for row in reader.current("source", with_void=True):
                # A key that was withdrawn is taken, whatever text it had.
                known[row.key] = "void" if row.ended else row.body.to_json().get("sha256")
    except LedgerMissingError:
        pass
    documents = [one.document for one in scanned]
    if source is None:
        return source_keys(documents, known)
    for document in documents:
        check_text(source, known.get(source), str(document.digest))
    return [source for _ in documents]


def _problems(one: Scanned) -> Iterator[str]:
    path, scan = one.document.path, one.scan
    if scan.language == "unknown":
        yield f"{path}: the language is not known: words that hedge or scale were not read; name it with --lang"
    if not (scan.figures or scan.set_aside or scan.unreadable):
        yield f"{path}: no number was read"
    if not (scan.unreadable or scan.unsettled):
        return
    from factledger.services.explain import choices

    for place, ending, found in endings(one):
        if ending == "unreadable":
            yield f"{path}:{place}: {found.text!r} cannot be read: {found.rule}"  # type: ignore[union-attr]
        elif ending == "figure" and not found.settled:  # type: ignore[union-attr]
            yield f"{path}:{place}: {found.text!r} may be {choices(found)}; a person has to settle it"  # type: ignore[arg-type]
