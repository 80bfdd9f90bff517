"""`factledger source`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factledger.cli.options import by_option, ledger_folder, open_writer, reason_option, strict_option
from factledger.cli.output import format_option, warn
from factledger.cli.rows import add_row, group, revise_row
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from factledger.reading.documents import Document

command = group("source", ("seq", "key", "title", "language", "published", "derived_from", "relation"))

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--title", help="What it is called; in our words where the title is a sentence of the text."),
    click.option("--publisher", help="Who published it."),
    click.option("--author", "authors", multiple=True, help="Who wrote or said it; may be given several times."),
    click.option("--language", "--lang", help="Language tag of its text."),
    click.option("--country", help="Country it is published for (ISO 3166-1); decides what $ means."),
    click.option("--published", metavar="DATE", help="When it was published (EDTF)."),
    click.option("--url", help="Where it stands."),
    click.option("--archived-url", help="Where a copy is kept."),
    click.option("--accessed", metavar="DATE", help="When it was read (EDTF)."),
    click.option("--file", "file_", metavar="FILE", help="Its text: digest and length are recorded, the text is kept."),
    click.option("--no-keep", is_flag=True, help="Do not keep the text under .factledger/texts."),
    click.option("--derived-from", metavar="KEY", help="The source it was made from."),
    click.option("--relation", type=click.Choice(["copy", "translation", "cites"]), help="How it was made from it."),
    click.option("--note", help="Anything else."),
)


def _fields(function: Function) -> Function:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def _given(fields: dict[str, Any]) -> tuple[dict[str, Any], Document | None]:
    """Return the fields of the source, and the document with its text."""
    file = fields.pop("file_")
    fields["authors"] = list(fields["authors"]) or None
    if file is None:
        return fields, None
    from factledger.reading.documents import open_document

    return fields, open_document(file)


@command.command("add", short_help="Add a source.")
@click.argument("key")
@_fields
@by_option
@click.pass_context
def add(ctx: click.Context, /, key: str, by: str | None, *, no_keep: bool, **fields: Any) -> None:  # noqa: ANN401  the options above
    r"""Add a source under KEY, a path such as cnbc/2025-02/ai-trade-war.

    \b
    factledger source add nyt/us-controls --title 'US chip controls after DeepSeek' --file article.txt
    """
    from factledger.services.texts import Texts

    given, document = _given(fields)
    given["title"] = given["title"] or key
    if document is not None:
        language = _language(document)
        given["language"] = given["language"] or language
        given |= {"sha256": str(document.digest), "length": str(len(document.text))}
    add_row(ctx, "source", key, given, by)
    if document is not None and not no_keep:
        Texts(ledger_folder(ctx)).keep(document)
    if document is not None and given["language"] is None:
        do = f"factledger source revise {shlex.quote(key)} --language CODE --reason 'its language'"
        warn(f"its language could not be told, so words such as “million” will not be read; to name it: {do}")


def _language(document: Document) -> str | None:
    """Return the language of a text, if it can be told."""
    from factledger.reading.detect import detect

    language = detect(document.text)
    return None if language == "unknown" else language


@command.command("revise", short_help="Correct a source, or follow its page as it changed.")
@click.argument("key")
@_fields
@click.option("--dry-run", is_flag=True, help="Show what --file would come to, write nothing.")
@strict_option
@format_option
@by_option
@reason_option
@click.pass_context
def revise(
    ctx: click.Context,
    /,
    key: str,
    by: str | None,
    reason: str | None,
    format_: str,
    *,
    no_keep: bool,
    dry_run: bool,
    strict: bool,
    **fields: Any,  # noqa: ANN401  the options above
) -> None:
    r"""Correct the source that KEY names (KEY@@2 names the version that is corrected); --reason is needed.

    With --file, its rows follow the text: those whose figures stand unchanged get their new places in the same
    step; a figure that changed, is gone, or may stand in several places is listed with the command that would settle
    it. Exit code 1: something needs a person.

    \b
    factledger source revise nyt/us-controls --file article-2.txt --reason 'the page was updated' --dry-run
    """
    given, document = _given(fields)
    if document is None:
        if dry_run:
            msg = "--dry-run is for --file"
            raise MisuseError(msg, do="give --file FILE too, or leave it out")
        revise_row(ctx, "source", key, given, by, reason)
        return
    _follow(ctx, key, given, document, by, reason, format_, keeps=not no_keep, dry_run=dry_run, strict=strict)


def _follow(
    ctx: click.Context,
    /,
    key: str,
    given: dict[str, Any],
    document: Document,
    by: str | None,
    reason: str | None,
    format_: str,
    *,
    keeps: bool,
    dry_run: bool,
    strict: bool,
) -> None:
    from factledger.cli.follow_view import show
    from factledger.services.follow import follow
    from factledger.services.person import recorder
    from factledger.services.texts import Texts

    texts = Texts(ledger_folder(ctx))
    with open_writer(ctx, dry_run=dry_run) as writer:
        why = reason or ("the page changed" if dry_run else None)
        found = follow(writer, key, given, document, texts, by=recorder(by), reason=why)
        if keeps and found.has_written and not dry_run:
            texts.keep(document)
    show(found, format_, ctx.obj, dry_run=dry_run)
    sys.exit(found.exit_code(strict=strict))
