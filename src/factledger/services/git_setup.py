"""Teach a git repository to show and to merge its ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factledger.errors import FileError
from factledger.services.git import run_git

ATTRIBUTES = "-text diff=factledger merge=factledger"
"""What .gitattributes says of a ledger: bytes that are shown and merged by our commands."""

SETTINGS = {
    "diff.factledger.command": "factledger git-diff",
    "diff.factledger.textconv": "factledger git-diff",
    "diff.factledger.cachetextconv": "true",
    "merge.factledger.name": "unite the rows of two branches of a ledger",
    "merge.factledger.driver": "factledger merge %O %A %B",
}
"""Settings of a clone: git takes commands from nobody else, so each clone says them once."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """What was changed.

    Attributes:
        attributes: The file that says which commands show and merge the ledger.
        line: The line about the ledger.
        is_new: Whether it was added now.
        settings: Names of the settings of this clone that were changed.
    """

    attributes: Path
    line: str
    is_new: bool
    settings: tuple[str, ...]


def git_setup(ledger: Path) -> SetUp:
    """Write the line of .gitattributes and the settings of this clone; what is there already is left alone.

    Raises:
        FileError: The ledger is in no git repository, or its files cannot be written.
    """
    root = Path(_git(ledger.parent, "rev-parse", "--show-toplevel"))
    name = ledger.resolve().relative_to(root.resolve()).as_posix()
    line = f"{_pattern(name)} {ATTRIBUTES}"
    attributes = root / ".gitattributes"
    is_new = _add_line(attributes, line)
    changed = tuple(key for key, value in SETTINGS.items() if _set(root, key, value))
    return SetUp(attributes, line, is_new, changed)


def _pattern(name: str) -> str:
    """Return the pattern of .gitattributes that matches one path."""
    plain = "/" + "".join(f"\\{c}" if c in "*?[]\\" else c for c in name)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"' if set(' "') & set(plain) else plain


def _add_line(path: Path, line: str) -> bool:
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if line in text.splitlines():
            return False
        end = "" if not text or text.endswith("\n") else "\n"
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(f"{end}{line}\n")
    except (OSError, UnicodeDecodeError) as error:
        msg = "the file cannot be changed"
        raise FileError(msg, found=str(error)[:200], where=str(path)) from error
    return True


def _set(root: Path, key: str, value: str) -> bool:
    if run_git(root, "config", "--local", "--get", key).stdout.decode().strip() == value:
        return False
    _git(root, "config", "--local", key, value)
    return True


def _git(folder: Path, *arguments: str) -> str:
    done = run_git(folder, *arguments)
    if done.returncode:
        msg = "git refused, or the ledger is in no git repository"
        said = done.stderr.decode(errors="replace").strip()
        raise FileError(msg, found=said[:200] or "no answer", where=str(folder), do="git init")
    return done.stdout.decode().strip()
