"""A Dask cluster that reads pieces: what a worker was at when it died is read by another one."""

from __future__ import annotations

import logging
import time
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from factledger.errors import FactledgerError, MisuseError
from factledger.services.corpus import workers
from factledger.services.corpus.piece import Read, reader_version
from factledger.services.corpus.read import read_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client, Future

    from factledger.services.corpus.workers import Done, Task

AHEAD = 2
"""Tasks for each worker that are under way at once: one that it reads, and one that waits for it."""

PATIENCE = 60
"""How long a cluster may be without any worker, in seconds."""

_LOOK = 2.0
"""How often it is looked at how many workers there are, in seconds."""

_CONNECT = 15


class Cluster:
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, settings: bytes) -> None:
        """Tell the scheduler's address, and what is the same for every piece.

        Raises:
            MisuseError: Dask is not installed.
        """
        try:
            import distributed
        except ImportError as error:
            msg = "a cluster cannot be used: dask and distributed are not installed"
            raise MisuseError(msg, do="pip install 'factledger[dask]', or leave --scheduler out") from error
        self._distributed = distributed
        self._address, self._settings = address, settings
        self._under_way: dict[Future[Any], tuple[Task, float]] = {}
        self._room, self._looked, self._alive = 0, 0.0, time.monotonic()

    def run(self, tasks: Iterator[Task]) -> Iterator[Done]:
        """Yield what was read of each piece; see `Workers`."""
        with self._client() as client:
            try:
                yield from self._answered(client, tasks)
            except (OSError, CancelledError) as error:  # also what it says of tasks that went down with the scheduler
                raise self._gone(error) from error
            finally:
                with suppress(Exception):
                    client.cancel(list(self._under_way))

    def _answered(self, client: Client, tasks: Iterator[Task]) -> Iterator[Done]:
        while True:
            self._look(client)
            self._give(client, tasks)
            if self._under_way:
                yield from self._answers(client)
            elif self._room:
                return
            else:
                time.sleep(0.1)  # no worker is there yet

    @contextmanager
    def _client(self) -> Iterator[Client]:
        with _quiet():
            kind = self._distributed.Client
            client: Client = kind.__new__(kind)
            try:
                kind.__init__(client, self._address, timeout=_CONNECT)
            except (OSError, ValueError, ImportError, AssertionError) as error:  # or its loop is late
                # The collector would close it: while the next client starts, it then waits for itself without end.
                with suppress(Exception):
                    client.close(timeout=_CONNECT)
                msg = f"the scheduler does not answer: {_first_line(error)}"
                example = "an address such as tcp://host:8786"
                raise FactledgerError(msg, expected=example, found=self._address) from error
            try:
                yield client
            finally:
                with suppress(Exception):
                    client.close()

    def _look(self, client: Client) -> None:
        """Look how many workers there are, and give up when there have been none for long."""
        now = time.monotonic()
        if self._room and now - self._looked < _LOOK:
            return
        self._looked = now
        self._room = AHEAD * len(client.nthreads())
        if self._room:
            self._alive = now
        elif now - self._alive > PATIENCE:
            msg = f"the cluster has had no worker for {PATIENCE} seconds"
            raise FactledgerError(msg, where=self._address, do="start workers, and the same command again to go on")

    def _gone(self, error: BaseException) -> FactledgerError:
        msg = f"the scheduler does not answer any more: {_first_line(error)}"
        return FactledgerError(msg, where=self._address, do="start it, and the same command again to go on")

    def _give(self, client: Client, tasks: Iterator[Task]) -> None:
        while len(self._under_way) < self._room:
            task = next(tasks, None)
            if task is None:
                return
            self._submit(client, task)

    def _submit(self, client: Client, task: Task) -> None:
        future = client.submit(read_pieces, self._settings, task, pure=False)
        self._under_way[future] = task, time.monotonic() + AHEAD * workers.MAX_SECONDS

    def _answers(self, client: Client) -> Iterator[Done]:
        """Wait a while, and yield what was read."""
        with suppress(TimeoutError):
            self._distributed.wait(list(self._under_way), timeout=_LOOK, return_when="FIRST_COMPLETED")
        for future in [one for one in self._under_way if one.done()]:
            task, _ = self._under_way.pop(future)
            yield from self._answer(client, future, task)
        now = time.monotonic()
        for future in [one for one, (_, deadline) in self._under_way.items() if deadline < now]:
            task, _ = self._under_way.pop(future)
            client.cancel([future], force=True)
            yield from self._again(client, task, workers.TOO_SLOW)

    def _answer(self, client: Client, future: Future[Any], task: Task) -> Iterator[Done]:
        if future.status == "cancelled" or client.status != "running":
            raise self._gone(ConnectionError("it let go of what it was given"))
        error = future.exception()
        if error is None:
            version, reads = future.result()
            if version != reader_version():
                msg = "a worker of the cluster has another version of factledger"
                raise FactledgerError(msg, where=self._address, do="install the same version everywhere")
            yield from zip(task, reads, strict=True)
        elif isinstance(error, self._distributed.KilledWorker):
            yield from self._again(client, task, workers.DIED)
        else:
            raise self._failed(error)

    def _again(self, client: Client, task: Task, why: str) -> Iterator[Done]:
        """Give the pieces of a task that came to nothing again, each alone; one that was alone is told to be lost."""
        if len(task) == 1:
            yield task[0], Read(error=why, is_lost=True)
            return
        for piece in task:
            self._submit(client, (piece,))

    def _failed(self, error: BaseException) -> FactledgerError:
        msg = f"a worker of the cluster cannot read: {type(error).__name__}: {_first_line(error)}"
        return FactledgerError(msg, where=self._address, do="install the same version of factledger on every worker")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the log of the library from the terminal: what matters of it is said by us."""
    logs = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    levels = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for log, level in zip(logs, levels, strict=True):
            log.setLevel(level)


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
