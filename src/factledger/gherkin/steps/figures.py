"""Then: what a claim states, against figures, other claims and formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from pytest_bdd import parsers, then

from factledger.domain.claim import Claim
from factledger.errors import ParseError, SpecError
from factledger.gherkin.collector import LANGUAGE, NOTES
from factledger.gherkin.facts import Disagreement
from factledger.gherkin.said import said
from factledger.gherkin.steps.given import table
from factledger.reading.locale import LANGUAGES
from factledger.reading.mention import described
from factledger.reading.read import read
from factledger.rules import agree
from factledger.rules.value import claim_value
from factledger.services.calc import calc
from factledger.services.exchange import Exchange, exchange
from factledger.store.ask import ask
from factledger.values.compare import Verdict, compare
from factledger.values.period import Period
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    import pytest

    from factledger.gherkin.facts import Facts, Ledger
    from factledger.values.evaluate import Quantity
    from factledger.values.figure import Figure
    from factledger.values.key import ClaimKey
    from factledger.values.units import Units

_OPERATORS = {"less than": "<", "at most": "<=", "equal to": "=", "at least": ">=", "more than": ">"}
_HINT = "check the rows against their sources, or weaken the sentence"


@then(parsers.re(r"(?P<formula>\S.*) is (?P<expected>certain|possible|impossible)"))
def _(request: pytest.FixtureRequest, facts: Facts, formula: str, expected: str) -> None:
    """Compare two sides made of claims, numbers and units; the syntax is that of `factledger calc`.

    Example: Then [deepseek/training/chips] / [top-labs/training/chips] <= 1/8 is possible
    """
    _check(request, facts.ledger, formula, expected)


def _check(request: pytest.FixtureRequest, ledger: Ledger, formula: str, expected: str) -> None:
    claims = _Claims(ledger)
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
        raise Disagreement(found, _HINT)


class _Claims:
    """Looks claims up in the ledger, and remembers what a failing formula rests on."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.used: list[str] = []

    def units(self, *, of_ledger: bool) -> Units:  # noqa: ARG002  a spec is always about its ledger
        return self.ledger.units

    def value(self, key: ClaimKey) -> tuple[Quantity, tuple[str, ...]]:
        found = claim_value(self.ledger.reader, key, self.ledger.units, origins=self.ledger.origins)
        self.used.append(f"{key} = {found.quantity.interval} {found.quantity.unit} ({_rows(found.statements)})")
        return found.quantity, found.conflicts

    def exchange(self, source: str, target: str, on: str, by: str | None) -> Exchange:
        found = exchange(self.ledger.reader, self.ledger.units, source, target, on, by)
        self.used.append(f"by {found}")
        return found


def _rows(statements: tuple[agree.Statement, ...]) -> str:
    return "; ".join(f"#{one.row.seq} {one.entry.text!r}, {one.row.key.partition('@')[2]}" for one in statements)


@then(
    parsers.re(
        r"(?:it|each) is (?P<how>certainly|possibly) (?P<operator>less than|at most|equal to|at least|more than) "
        r'(?P<kind>the claim |the formula |)"(?P<other>[^"]+)"'
    )
)
def _(request: pytest.FixtureRequest, facts: Facts, how: str, operator: str, kind: str, other: str) -> None:
    """Compare each chosen claim with a figure, another claim or a formula; the number compared with is exact.

    Example: Then it is certainly less than "2,201 chips"
    Example: Then it is possibly at least the claim "smuggling/vendors"
    Example: Then each is certainly at most the formula "[top-labs/training/chips] / 2"
    """
    facts.need("claims")
    match kind.strip():
        case "the claim":
            right = f"[{facts.ledger.reader.newest('claim', other).key}]"
        case "the formula":
            right = f"({other})"
        case _:
            right = _as_formula(_read(request, facts.ledger, other), other)
    expected = "certain" if how == "certainly" else "possible"
    for key in facts.claims:
        _check(request, facts.ledger, f"[{key}] {_OPERATORS[operator]} {right}", expected)


def _as_formula(figure: Figure, text: str) -> str:
    if figure.value is None or figure.hedge.value not in ("plain", "exactly"):
        msg = f"{text!r} is no plain number to compare with"
        raise SpecError(msg, expected="a figure without a hedge, such as 2,000 chips", found=described(figure))
    number = Fraction(figure.value.value)
    written = str(number) if number.denominator == 1 else f"({number.numerator} / {number.denominator})"
    return written if figure.unit == NO_UNIT else f"{written} {figure.unit}"


def _read(request: pytest.FixtureRequest, ledger: Ledger, text: str) -> Figure:
    """Return a figure of a step, read in the language of its feature."""
    language = request.node.stash.get(LANGUAGE, "en")
    if language not in LANGUAGES:
        msg = f"figures in {language!r}, the language of this feature, cannot be read"
        raise SpecError(msg, expected=", ".join(LANGUAGES), do="write the feature in one of these")
    return read(text, language, ledger.units).figure


