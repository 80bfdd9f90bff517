"""`factledger accept`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, by_option, open_reader, open_writer, reason_option
from factledger.cli.output import format_option
from factledger.cli.rows import acknowledge, print_current
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from factledger.domain.record import Row

_COLUMNS = ("seq", "rule", "entry", "entry_version", "draft", "value", "until", "recorded_by", "reason")


@click.command("accept", cls=Command, short_help="Accept what a rule finds about a value of an entry, or a sentence.")
@click.argument("entry", required=False)
@click.option("--sentence", metavar="DRAFT:LINE[:COL]", help="Accept what a rule of lint finds there instead.")
@click.option("--rule", metavar="NAME", help="The rule whose finding is accepted.")
@click.option("--until", metavar="DATE", help="The last day on which it is accepted (EDTF); by default it has no end.")
@click.option("--note", help="Anything else.")
@click.option(
    "--language", "--lang", default="auto", show_default=True, metavar="CODE", help="With --sentence, as for lint."
)
@click.option("--date", metavar="DATE", help="With --sentence: day of the draft (EDTF), as for lint.")
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
    sentence: str | None,
    rule: str | None,
    until: str | None,
    note: str | None,
    language: str,
    date: str | None,
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

    With --sentence it is a finding of `lint` at one figure of a draft. It lapses when the sentence, the figure or a row
    that it was judged by changes; the ledger holds a digest of the sentence, never its words.

    \b
    factledger accept x/chips@paper/1 --rule agree --reason 'the paper rounds, they told us' --until 2027-06-30
    factledger accept --sentence report.md:12 --rule weak --reason 'the headline rounds on purpose'
    factledger accept --list
    """
    given = (entry, sentence, rule, until, note, date, by, reason)
    if list_:
        if any(one is not None for one in given):
            msg = "--list and what is to be accepted do not go together"
            raise MisuseError(msg, do="give one of them")
        with open_reader(ctx, as_of) as reader:
            print_current(reader.current("acceptance"), _COLUMNS, format_, "acceptance", "nothing is accepted")
        return
    if entry is not None and sentence is not None:
        msg = "an entry and --sentence do not go together"
        raise MisuseError(msg, do="give one of them")
    if (entry is None and sentence is None) or rule is None:
        msg = "entry and rule are missing" if entry is None and sentence is None else "the rule is missing"
        raise MisuseError(msg, expected="ENTRY --rule NAME --reason TEXT, or --list", do="see --help")
    if as_of is not None:
        msg = "--as-of is for --list"
        raise MisuseError(msg, do="leave it out: a value is accepted as it is now")
    from factledger.services.person import recorder

    told: dict[str, Any] = {"by": recorder(by), "reason": reason, "until": until, "note": note}
    if sentence is not None:
        acknowledge(_accept_sentence(ctx, sentence, rule, language, date, told))
        return
    from factledger.services.accept import accept

    with open_writer(ctx) as writer:
        row = accept(writer, entry or "", rule, **told)
    acknowledge(row)


def _accept_sentence(
    ctx: click.Context, sentence: str, rule: str, language: str, date: str | None, told: dict[str, Any]
) -> Row:
    from factledger.reading.markup import open_draft
    from factledger.services.accept import Place, accept_sentence
    from factledger.services.config import find_config
    from factledger.services.lint.drafts import Wanted
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.settings import choice_of
    from factledger.store.engine import Location

    location = Location.find(ctx.obj)
    config = find_config(location.folder).lint
    path, place = Place.parse(sentence, rule)
    draft = open_draft(path)
    wanted = Wanted(LintOptions(language, date), choice_of(config), config, folder=location.folder)
    with open_writer(ctx) as writer:
        return accept_sentence(writer, draft, wanted, place, **told)
