"""Export and import: the same rows, the same bytes, the same head, on both engines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factledger.domain.claim import Claim
from factledger.domain.source import Source
from factledger.errors import ImportFailedError
from factledger.services.export import export, import_lines
from factledger.services.integrity import integrity
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def filled(location: Location) -> Location:
    with writing(location) as writer:
        writer.append(Source(title="Título 中", authors=("b", "a")), "a", by="rb")
        writer.append(Claim(subject="x", measure="y", value_type="quantity", aliases={"pt": ("xis",)}), "x/y", by="rb")
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
            assert import_lines(writer, lines) == 4
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
    assert [row["seq"] for row in rows] == ["1", "2", "3", "4"]
    for line, row in zip(lines, rows, strict=True):
        assert line == json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_error_on_import_into_a_ledger_with_rows(ledger: Location) -> None:
    lines = exported(filled(ledger))
    with pytest.raises(ImportFailedError, match="not empty"), writing(ledger) as writer:
        import_lines(writer, lines)


def broken(change: Callable[[dict[str, object]], object], line: int = 1) -> Callable[[list[str]], list[str]]:
    def apply(lines: list[str]) -> list[str]:
        row = json.loads(lines[line])
        change(row)
        return [*lines[:line], json.dumps(row, ensure_ascii=False), *lines[line + 1 :]]

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
