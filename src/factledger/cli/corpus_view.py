"""What `factledger scan --out` shows: a bar on a terminal while it reads, and what came of it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from factledger.cli.output import escaped, plural, print_json, print_rows, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factledger.services.corpus.corpus import Progress, Summary

MOST_TOLD = 20
"""How many files and lines that could not be read are told; the file beside the output names more."""

_OFTEN = 0.2
"""Shortest time between two looks of the bar, in seconds."""


@contextmanager
def bar(total: int) -> Iterator[Callable[[Progress], None]]:
    """Give a function that shows on a terminal how far a run is; in a pipe it shows nothing.

    Args:
        total: Bytes that are to be read.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    shown = Progress(*columns, TextColumn("{task.description}"), console=console, refresh_per_second=1 / _OFTEN)
    with shown:
        task = shown.add_task("", total=total)
        yield lambda at: shown.update(task, completed=at.seen, description=plural(at.figures, "figure"))


def print_summary(summary: Summary, out: str, beside: str, format_: str) -> None:
    """Print what came of a corpus, in one of the formats of a list."""
    found = {"out": out, "files_out": beside, **summary.to_json()}
    if format_ in ("json", "jsonl"):
        print_json(found, format_)
    elif format_ != "table":
        cells = {name: _listed(value) if isinstance(value, dict) else value for name, value in found.items()}
        print_rows([cells], tuple(cells), format_)
    else:
        click.echo("\n".join(map(escaped, _told(found))))


def _told(found: dict[str, Any]) -> Iterator[str]:
    languages = _listed(found["languages"])
    texts = "" if found["documents"] == found["files"] else f", {plural(found['documents'], 'text')}"
    yield f"{found['out']}: {plural(found['figures'], 'figure')} of {plural(found['files'], 'file')}{texts}"
    yield f"  {found['unsettled']:,} not settled, {found['set_aside']:,} set aside, {found['unreadable']:,} unreadable"
    yield f"  languages: {languages or 'none'}"
    yield f"{found['files_out']}: a line for each file"


def _listed(counts: dict[str, int]) -> str:
    """Return counts as words: "en 3, pt 1"; a suffix may be empty."""
    return ", ".join(f"{name or 'no suffix'} {count:,}" for name, count in counts.items())


def tell_problems(summary: Summary) -> list[str]:
    """Print on standard error what was not read and what was read badly; return these warnings."""
    kept = summary.progress.kept
    if kept:
        click.echo(f"{plural(kept, 'piece')} had been read before, {summary.progress.read:,} now", err=True)
    for problem in summary.problems[:MOST_TOLD]:
        warn(f"not read: {problem}")
    found = list(_warnings(summary))
    for one in found:
        warn(one)
    if summary.skipped:
        kinds = _listed(dict(sorted(summary.skipped.items())))
        click.echo(escaped(f"{plural(summary.skipped.total(), 'file')} of other kinds not read: {kinds}"), err=True)
    if summary.links:
        click.echo(f"links, which are not followed: {summary.links:,}", err=True)
    return found


def _warnings(summary: Summary) -> Iterator[str]:
    counts = summary.counts
    if summary.failed:
        yield f"{plural(summary.failed, 'file')} not read"
    if counts.bad_lines:
        yield f"{plural(counts.bad_lines, 'line')} not read"
    if unknown := summary.languages["unknown"]:
        yield (
            f"the language of {plural(unknown, 'text')} is not known: words that hedge or scale were not read; "
            "name it with --lang"
        )
    if counts.silent:
        yield f"no number was read in {plural(counts.silent, 'text')}"
    if counts.unsettled:
        yield f"{plural(counts.unsettled, 'figure')} with more than one reading; a person has to settle them"
    if counts.unreadable:
        yield f"{plural(counts.unreadable, 'number')} cannot be read"
