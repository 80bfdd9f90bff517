"""Where a row of a source stands in a new version of its text: unchanged, changed, gone, or not to be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from factledger.domain.entry import figure_fields
from factledger.reading.mention import described
from factledger.rules.re_reads import reread
from factledger.services.versions import Versions
from factledger.values.compare import compare_sources, is_scale_slip
from factledger.values.number import decimal_text
from factledger.values.span import Span
from factledger.values.units import Likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factledger.domain.entry import Entry
    from factledger.reading.mention import Mention
    from factledger.services.passage import Passage, Sentence
    from factledger.services.versions import Held
    from factledger.values.figure import Figure
    from factledger.values.units import Units

_SHOWN = 3
"""How many places are named for a row that may stand in several."""


class Outcome(StrEnum):
    """What became of a row."""

    STANDS = "stands"
    REWORDED = "reworded"
    CHANGED = "changed"
    GONE = "gone"
    UNCLEAR = "unclear"

    @property
    def is_settled(self) -> bool:
        """Whether its new place is certain; else a person has to look."""
        return self in (Outcome.STANDS, Outcome.REWORDED)


class Place(NamedTuple):
    """Words of the new text that a row is about, or may be about, with the figure that they are."""

    words: str
    span: Span
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a row stands in the new text.

    Attributes:
        outcome: What became of it.
        entry: What the row says with its new place, where that is certain.
        places: Where it stands now; several where that cannot be told, none where it is gone.
        notes: What a person should know.
        sentences: The sentence it stood in and the one it stands in now, where their words differ.
    """

    outcome: Outcome
    entry: Entry | None = None
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    sentences: tuple[str, str] | None = None


