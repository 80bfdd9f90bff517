"""`factledger check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, open_reader, strict_option
from factledger.cli.output import escaped, plural, print_json, warn

if TYPE_CHECKING:
    from datetime import datetime

    from factledger.services.check import Part, Report
    from factledger.services.specs import SpecResult


DAY = click.DateTime(["%Y-%m-%d"])


@click.command("check", cls=Command, short_help="Check integrity, specs and, if given, the documents.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@as_of_option
@click.option("--rule", "rules", multiple=True, metavar="NAME", help="Run only this rule; repeatable. No specs run.")
@click.option("--where", metavar="QUERY", help="Let rules look only at the entries that these search terms find.")
@click.option("--today", type=DAY, help="Day that ages are counted to.  [default: that of the newest row]")
@click.option("--sources", metavar="DIR", help="Prove every place against the documents under DIR.")
@click.option("--steps", is_flag=True, help="Read the repository's own steps (specs/conftest.py): code that runs.")
@strict_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    as_of: str | None,
    rules: tuple[str, ...],
    where: str | None,
    today: datetime | None,
    sources: str | None,
    format_: str,
    *,
    steps: bool,
    strict: bool,
) -> None:
    """Check the whole ledger: every row against its hash and its own text, and every spec.

    PATH is a feature file or a folder of them; by default the folder specs beside the ledger. Exit code 1: an
    error was found; with --strict also when something was not checked or is worth a warning.
    """
    from factledger.services.check import Options, check_rows, check_specs
    from factledger.services.config import find_config
    from factledger.services.texts import Texts, documents_in
    from factledger.store.engine import Location

    location = Location.find(ctx.obj)
    documents, skipped = documents_in(sources) if sources else ([], [])
    options = Options(find_config(location.folder), rules, where, today.date() if today else None)
    with open_reader(ctx, as_of) as reader:
        report = check_rows(reader, str(location), Texts(location.folder, documents), options)
    report.notes += [f"{path}: no UTF-8 text, left out" for path in skipped]
    if paths or options.is_whole:
        check_specs(report, paths, location, as_of, steps=steps)
    if format_ == "json":
        print_json(report.to_json())
    else:
        _print(report)
    tally = report.tally()
    is_open = report.checked_nothing or report.notes or tally["not checked"] or tally["warned"]
    sys.exit(1 if tally["failed"] or (strict and is_open) else 0)


def _print(report: Report) -> None:
    counts = report.counts
    click.echo(f"{escaped(report.ledger)}, head {report.head}")
    click.echo(
        f"{plural(counts['claims'], 'claim')}, {plural(counts['entries'], 'entry', 'entries')} "
        f"({counts['quantities']:,} quantities), {plural(counts['sources'], 'source')} "
        f"({counts['sources with a text']:,} with a text), {plural(counts['rows'], 'row')} in all"
    )
    languages = ", ".join(f"{code} {count:,}" for code, count in report.languages.items())
    click.echo(f"languages: {languages or 'none'}")
    click.echo()
    for part in report.parts:
        _print_part(part)
    for name, reason in report.off.items():
        click.echo(f"off   {name}: {reason}")
    _print_scenarios(report.scenarios)
    for note in report.notes:
        warn(note)
    click.echo()
    click.echo(_last_line(report))


def _print_part(part: Part) -> None:
    what = f": {part.covered:,} {part.covers}" if part.covered else ""
    click.echo(f"{_MARKS[part.verdict]:<4}  {part.name}{what}")
    for finding in part.findings:
        click.echo(f"      {escaped(finding.place)}: {escaped(finding.message)}")
        click.echo(f"        hint: {escaped(finding.hint)}")
    for remark in part.remarks:
        click.echo(f"      note: {escaped(remark)}")
    if part.more:
        click.echo(f"      and {part.more:,} more")
    for one in part.accepted:
        click.echo(f"      accepted: {escaped(one.finding.message)} ({escaped(one.reason)})")
    for reason in part.not_checked:
        click.echo(f"      not checked: {reason}")


_MARKS = {"passed": "ok", "failed": "FAIL", "warned": "warn", "accepted": "acc", "not checked": "--"}


def _print_scenarios(scenarios: list[SpecResult]) -> None:
    for one in scenarios:
        click.echo(f"{_MARKS[one.outcome]:<4}  {escaped(one.place)}: {escaped(one.scenario)}")
        for line in one.message.splitlines():
            click.echo(f"      {escaped(line)}")


def _last_line(report: Report) -> str:
    tally = report.tally()
    ran = sum(part.covered > 0 for part in report.parts)
    if report.checked_nothing:
        return "nothing was checked: the ledger is empty and there are no specs"
    return (
        f"{plural(ran, 'built-in rule')} and {plural(len(report.scenarios), 'scenario')} over "
        f"{plural(report.counts['rows'], 'row')}: {tally['passed']} passed, {tally['failed']} failed, "
        f"{tally['warned']} warned, {tally['accepted']} accepted, {tally['not checked']} not checked"
    )
