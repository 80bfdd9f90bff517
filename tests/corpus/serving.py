"""What a process runs in place of the reader; a new process finds this module by its bare name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.services.corpus.piece import Read

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def serve(line: Connection, settings: bytes) -> None:
    """Answer with the number of each piece; die or hang where its text says so."""
    line.send(None)
    while True:
        answers = []
        for piece in line.recv():
            if piece.content == "die" or (piece.content == "die once" and not _was_here(settings)):
                os.kill(os.getpid(), signal.SIGKILL)
            if piece.content == "hang":
                time.sleep(600)
            answers.append(Read(rows=b"%d" % piece.number))
        line.send(answers)


def stillborn(line: Connection, settings: bytes) -> None:
    """Die before anything is asked."""
    del line, settings
    os._exit(7)


def _was_here(settings: bytes) -> bool:
    mark = Path(os.fsdecode(settings)) / "here"
    was = mark.exists()
    mark.touch()
    return was
