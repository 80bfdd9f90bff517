"""The table of the benchmarks, what it is compared with, and what they are run on; nothing here is timed."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factledger.services.export import export, import_lines
from factledger.services.integrity import integrity
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.store.engine import Location

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(autouse=True)
def beside(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Find the benchmarks as they find one another: by name, in their folder.

    What has one of their names stands aside meanwhile: a run of specs leaves the folder `specs` among the modules.
    """
    names = [path.stem for path in BENCHMARKS.glob("*.py")]
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield
    for name in names:
        sys.modules.pop(name, None)


def row(**given: Any) -> Any:
    fields: dict[str, Any] = {
        "job": "import",
        "size": "9 rows",
        "ours": 3.0,
        "beside": 2.0,
        "peer": "bare",
        "target": 2,
    }
    return import_module("table").Row(**fields | given)


@pytest.mark.parametrize(
    ("given", "ratio", "is_met"),
    [
        ({}, 1.5, True),
        ({"target": 1.4}, 1.5, False),
        ({"target": None}, 1.5, None),
        ({"beside": None}, None, None),
        ({"ours": 2.0, "beside": 100.0, "target": 40, "is_speedup": True}, 50.0, True),
        ({"ours": 2.0, "beside": 60.0, "target": 40, "is_speedup": True}, 30.0, False),
    ],
)
def test_a_row_says_whether_its_target_is_met(
    given: dict[str, Any], ratio: float | None, *, is_met: bool | None
) -> None:
    made = row(**given)
    assert (made.ratio, made.is_met) == (ratio, is_met)


def test_the_table_shows_both_sides_the_ratio_and_the_target() -> None:
    made = import_module("table").table([row(), row(job="scan", beside=None, note="not installed")])
    assert made.splitlines() == [
        "job     size    ours    beside        beside what  ratio  target     met",
        "import  9 rows  3.00 s  2.00 s        bare         1.50   at most 2  yes",
        "scan    9 rows  3.00 s  not measured  bare                at most 2",
        "scan: not installed",
    ]


def test_what_got_slower_is_named_and_nothing_else() -> None:
    table = import_module("table")
    before = table.Run(
        "a machine",
        "2026-05-15",
        (
            row(),
            row(job="export"),
            row(job="scan", ours=1.0, beside=100.0, is_speedup=True),
            row(job="list", size="1 row"),
            row(job="read", beside=None),
        ),
    )
    now = [
        # Twice as slow a machine is no slower job.
        row(ours=6.0, beside=4.0),
        row(job="export", ours=6.0),
        row(job="scan", ours=2.0, beside=100.0, is_speedup=True),
        # Of another size, new, or not measured then.
        row(job="list", ours=99.0),
        row(job="show", ours=99.0),
        row(job="read", ours=99.0),
    ]
    assert table.slower(before, now) == [
        "export (9 rows) beside bare: 2.00 times as much as before (1.50, now 3.00)",
        "scan (9 rows) beside bare: 2.00 times as much as before (100, now 50)",
    ]
    assert table.slower(before, before.rows) == []


def test_a_run_is_kept_as_it_was() -> None:
    table = import_module("table")
    run = table.Run('a "machine"', "2026-05-15", (row(note="über"), row(beside=None, target=None)))
    assert table.Run.parse(str(run)) == run
    assert table.Run.parse(str(table.Run("a", "b", ()))).rows == ()


def test_the_page_names_the_machine_and_tells_ratios_only() -> None:
    table = import_module("table")
    page = table.page(table.Run("a machine with 2 cores", "2026-05-15", (row(), row(job="scan", beside=None))))
    assert "2026-05-15, a machine with 2 cores." in page
    assert "| import | 9 rows | bare | 1.50 | at most 2 | yes |" in page
    assert "| scan | 9 rows | bare | not measured | at most 2 |  |" in page
    assert "3.00 s" not in page


def test_the_machine_is_told_in_words() -> None:
    assert "Python 3." in import_module("table").machine()


