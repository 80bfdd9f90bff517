"""Export and import: the same rows, the same bytes, the same head, on both engines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.domain.unit import UnitRecord
from factledger.errors import ImportFailedError
from factledger.services.export import export, import_lines
from factledger.services.integrity import integrity
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


ENTRY = Entry(
    claim="x/y",
    source="a",
    text="40 chips",
    figure_kind="count",
    hedge="plain",
    value="40",
    low="40",
    high="40",
    step="1",
    zeros="10",
    unit="chip",
    status="asserted",
    rank="normal",
)


def filled(location: Location) -> Location:
    with writing(location) as writer:
        writer.append(Source(title="Título 中", authors=("b", "a")), "a", by="rb")
        writer.append(Claim(subject="x", measure="y", value_type="quantity", aliases={"pt": ("xis",)}), "x/y", by="rb")
        writer.append(ENTRY, "x/y@a", by="rb")
        writer.append(UnitRecord(definition="[rack]", group="count"), "rack", by="rb")
        writer.append(Source(title="two"), "a", by="nn", after=1, reason="a reason")
        writer.append(Source(title="two"), "a", by="nn", after=2, reason="wrong", void=True)
    return location


def exported(location: Location) -> list[str]:
    with reading(location) as reader:
        return list(export(reader))


def test_the_same_rows_give_the_same_head_and_bytes_on_both_engines(
    tmp_path: Path, new_database: Callable[[], str]
) -> None:
    first = Location.parse(str(tmp_path / "one.db"))
    create(first)
    lines = exported(filled(first))
    with reading(first) as reader:
        head = reader.head()
    for place in (Location.parse(new_database()), Location.parse(str(tmp_path / "two.db"))):
        create(place)
        with writing(place) as writer:
            assert import_lines(writer, lines) == 6
        with reading(place) as reader:
            assert reader.head() == head
            assert not integrity(reader).findings
        assert exported(place) == lines


def test_the_salt_survives_export_and_import(ledger: Location, tmp_path: Path) -> None:
    lines = exported(filled(ledger))
    other = Location.parse(str(tmp_path / "other.db"))
    create(other)
    with writing(other) as writer:
        import_lines(writer, lines)
    with reading(ledger) as mine, reading(other) as theirs:
        assert [row.salt for row in mine.rows()] == [row.salt for row in theirs.rows()]


def test_every_line_is_canonical_and_in_order(ledger: Location) -> None:
    lines = exported(filled(ledger))
    rows = [json.loads(line) for line in lines]
    assert [row["seq"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    for line, row in zip(lines, rows, strict=True):
        assert line == json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_error_on_import_into_a_ledger_with_rows(ledger: Location) -> None:
    lines = exported(filled(ledger))
    with pytest.raises(ImportFailedError, match="not empty"), writing(ledger) as writer:
        import_lines(writer, lines)


def broken(
    change: Callable[[dict[str, object]], object], line: int = 1, *, ascii_: bool = False
) -> Callable[[list[str]], list[str]]:
    def apply(lines: list[str]) -> list[str]:
        row = json.loads(lines[line])
        change(row)
        return [*lines[:line], json.dumps(row, ensure_ascii=ascii_), *lines[line + 1 :]]

    return apply


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda lines: ["{", *lines], "line 1 cannot be imported: it is no JSON"),
        (lambda lines: ["[]", *lines], "line 1 cannot be imported: it is no JSON object"),
        (lambda lines: ["[" * 100_000, *lines], "line 1 cannot be imported: it is no JSON"),
        (lambda lines: lines[1:], "line 1 cannot be imported: row 1 should come here"),
        (lambda lines: [lines[0], lines[0]], "line 2 cannot be imported: row 2 should come here"),
        (broken(lambda row: row.update(kind="rumour")), "line 2 cannot be imported: its format or kind"),
        (broken(lambda row: row.update(format="9")), "line 2 cannot be imported: its format or kind"),
        (broken(lambda row: row.update(extra="x")), "line 2 cannot be imported: a claim has no field 'extra'"),
        (broken(lambda row: row.pop("salt")), "line 2 cannot be imported: its salt"),
        (broken(lambda row: row.update(version=1)), "line 2 cannot be imported: its version is no text"),
        (broken(lambda row: row.update(version="2")), "line 2 cannot be imported: version 1 of x/y should come here"),
        (
            broken(lambda row: row.update(subject=" x ")),
            "line 2 cannot be imported: its texts are not in their canonical",
        ),
        (broken(lambda row: row.pop("subject")), "line 2 cannot be imported"),
        (
            broken(lambda row: row.update(recorded_at="1999-01-01T00:00:00Z")),
            "line 2 cannot be imported: it is earlier",
        ),
        (broken(lambda row: row.update(recorded_at="today")), "line 2 cannot be imported: its recorded_at"),
        (
            broken(lambda row: row.update(recorded_at="9999-99-99T99:99:99Z")),
            "line 2 cannot be imported: its recorded_at is no time",
        ),
        (broken(lambda row: row.update(recorded_by="a\0")), "line 2 cannot be imported: recorded_by holds a control"),
        (broken(lambda row: row.update(recorded_by="e\u0301")), "line 2 cannot be imported: its recorded_by is not in"),
        (broken(lambda row: row.update(recorded_by=" ")), "line 2 cannot be imported: its recorded_by is not in"),
        (broken(lambda row: row.update(reason="")), "line 2 cannot be imported: its reason is not in"),
        (broken(lambda row: row.update(reason="x" * 200_000)), "line 2 cannot be imported: reason is too long"),
        (broken(lambda row: row.update(note="\ud800"), ascii_=True), "line 2 cannot be imported: note holds a control"),
        (broken(lambda row: row.update(void="yes")), "line 2 cannot be imported: its first version withdraws"),
        (broken(lambda row: row.update(void="no")), "line 2 cannot be imported: its void is malformed"),
        (broken(lambda row: row.update(key="X Y")), "line 2 cannot be imported: this is not a claim key"),
        (
            broken(lambda row: row.update(key="41")),
            "line 2 cannot be imported: this is not a claim key, but the number",
        ),
        (broken(lambda row: row.update(key="A"), 0), "line 1 cannot be imported: this is not a source key"),
        (broken(lambda row: row.update(period="soon")), "line 2 cannot be imported: this is not a date in EDTF"),
        (broken(lambda row: row.update(value_type="x")), "line 2 cannot be imported: 'x' is no type of value"),
        (broken(lambda row: row.update(aliases={"\U0001d538": ["x"]})), "line 2 cannot be imported: .* language tag"),
        (broken(lambda row: row.update(aliases={"pt": 5})), "line 2 cannot be imported"),
        (broken(lambda row: row.update(derived_from="b", relation="copy"), 0), "line 1 cannot be imported: it names a"),
        (
            lambda lines: [lines[0], lines[1].replace("{", '{"key":"x/y",', 1)],
            "line 2 cannot be imported: it is no JSON: 'key' stands twice",
        ),
        (broken(lambda row: row.update(hedge="foo"), 2), "line 3 cannot be imported: the stored figure"),
        (broken(lambda row: row.update(value="foo"), 2), "line 3 cannot be imported: the stored figure"),
        (broken(lambda row: row.update(step="1/0"), 2), "line 3 cannot be imported: the stored figure"),
        (broken(lambda row: row.update(status="foo"), 2), "line 3 cannot be imported: 'foo' is no status"),
        (broken(lambda row: row.update(key="x/y@b"), 2), "line 3 cannot be imported: its key is not made of"),
        (broken(lambda row: row.update(speaker="s"), 2), "line 3 cannot be imported: its key is not made of"),
        (broken(lambda row: row.update(claim="x/z"), 2), "line 3 cannot be imported: it names a claim"),
        (broken(lambda row: row.update(source="b"), 2), "line 3 cannot be imported: it names a source"),
        (broken(lambda row: row.update(start="1"), 2), "line 3 cannot be imported: a place has a start and an end"),
        (broken(lambda row: row.update(definition="2 nothing"), 3), "line 4 cannot be imported: the definition of"),
    ],
)
def test_error_on_a_bad_line_and_nothing_is_written(
    tmp_path: Path, damage: Callable[[list[str]], list[str]], message: str
) -> None:
    first, second = (Location.parse(str(tmp_path / name)) for name in ("one.db", "two.db"))
    create(first)
    create(second)
    lines = damage(exported(filled(first)))
    with pytest.raises(ImportFailedError, match=message), writing(second) as writer:
        import_lines(writer, lines)
    with reading(second) as reader:
        assert reader.size() == 0


def test_an_empty_export_imports_nothing(ledger: Location) -> None:
    with writing(ledger) as writer:
        assert import_lines(writer, exported(ledger)) == 0
