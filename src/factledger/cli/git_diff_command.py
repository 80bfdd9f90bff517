"""`factledger git-diff`: what git calls to show a ledger."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.output import escaped, plural
from factledger.errors import FactledgerError, MisuseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.record import Row
    from factledger.services.diff import Change
    from factledger.store.reader import Reader

_EXTERNAL = 7
"""How many arguments git gives an external diff: path, then file, hash and mode of the old side and of the new."""

_BATCH = 1000
"""Rows printed at a time."""

_SIGNS = {"added": "+", "restored": "+", "voided": "-", "gone": "-"}


@click.command("git-diff", cls=Command, short_help="Show a ledger to git.")
@click.argument("arguments", nargs=-1, required=True, metavar="FILE | PATH OLD HEX MODE NEW HEX MODE")
def command(arguments: tuple[str, ...]) -> None:
    """Print the rows of FILE as sentences, a line each; or, given what git gives an external diff, what changed.

    git calls this itself (factledger git-setup says when). A file that is no ledger is named as one, and stops nothing.
    """
    if len(arguments) == 1:
        _print_rows(Path(arguments[0]))
    elif len(arguments) >= _EXTERNAL:
        _print_diff(arguments[0], Path(arguments[1]), Path(arguments[4]))
    else:
        msg = "git-diff is called with one file, or as git calls an external diff"
        raise MisuseError(msg, found=plural(len(arguments), "argument"), do="factledger diff OLD NEW compares ledgers")


def _print_rows(path: Path) -> None:
    # Nothing in a row refers back to itself: looking for such cycles only costs time.
    gc.disable()
    with ExitStack() as stack:
        reader = _opened(stack, path)
        rows = reader.rows() if reader else iter(())
        while lines := [_line(row) for row in islice(rows, _BATCH)]:
            click.echo("\n".join(lines))


def _line(row: Row) -> str:
    from factledger.services.sentence import sentence

    by = f"[{row.recorded_by}, {row.recorded_at}]"
    return escaped(f"{row.kind} {row.key}@@{row.version}: {sentence(row)} {by}")


def _print_diff(name: str, old: Path, new: Path) -> None:
    from factledger.services.diff import diff

    with ExitStack() as stack:
        click.echo(escaped(f"ledger {name}"))
        before, after = _opened(stack, old), _opened(stack, new)
        if before is None or after is None:
            return
        click.echo(f"{before.size():,} to {plural(after.size(), 'row')}")
        for change in diff(before, after):
            for line in _lines(change):
                click.echo(escaped(line))


def _lines(change: Change) -> Iterator[str]:
    from factledger.services.sentence import said

    row = change.row
    reason = f" ({'; '.join(change.reasons)})" if change.reasons else ""
    yield f"{_SIGNS.get(change.what, '~')} {change.what} #{row.seq} {said(row)}{reason} [{row.recorded_by}]"
    yield from (f"    {one}" for one in change.changed)


def _opened(stack: ExitStack, path: Path) -> Reader | None:
    """Open a ledger of any schema; what is none is said, for git goes on only when its helper does."""
    from factledger.services.copies import to_read
    from factledger.store.ledger import reading

    try:
        return stack.enter_context(reading(stack.enter_context(to_read(path))))
    except FactledgerError as error:
        click.echo(escaped(f"no ledger: {error.what}"))
        return None
