"""A small corpus, and reading it in this process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from factledger.services.corpus.corpus import Summary, scan_corpus
from factledger.services.corpus.inputs import Inputs
from factledger.services.corpus.output import files_name
from factledger.services.corpus.piece import Settings
from factledger.services.corpus.read import read_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.corpus.workers import Done, Task
    from factledger.values.units import Units


class Here:
    """Reads pieces in this process, and notes which."""

    def __init__(self, settings: bytes) -> None:
        self.settings = settings
        self.pieces: list[tuple[str, int]] = []
        self.stop_after = 10**9

    def run(self, tasks: Iterator[Task]) -> Iterator[Done]:
        for task in tasks:
            for piece in task:
                if len(self.pieces) >= self.stop_after:
                    raise KeyboardInterrupt
                self.pieces.append((Path(piece.path).name, piece.number))
                yield piece, read_pieces(self.settings, (piece,))[1][0]


class Scan(Protocol):
    def __call__(
        self, *given: str, out: str = ..., language: str = ..., units: Units | None = ..., restart: bool = ...
    ) -> Summary: ...


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Here:
    """Go to an empty folder; return what reads."""
    monkeypatch.chdir(tmp_path)
    return Here(b"")


@pytest.fixture
def scan(here: Here) -> Scan:
    """Return a function that scans a corpus in this process, with what reads it."""

    def workers(settings: bytes) -> Here:
        here.settings = settings
        return here

    def call(
        *given: str,
        out: str = "out.jsonl",
        language: str = "auto",
        units: Units | None = None,
        restart: bool = False,
    ) -> Summary:
        path = Path(out)
        inputs = Inputs.of(given, without=(path, files_name(path)))
        return scan_corpus(inputs, path, Settings.of(language, units), workers, restart=restart)

    return call


def rows(path: str) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


SENTENCES = {
    "en": "The firm bought about {a:,} chips for ${b} million in 2024, up {b} percent from {a} workers.",
    "pt": "A empresa comprou cerca de {a} placas por US$ {b} milhões em 2024, e {b}% dos trabalhadores saíram.",
    "id": "Perusahaan itu membeli sekitar {a} chip seharga US$ {b} juta pada tahun 2024, naik {b} persen.",
    "ar": "اشترت الشركة حوالي {a} شريحة مقابل {b} مليون دولار في عام 2024.",
}


def made(language: str, sentences: int, start: int = 1) -> str:
    """Return a text of paragraphs of some sentences, every number in it another one."""
    said = [SENTENCES[language].format(a=1_000 + 7 * i, b=2 + i % 90) for i in range(start, start + sentences)]
    return "\n\n".join(" ".join(said[i : i + 3]) for i in range(0, len(said), 3)) + "\n"
