"""The vocabulary of specs: sentences about claims, rows and sources.

A Given step chooses what a scenario is about; a choice that finds nothing is an error. A Then step says what
has to hold; when it does not, it names both sides with their sources, and what would settle it.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, then

from factledger.domain.claim import Claim
from factledger.domain.entry import UNRELIABLE, Entry
from factledger.errors import SpecError
from factledger.gherkin.collector import LANGUAGE, NOT_CHECKED, NOTES
from factledger.gherkin.facts import Disagreement, Facts, Ledger
from factledger.reading.locale import LANGUAGES
from factledger.reading.mention import described
from factledger.reading.scan import read
from factledger.rules import agree, re_reads, status
from factledger.rules.origin import copies
from factledger.rules.value import claim_value
from factledger.services.calc import calc
from factledger.store.engine import Location
from factledger.store.ledger import reading
from factledger.store.query import parse_query, search, split_terms
from factledger.values.compare import Verdict, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding
    from factledger.domain.record import Row
    from factledger.values.evaluate import Quantity
    from factledger.values.key import ClaimKey
    from factledger.values.units import Units


@pytest.fixture(scope="module")
def factledger_ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """Open the ledger of a feature file: the one given, else the nearest ledger.db upwards of the file."""
    config = request.config
    text = config.getoption("--factledger-ledger")
    location = Location.parse(text) if text else _nearest(request)
    with reading(location, config.getoption("--factledger-as-of")) as reader:
        yield Ledger(reader)


def _nearest(request: pytest.FixtureRequest) -> Location:
    for folder in request.path.resolve().parents:
        if (folder / "ledger.db").is_file():
            return Location(path=folder / "ledger.db")
    return Location.find(None)


@pytest.fixture
def facts() -> Facts:
    """Start each scenario with nothing chosen."""
    return Facts()


# Given: what a scenario is about.


@given(parsers.parse('the claim "{key}"'))
def _(factledger_ledger: Ledger, facts: Facts, key: str) -> None:
    row = factledger_ledger.reader.get("claim", key)
    if row.is_void:
        msg = f"the claim {key!r} was withdrawn (#{row.seq})"
        raise SpecError(msg)
    facts.claims.append(row.key)


@given(parsers.parse('the claims under "{path}"'))
def _(factledger_ledger: Ledger, facts: Facts, path: str) -> None:
    under = path.rstrip("/") + "/"
    keys = [row.key for row in factledger_ledger.reader.current("claim")]
    found = [key for key in keys if key == path or key.startswith(under)]
    if not found:
        msg = f"there is no claim under {path!r}"
        raise SpecError(msg)
    facts.claims += found


@given("every claim")
def _(factledger_ledger: Ledger, facts: Facts) -> None:
    facts.claims += [row.key for row in factledger_ledger.reader.current("claim")]
    if not facts.claims:
        msg = "there is no claim in the ledger"
        raise SpecError(msg)


@given(parsers.parse('the rows matching "{terms}"'))
def _(factledger_ledger: Ledger, facts: Facts, terms: str) -> None:
    facts.rows += _search(factledger_ledger, terms)


@given("every row")
def _(factledger_ledger: Ledger, facts: Facts) -> None:
    facts.rows += _search(factledger_ledger, "")


def _search(ledger: Ledger, terms: str) -> list[Row]:
    query = parse_query(ledger.reader, split_terms(terms), ledger.units)
    rows = [listed.row for listed in search(ledger.reader, query)]
    if not rows:
        msg = f"no row matches {terms!r}" if terms else "there is no row in the ledger"
        raise SpecError(msg, do="mend the search terms; a step that looks at nothing proves nothing")
    return rows


@given(parsers.parse('the copies of "{source}"'))
def _(factledger_ledger: Ledger, facts: Facts, source: str) -> None:
    row = factledger_ledger.reader.get("source", source)
    found = [key for key in copies(factledger_ledger.reader, row.key) if _states_something(factledger_ledger, key)]
    if len(found) < 2:  # noqa: PLR2004  copies are at least two
        msg = f"fewer than two texts are copies of {source!r}"
        raise SpecError(msg, found=", ".join(found) or "none")
    facts.sources += found


def _states_something(ledger: Ledger, source: str) -> bool:
    reader = ledger.reader
    return next(reader.current("entry", reader.column("entry", "source") == source), None) is not None


# Then: formulas and figures.


@then(parsers.re(r"(?P<formula>\S.*) is (?P<expected>certain|possible|impossible)"))
def _(request: pytest.FixtureRequest, factledger_ledger: Ledger, formula: str, expected: str) -> None:
    claims = _Claims(factledger_ledger)
    computed = calc(formula, claims)
    notes = request.node.stash.setdefault(NOTES, [])
    notes.extend(f"sources contradict each other: {one}" for one in computed.conflicts)
    outcome = computed.outcome
    if not computed.formula.claims:
        msg = "the formula names no claim: it says nothing of the ledger"
        raise SpecError(msg, expected="a claim in brackets, such as [deepseek/training/chips]", found=formula)
    if outcome.comparison is None or outcome.right is None:
        msg = "the formula compares nothing"
        raise SpecError(msg, expected="two sides joined by <, <=, =, >=, > or !=", found=formula)
    is_certain_too = expected == "possible" and outcome.comparison == "certain"
    if outcome.comparison != expected and not is_certain_too:
        sides = f"{outcome.left.interval} against {outcome.right.interval} {outcome.left.unit}"
        reason = f" ({outcome.reason})" if outcome.reason else ""
        found = f"it is {outcome.comparison}{reason}: {sides}\n" + "\n".join([*claims.used, *notes])
        raise Disagreement(found, "check the rows against their sources, or weaken the sentence")


class _Claims:
    """Looks claims up in the ledger, and remembers what a failing formula rests on."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.used: list[str] = []

    def units(self, *, of_ledger: bool) -> Units:  # noqa: ARG002  a spec is always about its ledger
        return self.ledger.units

    def value(self, key: ClaimKey) -> tuple[Quantity, tuple[str, ...]]:
        found = claim_value(self.ledger.reader, key, self.ledger.units)
        self.used.append(f"{key} = {found.quantity.interval} {found.quantity.unit} ({_rows(found.statements)})")
        return found.quantity, found.conflicts


