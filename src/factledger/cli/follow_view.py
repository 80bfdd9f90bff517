"""How it is shown what became of the rows of a source in a new version of its text."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from factledger.cli.output import escaped, plural, print_rows
from factledger.cli.rows import acknowledge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.follow import Followed, Following

_COLUMNS = ("outcome", "seq", "key", "before", "now", "place", "recorded")


def show(found: Following, format_: str, ledger: str | None, *, dry_run: bool) -> None:
    """Print what following the rows of a source came to; lists for programs hold the rows alone.

    Args:
        found: What it came to.
        format_: One of the formats of a list.
        ledger: The ledger as it was named, for the commands that are shown.
        dry_run: Whether all of it was taken back.
    """
    is_table = format_ == "table"
    if found.version is not None and is_table and not dry_run:
        acknowledge(found.version)
    rows = (one.to_json() | ({"recorded": None} if dry_run else {}) for one in found.rows)
    print_rows(rows, _COLUMNS if is_table else (*_COLUMNS, "notes"), format_)
    for one in found.rows if is_table else ():
        for line in _detail(one, ledger):
            click.echo(line)
    for line in _summary(found, dry_run=dry_run):
        click.echo(escaped(line), err=not is_table)


def _detail(one: Followed, ledger: str | None) -> Iterator[str]:
    """Yield what a person should know of a row, its sentences if they differ, and commands that would settle it."""
    notes = (*one.moved.notes, *one.notes)
    if notes or one.moved.sentences:
        about = f": {'; '.join(notes)}" if notes else ""
        yield escaped(f"{one.moved.outcome}: {one.row.key} (#{one.row.seq}){about}")
    if one.moved.sentences:
        before, now = one.moved.sentences
        yield f"  before: {escaped(before)}"
        yield f"  now:    {escaped(now)}"
    for arguments in one.commands:
        named = ("factledger", *(("--ledger", ledger) if ledger else ()), *arguments)
        yield f"  {escaped(shlex.join(named))}"


def _summary(found: Following, *, dry_run: bool) -> Iterator[str]:
    """Yield what happened to how many rows, what was left alone, and what else was made from the source."""
    counts = [f"{count:,} {outcome}" for outcome, count in found.counts().items() if count]
    recorded = sum(row.moved.entry is not None for row in found.rows)
    written = f"; {recorded:,} {'would be ' if dry_run else ''}recorded at their new places" if recorded else ""
    if not found.has_written:
        yield f"nothing to do: {found.source} has this text already"
    if found.rows:
        yield f"{plural(len(found.rows), 'row')} of {found.source}: {', '.join(counts)}{written}"
    elif found.has_written and not found.current:
        yield f"no row of {found.source} stands in its text"
    left = [f"{count:,} {why}" for why, count in found.left.items()]
    if left:
        yield f"left as they are: {', '.join(left)}"
    for key, how in found.derived:
        yield f"{key} {how}: check it too"
    if dry_run:
        yield "dry run: nothing was written"
