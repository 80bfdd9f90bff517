"""What sentences of writers who had not seen the code showed: names, bounds, rests, years, nouns of one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index
    from factledger.store.engine import Location

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # Who speaks, by the sound of the name and behind a title.
    ("ar", "قال سامر الهدلي إن ديون نادي الرمال تبلغ 64 مليون ريال سعودي.", []),
    ("ar", "قالت المديرة هدى منصور إن ديون نادي الرمال تبلغ 64 مليون ريال سعودي.", ["wrong-speaker"]),
    ("ar", "قال المحاسب رامي عواد إن ديون نادي الرمال تبلغ 64 مليون ريال سعودي.", ["wrong-speaker"]),
    ("ar", "قال متحدث باسم نادي الرمال إن ديونه تبلغ 64 مليون ريال سعودي.", []),
    ("en", "Al-Rimal's debts stand at 64 million Saudi riyals, the accountant said.", ["wrong-speaker"]),
    # A bound behind the rest of the noun.
    ("ar", "لدى مؤسسة هالام 120 وظيفة تدريس شاغرة على الأقل.", []),
    ("ar", "لدى مؤسسة هالام 120 وظيفة تدريس شاغرة على الأكثر.", ["unsupported"]),
    # What is left of the one without the other.
    ("en", "Of those registered for the Lindero Marathon in 2025, 1,825 runners did not finish.", ["derived"]),
    ("en", "Of those registered for the Lindero Marathon in 2025, 1,925 runners did not finish.", ["contradicted"]),
    ("pt", "Dos inscritos na Maratona de Lindero de 2025, 1.825 corredores não terminaram.", ["derived"]),
    # A year long before the source, where the claim states none.
    ("en", "In 2019 Wahat al-Nakhil hospital had 420 beds.", ["wrong-scope"]),
    ("es", "El hospital Wahat al-Nakhil tenía 420 camas en 2019.", ["wrong-scope"]),
    ("id", "Pada 2019 Rumah Sakit Wahat al-Nakhil memiliki 420 tempat tidur.", ["wrong-scope"]),
    ("en", "In 2025 Wahat al-Nakhil hospital had 420 beds.", []),
    ("en", "Wahat al-Nakhil hospital, which opened in 1987, has 420 beds.", []),
    # A sum that is wrong is no wrong unit.
    (
        "es",
        (
            "La cobertura de vacunación de Vila Serena pasó del 78,9% en 2024 al 83,4% en 2025, "
            "alza de 5,5 puntos porcentuales."
        ),
        ["arithmetic"],
    ),
)
PRISON = (
    ("en", "Wexmoor Prison holds 50% more inmates than its capacity.", ["derived"]),
    ("en", "Wexmoor Prison holds 60% more inmates than its capacity.", ["unregistered"]),
    ("en", "Wexmoor Prison has 425 more inmates than places.", ["derived"]),
    ("en", "Wexmoor Prison has 525 more inmates than places.", ["wrong-unit"]),
    ("es", "La prisión de Wexmoor alberga 1.275 presos, una vez y media su capacidad.", ["derived"]),
)
FERRIES = (
    "claim skarrow-line/ferries; measure=ferries",
    "skarrow-line/ferries@paper: 6 transbordadores",
)


@pytest.fixture(scope="module")
def ninth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("ninth"), "ninth") as index:
        yield index


@pytest.fixture(scope="module")
def tenth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("tenth"), "tenth") as index:
        yield index


@pytest.mark.parametrize(("language", "text", "rules"), CASES)
def test_causes_that_the_ninth_corpus_showed(ninth: Index, language: str, text: str, rules: list[str]) -> None:
    assert rules_of(ninth, language, text) == rules


@pytest.mark.parametrize(("language", "text", "rules"), PRISON)
def test_causes_that_the_tenth_corpus_showed(tenth: Index, language: str, text: str, rules: list[str]) -> None:
    assert rules_of(tenth, language, text) == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The Skarrow Line runs 6 ferries.", []),
        ("The Skarrow Line runs 16 ferries.", ["contradicted"]),
        ("The Skarrow Line runs 16 buses.", ["unregistered"]),
    ],
)
def test_nouns_of_one_matter_are_one_unit_in_two_languages(file_ledger: Location, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, FERRIES) as index:
        assert rules_of(index, "en", text) == rules
