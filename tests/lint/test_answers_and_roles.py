"""Figures that answer a question, that open a sentence before a colon, or that somebody tells by what he is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # The question tells what a bare answer counts; without it nothing does.
    ("en", "How many chips did the training take? Some 2,000, say the engineers at DeepSeek.", []),
    ("es", "¿Cuántos chips hicieron falta? «Unos 2.000», responden los ingenieros de DeepSeek.", []),
    ("en", "How many people were there? Some 2,000, say the engineers at DeepSeek.", ["unregistered"]),
    # What the vendor says of the delivery is told by both words, wherever he is; not of another one's, or of fruit.
    ("en", "The delivery cost $103 million, the vendor said.", []),
    ("es", "Cien millones de dólares: eso costó la entrega, dice el vendedor.", []),
    ("pt", "A entrega custou US$ 130 milhões, diz o vendedor.", ["contradicted"]),
    ("en", "A delivery of avocados cost $103 million, the vendor said.", ["unregistered"]),
    ("es", "Un vendedor de Monterrey dice que la entrega costó 103 millones de dólares.", ["unregistered"]),
    # Of whose founder, and whose chips they are that somebody else tells of.
    ("en", "At least 10,000 A100s had been acquired by 2021, DeepSeek’s founder said.", []),
    ("en", "At least 10,000 Nvidia chips had been acquired by 2021, DeepSeek’s founder said.", []),
    ("en", "DeepSeek had at least 10,000 A100s by 2021, Scale AI’s founder said.", ["wrong-speaker"]),
    # A date of another model is none of this one.
    ("en", "Nvidia released the A100 in 2020.", []),
    ("en", "Nvidia released the H100 in 2020.", ["wrong-scope"]),
    ("en", "Nvidia released the H100 in 2022.", []),
    # Where a report is from, and "here".
    ("en", "SINGAPORE — Here a Nvidia chip rents for $6 an hour.", ["wrong-scope"]),
    ("en", "SINGAPORE — In China a Nvidia chip rents for $6 an hour.", []),
    # What is counted may be of two kinds.
    (
        "en",
        (
            "Liang counts at least 10,000 A100s of DeepSeek by 2021, Wang maybe about 50,000 H100s there. "
            "Add the two: 60,000 chips."
        ),
        ["derived"],
    ),
)

BORDER_CASES: tuple[tuple[str, str, list[str]], ...] = (
    # A toll is what somebody pays, or what a car costs.
    ("en", "Taking a car through the Cômaro Tunnel costs €3.40.", []),
    ("pt", "No Túnel do Cômaro um automóvel paga três euros e quarenta, nem mais um cêntimo.", []),
    ("en", "Taking a car through the Cômaro Tunnel costs €4.30.", ["contradicted"]),
    # What a ferry can carry is no number of those whom it carried.
    ("id", "Daya angkut KMP Wening paling sedikit 240 penumpang.", ["unsupported"]),
    ("en", "The Wening ferry can carry up to 240 passengers.", []),
    # Two sources that differ are no dispute in a sentence that tells both.
    ("en", "The Courier counted 1,200 people at the Skelby Silver Band's concert in 2025, the Gazette 1,900.", []),
    ("en", "The Skelby Silver Band's Christmas concert in 2025 drew 1,200 people.", ["disputed"]),
    (
        "en",
        "The Skelby Silver Band's Christmas concert in 2025 drew 1,200 people, who ate 1,900 pies.",
        ["disputed", "unregistered"],
    ),
    # A fragment that the next sentence goes on with, and one that it does not.
    ("en", "310 tonnes of food. That is what Harrowmere Food Bank gave away in 2025.", []),
    ("en", "310 tonnes of coal. Harrowmere Food Bank gave away nothing in 2025.", ["unregistered"]),
    # A day of the week is no name, and "may like to know" nothing possible.
    ("id", "Berapa upah pemetik di Kebun Teh Larang? Rp14.500 per jam, dibayar tiap Sabtu sore.", []),
    ("en", "Readers may like to know that Harrowmere Food Bank handed out more than 8,200 parcels in 2025.", []),
    ("en", "Harrowmere Food Bank may have handed out more than 8,200 parcels in 2025.", ["status-changed"]),
    # Those in the care of a ward who are old are some of them.
    ("id", "Unit Hemodialisis RS Sadaf merawat 148 lansia, ujar kepalanya, Dr. Layla Sabbagh.", ["incomparable"]),
    # By whose reckoning, before an article.
    ("pt", "A Vidreira de Ferrã deve cerca de 15 milhões de euros, nas contas da administradora de insolvência.", []),
)


@pytest.fixture(scope="module")
def border(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("ninetyninth"), "ninetyninth") as found:
        yield found


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_a_sentence_is_judged_as_it_is_meant(shipped: Index, language: str, text: str, wanted: list[str]) -> None:
    assert rules_of(shipped, language, text) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), BORDER_CASES)
def test_a_sentence_of_the_border_is_judged_as_it_is_meant(
    border: Index, language: str, text: str, wanted: list[str]
) -> None:
    assert rules_of(border, language, text) == wanted
