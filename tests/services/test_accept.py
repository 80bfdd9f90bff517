"""Accepting what a rule finds: one exact value of one version, with a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from factledger.domain.entry import Entry
from factledger.domain.unit import Acceptance
from factledger.errors import FactledgerError, ImportFailedError, MisuseError, NotFoundError, RefusedError, StaleError
from factledger.services.accept import accept
from factledger.services.export import export, import_lines
from factledger.services.revise import void
from factledger.services.show import show
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Desk

    from factledger.domain.record import Row


def accepted(desk: Desk, entry: str = "x/chips@a", rule: str = "agree", **given: Any) -> Row:
    with writing(desk.location) as writer:
        return accept(writer, entry, rule, by="rb", **({"reason": "they round"} | given))


def test_the_value_is_that_of_the_current_version(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    row = accepted(desk, until="9999", note="told by phone")
    assert row.key == "agree:x/chips@a"
    assert row.reason == "they round"
    assert row.body == Acceptance(
        rule="agree",
        entry="x/chips@a",
        entry_version="1",
        value="about 2000 chip",
        until="9999",
        note="told by phone",
    )
    desk.revise("x/chips@a", text="16,000 chips or more")
    with reading(desk.location) as reader:
        old = show(reader, "agree:x/chips@a").body
    assert isinstance(old, Acceptance)
    assert old.value != desk.entry("x/chips@a").exact_value == "at-least 16000 chip"


def test_accepting_again_is_a_new_version(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    assert [accepted(desk).version, accepted(desk).version] == [1, 2]
    assert accepted(desk, rule="status").version == 1
    desk.revise("x/chips@a", text="16,000 chips or more")
    again = accepted(desk, "x/chips@a@@2", reason="still so")
    assert isinstance(again.body, Acceptance)
    assert (again.version, again.body.entry_version, again.body.value) == (3, "2", "at-least 16000 chip")


def test_an_acceptance_is_withdrawn_and_given_again(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    accepted(desk)
    with writing(desk.location) as writer:
        void(writer, "acceptance", "agree:x/chips@a", by="rb", reason="a mistake")
    with reading(desk.location) as reader:
        assert list(reader.current("acceptance")) == []
    assert accepted(desk).version == 3


@pytest.mark.parametrize(
    ("entry", "given", "kind", "message"),
    [
        ("x/none@a", {}, NotFoundError, "there is no entry 'x/none@a'"),
        ("x/old@a", {}, RefusedError, "the entry 'x/old@a' was withdrawn (#8)"),
        ("x/chips@a@@1", {}, StaleError, "version 1 of 'x/chips@a' is no longer the current one"),
        ("#4", {}, StaleError, "version 1 of 'x/chips@a' is no longer the current one"),
        ("x/chips@a", {"reason": "  "}, MisuseError, "an acceptance needs a reason"),
        ("x/chips@a", {"reason": None}, MisuseError, "an acceptance needs a reason"),
        ("x/chips@a", {"rule": "agre"}, MisuseError, "there is no rule 'agre'"),
        ("x/chips@a", {"until": "2020-02"}, RefusedError, "the acceptance would be over already"),
        ("x/chips@a", {"until": "2020/.."}, FactledgerError, "an acceptance ends on a day"),
        ("x/chips@a", {"until": "XXXX-02-03"}, FactledgerError, "an acceptance ends on a day"),
        ("x/chips@a", {"until": "soon"}, FactledgerError, "this is not a date in EDTF"),
    ],
)
def test_error_and_nothing_is_written(
    desk: Desk, entry: str, given: dict[str, Any], kind: type[FactledgerError], message: str
) -> None:
    desk.record("x/chips", "about 2,000 chips")
    desk.revise("x/chips@a", text="16,000 chips or more")
    desk.record("x/old", "500 engineers", start=112)
    with writing(desk.location) as writer:
        void(writer, "entry", "x/old@a", by="rb", reason="not this one")
    with pytest.raises(kind) as error:
        accepted(desk, entry, **given)
    assert error.value.what == message
    with reading(desk.location) as reader:
        assert (reader.size(), reader.count("acceptance")) == (8, 0)


def test_an_acceptance_may_end_on_the_day_it_is_given(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    today = accepted(desk).recorded_at[:10]
    body = accepted(desk, until=today).body
    assert isinstance(body, Acceptance)
    assert body.last_day == date.fromisoformat(today)


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({"hedge": "about", "value": "2000", "low": "2000", "high": "2000", "unit": "chip"}, "about 2000 chip"),
        ({"hedge": "range", "low": "10", "high": "12.50", "unit": "USD"}, "range 10 to 12.50 USD"),
        ({"hedge": "crowd", "low": "2000", "unit": "chip"}, "crowd 2000 chip"),
        (
            {"hedge": "at-least", "approximate": "yes", "value": "8", "low": "8", "unit": "1"},
            "approximate at-least 8 1",
        ),
        (
            {"hedge": "plain", "value": "5", "unit": "percent", "role": "change-by", "direction": "down"},
            "plain 5 percent change-by down",
        ),
        ({"hedge": "vague", "unit": "chip", "role": "level"}, "vague chip"),
        ({"other_value": "2022-10"}, "2022-10"),
    ],
)
def test_the_exact_value_names_all_that_a_figure_says(fields: dict[str, Any], value: str) -> None:
    entry = Entry(claim="x", source="a", status="asserted", rank="normal", **fields)
    assert entry.exact_value == value


def test_an_acceptance_survives_export_and_import_and_must_name_what_is_there(desk: Desk, tmp_path: Path) -> None:
    desk.record("x/chips", "about 2,000 chips")
    accepted(desk)
    with reading(desk.location) as reader:
        lines, head = list(export(reader)), reader.head()
    copy = Location.parse(str(tmp_path / "copy.db"))
    create(copy)
    for old, new, message in (
        ("agree:x/chips@a", "status:x/chips@a", "its key is not made of its rule and entry"),
        ('"entry_version":"1"', '"entry_version":"2"', "it accepts a version that no line before it holds"),
    ):
        with pytest.raises(ImportFailedError, match=message), writing(copy) as writer:
            import_lines(writer, [*lines[:-1], lines[-1].replace(old, new)])
    with writing(copy) as writer:
        import_lines(writer, lines)
    with reading(copy) as reader:
        assert reader.head() == head
