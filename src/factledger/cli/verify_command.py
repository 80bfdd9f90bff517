"""`factledger verify`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.output import escaped, plural, print_fields, print_json
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from factledger.domain.note import VerifierKey
    from factledger.services.verify import Shown, Verified

SHOWN = 100
"""How many things that are wrong are printed; JSON has all."""


@click.command("verify", cls=Command, short_help="Verify a ledger, or a proof.")
@click.argument("proof", required=False, metavar="[PROOF]")
@click.option("--checkpoint", metavar="FILE", help="A checkpoint kept elsewhere, to compare with (- for stdin).")
@click.option("--key", "keys", multiple=True, metavar="KEY", help="Public key, or its file; repeatable.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context, /, proof: str | None, checkpoint: str | None, keys: tuple[str, ...], format_: str
) -> None:
    r"""Hash every row again, look for gaps and lost guards, and compare with every checkpoint.

    What an unsealed ledger, or one compared with nothing from outside, cannot show is said. PROOF is a file that
    factledger prove made; it is verified without any ledger. Exit code 1: something was changed.

    \b
    factledger verify
    factledger verify --checkpoint checkpoint.txt --key 'example.org/ledger+c74f20a3+AR...'
    factledger verify row-41.tlog-proof --key 'example.org/ledger+c74f20a3+AR...'
    """
    from factledger.reading.documents import content_of, text_of
    from factledger.services.key import read_verifier

    known = [read_verifier(key, Path(key)) for key in keys]
    given = None if checkpoint is None else text_of(content_of(checkpoint), checkpoint)
    if proof is not None:
        _verify_proof(_text_of_proof(proof), known, given, format_)
        return
    from factledger.services.verify import verify
    from factledger.store.engine import Location
    from factledger.store.ledger import reading

    location = Location.find(ctx.obj)
    with reading(location) as reader:
        found = verify(reader, given, known)
    if format_ == "json":
        print_json(found.to_json())
    else:
        _print(found, str(location))
    sys.exit(int(not found.is_ok))


def _text_of_proof(path: str) -> str:
    """Return the text of a proof; who names a ledger there is told how it is verified.

    Raises:
        MisuseError: It is a ledger.
        FileError: The file cannot be read, or is no UTF-8 text.
    """
    from factledger.reading.documents import content_of, is_database, text_of

    is_url = "://" in path
    content = b"" if is_url else content_of(path)
    if is_url or is_database(content):
        msg = "this is a ledger, and what is verified by its file is a proof"
        name = "URL" if is_url else shlex.quote(path)
        expected = "a file that factledger prove made, or no argument"
        raise MisuseError(msg, expected=expected, found=name, do=f"factledger --ledger {name} verify")
    return text_of(content, path)


def _verify_proof(text: str, keys: list[VerifierKey], earlier: str | None, format_: str) -> None:
    from factledger.services.verify import verify_proof

    shown = verify_proof(text, keys, earlier)
    if format_ == "json":
        print_json(shown.to_json())
    else:
        _print_proof(shown)


def _print_proof(shown: Shown) -> None:
    click.echo(escaped(f"{shown.what}; signed by {', '.join(shown.signed_by)}"))
    if shown.row:
        print_fields(shown.row.items())


def _print(found: Verified, where: str) -> None:
    for one in found.wrong[:SHOWN]:
        click.echo(escaped(one))
    if len(found.wrong) > SHOWN:
        click.echo(f"and {plural(len(found.wrong) - SHOWN, 'thing')} more (--format json)")
    for compared in found.checkpoints:
        head, signed = compared.checkpoint.head, ", ".join(compared.signed_by) or "nobody whose key was given"
        verdict = "is not as signed" if compared.wrong else "agrees"
        click.echo(escaped(f"{compared.where} checkpoint of {head.size} rows {verdict}; signed by {signed}"))
    for one in found.cannot_show:
        click.echo(f"cannot show: {one}")
    said = "nothing was changed" if found.is_ok else plural(len(found.wrong), "thing") + " wrong"
    click.echo(escaped(f"{where}: {said}; {plural(found.head.size, 'row')}, root {found.head.root.hex()}"))
