"""What judging comes to where figures do not add up: the sum is wrong, and not the figure, nor its unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.derive import CHANGES
from factledger.services.lint.within.reckoned import is_gap
from factledger.services.lint.within.totals import total_of
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.services.lint.judge.breach import Breach, Judged
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose


def is_wrong_total(prose: Prose, match: Match, clashes: Sequence[Breach]) -> bool:
    """Tell whether a figure is a total that its parts miss, or a gap: it is no figure of the claim that a part has."""
    told = total_of(prose, match.sentence)
    is_total = (told is not None and told[0] is match.mention) or is_gap(prose, match.sentence, match.mention)
    return is_total and any(one.rule is rules.ARITHMETIC for one in clashes)


def without_wrong_sum(match: Match, judged: Judged, clashes: Sequence[Breach]) -> Judged:
    """Return what judging comes to, without the wrong unit of a change that the figures beside it do not come to.

    "From 78.9% to 83.4%, up 5.5 points": the sum is wrong, and not the unit.
    """
    if not is_wrong_sum(match, clashes):
        return judged
    return replace(judged, breaches=tuple(one for one in judged.breaches if one.rule is not rules.WRONG_UNIT))


def is_wrong_sum(match: Match, clashes: Sequence[Breach]) -> bool:
    """Tell whether a figure is a change, or a share, that the figures beside it do not come to."""
    is_sum, figure = any(one.rule is rules.ARITHMETIC for one in clashes), match.mention.figure
    return is_sum and (figure.role in CHANGES or figure.kind is Kind.PERCENT)
