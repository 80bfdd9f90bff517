"""How the result of a run is printed: one format a file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.cli.formats.problem import Outcome
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


OF_PROBLEMS = ("concise", "github", "sarif")
"""Formats that show problems alone, and so serve every command that finds some."""


def rendered(report: Report, format_: str) -> str:
    """Return a report in one of `FORMATS`, with a line end behind its last line."""
    if format_ in OF_PROBLEMS:
        from factledger.cli.formats.problem import outcome

        return of_problems(outcome(report), format_)
    module = import_module(f"factledger.cli.formats.{FORMATS[format_]}")
    # `json` would hide the module that it needs.
    text: str = getattr(module, format_ + "_" if format_ == "json" else format_)(report)
    return text


def of_problems(run: Outcome, format_: str) -> str:
    """Return what a run of any command comes to in one of `OF_PROBLEMS`."""
    module = import_module(f"factledger.cli.formats.{FORMATS[format_]}")
    text: str = getattr(module, format_)(run)
    return text
