"""Reading on a real Dask cluster: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import distributed
import pytest
from tests.corpus.conftest import made

from factledger.errors import FactledgerError, MisuseError
from factledger.services.corpus import cluster
from factledger.services.corpus.cluster import Cluster
from factledger.services.corpus.corpus import work_folder
from factledger.services.corpus.journal import PIECES
from factledger.services.corpus.piece import Kind, Piece, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCE = Path(__file__).resolve().parents[2] / "src"
SCAN = [sys.executable, "-m", "factledger.cli.main", "scan", "corpus"]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Go to an empty folder; return a function that starts a part of Dask, which is ended with the test."""
    monkeypatch.chdir(tmp_path)
    begun: list[subprocess.Popen[bytes]] = []

    def call(part: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *arguments]
        begun.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        return begun[-1]

    yield call
    for process in begun:
        process.kill()
        process.wait()


@dataclass(frozen=True)
class Scheduler:
    """A scheduler: its address, and its process."""

    address: str
    process: subprocess.Popen[bytes]


@pytest.fixture
def scheduler(start: Callable[..., subprocess.Popen[bytes]]) -> Scheduler:
    """Start a scheduler on this machine."""
    where = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", "scheduler.json")
    process = start("scheduler", "--no-dashboard", *where)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            found = json.loads(Path("scheduler.json").read_text(encoding="utf-8"))
            return Scheduler(found["address"], process)
        except (OSError, ValueError):
            time.sleep(0.05)
    pytest.fail("the scheduler did not start")


def worker(start: Callable[..., subprocess.Popen[bytes]], scheduler: Scheduler) -> subprocess.Popen[bytes]:
    apart = ("--no-nanny", "--no-dashboard", "--local-directory", os.curdir)
    return start("worker", scheduler.address, "--nthreads", "2", *apart)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Write a corpus of many tasks, with a bad file and a bad line."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for i in range(160):
        (folder / f"{i:03}.txt").write_text(made("en", 6, 10 * i))
    (folder / "bad.txt").write_bytes(b"\xff")
    (folder / "long.txt").write_text(made("pt", 2000), encoding="utf-8")
    text = "".join(json.dumps({"id": i, "text": made("id", 2, i)}) + "\n" for i in range(1000))
    (folder / "lines.jsonl").write_text(text + "{\n")
    return folder


def kept() -> int:
    path = work_folder(Path("out.jsonl")) / PIECES
    return path.read_bytes().count(b"\n") if path.exists() else 0


@pytest.mark.usefixtures("corpus")
def test_a_worker_killed_in_the_middle_changes_nothing(
    start: Callable[..., subprocess.Popen[bytes]], scheduler: Scheduler
) -> None:
    alone = subprocess.run([*SCAN, "--jobs", "1", "--out", "alone.jsonl"], capture_output=True, text=True, check=False)
    assert alone.returncode == 1, alone.stderr  # the bad file, and the bad line
    workers = [worker(start, scheduler) for _ in range(2)]
    command = [*SCAN, "--scheduler", scheduler.address, "--out", "out.jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and kept() < 3:
        time.sleep(0.01)
    at_kill = kept()
    workers[0].kill()
    out, err = process.communicate()
    assert process.returncode == 1, err
    assert out == alone.stdout.replace("alone.jsonl", "out.jsonl")
    assert err == alone.stderr
    assert 3 <= at_kill < 160
    assert workers[1].poll() is None
    for name in ("{}.jsonl", "{}.jsonl.files.jsonl"):
        assert Path(name.format("out")).read_bytes() == Path(name.format("alone")).read_bytes()


@pytest.mark.usefixtures("corpus")
def test_a_run_whose_cluster_died_goes_on_without_it(
    start: Callable[..., subprocess.Popen[bytes]], scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "2s")
    only = worker(start, scheduler)
    command = [*SCAN, "--scheduler", scheduler.address, "--out", "out.jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and kept() < 3:
        time.sleep(0.01)
    for part in (only, scheduler.process):
        part.kill()
    out, err = process.communicate()
    assert (process.returncode, out) == (2, ""), err
    assert err.startswith("error[error]: the scheduler does not answer any more")
    assert kept() >= 3
    again = subprocess.run([*SCAN, "--jobs", "1", "--out", "out.jsonl"], capture_output=True, text=True, check=False)
    assert "had been read before" in again.stderr
    alone = subprocess.run([*SCAN, "--jobs", "1", "--out", "alone.jsonl"], capture_output=True, text=True, check=False)
    assert alone.returncode == again.returncode == 1
    assert Path("out.jsonl").read_bytes() == Path("alone.jsonl").read_bytes()


def test_error_a_worker_with_another_version_is_refused(
    start: Callable[..., subprocess.Popen[bytes]], scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = shutil.copytree(SOURCE, "other", ignore=shutil.ignore_patterns("__pycache__"))
    with (Path(other) / "factledger" / "reading" / "scan.py").open("a") as file:
        file.write("# changed\n")
    with monkeypatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(other).resolve()))
        worker(start, scheduler)
    task = (Piece("a.txt", 0, Kind.TEXT, "It has 500 chips."),)
    with pytest.raises(FactledgerError, match="a worker of the cluster has another version of factledger"):
        list(Cluster(scheduler.address, Settings.of("en", None).packed()).run(iter([task])))


def test_error_a_cluster_without_workers_is_given_up(scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with pytest.raises(FactledgerError) as caught:
        list(Cluster(scheduler.address, b"").run(iter(())))
    assert str(caught.value) == (
        "error[error]: the cluster has had no worker for 0.5 seconds\n"
        f"  where: {scheduler.address}\n  do: start workers, and the same command again to go on"
    )


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "xyz://127.0.0.1:9"])
def test_error_a_scheduler_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 1)
    with pytest.raises(FactledgerError, match="the scheduler does not answer") as caught:
        list(Cluster(address, b"").run(iter(())))
    assert caught.value.found == address


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense"])
def test_a_client_that_found_no_scheduler_is_closed(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    kind: Any = distributed.Client
    start, clients = kind.start, []

    def noted(client: Any, **given: Any) -> None:
        clients.append(client)
        start(client, **given)

    monkeypatch.setattr(cluster, "_CONNECT", 1)
    monkeypatch.setattr(kind, "start", noted)
    with pytest.raises(FactledgerError):
        list(Cluster(address, b"").run(iter(())))
    assert [client.status for client in clients] == ["closed"]


def test_error_a_cluster_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MisuseError) as caught:
        Cluster("tcp://127.0.0.1:9", b"")
    assert str(caught.value) == (
        "error[misuse]: a cluster cannot be used: dask and distributed are not installed\n"
        "  do: pip install 'factledger[dask]', or leave --scheduler out"
    )
