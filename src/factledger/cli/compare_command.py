"""`factledger compare`."""

from __future__ import annotations

import sys

import click

from factledger.cli.command import Command
from factledger.cli.options import batch_option, lang_option, one_of, run_cases, strict_option
from factledger.cli.output import print_fields, print_json


@click.command("compare", cls=Command, short_help="Judge a draft's figure by the ledger's, or two sources.")
@click.argument("draft", required=False)
@click.argument("ledger", required=False)
@lang_option
@click.option("--sources", "between_sources", is_flag=True, help="Compare two sources; the order does not matter.")
@batch_option
@strict_option
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "jsonl"]), help="How to print.  [default: text]"
)
def command(
    draft: str | None,
    ledger: str | None,
    lang: str,
    batch: str | None,
    format_: str | None,
    *,
    between_sources: bool,
    strict: bool,
) -> None:
    r"""Judge the figure DRAFT by the figure LEDGER.

    \b
    factledger compare '16,000' 'at least 16,000' --lang en
    factledger compare --sources '$103 million' '$103 billion' --lang en
    """
    from factledger.services.compare import compare, compare_case
    from factledger.values.compare import Severity
    from factledger.values.number import decimal_text

    one_of([draft, ledger], batch, "two figures")
    if batch is not None:
        sys.exit(run_cases(batch, lambda case: compare_case(case, lang)))
    compared = compare(draft or "", ledger or "", lang, between_sources=between_sources)
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
            ]
        )
    is_open = not (compared.first.settled and compared.second.settled)
    is_warning = judgement.severity is Severity.WARNING
    sys.exit(1 if judgement.severity is Severity.ERROR or is_open or (strict and is_warning) else 0)
