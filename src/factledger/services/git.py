"""Running the user's own git, with words of ours."""

from __future__ import annotations

import subprocess
from typing import IO, TYPE_CHECKING

from factledger.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 120


def run_git(folder: Path, *arguments: str, out: IO[bytes] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; what it prints goes to a file, if one is given.

    Args:
        folder: Where.
        arguments: Words of ours; a word of somebody else's only behind an end of options.
        out: The file.

    Raises:
        FileError: git cannot be run, or takes too long.
    """
    try:
        return subprocess.run(  # noqa: S603  git is given words of ours
            ["git", "-C", str(folder), *arguments],  # noqa: S607  the user's own git
            stdout=out or subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        msg = "git cannot be run"
        raise FileError(msg, found=str(error)[:200], where=str(folder)) from error
