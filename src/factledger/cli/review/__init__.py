"""How a review is printed: Markdown for a comment, JSON for programs, one page of HTML."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.services.review import Review

FORMATS = ("markdown", "json", "html")
"""Names of formats; each is a module here (`page` for html) with a function `rendered`."""

_MODULES = {"markdown": "comment", "json": "data", "html": "page"}


def rendered(review: Review, format_: str) -> str:
    """Return a review in one of `FORMATS`, with a line end behind its last line."""
    module = import_module(f"factledger.cli.review.{_MODULES[format_]}")
    text: str = module.rendered(review)
    return text
