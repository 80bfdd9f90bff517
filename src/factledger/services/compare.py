"""Judge one figure by another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factledger.errors import AmbiguousError, NotFoundError
from factledger.reading.read import read
from factledger.reading.scan import AUTO
from factledger.services.batch import language_of, text_of
from factledger.values.compare import Judgement, Verdict, compare_sources
from factledger.values.compare import compare as compare_figures
from factledger.values.number import decimal_text
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.mention import Mention
    from factledger.services.batch import Case
    from factledger.services.exchange import Exchange, Rates
    from factledger.values.figure import Figure


@dataclass(frozen=True, slots=True)
class Compared:
    """Two figures and what was found.

    Attributes:
        first: The draft's figure, or that of the first source.
        second: The ledger's figure, or that of the second source.
        judgement: The result.
        between_sources: Whether two sources were compared.
        rate: The rate by which one currency was converted into the other.
    """

    first: Mention
    second: Mention
    judgement: Judgement
    between_sources: bool
    rate: Exchange | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON (DESIGN 7)."""
        names = ("a", "b") if self.between_sources else ("draft", "ledger")
        ratio = self.judgement.ratio
        return {
            "verdict": self.judgement.verdict.value,
            "severity": self.judgement.severity.value,
            "reason": self.judgement.reason,
            names[0]: self.first.to_json(),
            names[1]: self.second.to_json(),
            "ratio": None if ratio is None else decimal_text(ratio),
            **({"rate": self.rate.to_json()} if self.rate else {}),
        }


def compare(
    first: str,
    second: str,
    language: str = AUTO,
    *,
    between_sources: bool = False,
    units: Units | None = None,
    rates: Rates | None = None,
) -> Compared:
    """Read two figures and judge the first by the second.

    A figure that is not settled is judged in each of its readings; when they do not lead to one
    verdict, the two cannot be compared until a person settles it.

    Args:
        first: The draft's figure, or that of the first source.
        second: The ledger's figure, or that of the second source.
        language: The language of both.
        between_sources: Whether two sources are compared.
        units: The units that are known; by default those of the rates, or those that are shipped.
        rates: The rates by which two currencies may be compared; without them they cannot.

    Raises:
        NoFigureError: One of the texts holds no figure.
        AmbiguousError: One of the texts holds more than one figure.
    """
    units = units or (rates.units if rates else Units.shipped())
    a, b = read(first, language, units), read(second, language, units)
    judge = compare_sources if between_sources else compare_figures
    judged = [_judged(judge, (x, y), units, rates) for x in a.meanings for y in b.meanings]
    if len({judgement.verdict for judgement, _ in judged}) > 1:
        open_one = a if not a.settled else b
        reason = f"ambiguous: {open_one.text!r} has {len(open_one.readings)} readings"
        return Compared(a, b, Judgement(Verdict.INCOMPARABLE, reason), between_sources)
    judgement, rate = judged[0]
    return Compared(a, b, judgement, between_sources, rate)


def _judged(
    judge: Callable[[Figure, Figure, Units], Judgement],
    sides: tuple[Figure, Figure],
    units: Units,
    rates: Rates | None,
) -> tuple[Judgement, Exchange | None]:
    """Return a judgement and, when two currencies were compared by it, the rate."""
    first, second = sides
    if rates is None or not units.is_exchange(second.unit, first.unit):
        return judge(first, second, units), None
    try:
        rate = rates.between(second.unit, first.unit)
    except (NotFoundError, AmbiguousError) as error:
        found = f" ({error.found})" if error.found else ""
        return Judgement(Verdict.INCOMPARABLE, f"currency: {error.what}{found}"), None
    return judge(first, second, rate.units), rate


def compare_case(
    case: Case,
    language: str,
    units: Units | None = None,
    rates: Rates | None = None,
) -> dict[str, Any]:
    """Return the result of one case {"draft", "ledger"} or {"a", "b"}, each with an optional "lang"."""
    between_sources = "a" in case or "b" in case
    names = ("a", "b") if between_sources else ("draft", "ledger")
    first, second = (text_of(case, name) for name in names)
    language = language_of(case, language)
    return compare(first, second, language, between_sources=between_sources, units=units, rates=rates).to_json()
