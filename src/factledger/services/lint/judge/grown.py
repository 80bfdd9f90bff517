"""Whether a draft tells by how much a loss itself grew or shrank, where its claim holds how great it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.values.figure import Direction, Figure, Kind, Role

if TYPE_CHECKING:
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose

_LOST = frozenset({"=loss", "=death", "=dismiss", "=hire"})
"""Terms for what is itself told as a change: who loses 5 million has a loss of so much."""


def is_grown(prose: Prose, match: Match, claim: Known, ledger: Figure) -> bool:
    """Tell whether a figure is by how much what a claim holds changed: "the loss widened by $5 million".

    "Lost $5 million" is the loss itself, and so is a fall of something else by it: "layoffs cut the staff by 40".
    """
    mention = match.mention
    is_change = mention.figure.role is Role.CHANGE_BY and ledger.role is Role.LEVEL
    lost = claim.terms & _LOST if is_change and mention.figure.kind is not Kind.PERCENT else frozenset()
    if not lost:
        return False
    start, end = prose.clause(match.sentence, mention).start, mention.span.start
    ways = [place for way in Direction for place, _ in prose.said_in(match.sentence, way.value) if start <= place < end]
    words = [word for word in match.sentence.words if start <= word.start < end]
    named = [word.start for word in words if word.term in lost]
    if not ways or not named or max(ways) in named:
        return False
    own = claim.terms | claim.told
    between = (word for word in words if word.start > min(*named, max(ways)) and word.start not in ways)
    return not any(word.term.startswith("=") and word.term not in own for word in between)
