"""`factledger merge`."""

from __future__ import annotations

from pathlib import Path

import click

from factledger.cli.command import Command
from factledger.cli.output import escaped, plural


@click.command("merge", cls=Command, short_help="Merge two branches of a ledger.")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write.  [default: OURS]")
def command(base: Path, ours: Path, theirs: Path, out: Path | None) -> None:
    r"""Unite the rows that OURS and THEIRS added to BASE, and write the result to OURS.

    Rows are united by what they say: what both added alike becomes one row; what both corrected differently is a
    conflict, named with both versions, and nothing is written. Sealed rows keep their places. BASE may be an empty
    file. As a merge driver of git: see factledger git-setup.

    \b
    git show "$(git merge-base main HEAD)":ledger.db > base.db
    git show main:ledger.db > theirs.db
    factledger merge base.db ledger.db theirs.db
    """
    from factledger.services.merge import merge

    found = merge(base, ours, theirs, out or ours)
    counts = f"{plural(found.ours, 'row')} of ours and {found.theirs:,} of theirs"
    same = f", {found.same:,} of them alike" if found.same else ""
    kept = f"; those of {found.kept} are sealed and kept their places" if found.kept else ""
    click.echo(
        escaped(f"merged {counts}{same}{kept}: {found.head.size:,} rows, root {found.head.root.hex()}"), err=True
    )
