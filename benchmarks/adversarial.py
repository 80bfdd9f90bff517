"""Inputs made to hang a reader, at growing sizes: time has to grow with the size, not with its square.

Each case is a piece that is repeated, or opened and never closed, until the input has so many characters; four times as
many may take about four times as long. Reported are the time of the largest and how many times that of a quarter of it
is; a ratio above the limit is a failure. Time is that of the processor.

Usage: python benchmarks/adversarial.py [CHARACTERS] [TARGET ...]
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.domain.checkpoint import Checkpoint, InclusionProof
from factledger.domain.note import Note, VerifierKey
from factledger.domain.record import canonical_json
from factledger.domain.source import Source
from factledger.errors import FactledgerError
from factledger.reading.markup import open_draft
from factledger.reading.read import read
from factledger.reading.scan import scan
from factledger.services.export import import_lines
from factledger.services.lint.ties.sidecar import parse_sidecar
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing
from factledger.store.query import matching
from factledger.values.formula import Formula
from factledger.values.units import Units, parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHARACTERS = 64_000
"""Of the largest input of a case."""

LIGHT = ("formula", "query", "unit", "jsonl", "canonical", "ties", "note", "checkpoint", "proof", "key")
"""Targets that are given 16 times as much: they read no prose."""

LIMIT = 8.0
"""Most times as long that four times as much may take; a squared time takes 16."""

TRIES = 4
"""How often both are timed where the ratio is above the limit."""

NOTICED = 0.05
"""Seconds below which a ratio says nothing."""

SCANNED = (
    *(
        "1,",
        "1.",
        "1 ",
        "1/",
        "1-",
        "-",
        "$",
        "%",
        "5% ",
        "one ",
        "hundred ",
        "and ",
        "about ",
        "to ",
        "half ",
        "(",
        '"',
    ),
    *(
        "between 5 and ",
        "more than ",
        "from 5 to ",
        "as many as ",
        "1.234.",
        "twenty-",
        "٣",
        "½",
        "e9",
        "#",
        "US$",
        "x",
    ),
    *(
        "2024-",
        "12:",
        "A100 ",
        "http://",
        "no fewer than ",
        "give or take ",
        "per ",
        "million ",
        "\u00a0",
        "\u202e",
        "\n",
    ),
)
MARKDOWN = (
    *(
        "*",
        "_",
        "**a ",
        "*a_ ",
        "[",
        "[a](",
        "![",
        "[a]: b\n",
        "`",
        "``` \n",
        "> ",
        "- ",
        "1. ",
        "<",
        "<!--",
        "<a ",
        "&",
        "\\",
    ),
    *(
        "|a",
        "|a|b|\n|-|-|\n",
        "[^1]",
        "[^1]: a\n",
        "#",
        "# a\n",
        "{{<",
        "<div>",
        "a\n=\n",
        "~~",
        "\n\n",
        "\t",
        "&#1;",
        "$",
    ),
    *(
        "<!-- claim: a/b -->",
        "5<!-- claim: a/b -->",
        "[5](claim:a/b)",
        "<!-- factledger: off -->\n",
        "- a\n  ",
        ":::\n",
        "a ",
    ),
)
HTML = (
    *(
        "<",
        "<a",
        "<a ",
        "<a b=",
        "<a b='",
        "</",
        "</a>",
        "<!",
        "<!--",
        "<!-->",
        "<![CDATA[",
        "&",
        "&amp",
        "&#",
        "&#x1;",
        ">",
    ),
    *(
        "<div>",
        "<p>",
        "<b>",
        "<b><i>",
        "<table>",
        "<table><tr><td>",
        "<td>",
        "<ul><li>",
        "<script>",
        "<style>",
        "<title>",
    ),
    *(
        "<sup>1</sup>",
        "<br>",
        "<td colspan=9>1",
        "<td rowspan=9>1",
        "<svg>",
        "<template>",
        "<pre>\n",
        "<a href=#b>1</a>",
    ),
)
RST = (
    *(
        "*",
        "**",
        "`",
        "``",
        "`a`_ ",
        "a_ ",
        "|a| ",
        "[1]_ ",
        ".. [1] a\n",
        ".. a: b\n",
        ".. |a| replace:: b\n",
        "=\n",
        "a\n=\n",
    ),
    *(
        "+-+\n",
        "+-+\n| |\n",
        "= =\n",
        "- a\n",
        "- ",
        "  ",
        "   a\n",
        ":a: b\n",
        "- a\n\nb\n\n",
        "::\n\n",
        "..\n",
        ".. note::\n",
        "| a\n",
        "> ",
        "\n",
    ),
)
FORMULAS = (
    "(",
    "-",
    "+",
    "1+",
    "1/",
    "2^",
    "[a/b]+",
    "[a/b",
    "[",
    "km*",
    "5 km + ",
    "is ",
    "1.",
    "9",
    "%",
    "<",
    " ",
    "\u00e9",
)
QUERIES = (
    "a ",
    "'",
    '"',
    "\\",
    "-",
    "value:",
    "value:>1 ",
    "value:1..",
    "on:2024 ",
    "unit:",
    "a:b ",
    "--",
    "9",
    "\u00e9",
    "#1 ",
)
UNITS = ("a*", "a/", "(", "a^2*", "km ", "1/", "-", "^", "9", "\u00b5")
TIES = ("{", "[", "a\t", "a\tb\n", "# ", "\n", "\t", '"', "confirmed\t", "\\")
NOTES = ("\n", "\u2014 a AAAA\n", "a\n", "A", "\n\n", "extra AAAA\n", "index 1\n", "c2sp.org/tlog-proof@v1\n", "+", "=")
LINES = (
    *('{"a":', "[", '"', "\\u0041", "\\", '{"a":"b"}\n', "{}\n", "\n", "1", "1e9", "[1],", '"a":"b",', "null "),
    '{"seq":"1","format":"1","kind":"source","key":"a","version":"1"}\n',
)
VALUES = ("[", '{"a":', '"a",', '"\\u00e9\\u0301",', '"\\ud83d",')


def _draft(suffix: str) -> Callable[[str], object]:
    return lambda text: open_draft(f"draft.{suffix}", text.encode("utf-8", "replace"))


def _closed(piece: str, size: int) -> str:
    """Return an input that opens as often as it closes."""
    pairs = {
        "(": ")",
        "[": "]",
        "{": "}",
        "<div>": "</div>",
        "*": "*",
        "`": "`",
        "<b>": "</b>",
        "<ul><li>": "</li></ul>",
    }
    end = pairs.get(piece, piece)
    count = size // (len(piece) + len(end))
    return piece * count + "a" + end * count


def _inputs(pieces: tuple[str, ...], size: int) -> Iterator[tuple[str, str]]:
    for piece in pieces:
        yield repr(piece), piece * (size // len(piece))
        if piece in ("(", "[", "{", "<div>", "<b>", "<ul><li>", "*", "`"):
            yield f"{piece!r} closed", _closed(piece, size)
    yield "a figure behind each", "5 ".join(pieces * (size // sum(len(piece) + 2 for piece in pieces)))


class Ground:
    """An empty ledger and one with a row."""

    def __init__(self, folder: Path) -> None:
        """Make them."""
        self.empty, self.filled = Location(path=folder / "empty.db"), Location(path=folder / "ledger.db")
        create(self.empty)
        create(self.filled)
        with writing(self.filled) as writer:
            writer.append(Source(title="a", language="en"), "a", by="rb")
        self._open = ExitStack()
        self.reader = self._open.enter_context(reading(self.filled))

    def query(self, text: str) -> None:
        """Search the ledger."""
        matching(self.reader, [text], Units.shipped())

    def jsonl(self, text: str) -> None:
        """Import lines; nothing is kept."""
        with writing(self.empty, dry_run=True) as writer:
            import_lines(writer, text.split("\n"))

    def close(self) -> None:
        """Close it."""
        self._open.close()


def targets(ground: Ground) -> dict[str, tuple[tuple[str, ...], Callable[[str], object]]]:
    """Return what is called, with the pieces it is given, by name."""
    return {
        "scan": (SCANNED, lambda text: scan(text, "en")),
        "scan-de": (SCANNED, lambda text: scan(text, "de")),
        "scan-ar": (SCANNED, lambda text: scan(text, "ar")),
        "read": (SCANNED, lambda text: read(text, "en")),
        "markdown": (MARKDOWN, _draft("md")),
        "html": (HTML, _draft("html")),
        "rst": (RST, _draft("rst")),
        "plain": (SCANNED, _draft("txt")),
        "formula": (FORMULAS, Formula.parse),
        "query": (QUERIES, ground.query),
        "unit": (UNITS, parse_unit),
        "jsonl": (LINES, ground.jsonl),
        "canonical": (VALUES, lambda text: canonical_json(json.loads(text))),
        "ties": (TIES, lambda text: parse_sidecar("a.ties", f"# factledger-ties/1\n{text}")),
        "note": (NOTES, Note.parse),
        "checkpoint": (NOTES, Checkpoint.parse),
        "proof": (NOTES, InclusionProof.parse),
        "key": (NOTES, VerifierKey.parse),
    }


def seconds(call: Callable[[str], object], text: str) -> float:
    """Return how long a call takes, whether it reads the text or refuses it."""
    started = time.process_time()
    with suppress(FactledgerError, ValueError, RecursionError):
        call(text)
    return time.process_time() - started


def measure(name: str, pieces: tuple[str, ...], call: Callable[[str], object], size: int) -> int:
    """Print the worst case of a target, and each whose time grows too fast; return how many do."""
    worst, failed, count = (0.0, 0.0, ""), 0, 0
    quarter = dict(_inputs(pieces, size // 4))
    for what, text in _inputs(pieces, size):
        took, before, ratio = seconds(call, text), float("inf"), 0.0
        for _ in range(TRIES if took > NOTICED else 0):
            # What else runs on the machine makes a time too long, and none too short.
            before = min(before, seconds(call, quarter[what]))
            ratio = took / max(before, 1e-6)
            if ratio <= LIMIT:
                break
            took = min(took, seconds(call, text))
        worst, count = max(worst, (took, ratio, what)), count + 1
        if ratio > LIMIT:
            failed += 1
            print(f"FAIL {name} {what}: {took:.2f} s, {ratio:.1f} times as long as a quarter of it")
    took, ratio, what = worst
    grows = f", {ratio:.1f} times a quarter" if ratio else ""
    print(f"{name:12}{count:4} inputs, the slowest {took:6.2f} s for {size:,} characters{grows}: {what}", flush=True)
    return failed


def main() -> int:
    """Measure all targets, or those that are named."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else CHARACTERS
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        known = targets(ground)
        seconds(lambda text: scan(text, "en"), "warm up the tables: 5")
        names = sys.argv[2:] or known
        failed = sum(measure(name, *known[name], size * 16 if name in LIGHT else size) for name in names)
        ground.close()
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
