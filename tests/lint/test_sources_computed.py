"""Lint by documents: what is ahead or short, together, left, so much a year for years, fourfold, all but so many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.sourcing import QUIET, came, of_texts

if TYPE_CHECKING:
    from factledger.services.lint.sources.index import SourceIndex

LEAGUE = """# Volleyball in Lowmark: the season of 2025

Harbour Volley won the league with 61 points. Castle Weld finished second with 54 points. The league aimed to sell
90,000 tickets; it sold 78,500. The club's fans are 5,200 women and 4,900 men.

The members voted on the new hall: 212 were in favour, 187 voted against it and 9 abstained. Of the 48 requests for
season tickets at half price, the board granted 31 and turned down the others.

A referee was banned for 8 matches, after the disciplinary panel had given him 12. On Friday 34 fans were arrested. All
but six of them were released the next day.
"""

ENERGIA = """# La energía en la isla de Bormosa, 2025

La eólica cubrió el 31 % de la demanda y la solar el 17 %. El gas cubrió el 40 %. Solo tres de las once centrales están
en funcionamiento.

La capacidad de almacenamiento era de 150 megavatios a finales de 2025. El Gobierno prevé 600 megavatios en 2030.

El nuevo cable, presupuestado en 46 millones de euros, costará 9 millones más. El mantenimiento de la red se adjudica
por 3,4 millones de euros al año durante cinco años. La eléctrica Luz Bormosa tenía 1.870 empleados en diciembre,
240 menos que un año antes.
"""

PERTANIAN = """# Laporan panen Kabupaten Wanasari 2025

Panen padi mencapai 84.000 ton pada 2025. Hujan turun pada 120 hari.

Panen jagung turun dari 31.000 menjadi 26.500 ton. Sebanyak 640 guru ikut membantu, 410 di antaranya perempuan.

