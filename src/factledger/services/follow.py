"""Follow the rows of a source into a new version of its text: new places for those that stand, a list of the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.domain.unit import Acceptance
from factledger.reading.detect import detect
from factledger.reading.locale import UNKNOWN
from factledger.reading.scan import AUTO
from factledger.reading.terms import placed
from factledger.services.add import resolved
from factledger.services.lint.claims.index import Index
from factledger.services.moved import Move, Moved, Outcome, Place
from factledger.services.passage import Passage
from factledger.services.revise import required, revise, target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.domain.record import Row
    from factledger.reading.documents import Document
    from factledger.services.passage import Sentence
    from factledger.services.texts import Texts
    from factledger.store.ledger import Writer
    from factledger.values.units import Units


@dataclass(frozen=True, slots=True)
class Followed:
    """A row, and what became of it.

    Attributes:
        row: The version that counted in an older text.
        moved: Where it stands now.
        position: Line and column of its first place in the new text; "" where it has none.
        now: The version with the new place, where one was written.
        commands: Commands that would settle it, each as its arguments.
        notes: What a person should know besides what `moved` says.
    """

    row: Row
    moved: Moved
    position: str
    now: Row | None
    commands: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it needs a person."""
        return not self.moved.outcome.is_settled or bool(self.commands)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        body, places = self.row.body, self.moved.places
        assert isinstance(body, Entry)  # noqa: S101  an inner invariant: only entries are followed
        before, after = self.moved.sentences or (None, None)
        return {
            "outcome": self.moved.outcome.value,
            "seq": str(self.row.seq),
            "key": self.row.key,
            "version": str(self.row.version),
            "before": body.text or body.other_value,
            "now": places[0].words if len(places) == 1 else None,
            "place": self.position or None,
            "places": [{"text": one.words, "start": one.span.start, "end": one.span.end} for one in places],
            "notes": [*self.moved.notes, *self.notes],
            "sentence_before": before,
            "sentence_now": after,
            "recorded": None if self.now is None else str(self.now.seq),
            "commands": [["factledger", *one] for one in self.commands],
        }


@dataclass(frozen=True, slots=True)
class Following:
    """What following the rows of a source came to.

    Attributes:
        source: Key of the source.
        version: Its new version; None when nothing in it changed.
        rows: The rows that counted in another text, in the order of the ledger.
        current: How many rows count in the new text already.
        left: Rows that are about no place in a text, by why, and how many.
        derived: Sources that were made from it, with how.
    """

    source: str
    version: Row | None
    rows: tuple[Followed, ...]
    current: int
    left: dict[str, int]
    derived: tuple[tuple[str, str], ...]

    @property
    def is_open(self) -> bool:
        """Whether something needs a person."""
        return any(one.is_open for one in self.rows)

    @property
    def has_written(self) -> bool:
        """Whether anything was recorded."""
        return self.version is not None or any(one.now for one in self.rows)

    def exit_code(self, *, strict: bool) -> int:
        """Return 1 when something needs a person, or, when strict, when the words around a row have changed."""
        is_reworded = any(one.moved.outcome is Outcome.REWORDED for one in self.rows)
        return int(self.is_open or (strict and is_reworded))

    def counts(self) -> dict[str, int]:
        """Return how many rows came to each outcome."""
        return {one.value: sum(row.moved.outcome is one for row in self.rows) for one in Outcome}


def follow(
    writer: Writer,
    text: str,
    changes: dict[str, Any],
    document: Document,
    texts: Texts,
    *,
    by: str,
    reason: str | None,
) -> Following:
    """Write a source's new version with the digest of its new text, and its rows that stand there unchanged.

    A row whose figure, or what is said of it, has changed, that is gone, or whose place cannot be told is not written.
    Where nothing would change, nothing is written and no reason is needed.

    Args:
        writer: The ledger.
        text: KEY, KEY@@VERSION or #SEQ of the source.
        changes: Other fields of it that change; None leaves one as it is, "" empties it.
        document: The new text.
        texts: The texts at hand, for the old one.
        by: Who corrects it.
        reason: Why.

    Raises:
        NotFoundError: There is no such source.
        StaleError: The version named is no longer the current one.
        MisuseError: Something would be written, and there is no reason.
        RefusedError: The change of the source is refused.
    """
    old, _ = target(writer, Source.KIND, text)
    digest = str(document.digest)
    fields = _with_language(changes, old, document.text) | {"sha256": digest, "length": str(len(document.text))}
    given = {name: value for name, value in fields.items() if value is not None}
    is_new = old.is_void or resolved(writer, replace(old.body, **given)) != old.body
    rows, current, left = _rows(writer, old.key, digest)
    ground = _Ground(writer, document, texts)
    moved = [(row, ground.moved(row)) for row in rows]
    version = revise(writer, Source.KIND, text, fields, by=by, reason=reason)[0] if is_new else None
    followed = []
    for row, one in moved:
        position = ground.position(one.places[0]) if one.places else ""
        if one.entry is None:
            commands = _commands(row, one, reason or f"{old.key} changed")
            followed.append(Followed(row, one, position, None, commands))
            continue
        why = f"its place in the new text of {old.key}: {required(reason)}"
        now = writer.append(one.entry, row.key, by=by, reason=why, after=row.version)
        followed.append(Followed(row, one, position, now, *_accepted(writer, row)))
    return Following(old.key, version, tuple(followed), current, left, tuple(_derived(writer, old.key)))


