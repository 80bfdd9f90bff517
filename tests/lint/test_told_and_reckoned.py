"""Figures that two others come to which a text tells, or two claims that it names; and those that do not come out."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

from factledger.reading.read import read
from factledger.services.lint.comes_to import Operand, reckoned_from
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

TOLD = (
    # So much for each, whatever the words; and a slip in it.
    (
        "en",
        (
            "The vendor in Shenzhen said that the delivery of more than 2,000 chips fetched $103 million. "
            "Divide the two, and you pay less than $51,500 apiece."
        ),
        ["derived"],
    ),
    (
        "en",
        (
            "The vendor in Shenzhen said that the delivery of more than 2,000 chips fetched $103 million. "
            "Divide the two, and you pay about $71,500 apiece."
        ),
        ["unregistered"],
    ),
    # A gap, a sum of two kinds, a multiple and a share.
    (
        "es",
        (
            "La mayoría de las grandes entrenó con 16.000 chips o más, y Liang cifra en al menos 10.000 los A100 "
            "comprados por DeepSeek hasta 2021. Entre un mínimo y otro hay 6.000 de diferencia."
        ),
        ["derived"],
    ),
    (
        "es",
        (
            "La mayoría de las grandes entrenó con 16.000 chips o más, y Liang cifra en al menos 10.000 los A100 "
            "comprados por DeepSeek hasta 2021. Entre un mínimo y otro hay 9.000 de diferencia."
        ),
        ["contradicted"],
    ),
    (
        "id",
        (
            "Setidaknya 10.000 A100, kata Liang, diakuisisi DeepSeek sampai 2021. Mungkin ada sekitar 50.000 H100, "
            "kata Wang: lima kali lipat."
        ),
        ["derived"],
    ),
    # A share of a model that is named and not told of; the rate of many for an hour, and for a whole day.
    (
        "en",
        (
            "Suppose Wang is right and DeepSeek may own about 50,000 H100s. That would be up to five times the A100s "
            "that, by Liang's account, it had acquired as of 2021."
        ),
        ["derived"],
    ),
    (
        "ar",
        "عشر رقائق من إنفيديا تُستأجر في الصين يومًا كاملًا بستة دولارات في الساعة: الفاتورة 1440 دولارًا.",
        ["derived"],
    ),
    (
        "ar",
        "عشر رقائق من إنفيديا تُستأجر في الصين يومًا كاملًا بستة دولارات في الساعة: الفاتورة 1550 دولارًا.",
        ["contradicted"],
    ),
    # What is true of a claim, and reckoned from two, is the latter.
    (
        "pt",
        (
            "A DeepSeek usou cerca de 2 mil chips, dizem os engenheiros dela; a maioria das grandes, 16 mil ou mais. "
            "A diferença é de pelo menos 14 mil chips."
        ),
        ["derived"],
    ),
)

NAMED = (
    # One thing in two years, whatever the verb; the way that it tells has to be so.
    ("twentysixth", "ar", "زاد إنتاج أوتو لوسيرا 13 ألف سيارة بين عامي 2024 و2025.", ["derived"]),
    ("ninetysixth", "en", "Torvel bettered its 2024 harvest by 6,700 tonnes in 2025.", ["derived"]),
    ("ninetysixth", "en", "Torvel bettered its 2024 harvest by 7,600 tonnes in 2025.", ["contradicted"]),
    # What two subjects have of one thing.
    ("ninetysixth", "en", "Merge Pardel and Vetrasa, and you would have one operator with 361 buses.", ["derived"]),
    (
        "ninetysixth",
        "en",
        "Merge Pardel and Vetrasa, and you would have one operator with 316 buses.",
        ["contradicted"],
    ),
    # A count is never below nothing: it is so many fewer.
    ("hundredth", "pt", "A Kestrel tem menos 47 autocarros do que a Lindamar.", ["derived"]),
    ("hundredth", "id", "Armada Lindamar Bus hampir 48 persen lebih banyak daripada armada Kestrel Bus.", ["derived"]),
)

ROLES: tuple[tuple[str, str, list[str]], ...] = (
    # Who speaks is told by what he is alone, where nothing names anybody else.
    ("en", "The start-up's latest model is out. Its engineers put the number at roughly 2,000 chips.", []),
    ("en", "Norvia Labs is proud of its model. Its engineers put the number at roughly 2,000 chips.", ["unregistered"]),
    ("es", "xAI entrenó su chatbot con unos 2.000 chips, aseguran sus ingenieros.", ["unregistered"]),
    # Who says no such thing is denied to say it; and what nobody would guess is so.
    ("es", "John Villasenor no sostiene que la regla de difusión limite a la gente de 150 países.", ["negated"]),
    ("pt", "John Villasenor não afirma que a regra de difusão limite a gente de 150 países.", ["negated"]),
    # All over Asia is not in China alone; and a year that is denied is not the one that is meant.
    ("es", "En toda Asia los chips de Nvidia se alquilan a 6 dólares la hora.", ["wrong-scope"]),
    ("es", "Fue en 2024, y no el año pasado, cuando las acciones de Palantir subieron un 340 %.", []),
    ("es", "Fue en 2023, y no en 2024, cuando las acciones de Palantir subieron un 340 %.", ["wrong-scope"]),
)


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Index]]:
    with ExitStack() as stack:
        names = sorted({corpus for corpus, *_ in NAMED})
        yield {name: stack.enter_context(indexed(tmp_path_factory.mktemp(name), name)) for name in names}


@pytest.mark.parametrize(("language", "text", "wanted"), TOLD)
def test_a_figure_follows_from_two_that_are_told(shipped: Index, language: str, text: str, wanted: list[str]) -> None:
    rules = rules_of(shipped, language, text)
    assert [one for one in rules if one not in ("status-changed", "wrong-scope")][-1:] == wanted


@pytest.mark.parametrize(("corpus", "language", "text", "wanted"), NAMED)
def test_a_figure_follows_from_two_claims_that_are_named(
    ledgers: dict[str, Index], corpus: str, language: str, text: str, wanted: list[str]
) -> None:
    assert rules_of(ledgers[corpus], language, text) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), ROLES)
def test_who_says_it_and_where_is_told_in_other_words(
    shipped: Index, language: str, text: str, wanted: list[str]
) -> None:
    assert rules_of(shipped, language, text) == wanted


@pytest.mark.parametrize(
    ("told", "others", "formula"),
    [
        ("14,000 chips", ("16,000 chips", "2,000 chips"), "16,000 chips - 2,000 chips"),
        ("18,000 chips", ("16,000 chips", "2,000 chips"), "16,000 chips + 2,000 chips"),
        ("10.8 million euros", ("27 million euros", "40%"), "27 million euros x 40%"),
        ("16.2 million euros", ("27 million euros", "40%"), "27 million euros without 40%"),
        ("5.1%", ("3.8%", "1.3 percentage points"), "3.8% + 1.3 percentage points"),
        ("10%", ("68%", "22%"), "68% and 22%"),
        ("149 km", ("1,042 km", "seven stages"), "1,042 km for seven stages"),
        ("60,000 euros", ("30,000 euros", "two winners"), "30,000 euros x two winners"),
        ("$144", ("$6 an hour", "24 hours"), "$6 an hour x 24 hours"),
        # No number is the sum of itself and something small, nor a small one anything's.
        ("16,000 chips", ("16,000 chips", "20 chips"), None),
        ("3 chips", ("5 chips", "2 chips"), None),
        # What fell by 27% did not fall by 37%, which is the way back.
        ("a fall of 37%", ("25,600 tonnes", "18,700 tonnes"), None),
        ("a fall of 27%", ("25,600 tonnes", "18,700 tonnes"), "18,700 tonnes against 25,600 tonnes"),
        ("15,000 chips", ("16,000 chips", "2,000 chips"), None),
    ],
)
def test_two_figures_come_to_a_third(told: str, others: tuple[str, ...], formula: str | None) -> None:
    units = Units.shipped()
    figures = [(text, read(text, "en", units).figure) for text in others]
    operands = [one for i, (text, it) in enumerate(figures) if (one := Operand.of(text, it, (i + 1,))) is not None]
    found = reckoned_from(read(told, "en", units).figure, operands, units)
    assert (found and found.formula) == formula
