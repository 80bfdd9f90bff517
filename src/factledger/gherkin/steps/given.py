"""Given: what a scenario is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import given

from factledger.errors import SpecError
from factledger.gherkin.said import said
from factledger.rules.origin import copies
from factledger.store.query import is_under

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.gherkin.facts import Facts

TWO = 2
"""Copies, and rows that can agree, are at least two."""


@given(said('the claim "{key}"'))
def _(facts: Facts, key: str) -> None:
    """Choose a claim by its key.

    Example: Given the claim "deepseek/training/chips"
    """
    facts.claims.append(_claim(facts, key))


def _claim(facts: Facts, key: str) -> str:
    row = facts.ledger.reader.get("claim", key)
    if row.ended:
        msg = f"the claim {key!r} {row.ended}"
        raise SpecError(msg)
    return row.key


@given("these claims")
def _(facts: Facts, datatable: list[list[str]]) -> None:
    """Choose the claims of a table with the column claim.

    Example: Given these claims
      | claim                   |
      | deepseek/training/chips |
      | top-labs/training/chips |
    """
    rows = table(datatable, "claim")
    facts.claims += [_claim(facts, row["claim"]) for row in rows]


def table(datatable: list[list[str]], *columns: str) -> list[dict[str, str]]:
    """Return the rows of a table by the names of its columns.

    Raises:
        SpecError: It has other columns, or no row.
    """
    head, *rows = datatable
    if sorted(head) != sorted(columns):
        msg = "the table has other columns"
        raise SpecError(msg, expected=" | ".join(columns), found=" | ".join(head))
    if not rows:
        msg = "the table has no row"
        raise SpecError(msg, do="write what it is about, a line each")
    return [dict(zip(head, row, strict=True)) for row in rows]


@given(said('the claims under "{path}"'))
def _(facts: Facts, path: str) -> None:
    """Choose a claim and all those below it.

    Example: Given the claims under "smuggling"
    """
    reader = facts.ledger.reader
    found = [row.key for row in reader.current("claim", is_under(reader.column("claim", "key"), path))]
    if not found:
        msg = f"there is no claim under {path!r}"
        raise SpecError(msg)
    reader.expect(found)
    facts.claims += found


@given(said('the claims matching "{terms}"'))
def _(facts: Facts, terms: str) -> None:
    """Choose the claims of the rows that search terms find; the terms are those of `factledger list`.

    Example: Given the claims matching "unit:USD -status:denied"
    """
    facts.claims += dict.fromkeys(listed.entry.claim for listed in facts.ledger.search(terms))
    if not facts.claims:
        raise _nothing(terms)


@given("every claim")
def _(facts: Facts) -> None:
    """Choose all claims.

    Example: Given every claim
    """
    facts.claims += [row.key for row in facts.ledger.reader.current("claim")]
    if not facts.claims:
        msg = "there is no claim in the ledger"
        raise SpecError(msg)


@given(said('the rows matching "{terms}"'))
def _(facts: Facts, terms: str) -> None:
    """Choose the rows that search terms find; the terms are those of `factledger list`.

    Example: Given the rows matching "lang:id status:asserted"
    """
    facts.rows += _search(facts, terms)


@given("every row")
def _(facts: Facts) -> None:
    """Choose all rows that state something.

    Example: Given every row
    """
    facts.rows += _search(facts, "")


def _search(facts: Facts, terms: str) -> list[Row]:
    rows = [listed.row for listed in facts.ledger.search(terms)]
    if not rows:
        raise _nothing(terms)
    return rows


def _nothing(terms: str) -> SpecError:
    msg = f"no row matches {terms!r}" if terms else "there is no row in the ledger"
    return SpecError(msg, do="mend the search terms; a step that looks at nothing proves nothing")


@given(said('the rows of the source "{source}"'))
def _(facts: Facts, source: str) -> None:
    """Choose what one source states.

    Example: Given the rows of the source "chip-controls/id"
    """
    reader = facts.ledger.reader
    key = reader.newest("source", source).key
    facts.rows += reader.current("entry", reader.column("entry", "source") == key)
    if not facts.rows:
        msg = f"the source {source!r} states nothing in the ledger"
        raise SpecError(msg)


@given(said('the copies of "{source}"'))
def _(facts: Facts, source: str) -> None:
    """Choose all copies and translations of one original that state something in the ledger.

    Example: Given the copies of "trade-war/original"
    """
    row = facts.ledger.reader.get("source", source)
    found = [key for key in copies(facts.ledger.reader, row.key) if _states_something(facts, key)]
    if len(found) < TWO:
        msg = f"fewer than two texts are copies of {source!r}"
        raise SpecError(msg, found=", ".join(found) or "none")
    facts.sources += found


def _states_something(facts: Facts, source: str) -> bool:
    reader = facts.ledger.reader
    return next(reader.current("entry", reader.column("entry", "source") == source), None) is not None
