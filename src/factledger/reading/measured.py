"""A unit beside a number."""

from __future__ import annotations

from typing import NamedTuple

ITEM = "item"
"""What a counter counts that says nothing of what it counts."""

made = tuple.__new__
"""Makes a tuple with names from all its parts in a third of the time that its own name takes."""


class Measured(NamedTuple):
    """A unit beside a number.

    Attributes:
        unit: Canonical id, "1" when there is none.
        noun: The counted noun as printed.
        first: Index of its first token.
        last: Index after its last token.
        note: What is not plain about it: "bare" for a $ or a cent without a country.
        is_known: Whether the unit is one that is known, not a noun met here.
    """

    unit: str
    noun: str | None
    first: int
    last: int
    note: str = ""
    is_known: bool = True

    def ending(self, last: int) -> Measured:
        """Return the same up to another token, in a fifth of the time that `_replace` takes."""
        return made(Measured, (self.unit, self.noun, self.first, last, self.note, self.is_known))