class Move:
    """The way from one version of a text to the next, in one language."""

    def __init__(self, old: Passage | None, new: Passage, digest: str, units: Units) -> None:
        """Prepare; `old` is None when that text is not at hand, `digest` names the new one."""
        self.new, self.digest, self.units = new, digest, units
        self.versions = Versions(old, new) if old else None

    def of(self, entry: Entry, subjects: Callable[[Passage, Sentence], Sequence[int]]) -> Moved:
        """Return where a row stands now.

        Args:
            entry: The row.
            subjects: Returns the positions of the words of a sentence that name the subject of its claim.
        """
        if entry.start is None or entry.end is None or self.versions is None:
            return self._by_words(entry)
        span = Span(int(entry.start), int(entry.end))
        mine = self.versions.held(span, is_old=True)
        if span.end > len(self.versions.old.text) or not mine.words:
            return Moved(Outcome.UNCLEAR, notes=(f"nothing stands at its place {span} in its text",))
        if entry.figure is None:
            return _OfWords(self, self.versions, entry, mine, subjects).moved()
        return _OfFigure(self, self.versions, entry, mine, subjects).moved()

    def _by_words(self, entry: Entry) -> Moved:
        """Return where the very figure of a row stands, when nothing is known of the words around it."""
        figure = entry.figure
        why = "its old text is not at hand" if entry.start else "it had no place"
        if figure is None:
            return Moved(Outcome.UNCLEAR, notes=(f"{why}, so the words it rests on are not known",))
        same = [one for one in self.new.scan.figures if is_same(one, figure)]
        if len(same) > 1 and entry.start and entry.end:
            there = Span(int(entry.start), int(entry.end))
            same = [one for one in same if one.span == there and one.text == entry.text] or same
        if not same:
            return Moved(Outcome.GONE, notes=(f"{why}, and its figure is not in the new one",))
        if len(same) > 1:
            return unclear(same, f"{why}, and its figure stands {len(same)} times in the new one")
        if against := _against(entry, None, same[0]):
            return Moved(Outcome.CHANGED, None, _places(same), (why, against))
        return self.settled(entry, figure, same[0], (f"{why}: found by its words alone",))

    def settled(
        self,
        entry: Entry,
        figure: Figure,
        now: Mention,
        notes: tuple[str, ...],
        sentences: tuple[str, str] | None = None,
    ) -> Moved:
        """Return a row with its new place, if its figure reads back to what is stored; a role stays as it is."""
        reading = next(one for one in now.meanings if one.meaning == figure.meaning)
        fields: dict[str, Any] = {"language": now.language, "text": now.text} | self.place(now.span)
        body = replace(entry, **fields | figure_fields(reading._replace(role=figure.role, direction=figure.direction)))
        if problem := reread(body, self.units):
            return unclear([now], f"it does not read back: {problem}")
        if body.text != entry.text:
            notes = (*notes, f"printed {now.text!r} now")
        return Moved(Outcome.REWORDED if sentences else Outcome.STANDS, body, _places([now]), notes, sentences)

    def place(self, span: Span) -> dict[str, Any]:
        """Return the columns of a place in the new text."""
        return {"start": str(span.start), "end": str(span.end), "sha256": self.digest}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose old place is known, on its way to the new one."""

    move: Move
    versions: Versions
    entry: Entry
    mine: Held
    subjects: Callable[[Passage, Sentence], Sequence[int]]

    def sentences(self, theirs: Held) -> tuple[str, str] | None:
        """Return the old sentence and the new one, if their words differ."""
        if self.versions.is_same_sentence(self.mine, theirs):
            return None
        return self.versions.old.shown(self.mine.sentence), self.versions.new.shown(theirs.sentence)

    def of_another(self, theirs: Held) -> str | None:
        """Return why a sentence with other words may be about something else, if it may."""
        named = self.subjects(self.versions.old, self.mine.sentence)
        return self.versions.of_another(self.mine, theirs, named)


class _OfFigure(_Row):
    """A quantity."""

    __slots__ = ()

    @property
    def figure(self) -> Figure:
        """The figure that is stored."""
        assert self.entry.figure is not None  # noqa: S101  an inner invariant: quantities come here
        return self.entry.figure

    def moved(self) -> Moved:
        """Return where it stands."""
        versions, mine, figure = self.versions, self.mine, self.figure
        before = versions.old.figure_at(Span(int(self.entry.start or 0), int(self.entry.end or 0)))
        number = versions.held(before.number, is_old=True).words if before else mine.words
        there = versions.figures_at(number or mine.words, mine.words)
        found = [one for one in there if versions.is_kin(mine, versions.held(one.span))]
        if there and not found and len(mine.sentence.words) == len(mine.words):
            return unclear(there, "no words stand beside it, and what stands around it has changed")
        if not found and (places := versions.elsewhere(mine)):
            return self._elsewhere(before, places)
        found = found or list(versions.figures_beside(mine))
        same = [one for one in found if is_same(one, figure)]
        if len(same) == 1:
            return self._unchanged(before, same[0])
        if same:
            return unclear(same, f"its figure stands {len(same)} times there now")
        if not found:
            return Moved(Outcome.GONE, notes=("its sentence, or the figure in it, is not in the new text",))
        alike = [one for one in found if self._is_comparable(one)] or found
        if len(alike) > 1:
            return unclear(alike, f"{len(alike)} other figures stand where it stood")
        return self._changed(alike[0])

    def _elsewhere(self, before: Mention | None, places: Sequence[range]) -> Moved:
        words, new = self.versions.new.words, self.versions.new
        found = [one for place in places for one in new.figures_in(words.starts[place[0]], words.ends[place[-1]])]
        same = [one for one in found if is_same(one, self.figure)]
        if len(same) == 1 == len(places) and not _against(self.entry, before, same[0]):
            return self.move.settled(self.entry, self.figure, same[0], ("its sentence stands elsewhere now",))
        if not found:
            return Moved(Outcome.GONE, notes=("its sentence stands elsewhere now, without a figure",))
        return unclear(found, "its sentence is not where it was")

    def _unchanged(self, before: Mention | None, now: Mention) -> Moved:
        """Return what becomes of a row whose figure stands where it stood."""
        theirs = self.versions.held(now.span)
        sentences = self.sentences(theirs)
        if sentences and (doubt := self._repeated(theirs, before, now)):
            return unclear(self._alike(self.versions.new, theirs.sentence), doubt)
        if not sentences and (doubt := self.versions.doubled(self.mine, theirs)):
            alike = self.versions.new.same(self.versions.new.key(theirs.sentence))
            return unclear([one for sentence in alike for one in self._alike(self.versions.new, sentence)], doubt)
        against = _against(self.entry, before, now) or (self.of_another(theirs) if sentences else None)
        if against:
            return Moved(Outcome.CHANGED, None, _places([now]), (against,), sentences)
        return self.move.settled(self.entry, self.figure, now, (), sentences)

    def _repeated(self, theirs: Held, before: Mention | None, now: Mention) -> str | None:
        """Return why it cannot be told which of several figures alike in a sentence is the one, if it cannot."""
        there = self._alike(self.versions.new, theirs.sentence)
        if len(there) <= 1:
            return None
        mine = self._alike(self.versions.old, self.mine.sentence)
        is_same_one = before is not None and before in mine and mine.index(before) == there.index(now)
        if is_same_one and len(mine) == len(there) and self.versions.is_between_the_same(self.mine, theirs):
            return None
        return f"its figure stands {len(there)} times in its sentence now, and {len(mine)} times before"

    def _alike(self, passage: Passage, sentence: Sentence) -> list[Mention]:
        found = passage.figures_in(sentence.span.start, sentence.span.end)
        return [one for one in found if is_same(one, self.figure)]

    def _changed(self, now: Mention) -> Moved:
        theirs = self.versions.held(now.span)
        notes = [f"{described(self.figure)} before, {described(now.figure)} now"]
        ratio = compare_sources(self.figure, now.figure, self.move.units).ratio
        if ratio is not None and is_scale_slip(ratio):
            notes.append(f"a silent change of scale: the one is {decimal_text(ratio)} times the other")
        sentences = self.versions.old.shown(self.mine.sentence), self.versions.new.shown(theirs.sentence)
        return Moved(Outcome.CHANGED, None, _places([now]), tuple(notes), sentences)

    def _is_comparable(self, mention: Mention) -> bool:
        relation = self.move.units.relation(self.figure.unit, mention.figure.unit)
        return relation.likeness is not Likeness.DIFFERS


class _OfWords(_Row):
    """A date, a text, or yes or no: it rests on words that are not kept in the row."""

    __slots__ = ()

    def moved(self) -> Moved:
        """Return where its words stand."""
        versions, mine = self.versions, self.mine
        run = versions.run(mine.words)
        place = self._verbatim(run) if run else None
        if place and versions.is_kin(mine, versions.held(place.span)):
            return self._standing(place)
        places = [found for one in versions.elsewhere(mine) if (found := self._verbatim(one))]
        if len(places) == 1:
            return self._settled(places[0], ("its sentence stands elsewhere now",), None)
        return self._lost(places or list(self._everywhere()))

    def _verbatim(self, words: range) -> Place | None:
        """Return the place that some words of the new text take, if it holds what the row's place held."""
        old, new = self.versions.old, self.versions.new
        start = new.words.starts[words[0]] - (old.words.starts[self.mine.words[0]] - int(self.entry.start or 0))
        end = new.words.ends[words[-1]] + (int(self.entry.end or 0) - old.words.ends[self.mine.words[-1]])
        if start < 0 or end > len(new.text) or start > end:
            return None
        return Place(self._printed, Span(start, end)) if _plain(new.text[start:end]) == self._printed else None

    @property
    def _printed(self) -> str:
        """The words that it rests on, in one line."""
        return _plain(self.versions.old.text[int(self.entry.start or 0) : int(self.entry.end or 0)])

    def _standing(self, place: Place) -> Moved:
        theirs = self.versions.held(place.span)
        sentences = self.sentences(theirs)
        if sentences is None and (doubt := self.versions.doubled(self.mine, theirs)):
            return Moved(Outcome.UNCLEAR, None, tuple(self._everywhere()), (doubt,))
        if sentences and (against := self.of_another(theirs)):
            return Moved(Outcome.CHANGED, None, (place,), (against,), sentences)
        return self._settled(place, (), sentences)

    def _settled(self, place: Place, notes: tuple[str, ...], sentences: tuple[str, str] | None) -> Moved:
        body = replace(self.entry, **self.move.place(place.span))
        return Moved(Outcome.REWORDED if sentences else Outcome.STANDS, body, (place,), notes, sentences)

    def _everywhere(self) -> Sequence[Place]:
        """Return the first places of the new text that hold its words."""
        found: list[Place] = []
        text, words = self.versions.new.text, self._printed
        at = text.find(words) if words else -1
        while at >= 0 and len(found) < _SHOWN:
            found.append(Place(words, Span(at, at + len(words))))
            at = text.find(words, at + 1)
        return found

    def _lost(self, places: list[Place]) -> Moved:
        if not places:
            return Moved(Outcome.GONE, notes=(f"its words {self._printed!r} are not in the new text",))
        note = f"its words {self._printed!r} do not stand where they stood"
        return Moved(Outcome.UNCLEAR, None, tuple(places[:_SHOWN]), (note,))


