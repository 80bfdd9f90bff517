"""Parts of one thing that a sentence gives in turn, each with where it belongs: "6 to Asia and 3 to Europe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.prose.openings import semicolons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Candidate
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_WORDS = 5
"""Words that may stand from a figure to what tells its part: "million chips were shipped to"."""


def in_turn(prose: Prose, sentence: Sentence, mention: Mention, enough: Sequence[Candidate]) -> list[Candidate]:
    """Return the claims that a figure may be of, the best first: the one told right behind it, where parts are told so.

    What tells the part of the figure before stands right behind that, and is none of this one's.

    Args:
        prose: The draft.
        sentence: The sentence of the figure.
        mention: The figure.
        enough: The claims that enough speaks for, the best first.
    """
    found, i = list(enough), sentence.at[mention.number.start]
    if len(found) < 2 or not i:  # noqa: PLR2004  one claim is the one
        return found
    best = found[0]
    for one in found[1:]:
        if _are_parts(best.claim, one.claim) and _are_told_behind(prose, sentence, i, (best.claim, one.claim)):
            return [one, *(other for other in found if other is not one)]
    return found


def in_own_part(prose: Prose, sentence: Sentence, mention: Mention, enough: Sequence[Candidate]) -> list[Candidate]:
    """Return the claims that a figure may be of: one first whose subject its part of the sentence names, and no other.

    Semicolons and words such as "while" part it: "2,000 chips, say the engineers of one; 16,000, for most others".
    """
    best = enough[0]
    rivals = [one for one in enough[1:] if one.claim.columns.subject != best.claim.columns.subject]
    if not rivals or len(sentence.figures) < 2:  # noqa: PLR2004  one figure is in no part
        return list(enough)
    marks = [*semicolons(prose, sentence)]
    marks += [place for name in ("while", "in-contrast") for place, _ in prose.said_in(sentence, name)]
    start = max((place for place in marks if place < mention.span.start), default=sentence.span.start)
    end = min((place for place in marks if place >= mention.span.end), default=sentence.span.end)
    if start == sentence.span.start and end == sentence.span.end:
        return list(enough)
    here = {one.name for one in sentence.names if start <= one.start < end}
    if here & best.claim.subjects:
        return list(enough)
    own = next((one for one in rivals if here & one.claim.subjects), None)
    return list(enough) if own is None else [own, *(one for one in enough if one is not own)]


def _are_parts(one: Known, other: Known) -> bool:
    """Tell whether two claims are of the same thing, in one unit and at one time."""
    mine, theirs = one.columns, other.columns
    return mine.subject == theirs.subject and one.units == other.units and mine.period == theirs.period


def _are_told_behind(prose: Prose, sentence: Sentence, i: int, claims: tuple[Known, Known]) -> bool:
    """Tell whether the first of two claims is told by what stands behind figure i-1, and the second behind figure i.

    Nothing tells either before the first figure: "to Asia 6, to Europe 3" gives them the other way round.
    """
    figures = sentence.figures
    end = prose.clause(sentence, figures[i]).end
    first, second = (_places(sentence, one, other) for one, other in (claims, claims[::-1]))
    if any(place < figures[0].span.start for place in (*first, *second)):
        return False
    if any(figures[i].span.start > place >= figures[i - 1].span.end for place in second):
        return False
    is_before = any(_is_behind(prose, figures[i - 1], place, figures[i].span.start) for place in first)
    return is_before and any(_is_behind(prose, figures[i], place, end) for place in second)


def _is_behind(prose: Prose, mention: Mention, place: int, end: int) -> bool:
    start = mention.span.end
    return start <= place < end and prose.words_between(start, place) <= _WORDS


def _places(sentence: Sentence, claim: Known, other: Known) -> list[int]:
    """Return where words stand that tell one claim, and not the other."""
    terms = (claim.terms | claim.told) - other.terms - other.told
    names = {name for name in claim.measures | claim.either | claim.places if len(name) == 1}
    names -= other.measures | other.either | other.places
    return [word.start for word in sentence.words if word.term in terms or (word.name,) in names]
