"""`factledger prove`."""

from __future__ import annotations

from pathlib import Path

import click

from factledger.cli.command import Command
from factledger.cli.options import open_reader
from factledger.cli.output import write_text
from factledger.errors import MisuseError


@click.command("prove", cls=Command, short_help="Prove a row, or that nothing was rewritten.")
@click.argument("key", required=False)
@click.option("--since", metavar="FILE", help="Prove that the ledger goes on from this checkpoint (- for stdin).")
@click.option("--out", metavar="FILE", help="Write the proof to FILE instead of printing it.")
@click.pass_context
def command(ctx: click.Context, /, key: str | None, since: str | None, out: str | None) -> None:
    r"""Print the proof that the row KEY (an entry, claim or source, KEY@@2, or #41) is in the sealed ledger.

    The file carries the row itself. With --since, prove that the newest checkpoint begins with all rows of an
    earlier one. Whoever has the public key verifies either without the ledger.

    \b
    factledger prove '#41' --out row-41.tlog-proof
    factledger verify row-41.tlog-proof --key 'example.org/ledger+c74f20a3+AR...'
    """
    from factledger.reading.documents import content_of, text_of
    from factledger.services.prove import prove, prove_since

    if (key is None) == (since is None):
        msg = "there is one thing to prove at a time"
        raise MisuseError(msg, expected="a row, or --since FILE", do="see factledger prove --help")
    with open_reader(ctx) as reader:
        proof = str(prove(reader, key) if key else prove_since(reader, text_of(content_of(since or ""), since or "")))
    if out:
        write_text(Path(out), proof)
    else:
        click.echo(proof, nl=False)
