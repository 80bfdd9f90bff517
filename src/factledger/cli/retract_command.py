"""`factledger retract`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.cli.options import by_option, open_writer, reason_option
from factledger.cli.rows import acknowledge


@click.command("retract", cls=Command, short_help="Record that a source withdrew a figure.")
@click.argument("entry")
@by_option
@reason_option
@click.pass_context
def command(ctx: click.Context, /, entry: str, by: str | None, reason: str | None) -> None:
    """Record that the source of ENTRY withdrew it: their error. For an error of ours there is `void`."""
    from factledger.services.person import recorder
    from factledger.services.revise import retract

    with open_writer(ctx) as writer:
        row, _ = retract(writer, entry, by=recorder(by), reason=reason)
    acknowledge(row)
