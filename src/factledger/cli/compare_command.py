"""`factledger compare`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from factledger.cli.command import Command
from factledger.cli.options import batch_option, lang_option, one_of, open_reader, run_cases, strict_option
from factledger.cli.output import print_fields, print_json
from factledger.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.exchange import Rates


@click.command("compare", cls=Command, short_help="Judge a draft's figure by the ledger's, or two sources.")
@click.argument("draft", required=False)
@click.argument("ledger", required=False)
@lang_option
@click.option("--sources", "between_sources", is_flag=True, help="Compare two sources; the order does not matter.")
@click.option("--rate-on", metavar="DATE", help="Compare two currencies by the rate that the ledger has for a date.")
@click.option("--rate-by", metavar="SOURCE", help="The source whose rate it has to be.")
@batch_option
@strict_option
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "jsonl"]), help="How to print.  [default: text]"
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    draft: str | None,
    ledger: str | None,
    lang: str,
    rate_on: str | None,
    rate_by: str | None,
    batch: str | None,
    format_: str | None,
    *,
    between_sources: bool,
    strict: bool,
) -> None:
    r"""Judge the figure DRAFT by the figure LEDGER.

    Two currencies cannot be compared, unless --rate-on names a date for which the ledger has a rate.

    \b
    factledger compare '16,000' 'at least 16,000' --lang en
    factledger compare --sources '$103 million' '$103 billion' --lang en
    """
    from factledger.services.compare import compare, compare_case
    from factledger.values.compare import Severity
    from factledger.values.number import decimal_text

    one_of([draft, ledger], batch, "two figures")
    with _rates(ctx, rate_on, rate_by) as rates:
        if batch is not None:
            sys.exit(run_cases(batch, lambda case: compare_case(case, lang, rates=rates)))
        compared = compare(draft or "", ledger or "", lang, between_sources=between_sources, rates=rates)
    judgement = compared.judgement
    if format_ in ("json", "jsonl"):
        print_json(compared.to_json(), format_)
    else:
        print_fields(
            [
                ("verdict", judgement.verdict),
                ("severity", judgement.severity),
                ("reason", judgement.reason),
                ("ratio", decimal_text(judgement.ratio) if judgement.ratio else None),
                ("rate", compared.rate),
            ]
        )
    is_open = not (compared.first.settled and compared.second.settled)
    is_warning = judgement.severity is Severity.WARNING
    sys.exit(1 if judgement.severity is Severity.ERROR or is_open or (strict and is_warning) else 0)


@contextmanager
def _rates(ctx: click.Context, /, on: str | None, by: str | None) -> Iterator[Rates | None]:
    """Open the ledger for its rates on a date, when one is given."""
    if on is None:
        if by is not None:
            msg = "--rate-by needs a date"
            raise MisuseError(msg, expected="--rate-on DATE too")
        yield None
        return
    from factledger.services.exchange import Rates
    from factledger.values.period import Period

    Period.parse(on)
    with open_reader(ctx) as reader:
        yield Rates(reader, reader.units(), on, by)
