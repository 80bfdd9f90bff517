"""Scan a corpus: every figure of many files in one file, and what became of every file in another."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Any

from factledger.errors import FileError
from factledger.services.batch import one_line
from factledger.services.corpus.inputs import Input, Inputs, pieces
from factledger.services.corpus.journal import open_journal, remove
from factledger.services.corpus.output import files_name, write_lines, write_whole, writer_of
from factledger.services.corpus.piece import Counts, Kind, Piece, Read, reader_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factledger.services.corpus.journal import Journal
    from factledger.services.corpus.output import Write
    from factledger.services.corpus.piece import Settings
    from factledger.services.corpus.workers import Task, Workers

TASK_BYTES, TASK_PIECES = 250_000, 64
"""Small files are given to a process together, up to so many bytes and files."""

MOST_LINES = 100
"""How many bad lines of a file are named; all are counted."""


@dataclass(slots=True)
class Progress:
    """How far a run is.

    Attributes:
        seen: Bytes of the corpus that were given to the processes, or had been read before.
        read: Pieces read in this run.
        kept: Pieces that an earlier run had read.
        figures: Figures of both.
    """

    seen: int = 0
    read: int = 0
    kept: int = 0
    figures: int = 0


@dataclass(slots=True)
class Summary:
    """What became of a corpus.

    Attributes:
        files: How many files were read.
        counts: How much there is in them.
        languages: In which language how many texts were read.
        failed: Files that could not be read, and folders that could not be listed.
        problems: What could not be read, and why: all files, and the first bad lines of each file.
        skipped: The suffixes of files of folders that are not read, and how many have each.
        links: How many links were not followed.
        progress: What was read in this run, and what an earlier one had read.
    """

    files: int = 0
    counts: Counts = field(default_factory=Counts)
    languages: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    problems: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    links: int = 0
    progress: Progress = field(default_factory=Progress)

    def to_json(self) -> dict[str, Any]:
        """Return the summary as JSON."""
        counts = self.counts._asdict()
        languages = dict(sorted(self.languages.items()))
        passed = {"skipped": dict(sorted(self.skipped.items())), "links": self.links}
        return {"files": self.files, "failed": self.failed, **counts, "languages": languages, **passed}


def work_folder(out: Path) -> Path:
    """Return the folder beside the output in which a run keeps what it has read."""
    return out.with_name(f".{out.name}.part")


def scan_corpus(
    inputs: Inputs,
    out: Path,
    settings: Settings,
    workers: Callable[[bytes], Workers],
    *,
    restart: bool = False,
    tell: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Write every figure of a corpus to a file, and a line for each of its files to another beside it.

    What has been read is kept in a folder beside the output until all is written; a run that was stopped goes on from
    there. Files that have changed since are read again.

    Args:
        inputs: The files.
        out: The output; its suffix tells the format.
        settings: The language, and the units.
        workers: Returns what reads the pieces, for the packed settings.
        restart: Whether what was kept, and an output that is there, count for nothing.
        tell: Is told how far it is.

    Raises:
        FileError: The output cannot be written, or is there already.
        MisuseError: The format is not known, or what writes it is not installed.
    """
    write, folder = writer_of(out), work_folder(out)
    _check(out, folder, restart=restart)
    packed = settings.packed()
    with open_journal(folder, restart=restart) as journal:
        run = _Run(inputs, settings, journal, tell)
        for piece, read in workers(packed).run(run.tasks()):
            run.done(piece, read)
        summary = run.write(out, write)
    remove(folder)
    return summary


def _check(out: Path, folder: Path, *, restart: bool) -> None:
    if not out.parent.is_dir():
        msg = "there is no such folder"
        raise FileError(msg, where=str(out.parent))
    if out.is_dir() or (out.exists() and not out.is_file()):
        msg = "the output cannot be written: there is something that is no file"
        raise FileError(msg, where=str(out))
    if out.exists() and not folder.exists() and not restart:
        msg = "the output is already there"
        raise FileError(msg, where=str(out), do="give another --out, or --restart to read all anew and replace it")


@dataclass(slots=True)
class _File:
    """A file of the corpus: the keys of its pieces, its digest once it was read to its end, and why it was not."""

    keys: list[bytes] = field(default_factory=list)
    digest: str | None = None
    error: str | None = None

    def settle(self, digest: str) -> None:
        """Note the digest."""
        self.digest = digest


