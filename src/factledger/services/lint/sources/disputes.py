"""Which figures of other documents speak against one that fits: none of something else, or of a narrower place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources import apart
from factledger.services.lint.sources.around import placed_names, value_of
from factledger.services.lint.sources.candidate import Subject

if TYPE_CHECKING:
    from factledger.services.lint.sources.candidate import Candidate
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match


def may_dispute(judge: SourceJudge, match: Match, mine: Candidate, best: Candidate) -> bool:
    """Tell whether a figure of another document is of what a figure is of, by words that any language has.

    What the draft says beside it itself, of something else, and what is told of a narrower place dispute nothing.
    """
    is_elsewhere = mine.figured.passage.document != best.figured.passage.document
    is_like = mine.unit >= best.unit and mine.spoken >= best.spoken
    if not (is_elsewhere and is_like and mine.subject >= Subject.AROUND):
        return False
    said = {value_of(one) for one in match.tied.sentence.figures}
    return value_of(mine.figured.mention) not in said and not _is_of_part(judge, match, mine.figured)


def _is_of_part(judge: SourceJudge, match: Match, figured: Figured) -> bool:
    """Tell whether a figure is of something else by its words, or of a place alone that the draft does not name."""
    theirs = judge.index.seen(figured)
    places = placed_names(judge.source_of(figured).surroundings, figured.passage.sentence)
    own = [marks for at, marks in places.items() if theirs.clause.start <= at < theirs.clause.end]
    here = judge.surroundings.names(match.tied.sentence)
    is_narrow = bool(own) and not any(marks & here for marks in own)
    mine = Seen.of(judge.prose, match.tied.sentence, match.mention)
    return is_narrow or any(apart.differences(mine, theirs))
