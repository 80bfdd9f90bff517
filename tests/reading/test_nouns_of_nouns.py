"""What the tables tell of counted nouns beside each other: kinds of others, and words for the same."""

from __future__ import annotations

from itertools import combinations

import pytest

from factledger.reading.locale import LANGUAGES
from factledger.reading.tables import NEUTRAL, rows
from factledger.reading.terms import are_alike, narrower


def test_kinds_are_of_nouns_that_are_read() -> None:
    known = {unit for code in LANGUAGES for _, unit, *_ in rows(code, "nouns")}
    told = {unit for narrow, wider in narrower().items() for unit in (narrow, *wider)}
    assert told - known == set()


def test_no_noun_is_a_kind_of_itself_by_way_of_others() -> None:
    def wider_than(unit: str) -> set[str]:
        found: set[str] = set()
        open_ = {unit}
        while open_:
            open_ = {wide for one in open_ for wide in narrower().get(one, ())} - found
            found |= open_
        return found

    assert [unit for unit in narrower() if unit in wider_than(unit)] == []


def test_a_kind_is_no_other_word_for_the_same() -> None:
    assert [(one, wide) for one, wider in narrower().items() for wide in wider if are_alike(one, wide)] == []


@pytest.mark.parametrize("table", ["alike", "narrower"])
def test_nothing_is_told_twice(table: str) -> None:
    told = [columns[0] for columns in rows(NEUTRAL, table)]
    assert len(told) == len(set(told))


def test_nouns_used_for_each_other() -> None:
    sets = [columns[0].split("|") for columns in rows(NEUTRAL, "alike")]
    assert all(are_alike(one, other) for units in sets for one, other in combinations(units, 2))
    assert not are_alike("trawler", "boat")
