"""A small ledger as a desk keeps it, with names in five languages: who says it, and what follows from two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.lint.judging import rules_of

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.source import Source
from factledger.reading.read import read
from factledger.services.lint.claims.index import Index
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

BOATS = {
    "en": ("boat theft",),
    "pt": ("roubo de barcos",),
    "id": ("pencurian kapal",),
    "ar": ("سرقة القوارب",),
    "es": ("robo de barcos",),
}
"""Names of a subject that is no proper name: a desk writes it small."""

LOT = {
    "en": ("lot", "consignment"),
    "pt": ("lote",),
    "id": ("partai",),
    "ar": ("الدفعة",),
    "es": ("lote",),
}
"""Names of what a dealer sold at once."""

CLAIMS = {
    "halder/fleet/ships": Claim(
        subject="halder",
        measure="fleet/ships",
        value_type="quantity",
        unit="ship",
        statement="The number of ships that Halder used for its ferry line",
        aliases={"ar": ("هالدر", "عبارات"), "id": ("feri",), "es": ("transbordador",), "pt": ("balsa",)},
    ),
    "big-companies/fleet/ships": Claim(
        subject="big-companies",
        measure="fleet/ships",
        value_type="quantity",
        unit="ship",
        population="most big companies",
        statement="The number of ships that most big companies used for a ferry line",
        aliases={
            "en": ("most big companies", "big companies"),
            "pt": ("a maioria das grandes empresas", "grandes empresas"),
            "id": ("kebanyakan perusahaan besar", "perusahaan besar"),
            "ar": ("معظم الشركات الكبرى", "الشركات الكبرى"),
            "es": ("la mayoría de las grandes empresas", "grandes empresas"),
        },
    ),
    "boat-theft/lot/ships": Claim(
        subject="boat-theft",
        measure="lot/ships",
        value_type="quantity",
        unit="ship",
        statement="The number of ships in a lot that a dealer in Ostrava sold",
        aliases={tag: BOATS[tag] + LOT[tag] for tag in BOATS},
    ),
    "boat-theft/lot/value": Claim(
        subject="boat-theft",
        measure="lot/value",
        value_type="quantity",
        unit="USD",
        statement="The price of a lot that a dealer in Ostrava sold",
        aliases={tag: BOATS[tag] + LOT[tag] for tag in BOATS},
    ),
    "boat-theft/sales": Claim(
        subject="boat-theft",
        measure="sales",
        value_type="quantity",
        unit="ship",
        statement="The number of stolen ships in sales that dealers took part in",
        aliases={
            "en": (*BOATS["en"], "sales of stolen boats"),
            "pt": (*BOATS["pt"], "vendas de barcos roubados"),
            "id": (*BOATS["id"], "penjualan kapal curian"),
            "ar": (*BOATS["ar"], "مبيعات القوارب المسروقة"),
            "es": (*BOATS["es"], "ventas de barcos robados"),
        },
    ),
    "halder/shares/change/2024": Claim(
        subject="halder",
        measure="shares/change/2024",
        value_type="quantity",
        unit="percent",
        period="2024",
        statement="The rise of the shares of Halder in 2024",
        aliases={"ar": ("هالدر", "سهم"), "id": ("saham",), "es": ("acciones",), "pt": ("ações",)},
    ),
    "halder/stake/2024": Claim(
        subject="halder",
        measure="stake/2024",
        value_type="quantity",
        unit="percent",
        period="2024",
        statement="A stake in Halder",
        aliases={"ar": ("هالدر", "حصة"), "id": ("kepemilikan",), "es": ("participación",), "pt": ("participação",)},
    ),
    "halder/permit/time": Claim(
        subject="halder",
        measure="permit/time",
        value_type="quantity",
        unit="day",
        statement="How long the hearing on the permit of Halder lasts",
        aliases={
            "ar": ("هالدر", "جلسة الاستماع"),
            "id": ("dengar pendapat",),
            "es": ("audiencia",),
            "pt": ("audiência",),
        },
    ),
    "halder/berth-price": Claim(
        subject="halder",
        measure="berth-price",
        value_type="quantity",
        unit="EUR/hour",
        statement="The price of renting a berth of Halder",
        aliases={"ar": ("هالدر", "إيجار الرصيف"), "id": ("sewa dermaga",), "es": ("amarre",), "pt": ("atracação",)},
    ),
}

ROWS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("halder/fleet/ships@paper#halder-pilots", "about 300 ships", {}),
    ("big-companies/fleet/ships@paper", "at least 1,500 ships", {}),
    ("boat-theft/lot/ships@paper#ostrava-dealer", "more than 40 ships", {}),
    ("boat-theft/lot/value@paper#ostrava-dealer", "$2 million", {}),
    ("boat-theft/sales@paper#ostrava-dealers", "dozens of ships", {}),
    ("halder/shares/change/2024@paper", "rose 240%", {}),
    ("halder/stake/2024@paper", "240%", {"rank": "deprecated"}),
    ("halder/permit/time@paper", "90 days", {}),
    ("halder/berth-price@paper", "€5 an hour", {}),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    location = Location.parse(str(tmp_path_factory.mktemp("desk") / "ledger.db"))
    create(location)
    with writing(location) as writer:
        writer.append(Source(title="The paper"), "paper", by="rb")
        for key, claim in CLAIMS.items():
            writer.append(claim, key, by="rb")
        for key, text, fields in ROWS:
            about, _, speaker = key.replace("@paper", "").partition("#")
            given: dict[str, Any] = figure_fields(read(text, "en", Units.shipped()).figure) | fields
            given |= {"speaker": speaker} if speaker else {}
            given |= {"claim": about, "source": "paper", "status": "asserted", "text": text, "language": "en"}
            writer.append(Entry(**{"rank": "normal"} | given), key, by="rb")
    with reading(location) as reader:
        yield Index(reader, reader.units())


# A row of rank deprecated is none that the ledger stands by.
DEPRECATED = (
    ("en", "A fund held a 240% stake in Halder in 2024."),
    ("pt", "Um fundo tinha em 2024 uma participação de 240% na Halder."),
    ("id", "Sebuah dana memegang kepemilikan 240 persen di Halder pada 2024."),
    ("ar", "امتلك صندوق حصة قدرها 240% في هالدر عام 2024."),
    ("es", "Un fondo tenía en 2024 una participación del 240 % en Halder."),
)


@pytest.mark.parametrize(("language", "text"), DEPRECATED)
def test_a_row_of_rank_deprecated_alone_is_disputed(desk: Index, language: str, text: str) -> None:
    assert rules_of(desk, language, text) == ["disputed"]


DERIVED = (
    # How many times as many, of two that the sentence names by name.
    ("en", "Set beside Halder, most big companies put five times as many ships on a ferry line."),
    ("es", "Frente a Halder, la mayoría de las grandes empresas usó cinco veces esa cantidad de barcos."),
    ("id", "Dibandingkan Halder, kebanyakan perusahaan besar memakai lima kali lipat kapal."),
    ("ar", "بالمقارنة مع هالدر استخدمت معظم الشركات الكبرى خمسة أضعاف هذا العدد من السفن."),
    ("pt", "A Halder usou um quinto dos navios da maioria das grandes empresas."),
    ("es", "Halder usó una quinta parte de los barcos de la mayoría de las grandes empresas."),
    # What each of many costs, where the ledger holds what all of them cost.
    ("en", "By what the Ostrava dealer says, each ship in the lot cost less than $50,000."),
    ("en", "The dealer in Ostrava sold every ship of the lot for less than $50,000."),
    ("pt", "Segundo o vendedor de Ostrava, cada navio do lote custou menos de 50 mil dólares."),
    ("es", "Según el vendedor de Ostrava, cada barco del lote costó menos de 50.000 dólares."),
    ("id", "Menurut pedagang di Ostrava, tiap kapal dalam partai itu berharga kurang dari US$50.000."),
    # What comes together in another time.
    ("en", "Renting a berth of Halder costs €120 a day."),
    ("pt", "O aluguel de atracação da Halder custa 120 euros por dia."),
    ("es", "El alquiler de un amarre de Halder cuesta 120 euros al día."),
    ("id", "Sewa dermaga Halder mencapai 120 euro per hari."),
    ("ar", "يبلغ إيجار الرصيف لدى هالدر 120 يورو في اليوم."),
)


@pytest.mark.parametrize(("language", "text"), DERIVED)
def test_what_follows_from_rows_is_derived(desk: Index, language: str, text: str) -> None:
    assert rules_of(desk, language, text) == ["derived"]


RIGHT = (
    # Who says it is told, in whatever words.
    ("en", "The pilots of Halder speak of about 300 ships in the fleet."),
    ("pt", "Os pilotos da Halder falam em cerca de 300 navios na frota."),
    ("pt", "Os pilotos da Halder sustentam ter usado cerca de 300 navios na frota."),
    ("es", "Los pilotos de Halder hablan de unos 300 barcos en la flota."),
    ("es", "Los pilotos de Halder cuentan que usaron unos 300 barcos en la flota."),
    ("id", "Para pandu Halder bercerita tentang sekitar 300 kapal dalam armada feri."),
    ("ar", "يتحدث ملاحو هالدر عن نحو 300 سفينة في الأسطول."),
    # What stands first is told of in what follows.
    ("en", "240%: that is how much the shares of Halder gained in 2024."),
    ("es", "Un 240 %: eso subieron las acciones de Halder en 2024."),
    ("pt", "Foram 240%: esse foi o salto das ações da Halder em 2024."),
    ("id", "240 persen: sebesar itu saham Halder melonjak pada 2024."),
    # How long something lasts, whatever goes on meanwhile.
    ("en", "The hearing on the permit of Halder is open for 90 days."),
    ("pt", "Trabalharam 90 dias na audiência da licença da Halder."),
    ("es", "La audiencia sobre el permiso de Halder está abierta 90 días."),
    # A bare number goes on with what was counted before, of the subject that stands beside it.
    ("en", "Most big companies used at least 1,500 ships; Halder, its pilots say, about 300."),
    ("pt", "A maioria das grandes empresas usou ao menos 1.500 navios; a Halder, dizem os pilotos, cerca de 300."),
    ("id", "Kebanyakan perusahaan besar memakai sedikitnya 1.500 kapal; Halder, kata para pandu, sekitar 300."),
    # How long ago something was is no length of it.
    ("en", "Five years ago there was a hearing on the permit of Halder."),
    # A name of several words that only one claim has stands for a subject that is no proper name.
    ("id", "Para pedagang mengatakan penjualan kapal curian itu melibatkan puluhan kapal."),
    ("en", "Dealers say that their sales of stolen boats run to dozens of ships."),
    ("es", "Los vendedores dicen que las ventas de barcos robados suman decenas de barcos."),
)


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_is_right_in_other_words_is_found_so(desk: Index, language: str, text: str) -> None:
    assert rules_of(desk, language, text) == []


# So many times as much is what a rise comes to.
TIMES = (
    ("en", "Halder shares more than tripled in 2024."),
    ("es", "Las acciones de Halder se multiplicaron por 3,4 en 2024."),
)


@pytest.mark.parametrize(("language", "text"), TIMES)
def test_how_many_times_as_much_there_is_follows_from_a_change_in_percent(
    desk: Index, language: str, text: str
) -> None:
    assert rules_of(desk, language, text) == ["derived"]


WRONG = (
    # Who it was that said it.
    ("en", "It was Ana Prieto who said that Halder had about 300 ships in its ferry fleet.", "wrong-speaker"),
    ("es", "Fue Ana Prieto quien dijo que Halder tenía unos 300 barcos en su flota.", "wrong-speaker"),
    ("pt", "Foi Ana Prieto quem disse que a Halder tinha cerca de 300 navios na frota.", "wrong-speaker"),
    (
        "id",
        "Adalah Ana Prieto yang mengatakan bahwa Halder memakai sekitar 300 kapal dalam armada feri.",
        "wrong-speaker",
    ),
    # Nobody says it.
    ("en", "Halder used about 300 ships for its ferry line.", "status-changed"),
    ("es", "Halder usó unos 300 barcos en su flota.", "status-changed"),
    ("ar", "استخدمت هالدر نحو 300 سفينة في أسطول العبارات.", "status-changed"),
    # What stands first goes the other way.
    ("es", "Un 240 %: tanto cayeron las acciones de Halder en 2024.", "wrong-direction"),
    ("en", "Nearly 240%: so far the shares of Halder plunged in 2024.", "wrong-direction"),
    # So many times as much is what a rise comes to, and a hearing that takes longer is not so long.
    ("en", "Halder shares were worth 2.4 times as much at the end of 2024.", "contradicted"),
    ("es", "Las acciones de Halder se duplicaron en 2024.", "contradicted"),
    ("en", "The hearing on the permit of Halder was extended by 90 days.", "wrong-unit"),
    ("pt", "A audiência da licença da Halder foi prorrogada por 90 dias.", "wrong-unit"),
    # What may be is denied.
    ("en", "The pilots of Halder denied that it might have used about 300 ships in its fleet.", "negated"),
    ("es", "Los pilotos de Halder negaron que pudiera haber usado unos 300 barcos en la flota.", "negated"),
    ("ar", "قال Omar Said إن هالدر استخدمت نحو 300 سفينة في أسطول العبارات.", "wrong-speaker"),
    # It lasts longer, or it is each that costs more.
    ("en", "The hearing on the permit of Halder is open for 60 days.", "contradicted"),
    ("ar", "مدة جلسة الاستماع بشأن ترخيص هالدر 60 يوما.", "contradicted"),
    ("en", "By what the Ostrava dealer says, each ship in the lot cost more than $60,000.", "contradicted"),
    ("en", "By what the Ostrava dealer says, each ship in the lot cost $2 million.", "contradicted"),
    ("es", "Según el vendedor de Ostrava, cada barco del lote costó más de 60.000 dólares.", "contradicted"),
    ("id", "Menurut pedagang di Ostrava, setiap kapal dalam partai itu berharga US$2 juta.", "contradicted"),
    ("ar", "قال البائع في Ostrava إن كل سفينة في الدفعة كلفت مليوني دولار.", "contradicted"),
    ("es", "El alquiler de un amarre de Halder cuesta 12 euros al día.", "contradicted"),
)


@pytest.mark.parametrize(("language", "text", "rule"), WRONG)
def test_what_is_wrong_in_other_words_is_found(desk: Index, language: str, text: str, rule: str) -> None:
    assert rules_of(desk, language, text)[:1] == [rule]
