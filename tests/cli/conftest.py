"""Running the command in this process, from an empty folder."""

from __future__ import annotations

import gc
import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from factledger.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, stdin: str = "") -> Result: ...


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder, as a known person, with no ledger named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTLEDGER_BY", "rb")
    monkeypatch.delenv("FACTLEDGER", raising=False)
    return tmp_path


class _Input(io.TextIOWrapper):
    """Standard input that is read as text or as bytes."""


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and returns its exit code and what it printed."""
    del folder

    def call(*arguments: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "argv", ["factledger", *arguments])
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsys.readouterr()
        code = main._run()
        gc.enable()  # a command ends with its process, and some do without the collector; tests go on
        found = capsys.readouterr()
        return Result(code, found.out, found.err)

    return call
