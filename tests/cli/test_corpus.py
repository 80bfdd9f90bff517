"""`factledger scan --out`: real processes, real kills."""

from __future__ import annotations

import json
import os
import pty
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from tests.corpus.conftest import made, rows

from factledger.services.corpus.corpus import TASK_BYTES, work_folder
from factledger.services.corpus.journal import PIECES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cli.conftest import Run

COMMAND = [sys.executable, "-m", "factledger.cli.main", "scan"]
AGAIN = 3
"""How often a run is killed at the least."""


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hears_ctrl_c,  # noqa: PLW1509  no threads here
    )


def _hears_ctrl_c() -> None:
    """Let a process be interrupted where the tests run in the background of a shell, which is not to be."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def wait_for(process: subprocess.Popen[str], journal: Path, more: int) -> None:
    """Wait until some more pieces are kept, or the process is over."""
    wanted = len(lines(journal)) + more
    while process.poll() is None and len(lines(journal)) < wanted:
        time.sleep(0.005)


def gone(children: Sequence[psutil.Process]) -> bool:
    return not psutil.wait_procs(children, timeout=30)[1]


@pytest.fixture
def corpus(folder: Path) -> list[str]:
    """Write a corpus that takes a while; return the arguments to scan it."""
    (folder / "corpus").mkdir()
    for i in range(160):
        (folder / "corpus" / f"{i:03}.txt").write_text(made("en", 3, 10 * i))
    (folder / "corpus" / "long.txt").write_text(made("pt", 500), encoding="utf-8")
    text = "".join(json.dumps({"id": i, "text": made("id", 2, i)}) + "\n" for i in range(200))
    (folder / "corpus" / "lines.jsonl").write_text(text)
    return ["corpus", "--jobs", "2", "--out"]


def make_long() -> None:
    """Add files that are a task each: a run is not over when a few of them are kept, however busy the machine."""
    long = made("pt", TASK_BYTES // len(made("pt", 1)))
    for i in range(8):
        (Path("corpus") / f"long-{i}.txt").write_text(f"{i}\n\n{long}", encoding="utf-8")


def test_a_run_that_is_killed_again_and_again_reads_every_piece_once(corpus: list[str], run: Run) -> None:
    make_long()
    assert run("scan", *corpus[:-1], "--out", "whole.jsonl").code == 0
    journal = work_folder(Path("out.jsonl")) / PIECES
    chance = random.Random(7)  # noqa: S311  when to kill, not a secret
    kills, is_left = 0, True
    # One that is killed when all is written, and it is only about to leave, has nothing to say any more.
    while is_left:
        with started(*corpus, "out.jsonl") as process:
            # The first are killed as soon as they have kept anything: most is still to be read by then.
            wait_for(process, journal, 1 if kills < AGAIN else chance.choice((10, 70)))
            if process.poll() is not None:
                out, err = process.communicate()
                break
            if kills >= AGAIN:
                time.sleep(chance.random() / 100)
            children = psutil.Process(process.pid).children(recursive=True)
            process.kill()
            process.communicate()
        kills += 1
        is_left = journal.parent.exists() or not Path("out.jsonl").exists()
        keys = [json.loads(line)[0] for line in lines(journal) if line.endswith("]")]
        assert len(keys) == len(set(keys))
        assert gone(children)
    assert kills >= AGAIN
    if is_left:
        assert process.returncode == 0, err
        assert "had been read before" in err
        assert "out.jsonl: " in out
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert Path("out.jsonl.files.jsonl").read_bytes() == Path("whole.jsonl.files.jsonl").read_bytes()


def test_processes_that_are_killed_cost_nothing(corpus: list[str], run: Run) -> None:
    assert run("scan", *corpus[:-1], "--out", "whole.jsonl").code == 0
    with started(*corpus, "out.jsonl") as process:
        for _ in range(3):
            wait_for(process, work_folder(Path("out.jsonl")) / PIECES, 3)
            for child in psutil.Process(process.pid).children()[:1] if process.poll() is None else ():
                child.kill()
        process.communicate()
    assert process.returncode == 0
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()


def test_one_process_and_three_write_the_same(corpus: list[str], run: Run) -> None:
    for jobs in ("1", "3"):
        assert run("scan", "corpus", "--jobs", jobs, "--out", f"{jobs}.jsonl").code == 0
        assert run("scan", "corpus", "--jobs", jobs, "--out", f"{jobs}.parquet").code == 0
    del corpus
    assert Path("1.jsonl").read_bytes() == Path("3.jsonl").read_bytes()
    assert Path("1.parquet").read_bytes() == Path("3.parquet").read_bytes()


def test_ctrl_c_stops_all_says_so_and_the_same_command_goes_on(corpus: list[str]) -> None:
    make_long()
    process = started(*corpus, "out.jsonl")
    wait_for(process, work_folder(Path("out.jsonl")) / PIECES, 3)
    children = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert err == (
        "error[interrupted]: stopped; what was read is kept\n"
        "  do: the same command goes on from there, --restart begins anew\n"
    )
    assert gone(children)
    again = started(*corpus, "out.jsonl")
    _, err = again.communicate()
    assert (again.returncode, "had been read before" in err) == (0, True)


def test_what_is_not_read_is_said_and_exits_with_1(folder: Path, run: Run) -> None:
    (folder / "c").mkdir()
    (folder / "c" / "a.txt").write_text("It has about 500 chips and paid $5 million.")
    (folder / "c" / "b.txt").write_bytes(b"\xff")
    (folder / "c" / "c.jsonl").write_text('{"text": "5 x"}\n{\n')
    (folder / "c" / "d.png").touch()
    found = run("scan", "c", "--out", "out.jsonl", "--jobs", "1")
    assert found.code == 1
    assert found.out == (
        "out.jsonl: 3 figures of 2 files\n"
        "  0 not settled, 0 set aside, 0 unreadable\n"
        "  languages: en 1, unknown 1\n"
        "out.jsonl.files.jsonl: a line for each file\n"
    )
    bad_file, bad_line, *others = found.err.splitlines()
    assert bad_file.startswith(
        "warning: not read: c/b.txt: error[file]: the file is no UTF-8 text; found: byte 0: 0xff"
    )
    assert bad_line.startswith("warning: not read: c/c.jsonl:2: error[parse]: the line is no JSON: ")
    assert others == [
        "warning: 1 file not read",
        "warning: 1 line not read",
        "warning: the language of 1 text is not known: words that hedge or scale were not read; name it with --lang",
        "1 file of other kinds not read: .png 1",
    ]
    again = run("scan", "c/a.txt", "--out", "a.jsonl", "--lang", "en", "--format", "json", "--strict")
    assert (again.code, again.err) == (0, "")
    assert json.loads(again.out)["figures"] == 2
    head, line = run("scan", "c/a.txt", "--out", "b.jsonl", "--format", "csv").out.splitlines()
    assert head.startswith("out,files_out,files,failed,documents,figures,")
    assert line.endswith(",en 1,,0")


def test_warnings_exit_with_1_under_strict(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("It cost $5 million in the end.")
    assert run("scan", "a.txt", "--out", "a.jsonl", "--lang", "en-CA").code == 0
    assert run("scan", "a.txt", "--out", "a.jsonl", "--lang", "en-CA", "--strict", "--restart").code == 1
    assert rows("a.jsonl")[0]["settled"] is False


def test_units_of_the_ledger_are_read(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("It made 500 widgets for the firm.")
    run("init")
    assert run("unit", "add", "widget", "--name", "en=widgets").code == 0
    assert run("scan", "a.txt", "--out", "a.jsonl").code == 0
    assert rows("a.jsonl")[0]["unit"] == "widget"


def test_a_terminal_is_shown_how_far_it_is_and_a_pipe_is_not(corpus: list[str]) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen([*COMMAND, *corpus, "out.jsonl"], stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # how a terminal ends
            while block := os.read(ours, 4096):
                shown += block
        out = process.stdout.read() if process.stdout else b""
    os.close(ours)
    assert process.returncode == 0
    assert out.startswith(b"out.jsonl: ")
    assert b"figures" in shown
    assert "━".encode() in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--jobs", "2"), "--jobs goes with --out only"),
        (("--restart",), "--restart goes with --out only"),
        (("--scheduler", "tcp://localhost:1"), "--scheduler goes with --out only"),
        (("--out", "x.jsonl", "--explain"), "--explain does not go with --out"),
        (("--out", "x.jsonl", "--sheet", "s.csv"), "--sheet does not go with --out"),
        (("--out", "x.jsonl", "--jobs", "2", "--scheduler", "tcp://h:1"), "--jobs does not go with --scheduler"),
    ],
)
def test_error_options_that_do_not_go_together(
    folder: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    (folder / "a.txt").write_text("It has 500 chips.")
    found = run("scan", "a.txt", *arguments)
    assert found.code == 2
    assert found.err.startswith(f"error[misuse]: {message}\n")


def test_error_a_folder_needs_an_output(folder: Path, run: Run) -> None:
    (folder / "c").mkdir()
    found = run("scan", "c")
    assert found.code == 2
    assert found.err == (
        "error[misuse]: a folder is read with --out only\n  found: c\n"
        "  do: give --out figures.jsonl, or --out figures.parquet\n"
    )
