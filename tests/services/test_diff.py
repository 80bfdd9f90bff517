"""What changed between two states, and between two ledgers, on both engines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factledger.domain.source import Source
from factledger.services.diff import Change, common, diff
from factledger.services.export import export, import_lines
from factledger.services.revise import retract, revise, void
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.services.conftest import Desk

Told = list[tuple[str, str, int]]


def told(changes: list[Change]) -> Told:
    return [(change.what.value, change.key, change.row.version) for change in changes]


def between(location: Location, old: str, new: str | None = None) -> list[Change]:
    with reading(location) as reader:
        return list(diff(reader.as_of(old), reader if new is None else reader.as_of(new)))


@pytest.fixture
def week(desk: Desk) -> Desk:
    """A ledger of a week's work; row 8 is the last of the week before."""
    desk.record("x/chips", "about 2,000 chips")
    desk.record("x/growth", "340%")
    desk.record("x/staff", "500 engineers", start=112)
    desk.revise("x/chips@a", rank="preferred")
    desk.revise("x/chips@a", text="16,000 chips or more")
    with writing(desk.location) as writer:
        revise(writer, "source", "b", {"publisher": "The B", "authors": ["m", "n"]}, by="jo", reason="was missing")
        void(writer, "entry", "x/growth@a", by="rb", reason="another company")
        retract(writer, "x/staff@a", by="rb", reason="they corrected it")
    desk.record("y/staff", "500 engineers", start=139)
    return desk


def test_each_key_is_told_once_in_the_order_of_the_log(week: Desk) -> None:
    changes = between(week.location, "8")
    assert told(changes) == [
        ("corrected", "x/chips@a", 3),
        ("corrected", "b", 2),
        ("voided", "x/growth@a", 2),
        ("retracted", "x/staff@a", 2),
        ("added", "y/staff", 1),
        ("added", "y/staff@a", 1),
    ]
    chips, b, voided, _, added, _ = changes
    assert chips.before is not None
    assert (chips.before.version, [row.version for row in chips.between]) == (1, [2])
    assert chips.reasons == ["a reason"]
    assert chips.fields()["text"] == ("about 2,000 chips", "16,000 chips or more")
    assert chips.to_json()["changed"] == [
        "text: about 2,000 chips → 16,000 chips or more",
        "rank: normal → preferred",
        "start: 17 → 48",
        "end: 34 → 68",
    ]
    assert b.fields() == {"publisher": (None, "The B"), "authors": (None, ["m", "n"])}
    assert b.to_json()["changed"] == ["publisher: (none) → The B", 'authors: (none) → ["m", "n"]']
    assert (b.row.recorded_by, b.reasons) == ("jo", ["was missing"])
    assert voided.fields() == {}
    assert added.before is None


def test_between_earlier_states_only_what_was_written_then_counts(week: Desk) -> None:
    assert told(between(week.location, "3", "8")) == [
        ("added", "x/chips@a", 1),
        ("added", "x/growth", 1),
        ("added", "x/growth@a", 1),
        ("added", "x/staff", 1),
        ("added", "x/staff@a", 1),
    ]
    assert told(between(week.location, "8", "9")) == [("corrected", "x/chips@a", 2)]
    assert between(week.location, "9", "9") == []


def test_a_later_state_first_tells_what_is_gone(week: Desk) -> None:
    assert told(between(week.location, "10", "8")) == [("gone", "x/chips@a", 2), ("gone", "x/chips@a", 3)]


def test_what_was_voided_and_recorded_again_is_restored(week: Desk) -> None:
    week.record("x/growth", "340%")
    assert told(between(week.location, "12"))[-1] == ("restored", "x/growth@a", 3)


@pytest.fixture
def twin(week: Desk, tmp_path: Path) -> Callable[[Callable[[list[str]], list[str]]], Location]:
    """Return a function that makes another ledger of the same rows, after something is done to its lines."""

    def make(do: Callable[[list[str]], list[str]]) -> Location:
        with reading(week.location) as reader:
            lines = do(list(export(reader)))
        place = Location.parse(str(tmp_path / "twin.db"))
        create(place)
        with writing(place) as writer:
            import_lines(writer, lines)
        return place

    return make


def of_two(old: Location, new: Location) -> tuple[int, list[Change]]:
    with reading(old) as before, reading(new) as after:
        return common(before, after), list(diff(before, after))


def test_a_ledger_that_goes_on_from_another_one(week: Desk, twin: Callable[..., Location]) -> None:
    old = twin(lambda lines: lines[:8])
    shared, changes = of_two(old, week.location)
    assert shared == 8
    assert [change.to_json() for change in changes] == [change.to_json() for change in between(week.location, "8")]
    assert told(of_two(week.location, old)[1])[:2] == [("gone", "x/chips@a", 2), ("gone", "x/chips@a", 3)]


def test_the_same_ledger_twice_is_no_difference(week: Desk, twin: Callable[..., Location]) -> None:
    assert of_two(twin(lambda lines: lines), week.location) == (15, [])


def test_two_branches_of_one_ledger(week: Desk, twin: Callable[..., Location]) -> None:
    branch = twin(lambda lines: lines[:10])
    with writing(branch) as writer:
        writer.append(Source(title="c"), "c", by="jo")
    shared, changes = of_two(branch, week.location)
    assert shared == 10
    assert told(changes)[:2] == [("gone", "c", 1), ("corrected", "b", 2)]
    assert told(changes)[-1] == ("added", "y/staff@a", 1)


@pytest.mark.parametrize(
    ("row", "name", "value", "changed"),
    [
        (3, "text", "about 3,000 chips", ["text: about 3,000 chips → about 2,000 chips"]),
        (0, "title", "another", ["title: another → a"]),
        (0, "recorded_by", "mallory", ["recorded_by: mallory → rb"]),
        (0, "salt", "0" * 32, None),
    ],
)
def test_a_history_that_was_rewritten_comes_first(
    week: Desk, twin: Callable[..., Location], row: int, name: str, value: str, changed: list[str] | None
) -> None:
    def rewrite(lines: list[str]) -> list[str]:
        fields = json.loads(lines[row]) | {name: value}
        lines[row] = json.dumps(fields)
        return lines

    shared, changes = of_two(twin(rewrite), week.location)
    assert shared == row
    (change,) = changes
    assert (change.what, change.row.seq, change.is_rewritten) == ("REWRITTEN", row + 1, True)
    assert changed in (None, change.to_json()["changed"])
    assert list(change.fields()) == [name]


def test_an_earlier_version_that_was_rewritten_is_found_under_later_ones(
    week: Desk, twin: Callable[..., Location]
) -> None:
    def rewrite(lines: list[str]) -> list[str]:
        lines[3] = json.dumps(json.loads(lines[3]) | {"note": "not so"})
        return lines[:8]

    changes = of_two(twin(rewrite), week.location)[1]
    assert told(changes)[:2] == [("REWRITTEN", "x/chips@a", 1), ("corrected", "x/chips@a", 3)]


def test_the_same_rows_in_another_order_are_no_change(week: Desk, twin: Callable[..., Location]) -> None:
    with reading(week.location) as reader:
        first, second, *rest = reader.rows()
    other = twin(lambda _: [])
    with writing(other) as writer:
        writer.write([second.at(1), first.at(2), *rest])
    assert of_two(other, week.location) == (0, [])
