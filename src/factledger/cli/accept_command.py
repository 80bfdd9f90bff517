"""`factledger accept`."""

from __future__ import annotations

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, by_option, open_reader, open_writer, reason_option
from factledger.cli.output import format_option
from factledger.cli.rows import acknowledge, print_current
from factledger.errors import MisuseError

_COLUMNS = ("seq", "rule", "entry", "entry_version", "value", "until", "recorded_by", "reason")


@click.command("accept", cls=Command, short_help="Accept what a rule finds about one value of an entry.")
@click.argument("entry", required=False)
@click.option("--rule", metavar="NAME", help="The rule whose finding is accepted.")
@click.option("--until", metavar="DATE", help="The last day on which it is accepted (EDTF); by default it has no end.")
@click.option("--note", help="Anything else.")
@click.option("--list", "list_", is_flag=True, help="List what is accepted.")
@as_of_option
@format_option
@by_option
@reason_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    entry: str | None,
    rule: str | None,
    until: str | None,
    note: str | None,
    as_of: str | None,
    format_: str,
    by: str | None,
    reason: str | None,
    *,
    list_: bool,
) -> None:
    r"""Accept what a rule finds about the value that ENTRY has now; --rule and --reason are needed.

    Another value of the entry, in a later version, is not accepted by it. Accepting again is a new version of the
    acceptance; `void` withdraws it, by the key or number that --list shows.

    \b
    factledger accept x/chips@paper/1 --rule agree --reason 'the paper rounds, they told us' --until 2027-06-30
    factledger accept --list
    """
    given = (entry, rule, until, note, by, reason)
    if list_:
        if any(one is not None for one in given):
            msg = "--list and what is to be accepted do not go together"
            raise MisuseError(msg, do="give one of them")
        with open_reader(ctx, as_of) as reader:
            print_current(reader.current("acceptance"), _COLUMNS, format_, "acceptance", "nothing is accepted")
        return
    if entry is None or rule is None:
        msg = "entry and rule are missing" if entry is None else "the rule is missing"
        raise MisuseError(msg, expected="ENTRY --rule NAME --reason TEXT, or --list", do="see --help")
    if as_of is not None:
        msg = "--as-of is for --list"
        raise MisuseError(msg, do="leave it out: a value is accepted as it is now")
    from factledger.services.accept import accept
    from factledger.services.person import recorder

    with open_writer(ctx) as writer:
        row = accept(writer, entry, rule, by=recorder(by), reason=reason, until=until, note=note)
    acknowledge(row)
