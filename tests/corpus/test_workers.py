"""Processes that read: one that dies, hangs or cannot start costs no more than its piece."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factledger.errors import FactledgerError
from factledger.services.corpus import workers
from factledger.services.corpus.piece import Kind, Piece
from factledger.services.corpus.workers import DIED, TOO_SLOW, Processes

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *tasks: tuple[str, ...], jobs: int = 2, target: str = "serve"
) -> dict[int, str]:
    """Return what becomes of each piece, when processes run a function of `serving`."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.setattr(workers, "_serve", getattr(importlib.import_module("serving"), target))
    numbers = iter(range(1000))

    def given() -> Iterator[tuple[Piece, ...]]:
        for task in tasks:
            yield tuple(Piece("a.txt", next(numbers), Kind.TEXT, text) for text in task)

    found = Processes(jobs, os.fsencode(tmp_path)).run(given())
    return {piece.number: read.error or read.rows.decode() for piece, read in found}


def test_every_piece_is_answered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run(tmp_path, monkeypatch, *[("a", "b")] * 30)
    assert found == {i: str(i) for i in range(60)}
    assert run(tmp_path, monkeypatch) == {}


def test_a_piece_of_which_processes_die_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run(tmp_path, monkeypatch, ("a", "die", "b"), ("c",), ("d", "die once"))
    assert found == {0: "0", 1: DIED, 2: "2", 3: "3", 4: "4", 5: "5"}


def test_a_piece_that_takes_too_long_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "MAX_SECONDS", 3)
    found = run(tmp_path, monkeypatch, ("a", "hang"), ("b",), jobs=1)
    assert found == {0: "0", 1: TOO_SLOW, 2: "2"}


def test_error_processes_that_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FactledgerError, match="cannot be started") as caught:
        run(tmp_path, monkeypatch, ("a",), jobs=1, target="stillborn")
    assert caught.value.found == "exit code 7"
