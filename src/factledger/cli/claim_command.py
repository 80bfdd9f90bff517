"""`factledger claim`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from factledger.cli.options import by_option, parse_names, reason_option
from factledger.cli.rows import add_row, group, revise_row

command = group("claim", ("seq", "key", "statement", "value_type", "unit", "period", "tags"))

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--statement", help="The claim as a sentence of ours."),
    click.option("--subject", help="Whom or what it is about. Default: the first part of KEY."),
    click.option("--measure", help="What is measured or told. Default: the rest of KEY."),
    click.option("--type", "value_type", type=click.Choice(["quantity", "date", "text", "yes-no"])),
    click.option("--unit", help="Unit its quantities are stated in."),
    click.option("--signed", is_flag=True, default=None, help="Its quantities may be negative."),
    click.option("--period", metavar="DATE", help="When it holds (EDTF)."),
    click.option("--place", help="Where it holds."),
    click.option("--population", help="Of whom or what it holds."),
    click.option("--method", help="How it was measured."),
    click.option("--price-basis", help="At which prices."),
    click.option("--alias", "aliases", multiple=True, metavar="LANG=NAME", help="Another name of subject or measure."),
    click.option("--tag", "tags", multiple=True, help="A free label; may be given several times."),
    click.option("--note", help="Anything else."),
)


def _fields(function: Function) -> Function:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    fields["aliases"] = parse_names(fields["aliases"], "--alias")
    fields["tags"] = list(fields["tags"]) or None
    fields["signed"] = "yes" if fields["signed"] else None
    return fields


@command.command("add", short_help="Add a claim.")
@click.argument("key")
@_fields
@by_option
@click.pass_context
def add(ctx: click.Context, /, key: str, by: str | None, **fields: Any) -> None:  # noqa: ANN401  the options above
    r"""Add a claim under KEY, a path such as deepseek/training/chips.

    \b
    factledger claim add deepseek/training/chips --unit chip --statement 'DeepSeek trained its model on so many chips'
    """
    from factledger.values.key import ClaimKey

    named = ClaimKey.parse(key)
    given = _given(fields)
    defaults = {"subject": named.subject, "measure": named.measure, "value_type": "quantity"}
    add_row(ctx, "claim", key, given | {name: given[name] or value for name, value in defaults.items()}, by)


@command.command("revise", short_help="Correct a claim.")
@click.argument("key")
@_fields
@by_option
@reason_option
@click.pass_context
def revise(ctx: click.Context, /, key: str, by: str | None, reason: str | None, **fields: Any) -> None:  # noqa: ANN401
    """Correct the claim that KEY names (KEY@@2 names the version that is corrected); --reason is needed."""
    revise_row(ctx, "claim", key, _given(fields), by, reason)
