"""Bounds between commas, what a denial reaches behind its verb, and where what somebody says opens a new clause."""

from __future__ import annotations

import pytest

from factledger.reading.scan import scan
from factledger.values.figure import Hedge


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("pt", "Restam, no máximo, 12 mil litros.", ("no máximo, 12 mil litros", Hedge.AT_MOST)),
        ("es", "Quedan, como poco, 12.000 litros.", ("como poco, 12.000 litros", Hedge.AT_LEAST)),
        ("id", "Tersisa, setidaknya, 12 ribu liter.", ("setidaknya, 12 ribu liter", Hedge.AT_LEAST)),
        ("en", "At least, 12,000 litres are left.", ("12,000 litres", Hedge.PLAIN)),
    ],
)
def test_a_bound_may_stand_between_commas(code: str, text: str, found: tuple[str, Hedge]) -> None:
    assert [(one.text, one.figure.hedge) for one in scan(text, code).figures] == [found]


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("ar", "نفى ليانغ وينفنغ أن تكون ديب سيك قد اقتنت حتى 2021 ما لا يقل عن عشرة آلاف رقاقة.", "denied"),
        ("ar", "نفى الوزير الخبر وقال إن لديه 10 آلاف رقاقة.", None),
        ("ar", "رجّح وانغ، ولم يجزم، أن لدى الشركة نحو 50 ألف رقاقة.", "projected"),
        ("en", "The minister denied the report and said he had 10,000 chips.", None),
        ("en", "The minister denied that he had 10,000 chips.", "denied"),
        ("es", "El ministro desmintió la noticia y dijo que tenía 10.000 chips.", None),
        ("pt", "O ministro desmentiu a notícia e disse que tinha 10 mil chips.", None),
        ("id", "Menteri membantah kabar itu dan mengatakan ada 10 ribu chip.", None),
        ("id", "Menteri membantah ada 10 ribu chip.", "denied"),
        ("en", "Because it did not report the treatment in time, Kerrin was fined 45,000 pounds.", None),
        ("es", "Por no informar del tratamiento, Kerrin fue multada con 45.000 libras.", None),
        ("pt", "Por não comunicar o tratamento, a Kerrin foi multada em 45 mil libras.", None),
        ("id", "Gara-gara tidak melaporkan pengobatan itu, Kerrin didenda 45.000 pound.", None),
        ("ar", "لأنها لم تبلغ عن العلاج، غرمت كيرين 45 ألف جنيه.", None),
        ("en", "It closed because it did not sell 500 chips.", "denied"),
        ("en", "Search online and you will come across 300 businesses.", None),
        ("en", "Next year there will be 300 businesses.", "planned"),
    ],
)
def test_what_is_denied_or_to_come(code: str, text: str, status: str | None) -> None:
    assert [one.status for one in scan(text, code).figures][-1] == status


def test_what_opens_the_next_figure_bounds_that_one() -> None:
    found = [(one.text, one.figure.hedge) for one in scan("$103 million, or less than $51,500 a chip", "en").figures]
    assert found == [("$103 million", Hedge.PLAIN), ("less than $51,500 a chip", Hedge.LESS_THAN)]
