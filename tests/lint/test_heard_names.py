"""Subjects that a draft in another script writes as they sound, with no alias in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factledger.reading.markup.plain import plain_draft
from factledger.rules.example import bodies
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim veldmark/passengers; measure=passengers; unit=passenger",
    "veldmark/passengers@paper: 3.4 million passengers",
    "claim oda/passengers; measure=passengers; unit=passenger",
    "oda/passengers@paper: 3.4 million passengers",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("ar", "نقلت شركة فيلدمارك 3.4 مليون راكب.", []),
        ("ar", "نقلت شركة فيلدمارك 5.1 مليون راكب.", ["contradicted"]),
        ("ar", "نقلت شركة تاملنور 3.4 مليون راكب.", ["unregistered"]),
        # Two consonants tell nothing.
        ("ar", "نقلت شركة أودا 3.4 مليون راكب.", ["unregistered"]),
    ],
)
def test_a_subject_is_known_by_its_sound(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with writing(file_ledger) as writer:
        for key, body in bodies(ROWS):
            writer.append(body, key, by="rb", after=None)
    with reading(file_ledger) as reader:
        found = lint(plain_draft("-", text), Index(reader, reader.units()), LintOptions(language))
    assert [one.rule for one in found.findings] == rules
