"""What the commands `source`, `unit`, `rate` and `claim` share: add, revise, void, list and show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factledger.cli.command import Command, Group
from factledger.cli.options import as_of_option, by_option, on_option, open_reader, open_writer, reason_option
from factledger.cli.output import escaped, format_option, plural, print_json, print_rows, say_left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factledger.domain.record import Row


def add_row(ctx: click.Context, kind: str, key: str | None, fields: dict[str, Any], by: str | None) -> Row:
    """Write a new row and say so."""
    from factledger.services.add import add
    from factledger.services.person import recorder

    with open_writer(ctx) as writer:
        row = add(writer, kind, key, fields, by=recorder(by))
    acknowledge(row)
    return row


def revise_row(
    ctx: click.Context, kind: str, key: str, fields: dict[str, Any], by: str | None, reason: str | None
) -> Row:
    """Write a corrected version of a row and say so."""
    from factledger.services.person import recorder
    from factledger.services.revise import revise

    with open_writer(ctx) as writer:
        row, _ = revise(writer, kind, key, fields, by=recorder(by), reason=reason)
    acknowledge(row)
    return row


def acknowledge(row: Row) -> None:
    """Say which row was written; only then is it promised."""
    from factledger.services.sentence import sentence

    version = f", version {row.version}" if row.version > 1 else ""
    click.echo(f"#{row.seq} {escaped(sentence(row))}{version}")


def void_command(*kinds: str) -> click.Command:
    """Return the command that withdraws a row of one of some kinds."""

    @click.command("void", cls=Command, short_help="Withdraw what we recorded wrongly.")
    @click.argument("key")
    @by_option
    @reason_option
    @click.pass_context
    def void(ctx: click.Context, key: str, by: str | None, reason: str | None) -> None:
        from factledger.services.person import recorder
        from factledger.services.revise import void as void_row
        from factledger.services.show import kind_of

        with open_writer(ctx) as writer:
            row, _ = void_row(writer, kind_of(writer, key, kinds), key, by=recorder(by), reason=reason)
        acknowledge(row)

    void.help = f"Withdraw the {' or '.join(kinds)} that KEY names, as a new version; --reason is needed."
    return void


def print_current(rows: Iterable[Row], columns: Sequence[str], format_: str, noun: str, nothing: str) -> None:
    """Print rows as a list and, below a table, how many there are, or that there is nothing."""
    from factledger.services.show import as_json

    count = print_rows((as_json(row) for row in rows), columns, format_)
    if format_ == "table":
        click.echo(plural(count, noun) if count else nothing, err=True)


def list_command(kind: str, columns: Sequence[str]) -> click.Command:
    """Return the command that lists the current rows of a kind."""

    @click.command("list", cls=Command, short_help=f"List {kind}s.")
    @as_of_option
    @format_option
    @click.pass_context
    def list_(ctx: click.Context, as_of: str | None, format_: str, on: str | None = None) -> None:
        from factledger.services.on import holding

        with open_reader(ctx, as_of) as reader:
            rows, left_out = holding(reader, reader.current(kind), on) if on is not None else (reader.current(kind), 0)
            print_current(rows, columns, format_, kind, f"no {kind} matches" if on else f"no {kind} is recorded")
        say_left_out(left_out, (kind, f"{kind}s"))

    if kind == "claim":
        list_ = on_option(list_)
    list_.help = f"List the {kind}s of the ledger."
    return list_


def show_command(kind: str) -> click.Command:
    """Return the command that shows a row of a kind."""

    @click.command("show", cls=Command, short_help=f"Show a {kind} in full.")
    @click.argument("key")
    @as_of_option
    @click.option(
        "--format", "format_", type=click.Choice(["text", "json", "jsonl"]), help="How to print.  [default: text]"
    )
    @click.pass_context
    def show(ctx: click.Context, key: str, as_of: str | None, format_: str | None) -> None:
        from factledger.cli.show_command import print_row
        from factledger.services.show import as_json
        from factledger.services.show import show as find

        with open_reader(ctx, as_of) as reader:
            row = find(reader, key, kind)
        if format_ in ("json", "jsonl"):
            print_json(as_json(row), format_)
        else:
            print_row(row)

    show.help = f"Show the {kind} that KEY names (KEY@@2 for a version, or a row number)."
    return show


def group(kind: str, columns: Sequence[str]) -> click.Group:
    """Return the group of a kind, with void, list and show."""
    made = Group(kind, help=f"Add, revise, void, list and show {kind}s.")
    for one in (void_command(kind), list_command(kind, columns), show_command(kind)):
        made.add_command(one)
    return made
