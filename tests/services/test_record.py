"""Recording: what is written is what the text says; everything else is refused with both readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.services.conftest import TEXT, document

from factledger.domain.unit import UnitRecord
from factledger.errors import (
    AmbiguousError,
    ExistsError,
    FactledgerError,
    MisuseError,
    NoFigureError,
    NotFoundError,
    RefusedError,
    StaleError,
)
from factledger.services.revise import retract, revise_entry, void
from factledger.services.texts import Texts
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Desk


def test_everything_is_read_from_the_text(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips", speaker="the-company")
    entry = desk.entry("x/chips@a#the-company")
    assert (entry.hedge, entry.value, entry.unit, entry.noun, entry.language) == (
        "about",
        "2000",
        "chip",
        "chips",
        "en",
    )
    assert (entry.start, entry.end, entry.sha256) == ("17", "34", str(document().digest))
    assert (entry.status, entry.rank, entry.role) == ("asserted", "normal", "level")


def test_the_sentence_gives_the_role_and_the_row_keeps_no_sentence(desk: Desk) -> None:
    desk.record("x/shares", "340%")
    entry = desk.entry("x/shares@a")
    assert (entry.role, entry.direction) == ("change-by", "up")
    assert "rose" not in str(entry)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("2,000 chips", "'about 2,000 chips': about 2000 chip"),
        ("16,000 chips", "'16,000 chips or more': at-least 16000 chip"),
        ("2 chips", "the text of the source does not hold this figure"),
        ("3,000 chips", "the text of the source does not hold this figure"),
        ("H800s", "it is set aside as model-name"),
    ],
)
def test_error_when_the_text_says_something_else(desk: Desk, words: str, message: str) -> None:
    with pytest.raises(RefusedError) as caught:
        desk.record("x/chips", words)
    assert message in str(caught.value)
    with reading(desk.location) as reader:
        assert reader.size() == 2


def test_a_refusal_shows_both_readings(desk: Desk) -> None:
    with pytest.raises(RefusedError) as caught:
        desk.record("x/chips", "2,000 chips")
    assert str(caught.value) == (
        "error[refused]: the source says more than that\n"
        "  expected: 'about 2,000 chips': about 2000 chip\n"
        "  found: '2,000 chips': plain 2000 chip\n"
        "  where: --at 17 (line 1, column 18)\n"
        "  do: record the whole figure"
    )


def test_a_refusal_says_where_the_figure_stands(desk: Desk) -> None:
    with pytest.raises(RefusedError) as caught:
        desk.record("x/chips", "about 2,000 chips", start=60)
    assert str(caught.value) == (
        "error[refused]: 'about 2,000 chips' does not stand there\n"
        "  expected: --at 17 (line 1, column 18)\n"
        "  found: --at 60\n"
        "  do: give the place where it stands"
    )


def test_a_refusal_of_other_words_shows_both_readings(desk: Desk) -> None:
    with pytest.raises(RefusedError) as caught:
        desk.record("x/chips", "around 2,000 chips")
    assert caught.value.expected is not None
    assert caught.value.expected.startswith("'about 2,000 chips': about 2000 chip or ")
    assert caught.value.found == "'around 2,000 chips': about 2000 chip"


def test_spacing_and_capitals_may_differ_and_are_noted(desk: Desk) -> None:
    recorded = desk.record("x/chips", "About  2,000 CHIPS")
    assert recorded.notes == ("given as 'About  2,000 CHIPS'",)
    assert desk.entry("x/chips@a").text == "about 2,000 chips"


def test_two_occurrences_are_listed_never_guessed(desk: Desk) -> None:
    with pytest.raises(AmbiguousError, match="stands 2 times"):
        desk.record("x/engineers", "500 engineers")
    desk.record("x/engineers", "500 engineers", start=TEXT.rindex("500 engineers"))
    assert desk.entry("x/engineers@a").start == str(TEXT.rindex("500 engineers"))


def test_what_is_not_settled_is_never_recorded(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="is not settled"):
        desk.record("x/cost", "10.000 chips", source="b")
    with reading(desk.location) as reader:
        assert reader.find("entry", "x/cost@b") is None
    desk.record("x/cost", "10.000 chips", source="b", value="10000")
    assert desk.entry("x/cost@b").value == "10000"


def test_error_when_the_value_given_is_not_what_the_text_reads_to(desk: Desk) -> None:
    with pytest.raises(RefusedError) as caught:
        desk.record("x/chips", "about 2,000 chips", value="3000")
    assert caught.value.expected == "about 2000 chip"
    assert caught.value.found == "3000"


def test_error_when_words_around_the_figure_are_given(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="more than a figure"):
        desk.record("x/chips", "the company used about 2,000 chips", source="b")


def test_error_on_another_unit_than_the_claim_has(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    with pytest.raises(RefusedError) as caught:
        desk.record("x/chips", "about 2,000 people", source="b")
    assert (caught.value.expected, caught.value.found) == ("chip", "person")


def test_a_narrower_kind_fits_a_claim(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    desk.record("x/chips", "at least 2,000 A100s", source="b")
    assert desk.entry("x/chips@b").unit == "A100"


def test_error_when_it_is_recorded_already(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    with pytest.raises(ExistsError, match="recorded already"):
        desk.record("x/chips", "about 2,000 chips")


def test_a_source_may_state_it_differently_a_second_time(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    desk.record("x/chips", "16,000 chips or more", again=True)
    assert desk.entry("x/chips@a~2").hedge == "at-least"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"source": "none"}, NotFoundError),
        ({"new": False}, NotFoundError),
        ({"status": "rumoured"}, MisuseError),
        ({"text": "chips", "source": "b"}, NoFigureError),
        ({"text": None}, MisuseError),
        ({"other": "2022", "value_type": "date"}, MisuseError),
        ({"claim": "A B"}, FactledgerError),
        ({"speaker": "A B"}, FactledgerError),
    ],
)
def test_error_on_a_recording_that_cannot_be(desk: Desk, given: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        desk.record(**({"claim": "x/chips", "text": "about 2,000 chips"} | given))


def test_dates_texts_and_yes_no_hold_a_place_our_value_and_who_checked(desk: Desk) -> None:
    desk.record("x/when", "2024", other="2024", value_type="date", checked_by="nn")
    desk.record("x/model", "trained on H800s", other="H800", value_type="text", checked_by="nn")
    desk.record("x/is-so", "The model was trained", other="yes", value_type="yes-no", checked_by="nn")
    entry = desk.entry("x/model@a")
    assert (entry.text, entry.other_value, entry.checked_by) == (None, "H800", "nn")
    assert TEXT[int(entry.start or 0) : int(entry.end or 0)] == "trained on H800s"


def test_error_on_a_date_that_is_none(desk: Desk) -> None:
    with pytest.raises(FactledgerError, match="not a date"):
        desk.record("x/when", "2024", other="last year", value_type="date", checked_by="nn")


def test_a_unit_of_the_ledger_is_read(desk: Desk) -> None:
    with writing(desk.location) as writer:
        rack = UnitRecord(definition="[rack]", group="count", names={"en": ("rack", "racks")})
        writer.append(rack, "rack", by="rb")
    desk.record("x/racks", "about 40 racks", source="b")
    assert desk.entry("x/racks@b").unit == "rack"


def test_a_correction_is_a_new_version(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    with writing(desk.location) as writer:
        changes = {"text": "16,000 chips or more"}
        recorded, before = revise_entry(writer, "x/chips@a@@1", changes, desk.texts, by="nn", reason="the wrong figure")
    assert (before.version, recorded.row.version, recorded.row.recorded_by) == (1, 2, "nn")
    assert desk.entry("x/chips@a").hedge == "at-least"
    with reading(desk.location) as reader:
        assert reader.get("entry", "x/chips@a", 1).body.to_json()["text"] == "about 2,000 chips"


@pytest.mark.parametrize("name", ["x/chips@a@@1", "#4"])
def test_error_on_a_correction_of_an_old_version(desk: Desk, name: str) -> None:
    desk.record("x/chips", "about 2,000 chips")
    for text in ("16,000 chips or more", "about 2,000 chips"):
        with writing(desk.location) as writer:
            revise_entry(writer, "x/chips@a", {"text": text}, desk.texts, by="rb", reason="a reason")
    with pytest.raises(StaleError), writing(desk.location) as writer:
        revise_entry(writer, name, {"rank": "deprecated"}, desk.texts, by="rb", reason="a reason")


def test_error_on_a_correction_without_a_reason_or_a_change(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    with pytest.raises(MisuseError, match="needs a reason"), writing(desk.location) as writer:
        revise_entry(writer, "x/chips@a", {"rank": "deprecated"}, desk.texts, by="rb", reason=None)
    with pytest.raises(RefusedError, match="nothing would change"), writing(desk.location) as writer:
        revise_entry(writer, "x/chips@a", {"rank": "normal"}, desk.texts, by="rb", reason="a reason")


def test_void_is_our_error_and_retract_is_theirs(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    desk.record("y/chips", "16,000 chips or more")
    with writing(desk.location) as writer:
        void(writer, "entry", "x/chips@a", by="rb", reason="recorded twice")
        retract(writer, "y/chips@a", by="rb", reason="the paper corrected itself")
    with reading(desk.location) as reader:
        ours, theirs = reader.get("entry", "x/chips@a"), reader.get("entry", "y/chips@a")
        assert (ours.is_void, ours.body.to_json()["status"]) == (True, "asserted")
        assert (theirs.is_void, theirs.body.to_json()["status"]) == (False, "retracted")
        assert [row.key for row in reader.current("entry")] == ["y/chips@a"]
    with pytest.raises(RefusedError, match="void already"), writing(desk.location) as writer:
        void(writer, "entry", "x/chips@a", by="rb", reason="again")
    with pytest.raises(RefusedError, match="retracted already"), writing(desk.location) as writer:
        retract(writer, "y/chips@a", by="rb", reason="again")


def test_what_was_void_may_be_recorded_again(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    with writing(desk.location) as writer:
        void(writer, "entry", "x/chips@a", by="rb", reason="recorded twice")
    assert desk.record("x/chips", "about 2,000 chips").row.version == 3


def test_error_on_withdrawing_what_others_rest_on(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    for kind, key in (("claim", "x/chips"), ("source", "a")):
        with pytest.raises(RefusedError, match="other rows rest on"), writing(desk.location) as writer:
            void(writer, kind, key, by="rb", reason="a reason")


def test_a_text_that_was_changed_is_not_at_hand(tmp_path: Path) -> None:
    kept = Texts(tmp_path).keep(document())
    assert Texts(tmp_path).find(str(document().digest)) == TEXT
    kept.write_text("something else", encoding="utf-8")
    assert Texts(tmp_path).find(str(document().digest)) is None
    assert (tmp_path / ".factledger" / ".gitignore").read_text(encoding="utf-8") == "*\n"
