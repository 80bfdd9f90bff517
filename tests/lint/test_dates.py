"""Dates are judged by the claims of a ledger that hold dates, where they stand alone in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.report import Linted
    from factledger.store.engine import Location

ROWS = (
    "claim kordell/founded; subject=Kordell; value_type=date; statement=When Kordell was founded",
    "kordell/founded@paper: ; other_value=1987",
    "claim kordell/k200/released; subject=Kordell; value_type=date; statement=When the K200 was released",
    "kordell/k200/released@paper: ; other_value=2021-03",
    "claim kordell/strike/end; subject=Kordell; value_type=date; statement=The day on which the strike ended",
    "kordell/strike/end@paper: ; other_value=XXXX-05-15",
    "kordell/strike/end@wire: ; other_value=XXXX-05-16",
    "claim kordell/k200/banned; subject=Kordell; value_type=date; statement=When the K200 was banned",
    "kordell/k200/banned@paper: ; other_value=2024",
    "claim kordell/heyday; subject=Kordell; value_type=date; statement=Decade whose government paid for multiplication",
    "kordell/heyday@paper: ; other_value=193X",
    "claim kordell/workers; subject=Kordell; unit=worker",
    "kordell/workers@paper: 640 workers",
)


@pytest.fixture
def index(ledger: Location) -> Iterator[Index]:
    with index_of(ledger, ROWS) as found:
        yield found


def linted(index: Index, language: str, text: str) -> Linted:
    return lint(plain_draft("d.txt", text), index, LintOptions(language, "2026-03-15"))


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "Kordell was founded in 1987.", "kordell/founded"),
        ("es", "Kordell se fundó en 1987.", "kordell/founded"),
        ("pt", "A Kordell foi fundada em 1987.", "kordell/founded"),
        ("id", "Kordell didirikan pada 1987.", "kordell/founded"),
        ("en", "Kordell released the K200 in 2021.", "kordell/k200/released"),
        ("en", "Kordell released the K200 in March 2021.", "kordell/k200/released"),
    ],
)
def test_a_date_that_the_ledger_holds_is_tied_to_its_claim(index: Index, language: str, text: str, claim: str) -> None:
    result = linted(index, language, text)
    assert result.findings == []
    assert [(one.ending, one.claim) for one in result.numbers if one.ending == "matched"] == [("matched", claim)]


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("en", "Kordell was founded in 1978.", "contradicted"),
        ("es", "Kordell se fundó en 1978.", "contradicted"),
        ("pt", "A Kordell foi fundada em 1978.", "contradicted"),
        ("id", "Kordell didirikan pada 1978.", "contradicted"),
        ("en", "Kordell released the K200 in April 2021.", "contradicted"),
        ("en", "The strike at Kordell ended on May 15.", "disputed"),
        ("en", "The strike at Kordell ended on May 17.", "contradicted"),
        ("en", "The talks took 640 hours; the strike at Kordell ended on May 17.", "contradicted"),
    ],
)
def test_another_date_is_reported_with_what_the_ledger_holds(index: Index, language: str, text: str, rule: str) -> None:
    (finding,) = linted(index, language, text).findings
    assert finding.rule == rule
    assert "kordell/" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Since 1978 Kordell has been founded on thrift.",  # no date of what happened
        "Kordell was not founded in 1978.",
        "Kordell, founded to last, had 640 workers in 1978.",  # the date is that of the figure
        "Founded in 1978, Kordell moved in 1987.",  # two dates
        "In 1978 nobody had heard of Kordell.",  # nothing says what is dated
    ],
)
def test_a_date_that_says_when_something_else_was_so_stays_set_aside(index: Index, text: str) -> None:
    dates = [one for one in linted(index, "en", text).numbers if one.text in ("1978", "1987")]
    assert {one.ending for one in dates} == {"set aside"}


def test_a_date_counts_once(index: Index) -> None:
    result = linted(index, "en", "Kordell was founded in 1978.")
    assert [(one.text, one.ending, one.verdict) for one in result.numbers] == [("1978", "matched", "contradicted")]


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "A government of the 1930s paid for multiplication tables.", []),
        ("en", "A government of the 1920s paid for multiplication tables.", ["contradicted"]),
        ("pt", "O governo da década de 1920 pagava tabelas de multiplicação.", ["contradicted"]),
        ("es", "El gobierno de los años 1920 pagaba las tablas de multiplicación.", ["contradicted"]),
        ("id", "Pemerintah era 1920-an membayar tabel perkalian.", ["contradicted"]),
        ("ar", "دفعت حكومة عشرينيات القرن العشرين ثمن جداول الضرب.", ["contradicted"]),
        ("ar", "دفعت حكومة ثلاثينيات القرن العشرين ثمن جداول الضرب.", []),
        ("en", "The government of the 1980s was smaller.", []),  # one word of the claim tells nothing
    ],
)
def test_a_decade_is_judged_by_what_is_said_of_it(index: Index, language: str, text: str, rules: list[str]) -> None:
    assert [one.rule for one in linted(index, language, text).findings] == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The strike at Kordell will go on until May 17.", ["contradicted"]),
        ("The strike at Kordell may last until May 15.", ["disputed"]),
        ("Kordell may have been founded in 1978.", []),  # only an end is a date of what is to come
    ],
)
def test_what_ends_on_a_day_goes_on_until_it(index: Index, text: str, rules: list[str]) -> None:
    assert [one.rule for one in linted(index, "en", text).findings] == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Kordell makes the K200. That chip was banned in 2024.", []),
        ("Kordell makes the K200. That chip was banned in 2022.", ["contradicted"]),
        ("Kordell makes the K200. It was released in 2019.", ["contradicted"]),
        ("Kordell makes the K200 and the K300. That chip was banned in 2022.", []),  # which of the two?
    ],
)
def test_a_model_is_meant_by_that_chip(index: Index, text: str, rules: list[str]) -> None:
    assert [one.rule for one in linted(index, "en", text).findings] == rules
