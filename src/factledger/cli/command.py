"""What every command has: figures may start with a minus sign, and examples in its help keep their lines."""

from __future__ import annotations

import re
from typing import Any

import click

_NEGATIVE = re.compile(r"-(?:[\d.,$€£¥(\[~<>]|\s)")
_MARK = "\u2063"
"""Stands before a figure such as -5 °C while click tells options from arguments (INVISIBLE SEPARATOR)."""


class Command(click.Command):
    """A command whose arguments may be negative figures: no option of ours starts with a digit."""

    def __init__(self, *given: Any, **settings: Any) -> None:  # noqa: ANN401  click's own arguments
        """Make it; in a raw docstring click's mark for lines that are kept is two characters."""
        super().__init__(*given, **settings)
        if self.help:
            self.help = self.help.replace("\\b", "\b")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, a negative figure as an argument and not as an option."""
        marked = [_MARK + one if _NEGATIVE.match(one) else one for one in args]
        rest = super().parse_args(ctx, marked)
        ctx.params = {name: _unmarked(value) for name, value in ctx.params.items()}
        return rest


class Group(click.Group):
    """A group of such commands."""

    command_class = Command


def _unmarked(value: object) -> object:
    if isinstance(value, str):
        return value.removeprefix(_MARK)
    if isinstance(value, tuple):
        return tuple(_unmarked(one) for one in value)
    return value