def test_the_kept_run_can_be_read_and_every_part_has_rows() -> None:
    table, bench = import_module("table"), import_module("bench")
    run = table.kept()
    assert run is not None
    assert len({one.name for one in run.rows}) == len(run.rows)
    assert {one.part for one in run.rows} <= {part.module for part in bench.PARTS}
    for part in bench.PARTS:
        assert callable(import_module(part.module).rows)
        assert len(part.full) == len(part.quick)


def test_a_part_is_kept_in_the_place_of_its_own_rows_and_of_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, bench = import_module("table"), import_module("bench")
    monkeypatch.setattr(table, "HERE", tmp_path)
    for name, place in (("HERE", tmp_path), ("KEPT", tmp_path / "run.json"), ("PAGE", tmp_path / "page.md")):
        monkeypatch.setattr(bench, name, place)
    monkeypatch.setattr(bench, "kept", lambda: table.kept(tmp_path / "run.json"))
    small, large = row(job="show", size="9 rows", part="asking"), row(job="show", size="99 rows", part="large")
    bench.keep([small, row(job="gone", part="asking"), large, row(job="verify", part="verify")])
    bench.keep([row(job="show", size="7 rows", part="asking")], is_part=True)
    kept = table.kept(tmp_path / "run.json")
    assert [(one.job, one.size) for one in kept.rows] == [("show", "7 rows"), ("show", "99 rows"), ("verify", "9 rows")]
    assert "| show | 7 rows |" in (tmp_path / "page.md").read_text(encoding="utf-8")
    bench.keep([large])
    assert [one.size for one in table.kept(tmp_path / "run.json").rows] == ["99 rows"]


def test_a_made_ledger_is_the_same_each_time_and_imports_on_both_engines(ledger: Location) -> None:
    made = import_module("made")
    lines = list(made.ledger_lines(700))
    assert lines == list(made.ledger_lines(700))
    assert lines != list(made.ledger_lines(700, seed=8))
    with writing(ledger) as writer:
        assert import_lines(writer, lines) == 700
    with reading(ledger) as reader:
        assert not integrity(reader).findings
        assert [f"{line}\n" for line in export(reader)] == lines
    kinds = {json.loads(line)["unit"] for line in lines if '"kind":"entry"' in line}
    assert kinds == {"chip", "USD"}
    assert any(json.loads(line)["version"] == "2" for line in lines)


def test_a_ledger_filled_row_by_row_is_the_one_whose_lines_are_imported(
    place: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = import_module("made")
    monkeypatch.setattr(made, "BATCH", 300)
    made.fill(place, 700)
    with reading(place) as reader:
        assert not integrity(reader).findings
        assert [f"{line}\n" for line in export(reader)] == list(made.ledger_lines(700))


def test_made_texts_are_the_same_each_time_and_no_two_alike(tmp_path: Path) -> None:
    made = import_module("made")
    one, two = (made.write_cases(tmp_path / name, 1).read_text(encoding="utf-8") for name in ("a", "b"))
    assert one == two
    texts = [json.loads(line)["text"] for line in one.splitlines()]
    assert len(set(texts)) == len(texts) == 10
    assert 950_000 < sum(map(len, texts)) < 1_050_000


def test_error_when_no_part_is_named_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        import_module("bench").main(["--only", "nonesuch"])
    assert "there are scanning, corpus, bulk" in capsys.readouterr().err


def test_a_part_is_named_whole_or_by_a_piece_of_its_name() -> None:
    wanted = import_module("bench")._wanted
    assert wanted("asking") == ["asking"]
    assert wanted("asking_") == ["asking_server"]
    assert wanted("sca") == ["scanning"]
    assert wanted("nonesuch") == []
    assert len(wanted("")) == len(import_module("bench").PARTS)


def test_a_ledger_for_which_the_disk_has_no_room_is_not_begun(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(import_module("large").rows(10**13)) == []
    assert "10,000,000,000,000 rows are not measured" in capsys.readouterr().err