class _Run:
    """A run: which pieces every file has, and what was read of them."""

    def __init__(self, inputs: Inputs, settings: Settings, journal: Journal, tell: Callable[[Progress], None]) -> None:
        self.inputs, self.language, self.journal, self.tell = inputs, settings.language, journal, tell
        self.named = reader_version().encode() + settings.digest()
        self.files = [_File() for _ in inputs.files]
        self.lost: dict[bytes, str] = {}
        self.progress = Progress()

    def tasks(self) -> Iterator[Task]:
        """Yield the pieces that have not been read yet, small ones together."""
        task: list[Piece] = []
        size = 0
        for piece in self._pieces():
            task.append(piece)
            size += len(piece.content)
            if size >= TASK_BYTES or len(task) >= TASK_PIECES:
                yield tuple(task)
                task, size = [], 0
        if task:
            yield tuple(task)

    def _pieces(self) -> Iterator[Piece]:
        for one, file in zip(self.inputs.files, self.files, strict=True):
            try:
                for bare in pieces(one, self.language, file.settle):
                    piece = bare.keyed(self.named)
                    file.keys.append(piece.key)
                    self.progress.seen += len(piece.encoded)
                    if (kept := self.journal.get(piece.key)) is None:
                        yield piece
                    else:
                        self.progress.kept += 1
                        self.progress.figures += kept.read.counts.figures
                        self.tell(self.progress)
            except FileError as error:
                file.error = one_line(error)

    def done(self, piece: Piece, read: Read) -> None:
        """Keep what was read of a piece; one that no process lived to read is tried again by the next run."""
        if read.is_lost:
            self.lost[piece.key] = read.error or ""
        else:
            self.journal.add(piece.key, read)
        self.progress.read += 1
        self.progress.figures += read.counts.figures
        self.tell(self.progress)

    def write(self, out: Path, write: Write) -> Summary:
        """Write what was read, in the order of the files."""
        inputs, folder = self.inputs, self.journal.folder
        summary = Summary(skipped=inputs.skipped, links=inputs.links, progress=self.progress)
        summary.failed, summary.problems = len(inputs.unreadable), list(inputs.unreadable)
        write_whole(files_name(out), self._lines(summary), write_lines, folder / "files")
        write_whole(out, self._rows(), write, folder / "output")
        return summary

    def _lines(self, summary: Summary) -> Iterator[bytes]:
        for one, file in zip(self.inputs.files, self.files, strict=True):
            found = self._counted(one, file, summary)
            yield (json.dumps(found, ensure_ascii=False) + "\n").encode("utf-8", "replace")

    def _counted(self, one: Input, file: _File, summary: Summary) -> dict[str, Any]:
        """Return what became of a file, and add it to the summary."""
        reads = [read for key in file.keys if (read := self._read(key)) is not None]
        file.error = file.error or next((read.error for read in reads if read.error), None)
        found: dict[str, Any] = {"path": one.shown, "sha256": file.digest, "error": file.error}
        if file.error is not None:
            summary.failed += 1
            summary.problems.append(f"{one.shown}: {file.error}")
            return found
        counts = reduce(Counts.plus, (read.counts for read in reads), Counts())
        if one.kind is Kind.TEXT:  # in pieces, it is without a number when all of them are
            counts = counts._replace(silent=int(not counts.numbers))
        languages: Counter[str] = Counter()
        for read in reads:
            languages.update(dict(read.languages))
        lines = [bad for read in reads for bad in read.bad_lines][:MOST_LINES]
        summary.files += 1
        summary.counts = summary.counts.plus(counts)
        summary.languages.update(languages)
        summary.problems += [f"{one.shown}:{line}: {why}" for line, why in lines]
        named = [{"line": line, "error": why} for line, why in lines]
        return found | counts._asdict() | {"languages": dict(sorted(languages.items())), "lines": named}

    def _read(self, key: bytes) -> Read | None:
        kept = self.journal.get(key)
        return kept.read if kept is not None else Read(error=self.lost.get(key))

    def _rows(self) -> Iterator[bytes]:
        for file in self.files:
            if file.error is None:
                for key in file.keys:
                    kept = self.journal.get(key)
                    if kept is not None:
                        yield from self.journal.rows(kept)
