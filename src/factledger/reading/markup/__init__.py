"""Drafts in the formats that writers use: what a reader sees of each, and where it stands in the file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from factledger.reading.documents import STDIN, content_of, text_of

if TYPE_CHECKING:
    from factledger.reading.draft import Draft

_FORMATS = {
    "markdown": (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"),
    "html": (".html", ".htm", ".xhtml"),
    "rst": (".rst", ".rest"),
    "docx": (".docx",),
    "pdf": (".pdf",),
}
SUFFIXES = {suffix: name for name, suffixes in _FORMATS.items() for suffix in suffixes}
"""The format of each suffix that names one; any other is plain text."""

_BOM = "\ufeff"


def open_draft(path: str, content: bytes | None = None, *, stdin_filename: str | None = None) -> Draft:
    """Read a draft in the format that the suffix of its name tells; plain text for any other.

    Args:
        path: The file; "-" for standard input.
        content: Its bytes, where they are at hand.
        stdin_filename: The name that standard input goes by; its suffix tells the format.

    Raises:
        FileError: The file is missing, too large, no UTF-8 text, or not what its suffix says.
    """
    if content is None:
        content = content_of(path)
    name = stdin_filename if path == STDIN and stdin_filename else path
    suffix = PurePath(name).suffix.lower()
    kind = SUFFIXES.get(suffix, "plain")
    if kind == "docx":
        from factledger.reading.markup.docx import docx_draft

        return docx_draft(name, content)
    if kind == "pdf":
        from factledger.reading.markup.pdf import pdf_draft

        return pdf_draft(name, content)
    return _text_draft(kind, name, text_of(content, name).removeprefix(_BOM), is_mdx=suffix == ".mdx")


def _text_draft(kind: str, path: str, source: str, *, is_mdx: bool) -> Draft:
    if kind == "markdown":
        from factledger.reading.markup.markdown import markdown_draft

        return markdown_draft(path, source, is_mdx=is_mdx)
    if kind == "html":
        from factledger.reading.markup.html import html_draft

        return html_draft(path, source)
    if kind == "rst":
        from factledger.reading.markup.rst import rst_draft

        return rst_draft(path, source)
    from factledger.reading.markup.plain import plain_draft

    return plain_draft(path, source)
