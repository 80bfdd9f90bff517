"""What Arabic "قد" says of what has been, and of what may be; and names that tell one of a series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factledger.domain.claim import Claim
from factledger.reading.markup.plain import plain_draft
from factledger.rules.example import bodies
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.store.engine import Location

CLAIMS = {
    "acme/stores": Claim(
        subject="acme", measure="stores", value_type="quantity", unit="store", aliases={"ar": ("أكمي", "متجر")}
    ),
    "orla/fare/north": Claim(
        subject="orla",
        measure="fare/north",
        value_type="quantity",
        unit="EUR",
        aliases={"pt": ("tarifa", "Norte Velho")},
    ),
    "orla/fare/south": Claim(
        subject="orla", measure="fare/south", value_type="quantity", unit="EUR", aliases={"pt": ("tarifa", "Sul Novo")}
    ),
}
ROWS = (
    "acme/stores@paper: 120 stores; status=planned",
    "orla/fare/north@paper: 14 euros",
    "orla/fare/south@paper: 19 euros",
)


@pytest.fixture
def index(ledger: Location) -> Iterator[Index]:
    with writing(ledger) as writer:
        for key, body in bodies(ROWS):
            writer.append(CLAIMS.get(key, body), key, by="rb")
    with reading(ledger) as reader:
        yield Index(reader, reader.units())


def rules(index: Index, language: str, text: str) -> list[str]:
    return [one.rule for one in lint(plain_draft("d.txt", text), index, LintOptions(language)).findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("كانت أكمي قد افتتحت 120 متجرا.", ["status-changed"]),
        ("قد افتتحت أكمي 120 متجرا.", ["status-changed"]),
        ("قد تفتتح أكمي 120 متجرا.", []),
    ],
)
def test_what_had_been_done_is_no_possibility(index: Index, text: str, found: list[str]) -> None:
    severities = lint(plain_draft("d.txt", text), index, LintOptions("ar")).findings
    assert [one.rule for one in severities if one.severity.value == "error"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A tarifa da Orla no Sul Novo é de 19 euros.", []),
        ("A tarifa da Orla no Sul Novo é de 14 euros.", ["contradicted"]),
        ("A tarifa da Orla no Norte Velho é de 19 euros.", ["contradicted"]),
    ],
)
def test_a_name_that_one_of_a_series_has_tells_which_is_meant(index: Index, text: str, found: list[str]) -> None:
    assert rules(index, "pt", text) == found
