"""A run that was stopped goes on: nothing is read twice, nothing is lost, and what changed is read again."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.corpus.conftest import made, rows

from factledger.errors import FileError
from factledger.services.corpus import cut
from factledger.services.corpus.corpus import _Run, work_folder
from factledger.services.corpus.journal import PIECES, ROWS, open_journal
from factledger.services.corpus.output import write_whole
from factledger.values.units import Unit, Units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.corpus.conftest import Here, Scan

    from factledger.services.corpus.corpus import Summary
    from factledger.services.corpus.output import Write

OUT = Path("out.jsonl")
NAMES = ("a.txt", "b.txt", "c.jsonl", "d.html")


@pytest.fixture
def corpus(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write four files, the first in several pieces."""
    del here
    monkeypatch.setattr(cut, "PIECE", 800)
    Path("a.txt").write_text(made("en", 40))
    Path("b.txt").write_text(made("pt", 3), encoding="utf-8")
    Path("c.jsonl").write_text("".join(json.dumps({"text": made("id", 2)}) + "\n" for _ in range(3)) + "bad\n")
    Path("d.html").write_text(f"<p>{made('en', 5, 500)}</p>")


def whole(scan: Scan, here: Here) -> tuple[bytes, list[tuple[str, int]]]:
    """Return the output of a run that nothing stops, and the pieces it read."""
    scan(*NAMES, out="whole.jsonl")
    read, here.pieces = here.pieces, []
    return Path("whole.jsonl").read_bytes(), read


def stop(scan: Scan, here: Here, after: int) -> None:
    """Start a run that stops after some pieces."""
    here.pieces, here.stop_after = [], after
    with pytest.raises(KeyboardInterrupt):
        scan(*NAMES)
    here.stop_after = 10**9


