"""How the result of a run is printed: one format a file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.services.check import Report

FORMATS = {
    "full": "text",
    "concise": "text",
    "json": "data",
    "jsonl": "data",
    "markdown": "markdown",
    "github": "github",
    "sarif": "sarif",
    "junit": "junit",
}
"""Names of formats, and the modules here that hold a function of that name."""


def rendered(report: Report, format_: str) -> str:
    """Return a report in one of `FORMATS`, with a line end behind its last line."""
    module = import_module(f"factledger.cli.formats.{FORMATS[format_]}")
    # `json` would hide the module that it needs.
    text: str = getattr(module, format_ + "_" if format_ == "json" else format_)(report)
    return text
