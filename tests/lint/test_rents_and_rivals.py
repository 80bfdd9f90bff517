"""What firms do by their shares, what rivals have, rents by place, orders, products, and who speaks in Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

SHIPPED_CASES: tuple[tuple[str, str, list[str]], ...] = (
    # A firm that went up or down by a percentage did so by its shares; growth is of anything.
    ("en", "Palantir rose 340% in 2024.", []),
    ("en", "Palantir's 340% rise in 2024 made headlines.", []),
    ("en", "Palantir fell 340% in 2024.", ["wrong-direction"]),
    ("en", "Palantir grew 340% in 2024.", ["unregistered"]),
    ("en", "Palantir's revenue rose 340% in 2024.", ["wrong-scope"]),
    ("es", "Palantir subió un 340 % en 2024.", []),
    ("es", "Palantir ganó un 340 % en 2024.", []),
    ("pt", "A Palantir perdeu 340% em 2024.", ["wrong-direction"]),
    ("es", "Los beneficios de Palantir subieron un 340 % en 2024.", ["wrong-scope"]),
    ("en", "The profits of Palantir rose 340% in 2024.", ["wrong-scope"]),
    ("pt", "O lucro da Palantir subiu 340% em 2024.", ["wrong-scope"]),
    ("id", "Laba Palantir naik 340% pada 2024.", ["wrong-scope"]),
    ("en", "Losses at Palantir rose 340% in 2024.", ["wrong-scope"]),
    ("pt", "A Palantir despencou 340% em 2024.", ["wrong-direction"]),
    ("id", "Palantir naik 340% pada 2024.", []),
    ("ar", "قفزت بالانتير 340% في 2024.", []),
    # What rivals and others have is no figure of whom it is compared with.
    (
        "en",
        "DeepSeek's engineers used about 2,000 chips, far fewer than the 16,000 chips that rivals use.",
        ["unregistered"],
    ),
    ("en", "DeepSeek's engineers used about 2,000 chips, far fewer than the 16,000 that others use.", ["unregistered"]),
    ("en", "DeepSeek's engineers used about 2,000 chips. Its rivals use 16,000 chips.", ["unregistered"]),
    ("pt", "Os rivais usam 16.000 chips; a DeepSeek usou cerca de 2.000, dizem os engenheiros.", ["unregistered"]),
    (
        "es",
        "Los ingenieros de DeepSeek usaron unos 2.000 chips, menos que los 16.000 de sus rivales.",
        ["unregistered"],
    ),
    (
        "pt",
        "Os concorrentes gastam 16.000 chips, contra os 2.000 da DeepSeek, dizem os engenheiros.",
        ["unregistered", "hedge-changed"],
    ),
    # A change is of the year before where that opens its part of the sentence.
    ("en", "Palantir's shares rose 340% in 2024, and the year before they rose 150%.", ["unregistered"]),
    ("en", "In 2024 Palantir's shares rose 340% from the year before.", []),
    # A rent for each hour is that of its place.
    ("en", "In China, chips rent for $6 an hour.", []),
    ("en", "In China, chips rent for $9 an hour.", ["contradicted"]),
    ("en", "Bikes rent for $6 an hour in China.", ["unregistered"]),
    ("es", "Alquilar un chip en China cuesta 6 dólares la hora.", []),
    ("ar", "استئجار الرقائق في الصين يكلف 6 دولارات في الساعة.", []),
    # Years between two dates of the ledger.
    ("id", "H800 dilarang pada 2023, tiga tahun setelah A100 diluncurkan.", ["derived"]),
    ("en", "The H800 ban came three years after the A100 hit the market.", ["derived"]),
    ("en", "The H800 was banned four years after the A100 came out.", ["contradicted"]),
    ("en", "It took the United States about a year to ban the H800.", []),
    # A share, and a multiple, of what the sentence before tells.
    (
        "en",
        "DeepSeek's engineers used about 2,000 chips. Most top companies use 16,000 chips or more: about an eighth.",
        ["derived"],
    ),
    (
        "en",
        "DeepSeek's engineers used about 2,000 chips. Most top companies use 16,000 chips or more, eight times more.",
        ["derived"],
    ),
    # Hearsay that the ledger has from the same speaker, and no hedge of a number.
    ("en", "A vendor in Shenzhen claimed to have arranged a delivery of more than 2,000 banned chips.", []),
    ("en", "Its engineers trained DeepSeek's model on 2,000 chips, or so they say.", ["hedge-changed"]),
    # What goes on behind "and" is said of something else.
    ("pt", "Wang afirma que a DeepSeek tem cerca de 50 mil H100 e não pode falar deles.", ["status-changed"]),
    # A family name beside "said" is heard in another script; what is counted of a firm is nobody's word.
    ("ar", "قال فيلاسينور إن القاعدة تقيّد الناس في 150 دولة.", []),
    ("ar", "قال فيلاسينور الراشد إن قاعدة الانتشار تقيّد الناس في 150 دولة.", ["wrong-speaker"]),
    ("ar", "قال سمير إن القاعدة تقيّد الناس في 150 دولة.", ["unregistered"]),
    ("ar", "انتقد جون فيلاسينور القاعدة. فهي في رأيه تقيّد الناس في 150 دولة.", []),
    ("ar", "قال كالوم ريف، رئيس الصندوق، إن قاعدة الانتشار تقيد الناس في 150 دولة.", ["wrong-speaker"]),
    ("es", "Liang lo cuenta así: DeepSeek ya había comprado no menos de 10.000 chips de Nvidia, recuerda.", []),
)

OWN_CASES: tuple[tuple[str, str, list[str]], ...] = (
    # What was ordered is yet to come, and no more than that is said.
    ("en", "The interior ministry has ordered 500 drones from Falkra.", []),
    ("en", "The interior ministry bought 500 drones from Falkra.", ["status-changed"]),
    ("ar", "تعتزم وزارة الداخلية شراء 500 طائرة مسيرة من فالكرا.", []),
    # Of several claims that fit equally well: the one that held it once, and the one that counts its noun.
    ("es", "Miga tiene 71 tiendas.", ["superseded"]),
    ("es", "Miga tiene 80 tiendas.", ["contradicted"]),
    ("es", "La Sierra Parda tenía 250 lobos en 2025.", ["unsupported"]),
    # In the streets of a town is in it; what was counted is nobody's word.
    ("es", "Zippa alquila 3.200 patinetes en las calles de Marenda.", ["wrong-scope"]),
    ("en", "Zippa hires out 3,200 scooters in the streets of Serunai.", []),
    ("es", "Se contaron 31 manadas en la Sierra Parda en 2025.", ["status-changed"]),
    # Who is paid for what, and so much of another figure.
    ("pt", "Na Nova Margem paga-se 540 euros por mês de renda.", []),
    ("en", "A ride with Astrena costs at least $7 million per launch.", []),
    ("id", "Jika 38 persen dari 620 hektare Terumbu Mera memutih, berarti kira-kira 236 hektare.", ["derived"]),
    ("id", "Jika 38 persen dari 620 hektare Terumbu Mera memutih, berarti kira-kira 326 hektare.", ["contradicted"]),
    ("en", "Falkra's founder was 26 when she soldered her first rotor.", []),
    # A given name that is a word as well is heard as a name.
    ("ar", "قال كمال جنبلاط إن القضية تنتظر الحكم في محكمة الوادي 19 شهرا.", ["wrong-speaker"]),
    ("ar", "قالت سميرة خوري إن القضية تنتظر الحكم في محكمة الوادي 19 شهرا.", []),
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("own"), "ninetythird") as index:
        yield index


@pytest.mark.parametrize(("language", "text", "expected"), SHIPPED_CASES)
def test_by_the_ledger_of_this_project(shipped: Index, language: str, text: str, expected: list[str]) -> None:
    assert rules_of(shipped, language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), OWN_CASES)
def test_by_a_ledger_of_its_own(own: Index, language: str, text: str, expected: list[str]) -> None:
    assert rules_of(own, language, text) == expected