@pytest.mark.usefixtures("corpus")
def test_a_run_that_was_stopped_reads_the_rest_alone(scan: Scan, here: Here) -> None:
    output, pieces = whole(scan, here)
    assert len(pieces) == len(set(pieces)) > 6
    for after in range(len(pieces)):
        stop(scan, here, after)
        assert not OUT.exists()
        here.pieces = []
        summary = scan(*NAMES)
        assert here.pieces == pieces[after:]
        assert (summary.progress.kept, summary.progress.read) == (after, len(pieces) - after)
        assert (summary.counts.bad_lines, summary.counts.documents) == (1, 6)
        assert OUT.read_bytes() == output
        assert Path("out.jsonl.files.jsonl").read_bytes() == Path("whole.jsonl.files.jsonl").read_bytes()
        assert not work_folder(OUT).exists()
        OUT.unlink()


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_a_run_that_is_stopped_while_it_writes_reads_nothing_again(
    scan: Scan, here: Here, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    def stopped(path: Path, blocks: Iterable[bytes], write: Write, beside: Path) -> None:
        if path.name == out:
            write(islice(blocks, 2), beside)
            raise KeyboardInterrupt
        write_whole(path, blocks, write, beside)

    scan(*NAMES, out=f"whole{Path(out).suffix}")
    with monkeypatch.context() as patch:
        patch.setattr("factledger.services.corpus.corpus.write_whole", stopped)
        with pytest.raises(KeyboardInterrupt):
            scan(*NAMES, out=out)
    assert not Path(out).exists()
    here.pieces = []
    scan(*NAMES, out=out)
    assert here.pieces == []
    assert Path(out).read_bytes() == Path(f"whole{Path(out).suffix}").read_bytes()


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("name", [ROWS, PIECES])
def test_a_journal_that_was_cut_anywhere_costs_what_was_cut(scan: Scan, here: Here, name: str) -> None:
    output, pieces = whole(scan, here)
    stop(scan, here, 5)
    kept = {one: (work_folder(OUT) / one).read_bytes() for one in (ROWS, PIECES)}
    for end in range(0, len(kept[name]) + 1, 331):
        work_folder(OUT).mkdir(exist_ok=True)
        for one, content in kept.items():
            (work_folder(OUT) / one).write_bytes(content[:end] if one == name else content)
        here.pieces = []
        summary = scan(*NAMES)
        assert OUT.read_bytes() == output
        assert summary.progress.kept + len(here.pieces) == len(pieces)
        assert summary.progress.kept <= 5
        OUT.unlink()


@pytest.mark.usefixtures("corpus")
def test_what_changed_is_read_again_and_what_came_or_went_is_seen(scan: Scan, here: Here) -> None:
    _, pieces = whole(scan, here)
    stop(scan, here, len(pieces) - 1)
    Path("b.txt").write_text("Vieram 5.000 pessoas e nada mais do que isso.")
    here.pieces = []
    scan(*NAMES)
    assert here.pieces == [("b.txt", 0), ("d.html", 0)]
    assert [row["value"] for row in rows("out.jsonl") if row["path"] == "b.txt"] == ["5000"]
    OUT.unlink()
    stop(scan, here, len(pieces) - 1)
    here.pieces = []
    Path("new.txt").write_text("It has 77 chips.")
    scan("new.txt", *NAMES[1:])
    assert here.pieces == [("new.txt", 0), ("d.html", 0)]
    assert {row["path"] for row in rows("out.jsonl")} == {"new.txt", *NAMES[1:]}


@pytest.mark.usefixtures("corpus")
def test_another_language_or_other_units_read_all_again(scan: Scan, here: Here) -> None:
    _, pieces = whole(scan, here)
    stop(scan, here, 4)
    here.pieces = []
    scan(*NAMES, language="en")
    assert here.pieces == pieces
    OUT.unlink()
    stop(scan, here, 4)
    here.pieces = []
    scan(*NAMES, units=Units([*Units.shipped(), Unit("widget", "[widget]", names={"en": ("widget", "widgets")})]))
    assert here.pieces == pieces


@pytest.mark.usefixtures("corpus")
def test_another_version_of_the_reader_reads_all_again(scan: Scan, here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    _, pieces = whole(scan, here)
    stop(scan, here, 4)
    monkeypatch.setattr("factledger.services.corpus.corpus.reader_version", lambda: "another")
    here.pieces = []
    scan(*NAMES)
    assert here.pieces == pieces


@pytest.mark.usefixtures("corpus")
def test_restart_begins_anew_and_replaces_the_output_at_the_end(scan: Scan, here: Here) -> None:
    output, pieces = whole(scan, here)
    stop(scan, here, 4)
    here.pieces = []
    scan(*NAMES, restart=True)
    assert (here.pieces, OUT.read_bytes()) == (pieces, output)
    OUT.write_text("old")
    here.pieces, here.stop_after = [], 2
    with pytest.raises(KeyboardInterrupt):
        scan(*NAMES, restart=True)
    assert OUT.read_text() == "old"
    here.stop_after = 10**9
    scan(*NAMES)
    assert OUT.read_bytes() == output


@pytest.mark.usefixtures("corpus")
def test_kept_rows_that_are_damaged_are_read_again(scan: Scan, here: Here) -> None:
    output, pieces = whole(scan, here)
    stop(scan, here, 5)
    path = work_folder(OUT) / ROWS
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    here.pieces = []
    scan(*NAMES)
    assert here.pieces == [pieces[0], *pieces[5:]]
    assert OUT.read_bytes() == output


@pytest.mark.usefixtures("corpus")
def test_error_rows_that_are_damaged_before_they_are_written_out(
    scan: Scan, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damage(self: _Run, out: Path, write: Write) -> Summary:
        content = bytearray((work_folder(out) / ROWS).read_bytes())
        content[100] ^= 1
        (work_folder(out) / ROWS).write_bytes(content)
        return written(self, out, write)

    output, _ = whole(scan, here)
    written = _Run.write
    with monkeypatch.context() as patch:
        patch.setattr(_Run, "write", damage)
        with pytest.raises(FileError, match="damaged") as caught:
            scan(*NAMES)
    assert caught.value.do == "run the same command again"
    assert not OUT.exists()
    scan(*NAMES)
    assert OUT.read_bytes() == output


@pytest.mark.usefixtures("corpus")
def test_error_another_process_is_at_the_same_output(scan: Scan) -> None:
    with open_journal(work_folder(OUT)), pytest.raises(FileError, match="another process is writing this output"):
        scan(*NAMES)
