"""Writing what was read of a corpus, in the order of its files: JSON lines, or Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.errors import FileError, MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Write = Callable[[Iterable[bytes], Path], None]

FORMATS = (".jsonl", ".ndjson", ".parquet")
_FILES = ".files.jsonl"


def writer_of(out: Path) -> Write:
    """Return what writes rows, given as blocks of JSON lines, to a file in the format that the name of `out` tells.

    Raises:
        MisuseError: The name tells none, or what writes it is not installed.
    """
    suffix = out.suffix.lower()
    if suffix not in FORMATS:
        msg = f"{out.name!r} tells no format that can be written"
        raise MisuseError(msg, expected="a name in .jsonl or .parquet", found=suffix or "no suffix")
    if suffix != ".parquet":
        return write_lines
    try:
        from factledger.services.corpus.parquet import write_parquet
    except ImportError as error:
        msg = "Parquet cannot be written: pyarrow is not installed"
        raise MisuseError(msg, do="pip install 'factledger[parquet]', or write .jsonl") from error
    return write_parquet


def files_name(out: Path) -> Path:
    """Return the file beside the output in which every file of the corpus has a line."""
    return out.with_name(out.name + _FILES)


def is_output(path: Path) -> bool:
    """Tell whether a file was written by a run: a list of files, or what stands beside one."""
    return path.name.endswith(_FILES) or files_name(path).exists()


def write_whole(out: Path, blocks: Iterable[bytes], write: Write, beside: Path) -> None:
    """Write a file whole or not at all.

    Args:
        out: The file.
        blocks: What it holds, as JSON lines.
        write: What writes it.
        beside: Where it is written before it takes its place.

    Raises:
        FileError: It cannot be written.
    """
    try:
        write(blocks, beside)
        beside.replace(out)
    except OSError as error:
        msg = f"the file cannot be written: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(out)) from error


def write_lines(blocks: Iterable[bytes], path: Path) -> None:
    """Write JSON lines as they are."""
    with path.open("wb") as file:
        file.writelines(blocks)
