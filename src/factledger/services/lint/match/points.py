"""Changes of shares in bare points: "unemployment rose 5 points" is five percentage points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.prose.behind import as_difference
from factledger.values.figure import Kind, Role

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_POINT, _OF_SHARES = "point", "percentage_point"
_MOST = 100
"""How many claims of a name are looked at."""


def in_points(prose: Prose, index: Index, sentence: Sentence, mention: Mention) -> Mention:
    """Return a change in bare points as one in percentage points, where the claims that are named hold shares.

    Where one of them counts points itself, it is left as it is.
    """
    if mention.figure.unit != _POINT:
        return mention
    if as_difference(prose, sentence, mention).role not in (Role.CHANGE_BY, Role.ADDITION):
        return mention
    named = (index.claims_named(one.name)[:_MOST] for one in sentence.names)
    units = {unit for keys in named for key in keys for unit in index.units_of(key)}
    if "percent" not in units or _POINT in units:
        return mention
    return mention._replace(figure=mention.figure._replace(unit=_OF_SHARES, kind=Kind.PERCENT))
