"""Which claims of a ledger are read for a draft: those that its words can name.

The subject of most claims is called as their key begins: Kestrel Foods, of kestrel-foods/revenue. These are looked up
by the words of a draft in the index of the keys, and the others are never read. Claims that go by another name, that
have aliases, a place or a population are read all at once; whole texts of them would have to be compared otherwise.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from factledger.errors import ParseError
from factledger.services.lint.claims.known import Columns, when_of
from factledger.store.ask import ask
from factledger.store.schema import APART, OPENS_AS_KEY, SPOKEN
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.store.reader import Reader

_COLUMNS = ", ".join(f"c.{name}" for name in Columns._fields)
_FROM = f"SELECT {_COLUMNS} FROM"
_ALL = f"{_FROM} claim_now AS c WHERE c.value_type = 'quantity'"
_DATED = f"{_FROM} claim_now AS c WHERE c.value_type = 'date'"
_APART = f"""
SELECT {_COLUMNS}, CASE WHEN {OPENS_AS_KEY} THEN 'yes' END AS is_plain
FROM claim_now AS c WHERE c.value_type = 'quantity' AND {APART}
"""  # noqa: S608  names of ours
_OPENING = f"{_ALL} AND KEYS(claim_now AS c, :ends)"
_OF_WORDS = "c.key LIKE '%-%/%'"
_HEADS = f"""
SELECT DISTINCT UNTIL(c.key, '/') AS head FROM claim_now AS c WHERE c.value_type = 'quantity' AND {_OF_WORDS}
"""  # noqa: S608  names of ours
_ANY_OF_WORDS = f"SELECT 1 FROM claim AS c WHERE {_OF_WORDS} LIMIT 1"  # noqa: S608  names of ours
_ANY = "SELECT c.key FROM claim_now AS c WHERE c.value_type = 'quantity' LIMIT 1"

_UNITS = """
SELECT DISTINCT e.claim AS claim, e.unit AS unit FROM EACH(:keys) AS k CROSS JOIN entry_now AS e
WHERE e.claim = k.value AND e.unit IS NOT NULL
"""

_SPEAKERS = f"""
SELECT DISTINCT e.claim AS claim, e.speaker AS speaker FROM entry_now AS e WHERE {SPOKEN}
"""  # noqa: S608  names of ours

_IN_KEYS = re.compile(r"[a-z]+|[0-9]+")
"""Words with which a key may open."""

_new = partial(tuple.__new__, Columns)

_PERIOD = Columns._fields.index("period")


def _made(columns: Iterable[Any]) -> Columns:
    """Return the columns of a claim; one whose period a desk gave in its key alone has that: acme/revenue/2025."""
    one = _new(columns)
    return one if one[_PERIOD] or not one[0][-1:].isdecimal() else _dated(one)


def _dated(one: Columns) -> Columns:
    when = when_of(one.key)
    try:
        return one._replace(period=str(Period.parse(when))) if when else one
    except ParseError:
        return one  # "2025-x" is no period


def all_claims(reader: Reader) -> Iterator[Columns]:
    """Yield all claims of quantities."""
    yield from map(_made, ask(reader, _ALL))


def dated_claims(reader: Reader) -> Iterator[Columns]:
    """Yield all claims of dates."""
    yield from map(_new, ask(reader, _DATED))


def claims_apart(reader: Reader) -> Iterator[tuple[Columns, bool]]:
    """Yield the claims that a look at their keys does not find, and those whose statement may not name their subject.

    With each comes whether it is found by its key, too.
    """
    for *columns, is_plain in ask(reader, _APART):
        yield _made(columns), is_plain is not None


def claims_opening(reader: Reader, words: Iterable[str]) -> Iterator[Columns]:
    """Yield claims whose keys open with one of some words, and perhaps others; some may come twice."""
    # A word ends in front of a mark or a digit, and a number in front of a letter, too.
    ends = [f"{word}{'{' if word.isdecimal() else ':'}" for word in words if _IN_KEYS.fullmatch(word)]
    yield from map(_made, ask(reader, _OPENING, ends=json.dumps(sorted(ends)))) if ends else ()


def heads_of_keys(reader: Reader) -> Iterator[str]:
    """Yield what the keys of claims of quantities begin with, of several words: kestrel-foods of kestrel-foods/revenue.

    A few of one word may be among them.
    """
    # Where no key has two words, the index of the keys says so, and no claim is looked at.
    if any(ask(reader, _ANY_OF_WORDS)):
        yield from (head for (head,) in ask(reader, _HEADS))


def holds_any(reader: Reader) -> bool:
    """Tell whether a ledger has any claim of a quantity."""
    return any(ask(reader, _ANY))


def units_of_entries(reader: Reader, claims: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (claim, unit) of the entries of claims."""
    yield from ask(reader, _UNITS, keys=json.dumps(list(claims)))


def claims_of_speakers(reader: Reader) -> Iterator[tuple[str, str]]:
    """Yield (claim, speaker) of the entries that somebody is named for."""
    yield from ask(reader, _SPEAKERS)
