"""The ties beside a draft at work: which of them count, which fit no more, and which are still to be proposed.

A tie that a person confirmed counts like one in the draft, as long as its words stand as they stood. A proposal counts
for nothing: its figure is judged as if there were none, so that a wrong one hides nothing; but it is said when the
words lead elsewhere by now. So it is with a confirmed one whose words have changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factledger.rules.lint import STALE_TIE
from factledger.services.lint.report import Found
from factledger.services.lint.ties.selectors import MOST_PLACES, Quotes
from factledger.services.lint.ties.sidecar import Quote, Sidecar, State, TieLine
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.match.matcher import Matcher
    from factledger.services.lint.prose.prose import Prose
    from factledger.values.compare import Severity

_SHOWN = 5
"""How many claims an open line names."""


class Ending(NamedTuple):
    """What the words of the draft led to for a figure.

    Attributes:
        match: What it was tied to.
        claim: Key of the one claim that it was judged by; None for none, or where several fitted.
    """

    match: Match
    claim: str | None

    @classmethod
    def of(cls, match: Match, claim: str | None) -> Ending:
        """Return what words led to: a claim that was chosen for its number alone is none."""
        is_led = len(match.chosen) == 1 and match.chosen[0].claim.key == claim
        return cls(match, claim if is_led else None)

    @property
    def is_open(self) -> bool:
        """Whether several claims fit equally well."""
        return len(self.match.chosen) > 1

    def __str__(self) -> str:
        """Say what it is."""
        return "several claims" if self.is_open else self.claim or "no claim"


@dataclass(frozen=True, slots=True)
class Stale:
    """A line that fits its draft no more.

    Attributes:
        line: The line.
        why: What is wrong with it.
    """

    line: TieLine
    why: str

    def found(self, path: str, severity: Severity) -> Found:
        """Return it as a finding in the file of ties."""
        line, claim = self.line, self.line.claim
        message = f"{line.quote.exact!r}, {line.state.value}{f' as {claim}' if claim else ''}: {self.why}"
        where = (line.number, 1, line.number, 1)
        return Found(STALE_TIE.name, severity, path, *where, line.quote.exact, message, STALE_TIE.hint, claim)


@dataclass(frozen=True, slots=True)
class Tied:
    """What became of the ties of a draft.

    Attributes:
        path: The file they stand in.
        counts: How many lines fit, by state; how many are stale.
        added: How many lines were added, by state.
        untold: How many figures have words that stand too often for a line to tell which is meant.
        text: The file with the lines that were added; None when none was.
    """

    path: str
    counts: Mapping[str, int]
    added: Mapping[str, int]
    untold: int = 0
    text: str | None = None

    def to_json(self) -> dict[str, object]:
        """Return it as JSON."""
        return {"path": self.path} | dict(self.counts)


class Tying:
    """The ties beside one draft.

    Attributes:
        sidecar: The file.
        held: The line that holds for each figure, by its position.
        stale: Lines that fit no more.
    """

    def __init__(self, sidecar: Sidecar, prose: Prose, explicit: Mapping[Span, str]) -> None:
        """Find the figures of the lines.

        Args:
            sidecar: The file.
            prose: The draft.
            explicit: The claims that the draft itself ties figures to, by their spans.
        """
        self.sidecar, self.figures, self._explicit = sidecar, prose.figures, explicit
        self._prose = prose
        self._quotes = Quotes(prose.draft.text, self.figures)
        self.held: dict[int, TieLine] = {}
        self.stale: list[Stale] = []
        self._moved: list[TieLine] = []
        self._groups = _grouped(sidecar.ties)
        for quote, lines in self._groups.items():
            self._find(quote, lines)

    def _find(self, quote: Quote, lines: Sequence[TieLine]) -> None:
        """Find the figures of lines of the same words: as many as lines, in order, or none."""
        fitting = self._quotes.fitting(quote)
        if len(fitting) == len(lines):
            for figure, line in zip(fitting, lines, strict=True):
                self._hold(figure, line)
        elif fitting:
            why = f"its words fit {len(fitting)} figures, and {len(lines)} of the lines have them"
            self.stale += [Stale(line, why) for line in lines]
        elif self._quotes.is_crowded(quote):
            why = f"more than {MOST_PLACES} figures look like it: quote more of the words before it"
            self.stale += [Stale(line, why) for line in lines]
        else:
            self._moved += lines

    def _hold(self, figure: int, line: TieLine) -> None:
        """Take a line for a figure; of two the one that a person confirmed."""
        tied = self._explicit.get(self.figures[figure].span)
        if tied is not None and line.claim not in (tied, None):
            self.stale.append(Stale(line, f"the draft itself ties it to {tied}"))
            return
        other = self.held.get(figure)
        if other is None:
            self.held[figure] = line
            return
        first, second = sorted((other, line), key=lambda one: (not one.is_trusted, one.number))
        self.held[figure] = first
        self.stale.append(Stale(second, f"line {first.number} says already what this figure is about"))

    def claim(self, figure: int) -> str | None:
        """Return the claim that a person tied a figure to; `NO_CLAIM` for none at all, None where nobody said."""
        line = self.held.get(figure)
        return line.claim if line is not None and line.is_trusted else None

    def close(self, ends: Sequence[Ending]) -> None:
        """Compare what was proposed, and what has moved, with what the words led to for each figure."""
        for figure, line in list(self.held.items()):
            is_checked = line.state is State.PROPOSED and self.figures[figure].span not in self._explicit
            if is_checked and ends[figure].claim != line.claim:
                why = f"it was proposed and not confirmed, and the words lead to {ends[figure]} now"
                self.stale.append(Stale(line, why))
        free: dict[tuple[str, str | None], list[int]] = {}
        for figure, end in enumerate(ends):
            if figure not in self.held:
                free.setdefault((self._quotes.exact(figure), end.claim), []).append(figure)
        for line in self._moved:
            found = free.get((line.quote.exact, line.claim)) if line.claim else None
            if found:
                self.held[found.pop(0)] = line
            else:
                self.stale.append(Stale(line, "its words stand nowhere in the draft"))
        self.stale.sort(key=lambda one: one.line.number)

    def tied(self, ends: Sequence[Ending], matcher: Matcher, *, is_adding: bool) -> Tied:
        """Return what became of the ties, with what is to be added when that is asked for."""
        stale = {one.line.number for one in self.stale}
        counts = Counter(line.state.value for line in self.sidecar.ties if line.number not in stale)
        counts["stale"] = len(stale)
        added, untold = self._to_add(ends, matcher) if is_adding else ([], 0)
        counts.update(line.state.value for _, line in added)
        shown = {name: counts[name] for name in (*State, "stale")}
        news = Counter(line.state.value for _, line in added)
        text = self.sidecar.with_added(added) if added else None
        return Tied(self.sidecar.path, shown, {name: news[name] for name in State}, untold, text)

    def _to_add(self, ends: Sequence[Ending], matcher: Matcher) -> tuple[list[tuple[int, TieLine]], int]:
        """Return (number of the line of the figure before, new line) for figures without one, and how many get none."""
        proposed = ((figure, self._proposed(figure, ends[figure], matcher)) for figure in self._without_line())
        found = [(figure, line) for figure, line in proposed if line is not None]
        groups = Counter(line.quote for _, line in found)
        order = sorted(self.held)
        added = []
        for figure, line in found:
            lines = groups[line.quote] + len(self._groups.get(line.quote, ()))
            if len(self._quotes.fitting(line.quote)) == lines:
                before = bisect_left(order, figure)
                added.append((self.held[order[before - 1]].number if before else 0, line))
        return added, len(found) - len(added)

    def _without_line(self) -> Iterator[int]:
        """Yield the figures that nothing is said of, neither in the draft nor beside it."""
        for i, one in enumerate(self.figures):
            if i not in self.held and one.span not in self._explicit:
                yield i

    def _proposed(self, figure: int, end: Ending, matcher: Matcher) -> TieLine | None:
        if end.claim is None and not end.is_open:
            return None
        quote = self._quotes.quote(figure, self._around(end.match, matcher))
        if end.claim is None:
            keys = [one.claim.key for one in end.match.chosen]
            more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
            return TieLine(State.OPEN, None, quote, f"one of {', '.join(keys[:_SHOWN])}{more}")
        one = end.match.chosen[0]
        evidence = dict.fromkeys(piece.what for piece in (*one.subject, *one.measure, *one.others))
        return TieLine(State.PROPOSED, end.claim, quote, "; ".join(evidence))

    def _around(self, match: Match, matcher: Matcher) -> Span:
        """Return what says which claim a figure is about: its sentence, or where that names nothing its paragraph."""
        sentence = match.sentence
        if matcher.has_subject(sentence):
            return sentence.span
        blocks = self._prose.draft.blocks
        start = blocks[sentence.block].span.start if blocks else sentence.span.start
        return Span(max(start, sentence.span.end - _LONGEST), sentence.span.end)


_LONGEST = 1000
"""How much of a paragraph is quoted at most, in code points."""


def _grouped(ties: Sequence[TieLine]) -> dict[Quote, list[TieLine]]:
    found: dict[Quote, list[TieLine]] = {}
    for one in ties:
        found.setdefault(one.quote, []).append(one)
    return found
