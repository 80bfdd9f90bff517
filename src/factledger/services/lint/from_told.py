"""Figures that follow from others which the text tells and the ledger holds: "103 million for 2,000, 51,500 each".

Whoever tells two numbers of a ledger and then a third that they come to has reckoned, whatever the words.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.rules import lint as rules
from factledger.services.lint.comes_to import Operand, reckoned_from
from factledger.services.lint.derive import as_multiple, is_multiple
from factledger.services.lint.following import NEAR
from factledger.services.lint.judge.breach import Breach, broken
from factledger.values.compare import Severity
from factledger.values.figure import Kind
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.by_number import ByNumber
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.derive import Derived
    from factledger.services.lint.following import Following
    from factledger.services.lint.judge.judge import Judge
    from factledger.services.lint.match.candidate import Match
    from factledger.values.figure import Figure

_BEFORE = 3
"""How many sentences before a figure may tell what it is reckoned from."""

_MOST_TOLD = 8
"""How many figures told before one are reckoned with; of more, two come to anything."""

_FREE = (Kind.DURATION, Kind.COUNT)
"""Kinds of figures that may be anything where somebody reckons with them: "ten chips at $6 an hour"."""

_TO_ITS = 3
"""How many words behind a share may say whose it is of: "4% of its staff"."""


class FromTold:
    """Finds what the figures of one draft come to by others that it tells."""

    def __init__(self, following: Following, by_number: ByNumber, judge: Judge) -> None:
        """Prepare for a draft."""
        self._following, self._by_number, self._judge = following, by_number, judge
        self._prose, self._entries = following.prose, following.entries

    def derived(self, match: Match) -> Breach | None:
        """Return the note that a figure is what two others come to that its text tells, or two claims that it names."""
        if match.mention.figure.stated is None:
            return None
        return self.reckoned(match) or self._following.paired(match)

    def reckoned(self, match: Match) -> Breach | None:
        """Return the note that a figure is what two others come to that its text tells, and the ledger holds."""
        prose, sentence = self._prose, match.sentence
        others = [one for one in sentence.figures if one.number != match.mention.number]
        others += [one for before in islice(prose.before(sentence), _BEFORE) for one in before.figures]
        operands = [one for one in map(self._operand, others[:_MOST_TOLD]) if one is not None]
        operands += self._of_models(match) if operands else ()
        figure = as_multiple(match.mention.figure)
        is_held = any(one.rows for one in operands)
        found = reckoned_from(figure, operands, self._judge.units) if is_held else None
        if found is None or self._is_of_other(match, found):
            return None
        if self._is_other_way(match, figure):
            return broken(rules.WRONG_DIRECTION, f"it is the other way round: {found}", found.rows)
        return Breach(rules.DERIVED, str(found), found.rows, Severity.NOTE)

    def _is_other_way(self, match: Match, figure: Figure) -> bool:
        """Tell whether the smaller of two told figures is called the multiple of the greater.

        "DeepSeek used 2,000, eight times more than the 16,000 of the others": the one stands before, the other behind.
        """
        some, i = match.sentence.figures, match.sentence.at[match.mention.number.start]
        if not 0 < i < len(some) - 1 or not is_multiple(figure) or figure.stated is None:
            return False
        less, more = some[i - 1].figure.stated, some[i + 1].figure.stated
        return less is not None and more is not None and less.value < more.value and figure.stated.value > 1

    def _is_of_other(self, match: Match, found: Derived) -> bool:
        """Tell whether a share, or a sum, is told of something else: "4% of its staff", "his flat cost $51,500"."""
        keys = [key for key, rows in self._entries.items() if any(row.seq in found.rows for row in rows)]
        claims = [claim for key in keys if (claim := self._following.matcher.index.find(key)) is not None]
        if " for " in found.formula:
            return not self._following.is_for_each(match, claims)
        span, prose = match.mention.span, self._prose
        behind = prose.words_in(Span(span.end, max(span.end, match.sentence.span.end)))[:_TO_ITS]
        is_its = any((word.name,) in prose.phrases("its") for word in behind)
        return match.mention.figure.kind is Kind.PERCENT and is_its and self._following.is_of_other(match, claims)

    def _of_models(self, match: Match) -> Iterator[Operand]:
        """Yield what claims hold of models that a sentence names and tells no figure of: "five times the A100s"."""
        for claim in self._following.of_models(match):
            row = next(iter(self._entries.get(claim.key, ())), None)
            entry = row.body if row is not None else None
            if row is not None and isinstance(entry, Entry) and entry.figure:
                found = Operand.of(f"[{claim.key}]", entry.figure, (row.seq,))
                yield from () if found is None else (found,)

    def _operand(self, mention: Mention) -> Operand | None:
        """Return a figure to reckon with: one whose number a claim holds that it may be of, or that may be anything."""
        match, figure = self._following.match_of(mention), mention.figure
        if match is None or figure.stated is None:
            return None
        near = [one.claim for one in (*match.chosen, *match.candidates[:NEAR])]
        near += self._by_number.of_same_number(match)
        claim = next((one for one in near if self._is_held(match, one)), None)
        if claim is None:
            return Operand.of(mention.text, figure, ()) if figure.kind in _FREE else None
        unit = min(claim.units, default=figure.unit)
        if unit.partition("/")[0] == figure.unit:
            figure = figure._replace(unit=unit)  # "the hour at six dollars"
        return Operand.of(mention.text, figure, tuple(row.seq for row in self._entries.get(claim.key, ())[:1]))

    def _is_held(self, match: Match, claim: Known) -> bool:
        """Tell whether a claim holds a figure, or the number alone of one that says nothing of what it counts."""
        figure = match.mention.figure
        is_bare = figure.unit == NO_UNIT and figure.kind is Kind.COUNT and figure.stated is not None
        is_number = is_bare and figure.stated is not None and self._judge.holds(claim, figure.stated.value)
        return is_number or self._judge.fits(match.mention_for(claim), claim)
