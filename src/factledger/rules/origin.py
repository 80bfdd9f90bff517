"""Origins: copies and translations of one original count as one source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.store.ask import ask

if TYPE_CHECKING:
    from factledger.store.reader import Reader

COPYING = ("copy", "translation")
"""Relations in which one text repeats the other; citing is not one of them."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Tells from which source each was, in the end, copied or translated.

    Attributes:
        parents: Of each copy or translation, the source it was made from.
    """

    parents: dict[str, str]

    @classmethod
    def of(cls, reader: Reader) -> Origins:
        """Return the origins of the current sources of a ledger."""
        question = "SELECT key, derived_from, relation FROM source_now WHERE derived_from IS NOT NULL"
        return cls({key: parent for key, parent, relation in ask(reader, question) if relation in COPYING})

    def __call__(self, key: str) -> str:
        """Return the key of the source that one comes from: itself, if from no other; of a circle, its least."""
        above = self.above(key)
        last = above[-1] if above else key
        return min(key, *above) if last in self.parents else last

    def above(self, key: str) -> list[str]:
        """Return the keys of the sources that one was made from, the nearest first, each once."""
        above: list[str] = []
        parent = self.parents.get(key)
        while parent is not None and parent != key and parent not in above:
            above.append(parent)
            parent = self.parents.get(parent)
        return above


def copies(reader: Reader, key: str) -> list[str]:
    """Return the keys of all sources with the same origin as this one, itself included, in order."""
    origin = Origins.of(reader)
    wanted = origin(key)
    return [one for (one,) in ask(reader, "SELECT key FROM source_now ORDER BY key") if origin(one) == wanted]
