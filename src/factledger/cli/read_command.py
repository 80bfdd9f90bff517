"""`factledger read`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.options import batch_option, lang_option, one_of, run_cases
from factledger.cli.output import print_fields, print_json, warn

if TYPE_CHECKING:
    from factledger.reading.mention import Mention


@click.command("read", cls=Command, short_help="Read one figure and show what it means.")
@click.argument("text", required=False)
@lang_option
@batch_option
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "jsonl"]), help="How to print.  [default: text]"
)
def command(text: str | None, lang: str, batch: str | None, format_: str | None) -> None:
    r"""Read TEXT as one figure and show its hedge, numbers, unit and the values it allows.

    \b
    factledger read 'sekitar 2.000 chip' --lang id
    echo '{"id": "1", "lang": "en", "text": "$103M"}' | factledger read --batch -
    """
    from factledger.reading.read import unread_words
    from factledger.services.read import read, read_case

    one_of([text], batch, "TEXT")
    if batch is not None:
        sys.exit(run_cases(batch, lambda case: read_case(case, lang)))
    mention = read(text or "", lang)
    if format_ in ("json", "jsonl"):
        print_json({"figure": mention.to_json()}, format_)
    else:
        print_mention(mention)
        if unread := unread_words(text or "", mention):
            warn(f"not part of the figure, and not read: {' '.join(unread)}")
    sys.exit(0 if mention.settled else 1)


def print_mention(mention: Mention) -> None:
    """Print a figure, a property a line."""
    from factledger.values.figure import expected, interval

    figure = mention.figure
    true, expects = interval(figure), expected(figure)
    print_fields(
        [
            ("figure", mention.text),
            ("language", mention.language),
            ("kind", figure.kind),
            ("hedge", f"{figure.hedge}, approximate" if figure.is_approximate else figure.hedge),
            ("value", figure.value),
            ("low", figure.low if figure.low != figure.value else None),
            ("high", figure.high if figure.high != figure.value else None),
            ("unit", f"{figure.unit} (inferred)" if "unit" in mention.inferred else figure.unit),
            ("noun", figure.noun),
            ("role", figure.role),
            ("direction", figure.direction),
            ("allows", true if true is not None else "no number"),
            ("a reader expects", expects if expects != true else None),
        ]
    )
    if not mention.settled:
        readings = " or ".join(f"{r.figure.stated} {r.figure.unit}" for r in mention.readings)
        click.echo(f"not settled: {readings}; a person has to choose", err=True)
