"""Processor time and memory of calls and of fresh processes, ours and what is beside them in turn.

Others use the machine too: what they take does not count in processor time, and the least of several runs is the one
that was disturbed least.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).parent
FACTLEDGER = (sys.executable, "-m", "factledger.cli.main")
BESIDE = (sys.executable, str(HERE / "beside.py"))

LAUNCH = (
    "import os, sys; pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ); _, status, usage = os.wait4(pid, 0); "
    "os.write(int(sys.argv[1]), f'{os.waitstatus_to_exitcode(status)} {usage.ru_utime + usage.ru_stime} "
    "{usage.ru_maxrss}'.encode())"
)
"""What starts a process and tells what it took: its peak is never below what the process that starts it holds, and
this one holds little.
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a process took: seconds of processor time, and bytes of memory at its peak."""

    seconds: float
    peak: int


def process(command: Sequence[str], *, cwd: Path | None = None, **environment: str) -> Taken:
    """Run a command to its end; return what it took, without what it printed.

    Raises:
        RuntimeError: It failed.
    """
    told, tells = os.pipe()
    # An installed program finds its modules compiled, as do these, whatever this process was told.
    environment = {"PYTHONPYCACHEPREFIX": _compiled(), "PYTHONDONTWRITEBYTECODE": ""} | environment
    launched = [sys.executable, "-I", "-S", "-c", LAUNCH, str(tells), *command]
    with Path(os.devnull).open("wb") as nowhere, os.fdopen(told, "rb") as of_child:
        started = subprocess.Popen(
            launched, stdout=nowhere, stderr=subprocess.PIPE, cwd=cwd, env=os.environ | environment, pass_fds=[tells]
        )
        os.close(tells)
        _, said = started.communicate()
        status, seconds, peak = of_child.read().split() or (b"1", b"0", b"0")
    if int(status):
        msg = f"{' '.join(command)}\n{said[-2000:].decode(errors='replace')}"
        raise RuntimeError(msg)
    # The system counts a peak in KiB, but for macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    return Taken(float(seconds), int(peak) * unit)


@cache
def _compiled() -> str:
    """Return a folder for the compiled modules of the commands that are measured; it goes with this process."""
    folder = tempfile.mkdtemp(prefix="factledger-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def called(call: Callable[[], object]) -> float:
    """Return the processor time of a call, in seconds."""
    started = time.process_time()
    call()
    return time.process_time() - started


def in_turn(ours: Callable[[], float], beside: Callable[[], float], runs: int) -> tuple[float, float]:
    """Measure both, A B A B; return the least of each."""
    times = [(ours(), beside()) for _ in range(runs)]
    return min(a for a, _ in times), min(b for _, b in times)
