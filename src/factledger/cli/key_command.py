"""`factledger key`."""

from __future__ import annotations

from pathlib import Path

import click

from factledger.cli.command import Command
from factledger.errors import MisuseError


@click.command("key", cls=Command, short_help="Make the key that seals a ledger.")
@click.argument("name", required=False)
@click.option("--out", metavar="FILE", help="Where the private key is written; outside of any repository.")
@click.option("--show", metavar="FILE", help="Print the public key of the private key in FILE.")
def command(name: str | None, out: str | None, show: str | None) -> None:
    r"""Make a key (Ed25519) for the log NAME, such as example.org/ledger, and print its public key.

    The public key may go anywhere: it checks seals and proofs. The private key makes them, and stays with one sealer.

    \b
    factledger key example.org/ledger --out ~/.config/factledger/ledger.key
    factledger key --show ~/.config/factledger/ledger.key
    """
    from factledger.services.key import make_key, read_signer

    if show and not (name or out):
        click.echo(str(read_signer(Path(show)).verifier))
    elif name and out and not show:
        click.echo(str(make_key(name, Path(out).expanduser())))
    else:
        msg = "a key is made from a name and a file, or shown"
        raise MisuseError(msg, expected="NAME --out FILE, or --show FILE", do="see factledger key --help")
