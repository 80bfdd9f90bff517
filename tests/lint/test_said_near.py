"""Who says a figure by a name near a word such as "said", in all ways in which news puts the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

from factledger.store.engine import Location
from factledger.store.ledger import create

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

ROWS = (
    "source paper; title=Paper; language=en; published=2026-01-10",
    "claim kestrel/stores; measure=stores; statement=How many stores Kestrel runs.",
    "kestrel/stores@paper#marta-oyle: 640 stores",
)

SAID: tuple[tuple[str, str], ...] = (
    ("en", "@ went on to say that Kestrel runs 640 stores."),
    ("en", "@ is quoted as saying that Kestrel runs 640 stores."),
    ("en", "@ has repeatedly said that Kestrel runs 640 stores."),
    ("en", "@ made it clear that Kestrel runs 640 stores."),
    ("en", "In @'s view, Kestrel runs 640 stores."),
    ("en", "By @'s count, Kestrel runs 640 stores."),
    ("en", "Figures from @ show that Kestrel runs 640 stores."),
    ("en", "According to a report by @, Kestrel runs 640 stores."),
    ("en", "@'s figures show that Kestrel runs 640 stores."),
    ("en", "Kestrel runs 640 stores, writes @."),
    ("en", "Kestrel runs 640 stores, notes @."),
    ("en", "@ reports that Kestrel runs 640 stores."),
    ("es", "Según explicó @, Kestrel tiene 640 tiendas."),
    ("es", "Como explica @, Kestrel tiene 640 tiendas."),
    ("es", "Según datos de @, Kestrel tiene 640 tiendas."),
    ("es", "Un informe de @ señala que Kestrel tiene 640 tiendas."),
    ("es", "Las cifras de @ indican que Kestrel tiene 640 tiendas."),
    ("es", "Asegura @ que Kestrel tiene 640 tiendas."),
    ("es", "Kestrel tiene 640 tiendas, asegura @."),
    ("es", "Kestrel tiene 640 tiendas, recordó @."),
    ("es", "@ ha dicho que Kestrel tiene 640 tiendas."),
    ("es", "@ dejó claro que Kestrel tiene 640 tiendas."),
    ("pt", "Segundo dados de @, a Kestrel tem 640 lojas."),
    ("pt", "Um levantamento de @ mostra que a Kestrel tem 640 lojas."),
    ("pt", "Garante @ que a Kestrel tem 640 lojas."),
    ("pt", "A Kestrel tem 640 lojas, garante @."),
    ("pt", "A Kestrel tem 640 lojas, lembrou @."),
    ("pt", "A Kestrel tem 640 lojas, conforme @."),
    ("pt", "@ tem dito que a Kestrel tem 640 lojas."),
    ("pt", "@ salientou que a Kestrel tem 640 lojas."),
    ("id", "@ telah mengatakan bahwa Kestrel memiliki 640 toko."),
    ("id", "Menurut data @, Kestrel memiliki 640 toko."),
    ("id", "Laporan @ menyebutkan Kestrel memiliki 640 toko."),
    ("id", "Data @ menunjukkan bahwa Kestrel memiliki 640 toko."),
    ("id", "Kestrel memiliki 640 toko, imbuh @."),
    ("id", "Kestrel memiliki 640 toko, tulis @."),
    ("id", "Kestrel memiliki 640 toko, dikutip dari @."),
    ("id", "Seperti disampaikan @, Kestrel memiliki 640 toko."),
    ("ar", "أشارت @ إلى أن Kestrel تدير 640 متجرا."),
    ("ar", "خلصت @ إلى أن Kestrel تدير 640 متجرا."),
    ("ar", "بحسب بيانات @ تدير Kestrel 640 متجرا."),
    ("ar", "أفاد تقرير @ بأن Kestrel تدير 640 متجرا."),
    ("ar", "تدير Kestrel 640 متجرا، وفق بيانات @."),
)

IN_ORDER: tuple[tuple[str, str], ...] = (
    # Who hears it does not say it, nor does whom a report is for, or who is only named.
    ("en", "Marta Oyle spoke on Tuesday. Kestrel runs 640 stores, she told the Daily Mirror."),
    ("en", "Marta Oyle spoke on Tuesday. In a report to the Dorsa Council, she said that Kestrel runs 640 stores."),
    ("en", "Marta Oyle spoke on Tuesday. Kestrel runs 640 stores, she said in an interview with Tom Reyes."),
    ("en", "Marta Oyle spoke on Tuesday. She has said that Kestrel runs 640 stores."),
    ("es", "Marta Oyle habló el martes. Kestrel tiene 640 tiendas, dijo a Radio Norte."),
    ("en", "According to a report by Nora Fells, Marta Oyle said that Kestrel runs 640 stores."),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    location = Location.parse(str(tmp_path_factory.mktemp("near") / "ledger.db"))
    create(location)
    with index_of(location, ROWS) as found:
        yield found


@pytest.mark.parametrize(("language", "text"), SAID, ids=[text for _, text in SAID])
def test_another_one_says_it(index: Index, language: str, text: str) -> None:
    assert rules_of(index, language, text.replace("@", "Nora Fells")) == ["wrong-speaker"]
    assert rules_of(index, language, text.replace("@", "Marta Oyle")) == []


@pytest.mark.parametrize(("language", "text"), IN_ORDER, ids=[text for _, text in IN_ORDER])
def test_who_is_only_named_says_nothing(index: Index, language: str, text: str) -> None:
    assert rules_of(index, language, text) == []
