"""The scope of a figure: when, where, of whom, by which method and at which prices it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from factledger.values.period import Period


@dataclass(frozen=True, slots=True)
class Scope:
    """When, where, of whom, how and at which prices a figure holds; None is not stated."""

    period: Period | None = None
    place: str | None = None
    population: str | None = None
    method: str | None = None
    price_basis: str | None = None

    def difference(self, other: Scope) -> str | None:
        """Return what both state and state differently, with both values; None when there is nothing."""
        if self.period and other.period and not self.period.meets(other.period):
            return f"period: {self.period} against {other.period}"
        for name in ("place", "population", "method", "price_basis"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine and theirs and mine.casefold() != theirs.casefold():
                return f"{name.replace('_', ' ')}: {mine} against {theirs}"
        return None

    def shared(self, other: Scope) -> Scope:
        """Return what both state alike, and what only one of them states."""
        return Scope(
            _agreed(self.period, other.period),
            _agreed(self.place, other.place),
            _agreed(self.population, other.population),
            _agreed(self.method, other.method),
            _agreed(self.price_basis, other.price_basis),
        )


_Stated = TypeVar("_Stated")


def _agreed(mine: _Stated | None, theirs: _Stated | None) -> _Stated | None:
    if mine is None or theirs is None:
        return theirs if mine is None else mine
    return mine if mine == theirs else None


ANYWHERE = Scope()
