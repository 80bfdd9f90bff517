"""The lines of a draft that changed since a git revision."""

from __future__ import annotations

import re
from pathlib import Path

from factledger.errors import FileError
from factledger.services.git import run_git

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def changed_lines(path: str, revision: str) -> set[int] | None:
    """Return the lines of a file that were added or changed since a revision; None where all are new.

    Raises:
        FileError: git cannot be run, or does not know the revision.
    """
    folder = Path(path).resolve().parent
    name = Path(path).name
    commit = commit_named(folder, revision)
    if commit is None:
        msg = "git does not know this revision"
        raise FileError(msg, expected="a revision such as origin/main", found=repr(revision[:200]), where=str(folder))
    if run_git(folder, "cat-file", "-e", f"{commit}:./{name}").returncode:
        return None
    done = run_git(folder, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "-U0", commit, "--", f"./{name}")
    if done.returncode:
        msg = "git cannot compare the file"
        raise FileError(msg, found=done.stderr.decode(errors="replace").strip()[:200], where=path)
    lines: set[int] = set()
    for first, count in _HUNK.findall(done.stdout.decode(errors="replace")):
        lines.update(range(int(first), int(first) + int(count or 1)))
    return lines


def commit_named(folder: Path, revision: str) -> str | None:
    """Return the commit that a revision names in the repository around a folder; None where it names none.

    Raises:
        FileError: git cannot be run.
    """
    known = run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return None if known.returncode or revision.startswith("-") else known.stdout.decode().strip()
