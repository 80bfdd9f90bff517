"""Corrections: what a person chose holds as long as it is about the same words; rows that others rest on stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.services.conftest import TEXT

from factledger.domain.claim import Claim
from factledger.domain.unit import UnitRecord
from factledger.errors import FactledgerError, NotFoundError, RefusedError, UnitError
from factledger.services.add import add
from factledger.services.check import check_rows
from factledger.services.revise import revise, void
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from tests.services.conftest import Desk

    from factledger.services.check import Part

PRICES = "The yield rose 3.4% in May. Prices fell 5% in June. The share was 7%."


def test_another_figure_has_the_role_of_its_own_sentence(desk: Desk) -> None:
    desk.add("p", PRICES)
    desk.record("x/change", "3.4%", source="p")
    assert (desk.entry("x/change@p").role, desk.entry("x/change@p").direction) == ("change-by", "up")
    revised = desk.revise("x/change@p", text="5%")
    assert (revised.role, revised.direction) == ("change-by", "down")
    revised = desk.revise("x/change@p", text="7%")
    assert (revised.role, revised.direction) == ("level", None)


def test_a_role_that_a_person_set_against_the_text_is_kept(desk: Desk) -> None:
    desk.add("p", PRICES)
    desk.record("x/rate", "3.4%", source="p", role="level")
    assert (desk.entry("x/rate@p").role, desk.entry("x/rate@p").direction) == ("level", None)
    revised = desk.revise("x/rate@p", text="5%")
    assert (revised.role, revised.direction) == ("level", None)
    assert desk.revise("x/rate@p", role="change-by").direction == "down"


def test_error_on_a_direction_that_the_text_contradicts(desk: Desk) -> None:
    desk.add("p", PRICES)
    with pytest.raises(RefusedError) as caught:
        desk.record("x/change", "3.4%", source="p", direction="down")
    assert str(caught.value) == (
        "error[refused]: '3.4%' goes the other way in the text\n"
        "  expected: up\n"
        "  found: down\n"
        "  do: leave --direction out"
    )


def places(desk: Desk) -> Part:
    with reading(desk.location) as reader:
        return next(part for part in check_rows(reader, "x", desk.texts).parts if part.name == "locators")


def test_check_shows_a_role_that_a_person_chose_and_fails_on_a_wrong_direction(desk: Desk) -> None:
    desk.add("p", PRICES)
    desk.record("x/rate", "3.4%", source="p", role="level")
    assert places(desk).findings == ()
    (note,) = places(desk).remarks
    assert note == "#5 x/rate@p: a person says level, the text at 15..19 reads change-by, up"
    desk.record("y/change", "5%", source="p")
    wrong = replace(desk.entry("y/change@p"), direction="up")
    with writing(desk.location) as writer:
        writer.append(wrong, "y/change@p", by="rb", after=1, reason="a mistake of an earlier version")
    (finding,) = places(desk).findings
    assert finding.message == "the text says down at 40..42, the row up"


def test_what_a_person_settled_stays_settled(desk: Desk) -> None:
    desk.add("c", "It costs $1,200 there and 10.000 chips more.", country="CA")
    for claim, text, choice in (("x/cost", "$1,200", {"unit": "CAD"}), ("x/chips", "10.000 chips", {"value": "10000"})):
        desk.record(claim, text, source="c", **choice)
        revised = desk.revise(f"{claim}@c", status="possible")
        assert (revised.status, revised.unit, revised.value) == (
            "possible",
            choice.get("unit", "chip"),
            choice.get("value", "1200"),
        )
    with pytest.raises(RefusedError, match="not settled"):
        desk.revise("x/chips@c", text="$1,200")


def test_the_place_of_a_figure_that_stands_twice_is_kept(desk: Desk) -> None:
    start = TEXT.rindex("500 engineers")
    desk.record("x/engineers", "500 engineers", start=start)
    assert desk.revise("x/engineers@a", text="500 engineers", rank="preferred").start == str(start)


def test_a_date_keeps_its_place_when_it_is_not_given_again(desk: Desk) -> None:
    desk.record("x/when", "2024", other="2024", value_type="date", checked_by="nn")
    before = desk.entry("x/when@a")
    after = desk.revise("x/when@a", note="looked at")
    assert before.start is not None
    assert (after.start, after.end, after.sha256) == (before.start, before.end, before.sha256)


def test_a_row_number_stands_wherever_a_key_can(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")  # the claim is row 3, the entry row 4
    desk.record("3", "40 chips", source="2")
    assert desk.entry("x/chips@b").value == "40"
    desk.record("y/chips", "80 chips", source="#2", derived_from=("#5",))
    assert desk.entry("y/chips@b").derived_from == ("x/chips@b",)
    with writing(desk.location) as writer:
        row = add(writer, "source", "c", {"title": "c", "derived_from": "#1", "relation": "copy"}, by="rb")
    assert row.body.to_json()["derived_from"] == "a"
    assert desk.revise("4@@1", rank="preferred").rank == "preferred"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("4@@7", "row 4 is another version of 'x/chips@a'"),
        ("3", "row 3 is no entry"),
        ("99", "there is no row 99"),
    ],
)
def test_error_on_a_row_number_that_names_something_else(desk: Desk, key: str, message: str) -> None:
    desk.record("x/chips", "about 2,000 chips")
    with pytest.raises(NotFoundError, match=message):
        desk.revise(key, rank="preferred")


def test_a_period_is_that_of_the_claim(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips", period="2024")
    desk.record("x/chips", "40 chips", source="b", period="2024")
    with pytest.raises(RefusedError) as caught:
        desk.record("x/chips", "40 chips", source="b", period="2025", again=True)
    assert (caught.value.expected, caught.value.found) == ("period 2024", "period 2025")


REFERENCES: list[tuple[str, dict[str, Any], str]] = [
    ("claim", {"unit": "person"}, "the entry x/chips@a (#4) contradicts the change"),
    ("claim", {"value_type": "date"}, "the entry x/chips@a (#4) contradicts the change"),
]


@pytest.mark.parametrize(("kind", "changes", "message"), REFERENCES)
def test_error_on_a_claim_that_its_entries_contradict(
    desk: Desk, kind: str, changes: dict[str, Any], message: str
) -> None:
    desk.record("x/chips", "about 2,000 chips")
    with pytest.raises(RefusedError) as caught, writing(desk.location) as writer:
        revise(writer, kind, "x/chips", changes, by="rb", reason="a reason")
    assert message in str(caught.value)


def test_error_on_withdrawing_a_source_that_another_was_made_from(desk: Desk) -> None:
    with writing(desk.location) as writer:
        add(writer, "source", "c", {"title": "c", "derived_from": "b", "relation": "copy"}, by="rb")
    with pytest.raises(RefusedError, match="source c"), writing(desk.location) as writer:
        void(writer, "source", "b", by="rb", reason="a reason")


def test_error_on_withdrawing_a_unit_that_is_used(desk: Desk) -> None:
    with writing(desk.location) as writer:
        names: dict[str, tuple[str, ...]] = {"en": ("rack", "racks")}
        writer.append(UnitRecord(definition="[rack]", group="count", names=names), "rack", by="rb")
        writer.append(UnitRecord(definition="[blade]", group="count", kind_of="rack"), "blade", by="rb")
        writer.append(UnitRecord(definition="2 rack", group="count"), "shelf", by="rb")
    desk.record("x/racks", "40 racks per hour", source="b")
    with pytest.raises(RefusedError) as caught, writing(desk.location) as writer:
        void(writer, "unit", "rack", by="rb", reason="a reason")
    assert caught.value.found == "entry x/racks@b (#7), claim x/racks (#6), unit blade (#4)"


def test_error_on_sources_that_derive_from_each_other(desk: Desk) -> None:
    with writing(desk.location) as writer:
        for key, parent in (("c", "b"), ("d", "c")):
            add(writer, "source", key, {"title": key, "derived_from": parent, "relation": "copy"}, by="rb")
    changes = {"derived_from": "d", "relation": "copy"}
    with pytest.raises(RefusedError) as caught, writing(desk.location) as writer:
        revise(writer, "source", "b", changes, by="rb", reason="a reason")
    assert caught.value.found == "b from d from c from b"


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("nonsense@nowhere", "there is no entry 'nonsense@nowhere'"),
        ("nonsense", "there is no entry 'nonsense'"),
        ("x/denied@a", "nothing may rest on an entry that is denied"),
        ("x/void@a", "the entry 'x/void@a' was withdrawn"),
    ],
)
def test_error_on_resting_on_what_does_not_stand(desk: Desk, base: str, message: str) -> None:
    desk.record("x/denied", "about 2,000 chips", status="denied")
    desk.record("x/void", "about 2,000 chips")
    with writing(desk.location) as writer:
        void(writer, "entry", "x/void@a", by="rb", reason="a reason")
    with pytest.raises(FactledgerError, match=message):
        desk.record("x/sum", "40 chips", source="b", derived_from=(base,))


def test_error_on_an_entry_derived_from_itself(desk: Desk) -> None:
    desk.record("x/one", "40 chips", source="b")
    desk.record("x/two", "80 chips", source="b", derived_from=("x/one@b",))
    with pytest.raises(RefusedError, match="derived from itself"):
        desk.revise("x/one@b", derived_from=("x/two@b",))


@pytest.mark.parametrize(
    ("written", "unit"),
    [("millimetre", "millimeter"), ("USD/litre", "USD/liter"), ("square_kilometre", "square_kilometer"), ("km", None)],
)
def test_a_unit_of_a_claim_may_be_spelled_as_in_britain(desk: Desk, written: str, unit: str | None) -> None:
    fields = {"subject": "X", "measure": "rain", "value_type": "quantity", "unit": written}
    with writing(desk.location) as writer:
        if unit is None:
            with pytest.raises(UnitError, match="is not known") as found:
                add(writer, "claim", "x/rain", fields, by="rb")
            assert found.value.do == "give it as kilometer"
            return
        row = add(writer, "claim", "x/rain", fields, by="rb")
        assert isinstance(row.body, Claim)
        assert row.body.unit == unit
        with pytest.raises(RefusedError, match="nothing would change"):
            revise(writer, "claim", "x/rain", {"unit": written}, by="rb", reason="a reason")


def test_a_claim_keeps_a_unit_that_a_figure_brought(desk: Desk) -> None:
    desk.add("g", "It has 14 gizmos.")
    desk.record("x/gizmos", "14 gizmos", source="g")
    with writing(desk.location) as writer:
        row, _ = revise(writer, "claim", "x/gizmos", {"subject": "Tool"}, by="rb", reason="named")
        assert isinstance(row.body, Claim)
        assert (row.body.subject, row.body.unit) == ("Tool", "gizmo")
        with pytest.raises(UnitError, match="the unit 'gadget' is not known"):
            revise(writer, "claim", "x/gizmos", {"unit": "gadget"}, by="rb", reason="a reason")