def _rows(statements: tuple[agree.Statement, ...]) -> str:
    return "; ".join(f"#{one.row.seq} {one.entry.text!r}, {one.row.key.partition('@')[2]}" for one in statements)


@then(parsers.parse('it states "{figure}"'))
def _(request: pytest.FixtureRequest, factledger_ledger: Ledger, facts: Facts, figure: str) -> None:
    facts.need("claims")
    language = request.node.stash.get(LANGUAGE, "en")
    if language not in LANGUAGES:
        msg = f"figures in {language!r}, the language of this feature, cannot be read"
        raise SpecError(msg, expected=", ".join(LANGUAGES), do="write the feature in one of these")
    wanted = read(figure, language, factledger_ledger.units)
    problems = []
    for key in facts.claims:
        claim = factledger_ledger.reader.get("claim", key).body
        stated = agree.statements(factledger_ledger.reader, key)
        if not stated:
            msg = f"no current row states {key!r}"
            raise SpecError(msg)
        for one in stated:
            if one.entry.figure is None:
                msg = f"{one.row.key} states no figure"
                raise SpecError(msg)
            signed = isinstance(claim, Claim) and claim.is_signed
            found = compare(wanted.figure, one.entry.figure, factledger_ledger.units, signed=signed)
            if found.verdict is not Verdict.SUPPORTED:
                theirs = f"{one.entry.text!r} ({described(one.entry.figure)}; #{one.row.seq} {one.row.key})"
                problems.append(f"{found.verdict}: {figure!r} against {theirs}: {found.reason}")
    if problems:
        raise Disagreement("\n".join(problems), "correct the sentence, or the row if its source says otherwise")


# Then: what several sources say.


@then("its sources agree")
@then("their sources agree")
def _(request: pytest.FixtureRequest, factledger_ledger: Ledger, facts: Facts) -> None:
    facts.need("claims")
    found = list(agree.pairs(factledger_ledger.reader, facts.claims, factledger_ledger.units))
    if not found:
        msg = "none of the claims is stated by several rows: there is nothing to agree"
        raise SpecError(msg, found=", ".join(facts.claims[:5]), do="record another source, or leave the step out")
    problems = [pair.finding() for pair in found if pair.is_conflict]
    if problems:
        lines = "\n".join(f"{one.place}: {one.message}" for one in problems)
        raise Disagreement(lines, problems[0].hint, (pair.seqs for pair in found if pair.is_conflict))
    for pair in found:
        if pair.is_open:
            _not_checked(request, f"{pair.claim}: {agree.conflict(pair.a, pair.b, pair.judgement)}")


def _not_checked(request: pytest.FixtureRequest, reason: str) -> None:
    """Count the scenario as not checked unless another step fails; the steps behind this one run."""
    request.node.stash.setdefault(NOT_CHECKED, []).append(reason)


@then(parsers.re(r"it has at least (?P<count>[1-9]\d{0,3}) independent sources?"))
def _(factledger_ledger: Ledger, facts: Facts, count: str) -> None:
    facts.need("claims")
    problems = []
    for key in facts.claims:
        stated = agree.statements(factledger_ledger.reader, key)
        origins = sorted({one.origin for one in stated})
        if len(origins) < int(count):
            problems.append(f"{key} rests on {len(origins)}: {', '.join(origins) or 'none'}")
    if problems:
        raise Disagreement("\n".join(problems), "find another source that does not copy these")


def _by_claim(ledger: Ledger, sources: list[str]) -> dict[str, list[agree.Statement]]:
    """Return what each claim's copies state, for every claim that one of the copies states."""
    found: dict[str, list[agree.Statement]] = {}
    for row in ledger.reader.current("entry", ledger.reader.column("entry", "source").in_(sources)):
        if isinstance(row.body, Entry) and row.body.status not in UNRELIABLE:
            one = agree.Statement(row, row.body, ledger.origins(row.body.source))
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
    problems = [pair for key, found in stated.items() for pair in _differences(ledger, key, found)]
    if problems:
        lines = "\n".join(f"{pair.claim}: {agree.conflict(pair.a, pair.b, pair.judgement)}" for pair in problems)
        hint = "check each copy against the original, or accept the difference"
        raise Disagreement(lines, hint, (pair.seqs for pair in problems))


