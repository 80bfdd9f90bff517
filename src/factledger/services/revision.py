"""A side of a review: a git revision, a ledger file or URL, or a state of the ledger; with the specs beside it."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.errors import FileError, LedgerMissingError
from factledger.services import specs
from factledger.services.commit import commit_of
from factledger.services.config import OWN, SHARED
from factledger.store.engine import Location
from factledger.store.reader import names_state

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 120
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
        return _plain(text, Location.parse(text), None)
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


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603  git is given words of ours and a commit it named itself
            ["git", "-C", str(folder), *arguments],  # noqa: S607  the user's own git
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        msg = "git cannot be run"
        raise FileError(msg, found=str(error)[:200], where=str(folder)) from error


def _commit(location: Location, text: str) -> str | None:
    """Return the commit that a revision names, or None."""
    if location.path is None or text.startswith("-"):
        return None
    done = _git(location.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}")
    return done.stdout.decode().strip() or None


def _of_commit(label: str, commit: str, location: Location, folder: Path) -> Side:
    """Take the ledger of a commit, its specs and settings, out of git into a folder."""
    home, name = location.folder, (location.path or Path(specs.FOLDER)).name
    wanted = [one for one in (name, specs.FOLDER, OWN, SHARED) if _is_there(home, commit, one)]
    if name not in wanted:
        msg = f"the commit {commit[:12]} holds no {name}"
        raise LedgerMissingError(msg, where=str(home), do="name another revision, or give the ledger with --ledger")
    archive = folder / "archive.tar"
    done = _git(home, "archive", "--format=tar", f"--output={archive}", commit, "--", *wanted)
    if done.returncode:
        msg = f"git cannot give the commit {commit[:12]}"
        raise FileError(msg, found=done.stderr.decode(errors="replace").strip()[:300], where=str(home))
    if archive.stat().st_size > MAX_BYTES:
        msg = f"the ledger of the commit {commit[:12]} is too large"
        raise FileError(msg, expected=f"at most {MAX_BYTES:,} bytes", where=str(home))
    with tarfile.open(archive) as found:
        # Neither links nor devices nor places outside: only what a feature file and a ledger are.
        members = [one for one in found.getmembers() if one.isfile() or one.isdir()]
        found.extractall(folder, members, filter="data")
    archive.unlink()
    taken = Location(path=folder / name)
    return Side(label, taken, None, tuple(specs.default_specs(taken)), commit, folder)


def _is_there(folder: Path, commit: str, name: str) -> bool:
    return _git(folder, "cat-file", "-e", f"{commit}:./{name}").returncode == 0
