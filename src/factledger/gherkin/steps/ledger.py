"""What every scenario starts with, and in which state it looks at the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given

from factledger.errors import SpecError
from factledger.gherkin.collector import LEDGER
from factledger.gherkin.facts import Facts, Ledger, opened
from factledger.gherkin.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def factledger_ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """Open the ledger of a feature file: the one given, else the nearest ledger.db upwards of the file."""
    with opened(request.config, request.path, getattr(request.node, "named", ())) as ledger:
        request.node.stash[LEDGER] = ledger
        yield ledger


@pytest.fixture
def facts(factledger_ledger: Ledger) -> Facts:
    """Start each scenario with nothing chosen, on the ledger as it is."""
    return Facts(factledger_ledger)


@given(said('the ledger as known on "{state}"'))
def _(facts: Facts, state: str) -> None:
    """Look at the ledger as it was after a row, at a head, or at the end of a day.

    Example: Given the ledger as known on "2026-05-15"
    """
    if facts.claims or facts.rows or facts.sources:
        msg = "the state has to be chosen before anything else"
        raise SpecError(msg, do="make this the first step")
    facts.ledger = facts.ledger.as_of(state)
    if not facts.ledger.reader.size():
        msg = f"the ledger had no row yet on {state}"
        raise SpecError(msg)
