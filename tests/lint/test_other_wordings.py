"""The same verdict in other words of journalists: who says it, losses that grow, shares of people."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

CORPORA = ("twentieth", "twentyfirst", "twentysecond")

SAYING: tuple[tuple[str, str, str, list[str]], ...] = (
    # Whoever says it in whatever words, it is somebody else.
    ("twentysecond", "en", "Nora Fells stressed that 260 people drowned off Kalimra in 2025.", ["wrong-speaker"]),
    ("twentysecond", "en", "In the view of Nora Fells, 260 people drowned off Kalimra in 2025.", ["wrong-speaker"]),
    ("twentysecond", "pt", "Nora Fells sublinhou que 260 pessoas se afogaram em Kalimra em 2025.", ["wrong-speaker"]),
    ("twentyfirst", "pt", "Na opinião de Célia Norton, 31% dos visitantes do Festival Lúmen eram estrangeiros.", []),
    ("twentysecond", "id", "Nora Fells bersaksi bahwa 260 orang tenggelam di Kalimra pada 2025.", ["wrong-speaker"]),
    ("twentysecond", "ar", "أردفت نورا فيلز أن 260 شخصا غرقوا قبالة كاليمرا في عام 2025.", ["wrong-speaker"]),
    ("twentyfirst", "es", "«Tessaly ahorrará 25 millones de euros», zanjó Lidia Forte.", ["wrong-speaker"]),
    ("twentyfirst", "es", "«Tessaly ahorrará 25 millones de euros», zanjó Inés Robledo.", []),
)

GROWN: tuple[tuple[str, str, str, list[str]], ...] = (
    # A loss that grew by so much is none of so much.
    ("twentysecond", "en", "Aerovia Sulina's loss widened by R$ 320 million in 2025.", ["wrong-unit"]),
    ("twentysecond", "en", "Aerovia Sulina's loss widened to R$ 320 million in 2025.", []),
    ("twentysecond", "en", "Aerovia Sulina lost R$ 320 million in 2025.", []),
    ("twentysecond", "pt", "A Aerovia Sulina ampliou o prejuízo em R$ 320 milhões em 2025.", ["wrong-unit"]),
    ("twentysecond", "pt", "A Aerovia Sulina perdeu R$ 320 milhões em 2025.", []),
    ("twentysecond", "id", "Kerugian Aerovia Sulina bertambah 320 juta real pada 2025.", ["wrong-unit"]),
    ("twentysecond", "id", "Aerovia Sulina rugi 320 juta real pada 2025.", []),
    ("twentysecond", "ar", "زادت خسارة أيروفيا سولينا بمقدار 320 مليون ريال برازيلي في عام 2025.", ["wrong-unit"]),
    ("twentysecond", "ar", "خسرت أيروفيا سولينا 320 مليون ريال برازيلي في عام 2025.", []),
    ("twentysecond", "es", "La pérdida de Aerovia Sulina aumentó en 320 millones de reales en 2025.", ["wrong-unit"]),
    ("twentysecond", "es", "La pérdida de Aerovia Sulina aumentó hasta los 320 millones de reales en 2025.", []),
)

SHARES: tuple[tuple[str, str, str, list[str]], ...] = (
    # Women are a part of persons.
    ("twentyfirst", "en", "A third of the staff of Tessaly are women.", ["derived"]),
    ("twentyfirst", "en", "A quarter of the staff of Tessaly are women.", ["unregistered"]),
    ("twentyfirst", "pt", "Um terço dos trabalhadores da Tessaly são mulheres.", ["derived"]),
    ("twentyfirst", "id", "Sepertiga karyawan Tessaly adalah perempuan.", ["derived"]),
    ("twentyfirst", "ar", "تشكل النساء ثلث العاملين في تيسالي.", ["derived"]),
    ("twentyfirst", "es", "Las mujeres son el 33,3 % de la plantilla de Tessaly.", ["derived"]),
    ("twentyfirst", "es", "Las mujeres son el 43,3 % de la plantilla de Tessaly.", ["unregistered"]),
)

POINTS: tuple[tuple[str, str, str, list[str]], ...] = (
    # Bare points are those of the shares beside them.
    ("twentysecond", "en", "Norvika's inflation slowed from 9.2% to 7.4% in 2025, or by 2.8 points.", ["arithmetic"]),
    (
        "twentysecond",
        "en",
        "Norvika's inflation slowed from 9.2% in 2024 to 7.4% in 2025, or by 1.8 points.",
        ["derived"],
    ),
    (
        "twentysecond",
        "pt",
        "A inflação na Norvika caiu de 9,2% para 7,4% em 2025, ou 2,8 pontos.",
        ["arithmetic"],
    ),
    (
        "twentysecond",
        "id",
        "Inflasi Norvika turun dari 9,2% ke 7,4% pada 2025, atau 2,8 poin.",
        ["arithmetic"],
    ),
    (
        "twentysecond",
        "ar",
        "تراجع التضخم في نورفيكا من 9.2 في المئة في عام 2024 إلى 7.4 في المئة في عام 2025، أي 2.8 نقطة.",
        ["arithmetic"],
    ),
    (
        "twentysecond",
        "es",
        "La inflación de Norvika bajó del 9,2 % en 2024 al 7,4 % en 2025, es decir, 2,8 puntos.",
        ["arithmetic"],
    ),
)

NAMED: tuple[tuple[str, str, str, list[str]], ...] = (
    # The name of what is measured may open with that of its subject.
    ("twentysecond", "en", "86 countries signed the Lisgard accord in 2025.", []),
    ("twentysecond", "en", "Ninety-six countries signed the Lisgard accord in 2025.", ["contradicted"]),
    # Whoever came, in any of the years, is a visitor.
    ("twentyfirst", "en", "The Lúmen Festival drew about 85,000 people in 2025.", []),
    ("twentyfirst", "en", "The Lúmen Festival drew about 95,000 people in 2025.", ["contradicted"]),
    ("twentyfirst", "pt", "O Festival Lúmen juntou 78.300 pessoas em 2024.", []),
    ("twentyfirst", "id", "Festival Lúmen dihadiri sekitar 85.000 orang pada 2025.", []),
    ("twentyfirst", "ar", "جذب مهرجان لومن نحو 85 ألف شخص في عام 2025.", []),
    ("twentyfirst", "es", "El Festival Lúmen atrajo a 85.000 personas en 2025.", ["hedge-changed"]),
)


DENIED: tuple[tuple[str, str, str, list[str]], ...] = (
    # What was so at no time, what is far from it, and what was given up, was not.
    ("twentyfirst", "en", "Far from shipping 52,640 chips in 2025, Kelvora shipped none.", ["negated"]),
    ("twentyfirst", "en", "At no point did the Santa Iria court have 46 judges.", ["negated"]),
    ("twentyfirst", "en", "Kelvora has shelved its plan to create 1,200 jobs at the Tolwick plant.", ["negated"]),
    ("twentyfirst", "pt", "Em momento algum Valdeira concedeu 1.930 licenças de exportação em 2025.", ["negated"]),
    ("twentyfirst", "pt", "A Kelvora abriu mão de criar 1.200 postos de trabalho na fábrica de Tolwick.", ["negated"]),
    ("twentyfirst", "id", "Nimbara mengurungkan rencana membangun pusat data 120 megawatt di Batam.", ["negated"]),
    ("twentyfirst", "ar", "كلفورا عدلت عن توفير 1200 وظيفة في مصنع تولويك.", ["negated"]),
    ("twentyfirst", "es", "El Club Altamar desistió de ampliar su estadio a 45.000 asientos.", ["negated"]),
    ("twentyfirst", "es", "En ningún momento superó el estadio del Club Altamar los 38.500 asientos.", ["negated"]),
)

REFUSED: tuple[tuple[str, str, str, list[str]], ...] = (
    # What was turned down was not granted.
    ("twentieth", "en", "Tarvenia turned down 58 export licences in 2025.", []),
    ("twentieth", "en", "Tarvenia turned down 296 export licences in 2024.", ["wrong-scope"]),
    ("twentieth", "pt", "A Tarvênia vetou 296 licenças de exportação em 2024.", ["wrong-scope"]),
    ("twentieth", "id", "Tarvenia memveto 296 izin ekspor pada 2024.", ["wrong-scope"]),
    ("twentieth", "ar", "رفضت تارفينيا 296 رخصة تصدير في عام 2024.", ["wrong-scope"]),
    ("twentieth", "es", "Tarvenia vetó 58 licencias de exportación en 2025.", []),
)

TURNED: tuple[tuple[str, str, str, list[str]], ...] = (
    # So much more is no fall, and what will be is what is planned.
    ("twentyfirst", "pt", "A Tessaly exportou mais 12% em 2025.", ["wrong-direction"]),
    ("twentyfirst", "es", "Las exportaciones de Tessaly se dispararon un 12 % en 2025.", ["wrong-direction"]),
    ("twentyfirst", "es", "El estadio del Club Altamar pasará a tener 45.000 asientos.", []),
    ("twentyfirst", "en", "Club Altamar's stadium will have 45,000 seats.", []),
    ("twentyfirst", "en", "Club Altamar's stadium has 45,000 seats.", ["status-changed"]),
    ("twentyfirst", "id", "Stadion Klub Altamar akan memiliki 45.000 kursi.", []),
)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Index]]:
    with ExitStack() as open_:
        yield {name: open_.enter_context(indexed(tmp_path_factory.mktemp(name), name)) for name in CORPORA}


@pytest.mark.parametrize(
    ("corpus", "language", "text", "rules"),
    [*SAYING, *GROWN, *SHARES, *POINTS, *NAMED, *DENIED, *REFUSED, *TURNED],
)
def test_other_words_come_to_the_same(
    indexes: dict[str, Index], corpus: str, language: str, text: str, rules: list[str]
) -> None:
    assert rules_of(indexes[corpus], language, text) == rules
