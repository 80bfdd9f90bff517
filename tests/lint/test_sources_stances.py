"""Lint by documents: what is considered, aimed at, offered, alleged or never planned there is no fact of a draft."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import of_texts

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.run import lint_by_sources

CONSIDERED = [
    (
        "en",
        "Tarrow charges 3 euros for a ticket. A fee of 45 euros on lorries is being discussed.",
        "In Tarrow, a fee of 45 euros on lorries is under discussion.",
        "In Tarrow, lorries will pay a fee of 45 euros.",
    ),
    (
        "pt",
        "Em Lume o bilhete custa 3 euros. Uma taxa de 45 euros sobre os camiões está em discussão.",
        "Em Lume está em discussão uma taxa de 45 euros sobre os camiões.",
        "Em Lume os camiões pagarão uma taxa de 45 euros.",
    ),
    (
        "es",
        "En Olmos el billete cuesta 3 euros. Una tasa de 45 euros a los camiones está en estudio.",
        "En Olmos está en estudio una tasa de 45 euros a los camiones.",
        "En Olmos los camiones pagarán una tasa de 45 euros.",
    ),
    (
        "id",
        "Tiket di Lumajaya berharga 3 euro. Pungutan 45 euro bagi truk masih dibahas.",
        "Di Lumajaya pungutan 45 euro bagi truk masih dibahas.",
        "Di Lumajaya truk akan dikenai pungutan 45 euro.",
    ),
]

AIMED = [
    (
        "en",
        "Moss Valley lost 34% of its water in 2024; the goal is 20% in 2028.",
        "Moss Valley has a goal of 20% of water lost in 2028.",
        "In Moss Valley, the water lost will fall to 20% in 2028.",
    ),
    (
        "pt",
        "Lume perdeu 34% da água em 2024; a meta é de 20% em 2028.",
        "Lume tem como meta 20% de água perdida em 2028.",
        "Lume reduzirá a água perdida para 20% em 2028.",
    ),
    (
        "es",
        "Olmos perdió el 34% del agua en 2024; el objetivo es del 20% en 2028.",
        "Olmos tiene como objetivo un 20% de agua perdida en 2028.",
        "Olmos reducirá el agua perdida al 20% en 2028.",
    ),
]

NEVER_PLANNED = [
    (
        "en",
        (
            "A resident of Tarrow asked whether 120 oaks will be felled. The mayor: it was never planned to "
            "fell 120 oaks; 17 sick trees will go."
        ),
        "In Tarrow it was never planned to fell 120 oaks.",
        "In Tarrow, 120 oaks will be felled.",
    ),
    (
        "pt",
        (
            "Um morador de Lume perguntou se vão ser abatidos 120 carvalhos. A presidente respondeu: nunca "
            "esteve previsto abater 120 carvalhos; saem 17 árvores doentes."
        ),
        "Em Lume nunca esteve previsto abater 120 carvalhos.",
        "Em Lume vão ser abatidos 120 carvalhos.",
    ),
    (
        "es",
        (
            "Un vecino de Olmos preguntó si van a talarse 120 robles. La alcaldesa respondió: nunca estuvo "
            "previsto talar 120 robles; se irán 17 árboles enfermos."
        ),
        "En Olmos nunca estuvo previsto talar 120 robles.",
        "En Olmos van a talarse 120 robles.",
    ),
]

OFFERED = [
    (
        "en",
        "To settle, Kestrel Insurance offered Marsh Haulage €90,000 for the damage, which the company refused.",
        "Kestrel Insurance offered Marsh Haulage €90,000 for the damage.",
        "Kestrel Insurance paid Marsh Haulage €90,000 for the damage.",
    ),
    (
        "pt",
        "Antes do julgamento, a Seguros Garça ofereceu à Transportes Lume 90 mil euros pelos danos, que esta recusou.",
        "A Seguros Garça ofereceu à Transportes Lume 90 mil euros pelos danos.",
        "A Seguros Garça pagou à Transportes Lume 90 mil euros pelos danos.",
    ),
    (
        "es",
        "Antes del juicio, Seguros Garza ofreció a Transportes Olmos 90.000 euros por los daños, que esta rechazó.",
        "Seguros Garza ofreció a Transportes Olmos 90.000 euros por los daños.",
        "Seguros Garza pagó a Transportes Olmos 90.000 euros por los daños.",
    ),
    (
        "id",
        "Sebelum sidang, Asuransi Kuntul menawarkan 90.000 euro kepada PT Lume, dan tawaran itu ditolak.",
        "Asuransi Kuntul menawarkan 90.000 euro kepada PT Lume.",
        "Asuransi Kuntul membayar 90.000 euro kepada PT Lume.",
    ),
]

OF_LISTS = [
    (
        "en",
        (
            "Marsh Haulage demanded 184,500 euros from Kestrel: 126,000 euros for the lorry, 38,500 euros for "
            "lost trade and 20,000 euros for distress."
        ),
        "Marsh Haulage demanded 38,500 euros from Kestrel for lost trade.",
        "Kestrel paid Marsh Haulage 38,500 euros for lost trade.",
    ),
    (
        "es",
        (
            "Transportes Olmos reclamó a Garza 184.500 euros: 126.000 euros por el camión, 38.500 euros por "
            "lucro cesante y 20.000 euros por daño moral."
        ),
        "Transportes Olmos reclamó a Garza 20.000 euros por daño moral.",
        "Garza concedió a Transportes Olmos 20.000 euros por daño moral.",
    ),
]

PLANNED = [
    (
        "en",
        "The second mill of Tarn Paper in Oxley, of 800 megawatts, is planned to start running in 2027.",
        "The second mill of Tarn Paper in Oxley, of 800 megawatts, is to start running in 2027.",
        "The second mill of Tarn Paper in Oxley is now running, with 800 megawatts.",
    ),
    (
        "id",
        "Pabrik kedua PT Lume di Rawa Jati, berkapasitas 800 megawatt, direncanakan mulai beroperasi pada 2027.",
        "Pabrik kedua PT Lume di Rawa Jati, berkapasitas 800 megawatt, direncanakan mulai beroperasi pada 2027.",
        "Pabrik kedua PT Lume di Rawa Jati kini beroperasi dengan kapasitas 800 megawatt.",
    ),
]

CONTESTED = [
    (
        "en",
        (
            "Tessin's director Nora Whit said that repairing the Teal would cost about £3.4 million. Dale "
            "Pross, of the seafarers' union, put the bill closer to £5 million."
        ),
        "Nora Whit of Tessin said that repairing the Teal would cost about £3.4 million.",
        "Repairing the Teal will cost Tessin about £3.4 million.",
    ),
]

ON_CONDITION = [
    (
        "en",
        "Subject to the approval of the meeting in May, members of Tarn Dairy will receive a bonus of 6 euros per cow.",
        "Members of Tarn Dairy will receive a bonus of 6 euros per cow, subject to approval.",
        "Members of Tarn Dairy will receive a bonus of 6 euros per cow.",
    ),
    (
        "pt",
        "Os sócios da Leiteira Lume receberão um bónus de 6 euros por vaca, desde que a assembleia o aprove.",
        "Os sócios da Leiteira Lume receberão um bónus de 6 euros por vaca, desde que a assembleia o aprove.",
        "Os sócios da Leiteira Lume receberão um bónus de 6 euros por vaca.",
    ),
    (
        "es",
        "Los socios de Olmos recibirán una prima de 6 euros por vaca, siempre que la asamblea lo apruebe.",
        "Los socios de Olmos recibirán una prima de 6 euros por vaca, siempre que la asamblea lo apruebe.",
        "Los socios de Olmos recibirán una prima de 6 euros por vaca.",
    ),
    (
        "id",
        "Anggota koperasi Lume akan menerima bonus 6 euro per sapi, asalkan rapat menyetujuinya.",
        "Anggota koperasi Lume akan menerima bonus 6 euro per sapi, asalkan rapat menyetujuinya.",
        "Anggota koperasi Lume akan menerima bonus 6 euro per sapi.",
    ),
]

ALL = [*ON_CONDITION, *CONSIDERED, *AIMED, *NEVER_PLANNED, *OFFERED, *OF_LISTS, *PLANNED, *CONTESTED]

ENDS = [
    (
        "en",
        "The board of Tarn expects revenue of 145 to 150 million euros in 2027.",
        "The board of Tarn expects revenue of 145 to 150 million euros in 2027.",
        "The board of Tarn expects revenue of 150 million euros in 2027.",
    ),
    (
        "pt",
        "As famílias de Lume gastam em comida entre 35% e 40% do rendimento.",
        "As famílias de Lume gastam em comida 35% a 40% do rendimento.",
        "As famílias de Lume gastam em comida 40% do rendimento.",
    ),
]

TAKEN_BACK = [
    (
        "pt",
        "Na ata n.º 4, onde se lê que o subsídio à Feira do Mel é de 58 mil euros, deve ler-se 85 mil euros.",
        "O subsídio à Feira do Mel é de 85 mil euros.",
        "O subsídio à Feira do Mel é de 58 mil euros.",
    ),
    (
        "es",
        "En el acta n.º 4, donde dice que la ayuda a la Feria de la Miel es de 58.000 euros, debe leerse 85.000 euros.",
        "La ayuda a la Feria de la Miel es de 85.000 euros.",
        "La ayuda a la Feria de la Miel es de 58.000 euros.",
    ),
    (
        "en",
        "Minute 4: where it says that the grant to the Honey Fair is 58,000 euros, it should read 85,000 euros.",
        "The grant to the Honey Fair is 85,000 euros.",
        "The grant to the Honey Fair is 58,000 euros.",
    ),
]

OF_WHAT_IS_NAMED_LAST = [
    (
        "en",
        "The line to Farrow lost most. Its passenger numbers fell by 31%, while those of the Dunholm line fell by 4%.",
        "The line to Farrow lost 31% of its passengers.",
        "The Dunholm line lost 31% of its passengers.",
    ),
]


BELIEVED = [
    (
        "en",
        "Our director, Maja Holt, believes that the rate will pass 90% in 2027; Professor Erik Sund expects about 87%.",
        "Maja Holt believes that the rate will pass 90% in 2027.",
        "Professor Erik Sund expects that the rate will pass 90% in 2027.",
    ),
    (
        "es",
        "La directora, Maia Holt, cree que la tasa superará el 90% en 2027; el profesor Erik Sund espera un 87%.",
        "Maia Holt cree que la tasa superará el 90% en 2027.",
        "El profesor Erik Sund espera que la tasa supere el 90% en 2027.",
    ),
    (
        "pt",
        "A diretora, Maia Holt, acredita que a taxa passará de 90% em 2027; o professor Erik Sund espera cerca de 87%.",
        "Maia Holt acredita que a taxa passará de 90% em 2027.",
        "O professor Erik Sund espera que a taxa passe de 90% em 2027.",
    ),
]


def _rules(language: str, document: str, text: str) -> set[str]:
    linted = lint_by_sources(plain_draft("-", text), of_texts({"a.md": document}), LintOptions(language))
    return {finding.rule for finding in linted.findings}


@pytest.mark.parametrize(("language", "document", "right", "wrong"), ALL, ids=[wrong for *_, wrong in ALL])
def test_what_a_document_holds_for_less_than_a_fact_is_no_fact(
    language: str, document: str, right: str, wrong: str
) -> None:
    assert _rules(language, document, right) == set()
    assert "status-changed" in _rules(language, document, wrong)


@pytest.mark.parametrize(("language", "document", "right", "wrong"), ENDS, ids=[wrong for *_, wrong in ENDS])
def test_one_end_of_a_range_is_not_the_range(language: str, document: str, right: str, wrong: str) -> None:
    assert _rules(language, document, right) == set()
    assert _rules(language, document, wrong) & {"hedge-changed", "unsupported"}


@pytest.mark.parametrize(
    ("language", "document", "right", "wrong"),
    [*TAKEN_BACK, *OF_WHAT_IS_NAMED_LAST],
    ids=[wrong for *_, wrong in [*TAKEN_BACK, *OF_WHAT_IS_NAMED_LAST]],
)
def test_what_is_taken_back_or_of_another_line_is_found(language: str, document: str, right: str, wrong: str) -> None:
    assert _rules(language, document, right) == set()
    assert _rules(language, document, wrong) & {"superseded", "wrong-scope"}


@pytest.mark.parametrize(("language", "document", "right", "wrong"), BELIEVED, ids=[wrong for *_, wrong in BELIEVED])
def test_who_expects_one_figure_does_not_expect_the_other(language: str, document: str, right: str, wrong: str) -> None:
    assert not _rules(language, document, right) & {"wrong-speaker", "contradicted"}
    assert _rules(language, document, wrong) & {"wrong-speaker", "contradicted"}


BEFORE_COURT = [
    (
        "en",
        "The defendant, Kestrel, maintained that the lorry was doing more than 100 km/h, which has not been proven.",
        "The defendant maintained that the lorry was doing more than 100 km/h.",
        "The judge said that the lorry was doing more than 100 km/h.",
    ),
    (
        "es",
        "La demandada sostuvo que el camión superaba los 100 km/h, lo que no ha quedado probado.",
        "La demandada sostuvo que el camión superaba los 100 km/h.",
        "El juez dijo que el camión superaba los 100 km/h.",
    ),
    (
        "pt",
        "A demandada sustentou que o camião seguia a mais de 100 km/h, o que não ficou provado.",
        "A demandada sustentou que o camião seguia a mais de 100 km/h.",
        "O juiz disse que o camião seguia a mais de 100 km/h.",
    ),
    (
        "id",
        "Tergugat mendalilkan bahwa truk itu melaju lebih dari 100 km/jam; hal itu tidak terbukti.",
        "Tergugat mendalilkan bahwa truk itu melaju lebih dari 100 km/jam.",
        "Menurut hakim, truk itu melaju lebih dari 100 km/jam.",
    ),
]

OF_PARTS = [
    (
        "en",
        "By the end of 2024 people in Tessin had returned 286 million cans, of about 340 million sold.",
        "Some 340 million cans were sold in Tessin by the end of 2024.",
        "Some 340 million cans were returned in Tessin by the end of 2024.",
    ),
    (
        "es",
        "A finales de 2024 se devolvieron en Olmos 286 millones de latas, de los 340 millones que se habían vendido.",
        "Hasta finales de 2024 se vendieron en Olmos 340 millones de latas.",
        "Hasta finales de 2024 se devolvieron en Olmos 340 millones de latas.",
    ),
]


@pytest.mark.parametrize(
    ("language", "document", "right", "wrong"),
    [*BEFORE_COURT, *OF_PARTS],
    ids=[wrong for *_, wrong in [*BEFORE_COURT, *OF_PARTS]],
)
def test_sides_of_a_case_and_parts_of_a_whole_are_told_apart(
    language: str, document: str, right: str, wrong: str
) -> None:
    assert not _rules(language, document, right) & {"wrong-speaker", "wrong-scope", "contradicted", "not-found"}
    assert _rules(language, document, wrong) & {"wrong-speaker", "wrong-scope", "contradicted"}
