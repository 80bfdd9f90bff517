"""`factledger publish`."""

from __future__ import annotations

import gc

import click

from factledger.cli.command import Command
from factledger.cli.formats.lint import findings_shown, last_line
from factledger.cli.options import by_option, open_writer, reason_option, stdin_filename_option
from factledger.cli.output import plural, warn
from factledger.cli.rows import acknowledge
from factledger.errors import RefusedError


@click.command("publish", cls=Command, short_help="Record that a text was published, and the rows it rests on.")
@click.argument("draft")
@click.option("--url", required=True, metavar="URL", help="Where it is published; another text there is a new version.")
@click.option("--title", help="What it is called, in your words.  [default: as before, else the path of DRAFT]")
@click.option("--date", metavar="DATE", help='Day of publication (EDTF), by which "last year" is told.')
@click.option("--language", "--lang", default="auto", show_default=True, metavar="CODE", help="Language of the text.")
@click.option("--note", help="Anything else.")
@click.option("--without-rows", is_flag=True, help="Record it although it rests on no row of the ledger.")
@click.option("--strict", is_flag=True, help="Refuse warnings too.")
@stdin_filename_option
@by_option
@reason_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    draft: str,
    url: str,
    title: str | None,
    date: str | None,
    language: str,
    note: str | None,
    stdin_filename: str | None,
    by: str | None,
    reason: str | None,
    *,
    without_rows: bool,
    strict: bool,
) -> None:
    r"""Judge DRAFT (- for standard input) as `lint` does and, if no error is open, record that it stands at URL.

    The row holds the digest and the length of the text, never its words; the state of the ledger that it was judged
    by; and the rows that its figures rest on. With open errors they are listed, and nothing is recorded.

    \b
    factledger publish report.md --url https://example.org/report --date 2026-03-15
    factledger used acme/workers
    """
    from factledger.reading.markup import open_draft
    from factledger.services.config import find_config
    from factledger.services.lint.drafts import Wanted
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.settings import choice_of
    from factledger.services.person import recorder
    from factledger.services.publish import Told, publish
    from factledger.store.engine import Location

    location = Location.find(ctx.obj)
    config = find_config(location.folder).lint
    wanted = Wanted(LintOptions(language=language, date=date), choice_of(config), config, folder=location.folder)
    told = Told(url, title, note, may_rest_on_nothing=without_rows, strict=strict)
    gc.disable()  # as in lint
    opened, by = open_draft(draft, stdin_filename=stdin_filename), recorder(by)
    with open_writer(ctx) as writer:
        result = publish(writer, str(location), opened, wanted, told, by=by, reason=reason)
    for message in result.report.notes:
        warn(message)
    if result.open:
        click.echo(findings_shown(result.open), nl=False)
        click.echo(last_line(result.report), err=True)
        are = "is" if len(result.open) == 1 else "are"
        msg = f"{plural(len(result.open), 'finding')} of the text {are} open, and nothing was recorded"
        hint = "correct the text, record the source, or accept a finding: factledger accept --sentence DRAFT:LINE"
        raise RefusedError(msg, where=opened.path, do=hint)
    assert result.row is not None  # noqa: S101  an inner invariant: nothing is open
    if result.is_new:
        acknowledge(result.row)
    else:
        click.echo(f"nothing to do: #{result.row.seq} holds this text with these rows")
    click.echo(last_line(result.report), err=True)
