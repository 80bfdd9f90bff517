"""Subjects that a draft names by a proper word of theirs, with the rest of their names in other words or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    (
        "claim granizada-torvela/tejados/2025; subject=granizada de Torvela; measure=tejados dañados; period=2025; "
        "place=Torvela"
    ),
    "granizada-torvela/tejados/2025@paper: more than 1,700 roofs",
    "claim terminal-wonokarsa/bus/2025; subject=Terminal Wonokarsa; measure=bus per hari; period=2025",
    "terminal-wonokarsa/bus/2025@paper: 540 buses",
    "claim mina-quelasca/workers/2025; subject=Mina de Quelasca; measure=workers; period=2025",
    "mina-quelasca/workers/2025@paper: 910 workers",
    "claim hospital-dremmond/workers/2025; subject=Dremmond Hospital; measure=workers; period=2025",
    "hospital-dremmond/workers/2025@paper: 2,400 workers",
    "claim dremmond-shipyard/workers/2025; subject=Dremmond Shipyard; measure=workers; period=2025",
    "dremmond-shipyard/workers/2025@paper: 640 workers",
    "claim qubba-dalwin/zuwwar/2025; subject=القبة الفلكية في دلوين; measure=الزوار; period=2025",
    "qubba-dalwin/zuwwar/2025@paper: 82,000 visitors",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # The rest of the name is told elsewhere in the sentence.
        ("en", "In Torvela, the hail damaged more than 1,700 roofs in 2025.", []),
        ("pt", "Em Torvela, o granizo danificou 1.700 telhados em 2025.", ["hedge-changed"]),
        ("en", "In Torvela, the flood damaged more than 1,700 roofs in 2025.", ["unregistered"]),
        ("en", "In Torvela, more than 1,700 roofs were painted white in 2025.", ["unregistered"]),
        # It stands beside it in other words.
        ("en", "From the Wonokarsa bus terminal 540 buses left every day in 2025.", []),
        ("ar", "تنطلق من محطة حافلات وونوكارسا 540 حافلة يوميا في 2025.", []),
        ("es", "De la terminal de autobuses de Wonokarsa salieron 450 autobuses al día en 2025.", ["contradicted"]),
        ("es", "El planetario de Dalwin recibió 82.000 visitantes en 2025.", []),
        # Nothing else is told, and no other subject has the word.
        ("en", "Quelasca had 910 workers in 2025.", []),
        ("id", "Quelasca mempekerjakan 930 orang pada 2025.", ["contradicted"]),
        # Another name beside it, or a word for what something else is.
        ("en", "Quelasca Steel had 910 workers in 2025.", ["unregistered"]),
        ("en", "Ivo Quelasca had 910 workers in 2025.", ["unregistered"]),
        ("pt", "O hospital de Quelasca tinha 910 trabalhadores em 2025.", ["unregistered"]),
        ("en", "The Museum of Quelasca had 910 workers in 2025.", ["unregistered"]),
        # Two subjects have the word: what they are has to be told.
        ("en", "Dremmond had 640 workers in 2025.", ["unregistered"]),
        ("es", "El astillero de Dremmond tenía 640 trabajadores en 2025.", []),
        ("es", "El hospital de Dremmond tenía 640 trabajadores en 2025.", ["contradicted"]),
    ],
)
def test_a_proper_word_names_the_one_subject_that_has_it(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


def test_a_letter_with_an_accent_in_a_statement_is_no_name(file_ledger: Location) -> None:
    rows = (
        (
            "claim creches/lugares/2025; subject=rede de creches; measure=lugares; period=2025; "
            "statement=Lugares que o programa leva à cidade em 2025"
        ),
        "creches/lugares/2025@paper: 320 places",
    )
    with index_of(file_ledger, rows) as index:
        assert ("a",) not in index.names


def test_a_word_that_opens_a_longer_name_is_heard_as_another_subject(file_ledger: Location) -> None:
    rows = (
        "claim tovero/phones/2025; subject=Tovero; measure=phones made; period=2025",
        "tovero/phones/2025@paper: 3,400 phones",
        "claim hatif/harga; subject=توفيرو إكس 9; measure=السعر; unit=USD",
        "hatif/harga@paper: $480",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "ar", "أنتجت شركة توفيرو 3400 هاتف في عام 2025.") == []
        assert rules_of(index, "ar", "أنتجت شركة توفيرو 4300 هاتف في عام 2025.") == ["contradicted"]


def test_a_subject_that_is_no_proper_name_is_said_in_other_words_at_its_place(file_ledger: Location) -> None:
    rows = (
        (
            "claim plaga-de-langosta/hectareas; subject=plaga de langosta; measure=hectáreas dañadas; unit=hectare; "
            "place=provincia de Tarvela"
        ),
        "plaga-de-langosta/hectareas@paper: 41,000 hectares",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", "Locusts have damaged 41,000 hectares in Tarvela.") == []
        assert rules_of(index, "en", "Locusts have damaged 14,000 hectares in Tarvela.") == ["contradicted"]
        assert rules_of(index, "en", "Fires have damaged 41,000 hectares in Tarvela.") == ["unregistered"]
        assert rules_of(index, "en", "Locusts have damaged 41,000 hectares in Mordena.") == ["unregistered"]


def test_two_words_that_a_name_has_beside_each_other_tell_it(file_ledger: Location) -> None:
    rows = (
        "claim km-cahaya-teluk/penumpang; subject=KM Cahaya Teluk; measure=penumpang",
        "km-cahaya-teluk/penumpang@paper: 312 passengers",
        "claim pelabuhan-teluk-bunga/penumpang; subject=Pelabuhan Teluk Bunga; measure=penumpang",
        "pelabuhan-teluk-bunga/penumpang@paper: 9,400 passengers",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", "The ferry Cahaya Teluk carried 312 passengers.") == []
        assert rules_of(index, "pt", "A balsa Cahaya Teluk levava 321 passageiros.") == ["contradicted"]
        assert rules_of(index, "en", "The ferry Bunga Cahaya carried 312 passengers.") == ["unregistered"]
        assert rules_of(index, "en", "The Teluk Bunga carried 9,400 passengers.") == ["unregistered"]


def test_what_another_thing_is_speaks_against_a_word_of_a_name_that_was_named_before(file_ledger: Location) -> None:
    rows = (
        "claim aquario-de-sorvela/visitantes/2025; subject=Aquário de Sorvela; measure=visitantes; period=2025",
        "aquario-de-sorvela/visitantes/2025@paper: 212,000 visitors",
    )
    lead = "The Sorvela aquarium had a good year."
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", f"{lead} It drew 212,000 visitors in 2025.") == []
        assert rules_of(index, "en", f"{lead} Sorvela drew 121,000 visitors in 2025.") == ["contradicted"]
        assert rules_of(index, "en", f"{lead} The museum of Sorvela drew 212,000 visitors in 2025.") == ["unregistered"]
        assert rules_of(index, "en", "Sorvela is a town. The museum of Sorvela drew 212,000 visitors in 2025.") == [
            "unregistered"
        ]


def test_rows_of_one_claim_that_count_in_several_words_dispute_each_other(file_ledger: Location) -> None:
    rows = (
        "claim dravik-ferry/toll; subject=Dravik ferry; measure=death toll",
        "dravik-ferry/toll@paper: 63 people",
        "dravik-ferry/toll@wire: 71 deaths",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", "The sinking of the Dravik ferry killed 63 people.") == ["disputed"]
        assert rules_of(index, "es", "El naufragio del ferri Dravik dejó 71 muertos.") == ["disputed"]
        assert rules_of(index, "en", "The sinking of the Dravik ferry killed 85 people.") == ["contradicted"]


def test_a_bound_that_the_number_of_a_narrower_kind_satisfies_holds(file_ledger: Location) -> None:
    rows = (
        "claim novara-cloud/h100; subject=Novara Cloud; measure=chips",
        "novara-cloud/h100@paper: 16,000 H100s",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", "Novara Cloud has at least 16,000 chips.") == []
        assert rules_of(index, "en", "Novara Cloud has at most 12,000 chips.") == ["contradicted"]
        assert rules_of(index, "en", "Novara Cloud has 16,000 chips.") == ["incomparable"]


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        (
            "en",
            "“It draws at least 45 megawatts,” the founder of Fathom Dale, Dag Ruhl, told reporters.",
            ["wrong-speaker"],
        ),
        ("en", "“It draws at least 45 megawatts,” the head of Fathom Dale, Ines Kofler, told reporters.", []),
        (
            "en",
            "Fathom Dale draws at least 45 megawatts, said the treasurer of Fathom Dale, Ana Reis.",
            ["wrong-speaker"],
        ),
        ("en", "Fathom Dale draws at least 45 megawatts, said the founder of Fathom Dale, Ines Kofler.", []),
    ],
)
def test_who_speaks_may_be_named_behind_a_title(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    rows = (
        "claim fathom-dale/power; subject=Fathom Dale; measure=power draw; unit=megawatt",
        "fathom-dale/power@paper#ines-kofler: at least 45 megawatts",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, language, text) == rules
