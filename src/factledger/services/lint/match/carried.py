"""A bare number that goes on with the figure before it: "86.5 million passengers; a year earlier, 79.2 million"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.services.lint.claims.known import undated
from factledger.services.lint.derive import is_change_in_percent, is_multiple
from factledger.services.lint.match.candidate import Candidate, Match
from factledger.services.lint.match.evidence import Evidence, Weight
from factledger.services.lint.match.scope import beside_years
from factledger.services.lint.prose.behind import is_compared
from factledger.values.figure import Direction, Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose

_MOST = 200
"""How many claims about one subject are looked at."""


def carried_on(prose: Prose, index: Index, matches: Sequence[Match]) -> Iterator[Match]:
    """Yield matches, bare numbers without a claim tied to that of the figure before them: of another year, or subject.

    Args:
        prose: The draft.
        index: The claims.
        matches: What its figures are tied to, in their order.
    """
    before: Match | None = None
    for one in matches:
        now = one
        if before is not None and before.chosen and _is_bare(one) and _goes_on(prose, before, one):
            now = _of_kin(index, before.chosen[0].claim, one) or one
        if before is not None and before.chosen and not (one.chosen or one.tie) and _is_restated(prose, before, one):
            now = _tied_to(one, before.chosen[0].claim)
        if before is not None and _is_of_another(prose, before, one):
            now = replace(one, mention=one.mention._replace(figure=one.mention.figure._replace(role=Role.LEVEL)))
        yield now
        before = now


def _is_bare(match: Match) -> bool:
    """Tell whether a figure is a number that counts nothing named, and nothing was found for it."""
    figure = match.mention.figure
    is_level = figure.role in (Role.LEVEL, Role.CHANGE_TO)
    return not match.chosen and not match.tie and figure.kind is Kind.COUNT and figure.unit == NO_UNIT and is_level


def _goes_on(prose: Prose, before: Match, match: Match) -> bool:
    """Tell whether a figure stands behind another one in its sentence, or the next one opens with "a year earlier".

    So it does in a sentence of its own about another subject that the ledger has the same of: "The labs needed 16,000".
    """
    if before.sentence is match.sentence:
        return True
    is_next = next(prose.before(match.sentence), None) is before.sentence
    return is_next and (bool(beside_years(prose, match.sentence)) or _is_of_another_subject(before, match))


def _is_of_another_subject(before: Match, match: Match) -> bool:
    """Tell whether the sentence of a figure names another subject, of which a claim holds what the one before is of."""
    model = before.chosen[0].claim.columns
    return any(
        any(it.weight == Weight.SUBJECT for it in one.subject)
        and one.against is None
        and one.claim.columns.subject != model.subject
        and undated(one.claim.columns.measure) == undated(model.measure)
        for one in match.candidates
    )


def _is_of_another(prose: Prose, before: Match, match: Match) -> bool:
    """Tell whether so many others are of another measure than what stands before: "14 died, 63 others were hurt".

    "Has 214 species and had 42,000 more visitors than in 2024" is more than another figure of its own.
    """
    is_more = match.mention.figure.role is Role.ADDITION and before.sentence is match.sentence
    if not is_more or not before.chosen or not match.chosen or is_compared(prose, match.mention):
        return False
    mine, theirs = match.chosen[0].claim.columns, before.chosen[0].claim.columns
    return mine.subject == theirs.subject and undated(mine.measure) != undated(theirs.measure)


def _is_restated(prose: Prose, before: Match, match: Match) -> bool:
    """Tell whether how many times as much there is says the rise before it otherwise: "rose 340%, or quadrupled"."""
    mine, theirs = match.mention, before.mention
    is_rise = is_change_in_percent(theirs.figure) and theirs.figure.direction is not Direction.DOWN
    if before.sentence is not match.sentence or not (is_rise and is_multiple(mine.figure)):
        return False
    gap = Span(theirs.span.end, mine.span.start)
    asides = [one.span for one in prose.asides_in(match.sentence)]
    words = [word.name for word in prose.words_in(gap) if not any(one.start <= word.start < one.end for one in asides)]
    named = any(gap.start <= one.start < gap.end and not one.is_place for one in match.sentence.names)
    said = any(gap.start <= place < gap.end for place, _ in prose.said_in(match.sentence, "or-rather"))
    is_apposed = "," in prose.draft.text[gap.start : gap.end] and all(word in prose.where for word in words)
    return not named and (is_apposed or said)


def _tied_to(match: Match, claim: Known) -> Match:
    why = Evidence(Weight.IN_CONTEXT, f"it goes on with the figure of {claim.key}")
    found = Candidate(claim, (why,), (why,))
    others = (one for one in match.candidates if one.claim.key != claim.key)
    return replace(match, chosen=(found,), candidates=(found, *others))


def _of_kin(index: Index, model: Known, match: Match) -> Match | None:
    """Return a match tied to the claim that is another one's at the time, or of the subject, that the words name."""
    is_primary = {one.claim.key for one in match.candidates if any(it.weight == Weight.SUBJECT for it in one.subject)}
    siblings = [index.known(i) for i in index.by_subject[model.columns.subject][:_MOST]]
    others = [one.claim for one in match.candidates if one.claim.key in is_primary]
    for claim in (*siblings, *others):
        if claim.key == model.key or undated(claim.columns.measure) != undated(model.columns.measure):
            continue
        is_same = claim.columns.subject == model.columns.subject
        fits = match.stated.fits_period(claim)
        if _are_in_one_unit(claim, model) and (fits is True if is_same else fits is not False):
            return _tied_to(match, claim)
    return None


def _are_in_one_unit(one: Known, other: Known) -> bool:
    """Tell whether two claims are in one unit; what a figure counts need not be named beside each."""
    return one.units == other.units or frozenset({NO_UNIT}) in (one.units, other.units)
