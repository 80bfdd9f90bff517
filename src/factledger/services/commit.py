"""The git commit that a ledger stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.errors import FileError
from factledger.services.git import run_git

if TYPE_CHECKING:
    from pathlib import Path


def commit_of(folder: Path) -> str | None:
    """Return the commit that a folder is at, or None where there is no git, or no commit."""
    try:
        done = run_git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    except FileError:
        return None
    return done.stdout.decode().strip() or None
