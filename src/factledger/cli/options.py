"""Options that several commands share, and what they open."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from factledger.errors import FileError, MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from contextlib import AbstractContextManager

    from factledger.services.batch import Case
    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader

lang_option = click.option(
    "--lang",
    "--language",
    "lang",
    default="auto",
    show_default=True,
    metavar="CODE",
    help="Language code, with or without a region (factledger languages lists them).",
)
batch_option = click.option(
    "--batch",
    metavar="FILE",
    help="Read cases from FILE (- for standard input), a JSON object a line; print JSON lines.",
)
by_option = click.option("--by", metavar="NAME", help="Who records this. Default: $FACTLEDGER_BY, else git's user.")
reason_option = click.option("--reason", metavar="TEXT", help="Why.")
as_of_option = click.option(
    "--as-of", metavar="STATE", help="Show the ledger as it was: a row number, a head, a date or a time."
)
on_option = click.option("--on", metavar="DATE", help="Only claims whose period meets this date or period (EDTF).")
draft_language_option = click.option(
    "--language", "--lang", default="auto", show_default=True, metavar="CODE", help="Language of the drafts."
)
draft_date_option = click.option(
    "--date", metavar="DATE", help='Day of the drafts (EDTF), by which "last year" is told.'
)
stdin_filename_option = click.option(
    "--stdin-filename", metavar="NAME", help="Name of what is read from standard input (-)."
)
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")


def open_reader(ctx: click.Context, as_of: str | None = None) -> AbstractContextManager[Reader]:
    """Open the ledger that is meant, for reading."""
    from factledger.store.engine import Location
    from factledger.store.ledger import reading

    return reading(Location.find(ctx.obj), as_of)


def open_writer(ctx: click.Context, *, dry_run: bool = False) -> AbstractContextManager[Writer]:
    """Open the ledger that is meant, for writing."""
    from factledger.store.engine import Location
    from factledger.store.ledger import writing

    return writing(Location.find(ctx.obj), dry_run=dry_run)


def ledger_folder(ctx: click.Context) -> Path:
    """Return the folder in which texts are kept: beside the ledger, or the current one without a ledger."""
    from factledger.errors import LedgerMissingError
    from factledger.store.engine import Location

    try:
        return Location.find(ctx.obj).folder
    except LedgerMissingError:
        return Path.cwd()


def parse_names(given: tuple[str, ...], option: str) -> dict[str, list[str]] | None:
    """Return names per language from LANG=NAME.

    Raises:
        MisuseError: One of them is not written like that.
    """
    names: dict[str, list[str]] = {}
    for one in given:
        code, equals, name = one.partition("=")
        if not (equals and code and name):
            msg = f"{option} {one!r} cannot be read"
            raise MisuseError(msg, expected=f"{option} LANG=NAME, such as {option} pt=placa")
        names.setdefault(code, []).append(name)
    return names or None


@contextmanager
def lines_of(path: str) -> Iterator[TextIO]:
    """Open a UTF-8 file, or standard input for "-".

    Raises:
        FileError: The file cannot be opened.
    """
    if path == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")  # type: ignore[union-attr]
        yield sys.stdin
        return
    try:
        stream = Path(path).open(encoding="utf-8-sig", errors="surrogateescape")  # noqa: SIM115  closed below
    except OSError as error:
        msg = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=path) from error
    with stream:
        yield stream


def run_cases(path: str, answer: Callable[[Case], dict[str, object] | str]) -> int:
    """Run a batch and print its results; return 1 if a case failed, else 0."""
    from factledger.cli.output import to_json, warn
    from factledger.services.batch import run_batch

    failed, is_empty = False, True
    # Nothing in a case refers back to itself: looking for such cycles only costs time.
    gc.disable()
    with lines_of(path) as lines:
        for result in run_batch(lines, answer):
            is_text, is_empty = isinstance(result, str), False
            failed = failed or (not is_text and "error" in result)
            click.echo(result if is_text else to_json(result))
    if is_empty:
        warn("no case was given, and nothing was read")
    return int(failed)


def one_of(arguments: Iterable[object], batch: str | None, what: str) -> None:
    """Raise MisuseError unless either all arguments or a batch is given."""
    given = [argument is not None and argument != () for argument in arguments]
    if batch is not None and any(given):
        msg = f"{what} and --batch do not go together"
        raise MisuseError(msg, do="give one of them")
    if batch is None and not all(given):
        msg = f"{what} is missing"
        raise MisuseError(msg, expected=f"{what}, or --batch FILE", do="see --help")


DAY = click.DateTime(["%Y-%m-%d"])
"""A day such as 2026-05-15."""


def output_option(formats: Collection[str]) -> Callable[[Any], Any]:
    """Return the option --output FORMAT=FILE, repeatable, for some formats; it gives (format, path) pairs."""

    def parse(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> list[tuple[str, Path]]:
        found = []
        for text in given:
            name, equals, path = text.partition("=")
            if name not in formats or not equals or not path:
                msg = f"{text!r} is not FORMAT=FILE, with one of {', '.join(formats)}"
                raise click.BadParameter(msg, ctx, param)
            found.append((name, Path(path)))
        return found

    help_ = "Write a file in a format besides what is printed; repeatable."
    return click.option("--output", "outputs", multiple=True, metavar="FORMAT=FILE", callback=parse, help=help_)
