"""Then: what the copies and translations of one original state."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from pytest_bdd import then

from factledger.domain.claim import Claim
from factledger.domain.entry import UNRELIABLE, Entry
from factledger.errors import SpecError
from factledger.gherkin.facts import Disagreement
from factledger.gherkin.said import said
from factledger.gherkin.steps.given import TWO, table
from factledger.rules import agree
from factledger.values.compare import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.gherkin.facts import Facts, Ledger


def _by_claim(facts: Facts) -> dict[str, list[agree.Statement]]:
    """Return what each claim's copies state, for every claim that one of the copies states."""
    facts.need("sources")
    reader = facts.ledger.reader
    found: dict[str, list[agree.Statement]] = {}
    for row in reader.current("entry", reader.column("entry", "source").in_(facts.sources)):
        if isinstance(row.body, Entry) and row.body.status not in UNRELIABLE:
            one = agree.Statement(row, row.body, facts.ledger.origins(row.body.source))
            found.setdefault(row.body.claim, []).append(one)
    return found


def _differences(ledger: Ledger, key: str, stated: list[agree.Statement]) -> Iterator[agree.Pair]:
    claim = ledger.reader.get("claim", key).body
    for a, b in combinations(stated, 2):
        if isinstance(claim, Claim) and a.entry.source != b.entry.source:
            pair = agree.Pair(key, a, b, agree.judge(a, b, claim, ledger.units))
            if pair.judgement.verdict is not Verdict.AGREE:
                yield pair


def _check_copies(ledger: Ledger, stated: dict[str, list[agree.Statement]]) -> None:
    if not any(len({one.entry.source for one in found}) >= TWO for found in stated.values()):
        msg = "no claim is stated by two of the copies: there is nothing to compare"
        raise SpecError(msg, found=", ".join(list(stated)[:5]) or "no claim", do="record what the others state")
    problems = [pair for key, found in stated.items() for pair in _differences(ledger, key, found)]
    if problems:
        lines = "\n".join(f"{pair.claim}: {agree.conflict(pair.a, pair.b, pair.judgement)}" for pair in problems)
        hint = "check each copy against the original, or accept the difference"
        raise Disagreement(lines, hint, (pair.seqs for pair in problems))


@then("they state the same")
def _(facts: Facts) -> None:
    """Every figure that several copies state has the same number and the same hedge in each.

    Example: Then they state the same
    """
    _check_copies(facts.ledger, _by_claim(facts))


@then(said('they state the same on "{claim}"'))
def _(facts: Facts, claim: str) -> None:
    """Compare the copies on one claim.

    Example: Then they state the same on "diffusion-rule/decade"
    """
    stated = _by_claim(facts).get(claim, [])
    if len(stated) < TWO:
        msg = f"fewer than two of the copies state {claim!r}"
        raise SpecError(msg, found=", ".join(one.row.key for one in stated) or "none")
    _check_copies(facts.ledger, {claim: stated})


@then(said('they state the same but on "{claim}"'))
def _(facts: Facts, claim: str) -> None:
    """Compare the copies on every claim but one.

    Example: Then they state the same but on "diffusion-rule/decade"
    """
    stated = _by_claim(facts)
    if claim not in stated:
        msg = f"none of the copies states {claim!r}"
        raise SpecError(msg)
    _check_copies(facts.ledger, {key: found for key, found in stated.items() if key != claim})


@then("only these claims are not stated by all of them")
def _(facts: Facts, datatable: list[list[str]]) -> None:
    """Name in a table with the columns claim and stated by what only some of the copies state.

    Example: Then only these claims are not stated by all of them
      | claim               | stated by                  |
      | palantir/stake/2024 | trade-war/pt, trade-war/ar |
    """
    rows = table(datatable, "claim", "stated by")
    named = {row["claim"]: {cell.strip() for cell in row["stated by"].split(",")} for row in rows}
    found = {}
    for key, stated in _by_claim(facts).items():
        by = {one.entry.source for one in stated}
        if by != set(facts.sources):
            found[key] = by
    problems = [f"{key} is stated only by {', '.join(sorted(by))}" for key, by in found.items() if named.get(key) != by]
    problems += [f"{key} is stated by all of them, or by none" for key in named if key not in found]
    if problems:
        raise Disagreement("\n".join(problems), "name it in the table, or record what is missing")


@then("they count as one origin")
def _(facts: Facts) -> None:
    """All copies come, in the end, from one source.

    Example: Then they count as one origin
    """
    facts.need("sources")
    origins = {facts.ledger.origins(key) for key in facts.sources}
    if len(origins) != 1:
        msg = f"they come from {', '.join(sorted(origins))}"
        raise Disagreement(msg, "record what each was made from")
