"""Reading one piece of a corpus to rows: a pure function of the piece, whatever process or machine runs it."""

from __future__ import annotations

import json
import pickle
import threading
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from factledger.errors import FactledgerError, LanguageError, ParseError
from factledger.reading.detect import detect
from factledger.reading.digits import habit
from factledger.reading.lexicon import lexicon
from factledger.reading.locale import UNKNOWN, parse_tag
from factledger.reading.markup import open_draft
from factledger.reading.scan import AUTO, scan_in
from factledger.services.batch import language_of, one_line, parse_case, text_of
from factledger.services.corpus.cut import Cut, cuts
from factledger.services.corpus.piece import MAX_LINE, Counts, Kind, Piece, Read, Settings, reader_version
from factledger.values.span import Span, lines_and_columns
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention, Scan
    from factledger.services.batch import Case

MOST_SHOWN = 20
"""How many bad lines of a piece are named; all are counted."""

_READING = threading.Lock()
"""The tables of a language are filled as texts are read, by one thread of a process at a time."""


def read_pieces(settings: bytes, pieces: Sequence[Piece]) -> tuple[str, list[Read]]:
    """Return the version of the reader, and what was read of each piece.

    Args:
        settings: A `Settings`, packed.
        pieces: What to read.
    """
    with _READING:
        language, units = _unpacked(settings)
        return reader_version(), [_read(piece, language, units) for piece in pieces]


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> tuple[str, Units]:
    settings: Settings = pickle.loads(packed)  # noqa: S301  from the process that started this one
    return settings.language, Units(settings.units)


def _read(piece: Piece, language: str, units: Units) -> Read:
    found = _Reading(piece.path, language, units)
    try:
        if isinstance(piece.content, str):
            cut = piece.place._replace(text=piece.content)
            spoken = found.spoken(cut.text) if piece.told is None else _Spoken(piece.told, is_mixed=True)
            found.text(cut, spoken, {}, is_start=piece.number == 0)
        elif piece.kind is Kind.LINES:
            found.lines(piece.content, piece.place.line)
        else:
            found.document(piece.content)
    except FactledgerError as error:
        return Read(error=one_line(error))
    except Exception as error:  # noqa: BLE001  one bad file stops no other
        return Read(error=_inside(error))
    return found.read()


def _inside(error: Exception) -> str:
    return f"error[error]: an error inside factledger: {type(error).__name__}: {error}"


class _Spoken(NamedTuple):
    """The language of a text.

    Attributes:
        tag: Its tag.
        is_mixed: Whether a line that is plainly in another language is read in that one.
    """

    tag: str
    is_mixed: bool = False


