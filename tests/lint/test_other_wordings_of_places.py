"""Where something is, of whom and of when it is told, in other words: plants, parties, weeks, plans, parts of names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.lint.judging import rules_of

from factledger.rules.example import bodies
from factledger.services.lint.claims.index import Index
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

LEDGER = (
    "claim brennora/workers/2025; subject=Brennora; measure=plant workers; unit=worker; period=2025; place=Ostby",
    "brennora/workers/2025@paper: 870 workers",
    "claim brennora/chips/2025; subject=Brennora; measure=chips delivered; unit=chip; period=2025",
    "brennora/chips/2025@paper: 640,000 chips",
    "claim brennora/weekly-users; subject=Brennora; measure=weekly users; unit=user",
    "brennora/weekly-users@paper: 7 million users",
    "claim brennora/stores/2026; subject=Brennora; measure=stores; unit=store; period=2026",
    "brennora/stores/2026@paper: 48 stores",
    "claim brennora/stores/2028; subject=Brennora; measure=new stores; unit=store; period=2028",
    "brennora/stores/2028@paper: 15 stores; status=planned",
    "claim brennora/outlets/2027; subject=Brennora; measure=new stores; unit=store; period=2027; place=Latin America",
    "brennora/outlets/2027@paper: 85 stores; status=planned",
    "claim brennora/copper/2025; subject=Brennora; measure=copper production; unit=tonne; period=2025",
    "brennora/copper/2025@paper: 6,400 tonnes",
    "claim port-lavell/cargo/2025; subject=Port Lavell; measure=cargo; unit=tonne; period=2025",
    "port-lavell/cargo/2025@paper: 70,000 tonnes",
    "claim brennora/inspections/2025; subject=Brennora; measure=inspections; unit=inspection; period=2025",
    "brennora/inspections/2025@paper: 31 inspections",
    "claim port-lavell/inhabitants; subject=Port Lavell; measure=inhabitants",
    "port-lavell/inhabitants@paper: 93,000 inhabitants",
    "claim north-clinic/beds; subject=North Clinic; measure=beds; unit=bed",
    "north-clinic/beds@paper: 240 beds",
    "claim south-clinic/beds; subject=South Clinic; measure=beds; unit=bed",
    "south-clinic/beds@paper: 120 beds",
    "claim marit-solveng/pay/2025; subject=Marit Solveng; measure=pay; unit=USD; period=2025",
    "marit-solveng/pay/2025@paper: $2.6 million",
)

ALIASES: dict[str, dict[str, tuple[str, ...]]] = {
    "marit-solveng/pay/2025": {"en": ("Solveng", "paid"), "es": ("Solveng", "cobró"), "pt": ("Solveng", "recebeu")},
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    location = Location.parse(str(tmp_path_factory.mktemp("places") / "ledger.db"))
    create(location)
    with writing(location) as writer:
        for key, body in bodies(LEDGER):
            made: Any = replace(body, aliases=ALIASES[key]) if key in ALIASES else body  # type: ignore[call-arg]
            writer.append(made, key, by="rb")
    with reading(location) as reader:
        yield Index(reader, reader.units())


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # A plant called after another place is another one.
        ("en", "The Ostby plant of Brennora had 870 workers in 2025.", []),
        ("en", "Brennora's Harlund plant had 870 workers in 2025.", ["wrong-scope"]),
        ("pt", "A fábrica de Harlund da Brennora tinha 870 trabalhadores em 2025.", ["wrong-scope"]),
        ("pt", "A fábrica de Ostby da Brennora tinha 870 trabalhadores em 2025.", []),
        ("id", "Pabrik Harlund milik Brennora punya 870 pekerja pada 2025.", ["wrong-scope"]),
        ("es", "La planta de Harlund de Brennora tenía 870 trabajadores en 2025.", ["wrong-scope"]),
        # Whoever gets what is counted is not what is counted.
        ("en", "Brennora's customers were sent 640,000 chips in 2025.", []),
        ("pt", "A Brennora entregou a seus clientes 640 mil chips em 2025.", []),
        ("es", "Brennora entregó a sus clientes 640.000 chips en 2025.", []),
        ("id", "Brennora mengirim 640.000 chip kepada pelanggannya pada 2025.", []),
        # Weekly users are users each week, and none each day.
        ("en", "Brennora reaches 7 million people every week.", []),
        ("pt", "A Brennora tem 7 milhões de usuários semanais.", []),
        ("pt", "A Brennora tem 7 milhões de usuários por dia.", ["wrong-unit"]),
        ("es", "Brennora tiene 7 millones de usuarios semanales.", []),
        ("es", "Brennora tiene 7 millones de usuarios al día.", ["wrong-unit"]),
        # The year of what is planned is not that of what is.
        ("en", "Brennora runs 48 stores and plans to open 15 stores in 2028.", []),
        ("es", "Brennora tiene 48 tiendas y prevé abrir 15 tiendas en 2028.", []),
        ("pt", "A Brennora tem 48 lojas e pretende abrir 15 lojas em 2028.", []),
        ("id", "Brennora memiliki 48 toko dan berencana membuka 15 toko pada 2028.", []),
        # A part of the world has a name in every language.
        ("es", "Brennora abrirá 85 tiendas en América Latina en 2027.", []),
        ("es", "Brennora abrirá 85 tiendas en Europa en 2027.", ["wrong-scope"]),
        ("ar", "ستفتح برينورا 85 متجرا في أوروبا في عام 2027.", ["wrong-scope"]),
        ("id", "Brennora akan membuka 85 toko di Amerika Latin pada 2027.", []),
        # What a place is may stand between.
        ("pt", "Na cidade de Harlund a Brennora tinha 870 trabalhadores em 2025.", ["wrong-scope"]),
        ("en", "In the city of Ostby Brennora had 870 workers in 2025.", []),
        ("id", "Di Kota Harlund Brennora punya 870 pekerja pada 2025.", ["wrong-scope"]),
        ("es", "En la ciudad de Harlund Brennora tenía 870 trabajadores en 2025.", ["wrong-scope"]),
        # What adds up over a year is less in one of its months; what happens once is not.
        ("en", "Brennora produced 6,400 tonnes of copper in March 2025.", ["wrong-scope"]),
        ("es", "Port Lavell movió 70.000 toneladas de carga en abril de 2025.", ["wrong-scope"]),
        ("es", "Port Lavell movió 70.000 toneladas de carga en 2025.", []),
        ("id", "Pada Januari 2025 Port Lavell menangani 70.000 ton kargo.", ["wrong-scope"]),
        ("en", "There were 31 inspections at Brennora in March 2025.", []),
        # Who lives somewhere is an inhabitant.
        ("en", "Some 93,000 people live in Port Lavell.", []),
        ("pt", "Em Port Lavell vivem 39 mil pessoas.", ["contradicted"]),
        ("es", "En Port Lavell viven 93.000 personas.", []),
        ("id", "Port Lavell dihuni 93.000 orang.", []),
        # So many more are none that another has more.
        ("en", "The South Clinic has an additional 120 beds.", ["incomparable"]),
        ("es", "South Clinic tiene otras 120 camas.", ["incomparable"]),
        # A part of a name is the name.
        ("en", "Solveng, 47, collected $2.6 million in 2025.", []),
        ("es", "Solveng, de 47 años, cobró 2,6 millones de dólares en 2025.", []),
        ("pt", "Solveng, de 47 anos, recebeu 6,2 milhões de dólares em 2025.", ["contradicted"]),
    ],
)
def test_other_words_of_place_party_and_time(index: Index, language: str, text: str, rules: list[str]) -> None:
    assert rules_of(index, language, text) == rules
