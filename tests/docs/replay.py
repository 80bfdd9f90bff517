"""Replaying the console blocks of a page: every command is run, and must print what the page shows.

python tests/docs/replay.py PAGE...      run them and write what they print into the pages
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MASKS = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "2026-01-01T00:00:00Z"),
    (re.compile(r"(?<=\d:)[0-9a-f]{12}\b"), "9f86d0810000"),
    (re.compile(r"(?<=by rb, )\d{4}-\d\d-\d\d"), "2026-01-01"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "9f86d081" + "0" * 56),
)


def masked(text: str) -> str:
    """Return the text with what differs from run to run made equal: times and hashes."""
    for pattern, same in _MASKS:
        text = pattern.sub(same, text)
    return text


def commands(block: str) -> list[str]:
    """Return the commands of a block: what stands behind "$ ", with its "> " lines."""
    found: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(line[2:])
        elif line.startswith("> ") and found:
            found[-1] += "\n" + line[2:]
    return found


def replayed(page: str) -> str:
    """Return a page with the console blocks as they come out today, run one after the other in one new folder."""
    folder = Path(tempfile.mkdtemp(prefix="replay-"))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(folder), "FACTLEDGER_BY": "rb", "LANG": "C.UTF-8", "SHIPPED": str(ROOT)}
    # The code that stands beside the page is run, whatever else is installed.
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))

    def run(match: re.Match[str]) -> str:
        lines = []
        for command in commands(match[1]):
            first, *more = command.splitlines()
            lines += [f"$ {first}", *(f"> {line}" for line in more)]
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            lines += masked(done.stdout).splitlines()
        return "```console\n" + "\n".join(lines) + "\n```"

    try:
        return _BLOCK.sub(run, page)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        given = Path(name)
        given.write_text(replayed(given.read_text(encoding="utf-8")), encoding="utf-8")
