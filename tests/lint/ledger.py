"""The ledger that the corpus of lint is judged by: invented organisations, places and products, built in code.

Every row is written by the ordinary services, on dates of its own: what was first recorded on `RECORDED` and
corrected on `CORRECTED` can be told apart by a draft of `DRAFT_DATE`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.tables import table

from factledger.reading.documents import Document
from factledger.services.add import add
from factledger.services.entry import Recording
from factledger.services.record import record
from factledger.services.revise import revise, revise_entry
from factledger.services.texts import Texts
from factledger.store.ledger import Writer, writing
from factledger.store.reader import format_time
from factledger.values.digest import Digest

if TYPE_CHECKING:
    from factledger.store.engine import Location

DRAFT_DATE = "2026-03-15"
"""The day of every text of the corpus: "last year" is 2025."""

RECORDED = "2025-12-20T09:00:00+00:00"
CORRECTED = "2026-01-12T09:00:00+00:00"
BY = "desk"

LANGUAGES = ("en", "pt", "id", "ar", "es")


@dataclass(frozen=True, slots=True)
class Paper:
    """A source: its text, and what is known of it."""

    key: str
    language: str
    text: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, and the figures that sources give for it."""

    key: str
    subject: str
    measure: str
    entries: tuple[tuple[str, str] | tuple[str, str, dict[str, str]], ...]
    fields: dict[str, Any] = field(default_factory=dict)


SUBJECTS = {
    "ordana": "Ordana",
    "kestrel": "Kestrel Foods",
    "aurelio": "Banco Aurélio",
    "telvano": "Telvano",
    "lumen-pro": "Lumen Pro",
    "lumen-5": "Lumen 5",
    "corvexa": "Corvexa",
    "corvexa-junior": "Corvexa Junior",
    "miralta": "Miralta",
    "doral": "Atlético Doral",
    "santa-ilda": "Santa Ilda marathon",
    "zahrat": "Zahrat solar park",
    "sefta": "Sefta",
    "halden": "port of Halden",
}
"""What each subject is called; names.tsv has its names in each language."""

UNITS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "container",
        {
            "definition": "[container]",
            "group": "count",
            "names": {
                "en": ("containers", "container"),
                "pt": ("contêineres", "contêiner"),
                "id": ("peti kemas", "kontainer"),
                "ar": ("حاويات", "حاوية"),
                "es": ("contenedores", "contenedor"),
            },
        },
    ),
    (
        "runner",
        {
            "definition": "[runner]",
            "group": "count",
            "names": {
                "en": ("runners", "runner"),
                "pt": ("corredores", "corredor"),
                "id": ("pelari",),
                "ar": ("عدائين", "عداء", "عداءً"),
                "es": ("corredores", "corredor"),
            },
        },
    ),
    (
        "account",
        {
            "definition": "[account]",
            "group": "count",
            "names": {
                "en": ("accounts", "account"),
                "pt": ("contas", "conta"),
                "id": ("akun",),
                "ar": ("حسابات", "حساب"),
                "es": ("cuentas", "cuenta"),
            },
        },
    ),
)

