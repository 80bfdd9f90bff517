"""Figures of one sentence that do not come to each other, in all five languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.store.ledger import reading

if TYPE_CHECKING:
    from factledger.store.engine import Location

WRONG = (
    ("en", "The zoo keeps 70 birds: 30 parrots, 25 owls and 20 geese.", "70 birds"),
    ("en", "In all, 85 guests came: 40 dancers, 35 singers and 15 cooks.", "85 guests"),
    ("pt", "O zoo tem 70 aves: 30 papagaios, 25 corujas e 20 gansos.", "70 aves"),
    ("es", "El zoo tiene 70 aves: 30 loros, 25 cisnes y 20 gansos.", "70 aves"),
    ("id", "Kebun itu punya 70 ekor: 30 angsa, 25 nuri dan 20 merpati.", "70 ekor"),
    ("en", "The loan was €600, of which €150 (35%) was repaid.", "35%"),
    ("en", "The school has 300 pupils, 60 of them (30%) boarders.", "30%"),
    ("pt", "A escola tem 300 alunos, das quais 60 (30%) internas.", "30%"),
    ("es", "La escuela tiene 300 alumnos, de ellos 60 (30%) internos.", "30%"),
    ("id", "Sekolah itu punya 300 murid, 60 di antaranya (30%) asing.", "30%"),
    ("ar", "في المدرسة 300 تلميذ، منهم 60 (30 في المئة) أجانب.", "30 في المئة"),
    ("ar", "من أصل 80 نائبا حضر 20 (35 في المئة) الجلسة.", "35 في المئة"),
    ("en", "Sales moved from 400 to 500 litres, a rise of 45%.", "45%"),
    ("id", "Penjualan berubah dari 400 ke 500 liter, naik 45%.", "45%"),
)
RIGHT = (
    ("en", "The zoo keeps 70 birds: 30 parrots, 25 owls and 15 geese."),
    ("en", "The zoo keeps 70 birds: 30 parrots, 15 owls and a few geese."),
    ("en", "The group has 12 farms: 300 hands, 40 tractors and 8 barns."),
    ("en", "The loan was €600, of which €150 (25%) was repaid."),
    ("es", "La escuela tiene 300 alumnos, de ellos 60 (20%) internos."),
    ("ar", "من أصل 80 نائبا حضر 20 (25 في المئة) الجلسة."),
    ("en", "Sales moved from 400 to 500 litres, a rise of 25%."),
    ("en", "Revenue went up by €700 million to €7.9 billion, but profit dropped by 23 percent to €412 million."),
    ("pt", "A receita subiu 300 milhões de euros, para 2 bilhões de euros, e o lucro caiu 12%."),
    ("en", "Rents run from 400 to 500 euros, up 45% since the war."),
)


def wrong(index: Index, language: str, text: str) -> list[str]:
    found = lint(plain_draft("-", text), index, LintOptions(language)).findings
    return [one.text for one in found if one.rule == "arithmetic"]


def test_what_does_not_come_out_within_a_sentence(file_ledger: Location) -> None:
    with reading(file_ledger) as reader:
        index = Index(reader, reader.units())
        found = [(language, text, *wrong(index, language, text)) for language, text, _ in WRONG]
        assert found == list(WRONG)
        assert [text for language, text in RIGHT if wrong(index, language, text)] == []


TWO_SUBJECTS = (
    ("en", "Norvik earned 34 million euros last year. Sandel earned 36 million euros last year."),
    (
        "en",
        "Grabel, who is 42 years old, gave no answer to us. Fihar, who is 56 years old, gave no answer to us.",
    ),
    ("pt", "Norvik gastou 34 milhões de euros em obras. Sandel gastou 36 milhões de euros em obras."),
    ("es", "Norvik gastó 34 millones de euros en obras. Sandel gastó 36 millones de euros en obras."),
    ("id", "Norvik membelanjakan 34 juta euro untuk jalan. Sandel membelanjakan 36 juta euro untuk jalan."),
)
ONE_SUBJECT = (
    ("en", "Norvik earned 34 million euros last year. Norvik earned 36 million euros last year."),
    ("en", "Workers at Norvik numbered 340 in spring. Workers at Norvik numbered 430 in spring."),
    ("es", "Norvik gastó 34 millones de euros en obras. Norvik gastó 43 millones de euros en obras."),
)


def test_sentences_that_open_with_two_names_speak_of_two_things(file_ledger: Location) -> None:
    def contradicting(index: Index, language: str, text: str) -> bool:
        found = lint(plain_draft("-", text), index, LintOptions(language)).findings
        return any(one.rule == "self-contradicts" for one in found)

    with reading(file_ledger) as reader:
        index = Index(reader, reader.units())
        assert [one for one in TWO_SUBJECTS if contradicting(index, *one)] == []
        assert [one for one in ONE_SUBJECT if not contradicting(index, *one)] == []
