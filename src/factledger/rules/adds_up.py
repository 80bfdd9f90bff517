"""adds-up: parts come to their total, within the precision in which both are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.errors import ConfigError, FormulaError, NotFoundError, ParseError
from factledger.rules.agree import shown
from factledger.rules.rule import Example, Rule, Setting, View
from factledger.rules.value import ClaimValue, claim_value
from factledger.values.compare import Severity
from factledger.values.evaluate import Quantity
from factledger.values.interval import Interval
from factledger.values.key import ClaimKey
from factledger.values.number import Exact, decimal_text
from factledger.values.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding
    from factledger.values.units import Units

ALL = "/*"
"""What stands behind a path for all claims right below it."""

_BELOW = "SELECT c.key FROM claim_now AS c WHERE c.value_type = 'quantity' AND c.key LIKE :below ORDER BY c.key"


@dataclass(frozen=True, slots=True)
class _Stated:
    """A claim and what it comes to."""

    key: str
    value: ClaimValue
    scope: Scope

    @property
    def text(self) -> str:
        return ", ".join(shown(one) for one in self.value.statements)

    @property
    def seqs(self) -> tuple[int, ...]:
        return tuple(one.row.seq for one in self.value.statements)


class _NotChecked(Exception):  # noqa: N818  no error of a user's: it becomes a reason
    """A total cannot be compared with its parts."""


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every total that its parts cannot come to; a total with an unknown part is not checked.

    Raises:
        ConfigError: What is set is no key, and no path with `/*` behind it.
    """
    for total, parts in view.settings["totals"].items():
        key = _key(total)
        wanted = [part for one in parts for part in _parts(view, one) if part != key]
        try:
            whole = _stated(view, key, "total")
            stated = [_stated(view, part, "part") for part in dict.fromkeys(wanted)]
            added = _sum(whole, stated, view.units)
        except _NotChecked as reason:
            view.not_checked[f"total: {total}: {reason}"] += 1
            continue
        view.covered += 1
        if problem := _problem(whole, added):
            message = f"{problem}: the total is {whole.text}, its parts " + ", ".join(one.text for one in stated)
            rows = whole.seqs + tuple(seq for one in stated for seq in one.seqs)
            yield RULE.finding(key, message, "look for a part that is missing, counted twice or misread", rows)


def _key(text: str) -> str:
    try:
        return str(ClaimKey.parse(text))
    except ParseError as error:
        msg = "rules.adds-up.totals names what is no claim"
        raise ConfigError(
            msg, expected=f"a key such as acme/staff, or acme/staff{ALL}", found=repr(text)[:200]
        ) from error


def _parts(view: View, text: str) -> list[str]:
    """Return the claims that one item of a total names; what names none stands for itself, and is missed later."""
    if not text.endswith(ALL):
        return [_key(text)]
    path = _key(text.removesuffix(ALL)) + "/"
    found = [one.key for one in view.ask(_BELOW, below=f"{path}%")]
    return [key for key in found if "/" not in key.removeprefix(path)] or [text]


def _stated(view: View, key: str, what: str) -> _Stated:
    if key.endswith(ALL):
        msg = f"there is no claim right below {key.removesuffix(ALL)}"
        raise _NotChecked(msg)
    try:
        value = claim_value(view.reader, ClaimKey(key), view.units)
    except (NotFoundError, FormulaError) as error:
        raise _NotChecked(error.what if what == "total" else f"a part is not known: {error.what}") from error
    row = view.reader.find(Claim.KIND, key)
    scope = row.body.scope if row and isinstance(row.body, Claim) else Scope()
    # Parts are of other places and populations than the whole.
    return _Stated(key, value, Scope(scope.period, method=scope.method, price_basis=scope.price_basis))


def _sum(whole: _Stated, parts: list[_Stated], units: Units) -> Quantity:
    """Return what parts come to, in the unit of the whole."""
    if not parts:
        msg = "it has no parts"
        raise _NotChecked(msg)
    unit = whole.value.quantity.unit
    total: Exact | None = 0
    interval = Interval.point(0)
    for part in parts:
        if difference := whole.scope.difference(part.scope):
            msg = f"{part.key} is of another scope: {difference}"
            raise _NotChecked(msg)
        found = _converted(part, unit, units)
        interval += found.interval
        total = None if total is None or found.value is None else total + found.value
    return Quantity(interval, total, unit=unit)


def _converted(part: _Stated, unit: str, units: Units) -> Quantity:
    found = part.value.quantity
    if found.unit == unit or units.is_kind_of(found.unit, unit):
        return found
    conversion = units.conversion(found.unit, unit)
    if conversion is None:
        msg = f"{part.key} is in {found.unit}, and the total in {unit}"
        raise _NotChecked(msg)
    return found.converted(conversion[0], unit, conversion[1])


def _problem(whole: _Stated, added: Quantity) -> str | None:
    """Return what is missing or over, if whole and parts cannot be the same."""
    total = whole.value.quantity
    if total.interval.meets(added.interval):
        return None
    is_missing = added.interval.is_below(total.interval)
    word = "missing" if is_missing else "over"
    unit = "" if total.unit == "1" else f" {total.unit}"
    is_bounded = None not in (total.interval.high, added.interval.high)
    if is_bounded and total.value is not None and added.value is not None:
        gap = total.value - added.value if is_missing else added.value - total.value
        return f"the parts come to {decimal_text(added.value)}{unit}: {decimal_text(gap)} {word}"
    return f"the parts come to {added.interval}{unit}, and {total.interval} is stated: some are {word}"


_TOTAL = "acme/staff@paper: 100 people"
_PARTS = ("acme/staff/oslo@paper: 60 people", "acme/staff/bergen@paper: 40 people")
_ALL = {"totals": {"acme/staff": ["acme/staff/*"]}}

RULE = Rule(
    name="adds-up",
    severity=Severity.ERROR,
    why="A table whose parts do not come to its total has lost a line, or counts one twice.",
    source="DESIGN 3.1: figures are compared by the intervals of their printed precision",
    covers="totals",
    check=check,
    settings=(Setting("totals", dict, "the parts of each total: claims, or all right below a path (acme/staff/*)"),),
    passing=(
        Example((_TOTAL, *_PARTS), _ALL),
        Example(
            ("p/all@paper: 100%", "p/a@paper: 33%", "p/b@paper: 33%", "p/c@paper: 33%"),
            {"totals": {"p/all": ["p/a", "p/b", "p/c"]}},
        ),
        Example((_TOTAL, _PARTS[0], "acme/staff/bergen@paper: dozens of people"), _ALL),
    ),
    failing=(
        Example((_TOTAL, _PARTS[0], "acme/staff/bergen@paper: 30 people"), _ALL, "90 person: 10 missing"),
        Example((_TOTAL, *_PARTS, "acme/staff/rome@paper: 7 people"), _ALL, "107 person: 7 over"),
        Example((_TOTAL, _PARTS[0], "acme/staff/bergen@paper: at least 70 people"), _ALL, "some are over"),
    ),
)