@dataclass(slots=True)
class _Reading:
    """Reads the texts of a piece and collects their rows."""

    path: str
    language: str
    units: Units
    rows: BytesIO = field(default_factory=BytesIO)
    counts: Counts = field(default_factory=Counts)
    languages: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[int, str]] = field(default_factory=list)

    def read(self) -> Read:
        """Return what was read."""
        return Read(self.rows.getvalue(), self.counts, tuple(sorted(self.languages.items())), tuple(self.bad))

    def lines(self, content: bytes, first: int) -> None:
        """Read lines of JSON; a bad one is noted and passed over."""
        for number, line in enumerate(content.split(b"\n"), first):
            if not line.strip():
                continue
            try:
                self.case(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, number)
            except FactledgerError as error:
                self.refuse(number, one_line(error))
            except Exception as error:  # noqa: BLE001  one bad line stops no other
                self.refuse(number, _inside(error))

    def refuse(self, number: int, why: str) -> None:
        """Note a bad line."""
        self.counts = self.counts.plus(Counts(bad_lines=1))
        if len(self.bad) < MOST_SHOWN:
            self.bad.append((number, why))

    def case(self, line: bytes, number: int) -> None:
        """Read the text of a line of JSON."""
        if len(line) >= MAX_LINE:
            msg = "the line is too long"
            raise ParseError(msg, expected=f"less than {MAX_LINE} bytes")
        try:
            case = parse_case(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            msg = "the line is no UTF-8 text"
            raise ParseError(msg, found=f"byte {error.start}: {line[error.start]:#04x}") from error
        text = _sound(text_of(case, "text"))
        names = {"record": number, "id": _named(case.get("id")), "date": _named(case.get("date"))}
        self.whole(text, self.spoken_in(case, text), names)

    def document(self, content: bytes) -> None:
        """Read a document as a person sees it, in the language that it names."""
        draft = open_draft(self.path, content)
        text = _sound(draft.text)
        self.whole(text, self.spoken(text, draft.language), {}, draft)

    def whole(self, text: str, spoken: _Spoken, names: dict[str, Any], draft: Draft | None = None) -> None:
        """Read a text that is at hand from its start to its end, in pieces if it is long."""
        before = self.counts.numbers
        for cut in cuts([text]):
            self.text(cut, spoken, names, draft, is_start=cut.offset == 0)
        self.counts = self.counts.plus(Counts(silent=self.counts.numbers == before))

    def spoken(self, text: str, named: str | None = None) -> _Spoken:
        """Return the language of a text: that of the settings, else the one it names itself, else the likeliest."""
        if self.language != AUTO:
            return _Spoken(parse_tag(self.language).text)
        if named is None:
            return _Spoken(detect(text), is_mixed=True)
        try:
            return _Spoken(parse_tag(named).text)
        except LanguageError:
            return _Spoken(UNKNOWN)

    def spoken_in(self, case: Case, text: str) -> _Spoken:
        """Return the language that a case names, else that of the settings, either with the region it names."""
        tag, region = language_of(case, self.language), ""
        if case.get("region") is not None:
            region = text_of(case, "region")
        is_mixed = tag == AUTO
        tag = detect(text) if is_mixed else tag
        return _Spoken(parse_tag(f"{tag}-{region}" if region and tag != UNKNOWN else tag).text, is_mixed=is_mixed)

    def text(
        self, cut: Cut, spoken: _Spoken, names: dict[str, Any], draft: Draft | None = None, *, is_start: bool
    ) -> None:
        """Read a piece of a text.

        Args:
            cut: The piece.
            spoken: Its language.
            names: What names the text within its file.
            draft: The document whose text it is, where places in the file are others.
            is_start: Whether it is the first piece of its text.
        """
        tag = spoken.tag
        words = lexicon(tag, self.units, habit(cut.text) if tag == UNKNOWN else ("", ""))
        scanned = scan_in(cut.text, words, mixed=spoken.is_mixed)
        self.count(scanned, is_start=is_start)
        head = {"path": self.path, "record": None, "id": None, "date": None} | names
        start = json.dumps(head, ensure_ascii=False)[:-1]
        for line, column, mention in _placed(scanned.figures, cut, draft):
            row = f'{start}, "line": {line}, "column": {column}, {mention.json_text()[1:]}\n'
            self.rows.write(row.encode())

    def count(self, scanned: Scan, *, is_start: bool) -> None:
        """Count what was seen; a text in pieces counts as one."""
        seen = map(len, (scanned.figures, scanned.unsettled, scanned.set_aside, scanned.unreadable))
        self.counts = self.counts.plus(Counts(int(is_start), *seen))
        if is_start:
            self.languages[scanned.language] += 1


def _placed(mentions: Sequence[Mention], cut: Cut, draft: Draft | None) -> Iterator[tuple[int, int, Mention]]:
    """Yield line, column and figure, with their places in the file; they are in ascending order."""
    if draft is not None:
        moved = [_moved(one, lambda at: draft.offset(cut.offset + at)) for one in mentions]
        lines = lines_and_columns(draft.source, (one.span.start for one in moved))
    else:
        moved = [_moved(one, lambda at: cut.offset + at) for one in mentions] if cut.offset else list(mentions)
        inside = lines_and_columns(cut.text, (one.span.start for one in mentions))
        lines = (cut.place(*place) for place in inside)
    for one, (line, column) in zip(moved, lines, strict=True):
        yield line, column, one


def _moved(mention: Mention, place: Callable[[int], int]) -> Mention:
    """Return a figure with its places in the file: of what is left out inside it, nothing is cut off."""
    span, number = (
        Span(place(one.start), max(place(one.end - 1) + 1, place(one.start))) for one in (mention.span, mention.number)
    )
    return mention._replace(span=span, number=number)


def _named(value: object) -> str | None:
    """Return an id or a date of a case as text."""
    if value is None:
        return None
    return _sound(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _sound(text: str) -> str:
    """Return a text without halves of characters, which JSON can name and no file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
