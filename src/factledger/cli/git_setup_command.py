"""`factledger git-setup`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.errors import MisuseError


@click.command("git-setup", cls=Command, short_help="Teach git to show and merge the ledger.")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Write the line of .gitattributes about the ledger, to be committed, and the settings of this clone.

    Then git diff, git log -p and git show print the rows of the ledger as sentences, and git merge unites branches
    that both added to it. Each clone is told once: git takes commands from no repository.
    """
    from factledger.services.git_setup import git_setup
    from factledger.store.engine import Location

    location = Location.find(ctx.obj)
    if location.path is None:
        msg = "a ledger on a server is in no git repository"
        raise MisuseError(msg, found=str(location))
    done = git_setup(location.path)
    click.echo(f"{'added to' if done.is_new else 'already in'} {done.attributes}: {done.line}")
    click.echo(f"settings of this clone: {', '.join(done.settings) or 'nothing to change'}")
