"""The file beside a draft that says which claim each of its figures is about, so that nobody writes it into the copy.

A line a figure, its columns parted by tabs: state, claim, prefix, exact, suffix, note. The words are those of a
TextQuoteSelector: the figure as printed, and what stands before and behind it. What a person wrote stays as it is.

Source: W3C Web Annotation Data Model, 4.2.4, Text Quote Selector.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factledger.errors import FileError, ParseError
from factledger.reading.documents import content_of, text_of
from factledger.values.key import parse_path

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIX = ".ties"
NO_CLAIM = "-"
"""Stands for the claim of a figure that is about none."""

NOT_YET = "?"
"""Stands for the claim that a person has still to name."""

_FORMAT = "# factledger-ties/1"
_COLUMNS = ("state", "claim", "prefix", "exact", "suffix", "note")
_LEAST, _MOST = 4, 6
"""How many columns a line has; editors take away empty ones at the end."""

_BOM = "\ufeff"
_START = (
    _FORMAT,
    "# Which claim each figure of the draft is about; factledger lint reads it, and --tie adds to it.",
    "# confirmed: a person says so, and it counts like a tie in the draft (claim -: it is about no claim).",
    "# proposed: the words of the draft lead there; it changes no verdict before somebody makes it confirmed.",
    "# open: several claims fit; write one of them in place of the question mark.",
    "# " + "\t".join(_COLUMNS),
)


class State(StrEnum):
    """Who says what a figure is about."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    OPEN = "open"


class Quote(NamedTuple):
    """Where a figure stands: its words, and those before and behind it, white space as single spaces."""

    prefix: str
    exact: str
    suffix: str


@dataclass(frozen=True, slots=True)
class TieLine:
    """A line of the file.

    Attributes:
        state: Who says it.
        claim: Key of the claim; `NO_CLAIM` for none at all, None where a person has still to name it.
        quote: The figure.
        note: What spoke for the claim, or the claims that fit.
        number: Number of the line, from 1; 0 for one that is not yet written.
    """

    state: State
    claim: str | None
    quote: Quote
    note: str = ""
    number: int = 0

    @property
    def is_trusted(self) -> bool:
        """Whether a person named the claim: nobody but a person fills in what was left open."""
        return self.claim is not None and self.state is not State.PROPOSED

    def __str__(self) -> str:
        """Return the line as it is written."""
        return "\t".join((self.state, self.claim or NOT_YET, *self.quote, self.note))


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The ties of a draft.

    Attributes:
        path: The file.
        text: What stands in it; nothing where there is no file yet.
        ties: Its lines.
    """

    path: str
    text: str = ""
    ties: tuple[TieLine, ...] = ()

    def with_added(self, added: Iterable[tuple[int, TieLine]]) -> str:
        """Return the text with new lines, each behind the line of a number; all others stay as they are.

        Args:
            added: Numbers of lines, 0 for the end of the comments at the head, each with a new line.
        """
        lines = self.text.split("\n") if self.text else [*_START, ""]
        if lines[-1]:
            lines.append("")
        end = "\r" if lines[0].endswith("\r") else ""
        behind: dict[int, list[str]] = {}
        for number, tie in added:
            behind.setdefault(number or _head(lines), []).append(f"{tie}{end}")
        made = []
        for number, line in enumerate(lines, 1):
            made += [line, *behind.get(number, ())]
        return "\n".join(made)


def _head(lines: list[str]) -> int:
    """Return the number of the last comment before the first line that is none."""
    return next((number for number, line in enumerate(lines) if not line.startswith(("#", _BOM))), len(lines))


def sidecar_path(draft: str) -> str:
    """Return where the ties of a draft stand."""
    return draft + SUFFIX


def read_sidecar(draft: str) -> Sidecar | None:
    """Return the ties that stand beside a draft; None when there is no such file.

    Raises:
        FileError: The file cannot be read, or is none of ties.
        ParseError: A line cannot be read.
    """
    path = sidecar_path(draft)
    return parse_sidecar(path, text_of(content_of(path), path)) if Path(path).exists() else None


def parse_sidecar(path: str, text: str) -> Sidecar:
    """Return the ties that a text states.

    Raises:
        FileError: It states no ties.
        ParseError: A line cannot be read.
    """
    lines = text.removeprefix(_BOM).split("\n")
    if lines[0].rstrip() != _FORMAT:
        msg = "the file holds no ties of a draft"
        do = "take it away, and have it made by factledger lint --tie"
        raise FileError(msg, expected=f"{_FORMAT} as first line", found=repr(lines[0][:60]), where=path, do=do)
    ties = [
        _line(line.rstrip("\r"), f"{path}, line {number}", number)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]
    return Sidecar(path, text, tuple(ties))


def _line(line: str, where: str, number: int) -> TieLine:
    columns = [" ".join(part.split()) for part in line.split("\t")]
    if not _LEAST <= len(columns) <= _MOST:
        shown = f"{len(columns)} columns: {line[:60]!r}"
        raise _unreadable(", ".join(_COLUMNS) + ", parted by tabs", shown, where)
    name, claim, prefix, exact, suffix, note = columns + [""] * (_MOST - len(columns))
    if name not in tuple(State):
        raise _unreadable(" or ".join(State), repr(name[:60]), where)
    if not exact:
        raise _unreadable(_COLUMNS[3] + ": the figure as it stands in the draft", "nothing", where)
    return TieLine(State(name), _claim(State(name), claim, where), Quote(prefix, exact, suffix), note, number)


def _claim(state: State, claim: str, where: str) -> str | None:
    if claim in ("", NOT_YET) and state is State.OPEN:
        return None
    if claim == NO_CLAIM and state is not State.PROPOSED:
        return claim
    try:
        return parse_path(claim, "claim key")
    except ParseError as error:
        raise _unreadable(error.expected, repr(claim[:60]), where) from error


def _unreadable(expected: str | None, found: str, where: str) -> ParseError:
    msg = "a line of ties cannot be read"
    return ParseError(msg, expected=expected, found=found, where=where, do="correct it, or delete it")