PAPERS = (
    Paper(
        "ordana-stats/en",
        "en",
        "Inflation in Ordana averaged 4.2% in 2024. The unemployment rate stood at 7.8% in "
        "2025. Ordana counted 23.6 million inhabitants in the census of 2021. One in five households had solar "
        "panels in 2024.",
        {"publisher": "Statistics Office of Ordana", "published": "2025-11-20"},
    ),
    Paper(
        "ordana-bank/pt",
        "pt",
        "O banco central de Ordana reduziu a taxa básica de juros em 0,5 ponto percentual, "
        "para 6,25%, em junho de 2025.",
        {"publisher": "Central Bank of Ordana", "published": "2025-06-18"},
    ),
    Paper(
        "ordana-climate/en",
        "en",
        "Ordana emitted 212 million tonnes of carbon dioxide in 2024. Emissions fell 6% "
        "that year, Tarek Haddad, the environment minister, said.",
        {"authors": ("Tarek Haddad", "طارق حداد"), "published": "2025-09-02"},
    ),
    Paper(
        "kestrel-report/en",
        "en",
        "Kestrel Foods had 14,300 employees at the end of 2025. Revenue came to $3.2 "
        "billion in 2024, after $2.9 billion in 2023. Net profit fell 18% in 2024. The company runs 640 stores in "
        "Ordana. It plans to open 120 stores in Miralta in 2027.",
        {"publisher": "Kestrel Foods", "published": "2025-12-10"},
    ),
    Paper(
        "kestrel-statement/en",
        "en",
        "“We will not cut 900 jobs,” said Lena Vorst, chief executive of Kestrel "
        "Foods. Online orders doubled in 2025, she said.",
        {"authors": ("Lena Vorst", "لينا فورست"), "published": "2025-12-12"},
    ),
    Paper(
        "aurelio-relatorio/pt",
        "pt",
        "O Banco Aurélio encerrou 2025 com quase 12 milhões de clientes. A carteira "
        "de crédito somava R$ 48 bilhões em dezembro de 2025. Em 2024 o banco foi multado em R$ 35 milhões.",
        {"publisher": "Banco Aurélio", "country": "BR", "published": "2025-12-18"},
    ),
    Paper(
        "aurelio-policia/pt",
        "pt",
        "A fraude custou ao Banco Aurélio R$ 340 milhões em 2025, segundo a polícia.",
        {"publisher": "Polícia Federal", "country": "BR", "published": "2025-12-01"},
    ),
    Paper(
        "aurelio-nota/pt",
        "pt",
        "A fraude custou ao Banco Aurélio R$ 210 milhões em 2025, diz nota do banco.",
        {"publisher": "Banco Aurélio", "country": "BR", "published": "2025-12-03"},
    ),
    Paper(
        "telvano-teknis/id",
        "id",
        "Telvano melatih Lumen Pro dengan sekitar 2.000 chip. Pada 2023 perusahaan itu "
        "membeli setidaknya 10.000 GPU. Telvano mempekerjakan 1.150 insinyur.",
        {"publisher": "Harian Teknologi", "country": "ID", "published": "2025-05-04"},
    ),
    Paper(
        "telvano-launch/en",
        "en",
        "Lumen Pro had more than 25 million users in 2025. Renting Lumen Pro costs $6 per "
        "hour. Telvano plans 400 billion parameters for Lumen 5.",
        {"publisher": "Telvano", "published": "2025-10-07"},
    ),
    Paper(
        "telvano-breach/en",
        "en",
        "The breach at Telvano in 2025 may have exposed 3.4 million accounts.",
        {"publisher": "The Ledger Post", "published": "2025-08-19"},
    ),
    Paper(
        "telvano-takeover/en",
        "en",
        "Orbis agreed to buy Telvano for $9.5 billion.",
        {"publisher": "The Ledger Post", "published": "2025-07-01"},
    ),
    Paper(
        "corvexa-ensaio/pt",
        "pt",
        "O ensaio da Corvexa acompanhou 4.812 pacientes. A vacina tem eficácia de 87,5%, "
        "disse Inês Carvalho, que dirigiu o ensaio. Tiveram febre menos de 40 pacientes. Cada dose custa 19 euros. "
        "O ensaio da Corvexa Junior acompanhou 960 pacientes.",
        {"authors": ("Inês Carvalho", "إينيس كارفاليو"), "country": "PT", "published": "2025-10-30"},
    ),
    Paper(
        "miralta-salud/es",
        "es",
        "Miralta registró entre 10.000 y 12.000 casos de dengue en 2025, con 46 muertes. "
        "Dos tercios de los niños estaban vacunados. Cerraron menos de 300 escuelas.",
        {"publisher": "Secretaría de Salud de Miralta", "published": "2025-12-15"},
    ),
    Paper(
        "doral-club/es",
        "es",
        "El Atlético Doral pagó 62 millones de euros por Ibarra en 2025, dijo Bruno Salas, "
        "presidente del club. La final la vieron en el estadio 41.300 personas. El club debe unos 130 millones de "
        "euros.",
        {"authors": ("Bruno Salas", "برونو سالاس"), "country": "ES", "published": "2025-09-09"},
    ),
    Paper(
        "santa-ilda/es",
        "es",
        "El maratón de Santa Ilda reunió a 18.450 corredores en 2025 y a 16.900 corredores en 2024.",
        {"publisher": "Maratón de Santa Ilda", "country": "ES", "published": "2025-10-20"},
    ),
    Paper(
        "zahrat/ar",
        "ar",
        "تبلغ قدرة محطة زهرات 850 ميغاواط. وبلغت كلفة المشروع 1.4 مليار دولار. وتزود المحطة نحو "
        "40 ألف أسرة بالكهرباء. ومن المتوقع أن توفر ما يصل إلى 1500 وظيفة بحلول 2028.",
        {"publisher": "وزارة الطاقة", "published": "2025-11-11"},
    ),
    Paper(
        "sefta/en",
        "en",
        "The fire in Sefta burned about 32,000 hectares in August 2025. Thousands of people were "
        "evacuated. Temperatures in Sefta reached 48.6 °C in July 2025, a record.",
        {"publisher": "Sefta Fire Service", "published": "2025-09-15"},
    ),
    Paper(
        "halden/en",
        "en",
        "The port of Halden handles 9,200 containers a day. It moved 38 million tonnes of cargo in 2025.",
        {"publisher": "Halden Port Authority", "published": "2025-12-16"},
    ),
    Paper(
        "rates/en",
        "en",
        "Reference rates: one euro is worth 1.10 dollars on 30 June 2025.",
        {"publisher": "Central Bank of Ordana", "published": "2025-06-30"},
    ),
)

