"""What is the opposite of what a claim counts, or stands in the way of it, is another thing in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # Who abstains does not turn out.
    ("en", "In the 2025 municipal election in Puerto Rueda, 58.3% of voters abstained.", ["wrong-scope"]),
    ("pt", "A abstenção na eleição municipal de Puerto Rueda chegou a 58,3%.", ["wrong-scope"]),
    ("id", "Sebanyak 71,8 persen warga Sukatirta golput dalam pemilihan bupati 2025.", ["wrong-scope"]),
    (
        "ar",
        "امتنع 58.3 في المئة من الناخبين عن التصويت في الانتخابات البلدية في بويرتو رويدا.",
        ["wrong-scope"],
    ),
    # What is rejected or granted is not all that was asked for.
    ("en", "In 2025, 18,760 asylum applications were rejected in Altamar.", ["wrong-scope"]),
    ("en", "Altamar approved 18,760 asylum applications in 2025.", ["wrong-scope"]),
    ("pt", "Altamar aprovou 18.760 pedidos de asilo em 2025.", ["wrong-scope"]),
    ("es", "Altamar rechazó 18.760 solicitudes de asilo en 2025.", ["wrong-scope"]),
    ("id", "Altamar menolak 18.760 permohonan suaka pada 2025.", ["wrong-scope"]),
    ("ar", "رفضت ألتامار 18,760 طلب لجوء في 2025.", ["wrong-scope"]),
    # Who is lacking is not there.
    ("en", "Wanasari is short of 5,120 teachers.", ["wrong-scope"]),
    ("pt", "Faltam 5.120 professores em Wanasari.", ["wrong-scope"]),
    ("es", "A Wanasari le faltan 5.120 profesores.", ["wrong-scope"]),
    ("id", "Wanasari kekurangan 5.120 guru pada 2025.", ["wrong-scope"]),
    # What is pending has not been decided, and what is rebuilt is no longer damaged.
    ("pt", "Os tribunais de Al-Rawda têm 31.200 processos pendentes.", ["wrong-scope"]),
    ("id", "Pengadilan Al-Rawda masih menunggak 31.200 perkara.", ["wrong-scope"]),
    ("ar", "لا تزال 31,200 قضية معلقة أمام محاكم الروضة.", ["wrong-scope"]),
    ("en", "Nearly 1,200 houses were rebuilt after the Sukatirta floods.", ["wrong-scope"]),
    # So many per week are not so many per day, whatever the noun.
    ("en", "School canteens in Vale do Louro served about 2,400 meals a day in 2025.", []),
    ("en", "School canteens in Vale do Louro served about 2,400 meals a week in 2025.", ["wrong-unit"]),
    ("en", "School canteens in Vale do Louro served about 2,400 meals in 2025.", ["wrong-unit"]),
    (
        "id",
        "Kantin sekolah di Vale do Louro menyajikan sekitar 2.400 porsi makanan per minggu pada 2025.",
        ["wrong-unit"],
    ),
    # A level is no difference of two others, though it be as great.
    ("es", "En 2025 se presentaron en Altamar 9.380 solicitudes de asilo.", ["wrong-scope"]),
    ("en", "Altamar counted 9,380 asylum applications in 2025.", ["wrong-scope"]),
    ("en", "Asylum applications in Altamar rose by 9,380 in 2025.", ["derived"]),
    ("es", "Altamar recibió en 2025 9.380 solicitudes de asilo más que en 2024.", ["derived"]),
)


@pytest.fixture(scope="module")
def twelfth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("twelfth"), "twelfth") as index:
        yield index


@pytest.mark.parametrize(("language", "text", "rules"), CASES)
def test_opposites_of_what_a_claim_counts_are_another_thing(
    twelfth: Index, language: str, text: str, rules: list[str]
) -> None:
    assert rules_of(twelfth, language, text) == rules
