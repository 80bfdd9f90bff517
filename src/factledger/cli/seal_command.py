"""`factledger seal`."""

from __future__ import annotations

from pathlib import Path

import click

from factledger.cli.command import Command
from factledger.cli.options import open_writer
from factledger.cli.output import write_text


@click.command("seal", cls=Command, short_help="Sign the ledger as it is.")
@click.option(
    "--key-file",
    envvar="FACTLEDGER_KEY",
    required=True,
    metavar="FILE",
    help="The private key (factledger key makes one).  [env: FACTLEDGER_KEY]",
)
@click.option("--out", metavar="FILE", help="Write the checkpoint to FILE instead of printing it.")
@click.pass_context
def command(ctx: click.Context, /, key_file: str, out: str | None) -> None:
    r"""Verify every row, sign the head, keep the checkpoint in the ledger, and print it.

    Keep the checkpoint where nobody who can write the ledger can change it: any later rewrite shows by it.

    \b
    factledger seal --key-file ~/.config/factledger/ledger.key > checkpoint.txt
    factledger verify --checkpoint checkpoint.txt --key 'example.org/ledger+c74f20a3+AR...'
    """
    from factledger.services.key import read_signer
    from factledger.services.seal import seal

    key = read_signer(Path(key_file).expanduser())
    with open_writer(ctx) as writer:
        kept, is_new = seal(writer, key)
    head = kept.checkpoint.head
    said = "sealed" if is_new else "sealed already, nothing was changed:"
    click.echo(f"{said} {head.size} rows of {kept.checkpoint.origin}, root {head.root.hex()}", err=True)
    if out:
        write_text(Path(out), kept.note)
    else:
        click.echo(kept.note, nl=False)
