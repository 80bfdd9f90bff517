"""`factledger source`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factledger.cli.options import by_option, ledger_folder, reason_option
from factledger.cli.rows import add_row, group, revise_row

if TYPE_CHECKING:
    from factledger.reading.documents import Document

command = group("source", ("seq", "key", "title", "language", "published", "derived_from", "relation"))

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--title", help="What it is called; in our words where the title is a sentence of the text."),
    click.option("--publisher", help="Who published it."),
    click.option("--author", "authors", multiple=True, help="Who wrote or said it; may be given several times."),
    click.option("--language", help="Language tag of its text."),
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
    """Return the fields of the source, and the document to keep once the row is written.

    A file gives digest, length and, if it can be told, the language.
    """
    file, no_keep = fields.pop("file_"), fields.pop("no_keep")
    fields["authors"] = list(fields["authors"]) or None
    if file is None:
        return fields, None
    from factledger.reading.detect import detect
    from factledger.reading.documents import open_document

    document = open_document(file)
    language = detect(document.text)
    if fields["language"] is None and language != "unknown":
        fields["language"] = language
    found = {"sha256": str(document.digest), "length": str(len(document.text))}
    return fields | found, None if no_keep else document


def _keep(ctx: click.Context, /, document: Document | None) -> None:
    from factledger.services.texts import Texts

    if document is not None:
        Texts(ledger_folder(ctx)).keep(document)


@command.command("add", short_help="Add a source.")
@click.argument("key")
@_fields
@by_option
@click.pass_context
def add(ctx: click.Context, /, key: str, by: str | None, **fields: Any) -> None:  # noqa: ANN401  the options above
    r"""Add a source under KEY, a path such as cnbc/2025-02/ai-trade-war.

    \b
    factledger source add nyt/us-controls --title 'US chip controls after DeepSeek' --file article.txt
    """
    given, document = _given(fields)
    given["title"] = given["title"] or key
    add_row(ctx, "source", key, given, by)
    _keep(ctx, document)


@command.command("revise", short_help="Correct a source.")
@click.argument("key")
@_fields
@by_option
@reason_option
@click.pass_context
def revise(ctx: click.Context, /, key: str, by: str | None, reason: str | None, **fields: Any) -> None:  # noqa: ANN401
    """Correct the source that KEY names (KEY@@2 names the version that is corrected); --reason is needed."""
    given, document = _given(fields)
    revise_row(ctx, "source", key, given, by, reason)
    _keep(ctx, document)
