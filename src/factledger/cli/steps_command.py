"""`factledger steps`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.cli.output import FORMATS, plural, print_rows


@click.command("steps", cls=Command, short_help="Print the sentences that specs are made of.")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--format", "format_", type=click.Choice(("text", *FORMATS[1:])), default="text", show_default=True)
def command(words: tuple[str, ...], format_: str) -> None:
    """Print the sentences that specs are made of, each with what it asks and an example.

    WORD: only the sentences that hold all these words.
    """
    from factledger.gherkin.vocabulary import vocabulary

    found = [
        {"kind": one.kind, "about": one.about, "examples": list(one.examples)}
        for one in vocabulary()
        if all(word.casefold() in f"{one.about} {' '.join(one.examples)}".casefold() for word in words)
    ]
    if format_ != "text":
        print_rows(found, ("kind", "about", "examples"), format_)
        return
    for one in found:
        for example in one["examples"]:
            click.echo(example)
        click.echo(f"    {one['about']}")
    click.echo(plural(len(found), "sentence"))
