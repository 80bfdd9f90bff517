"""`factledger diff`."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from factledger.cli.command import Command
from factledger.cli.output import format_option, plural, print_rows, warn
from factledger.errors import LedgerMissingError, RewrittenError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.diff import Change
    from factledger.store.engine import Location
    from factledger.store.reader import Reader

_COLUMNS = ("change", "seq", "what", "changed", "recorded_by", "reason")
_NAMED = 5
"""How many rewritten rows the error names."""


@click.command("diff", cls=Command, short_help="Show what changed between two states, or two ledgers.")
@click.argument("old", metavar="A")
@click.argument("new", metavar="[B]", required=False)
@format_option
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there is a difference.")
@click.pass_context
def command(ctx: click.Context, /, old: str, new: str | None, format_: str, *, exit_code: bool) -> None:
    r"""Show what was added, corrected, retracted and voided from A to B; B is the ledger as it is now by default.

    A and B are states of the ledger as for --as-of (a row number, a head, a date, a time), or other ledgers (a
    file, a URL; ./2025 is a file). Each key is shown once, with all reasons given since. Rows that two ledgers
    hold differently under the same key and version were rewritten: they come first, and the exit code is 1.

    \b
    factledger diff 41
    factledger diff 2026-05-01 2026-06-01 --format markdown
    factledger diff before.db after.db --exit-code
    """
    from factledger.services.diff import common, diff

    tally: Counter[str] = Counter()
    rewritten: list[str] = []
    with ExitStack() as stack:
        before, after = _open(stack, ctx.obj, old, new)
        shared, size = common(before, after), before.size()
        if shared < size:
            warn(_parting(before, after, shared))
        changes = _counted(diff(before, after, shared), tally, rewritten)
        print_rows((change.to_json() for change in changes), _COLUMNS, format_)
        sizes = f"{size:,} to {plural(after.size(), 'row')}"
    if format_ == "table":
        told = ", ".join(f"{count:,} {what}" for what, count in tally.items()) or "no difference"
        click.echo(f"{sizes}: {told}", err=True)
    if rewritten:
        msg = f"{plural(len(rewritten), 'row')} differ under the same key and version: a history was rewritten"
        found = ", ".join(rewritten[:_NAMED]) + (f" and {len(rewritten) - _NAMED} more" if rewritten[_NAMED:] else "")
        hint = "find out who changed which ledger: factledger check on both, git log of their files"
        raise RewrittenError(msg, found=found, do=hint)
    sys.exit(1 if exit_code and tally else 0)


def _open(stack: ExitStack, given: str | None, old: str, new: str | None) -> tuple[Reader, Reader]:
    """Return readers of both sides; two states of one ledger are read over one connection."""
    from factledger.store.ledger import reading

    sides = [_side(given, text) for text in (old, new)]
    places = {place: stack.enter_context(reading(place)) for place, _ in sides}
    before, after = (places[place] if state is None else places[place].as_of(state) for place, state in sides)
    return before, after


def _side(given: str | None, text: str | None) -> tuple[Location, str | None]:
    """Return the ledger that a text names, and which state of it; None is the current one."""
    from factledger.store.engine import Location
    from factledger.store.reader import names_state

    if text is None or names_state(text):
        return Location.find(given), text
    place = Location.parse(text)
    if place.path is not None and not place.path.exists():
        msg = "this names neither a state of the ledger nor another ledger"
        expected = "a row number, a head, a date, a time, a file or a URL"
        raise LedgerMissingError(msg, expected=expected, found=repr(text[:200]))
    return place, None


def _parting(before: Reader, after: Reader, shared: int) -> str:
    """Return why A has rows that are not where they are in B."""
    if before.connection is after.connection:
        return "A is the later state: what B does not have yet is shown as gone"
    left = before.size() - shared
    return f"the histories part after row {shared:,}: {plural(left, 'row')} of A stand elsewhere in B, or not at all"


def _counted(changes: Iterator[Change], tally: Counter[str], rewritten: list[str]) -> Iterator[Any]:
    """Yield the changes, counting them as they pass."""
    for change in changes:
        tally[change.what] += 1
        if change.is_rewritten:
            rewritten.append(f"{change.key}@@{change.row.version} (#{change.row.seq})")
        yield change
