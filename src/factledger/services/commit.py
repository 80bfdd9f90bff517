"""The git commit that a ledger stands in."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 10


def commit_of(folder: Path) -> str | None:
    """Return the commit that a folder is at, or None where there is no git, or no commit."""
    try:
        done = subprocess.run(  # noqa: S603  nothing of a stranger's is run
            ["git", "-C", str(folder), "rev-parse", "--verify", "--quiet", "HEAD"],  # noqa: S607  the user's own git
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None
