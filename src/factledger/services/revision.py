"""A side of a review: a git revision, a ledger file or URL, or a state of the ledger; with the specs beside it."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.errors import FileError, LedgerMissingError
from factledger.services import specs
from factledger.services.commit import commit_of
from factledger.services.config import OWN, SHARED
from factledger.services.git import run_git
from factledger.store.engine import Location
from factledger.store.ledger import create, migrate
from factledger.store.reader import names_state

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

MAX_BYTES = 2_000_000_000
"""Largest ledger, or archive of specs, that is taken out of git."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a review.

    Attributes:
        label: How it was named.
        location: The ledger.
        state: The state of it; None for all.
        specs: Feature files or folders.
        commit: The git commit, if it is of one.
        folder: Where its settings stand.
    """

    label: str
    location: Location
    state: str | None
    specs: tuple[str, ...]
    commit: str | None
    folder: Path


@contextmanager
def sides(base: str, head: str | None, given: str | None) -> Iterator[tuple[Side, Side]]:
    """Open both sides of a review; what is taken out of git is kept for as long as they are open.

    Args:
        base: A git revision, a ledger file or URL, or a state of the ledger.
        head: Likewise; None for the ledger as it is now.
        given: The ledger that is meant, as --ledger names it.

    Raises:
        LedgerMissingError: A text names none of these.
        FileError: git cannot give a revision.
    """
    with ExitStack() as stack:
        yield _side(stack, base, given), _side(stack, head, given)


def _side(stack: ExitStack, text: str | None, given: str | None) -> Side:
    if text is None:
        return _plain("the ledger as it is", Location.find(given), None)
    if "://" in text or Path(text).is_file():
        # As the ledger is named everywhere: without the password of a URL.
        found = Location.parse(text)
        return _plain(str(found) if found.url else text, found, None)
    location = Location.find(given)
    # A state first, as everywhere; a revision that looks like one can be written as refs/heads/NAME or NAME^0.
    if names_state(text):
        return _plain(text, location, text)
    commit = _commit(location, text)
    if commit is None:
        msg = "this names no git revision, no ledger and no state of the ledger"
        expected = "a revision such as origin/main, a file, a URL, a row number, a head or a date"
        raise LedgerMissingError(msg, expected=expected, found=repr(text[:200]))
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="factledger-")))
    return _of_commit(text, commit, location, folder)


def _plain(label: str, location: Location, state: str | None) -> Side:
    found = tuple(specs.default_specs(location))
    return Side(label, location, state, found, commit_of(location.folder), location.folder)


def _commit(location: Location, text: str) -> str | None:
    """Return the commit that a revision names, or None."""
    if location.path is None or text.startswith("-"):
        return None
    done = run_git(location.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}")
    return done.stdout.decode().strip() or None


def _of_commit(label: str, commit: str, location: Location, folder: Path) -> Side:
    """Take the ledger of a commit, its specs and settings, out of git into a folder."""
    home, name = location.folder, (location.path or Path(specs.FOLDER)).name
    wanted = [one for one in (name, specs.FOLDER, OWN, SHARED) if _is_there(home, commit, one)]
    if name not in wanted:
        # A base from before the ledger: all of it is new.
        create(Location(path=folder / name))
        label = f"{label} (before there was a {name})"
    blobs = list(_blobs(home, commit, wanted))
    if sum(blob.size for blob in blobs) > MAX_BYTES:
        msg = f"the ledger of the commit {commit[:12]} is too large"
        raise FileError(msg, expected=f"at most {MAX_BYTES:,} bytes", where=str(home))
    for blob in blobs:
        _take(home, blob, folder)
    taken = Location(path=folder / name)
    # A commit may be older than the schema of today; what was taken out of git is ours to bring up to date.
    migrate(taken)
    return Side(label, taken, None, tuple(specs.default_specs(taken)), commit, folder)


def _is_there(folder: Path, commit: str, name: str) -> bool:
    return run_git(folder, "cat-file", "-e", f"{commit}:./{name}").returncode == 0


@dataclass(frozen=True, slots=True)
class _Blob:
    """A file of a commit: its path from the folder of the ledger, its object and its size in bytes."""

    path: str
    name: str
    size: int


def _blobs(home: Path, commit: str, wanted: list[str]) -> Iterator[_Blob]:
    """Yield the files of a commit under some paths; neither links nor submodules, nor what leads elsewhere.

    All of them, where `git archive` leaves out what .gitattributes calls export-ignore: a spec could hide in that way.
    """
    done = run_git(home, "ls-tree", "-r", "-l", "-z", commit, "--", *(f"./{one}" for one in wanted))
    if done.returncode:
        raise _refused(home, commit, done)
    for line in done.stdout.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = line.partition("\t")
        mode, kind, name, size = about.split() if path else ("", "", "", "")
        if kind == "blob" and mode.startswith("100") and ".." not in Path(path).parts and not Path(path).is_absolute():
            yield _Blob(path, name, int(size))


def _take(home: Path, blob: _Blob, folder: Path) -> None:
    """Write a file as a checkout would, with the filters that the user's git has for it."""
    place = folder / blob.path
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as out:
        done = run_git(home, "cat-file", "--filters", f"--path={blob.path}", blob.name, out=out)
    if done.returncode:
        raise _refused(home, blob.path, done)


def _refused(home: Path, what: str, done: subprocess.CompletedProcess[bytes]) -> FileError:
    msg = f"git cannot give {what[:200]}"
    return FileError(msg, found=done.stderr.decode(errors="replace").strip()[:300], where=str(home))
