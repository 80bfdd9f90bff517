"""What a rule, a plan or a law sets is told as what it would; what is, is not told as what is only thought of."""

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
    "claim orvan-rule/countries; measure=countries; statement=How many countries the Orvan rule limits.",
    "orvan-rule/countries@paper: 150 countries",
    "claim velmar/jobs; measure=jobs; statement=Velmar will create new jobs.",
    "velmar/jobs@paper: 930 jobs",
    "claim kestrel/stores; measure=stores; statement=How many stores Kestrel runs.",
    "kestrel/stores@paper: 640 stores",
    "claim dorsa-stadium/capacity; measure=capacity; statement=How many spectators the Dorsa stadium holds.",
    "dorsa-stadium/capacity@paper: 8,200 spectators",
    "claim nardo/homes; measure=homes",
    "nardo/homes@paper: 1,140 homes; status=planned",
)

CHANGED = ["status-changed"]

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # What a rule sets, it would set.
    ("en", "The Orvan rule limits 150 countries.", []),
    ("en", "The Orvan rule would limit 150 countries.", []),
    ("en", "The Orvan rule seeks to limit 150 countries.", []),
    ("es", "La norma Orvan pretende limitar a 150 países.", []),
    ("pt", "A regra Orvan limitaria 150 países.", []),
    ("en", "The Orvan rule does not limit 150 countries.", ["negated"]),
    # So does a claim that itself says what will be.
    ("en", "Velmar plans to create 930 jobs.", []),
    # What is, is no plan.
    ("en", "Kestrel would run 640 stores.", CHANGED),
    ("en", "Kestrel is considering opening 640 stores.", CHANGED),
    ("en", "Analysts expect that Kestrel will run 640 stores.", CHANGED),
    ("es", "Kestrel estudia abrir 640 tiendas.", CHANGED),
    ("es", "No está claro si Kestrel tiene 640 tiendas.", CHANGED),
    ("pt", "A Kestrel cogita abrir 640 lojas.", CHANGED),
    ("pt", "A Kestrel abriria 640 lojas.", CHANGED),
    ("id", "Kestrel mempertimbangkan membuka 640 toko.", CHANGED),
    ("id", "Tidak menutup kemungkinan Kestrel memiliki 640 toko.", CHANGED),
    ("ar", "تدرس Kestrel فتح 640 متجرا.", CHANGED),
    ("ar", "من غير الواضح ما إذا كانت Kestrel تدير 640 متجرا.", CHANGED),
    ("en", "It is not true that Kestrel runs 640 stores.", ["negated"]),
    ("es", "Es mentira que Kestrel tenga 640 tiendas.", ["negated"]),
    ("pt", "Não é verdade que a Kestrel tenha 640 lojas.", ["negated"]),
    ("id", "Tidak benar bahwa Kestrel memiliki 640 toko.", ["negated"]),
    ("ar", "ليس صحيحا أن Kestrel تدير 640 متجرا.", ["negated"]),
    # So it is where it is said behind the figure.
    ("en", "That Kestrel runs 640 stores is not true.", ["negated"]),
    ("en", "Of Kestrel, 640 stores are under consideration.", CHANGED),
    ("es", "Que Kestrel tenga 640 tiendas es mentira.", ["negated"]),
    ("es", "640 tiendas de Kestrel están en estudio.", CHANGED),
    ("pt", "Que a Kestrel tenha 640 lojas é falso.", ["negated"]),
    ("id", "Kabar bahwa Kestrel punya 640 toko tidak benar.", ["negated"]),
    ("ar", "القول إن Kestrel تدير 640 متجرا غير صحيح.", ["negated"]),
    # What only looks so is in order.
    ("en", "Due to demand, Kestrel runs 640 stores.", []),
    ("en", "Kestrel did not close, but runs 640 stores.", []),
    ("es", "Kestrel no cerró, pero tiene 640 tiendas.", []),
    ("pt", "A Kestrel não fechou, mas tem 640 lojas.", []),
    ("id", "Kestrel tidak tutup, tetapi memiliki 640 toko.", []),
    ("es", "El estadio Dorsa puede albergar a 8.200 espectadores.", []),
    ("pt", "O estádio Dorsa pode receber 8.200 espectadores.", []),
    ("id", "Stadion Dorsa dapat menampung 8.200 penonton.", []),
    # A plan may be told in any words of plans, and not as a fact.
    ("en", "Nardo is eyeing 1,140 homes.", []),
    ("en", "Nardo seeks to build 1,140 homes.", []),
    ("es", "Nardo se dispone a construir 1.140 viviendas.", []),
    ("pt", "A Nardo tenciona construir 1.140 casas.", []),
    ("id", "Nardo berambisi membangun 1.140 rumah.", []),
    ("en", "Nardo has 1,140 homes.", CHANGED),
    ("es", "Nardo tiene 1.140 viviendas.", CHANGED),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    location = Location.parse(str(tmp_path_factory.mktemp("ruled") / "ledger.db"))
    create(location)
    with index_of(location, ROWS) as found:
        yield found


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=[text for _, text, _ in CASES])
def test_what_is_said_of_a_figure_is_what_the_ledger_says_of_it(
    index: Index, language: str, text: str, wanted: list[str]
) -> None:
    assert rules_of(index, language, text) == wanted
