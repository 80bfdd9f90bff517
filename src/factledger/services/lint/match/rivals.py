"""Acts and measures of which one rules out another: what is sold is not made, and what is earned no debt.

A sentence speaks of many things beside what its figure is of: the listeners of a programme, the staff who counted. They
do not say that the very number of a claim is told of something else, as a rival of what it measures does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_GOODS = "produce harvest build sell acquire own order import export consume use employ train deliver seize store rent"
_SUMS = (
    "sell revenue profit loss debt interest invest fund budget cost price pay fine tax aid transfer share stake deposit"
)
_MORE_SUMS = "market-value capital deficit surplus damage compensation bribe donate remittance gdp tariff"
_STAFF = "employ hire dismiss strike train student teacher doctor"
_HARM = "death injury missing infect rescue arrest murder affect"
_DEEDS = "sentence charge court lawsuit arrest ban fine seize"
_RATES = "inflation unemployment poverty illiteracy interest punctuality turnout abstention vaccinate"
_CROWD = "visitor passenger customer user member attend download"

_RIVALS = tuple(
    frozenset(f"={one}" for one in group.split())
    for group in (_GOODS, f"{_SUMS} {_MORE_SUMS}", _STAFF, _HARM, _DEEDS, _RATES, _CROWD)
)
"""The groups of which a figure is of one at most."""


_BESIDES = "listen sentence build deliver outage student infect capacity donate vote reserve employ acquire sell own"
_BESIDE = frozenset(f"={one}" for one in _BESIDES.split())
"""What is told of many a thing besides: its staff, who bought it, the listeners."""


def are_beside(told: Collection[str], mine: Collection[str]) -> bool:
    """Tell whether acts are such as are told besides, and none of them is in one group with one of a claim."""
    return _BESIDE.issuperset(told) and not any(
        not group.isdisjoint(told) and not group.isdisjoint(mine) for group in _RIVALS
    )
