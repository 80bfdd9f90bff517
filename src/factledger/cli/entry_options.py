"""Options that `record` and `revise` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from factledger.errors import MisuseError

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--speaker", metavar="NAME", help="Code name of who says it; without one it is the narrator."),
    click.option("--status", type=click.Choice(["asserted", "denied", "planned", "projected", "possible"])),
    click.option("--rank", type=click.Choice(["preferred", "normal", "deprecated"])),
    click.option("--at", "start", type=click.IntRange(min=0), metavar="START", help="First code point of the figure."),
    click.option("--page", help="Page, paragraph or timestamp."),
    click.option("--unit", help="Settles which unit is meant."),
    click.option("--value", help="Settles which number is meant."),
    click.option("--role", type=click.Choice(["level", "change-by", "change-to", "addition"])),
    click.option("--direction", type=click.Choice(["up", "down"])),
    click.option("--date", metavar="DATE", help="For a date claim: the date (EDTF); TEXT is where it stands."),
    click.option("--text-value", metavar="TEXT", help="For a text claim: its value in our words."),
    click.option("--yes", "yes_no", flag_value="yes", help="For a yes-no claim."),
    click.option("--no", "yes_no", flag_value="no", help="For a yes-no claim."),
    click.option("--checked-by", metavar="NAME", help="Who checked it against the source."),
    click.option("--derived-from", multiple=True, metavar="ENTRY", help="An entry it was derived from."),
    click.option("--note", help="Anything else."),
)

TYPES = {"date": "date", "text_value": "text", "yes_no": "yes-no"}


def entry_options(function: Function) -> Function:
    """Add the options of an entry to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def entry_fields(given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a `Recording` from the options.

    Raises:
        MisuseError: More than one kind of value is given.
    """
    others = {name: given.pop(name) for name in TYPES}
    found = [name for name, value in others.items() if value is not None]
    if len(found) > 1:
        msg = "only one kind of value can be given"
        raise MisuseError(msg, expected="one of --date, --text-value, --yes, --no")
    given["derived_from"] = tuple(given["derived_from"]) or None
    given["other"] = others[found[0]] if found else None
    given["value_type"] = TYPES[found[0]] if found else None
    return {name: value for name, value in given.items() if value is not None}
