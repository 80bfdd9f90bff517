"""`factledger used`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, open_reader
from factledger.cli.output import format_option, plural, print_rows

_COLUMNS = ("seq", "title", "url", "published", "row", "stands", "now")


@click.command("used", cls=Command, short_help="List the published texts that stand on a claim.")
@click.argument("key", required=False)
@click.option("--stale", is_flag=True, help="Only texts on what was corrected, retracted or withdrawn since.")
@as_of_option
@format_option
@click.pass_context
def command(ctx: click.Context, /, key: str | None, as_of: str | None, format_: str, *, stale: bool) -> None:
    r"""List every published text that stands on KEY, a claim, an entry, a source or a rate; all texts without KEY.

    A line is a text and a row it stands on: current, old (another version stands now), retracted or void. KEY@@2 and a
    row number are that one version of an entry. What is listed comes from `publish`.

    \b
    factledger used acme/workers
    factledger used --stale
    """
    from factledger.services.used import used

    with open_reader(ctx, as_of) as reader:
        found = used(reader, key)
    shown = [one for one in found if one.is_stale] if stale else found
    print_rows((one.to_json() for one in shown), _COLUMNS, format_)
    if format_ != "table":
        return
    texts = len({one.publication.seq for one in found})
    on_old = len({one.publication.seq for one in found if one.is_stale})
    if not texts:
        click.echo(f"no published text stands on {key}" if key else "nothing is published", err=True)
    else:
        click.echo(f"{plural(texts, 'published text')}, {on_old:,} on what was corrected or withdrawn since", err=True)
