"""`factledger show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, on_option, open_reader
from factledger.cli.output import print_fields, print_json

if TYPE_CHECKING:
    from factledger.domain.record import Row


@click.command("show", cls=Command, short_help="Show a row in full.")
@click.argument("key")
@as_of_option
@on_option
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "jsonl"]), help="How to print.  [default: text]"
)
@click.pass_context
def command(ctx: click.Context, /, key: str, as_of: str | None, on: str | None, format_: str | None) -> None:
    """Show the row that KEY names: an entry, claim or source, KEY@@2 for a version, or a row number (#41 or 41)."""
    from factledger.services.show import as_json, show

    with open_reader(ctx, as_of) as reader:
        row = show(reader, key, on=on)
    if format_ in ("json", "jsonl"):
        print_json(as_json(row), format_)
    else:
        print_row(row)


def print_row(row: Row) -> None:
    """Print a row, a field a line."""
    from factledger.domain.entry import Entry
    from factledger.values.figure import interval

    body = row.body
    allowed = interval(body.figure) if isinstance(body, Entry) and body.figure else None
    print_fields(
        [
            ("row", f"#{row.seq} {row.kind} {row.key}"),
            ("version", f"{row.version}, void" if row.is_void else row.version),
            *body.to_json().items(),
            *_redacted(row),
            ("allows", allowed),
            ("recorded_at", row.recorded_at),
            ("recorded_by", row.recorded_by),
            ("reason", row.reason),
        ]
    )


def _redacted(row: Row) -> list[tuple[str, str]]:
    """Return what is left to say of a redacted row; nothing of others."""
    from factledger.services.sentence import said

    return [("content", said(row)), ("leaf", row.leaf.hex())] if row.is_redacted else []
