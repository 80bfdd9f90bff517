"""Writers killed at any moment, full disks, writers at once: nothing acknowledged is lost, nothing is half there."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import time
from typing import TYPE_CHECKING

from factledger.domain.source import Source
from factledger.errors import EngineError, FactledgerError
from factledger.services.verify import verify
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KILLS = 40
"""How often a writer is killed, on each engine."""

ROWS = 3
"""Rows a transaction."""


def append(location: Location, count: int) -> int:
    """Append some rows in one transaction; return the position of the last."""
    with writing(location) as writer:
        for _ in range(count):
            key = f"s/{writer.size() + 1}"
            row = writer.append(Source(title="x" * 3000), key, by="rb")
    return row.seq


def forked(work: Callable[[], None]) -> int:
    """Run something in a process of its own, which never comes back to the tests."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def writes_until_killed(location: Location, told: int) -> None:
    while True:
        os.write(told, b"%d\n" % append(location, ROWS))


def acknowledged(told: int) -> int:
    """Return the last position that a killed writer acknowledged; 0 for none."""
    with os.fdopen(told, "rb") as stream:
        lines = stream.read().split(b"\n")[:-1]
    return int(lines[-1]) if lines else 0


def sound(location: Location) -> int:
    """Return how many rows a ledger has in which nothing is wrong."""
    with reading(location) as reader:
        assert verify(reader).wrong == []
        return reader.size()


def test_a_writer_that_is_killed_loses_nothing_and_leaves_nothing_half(ledger: Location) -> None:
    chance = random.Random(6)  # noqa: S311  a seed, so that a run can be repeated
    append(ledger, ROWS)
    begun = time.monotonic()
    size = append(ledger, ROWS)
    pace = time.monotonic() - begun
    for number in range(KILLS):
        hear, tell = os.pipe()
        child = forked(lambda tell=tell: writes_until_killed(ledger, tell))  # type: ignore[misc]
        os.close(tell)
        time.sleep(chance.uniform(0, 10 * pace))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        size = max(size, acknowledged(hear))
        with reading(ledger) as reader:
            found = reader.size()
        # The last one may have been written and not yet acknowledged.
        assert found in (size, size + ROWS), number
        size = found
        if number % 20 == 19:
            assert sound(ledger) == size
            size = append(ledger, ROWS)
    assert sound(ledger) == size
    assert size > ROWS * 5, "the writers were killed before they wrote anything"


def test_a_reader_after_a_power_cut_sees_the_last_state_and_changes_no_file(tmp_path: Path) -> None:
    place = Location(path=tmp_path / "ledger.db")
    create(place)
    before = append(place, ROWS)
    cut = tmp_path / "cut"
    cut.mkdir()

    def stops_in_the_middle() -> None:
        with writing(place) as writer:
            writer.connection.exec_driver_sql("PRAGMA cache_size = 1")
            for i in range(200):
                writer.append(Source(title="x" * 3000), f"t/{i}", by="rb")
            for name in ("ledger.db", "ledger.db-journal"):
                shutil.copy(tmp_path / name, cut / name)
            os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(forked(stops_in_the_middle), 0)
    files = {path.name: path.read_bytes() for path in cut.iterdir()}
    assert len(files) == 2
    copy = Location(path=cut / "ledger.db")
    assert sound(copy) == before
    assert {path.name: path.read_bytes() for path in cut.iterdir()} == files
    assert append(copy, 1) == before + 1
    assert [path.name for path in cut.iterdir()] == ["ledger.db"]


def test_a_journal_that_was_torn_leaves_a_state_that_was_there(tmp_path: Path) -> None:
    place = Location(path=tmp_path / "ledger.db")
    create(place)
    before = append(place, ROWS)
    start = place.path.read_bytes() if place.path else b""
    with writing(place) as writer:
        writer.append(Source(title="y"), "t/1", by="rb")
        journal = (tmp_path / "ledger.db-journal").read_bytes()
    for end in range(0, len(journal), max(len(journal) // 25, 1)):
        folder = tmp_path / f"torn-{end}"
        folder.mkdir()
        # The rows were not written yet: SQLite first sees the journal safe.
        (folder / "ledger.db").write_bytes(start)
        (folder / "ledger.db-journal").write_bytes(journal[:end])
        assert sound(Location(path=folder / "ledger.db")) == before


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    place = Location(path=tmp_path / "ledger.db")
    create(place)
    before = append(place, ROWS)
    size = (tmp_path / "ledger.db").stat().st_size
    hear, tell = os.pipe()

    def fills() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
        try:
            append(place, 50)
        except FactledgerError as error:
            os.write(tell, type(error).__name__.encode())

    os.waitpid(forked(fills), 0)
    os.close(tell)
    with os.fdopen(hear) as stream:
        assert stream.read() == EngineError.__name__
    assert sound(place) == before
    assert append(place, 1) == before + 1


def test_eight_writers_at_once_leave_no_gap_and_lose_nothing(ledger: Location) -> None:
    writers, each = 8, 5

    def writes(number: int) -> None:
        for i in range(each):
            with writing(ledger) as writer:
                writer.append(Source(title=f"{number} {i}"), f"s{number}/{i}", by="rb")

    children = [forked(lambda number=number: writes(number)) for number in range(writers)]  # type: ignore[misc]
    for child in children:
        os.waitpid(child, 0)
    assert sound(ledger) == writers * each
    with reading(ledger) as reader:
        assert {row.key for row in reader.rows()} == {f"s{n}/{i}" for n in range(writers) for i in range(each)}


def test_eight_writers_that_correct_one_row_lose_no_update(ledger: Location) -> None:
    writers = 8
    with writing(ledger) as writer:
        writer.append(Source(title="0"), "s", by="rb")

    def corrects() -> None:
        with writing(ledger) as writer:
            newest = writer.newest("source", "s")
            title = str(int(getattr(newest.body, "title", "0")) + 1)
            writer.append(Source(title=title), "s", by="rb", reason="one more", after=newest.version)

    for child in [forked(corrects) for _ in range(writers)]:
        os.waitpid(child, 0)
    with reading(ledger) as reader:
        newest = reader.newest("source", "s")
    assert (newest.version, getattr(newest.body, "title", None)) == (writers + 1, str(writers))
    assert sound(ledger) == writers + 1
