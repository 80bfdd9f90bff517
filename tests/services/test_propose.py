"""Claims proposed from the parent of a source: listed, and recorded only where a person takes one."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from tests.services.conftest import document

from factledger.errors import AmbiguousError, SheetError
from factledger.reading.scan import scan
from factledger.services.propose import propose, taken
from factledger.services.record_sheet import record_sheet
from factledger.services.scan import Scanned
from factledger.services.sheet import COLUMNS, read_sheet, sheet_rows
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Desk

COPY = "Some 2,000 chips, 340%, 500 engineers, 16,000 chips, 7 racks and 10 to 12 days. It cost 1.234 or so.\n"


@pytest.fixture
def family(desk: Desk) -> Desk:
    """A source whose text was made from another one, whose claims are recorded."""
    desk.add("copy", COPY, derived_from="a", relation="translation")
    desk.record("x/chips", "about 2,000 chips", speaker="the-company")
    desk.record("others/chips", "16,000 chips or more")
    desk.record("x/growth", "340%")
    desk.record("y/staff", "500 engineers", start=112)
    desk.record("z/staff", "500 engineers", start=139)
    desk.record("b/days", "10 to 12 days", source="b", page="1")
    return desk


def proposed(desk: Desk, source: str, text: str) -> list[str]:
    with reading(desk.location) as reader:
        return propose(reader, source, scan(text, "en").figures)


def test_every_claim_with_the_same_number_and_unit_is_proposed(family: Desk) -> None:
    assert proposed(family, "copy", COPY) == [
        "x/chips#the-company",
        "x/growth",
        "y/staff | z/staff",
        "others/chips",
        "",
        "",
        "",
    ]


def test_bounds_are_compared_where_no_number_is_stated(family: Desk) -> None:
    family.record("x/days", "between 10 and 12 days", source="b", page="1")
    family.add("of-b", "It took 10 to 12 days, or 10 days.\n", derived_from="b", relation="cites")
    assert proposed(family, "of-b", "It took 10 to 12 days, or 10 days.\n") == ["b/days | x/days", ""]


def test_a_copy_has_the_claims_of_other_copies_and_never_its_own(family: Desk) -> None:
    family.record("copy/racks", "7 racks", source="copy")
    family.add("second", COPY + "More.\n", derived_from="a", relation="copy")
    assert proposed(family, "second", COPY)[4] == "copy/racks"
    assert proposed(family, "copy", COPY)[4] == ""


def test_a_source_that_derives_from_none_has_no_proposals(family: Desk) -> None:
    assert set(proposed(family, "b", COPY)) == set(proposed(family, "none", COPY)) == {""}


def test_only_a_claim_that_a_person_takes_is_recorded(family: Desk, tmp_path: Path) -> None:
    scanned = Scanned(document(COPY), scan(COPY, "en"))
    rows = list(sheet_rows(scanned, "copy", proposed(family, "copy", COPY)))
    path = tmp_path / "s.csv"

    def write(*claims: str) -> None:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS)
            writer.writeheader()
            writer.writerows(row | {"claim": claim} for row, claim in zip(rows, claims, strict=False))

    write("", "", "", "")
    sheet = read_sheet(str(path))
    assert (sheet.lines, sheet.without_claim, sheet.with_proposal) == ((), 4, 4)
    write("*", "", "*", "", "*")
    with pytest.raises(SheetError) as error, writing(family.location) as writer:
        record_sheet(writer, read_sheet(str(path)), family.texts, by="rb")
    assert error.value.found is not None
    assert "line 4: error[ambiguous]: the line takes what is proposed (*), and several claims are" in error.value.found
    assert "line 6: error[sheet]: the line takes what is proposed (*), and nothing is" in error.value.found
    write("*", "", "z/staff", "")
    with writing(family.location) as writer:
        result = record_sheet(writer, read_sheet(str(path)), family.texts, by="rb")
    assert [row.key for row in result.rows] == ["x/chips@copy#the-company", "z/staff@copy"]


def test_a_speaker_in_the_line_goes_before_the_one_that_is_proposed() -> None:
    assert taken("*", None, "a/b#x") == ("a/b", "x")
    assert taken("*", "y", "a/b#x") == ("a/b", "y")
    assert taken("*", None, "a/b") == ("a/b", None)
    assert taken("c/d", "y", "a/b#x") == ("c/d", "y")
    with pytest.raises(SheetError):
        taken("*", None, None)
    with pytest.raises(AmbiguousError):
        taken("*", None, "a/b | c/d")
