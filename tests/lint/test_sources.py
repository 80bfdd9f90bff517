"""Lint by documents: the corpora, judged; nothing wrong passes in silence but for what is known to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.lint.ledger import LANGUAGES
from tests.lint.sourcing import CORPORA, FOLDER, Judged, judged
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

KNOWN_LOUD = {
    "By the port authority's own account, Kallsund has lost 265 jobs since 2022.",
    "A ilha de Samouqueira ultrapassou em 2025 os 400 mil visitantes.",
    "Listrik bagi 53 ribu pelanggan di Sahl al-Rayhan sudah pulih dalam dua hari.",
    "بلغ عدد المصابين في عاصفة سهل الريحان 41 شخصًا.",
    "تضخ شركة مياه الواحة الشرقية المياه إلى القرى 14 ساعة يوميًا.",
    "فقدت شركة مياه الواحة الشرقية ربع إنتاجها من المياه في عام 2025.",
    "جرى تعميق قناة ميناء كالسوند إلى 14 مترًا.",
    "Trébola ganó 3,6 millones de euros en 2025.",
    "En la temporada 2024 acudían al estadio de Rajawali Selat unos 11.000 espectadores por partido.",
    "There may have been up to 60,000 cases of dengue in Sandara, Ratna Wijaya said.",
    "El banco Talin gastó 96 millones de dólares en publicidad.",
    "The railway in Purwasari cost 81 trillion rupiah.",
    "The government pays farmers in Nurin $520 a tonne.",
    "Beekeepers in Serra Velha are to get 450 reais a month.",
    "Police recovered 15 paintings of the Albarín museum in a garage.",
    "The date sector of Zarqa employs 3,600 people.",
    "At least 17 people were arrested in Lembah Watu after the quake.",
    "اشترى مربو النحل في سيرا فيليا 14,200 خلية في عام 2024.",
    "Laba Brimfell turun menjadi 41 juta krona.",
    "Brimfell hired 120 workers.",
    "Nineteen children died in the bus accident in Valdehita.",
    "اعتقلت الشرطة 75 شخصا في محطة وادي السرو.",
    "The collection of the Museu do Rio holds 9,000 pieces.",
    "A usina solar de Wadi al-Naseem gerou 640 GWh de eletricidade em 2025.",
    "Porsi pembaca di bawah 18 tahun di perpustakaan Qasr al-Reem naik menjadi 27%.",
    "قدم محامو المساعدة القضائية في مونتيكلارو خدماتهم إلى 3110 نساء في عام 2025.",
    (
        "La asociación de consumidores de energía calcula que la planta de Wadi al-Naseem "
        "abastece a más de 85.000 hogares."
    ),
}
"""Texts with a figure that is judged otherwise than it should be, and loudly."""

KNOWN = KNOWN_LOUD | {row["text"] for row in table(FOLDER / "known.tsv") if row["how"] == "loud"}

MISSED: set[str] = set()
"""Texts with something wrong that passes in silence."""

MISSED |= {row["text"] for row in table(FOLDER / "known.tsv") if row["how"] == "silent"}


@pytest.fixture(scope="module")
def found() -> dict[str, list[Judged]]:
    return {corpus: list(judged(corpus)) for corpus in CORPORA}


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_figure_comes_to_its_verdict(found: dict[str, list[Judged]], corpus: str) -> None:
    wrong = [one for one in found[corpus] if not one.is_exact and one.text not in KNOWN | MISSED]
    assert wrong == []


def test_what_is_known_is_still_so(found: dict[str, list[Judged]]) -> None:
    every = [one for some in found.values() for one in some]
    assert {one.text for one in every if not one.is_exact} == KNOWN | MISSED
    assert {one.text for one in every if one.is_missed} == MISSED


def test_the_published_counts_are_those_of_the_corpora(found: dict[str, list[Judged]]) -> None:
    """The page that tells how well lint judges (docs/lint.md) is made from these tables."""
    assert table(FOLDER / "measured.tsv") == by_pair(one for some in found.values() for one in some)
    now = [
        (row["corpus"], row["now exact"], row["now missed"], row["now alarms"]) for row in table(FOLDER / "first.tsv")
    ]
    assert now == [(corpus, *map(str, counted(some))) for corpus, some in found.items()]


def counted(some: Iterable[Judged]) -> tuple[int, int, int]:
    """Return how many verdicts are exact, how many are missed, and how many are false alarms."""
    every = list(some)
    return (
        sum(one.is_exact for one in every),
        sum(one.is_missed for one in every),
        sum(one.is_false_alarm for one in every),
    )


def by_pair(every: Iterable[Judged]) -> list[dict[str, str]]:
    """Return a line of the table of counts for each language of reports and that of the nearest document."""
    pairs: dict[tuple[str, str], list[Judged]] = {}
    for one in every:
        pairs.setdefault(one.pair, []).append(one)
    lines = []
    for (draft, source), some in sorted(pairs.items()):
        exact, missed, alarms = counted(some)
        wrong = sum(one.is_wrong for one in some)
        lines.append(
            {
                "report": draft,
                "document": source,
                "figures": str(len(some)),
                "exact": str(exact),
                "wrong": str(wrong),
                "missed": str(missed),
                "right": str(len(some) - wrong),
                "false alarms": str(alarms),
            }
        )
    return lines


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_corpora_are_as_they_say(corpus: str) -> None:
    rows = table(FOLDER / f"{corpus}.tsv")
    kinds = Counter(row["kind"] for row in rows)
    assert len(rows) >= (100 if corpus == "reports" else 30)
    assert {"right", "wrong"} <= set(kinds) <= {"right", "wrong", "borderline"}
    assert min(kinds.values()) * 15 >= len(rows)
    assert {row["language"] for row in rows} == set(LANGUAGES)
    across = [row for row in rows if f".{row['language']}." not in row["documents"]]
    assert len(across) * (6 if corpus == "register" else 4) >= len(rows)
    names = {path.name for folder in CORPORA[corpus] for path in (FOLDER / folder).iterdir()}
    for row in rows:
        assert row["text"].count(row["figure"]) == 1
        assert set(row["documents"].split()) <= names
