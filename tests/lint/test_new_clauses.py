"""Denials that end or reach far, people and what they are, names by their proper words: each went wrong once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

from factledger.services.lint.claims.made import are_made_alike

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim zoo-pelvane/animals; subject=Zoo Pelvane; measure=animals; statement=Animals in the zoo.",
    "zoo-pelvane/animals@paper: 1,700 animals",
    "claim mourane-ferries/passengers/2024; subject=Mourane Ferries; measure=passengers; period=2024",
    "mourane-ferries/passengers/2024@paper: 980,000 passengers",
    "claim carvane/deaths; subject=Carvane; measure=deaths; statement=People killed by the flood.",
    "carvane/deaths@paper: 84 deaths",
    "claim tessaro-tram/riders; subject=Tessaro Tram; measure=riders a day; statement=Riders each day.",
    "tessaro-tram/riders@paper: at least 41,000 passengers a day",
    "tessaro-tram/riders@gazette: at least 41,000 riders",
    "claim penvarrow-dock-strike/ships; subject=Penvarrow dock strike; measure=ships; statement=Ships held up.",
    "penvarrow-dock-strike/ships@paper: 35 ships",
    "claim tirva/water-loss; subject=Tirva Water; measure=water loss; unit=percent; statement=Water lost in leaks.",
    "tirva/water-loss@paper: lost 31 percent",
    "claim laguna-garzas/islands; subject=Laguna de las Garzas; measure=islands; statement=Islands in the lagoon.",
    "laguna-garzas/islands@paper: 14 islands",
    "claim kirava-university/grants; subject=Kirava University; measure=grants; statement=Grants it gave.",
    "kirava-university/grants@paper: 1,250 grants",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # A denial ends where a new clause has the subject again, and a wrong number behind it is none that is denied.
        ("en", "Zoo Pelvane is not small, and has 1,700 animals.", []),
        ("en", "Zoo Pelvane is not small, and has 2,900 animals.", ["contradicted"]),
        ("pt", "O Zoo Pelvane não para de crescer e tem 1.700 animais.", []),
        ("es", "El Zoo Pelvane no deja de crecer y tiene 2.900 animales.", ["contradicted"]),
        ("id", "Zoo Pelvane tidak kecil dan memiliki 1.700 hewan.", []),
        ("en", "Zoo Pelvane does not keep 1,700 animals.", ["negated"]),
        # What denies all behind its "that" may stand far off; what is "un-" leaves nothing out.
        ("en", "It is false that the old city zoo of the family Pelvane, Zoo Pelvane, has 1,700 animals.", ["negated"]),
        ("pt", "É falso que o velho e conhecido jardim do Zoo Pelvane tenha 1.700 animais.", ["negated"]),
        # People are whatever is counted in the same number, unless something is told of what became of them.
        ("en", "In 2024 Mourane Ferries took 980,000 people across.", []),
        ("en", "In 2024 Mourane Ferries took 730,000 people across.", ["unregistered"]),
        ("en", "Carvane flew 84 people to Rome.", ["unregistered"]),
        # Rows with and without their day are one count, and do not dispute each other.
        ("en", "The Tessaro Tram carries at least 41,000 riders a day.", []),
        # A share that is lost goes no way.
        ("en", "At Tirva Water 31 percent of the water leaks away.", []),
        # Four digits of long ago before a word that no ending tells as a noun are no year.
        ("ar", "قدمت جامعة كيرافا 1250 منحة.", []),
        ("ar", "قدمت جامعة كيرافا 1430 منحة.", ["contradicted"]),
    ],
)
def test_what_a_denial_and_a_count_are_of(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # A strike is called after the one proper word of its name, whatever else is said of it.
        ("ar", "عطل إضراب عمال ميناء بنفارو 35 سفينة.", []),
        ("ar", "عطل إضراب عمال ميناء بنفارو 45 سفينة.", ["contradicted"]),
        ("ar", "عطل إضراب عمال ميناء تورفان 35 سفينة.", ["unregistered"]),
        # A word that means something in another language alone is a name in this one.
        ("en", "The Garzas lagoon has 14 islands.", []),
        ("en", "The Garzas lagoon has 17 islands.", ["contradicted"]),
    ],
)
def test_a_proper_word_is_one_for_its_language(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


def test_names_of_two_words_that_mean_the_same_are_one() -> None:
    assert are_made_alike(("نادي", "النسور", "الخضر"), ("aguilas", "verdes"))
    assert not are_made_alike(("نادي", "النسور", "الخضر"), ("aguilas", "rojas"))


def test_a_bound_that_was_corrected_upwards_is_superseded(file_ledger: Location) -> None:
    rows = (
        "claim quivar/deaths; subject=Quivar earthquake; measure=deaths; statement=People killed by the earthquake.",
        "quivar/deaths@paper: at least 96 people",
        "quivar/deaths@paper: at least 128 people",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", "The Quivar earthquake killed at least 96 people.") == ["superseded"]
        assert rules_of(index, "en", "The Quivar earthquake killed at least 128 people.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fares go up by 12 percent in April. The 15 percent increase angers students."),
        ("pt", "As tarifas sobem 12 por cento. O aumento de 15 por cento irrita."),
        ("es", "El billete sube un 12 %. La subida del 15 % indigna."),
        ("id", "Harga cabai naik 18 persen. Kenaikan 25 persen itu memukul warung."),
        ("ar", "ارتفعت الرسوم 20 في المئة. وأغضبت الزيادة، وهي 30 في المئة، أصحاب المحال."),
    ],
)
def test_a_change_told_once_more_has_one_number(file_ledger: Location, language: str, text: str) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == ["unregistered", "self-contradicts"]


@pytest.mark.parametrize(
    "text",
    [
        "Fares go up by 12 percent in April. The 12 percent increase angers students.",
        "Fares go up by 12 percent in April. The 15 percent increase in wages helps.",
        "Fares go up by 12 percent in April. A 15 percent increase would anger students.",
    ],
)
def test_another_change_has_another_number(file_ledger: Location, text: str) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, "en", text) == ["unregistered", "unregistered"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Foundry Halgarth poured 3,400 tonnes of bronze in 2025.", []),
        ("Foundry Halgarth poured 3,400 tonnes of bronze in 2024.", ["wrong-scope"]),
        ("Bronze output at Foundry Halgarth fell to 3,400 tonnes in 2025.", ["wrong-direction"]),
        ("Foundry Halgarth holds 340 tonnes of tin.", []),
    ],
)
def test_a_period_that_a_key_alone_tells_is_one(file_ledger: Location, text: str, rules: list[str]) -> None:
    rows = (
        "claim foundry-halgarth/bronze/2025; subject=foundry-halgarth; measure=bronze/2025; unit=tonne",
        "foundry-halgarth/bronze/2025@paper: 3,400 tonnes",
        "claim foundry-halgarth/bronze/2024; subject=foundry-halgarth; measure=bronze/2024; unit=tonne",
        "foundry-halgarth/bronze/2024@paper: 2,950 tonnes",
        "claim foundry-halgarth/tin/9001; subject=foundry-halgarth; measure=tin/9001; unit=tonne",
        "foundry-halgarth/tin/9001@paper: 340 tonnes",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", text) == rules
