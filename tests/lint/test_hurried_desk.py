"""A ledger of a desk in a hurry: its claims have names in the language of their source alone, and drafts in any.

The claims and the sentences of each language stand in hurried/. What is right has to be tied and pass, and what says
the same number of another measure of the same subject has to be found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, judged
from tests.lint.ledger import LANGUAGES

from factledger.reading.terms import phrased_terms
from factledger.services.lint.match.matters import matters_of_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("hurried"), "hurried") as found:
        yield found


@pytest.mark.parametrize("language", LANGUAGES)
def test_claims_without_other_names_are_tied_in_every_language(index: Index, language: str) -> None:
    found = [one for one in judged(index, language, "hurried") if one.wanted != one.found]
    assert [(one.text, one.wanted, one.found) for one in found] == []


def test_what_a_measure_speaks_of_is_the_same_in_every_language() -> None:
    measures = ("deposits", "depósitos", "simpanan", "ودائع")
    assert all("deposit" in matters_of_measure(one) for one in measures)


def test_a_matter_that_says_how_much_or_when_tells_no_measure() -> None:
    assert matters_of_measure("average annual growth") == frozenset()


def test_a_phrase_in_a_measure_has_its_own_term() -> None:
    assert "=share" in phrased_terms("share price change")
    assert "=dismiss" in phrased_terms("job cuts")
