"""`factledger unit`."""

from __future__ import annotations

import click

from factledger.cli.options import by_option, parse_names, reason_option
from factledger.cli.rows import add_row, group, revise_row

command = group("unit", ("seq", "key", "definition", "group", "kind_of", "symbols", "names"))

_GROUPS = click.Choice(["count", "money", "percent", "quantity", "duration"])
_definition = click.option("--definition", help="A number and known units, or [name]; default: a dimension of its own.")
_kind_of = click.option("--kind-of", metavar="UNIT", help="The wider unit it is a kind of.")
_symbol = click.option("--symbol", "symbols", multiple=True, help="How it is written beside a number in any language.")
_name = click.option("--name", "names", multiple=True, metavar="LANG=NAME", help="A name in a language.")
_note = click.option("--note", help="Anything else.")


@command.command("add", short_help="Add a unit.")
@click.argument("unit")
@_definition
@click.option("--group", "group_", type=_GROUPS, default="count", show_default=True, help="Kind of figure it makes.")
@_kind_of
@_symbol
@_name
@_note
@by_option
@click.pass_context
def add(
    ctx: click.Context,
    /,
    unit: str,
    definition: str | None,
    group_: str,
    kind_of: str | None,
    symbols: tuple[str, ...],
    names: tuple[str, ...],
    note: str | None,
    by: str | None,
) -> None:
    r"""Add UNIT, an English name such as rack.

    \b
    factledger unit add rack --name en=rack --name en=racks --name id=rak
    """
    fields = {
        "definition": definition or f"[{unit}]",
        "group": group_,
        "kind_of": kind_of,
        "symbols": list(symbols),
        "names": parse_names(names, "--name"),
        "note": note,
    }
    add_row(ctx, "unit", unit, fields, by)


@command.command("revise", short_help="Correct a unit.")
@click.argument("unit")
@_definition
@click.option("--group", "group_", type=_GROUPS, help="Kind of figure it makes.")
@_kind_of
@_symbol
@_name
@_note
@by_option
@reason_option
@click.pass_context
def revise(
    ctx: click.Context,
    /,
    unit: str,
    definition: str | None,
    group_: str | None,
    kind_of: str | None,
    symbols: tuple[str, ...],
    names: tuple[str, ...],
    note: str | None,
    by: str | None,
    reason: str | None,
) -> None:
    """Correct UNIT (UNIT@@2 names the version that is corrected); --reason is needed."""
    fields = {
        "definition": definition,
        "group": group_,
        "kind_of": kind_of,
        "symbols": list(symbols) or None,
        "names": parse_names(names, "--name"),
        "note": note,
    }
    revise_row(ctx, "unit", unit, fields, by, reason)
