"""`factledger runs`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.output import escaped, format_option, print_rows

if TYPE_CHECKING:
    from factledger.services.runs import Run


@click.group("runs", short_help="Show and compare runs that check wrote to files.")
def command() -> None:
    """Show and compare what `check --output json=FILE` wrote; a folder of such files is the history."""


PATH = click.Path(exists=True, path_type=Path)


@command.command("show", cls=Command)
@click.argument("path", type=PATH)
@format_option
def show(path: Path, format_: str) -> None:
    """Show a run, or over a folder of runs how each rule and scenario fared.

    Of a folder, runs stand in the order of the rows of their ledger. `since` is the first run of those in which it
    fails now, `passed` the last in which it passed.
    """
    from factledger.services.runs import read_run, runs_in, trends

    if path.is_dir():
        runs = runs_in(path)
        rows = [trend.to_json() | {"runs": [run.name for run in runs]} for trend in trends(runs)]
        shown = [row | {"verdicts": _marks(row["verdicts"])} if format_ == "table" else row for row in rows]
        print_rows(shown, ("name", "verdicts", "first_failure", "last_pass"), format_)
        return
    run = read_run(path)
    if format_ == "table":
        click.echo(_title(run))
    outcomes = [
        {"verdict": one.verdict, "name": one.name, "message": one.message or None} for one in run.outcomes.values()
    ]
    print_rows(outcomes, ("verdict", "name", "message"), format_)


_MARK = {"passed": ".", "failed": "F", "warned": "w", "accepted": "a", "not checked": "-", None: " "}


def _marks(verdicts: list[str | None]) -> str:
    return "".join(_MARK.get(verdict, "?") for verdict in verdicts)


def _title(run: Run) -> str:
    commit = f", commit {escaped(run.commit)}" if run.commit else ""
    tally = ", ".join(f"{count:,} {escaped(name)}" for name, count in run.tally.items())
    return f"{escaped(run.name)}: head {escaped(run.head)}{commit}: {tally}"


@command.command("diff", cls=Command)
@click.argument("before", type=PATH)
@click.argument("after", type=PATH)
@format_option
@click.pass_context
def diff(ctx: click.Context, before: Path, after: Path, format_: str) -> None:
    """Show what differs between two runs, and what still fails.

    Exit code 1: something fails that did not fail before.
    """
    from factledger.services.runs import compare_runs, read_run

    old, new = read_run(before), read_run(after)
    changes = compare_runs(old, new)
    if format_ == "table":
        click.echo(_title(old))
        click.echo(_title(new))
        if not changes:
            click.echo("nothing differs, and nothing fails")
    print_rows(
        (change.to_json() for change in changes),
        ("kind", "name", "renamed_from", "before", "after", "message"),
        format_,
    )
    ctx.exit(1 if any(change.kind == "newly failing" for change in changes) else 0)
