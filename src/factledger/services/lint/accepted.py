"""Findings at one sentence of a draft that a person accepted, until the sentence, the figure or a row changes.

An acceptance holds the digest of the sentence and the figure as printed, never the sentence. It covers one rule at one
figure of one draft, judged by the very versions of rows that it names.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from factledger.domain.unit import Acceptance
from factledger.services.acceptances import changed, is_over
from factledger.values.digest import Digest
from factledger.values.key import split_version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from factledger.domain.record import Row
    from factledger.store.reader import Reader
    from factledger.values.span import Span


def draft_name(path: str, folder: Path | None) -> str:
    """Return what a draft is called in an acceptance: its path from a folder, or as given where it lies elsewhere."""
    full = Path(path).resolve()
    if folder is not None and full.is_relative_to(folder.resolve()):
        return full.relative_to(folder.resolve()).as_posix()
    return PurePath(path).as_posix()


def one_spaced(text: str) -> str:
    """Return a text in NFC with single spaces, as it is compared whatever its lines are broken into."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def sentence_digest(text: str) -> str:
    """Return the digest of a sentence, as 64 hexadecimal digits."""
    return str(Digest.of(one_spaced(text).encode("utf-8", "surrogatepass")))


class Mark(NamedTuple):
    """What tells a figure of a draft from all others: its sentence, its words, and which of those it is."""

    sentence: str
    value: str
    nth: int


class Spot(NamedTuple):
    """A rule that a figure of a draft breaks, as a person may accept it.

    Attributes:
        mark: The figure.
        span: Its place in the text of the draft.
        rule: Name of the rule.
        rows: Names of the rows that it was judged by, in order.
        around: The words of its sentence before it and behind it.
    """

    mark: Mark
    span: Span
    rule: str
    rows: tuple[str, ...]
    around: tuple[str, str]

    def would_be(self, body: Acceptance) -> bool:
        """Tell whether its sentence is the accepted one, once the accepted figure stands in its place."""
        before, behind = self.around
        return sentence_digest(f"{before}{body.value}{behind}") == body.sentence


@dataclass(slots=True)
class Accepting:
    """The acceptances about one draft, and what it breaks.

    Attributes:
        reader: The ledger.
        draft: What the draft is called in them.
        today: The day on which they have to hold.
        rows: The acceptances.
        spots: Every rule that the draft breaks at a figure and that no acceptance covers.
    """

    reader: Reader
    draft: str
    today: date
    rows: list[Row] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    _by: dict[tuple[str, Mark], Row] = field(init=False)
    _used: set[int] = field(default_factory=set)
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)
    _names: dict[int, tuple[str, int] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the acceptances by rule and figure: there is one for each."""
        self._by = {(_acceptance(row).rule, _mark(_acceptance(row))): row for row in self.rows}

    def mark(self, sentence: str, text: str) -> Mark:
        """Return the mark of the next figure of the draft.

        Args:
            sentence: Digest of its sentence.
            text: The figure as printed.
        """
        value = one_spaced(text)
        nth = self._seen[sentence, value] = self._seen.get((sentence, value), 0) + 1
        return Mark(sentence, value, nth)

    def take(self, mark: Mark, span: Span, rule: str, seqs: Iterable[int], around: tuple[str, str]) -> Row | None:
        """Return the acceptance that covers what a figure breaks; without one it is kept as a spot."""
        spot = Spot(mark, span, rule, self._named(seqs), around)
        row = self._by.get((rule, mark))
        if row is None or not self._holds(_acceptance(row), spot):
            self.spots.append(spot)
            return None
        self._used.add(row.seq)
        return row

    def _holds(self, body: Acceptance, spot: Spot) -> bool:
        return (body.rows or ()) == spot.rows and not is_over(body, self.today)

    def _named(self, seqs: Iterable[int]) -> tuple[str, ...]:
        """Return the names of rows, the newest version of each that is named."""
        newest: dict[str, int] = {}
        for seq in seqs:
            if seq not in self._names:
                row = self.reader.at(seq)
                self._names[seq] = (row.key, row.version) if row else None
            named = self._names[seq]
            if named is not None:
                newest[named[0]] = max(named[1], newest.get(named[0], 0))
        return tuple(sorted(f"{key}@@{version}" for key, version in newest.items()))

    def lapsed(self, off: Collection[str] = ()) -> Iterator[tuple[Row, Spot | None, str]]:
        """Yield each acceptance that covers nothing, with the spot that it would have covered, if any, and why.

        Args:
            off: Rules that are not reported: of what they would find nothing is known.
        """
        at: dict[Mark, list[Spot]] = {}
        like: dict[tuple[str, str | frozenset[str]], Spot] = {}
        for spot in self.spots:
            at.setdefault(spot.mark, []).append(spot)
            like.setdefault((spot.rule, spot.mark.value), spot)
            if spot.rows:
                like.setdefault((spot.rule, _keys(spot.rows)), spot)
        for row in self.rows:
            body = _acceptance(row)
            if row.seq in self._used or body.rule in off:
                continue
            if here := at.get(_mark(body)):
                yield row, here[0], self._why(body, here)
            elif again := like.get((body.rule, body.value)):
                yield row, again, "the sentence changed"
            elif (again := like.get((body.rule, _keys(body.rows or ())))) or (again := self._changed(body)):
                yield row, again, "the figure changed"
            else:
                yield row, None, "what it accepted is not found any more"

    def _changed(self, body: Acceptance) -> Spot | None:
        """Return the spot where another figure stands in the accepted sentence, best one that breaks the same rule."""
        ours = sorted(self.spots, key=lambda spot: spot.rule != body.rule)
        return next((spot for spot in ours if spot.would_be(body)), None)

    def _why(self, body: Acceptance, here: list[Spot]) -> str:
        if is_over(body, self.today):
            return f"it ended with {body.until}"
        if change := changed(self.reader, body):
            return change
        is_same = any(spot.rule == body.rule for spot in here)
        return "the figure is judged by other rows" if is_same else f"what is found is not {body.rule}"


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(split_version(name)[0] for name in names)


def _acceptance(row: Row) -> Acceptance:
    assert isinstance(row.body, Acceptance)  # noqa: S101  an inner invariant: it was asked for as one
    return row.body


def _mark(body: Acceptance) -> Mark:
    return Mark(body.sentence or "", body.value, int(body.nth or 1))


def sentences_accepted(reader: Reader) -> dict[str, list[Row]]:
    """Return the current acceptances of sentences, by draft."""
    found: dict[str, list[Row]] = {}
    for row in reader.current(Acceptance.KIND, reader.column(Acceptance.KIND, "sentence").is_not(None)):
        found.setdefault(_acceptance(row).draft or "", []).append(row)
    return found