def unclear(found: Sequence[Mention], why: str) -> Moved:
    """Return that a row may stand in some places, and why it is not known in which."""
    more = f"; and {len(found) - _SHOWN} more places" if len(found) > _SHOWN else ""
    return Moved(Outcome.UNCLEAR, None, _places(found[:_SHOWN]), (why + more,))


def is_same(mention: Mention, figure: Figure) -> bool:
    """Tell whether a figure of a text, in one of its readings, is the same: hedge, value and unit."""
    return any(one.meaning == figure.meaning for one in mention.meanings)


def _places(found: Sequence[Mention]) -> tuple[Place, ...]:
    return tuple(Place(_plain(one.text), one.span, one) for one in found)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _against(entry: Entry, before: Mention | None, now: Mention) -> str | None:
    """Return what the words around a figure say of it now, and neither did before nor does the row."""
    role = ", ".join(filter(None, (now.figure.role, now.figure.direction)))
    stored = ", ".join(filter(None, (entry.role, entry.direction)))
    if before is None:
        if now.figure.direction and entry.direction and now.figure.direction != entry.direction:
            return f"the text says {role}, the row {stored}"
        is_denied = now.status == "denied" and entry.status not in ("denied", "retracted")
        return f"the text denies it, the row is {entry.status}" if is_denied else None
    was = ", ".join(filter(None, (before.figure.role, before.figure.direction)))
    if role not in (was, stored):
        return f"{was} before, {role} now"
    if now.status != before.status and (now.status or "asserted") != entry.status:
        return f"{before.status or 'asserted'} before, {now.status or 'asserted'} now"
    if now.speaker != before.speaker:
        return (
            f"said by {before.speaker or 'nobody in particular'} before, by {now.speaker or 'nobody in particular'} now"
        )
    return None
