"""`factledger revise`."""

from __future__ import annotations

from typing import Any

import click

from factledger.cli.command import Command
from factledger.cli.entry_options import entry_fields, entry_options
from factledger.cli.options import by_option, ledger_folder, open_writer, reason_option
from factledger.cli.output import escaped, warn
from factledger.cli.rows import acknowledge


@click.command("revise", cls=Command, short_help="Correct what was recorded, as a new version.")
@click.argument("entry")
@click.argument("text", required=False)
@entry_options
@by_option
@reason_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    entry: str,
    text: str | None,
    by: str | None,
    reason: str | None,
    **given: Any,  # noqa: ANN401  the options of an entry
) -> None:
    r"""Correct ENTRY, with TEXT as the new figure or with options; --reason is needed.

    ENTRY@@2 (or a row number) names the version that is corrected; if it is no longer the current one, the
    correction is refused.

    \b
    factledger revise 'smuggling/vendors@nyt/us-controls@@1' '11 perusahaan' --reason 'typing error'
    """
    from factledger.services.person import recorder
    from factledger.services.revise import revise_entry
    from factledger.services.sentence import sentence
    from factledger.services.texts import Texts

    changes = entry_fields(given) | ({"text": text} if text is not None else {})
    changes.pop("value_type", None)
    with open_writer(ctx) as writer:
        recorded, before = revise_entry(
            writer, entry, changes, Texts(ledger_folder(ctx)), by=recorder(by), reason=reason
        )
    click.echo(f"before: #{before.seq} {escaped(sentence(before))}")
    acknowledge(recorded.row)
    for note in recorded.notes:
        warn(note)
