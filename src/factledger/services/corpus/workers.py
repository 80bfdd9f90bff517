"""Processes of this machine that read pieces: one that dies or hangs costs its piece at most, and stops no other."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Protocol

from factledger.errors import FactledgerError
from factledger.services.corpus.piece import Piece, Read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

MAX_SECONDS = 600
"""Longest time for one piece."""

TRIES = 3
"""How often a piece is given to a process that dies of it."""

TOO_SLOW = f"error[error]: it was not read within {MAX_SECONDS} seconds"
DIED = f"error[error]: the process that read it died, {TRIES} times; is there enough memory?"

Task = tuple[Piece, ...]
Done = tuple[Piece, Read]


def usable_cpus() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # a system that does not tell
        return os.cpu_count() or 1


class Workers(Protocol):
    """What reads pieces."""

    def run(self, tasks: Iterator[Task]) -> Iterator[Done]:
        """Yield what was read of each piece, in any order; tasks are asked for as there is room for them."""
        ...


@dataclass(slots=True)
class _Waiting:
    """A task, and how many processes died of it."""

    task: Task
    deaths: int = 0


@dataclass(slots=True)
class _Worker:
    """A process, the line to it, and what it is at."""

    process: BaseProcess
    line: Connection
    is_ready: bool = False
    work: _Waiting | None = None
    deadline: float = 0.0


class Processes:
    """Some processes of this machine."""

    def __init__(self, jobs: int, settings: bytes) -> None:
        """Tell how many there are, and what is the same for every piece."""
        self._jobs, self._settings = jobs, settings
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._again: deque[_Waiting] = deque()
        self._stillborn = 0

    def run(self, tasks: Iterator[Task]) -> Iterator[Done]:
        """Yield what was read of each piece; see `Workers`."""
        try:
            while True:
                self._give(tasks)
                if not any(worker.work for worker in self._workers):
                    return
                yield from self._answers()
        finally:
            self._stop()

    def _give(self, tasks: Iterator[Task]) -> None:
        """Give every process that is free a task, and start those that are missing while there are tasks."""
        while True:
            free = next((worker for worker in self._workers if worker.work is None), None)
            if free is None and len(self._workers) >= self._jobs:
                return
            work = self._next(tasks)
            if work is None:
                return
            worker = free or self._started()
            worker.work = work
            worker.deadline = time.monotonic() + MAX_SECONDS
            if worker.is_ready:
                _send(worker)

    def _next(self, tasks: Iterator[Task]) -> _Waiting | None:
        if self._again:
            return self._again.popleft()
        task = next(tasks, None)
        return None if task is None else _Waiting(task)

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._settings), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _answers(self) -> Iterator[Done]:
        """Wait for something to happen, and yield what was read."""
        first = min(worker.deadline for worker in self._workers if worker.work is not None)
        lines = wait([worker.line for worker in self._workers], max(first - time.monotonic(), 0))
        for worker in tuple(self._workers):
            if worker.line in lines:
                yield from self._heard(worker)
            elif worker.work is not None and time.monotonic() >= worker.deadline:
                yield from self._lost(worker, is_slow=True)

    def _heard(self, worker: _Worker) -> Iterator[Done]:
        try:
            reads: list[Read] = worker.line.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        if not worker.is_ready:
            worker.is_ready, self._stillborn = True, 0
            _send(worker)
        elif worker.work is not None:
            work, worker.work = worker.work, None
            yield from zip(work.task, reads, strict=True)

    def _lost(self, worker: _Worker, *, is_slow: bool = False) -> Iterator[Done]:
        """Give up a process; what it was at is read again, piece by piece, or told to be unreadable."""
        self._workers.remove(worker)
        _end(worker)
        work = worker.work
        if work is None:
            return
        if not worker.is_ready:
            self._stillborn += 1
            if self._stillborn > TRIES:
                msg = "the processes that read cannot be started"
                raise FactledgerError(msg, found=f"exit code {worker.process.exitcode}", do="try fewer --jobs")
            self._again.append(work)
        elif len(work.task) > 1:
            self._again.extend(_Waiting((piece,)) for piece in work.task)
        elif is_slow:
            yield work.task[0], Read(error=TOO_SLOW, is_lost=True)
        elif work.deaths + 1 >= TRIES:
            yield work.task[0], Read(error=DIED, is_lost=True)
        else:
            self._again.append(_Waiting(work.task, work.deaths + 1))

    def _stop(self) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            _end(worker)
        self._workers = []


def _send(worker: _Worker) -> None:
    """Send a process its task; one that died just now is told by its line."""
    if worker.work is not None:
        with suppress(OSError):
            worker.line.send(worker.work.task)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.line.close()


def _serve(line: Connection, settings: bytes) -> None:
    """Read the pieces that come, until the other end is closed, as it is when its process ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one stops it
    from factledger.services.corpus.read import read_pieces

    gc.collect()
    gc.freeze()  # what is loaded stays, and need not be looked through again
    try:
        line.send(None)
        while True:
            line.send(read_pieces(settings, line.recv())[1])
    except (EOFError, OSError):
        sys.exit(0)