def _with_language(changes: dict[str, Any], old: Row, text: str) -> dict[str, Any]:
    """Return the changes, with the language of the text where neither they nor the source name one."""
    is_named = changes.get("language") is not None or not isinstance(old.body, Source) or bool(old.body.language)
    language = None if is_named else detect(text)
    return changes if language in (None, UNKNOWN) else changes | {"language": language}


def _rows(writer: Writer, source: str, digest: str) -> tuple[list[Row], int, dict[str, int]]:
    """Return the rows to follow, how many count in the new text already, and how many are in no text, by why."""
    rows, current, left = [], 0, {"retracted": 0, "without words of the text": 0}
    for row in list(writer.current(Entry.KIND, writer.column(Entry.KIND, "source") == source)):
        body = row.body
        if not isinstance(body, Entry):
            continue
        if body.sha256 == digest:
            current += 1
        elif body.status == "retracted":
            left["retracted"] += 1
        elif body.start is None and (body.text is None or body.derived_from):
            left["without words of the text"] += 1
        else:
            rows.append(row)
    rows.sort(key=lambda row: row.seq)
    return rows, current, {why: count for why, count in left.items() if count}


class _Ground:
    """The new text and the old ones of a source, each read once in each language."""

    def __init__(self, writer: Writer, document: Document, texts: Texts) -> None:
        self.writer, self.document, self.texts = writer, document, texts
        self.units: Units = writer.units()
        self._new: dict[str, Passage] = {}
        self._moves: dict[tuple[str | None, str], Move] = {}

    def moved(self, row: Row) -> Moved:
        """Return where a row stands in the new text."""
        body = row.body
        assert isinstance(body, Entry)  # noqa: S101  an inner invariant: only entries are followed

        def subjects(passage: Passage, sentence: Sentence) -> Sequence[int]:
            return list(self._subjects(body.claim, passage, sentence))

        return self._move(body.sha256, body.language or AUTO).of(body, subjects)

    def _move(self, sha256: str | None, language: str) -> Move:
        if language not in self._new:
            self._new[language] = Passage(self.document.text, language, self.units)
        key = (sha256, language)
        if key not in self._moves:
            text = self.texts.find(sha256)
            old = None if text is None else Passage(text, language, self.units)
            self._moves[key] = Move(old, self._new[language], str(self.document.digest), self.units)
        return self._moves[key]

    @cached_property
    def _index(self) -> Index:
        return Index(self.writer, self.units)

    def _subjects(self, claim: str, passage: Passage, sentence: Sentence) -> Iterator[int]:
        """Yield the positions of the words of a sentence that name the subject of a claim."""
        known = self._index.find(claim)
        if known is None:
            return
        words = placed(passage.text, passage.code, sentence.span.start, sentence.span.end)
        for first, last, name in self._index.named_in(words):
            if name in known.subjects or name in known.either:
                yield from range(sentence.words.start + first, sentence.words.start + last)

    def position(self, place: Place) -> str:
        """Return line and column of a place in the new text."""
        return next(iter(self._new.values())).position(place.span.start)


def _commands(row: Row, moved: Moved, reason: str) -> tuple[tuple[str, ...], ...]:
    """Return the commands of which one would settle a row whose place is not certain."""
    key = f"{row.key}@@{row.version}"
    why = ("--reason", reason)
    if moved.outcome is Outcome.GONE:
        return (("retract", key, *why),)
    return tuple(
        ("revise", key, place.words, "--at", str(place.span.start), *chosen, *why)
        for place in moved.places
        for chosen in _chosen(row, place)
    )


def _chosen(row: Row, place: Place) -> list[tuple[str, ...]]:
    """Return what else a person has to say to record a place: which reading is meant, and what is said of it now."""
    mention = place.mention
    if mention is None:
        return [()]
    body = row.body
    said = mention.status if isinstance(body, Entry) and mention.status not in (None, body.status) else None
    status = ("--status", said) if said else ()
    if mention.settled:
        return [status]
    stated = [(one.figure.stated, one.figure.unit) for one in mention.readings]
    return [("--value", str(number), "--unit", unit, *status) for number, unit in stated if number is not None]


def _accepted(writer: Writer, row: Row) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Return the commands that accept again what was accepted of the version before, with a note on each."""
    commands, notes = [], []
    column = writer.column(Acceptance.KIND, "entry")
    for found in list(writer.current(Acceptance.KIND, column == row.key)):
        body = found.body
        if isinstance(body, Acceptance) and body.entry_version == str(row.version):
            until = ("--until", body.until) if body.until else ()
            why = ("--reason", found.reason) if found.reason else ()
            commands.append(("accept", row.key, "--rule", body.rule, *until, *why))
            notes.append(f"what {body.rule} finds was accepted for version {row.version} alone (#{found.seq})")
    return tuple(commands), tuple(notes)


def _derived(writer: Writer, key: str) -> Iterator[tuple[str, str]]:
    """Yield the sources that were made from one, or from those, with how."""
    seen, left = {key}, [key]
    while left:
        parent = left.pop(0)
        for row in list(writer.current(Source.KIND, writer.column(Source.KIND, "derived_from") == parent)):
            if row.key not in seen and isinstance(row.body, Source):
                seen.add(row.key)
                left.append(row.key)
                above = "it" if parent == key else parent
                yield (
                    row.key,
                    f"cites {above}" if row.body.relation == "cites" else f"is a {row.body.relation} of {above}",
                )