CORRECTIONS = (
    ("kestrel-report/en", "14,300 employees", "13,900 employees", "kestrel/employees/2025"),
    ("miralta-salud/es", "46 muertes", "52 muertes", "miralta/dengue/deaths/2025"),
    ("zahrat/ar", "1.4 مليار دولار", "1.6 مليار دولار", "zahrat/cost"),
    ("halden/en", "38 million tonnes", "36 million tonnes", "halden/cargo/2025"),
)
"""What sources corrected: source, words before and after, claim."""

TAREK = {"speaker": "tarek-haddad"}
LENA = {"speaker": "lena-vorst"}
INES = {"speaker": "ines-carvalho"}
BRUNO = {"speaker": "bruno-salas"}

CLAIMS = (
    Stated(
        "ordana/inflation/2024",
        "ordana",
        "inflation",
        (("ordana-stats/en", "4.2%"),),
        {"unit": "percent", "period": "2024", "signed": "yes"},
    ),
    Stated(
        "ordana/unemployment/2025",
        "ordana",
        "unemployment rate",
        (("ordana-stats/en", "7.8%"),),
        {"unit": "percent", "period": "2025"},
    ),
    Stated(
        "ordana/population/2021",
        "ordana",
        "population",
        (("ordana-stats/en", "23.6 million inhabitants"),),
        {"period": "2021", "method": "census"},
    ),
    Stated(
        "ordana/solar-households/2024",
        "ordana",
        "households with solar panels",
        (("ordana-stats/en", "One in five"),),
        {"period": "2024"},
    ),
    Stated(
        "ordana/policy-rate/change/2025-06",
        "ordana",
        "cut of the policy rate",
        (("ordana-bank/pt", "0,5 ponto percentual", {"role": "change-by", "direction": "down"}),),
        {"unit": "percentage_point", "period": "2025-06"},
    ),
    Stated(
        "ordana/policy-rate/2025-06",
        "ordana",
        "policy rate",
        (("ordana-bank/pt", "6,25%"),),
        {"unit": "percent", "period": "2025-06"},
    ),
    Stated(
        "ordana/emissions/2024",
        "ordana",
        "emissions",
        (("ordana-climate/en", "212 million tonnes"),),
        {"period": "2024"},
    ),
    Stated(
        "ordana/emissions/change/2024",
        "ordana",
        "change of emissions",
        (("ordana-climate/en", "6%", TAREK),),
        {"unit": "percent", "period": "2024"},
    ),
    Stated(
        "kestrel/employees/2025",
        "kestrel",
        "employees",
        (("kestrel-report/en", "14,300 employees"),),
        {"period": "2025"},
    ),
    Stated(
        "kestrel/revenue/2024",
        "kestrel",
        "revenue",
        (("kestrel-report/en", "$3.2 billion"),),
        {"unit": "USD", "period": "2024"},
    ),
    Stated(
        "kestrel/revenue/2023",
        "kestrel",
        "revenue",
        (("kestrel-report/en", "$2.9 billion"),),
        {"unit": "USD", "period": "2023"},
    ),
    Stated(
        "kestrel/profit/change/2024",
        "kestrel",
        "change of net profit",
        (("kestrel-report/en", "18%"),),
        {"unit": "percent", "period": "2024"},
    ),
    Stated("kestrel/stores/ordana", "kestrel", "stores", (("kestrel-report/en", "640 stores"),), {"place": "Ordana"}),
    Stated(
        "kestrel/new-stores/miralta/2027",
        "kestrel",
        "new stores",
        (("kestrel-report/en", "120 stores", {"status": "planned"}),),
        {"place": "Miralta", "period": "2027"},
    ),
    Stated(
        "kestrel/job-cuts", "kestrel", "job cuts", (("kestrel-statement/en", "900 jobs", LENA | {"status": "denied"}),)
    ),
    Stated(
        "kestrel/online-orders/2025",
        "kestrel",
        "online orders",
        (("kestrel-statement/en", "doubled", LENA),),
        {"period": "2025"},
    ),
    Stated(
        "aurelio/customers/2025",
        "aurelio",
        "customers",
        (("aurelio-relatorio/pt", "quase 12 milhões de clientes"),),
        {"period": "2025"},
    ),
    Stated(
        "aurelio/loans/2025",
        "aurelio",
        "loan book",
        (("aurelio-relatorio/pt", "R$ 48 bilhões"),),
        {"unit": "BRL", "period": "2025"},
    ),
    Stated(
        "aurelio/fine/2024",
        "aurelio",
        "fine",
        (("aurelio-relatorio/pt", "R$ 35 milhões"),),
        {"unit": "BRL", "period": "2024"},
    ),
    Stated(
        "aurelio/fraud-loss/2025",
        "aurelio",
        "loss by fraud",
        (
            ("aurelio-policia/pt", "R$ 340 milhões"),
            ("aurelio-nota/pt", "R$ 210 milhões"),
        ),
        {"unit": "BRL", "period": "2025", "tags": ("disputed",)},
    ),
    Stated(
        "lumen-pro/training/chips", "lumen-pro", "chips in training", (("telvano-teknis/id", "sekitar 2.000 chip"),)
    ),
    Stated(
        "telvano/gpus/2023",
        "telvano",
        "GPUs bought",
        (("telvano-teknis/id", "setidaknya 10.000 GPU"),),
        {"period": "2023"},
    ),
    Stated("telvano/engineers", "telvano", "engineers", (("telvano-teknis/id", "1.150 insinyur"),)),
    Stated(
        "lumen-pro/users/2025",
        "lumen-pro",
        "users",
        (("telvano-launch/en", "more than 25 million users"),),
        {"period": "2025"},
    ),
    Stated("lumen-pro/price", "lumen-pro", "rent", (("telvano-launch/en", "$6 per hour"),)),
    Stated(
        "lumen-5/parameters",
        "lumen-5",
        "parameters",
        (("telvano-launch/en", "400 billion parameters", {"status": "planned"}),),
    ),
    Stated(
        "telvano/breach/accounts/2025",
        "telvano",
        "accounts exposed",
        (("telvano-breach/en", "3.4 million accounts", {"status": "possible"}),),
        {"period": "2025"},
    ),
    Stated(
        "telvano/takeover/price",
        "telvano",
        "takeover price",
        (("telvano-takeover/en", "$9.5 billion", {"status": "retracted"}),),
        {"unit": "USD"},
    ),
    Stated("corvexa/efficacy", "corvexa", "efficacy", (("corvexa-ensaio/pt", "87,5%", INES),), {"unit": "percent"}),
    Stated("corvexa/trial/patients", "corvexa", "patients in the trial", (("corvexa-ensaio/pt", "4.812 pacientes"),)),
    Stated("corvexa/trial/fever", "corvexa", "patients with fever", (("corvexa-ensaio/pt", "menos de 40 pacientes"),)),
    Stated("corvexa/price", "corvexa", "price of a dose", (("corvexa-ensaio/pt", "19 euros"),), {"unit": "EUR"}),
    Stated(
        "corvexa-junior/trial/patients",
        "corvexa-junior",
        "patients in the trial",
        (("corvexa-ensaio/pt", "960 pacientes"),),
    ),
    Stated(
        "miralta/dengue/cases/2025",
        "miralta",
        "dengue cases",
        (("miralta-salud/es", "entre 10.000 y 12.000 casos"),),
        {"period": "2025"},
    ),
    Stated(
        "miralta/dengue/deaths/2025",
        "miralta",
        "dengue deaths",
        (("miralta-salud/es", "46 muertes"),),
        {"period": "2025"},
    ),
    Stated("miralta/vaccinated-children", "miralta", "vaccinated children", (("miralta-salud/es", "Dos tercios"),)),
    Stated("miralta/schools-closed", "miralta", "schools closed", (("miralta-salud/es", "menos de 300 escuelas"),)),
    Stated(
        "doral/transfer/ibarra/2025",
        "doral",
        "transfer of Ibarra",
        (("doral-club/es", "62 millones de euros", BRUNO),),
        {"unit": "EUR", "period": "2025"},
    ),
    Stated("doral/attendance/final", "doral", "attendance of the final", (("doral-club/es", "41.300 personas"),)),
    Stated("doral/debt", "doral", "debt", (("doral-club/es", "unos 130 millones de euros"),), {"unit": "EUR"}),
    Stated(
        "santa-ilda/runners/2025",
        "santa-ilda",
        "runners",
        (("santa-ilda/es", "18.450 corredores"),),
        {"period": "2025"},
    ),
    Stated(
        "santa-ilda/runners/2024",
        "santa-ilda",
        "runners",
        (("santa-ilda/es", "16.900 corredores"),),
        {"period": "2024"},
    ),
    Stated("zahrat/capacity", "zahrat", "capacity", (("zahrat/ar", "850 ميغاواط"),)),
    Stated("zahrat/cost", "zahrat", "cost", (("zahrat/ar", "1.4 مليار دولار"),), {"unit": "USD"}),
    Stated("zahrat/households", "zahrat", "households supplied", (("zahrat/ar", "نحو 40 ألف أسرة"),)),
    Stated(
        "zahrat/jobs/2028",
        "zahrat",
        "jobs",
        (("zahrat/ar", "ما يصل إلى 1500 وظيفة", {"status": "projected"}),),
        {"period": "2028"},
    ),
    Stated(
        "sefta/fire/area/2025", "sefta", "area burned", (("sefta/en", "about 32,000 hectares"),), {"period": "2025-08"}
    ),
    Stated(
        "sefta/fire/evacuated/2025",
        "sefta",
        "people evacuated",
        (("sefta/en", "Thousands of people"),),
        {"period": "2025-08"},
    ),
    Stated(
        "sefta/temperature/2025",
        "sefta",
        "highest temperature",
        (("sefta/en", "48.6 °C"),),
        {"period": "2025-07", "signed": "yes"},
    ),
    Stated("halden/containers", "halden", "containers", (("halden/en", "9,200 containers a day"),)),
    Stated("halden/cargo/2025", "halden", "cargo", (("halden/en", "38 million tonnes"),), {"period": "2025"}),
)


