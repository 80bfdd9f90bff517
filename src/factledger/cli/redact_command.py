"""`factledger redact`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.options import by_option, open_reader, open_writer, reason_option
from factledger.cli.output import escaped, plural
from factledger.cli.rows import acknowledge
from factledger.errors import RefusedError

if TYPE_CHECKING:
    from factledger.services.redact import Plan
    from factledger.store.engine import Location

_ELSEWHERE = "not removed from: backups, exports, copies and branches of the ledger, git history, and proofs given out"
_SERVER = "the server keeps the old row until VACUUM FULL of its table, and longer in its WAL and its backups"


@click.command("redact", cls=Command, short_help="Remove the content of a row for legal reasons.")
@click.argument("key")
@click.option("--all-versions", is_flag=True, help="Remove the content of all versions of KEY.")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask; what is removed is not printed.")
@by_option
@reason_option
@click.pass_context
def command(
    ctx: click.Context, /, key: str, by: str | None, reason: str | None, *, all_versions: bool, is_sure: bool
) -> None:
    """Remove the content of the row that KEY names (KEY@@2 or #41 for a version); --reason is needed.

    Position, key, version, time, recorder and leaf hash stay, so that the head, every seal and every proof stay valid.
    Who removed it, when and why becomes a row of the ledger. Nothing brings the content back. A key or a reason that
    says too much itself cannot be removed: the keys of rows stay.
    """
    from factledger.services.person import recorder
    from factledger.services.redact import plan, redact
    from factledger.services.revise import required
    from factledger.store.engine import Location
    from factledger.store.redact import scrub

    by, reason = recorder(by), required(reason, "a redaction")
    location = Location.find(ctx.obj)
    with open_reader(ctx) as reader:
        planned = plan(reader, key, all_versions=all_versions)
    if planned.rows and not is_sure:
        _ask(planned)
    if planned.rows:
        with open_writer(ctx) as writer:
            # What was shown has to be what is removed: whoever wrote meanwhile is not passed over.
            made = redact(writer, plan(writer, key, all_versions=all_versions).checked(planned), by=by, reason=reason)
        for row in made:
            acknowledge(row)
    for row in planned.done:
        click.echo(escaped(f"nothing to do: {row.name} {row.ended}"), err=True)
    scrub(location)
    _say_left(planned, location)


def _ask(planned: Plan) -> None:
    """Show what would be removed, and let a person at a terminal decide.

    Raises:
        RefusedError: There is nobody to ask.
    """
    from factledger.services.sentence import sentence

    for row in planned.rows:
        click.echo(escaped(f"#{row.seq} {row.kind} {row.name}: {sentence(row)}"), err=True)
    if not _is_terminal():
        msg = f"the content of {plural(len(planned.rows), 'row')} would be removed for good, and nobody can be asked"
        raise RefusedError(msg, do="give --yes")
    click.confirm(f"Remove the content of {plural(len(planned.rows), 'row')} for good?", abort=True, err=True)


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _say_left(planned: Plan, location: Location) -> None:
    for one in planned.left:
        click.echo(escaped(f"still in the ledger: {one}"), err=True)
    if location.path is None:
        click.echo(_SERVER, err=True)
    click.echo(_ELSEWHERE, err=True)
