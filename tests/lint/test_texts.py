"""Drafts of several paragraphs: what a later paragraph speaks of, and subjects that are named in full once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index
    from factledger.store.engine import Location

ROWS = (
    "claim tarn-ferries/passengers; unit=passenger",
    "tarn-ferries/passengers@report: 41,300 passengers",
    "claim tarn-ferries/punctuality; unit=percent",
    "tarn-ferries/punctuality@report: 88%",
    "claim tarn-ferries/employees; unit=employee",
    "tarn-ferries/employees@report: 640 employees",
    "claim orla-penfold/votes; unit=vote",
    "orla-penfold/votes@report: 9,842 votes",
)
LEAD = {
    "en": "Tarn Ferries carried 41,300 passengers.\n\n",
    "pt": "A Tarn Ferries transportou 41.300 passageiros.\n\n",
    "es": "Tarn Ferries transportó 41.300 pasajeros.\n\n",
    "id": "Tarn Ferries mengangkut 41.300 penumpang.\n\n",
}


@pytest.fixture
def index(ledger: Location) -> Iterator[Index]:
    with index_of(ledger, ROWS) as found:
        yield found


def _verdicts(index: Index, language: str, text: str) -> list[str]:
    return [one.verdict for one in lint(plain_draft("-", text), index, LintOptions(language)).numbers if one.verdict]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Punctuality came to 88%. It has 640 employees."),
        ("en", "The company has 640 employees."),
        ("pt", "A empresa tem 640 empregados."),
        ("es", "La empresa tiene 640 empleados."),
        ("id", "Perusahaan itu punya 640 karyawan."),
    ],
)
def test_a_paragraph_goes_on_with_what_the_one_before_speaks_of(index: Index, language: str, text: str) -> None:
    assert set(_verdicts(index, language, LEAD[language] + text)) == {"supported"}
    assert _verdicts(index, language, LEAD[language] + text.replace("640", "460"))[-1] == "contradicted"


def test_a_name_between_ends_it(index: Index) -> None:
    text = "Brackwater Lines had a bad year, and moved its office.\n\nPunctuality came to 88%."
    assert _verdicts(index, "en", LEAD["en"] + text)[-1] == "unregistered"
    both = "Orla Penfold and Tarn Ferries were in the news.\n\nPunctuality came to 88%."
    assert _verdicts(index, "en", both)[-1] == "unregistered"


def test_a_subject_is_known_by_a_word_of_its_name(index: Index) -> None:
    lead = "Orla Penfold won the seat, and thanked the crew of Tarn Ferries.\n\n"
    assert _verdicts(index, "en", f"{lead}Penfold got 9,842 votes.") == ["supported"]
    assert _verdicts(index, "en", f"{lead}Penfold got 9,482 votes.") == ["contradicted"]
    assert _verdicts(index, "en", f"{lead}Tarn has 640 employees.") == ["supported"]
    assert _verdicts(index, "en", "Penfold got 9,842 votes.") == ["supported"]  # no other subject has the word
    assert _verdicts(index, "en", "Tom Penfold got 9,842 votes.") == ["unregistered"]
    assert _verdicts(index, "en", f"{lead}Tarn Airways has 640 employees.") == ["unregistered"]
