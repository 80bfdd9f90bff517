"""The claims that a figure may be about, and what it was tied to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.services.lint.match.evidence import IN_ANOTHER

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.evidence import Evidence
    from factledger.services.lint.match.scope import Stated
    from factledger.services.lint.prose.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a figure may be about.

    Attributes:
        claim: The claim.
        subject: What speaks for its subject.
        measure: What speaks for its measure.
        others: What else speaks for or against it.
        against: Why it is not the claim, though it may look like it; none when it can be.
        is_other_measure: Whether only what is measured, or which product it is, differs.
        unit: The unit of the claim, where the draft counts the same in another word: "38 people died" for deaths.
        is_misfit: Whether the unit is another one, so that the words have to be wrong for it to be meant.
        difference: Of whom the draft says it, where the claim is about others: adults, and children.
        is_named: Whether a name of what is measured stands in the sentence.
        is_beside: Whether nothing of what the sentence speaks of besides rules out that it is meant.
    """

    claim: Known
    subject: tuple[Evidence, ...]
    measure: tuple[Evidence, ...]
    others: tuple[Evidence, ...] = ()
    against: str | None = None
    is_other_measure: bool = False
    unit: str | None = None
    is_misfit: bool = False
    difference: str | None = None
    is_named: bool = False
    is_beside: bool = False

    @property
    def score(self) -> int:
        """The sum of all its weights."""
        return sum(one.weight for one in (*self.subject, *self.measure, *self.others))

    @property
    def fits_unit_and_scope(self) -> bool:
        """Whether its unit may be that of the figure, and nothing that is said of time and place speaks against it."""
        return not self.is_misfit and all(one.weight > 0 for one in self.others)

    @property
    def is_other_unit(self) -> bool:
        """Whether nothing but its unit speaks against it: percentage points, and percent."""
        return self.is_misfit and any(one.what == self.against for one in self.others)

    @property
    def is_translated(self) -> bool:
        """Whether the noun of the figure only speaks of what the claim counts, and is no word for it that is known."""
        return any(one.what.endswith(IN_ANOTHER) for one in self.others)

    @property
    def is_enough(self) -> bool:
        """Whether subject and measure are both spoken for."""
        return self.against is None


@dataclass(frozen=True, slots=True)
class Match:
    """What a figure was tied to.

    Attributes:
        mention: The figure.
        sentence: The sentence it stands in.
        chosen: The claims that fit best: one, or several that fit equally well; none when nothing is enough.
        candidates: All that were weighed and are worth a word, the best first.
        state: Finds what the sentence states of time and place.
        tie: The key of an explicit tie, if there is one.
    """

    mention: Mention
    sentence: Sentence
    chosen: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    state: Callable[[], Stated]
    tie: str | None = None

    @property
    def stated(self) -> Stated:
        """What the sentence states of time and place; for most figures nobody asks."""
        return self.state()

    def difference(self, claim: Known) -> str | None:
        """Return what the draft says of time, place or group differently from a claim, with both sides."""
        if found := self.stated.difference(claim):
            return found
        if self.tie is not None:
            return None
        return next((one.difference for one in (*self.chosen, *self.candidates) if one.claim.key == claim.key), None)

    def mention_for(self, claim: Known) -> Mention:
        """Return the figure as it is compared with the figures of a claim: in their unit where that is the same."""
        unit = next((one.unit for one in (*self.chosen, *self.candidates) if one.claim.key == claim.key), None)
        return self.mention if unit is None else self.mention.counted_in(unit)
