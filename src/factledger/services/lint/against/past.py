"""The old version of a draft: a file, standard input, or what git holds of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factledger.errors import FileError, MisuseError
from factledger.reading.documents import MAX_BYTES, STDIN
from factledger.reading.markup import open_draft
from factledger.services.git import run_git
from factledger.services.lint.changed import commit_named

if TYPE_CHECKING:
    from factledger.reading.draft import Draft


def open_old(old: str, new: str, *, stdin_filename: str | None = None) -> Draft:
    """Read the old version of a draft.

    Args:
        old: A file, "-" for standard input, REV:PATH as `git show` takes it, or REV for the path of the new version.
        new: The path of the new version; "-" for standard input.
        stdin_filename: The name that standard input goes by.

    Raises:
        MisuseError: Both versions are to come from standard input, or nothing tells which path is meant.
        FileError: There is no such file and no such revision, or git cannot give the file.
    """
    if old == STDIN:
        if new == STDIN:
            msg = "the draft and its old version cannot both be read from standard input"
            raise MisuseError(msg, do="name a file for one of them")
        return open_draft(STDIN, stdin_filename=stdin_filename)
    if Path(old).exists():
        return open_draft(old)
    revision, colon, path = old.partition(":")
    if not revision:
        raise _unknown(old)
    if colon:
        return _from_git(Path.cwd(), revision, path, old)
    name = (stdin_filename or "") if new == STDIN else new
    if commit_named(Path.cwd() if new == STDIN else Path(name).resolve().parent, revision) is None:
        raise _unknown(old)
    if not name:
        msg = f"--against {old} names a revision, and standard input has no path"
        raise MisuseError(msg, do=f"give --stdin-filename, or --against {old}:PATH")
    found = Path(name).resolve()
    return _from_git(found.parent, revision, f"./{found.name}", f"{old}:{name}")


def _from_git(folder: Path, revision: str, path: str, label: str) -> Draft:
    commit = commit_named(folder, revision)
    if commit is None:
        raise _unknown(label)
    name = f"{commit}:{path}"
    size = run_git(folder, "cat-file", "-s", name)
    kind = run_git(folder, "cat-file", "-t", name)
    if size.returncode or kind.stdout.strip() != b"blob":
        msg = "the revision holds no such file"
        raise FileError(
            msg, expected="REV:PATH, the path from the root of the repository or with ./ before it", where=label
        )
    if int(size.stdout) > MAX_BYTES:
        msg = "the file is too large"
        raise FileError(msg, expected=f"at most {MAX_BYTES} bytes", found=f"{int(size.stdout)} bytes", where=label)
    # As a checkout would write it, with the filters that the user's git has for it.
    done = run_git(folder, "cat-file", "--filters", name)
    if done.returncode:
        msg = "git cannot give the file"
        raise FileError(msg, found=done.stderr.decode(errors="replace").strip()[:200], where=label)
    return open_draft(label, done.stdout)


def _unknown(old: str) -> FileError:
    msg = "there is no such file, and git knows no such revision"
    return FileError(msg, expected="a file, - for standard input, REV:PATH or REV", found=repr(old[:200]))