@then("they state the same")
def _(factledger_ledger: Ledger, facts: Facts) -> None:
    facts.need("sources")
    _check_copies(factledger_ledger, _by_claim(factledger_ledger, facts.sources))


@then(parsers.parse('they state the same on "{claim}"'))
def _(factledger_ledger: Ledger, facts: Facts, claim: str) -> None:
    facts.need("sources")
    stated = _by_claim(factledger_ledger, facts.sources).get(claim, [])
    if len(stated) < 2:  # noqa: PLR2004  one alone agrees with itself
        msg = f"fewer than two of the copies state {claim!r}"
        raise SpecError(msg, found=", ".join(one.row.key for one in stated) or "none")
    _check_copies(factledger_ledger, {claim: stated})


@then(parsers.parse('they state the same but on "{claim}"'))
def _(factledger_ledger: Ledger, facts: Facts, claim: str) -> None:
    facts.need("sources")
    stated = _by_claim(factledger_ledger, facts.sources)
    if claim not in stated:
        msg = f"none of the copies states {claim!r}"
        raise SpecError(msg)
    _check_copies(factledger_ledger, {key: found for key, found in stated.items() if key != claim})


@then("only these claims are not stated by all of them")
def _(factledger_ledger: Ledger, facts: Facts, datatable: list[list[str]]) -> None:
    facts.need("sources")
    named = {row[0]: {cell.strip() for cell in row[1].split(",")} for row in datatable[1:]}
    found = {}
    for key, stated in _by_claim(factledger_ledger, facts.sources).items():
        by = {one.entry.source for one in stated}
        if by != set(facts.sources):
            found[key] = by
    problems = [f"{key} is stated only by {', '.join(sorted(by))}" for key, by in found.items() if named.get(key) != by]
    problems += [f"{key} is stated by all of them, or by none" for key in named if key not in found]
    if problems:
        raise Disagreement("\n".join(problems), "name it in the table, or record what is missing")


@then("they count as one origin")
def _(factledger_ledger: Ledger, facts: Facts) -> None:
    facts.need("sources")
    origins = {factledger_ledger.origins(key) for key in facts.sources}
    if len(origins) != 1:
        msg = f"they come from {', '.join(sorted(origins))}"
        raise Disagreement(msg, "record what each was made from")


# Then: what every row has to be.


def _none(findings: Iterator[Finding]) -> None:
    problems = list(findings)
    if problems:
        lines = "\n".join(f"{one.place}: {one.message}" for one in problems)
        raise Disagreement(lines, problems[0].hint)


def _entries(facts: Facts) -> list[tuple[Row, Entry]]:
    facts.need("rows")
    return [(row, row.body) for row in facts.rows if isinstance(row.body, Entry)]


def _each(problems: list[str], hint: str) -> None:
    if problems:
        raise Disagreement("\n".join(problems), hint)


@then("each re-reads")
def _(request: pytest.FixtureRequest, factledger_ledger: Ledger, facts: Facts) -> None:
    if not any(entry.figure for _, entry in _entries(facts)):
        _not_checked(request, "none of the rows is a quantity")
    _none(re_reads.misread(facts.rows, factledger_ledger.units))


@then("each has a place in its source")
def _(facts: Facts) -> None:
    problems = [
        f"#{row.seq} {row.key} names no place"
        for row, entry in _entries(facts)
        if entry.start is None and entry.page is None and not entry.derived_from
    ]
    _each(problems, "revise it with --at or --page")


@then("each that cannot re-read is checked by a person")
def _(request: pytest.FixtureRequest, facts: Facts) -> None:
    if all(entry.figure for _, entry in _entries(facts)):
        _not_checked(request, "every row is a quantity, which re-reads")
    problems = [
        f"#{row.seq} {row.key} is checked by nobody"
        for row, entry in _entries(facts)
        if entry.figure is None and entry.checked_by is None and not entry.derived_from
    ]
    _each(problems, "revise it with --checked-by")


@then("none is denied or retracted")
def _(facts: Facts) -> None:
    problems = [
        f"#{row.seq} {row.key} is {entry.status}" for row, entry in _entries(facts) if entry.status in UNRELIABLE
    ]
    _each(problems, "leave it out of what is printed")


@then(parsers.re(r"each is (?P<rank>preferred|normal|deprecated)"))
def _(facts: Facts, rank: str) -> None:
    problems = [f"#{row.seq} {row.key} is {entry.rank}" for row, entry in _entries(facts) if entry.rank != rank]
    _each(problems, f"revise it with --rank {rank}")


@then("nothing rests on a denied or retracted row")
def _(request: pytest.FixtureRequest, factledger_ledger: Ledger) -> None:
    view = factledger_ledger.view()
    _none(status.RULE.check(view))
    if not view.covered:
        _not_checked(request, "no row is derived or copied from another")
