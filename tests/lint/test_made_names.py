"""Subjects without other names in the ledger that a draft calls by what their names mean, or as these are heard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

from factledger.domain.claim import Claim
from factledger.rules.example import bodies
from factledger.services.lint.claims.index import Index
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim marlow-bank/profit/2025; subject=Marlow Bank; measure=net profit; unit=USD; period=2025",
    "marlow-bank/profit/2025@paper: $640 million",
    "claim kementerian-kesehatan/dokter/2025; subject=Kementerian Kesehatan; measure=dokter; period=2025",
    "kementerian-kesehatan/dokter/2025@paper: 5,200 doctors",
    "claim kementerian-perumahan/rumah/2025; subject=Kementerian Perumahan; measure=rumah; period=2025",
    "kementerian-perumahan/rumah/2025@paper: 7,300 houses",
    "claim vina-dorada/workers/2025; subject=Viña Dorada; measure=workers; period=2025",
    "vina-dorada/workers/2025@paper: 870 workers",
    "claim puerto-tamarel/pasajeros/2025; subject=Puerto de Tamarel; measure=pasajeros; period=2025",
    "puerto-tamarel/pasajeros/2025@paper: 410,000 passengers",
    "claim masrif-dahlan/furu/2025; subject=مصرف دهلان; measure=الموظفون; period=2025",
    "masrif-dahlan/furu/2025@paper: 3,450 employees",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # What something is, and how the rest is heard.
        ("ar", "بلغ صافي ربح بنك مارلو 640 مليون دولار في عام 2025.", []),
        ("ar", "بلغ صافي ربح بنك مارلو 710 ملايين دولار في عام 2025.", ["contradicted"]),
        ("ar", "بلغ صافي ربح بنك تالين 640 مليون دولار في عام 2025.", ["unregistered"]),
        ("ar", "عبر ميناء تاماريل 410 آلاف راكب في عام 2025.", []),
        ("ar", "عبر مطار تاماريل 410 آلاف راكب في عام 2025.", ["unregistered"]),
        ("pt", "O porto de Tamarel recebeu 410 mil passageiros em 2025.", []),
        ("id", "Pelabuhan Tamarel melayani 410 ribu penumpang pada 2025.", []),
        ("en", "Dahlan Bank had 3,450 employees in 2025.", []),
        ("es", "El Banco Dahlan tenía 3.450 empleados en 2025.", []),
        ("es", "El Banco Merino tenía 3.450 empleados en 2025.", ["unregistered"]),
        # What the whole of a name means.
        ("en", "The Ministry of Health had 5,200 doctors in 2025.", []),
        ("en", "The health ministry had 5,400 doctors in 2025.", ["contradicted"]),
        ("en", "The Ministry of Justice had 5,200 doctors in 2025.", ["unregistered"]),
        ("pt", "O Ministério da Saúde tinha 5.200 médicos em 2025.", []),
        ("es", "El Ministerio de Sanidad tenía 5.200 médicos en 2025.", []),
        ("ar", "كان لدى وزارة الصحة 5200 طبيب في عام 2025.", []),
        ("ar", "كان لدى وزارة الدفاع 5200 طبيب في عام 2025.", ["unregistered"]),
        # Several words that are heard.
        ("ar", "كان في فينيا دورادا 870 عاملا في عام 2025.", []),
        ("ar", "كان في فينيا مورانا 870 عاملا في عام 2025.", ["unregistered"]),
    ],
)
def test_a_subject_is_known_by_what_its_name_is_made_of(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


def test_a_name_that_one_claim_gives_its_subject_is_one_for_all(file_ledger: Location) -> None:
    rows = (
        "claim kementerian-kehutanan/pohon/2024; subject=Kementerian Kehutanan; measure=pohon ditanam; period=2024",
        "kementerian-kehutanan/pohon/2024@paper: 21,000 trees",
        "claim kementerian-kehutanan/pohon/2025; subject=Kementerian Kehutanan; measure=pohon ditanam; period=2025",
        "kementerian-kehutanan/pohon/2025@paper: 34,000 trees",
    )
    with writing(file_ledger) as writer:
        for key, body in bodies(rows):
            if isinstance(body, Claim) and body.period == "2024":
                writer.append(replace(body, aliases={"en": ("Department of Forestry",)}), key, by="rb")
            else:
                writer.append(body, key, by="rb")
    with reading(file_ledger) as reader:
        index = Index(reader, reader.units())
        assert rules_of(index, "en", "The Department of Forestry planted 34,000 trees in 2025.") == []
        assert rules_of(index, "en", "The Department of Forestry planted 36,000 trees in 2025.") == ["contradicted"]


CALLED = (
    (
        "claim minera-tamaral/fatalities/2025; subject=Minera Tamaral; measure=fatalities; period=2025; "
        "statement=How many people died in the Tamaral mine in 2025."
    ),
    "minera-tamaral/fatalities/2025@paper: 19 people",
    (
        "claim minera-tamaral/copper/2025; subject=Minera Tamaral; measure=copper output; unit=tonne; period=2025; "
        "statement=How much copper Minera Tamaral produced in 2025."
    ),
    "minera-tamaral/copper/2025@paper: 184,000 tonnes",
    (
        "claim bank-oslava/branches/2025; subject=Bank Oslava; measure=branches; period=2025; "
        "statement=How many branches the Bank had in 2025."
    ),
    "bank-oslava/branches/2025@paper: 64 branches",
    (
        "claim oslava-housing-agency/homes/2025; subject=Oslava Housing Agency; measure=homes built; period=2025; "
        "statement=How many homes the Oslava Housing Agency built in 2025."
    ),
    "oslava-housing-agency/homes/2025@paper: 5,320 homes",
)


KINDS = (
    "claim bea-cukai-lavra/tangkapan/2025; subject=Bea Cukai Lavra; measure=arrests; period=2025",
    "bea-cukai-lavra/tangkapan/2025@paper: 74 people",
    "claim sundvik-ferries/vessels; subject=Sundvik Ferries; measure=vessels; unit=ship",
    "sundvik-ferries/vessels@paper: 14 ships",
    "claim ayuntamiento-de-tarvone/viviendas/2025; subject=Ayuntamiento de Tarvone; measure=viviendas; period=2025",
    "ayuntamiento-de-tarvone/viviendas/2025@paper: 1,150 houses",
    "claim kestrel-insurance/customers; subject=Kestrel Insurance; measure=customers",
    "kestrel-insurance/customers@paper: 310,000 customers",
    "claim torre-almara/height; subject=Torre Almara; measure=height; unit=meter",
    "torre-almara/height@paper: 182 metres",
    (
        "claim belmora-exporters/bags/2025; subject=Belmora Coffee Exporters' Union; measure=exports; period=2025; "
        "statement=How many bags it exported."
    ),
    "belmora-exporters/bags/2025@paper: 640,000 bags",
    "claim kampanye-campak/anak/2025; subject=Kampanye Vaksinasi Campak; measure=anak; period=2025",
    "kampanye-campak/anak/2025@paper: 860,000 children",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "In 2025 Lavra customs arrested 74 people.", []),
        ("pt", "A alfândega de Lavra prendeu 47 pessoas em 2025.", ["contradicted"]),
        ("en", "In 2025 Lavra police arrested 74 people.", ["unregistered"]),
        ("ar", "تملك شركة عبارات سوندفيك 14 سفينة.", []),
        ("en", "Tarvone city council built 1,150 houses in 2025.", []),
        ("pt", "A câmara municipal de Tarvone construiu 1.510 casas em 2025.", ["contradicted"]),
        ("es", "Seguros Kestrel tiene 310.000 clientes.", []),
        ("id", "Asuransi Kestrel memiliki 130.000 pelanggan.", ["contradicted"]),
        ("en", "The Almara tower has a height of 182 metres.", []),
        ("en", "The Almara bridge has a height of 182 metres.", ["unregistered"]),
        # A name of several words that all mean something, in whatever order.
        ("es", "La Unión de Exportadores de Café de Belmora exportó 640.000 sacos en 2025.", []),
        ("pt", "A União dos Exportadores de Café de Belmora exportou 460 mil sacas em 2025.", ["contradicted"]),
        ("es", "La Unión de Exportadores de Cacao de Belmora exportó 640.000 sacos en 2025.", ["unregistered"]),
        ("en", "The measles vaccination campaign reached 860,000 children in 2025.", []),
        ("pt", "A campanha de vacinação contra o sarampo vacinou 680 mil crianças em 2025.", ["contradicted"]),
        ("en", "The dengue vaccination campaign reached 860,000 children in 2025.", ["unregistered"]),
    ],
)
def test_more_than_towns_and_offices_is_known_by_what_it_is(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, KINDS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # By what a statement calls it, in all claims about it.
        ("en", "In 2025 the Tamaral mine killed 19 people.", []),
        ("es", "En la mina de Tamaral murieron 26 personas en 2025.", ["contradicted"]),
        ("en", "The Tamaral mine produced 148,000 tonnes of copper in 2025.", ["contradicted"]),
        ("en", "The Veracal mine produced 184,000 tonnes of copper in 2025.", ["unregistered"]),
        # A word for what something is does not tell whose it is.
        ("en", "The Bank had 64 branches in 2025.", ["unregistered"]),
        # A word such as "of" or "in" joins the parts of a name.
        ("es", "La Agencia de Vivienda de Oslava construyó 5.320 viviendas en 2025.", []),
        ("pt", "A Agência de Habitação de Oslava construiu 3.520 casas em 2025.", ["contradicted"]),
        ("ar", "بنت وكالة الإسكان في أوسلافا 5320 منزلا في عام 2025.", []),
        ("es", "La Agencia de Vivienda de Veracal construyó 5.320 viviendas en 2025.", ["unregistered"]),
    ],
)
def test_a_subject_is_known_by_what_its_claims_call_it(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, CALLED) as index:
        assert rules_of(index, language, text) == rules


def test_a_name_is_found_in_whatever_order_the_drafts_of_a_run_are_read(file_ledger: Location) -> None:
    """A draft in another script has all claims read anew, in an order of their own."""
    texts: tuple[tuple[str, str, list[str]], ...] = (
        ("en", "The Ministry of Health had 5,200 doctors in 2025.", []),
        ("ar", "كان لدى وزارة الإسكان 7400 منزل في عام 2025.", ["contradicted"]),
        ("ar", "بلغ صافي ربح بنك مارلو 710 ملايين دولار في عام 2025.", ["contradicted"]),
        ("en", "Dahlan Bank had 3,540 employees in 2025.", ["contradicted"]),
    )
    with index_of(file_ledger, ROWS) as index:
        assert [(text, rules_of(index, language, text)) for language, text, _ in texts] == [
            (text, rules) for _, text, rules in texts
        ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Marlow Bank, founded 70 years ago, made a net profit of $640 million."),
        ("pt", "O Marlow Bank, criado há 70 anos, teve lucro líquido de 640 milhões de dólares."),
        ("es", "El Marlow Bank, fundado hace 70 años, tuvo un beneficio neto de 640 millones de dólares."),
        ("id", "Marlow Bank, yang didirikan 70 tahun lalu, membukukan laba bersih 640 juta dolar."),
        ("ar", "حقق بنك مارلو، الذي تأسس قبل 70 عاما، صافي ربح قدره 640 مليون دولار."),
    ],
)
def test_how_long_ago_something_was_founded_dates_no_figure(file_ledger: Location, language: str, text: str) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == []


EVENTS = (
    "claim oslava-floods/deaths/2026-01; subject=Oslava floods; measure=deaths; period=2026-01; place=Oslava",
    "oslava-floods/deaths/2026-01@paper: 42 people",
    "claim incendio-de-vidra/hectares/2025; subject=Incêndio de Vidra; measure=area burnt; unit=hectare; period=2025",
    "incendio-de-vidra/hectares/2025@paper: 5,300 hectares",
    "claim gempa-tarawi/rumah/2025; subject=Gempa Tarawi; measure=rumah rusak; period=2025",
    "gempa-tarawi/rumah/2025@paper: 1,640 houses",
    "claim oslava/schools/2025; subject=Oslava; measure=schools; period=2025",
    "oslava/schools/2025@paper: 42 schools",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # The place beside what happened, or anywhere in the sentence.
        ("en", "The January floods in Oslava killed 42 people.", []),
        ("en", "Flooding that swept through Oslava in January left 42 people dead.", []),
        ("pt", "As cheias de janeiro em Oslava mataram 42 pessoas.", []),
        ("pt", "As enchentes que atingiram Oslava em janeiro mataram 24 pessoas.", ["contradicted"]),
        ("es", "Murieron 42 personas en Oslava por las inundaciones de enero.", []),
        ("id", "Banjir yang melanda Oslava pada Januari menewaskan 42 orang.", []),
        ("id", "Banjir yang melanda Oslava pada Januari menewaskan 24 orang.", ["contradicted"]),
        ("ar", "أودت الفيضانات في أوسلافا في يناير بحياة 42 شخصا.", []),
        ("en", "The fire in Vidra burned 5,300 hectares in 2025.", []),
        ("es", "El incendio que arrasó Vidra quemó 3.500 hectáreas en 2025.", ["contradicted"]),
        ("ar", "أحرق حريق فيدرا 5300 هكتار في عام 2025.", []),
        ("pt", "O sismo de Tarawi danificou 1.640 casas em 2025.", []),
        ("en", "The quake that struck Tarawi in 2025 damaged 1,460 houses.", ["contradicted"]),
        # Something else that happened there, or the same elsewhere.
        ("en", "The fire in Oslava killed 42 people in January.", ["unregistered"]),
        ("en", "The floods in Merani killed 42 people in January.", ["unregistered"]),
        ("id", "Kebakaran di Tarawi merusak 1.640 rumah pada 2025.", ["unregistered"]),
        # The place by itself is a subject, too.
        ("en", "Oslava has 42 schools.", []),
    ],
)
def test_what_happened_somewhere_is_named_with_the_place(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, EVENTS) as index:
        assert rules_of(index, language, text) == rules
