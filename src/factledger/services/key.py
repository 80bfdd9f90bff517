"""Make the key that seals a ledger, and read keys from files."""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING

from factledger.domain.note import SignerKey, VerifierKey
from factledger.errors import ExistsError, FileError, MisuseError
from factledger.services.git import run_git

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST = 10_000
"""Longest file of a key, in bytes."""


def make_key(name: str, path: Path) -> VerifierKey:
    """Write a new private key to a file that only its owner can read, and return the public one.

    Raises:
        ParseError: The name is none for a key.
        ExistsError: The file is there already; it is left alone.
        MisuseError: The file would lie in a git repository and be committed with it.
        FileError: It cannot be written.
    """
    key = SignerKey.new(name)
    if path.exists():
        msg = "a file is there already, and is left alone"
        raise ExistsError(msg, where=str(path), do="name another, or show its public key with --show")
    if _would_be_committed(path):
        msg = "a private key does not belong in a repository"
        raise MisuseError(msg, where=str(path), do="name a file outside of it, such as ~/.config/factledger/ledger.key")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
        # Only its owner may read it, from the first moment; and no file of that name is written over.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(key.to_text() + "\n")
    except OSError as error:
        msg = f"the key cannot be written: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(path)) from error
    return key.verifier


def read_signer(path: Path) -> SignerKey:
    """Return the private key in a file.

    Raises:
        FileError: The file cannot be read.
        ParseError: It holds no private key.
    """
    return SignerKey.parse(_text(path))


def read_verifier(given: str, path: Path) -> VerifierKey:
    """Return the public key that is given, itself or as the file that holds it.

    Raises:
        FileError: The file cannot be read.
        ParseError: There is no public key.
    """
    return VerifierKey.parse(_text(path) if path.is_file() else given)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(_LONGEST).decode(errors="replace").strip()
    except OSError as error:
        msg = f"the file of the key cannot be read: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(path)) from error


def _would_be_committed(path: Path) -> bool:
    """Tell whether a file would lie in the work tree of a git repository that does not ignore it."""
    folder = next((one for one in path.resolve().parents if one.is_dir()), None)
    if folder is None or shutil.which("git") is None:
        return False
    inside = run_git(folder, "rev-parse", "--is-inside-work-tree")
    if inside.stdout.strip() != b"true":
        return False
    return run_git(folder, "check-ignore", "--quiet", "--", str(path.resolve())).returncode != 0
