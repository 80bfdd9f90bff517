"""`factledger calc`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.options import as_of_option, batch_option, on_option, one_of, open_reader, run_cases
from factledger.cli.output import print_fields, print_json, warn

if TYPE_CHECKING:
    from factledger.services.calc import Computed
    from factledger.services.exchange import Exchange
    from factledger.store.reader import Reader
    from factledger.values.evaluate import Quantity
    from factledger.values.key import ClaimKey
    from factledger.values.units import Units


@click.command("calc", cls=Command, short_help="Compute a formula over claims.")
@click.argument("formula", required=False)
@as_of_option
@on_option
@batch_option
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "jsonl"]), help="How to print.  [default: text]"
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    formula: str | None,
    as_of: str | None,
    on: str | None,
    batch: str | None,
    format_: str | None,
) -> None:
    r"""Compute FORMULA in intervals; a comparison is certain, possible or impossible.

    Claims stand in brackets, numbers may have a unit. `to UNIT` converts the value before it: by definition, or,
    between currencies, by the rate that is recorded for a date, `to EUR on DATE`, of one source if several disagree,
    `to EUR on DATE by [SOURCE]`. A formula without claims and rates needs no ledger.

    \b
    factledger calc '[deepseek/training/chips] / [top-labs/training/chips] <= 1/8'
    factledger calc '103 million USD / 2,000 chip'
    factledger calc '[smuggling/shenzhen/value] to EUR on 2025-01-07'
    factledger calc '5 km/hour to m/second'
    """
    from factledger.services.calc import calc, calc_case

    one_of([formula], batch, "FORMULA")
    source = _Claims(ctx, as_of, on)
    try:
        if batch is not None:
            sys.exit(run_cases(batch, lambda case: calc_case(case, source)))
        computed = calc(formula or "", source)
    finally:
        source.close()
    for conflict in computed.conflicts:
        warn(f"sources contradict each other: {conflict}")
    if format_ in ("json", "jsonl"):
        print_json(computed.to_json(), format_)
    else:
        _print(computed)


class _Claims:
    """Looks claims up in the ledger, which is opened when the first formula names one."""

    def __init__(self, ctx: click.Context, as_of: str | None, on: str | None) -> None:
        self._on = on
        self._opening = (ctx, as_of)
        self._manager: object = None
        self._reader: Reader | None = None
        self._units: Units | None = None

    @property
    def reader(self) -> Reader:
        if self._reader is None:
            manager = open_reader(*self._opening)
            self._reader, self._manager = manager.__enter__(), manager
        return self._reader

    def units(self, *, of_ledger: bool) -> Units:
        from factledger.values.units import Units

        if not of_ledger:
            return Units.shipped()
        if self._units is None:
            self._units = self.reader.units()
        return self._units

    def value(self, key: ClaimKey) -> tuple[Quantity, tuple[str, ...]]:
        from factledger.rules.value import claim_value

        found = claim_value(self.reader, key, self.units(of_ledger=True), on=self._on)
        return found.quantity, found.conflicts

    def exchange(self, source: str, target: str, on: str, by: str | None) -> Exchange:
        from factledger.services.exchange import exchange

        return exchange(self.reader, self.units(of_ledger=True), source, target, on, by)

    def close(self) -> None:
        if self._manager is not None:
            self._manager.__exit__(None, None, None)  # type: ignore[attr-defined]


def _print(computed: Computed) -> None:
    from factledger.values.number import decimal_text, is_finite_decimal

    outcome = computed.outcome

    def value(found: Quantity) -> str | None:
        if found.value is None:
            return None
        text = decimal_text(found.value)
        return text if is_finite_decimal(found.value) else f"{text} ({found.value})"

    fields: list[tuple[str, object]] = [
        ("value", value(outcome.left)),
        ("allows", outcome.left.interval),
        ("unit", outcome.left.unit),
        ("hedge", f"{outcome.left.hedge} (the weakest of its inputs)" if computed.formula.claims else None),
    ]
    fields += [("rate", rate) for rate in computed.rates]
    if outcome.right is not None:
        fields += [("against", outcome.right.interval), ("comparison", outcome.comparison), ("reason", outcome.reason)]
    print_fields(fields)