class Dated(Writer):
    """The ordinary writer, with a clock of ours: the day when all was first recorded."""

    clock = RECORDED

    def now(self) -> str:
        return format_time(datetime.fromisoformat(self.clock))


class DatedLater(Dated):
    """The same, on the day when some of it was corrected."""

    clock = CORRECTED


def documents() -> list[Document]:
    """Return the texts of the sources, as first recorded and as corrected."""
    found: list[Document] = []
    for paper in PAPERS:
        found += [_document(paper.key, text) for text in dict.fromkeys((paper.text, corrected_text(paper)))]
    return found


def corrected_text(paper: Paper) -> str:
    """Return what the source says since it was corrected."""
    text = paper.text
    for source, before, after, _ in CORRECTIONS:
        if source == paper.key:
            text = text.replace(before, after)
    return text


def texts() -> Texts:
    """Return the texts at hand: those of the sources, and nothing from any folder."""
    return Texts(Path("/nonexistent"), documents())


def build(location: Location) -> None:
    """Write all of it into a new, empty ledger."""
    with writing(location) as plain:
        _write(Dated(plain.connection))
        _correct(DatedLater(plain.connection))


def _write(writer: Writer) -> None:
    for unit, fields in UNITS:
        add(writer, "unit", unit, fields, by=BY)
    for paper in PAPERS:
        fields = {"title": f"Text {paper.key}", "language": paper.language} | paper.fields
        add(writer, "source", paper.key, fields | _digest(paper.key, paper.text), by=BY)
    rate = {"base": "EUR", "quote": "USD", "value": "1.10", "date": "2025-06-30", "source": "rates/en"}
    add(writer, "rate", None, rate, by=BY)
    at_hand = texts()
    names = {row["key"]: row for row in table(Path(__file__).parent / "names.tsv")}
    for claim in CLAIMS:
        add(writer, "claim", claim.key, _claim(claim, names), by=BY)
        for source, text, *given in claim.entries:
            fields = given[0] if given else {}
            record(writer, Recording(claim=claim.key, source=source, text=text, **fields), at_hand, by=BY)


def _claim(claim: Stated, names: dict[str, dict[str, str]]) -> dict[str, Any]:
    both = names[claim.subject], names[claim.key]
    aliases = {tag: tuple(name for row in both for name in row[tag].split("|")) for tag in LANGUAGES}
    return {
        "subject": SUBJECTS[claim.subject],
        "measure": claim.measure,
        "value_type": "quantity",
        "aliases": aliases,
        **claim.fields,
    }


def _correct(writer: Writer) -> None:
    reason = "corrected by the source"
    papers = {paper.key: paper for paper in PAPERS}
    for key, _, after, claim in CORRECTIONS:
        digest = _digest(key, corrected_text(papers[key]))
        revise(writer, "source", key, digest, by=BY, reason=reason)
        revise_entry(writer, f"{claim}@{key}", {"text": after}, texts(), by=BY, reason=reason)


def _digest(key: str, text: str) -> dict[str, str]:
    return {"sha256": str(_document(key, text).digest), "length": str(len(text))}


def _document(key: str, text: str) -> Document:
    return Document(key, text, Digest.of(text.encode()))