@then(said('it states "{figure}"'))
def _(request: pytest.FixtureRequest, facts: Facts, figure: str) -> None:
    """Judge a figure as a draft would be: every row of each chosen claim has to support it.

    Of a claim that is no quantity, the value has to be the same; a date may be less exact than that of the rows.

    Example: Then it states "about 2,000 chips"
    Example: Then it states "2022"
    """
    facts.need("claims")
    _raise([problem for key in facts.claims for problem in _unsupported(request, facts.ledger, key, figure)])


@then("the claims state")
def _(request: pytest.FixtureRequest, facts: Facts, datatable: list[list[str]]) -> None:
    """Judge a figure for each claim of a table with the columns claim and figure.

    Example: Then the claims state
      | claim                   | figure                |
      | deepseek/training/chips | about 2,000 chips     |
      | top-labs/training/chips | at least 16,000 chips |
    """
    problems = []
    for row in table(datatable, "claim", "figure"):
        key = facts.ledger.reader.newest("claim", row["claim"]).key
        problems += [f"{key}: {one}" for one in _unsupported(request, facts.ledger, key, row["figure"])]
    _raise(problems)


def _raise(problems: list[str]) -> None:
    if problems:
        raise Disagreement("\n".join(problems), "correct the sentence, or the row if its source says otherwise")


def _unsupported(request: pytest.FixtureRequest, ledger: Ledger, key: str, printed: str) -> list[str]:
    """Return the rows of a claim that do not support a figure, in words."""
    claim = ledger.reader.get("claim", key).body
    stated = agree.statements(ledger.reader, key, ledger.origins)
    if not stated:
        msg = f"no current row states {key!r}"
        raise SpecError(msg)
    if isinstance(claim, Claim) and claim.value_type != "quantity":
        return [
            f"{printed!r} against {one.entry.other_value!r} (#{one.row.seq} {one.row.key})"
            for one in stated
            if not _is_same_value(one.entry.other_value or "", printed, is_date=claim.value_type == "date")
        ]
    wanted = _read(request, ledger, printed)
    problems = []
    for one in stated:
        if one.entry.figure is None:
            msg = f"{one.row.key} states no figure"
            raise SpecError(msg)
        found = compare(wanted, one.entry.figure, ledger.units, signed=isinstance(claim, Claim) and claim.is_signed)
        if found.verdict is not Verdict.SUPPORTED:
            theirs = f"{one.entry.text!r} ({described(one.entry.figure)}; #{one.row.seq} {one.row.key})"
            problems.append(f"{found.verdict}: {printed!r} against {theirs}: {found.reason}")
    return problems


def _is_same_value(stated: str, wanted: str, *, is_date: bool) -> bool:
    if is_date:
        try:
            period = Period.parse(wanted)
        except ParseError as error:
            msg = f"the claim is a date, and {wanted!r} is none"
            raise SpecError(msg, expected="a date such as 2022, 2022-05 or 202X") from error
        return Period.parse(stated).is_inside(period)
    return stated.casefold() == wanted.casefold()


@then(parsers.re(r'they add up to (?P<kind>the claim |)"(?P<total>[^"]+)"'))
def _(request: pytest.FixtureRequest, facts: Facts, kind: str, total: str) -> None:
    """Add the chosen claims up, each within the width of what is printed; the total has to be among what they may be.

    Example: Then they add up to the claim "imports/total"
    Example: Then they add up to "100 %"
    """
    facts.need("claims")
    if kind:
        right = f"[{facts.ledger.reader.newest('claim', total).key}]"
    else:
        right = _as_formula(_read(request, facts.ledger, total), total)
    # One that several Given steps chose is one part, not two.
    parts = [key for key in dict.fromkeys(facts.claims) if f"[{key}]" != right]
    if not parts:
        msg = "the total is the only claim that was chosen: it has no part to add up"
        raise SpecError(msg, found=right, do="choose its parts in a Given step")
    _check(request, facts.ledger, f"{' + '.join(f'[{key}]' for key in parts)} = {right}", "possible")


@then(said('it is unchanged since "{state}"'))
def _(facts: Facts, state: str) -> None:
    """Nothing was recorded, corrected or withdrawn of the chosen claims since a row, a head or a day.

    Example: Then it is unchanged since "2026-05-15"
    """
    facts.need("claims")
    then_ = facts.ledger.reader.as_of(state).size()
    now = facts.ledger.reader.size()
    problems = []
    for key in facts.claims:
        # By their keys, which entries keep that were redacted; A follows @ in the order of bytes.
        of = {"claim": key, "first": f"{key}@", "behind": f"{key}A"}
        for seq, name, version, reason in ask(facts.ledger.reader, _CHANGES, **of, since=then_, now=now):
            problems.append(f"#{seq} {name} in version {version}{f': {reason}' if reason else ''}")
    if problems:
        raise Disagreement("\n".join(problems), f"factledger history shows what was corrected since {state}")


_CHANGES = """
SELECT seq, key, version, reason FROM entry WHERE key >= :first AND key < :behind AND seq > :since AND seq <= :now
UNION ALL SELECT seq, key, version, reason FROM claim WHERE key = :claim AND seq > :since AND seq <= :now
ORDER BY 1
"""
