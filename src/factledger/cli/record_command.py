"""`factledger record`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from factledger.cli.command import Command
from factledger.cli.entry_options import entry_fields, entry_options
from factledger.cli.options import by_option, ledger_folder, open_writer, reason_option
from factledger.cli.output import plural, warn
from factledger.cli.rows import acknowledge
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from factledger.services.texts import Texts


@click.command("record", cls=Command, short_help="Record that a source states a claim with a figure.")
@click.argument("claim", required=False)
@click.argument("source", required=False)
@click.argument("text", required=False)
@entry_options
@click.option("--new", is_flag=True, help="Create the claim if it is not there.")
@click.option("--period", metavar="DATE", help="For a new claim: when it holds (EDTF).")
@click.option("--again", is_flag=True, help="The source states it differently a second time.")
@click.option("--sheet", metavar="FILE", help="Record all lines of a sheet (CSV, .xlsx) that name a claim, or none.")
@click.option(
    "--map", "mapping", multiple=True, metavar="COL=FIELD", help="For a sheet: its column COL is our FIELD; repeatable."
)
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@by_option
@reason_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    claim: str | None,
    source: str | None,
    text: str | None,
    sheet: str | None,
    mapping: tuple[str, ...],
    by: str | None,
    reason: str | None,
    *,
    dry_run: bool,
    **given: Any,  # noqa: ANN401  the options of an entry
) -> None:
    r"""Record that SOURCE states CLAIM with the figure TEXT, as printed; everything else is read from the text.

    \b
    factledger record deepseek/training/chips nyt/us-controls 'sekitar 2.000 chip' --speaker engineers --new
    factledger record a100/released nyt/us-controls '2020' --date 2020 --checked-by rb --new
    factledger record --sheet figures.csv --dry-run
    """
    from factledger.services.person import recorder
    from factledger.services.texts import Texts as Kept

    texts = Kept(ledger_folder(ctx))
    if sheet is not None:
        if claim is not None:
            msg = "an entry and --sheet do not go together"
            raise MisuseError(msg, do="give one of them")
        _record_sheet(ctx, sheet, mapping, texts, by=recorder(by), reason=reason, dry_run=dry_run)
        return
    if mapping:
        msg = "--map is for a sheet"
        raise MisuseError(msg, do="give --sheet FILE too")
    if claim is None or source is None:
        msg = "claim and source are missing"
        raise MisuseError(msg, expected="CLAIM SOURCE 'FIGURE', or --sheet FILE", do="see --help")
    if "@" in claim:
        msg = f"{claim!r} is the key of an entry"
        key, _, rest = claim.partition("@")
        words = shlex.join(one for one in ("factledger", "record", key, rest.partition("#")[0], source) if one)
        raise MisuseError(msg, expected="CLAIM SOURCE 'FIGURE', each by itself", do=words)
    from factledger.services.entry import Recording
    from factledger.services.record import record

    recording = Recording(claim=claim, source=source, text=text, **entry_fields(given))
    with open_writer(ctx, dry_run=dry_run) as writer:
        recorded = record(writer, recording, texts, by=recorder(by), reason=reason)
    acknowledge(recorded.row)
    for note in recorded.notes:
        warn(note)
    if dry_run:
        click.echo("dry run: nothing was written")


def _record_sheet(
    ctx: click.Context,
    /,
    path: str,
    mapping: tuple[str, ...],
    texts: Texts,
    *,
    by: str,
    reason: str | None,
    dry_run: bool,
) -> None:
    from factledger.services.record_sheet import record_sheet
    from factledger.services.sheet import parse_mapping, read_sheet

    sheet = read_sheet(path, parse_mapping(mapping))
    if sheet.unknown:
        warn(f"columns that mean nothing here: {', '.join(sheet.unknown)}")
    with open_writer(ctx, dry_run=dry_run) as writer:
        result = record_sheet(writer, sheet, texts, by=by, reason=reason)
    for row in result.rows:
        acknowledge(row)
    for note in result.notes:
        warn(note)
    proposed = f", {sheet.with_proposal:,} of them with a claim proposed" if sheet.with_proposal else ""
    written = "would be recorded" if dry_run else "recorded"
    click.echo(
        f"{plural(len(result.rows), 'entry', 'entries')} {written}; {plural(result.sources, 'new source')}, "
        f"{plural(result.claims, 'new claim')}; {plural(sheet.without_claim, 'line')} without a claim left out"
        f"{proposed}"
    )
