"""What a week of a newspaper showed: margins, people called by another noun, words for two events, names in letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

MARGINS: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Gideon Marsh was beaten by 1,200 votes by Orla Penfold.", ["derived"]),
    ("en", "Orla Penfold beat Gideon Marsh by 2,100 votes.", ["contradicted"]),
    ("es", "Orla Penfold derrotó a Gideon Marsh por 1.200 votos.", ["derived"]),
    ("es", "Orla Penfold ganó a Gideon Marsh por 1.300 votos.", ["contradicted"]),
    ("pt", "Orla Penfold venceu Gideon Marsh por 1.200 votos.", ["derived"]),
    ("id", "Orla Penfold unggul 1.200 suara atas Gideon Marsh.", ["derived"]),
    ("ar", "تفوقت أورلا بنفولد على غيديون مارش بفارق 1200 صوت.", ["derived"]),
)

WON: tuple[tuple[str, str, list[str]], ...] = (
    ("es", "Orla Penfold ganó 9.842 votos.", []),
    ("id", "Orla Penfold mengantongi 9.842 suara.", []),
    ("id", "Orla Penfold mengantongi 8.642 suara.", ["contradicted"]),
    ("id", "Laba bersih yang dikantongi Corvane Systems pada 2025 mencapai US$412 juta.", []),
    ("ar", "كسبت أورلا بنفولد 9842 صوتا.", []),
)

CALLED: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "El Cobrizo has denied laying off 300 people.", []),
    ("en", "El Cobrizo has denied laying off 400 workers.", ["contradicted"]),
    ("en", "El Cobrizo has laid off 300 workers.", ["status-changed"]),
    ("pt", "El Cobrizo negou ter demitido 300 trabalhadores.", []),
)

TOLD: tuple[tuple[str, str, list[str]], ...] = (
    ("pt", "No Juruá Alto, 1.250 hectares de floresta foram derrubados em 2025.", []),
    ("pt", "No Juruá Alto, 1.250 hectares de floresta queimaram em 2025.", ["wrong-scope"]),
    ("es", "En 2025 fueron derribadas 1.250 hectáreas de bosque en Juruá Alto.", []),
    ("es", "Hacen falta 30.000 tiendas de campaña en Tarvane.", ["status-changed"]),
    ("es", "En Tarvane faltan 30.000 tiendas de campaña.", ["status-changed"]),
)

SPOKEN: tuple[tuple[str, str, list[str]], ...] = (
    ("ar", "وأكد سالم الهذلول أن كلفة محطة الرمال الشمسية تبلغ 1.6 مليار ريال سعودي.", []),
    ("ar", "وأكد سالم العتيبي أن كلفة محطة الرمال الشمسية تبلغ 1.6 مليار ريال سعودي.", ["wrong-speaker"]),
)

CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Ferncastle recorded 2,318 cases of burglary in 2025.", []),
    ("en", "Ferncastle recorded 2,400 cases of burglary in 2025.", ["contradicted"]),
    ("en", "Ferncastle recorded 2,318 cases of arson in 2025.", ["unregistered"]),
    ("es", "En Ferncastle hubo 2.318 casos de robos en viviendas en 2025.", []),
    ("pt", "Ferncastle registrou 2.318 casos de arrombamentos em 2025.", []),
    ("id", "Ferncastle mencatat 2.640 kasus pembobolan rumah pada 2025.", ["wrong-scope"]),
)

LOST: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Deforestation in Juruá Alto fell by half from 2024 to 2025.", ["derived"]),
    ("en", "Deforestation in Juruá Alto fell by a third from 2024 to 2025.", ["contradicted"]),
    ("pt", "O desmatamento no Juruá Alto caiu 50% de 2024 para 2025.", ["derived"]),
    ("es", "La deforestación en Juruá Alto cayó a la mitad en 2025.", ["derived"]),
)

JOINED: tuple[tuple[str, str, list[str]], ...] = (
    ("es", "Las inundaciones de Lenggang dejaron 60 muertos y heridos.", ["derived"]),
    ("en", "The Lenggang floods left 60 people dead or injured.", ["derived"]),
    ("en", "The Lenggang floods left 17 people dead or injured.", ["unregistered"]),
    ("pt", "As enchentes em Lenggang deixaram 60 mortos e feridos.", ["derived"]),
    ("en", "The Lenggang floods left 17 people dead and 43 injured.", []),
)

PARTS: tuple[tuple[str, str, list[str]], ...] = (
    ("id", "Seperempat pengunjung Museum Wadi al-Sidr pada 2025 adalah pengunjung asing.", ["derived"]),
    ("id", "Sepertiga pengunjung Museum Wadi al-Sidr pada 2025 adalah pengunjung asing.", ["unregistered"]),
    ("es", "Una cuarta parte de los visitantes del museo de Wadi al-Sidr en 2025 eran extranjeros.", ["derived"]),
)

GOES_ON: tuple[tuple[str, str, list[str]], ...] = (
    ("es", "Orla Penfold ganó el escaño. Obtuvo 9.842 votos.", []),
    ("es", "Corvane Systems creció en 2025. Obtuvo un beneficio neto de 430 millones de dólares.", ["contradicted"]),
    ("pt", "Orla Penfold ficou com a vaga. Obteve 9.842 votos.", []),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("fourteenth"), "fourteenth") as found:
        yield found


@pytest.mark.parametrize(
    ("language", "text", "rules"), [*MARGINS, *WON, *CALLED, *TOLD, *SPOKEN, *CASES, *LOST, *JOINED, *PARTS, *GOES_ON]
)
def test_what_newspapers_print_comes_to_its_verdict(index: Index, language: str, text: str, rules: list[str]) -> None:
    assert rules_of(index, language, text) == rules