Banjir pada Februari merusak 22 desa dan menewaskan 14 orang. Pemerintah memberi santunan 60 juta rupiah untuk keluarga
setiap korban tewas.
"""

RIGHT = (
    ("en", "Harbour Volley finished seven points ahead of Castle Weld.", "seven points"),
    ("es", "El Castle Weld acabó siete puntos por detrás del Harbour Volley.", "siete puntos"),
    ("id", "Harbour Volley unggul tujuh poin atas Castle Weld.", "tujuh poin"),
    ("en", "Ticket sales in Lowmark fell 11,500 short of the goal.", "11,500"),
    ("pt", "A liga de Lowmark ficou 11.500 ingressos abaixo da meta.", "11.500 ingressos"),
    ("en", "Among the club's fans in Lowmark women outnumber men by 300.", "300"),
    ("pt", "No clube de Lowmark, as mulheres superam os homens em 300.", "300"),
    ("en", "In Lowmark the supporters of the new hall beat its opponents by 25 votes.", "25 votes"),
    ("ar", "تقدم المؤيدون للقاعة الجديدة في لومارك على المعارضين بفارق 25 صوتا.", "25 صوتا"),
    ("en", "The board of the Lowmark club rejected 17 requests for season tickets.", "17 requests"),
    ("es", "La directiva del club de Lowmark rechazó 17 solicitudes de abonos.", "17 solicitudes"),
    ("en", "The panel in Lowmark shaved four matches off the referee's ban.", "four matches"),
    ("en", "Of the fans arrested in Lowmark, 28 have been released.", "28"),
    ("pt", "Em Lowmark, 28 dos torcedores presos já foram soltos.", "28"),
    ("en", "Wind and solar together met 48% of demand on Bormosa.", "48%"),
    ("pt", "Juntas, a energia eólica e a solar atenderam 48% da demanda em Bormosa.", "48%"),
    ("es", "En Bormosa hay ocho centrales paradas.", "ocho centrales"),
    ("pt", "Oito centrais de Bormosa estão paradas.", "Oito centrais"),
    ("en", "By 2030 Bormosa is to quadruple its storage capacity.", "quadruple"),
    ("pt", "A capacidade de armazenamento de Bormosa vai quadruplicar até 2030.", "quadruplicar"),
    ("en", "The cost of the new cable to Bormosa has swollen to 55 million euros.", "55 million euros"),
    ("pt", "O custo do novo cabo de Bormosa subiu para 55 milhões de euros.", "55 milhões de euros"),
    ("en", "Over five years, maintaining the grid of Bormosa will cost 17 million euros.", "17 million euros"),
    ("id", "Selama lima tahun, pemeliharaan jaringan Bormosa menelan biaya 17 juta euro.", "17 juta euro"),
    ("en", "A year earlier Luz Bormosa had employed 2,110 people.", "2,110 people"),
    ("es", "Un año antes, Luz Bormosa tenía 2.110 empleados.", "2.110 empleados"),
    ("en", "Wanasari harvested 110,500 tonnes of rice and maize combined.", "110,500 tonnes"),
    ("es", "El arroz y el maíz sumaron juntos 110.500 toneladas en la cosecha de Wanasari.", "110.500 toneladas"),
    ("es", "Entre los maestros de Wanasari hay 230 hombres.", "230 hombres"),
    ("en", "The families of the flood's dead in Wanasari get 840 million rupiah in total.", "840 million rupiah"),
)

WRONG = (
    ("en", "Harbour Volley finished seven points behind Castle Weld.", "seven points"),
    ("en", "Castle Weld finished seven points ahead of Harbour Volley.", "seven points"),
    ("en", "Harbour Volley finished nine points ahead of Castle Weld.", "nine points"),
    ("es", "El Harbour Volley acabó siete puntos por detrás del Castle Weld.", "siete puntos"),
    ("en", "Ticket sales in Lowmark beat the goal by 11,500.", "11,500"),
    ("en", "Ticket sales in Lowmark fell 12,500 short of the goal.", "12,500"),
    ("en", "Among the club's fans in Lowmark men outnumber women by 300.", "300"),
    ("en", "In Lowmark the opponents of the new hall beat its supporters by 25 votes.", "25 votes"),
    ("ar", "تقدم المعارضون للقاعة الجديدة في لومارك على المؤيدين بفارق 25 صوتا.", "25 صوتا"),
    ("en", "The board of the Lowmark club granted 17 requests for season tickets.", "17 requests"),
    ("en", "The panel in Lowmark shaved five matches off the referee's ban.", "five matches"),
    ("en", "Of the fans arrested in Lowmark, 30 have been released.", "30"),
    ("en", "Wind and solar together met 71% of demand on Bormosa.", "71%"),
    ("en", "Wind and gas together met 48% of demand on Bormosa.", "48%"),
    ("es", "En Bormosa hay siete centrales paradas.", "siete centrales"),
    ("en", "Eight of the power stations on Bormosa are operating.", "Eight"),
    ("en", "By 2030 Bormosa is to triple its storage capacity.", "triple"),
    ("en", "The cost of the new cable to Bormosa has swollen to 57 million euros.", "57 million euros"),
    ("en", "The cost of the new cable to Bormosa has fallen to 37 million euros.", "37 million euros"),
    ("en", "Over four years, maintaining the grid of Bormosa will cost 17 million euros.", "17 million euros"),
    ("en", "A year earlier Luz Bormosa had employed 1,630 people.", "1,630 people"),
    ("en", "Wanasari harvested 115,000 tonnes of rice and maize combined.", "115,000 tonnes"),
    ("es", "Entre los maestros de Wanasari hay 230 mujeres.", "230 mujeres"),
    ("en", "The families of the flood's dead in Wanasari get 1,320 million rupiah in total.", "1,320 million rupiah"),
)


@pytest.fixture(scope="module")
def documents() -> SourceIndex:
    """Return documents about a league, the power of an island, and a harvest."""
    return of_texts({"league": LEAGUE, "energia": ENERGIA, "pertanian": PERTANIAN})


@pytest.mark.parametrize(("language", "text", "figure"), RIGHT)
def test_what_follows_is_right(documents: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(documents, language, text, figure) in QUIET


@pytest.mark.parametrize(("language", "text", "figure"), WRONG)
def test_what_does_not_follow_is_found(documents: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(documents, language, text, figure) not in QUIET
