"""`factledger scan`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

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
from factledger.cli.output import escaped, format_option, plural, print_json, print_rows, to_json, warn
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.scan import Scanned
    from factledger.values.units import Units

_COLUMNS = ("place", "ending", "text", "hedge", "value", "unit", "role", "direction", "note")


@click.command("scan", cls=Command, short_help="Find the figures of documents.")
@click.argument("files", nargs=-1, metavar="FILE...")
@lang_option
@batch_option
@format_option
@strict_option
@click.option("--sheet", metavar="CSV", help="Write a sheet with a line per figure, to be filled in and recorded.")
@click.option("--source", metavar="KEY", help="For a sheet: the source; default: the one with this text, or a new one.")
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
    *,
    strict: bool,
) -> None:
    """Print every number of each FILE (- for standard input): a figure, set aside with its rule, or unreadable.

    With --format json, one file gives one object and several give a list; jsonl gives an object a line.
    Exit code 1: a figure has more than one reading, or a number cannot be read.
    """
    from factledger.services.scan import scan, scan_case

    one_of([files], batch, "FILE")
    if batch is not None:
        sys.exit(run_cases(batch, lambda case: scan_case(case, lang)))
    scanned = [scan(path, lang, _units(ctx)) for path in files]
    if sheet is not None:
        _write_sheet(ctx, sheet, scanned, source)
    else:
        _print(scanned, format_)
    problems = [problem for one in scanned for problem in _problems(one)]
    for problem in problems:
        warn(problem)
    open_ones = any(one.scan.unsettled or one.scan.unreadable for one in scanned)
    sys.exit(1 if open_ones or (strict and problems) else 0)


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
    rows, proposed = [], 0
    for one, key in zip(scanned, _source_keys(ctx, scanned, source), strict=True):
        lines = list(sheet_rows(one, key))
        proposed += _proposed(ctx, key, lines)
        rows += lines
    write_sheet(path, rows)
    for one in scanned:
        Texts(folder).keep(one.document)
    told = f"; {plural(proposed, 'claim')} proposed: look at each" if proposed else ""
    click.echo(f"{path}: {plural(len(rows), 'figure')} of {plural(len(scanned), 'document')}{told}")


def _proposed(ctx: click.Context, source: str, lines: list[dict[str, str]]) -> int:
    """Fill in the claims that other copies of a source state with the same figure; return how many."""
    from factledger.errors import LedgerMissingError
    from factledger.services.sheet import propose

    try:
        with open_reader(ctx) as reader:
            return propose(reader, source, lines)
    except LedgerMissingError:
        return 0


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
                known[row.key] = "void" if row.is_void else row.body.to_json().get("sha256")
    except LedgerMissingError:
        pass
    documents = [one.document for one in scanned]
    if source is None:
        return source_keys(documents, known)
    for document in documents:
        check_text(source, known.get(source), str(document.digest))
    return [source for _ in documents]


def _print(scanned: list[Scanned], format_: str) -> None:
    if format_ == "json":
        print_json(scanned[0].to_json() if len(scanned) == 1 else [one.to_json() for one in scanned])
    elif format_ == "jsonl":
        for one in scanned:
            click.echo(to_json(one.to_json()))
    else:
        for one in scanned:
            if format_ == "table":
                click.echo(f"{escaped(one.document.path)} ({one.scan.language})")
            columns = _COLUMNS if format_ == "table" else ("path", *_COLUMNS)
            print_rows(_rows(one), columns, format_)
    if format_ == "table":
        click.echo(_summary(scanned))


def _rows(one: Scanned) -> Iterator[dict[str, Any]]:
    """Yield all endings of a document in the order of the text."""
    from factledger.values.span import line_and_column

    scan = one.scan
    endings = [(m.span, "figure", m) for m in scan.figures]
    endings += [(a.span, "set aside", a) for a in scan.set_aside]  # type: ignore[misc]
    endings += [(a.span, "unreadable", a) for a in scan.unreadable]  # type: ignore[misc]
    for span, ending, found in sorted(endings, key=lambda item: item[0]):
        line, column = line_and_column(one.document.text, span.start)
        row = {"path": one.document.path, "place": f"{line}:{column}", "ending": ending, "text": found.text}
        yield row | (_figure(found) if ending == "figure" else {"note": found.rule})  # type: ignore[attr-defined]


def _figure(mention: Any) -> dict[str, Any]:  # noqa: ANN401  a Mention, imported late
    found = mention.to_json()
    value = found["value"] or "–".join(filter(None, (found["low"], found["high"])))
    notes = ["not settled"] if not mention.settled else []
    notes += [f"{name} inferred" for name in mention.inferred]
    return {name: found[name] for name in ("hedge", "unit", "role", "direction")} | {"value": value, "note": notes}


def _summary(scanned: list[Scanned]) -> str:
    figures = sum(len(one.scan.figures) for one in scanned)
    unsettled = sum(len(one.scan.unsettled) for one in scanned)
    aside = sum(len(one.scan.set_aside) for one in scanned)
    unreadable = sum(len(one.scan.unreadable) for one in scanned)
    languages = ", ".join(sorted({one.scan.language for one in scanned}))
    return (
        f"{plural(len(scanned), 'document')} ({languages}): {plural(figures, 'figure')} ({unsettled:,} not settled), "
        f"{aside:,} set aside, {unreadable:,} unreadable"
    )


def _problems(one: Scanned) -> Iterator[str]:
    path, scan = one.document.path, one.scan
    if scan.language == "unknown":
        yield f"{path}: the language is not known: words that hedge or scale were not read; name it with --lang"
    if not (scan.figures or scan.set_aside or scan.unreadable):
        yield f"{path}: no number was read"
    for aside in scan.unreadable:
        yield f"{path}: {aside.text!r} cannot be read: {aside.rule}"
    for mention in scan.unsettled:
        yield f"{path}: {mention.text!r} has {plural(len(mention.readings), 'reading')}; a person has to settle it"
