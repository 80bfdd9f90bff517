"""Search terms over entries: `subject:deepseek unit:USD value:>1M lang:id tag:x -status:denied`."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_

from factledger.domain.entry import Entry
from factledger.errors import NotFoundError, QueryError
from factledger.store.amounts import matches, narrowed
from factledger.store.listed import Listed, listing
from factledger.store.schema import BODIES
from factledger.values.interval import Interval
from factledger.values.key import parse_seq
from factledger.values.number import MAX_DIGITS, Exact, exact, power_of_ten
from factledger.values.period import Period
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement

    from factledger.store.reader import Reader
    from factledger.values.units import Units

MAX_TERMS = 50
MAX_LINE = 10_000
"""Most characters of a line of search terms: `shlex` takes squared time for one long word."""

_NUMBER = re.compile(r"(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?|-?\.\d+)([kKmMbBtT]?|bn|tn)", re.ASCII)
_SCALES = {"": 0, "k": 3, "m": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}
_OPERATORS = (">=", "<=", ">", "<", "=")
_NAMED = {"ge:": ">=", "le:": "<=", "gt:": ">", "lt:": "<", "eq:": "="}


Test = Callable[[Listed], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: all its terms have to hold."""

    tests: tuple[Test, ...]
    conditions: tuple[ColumnElement[bool], ...]
    is_of_claims: bool = False
    """Whether a term looks at the claims."""

    def accepts(self, listed: Listed) -> bool:
        """Tell whether an entry is wanted."""
        for test in self.tests:  # noqa: SIM110  a generator takes twice as long
            if not test(listed):
                return False
        return True


def parse_query(reader: Reader, terms: tuple[str, ...], units: Units) -> Query:
    """Read search terms.

    Args:
        reader: The ledger, where row numbers are looked up.
        terms: The terms.
        units: The units that are known.

    Raises:
        QueryError: A term has an unknown name or a value that cannot be read.
        NotFoundError: A term is the number of a row that is not there, or is of another kind.
    """
    if len(terms) > MAX_TERMS:
        msg = "too many search terms"
        raise QueryError(msg, expected=f"at most {MAX_TERMS}", found=str(len(terms)))
    unit = next((term.partition(":")[2] for term in terms if term.startswith("unit:")), None)
    if unit is not None:
        unit = _unit(unit, units)
    tests, conditions = [], []
    for term in terms:
        if term.startswith("--"):
            msg = f"{term!r} is no search term, and no option of this command"
            raise QueryError(
                msg, expected="a term such as subject:deepseek, or --as-of, --on, --format", do="see --help"
            )
        positive = not term.startswith("-")
        name, colon, value = term.lstrip("-").partition(":")
        if not colon:
            name, value = "word", name
        if not value:
            msg = f"the search term {term!r} has no value"
            raise QueryError(msg, expected="name:value, such as subject:deepseek")
        name, value = _numbered(reader, name, value)
        test = _test(name, value, unit, units)
        tests.append(test if positive else _not(test))
        if positive and name in _IN_DATABASE:
            conditions.append(_IN_DATABASE[name](value))
    conditions += _amounts(reader, [term.partition(":") for term in terms], unit, units)
    named = {term.lstrip("-").partition(":")[0] if ":" in term else "word" for term in terms}
    return Query(tuple(tests), tuple(conditions), is_of_claims=not named <= _OF_ENTRIES)


def _amounts(
    reader: Reader, terms: list[tuple[str, str, str]], unit: str | None, units: Units
) -> Iterator[ColumnElement[bool]]:
    """Yield what the database can tell by unit and value; bounds of a value in a unit say all of that unit too."""
    wanted = [bounds for name, _, value in terms if name == "value" and (bounds := _inside(value))]
    named = [_unit(value, units) for name, _, value in terms if name == "unit"]
    asked = [(unit, bounds) for bounds in wanted] + [(one, None) for one in named if not wanted or one != unit]
    for meant, bounds in asked:
        condition = narrowed(reader.connection, meant, bounds, units)
        if condition is not None:
            yield condition


def _numbered(reader: Reader, name: str, value: str) -> tuple[str, str]:
    """Return a term with the key of a row in place of its number."""
    seq = parse_seq(value) if name in ("word", "claim", "source") else None
    if seq is None:
        return name, value
    row = reader.at(seq)
    if row is None:
        msg = f"there is no row {seq}"
        raise NotFoundError(msg, expected=f"a number from 1 to {reader.size()}", do=f"value:{seq} looks for a figure")
    kind = row.kind if name == "word" else name
    if kind != row.kind and isinstance(row.body, Entry):
        return kind, getattr(row.body, kind)
    if kind != row.kind or kind not in ("entry", "claim", "source", "unit"):
        msg = f"row {seq} is no {'entry, claim, source or unit' if name == 'word' else name}"
        raise NotFoundError(msg, found=f"{row.kind} {row.key}")
    return kind, row.key


def _not(test: Test) -> Test:
    return lambda listed: not test(listed)


def _test(name: str, value: str, unit: str | None, units: Units) -> Test:
    if name == "value":
        return _value_test(value, unit, units)
    if name == "unit":
        return _unit_test(_unit(value, units), units)
    if name in ("period", "on"):
        period = Period.parse(value)
        return lambda listed: (scope := listed.claim.scope.period) is not None and scope.meets(period)
    if name not in _FIELDS:
        msg = f"{name!r} is not something to search by"
        raise QueryError(
            msg, expected=", ".join(sorted([*_FIELDS, "period", "unit", "value"])), found=f"{name}:{value}"
        )
    matches = _FIELDS[name]
    return lambda listed: matches(listed, value)


def _unit(text: str, units: Units) -> str:
    by_symbol = {symbol: unit.id for unit in units for symbol in unit.symbols}
    return by_symbol.get(text, text)


def _unit_test(unit: str, units: Units) -> Test:
    # A ledger has few units, and many entries in each.
    found: dict[str | None, bool] = {}

    def test(listed: Listed) -> bool:
        stated = listed.unit
        if stated not in found:
            found[stated] = matches(unit, stated, units)
        return found[stated]

    return test


def _value_test(text: str, unit: str | None, units: Units) -> Test:
    """Return the test for >1M and the like: it holds when every value that the figure allows meets it.

    A plain number, or a range such as 1M..2M, holds when the figure allows one of its values.
    """
    operator, text = _operator(text)
    wanted = _wanted(operator, text)

    def test(listed: Listed) -> bool:
        found = listed.allowed
        if found is None:
            return False
        stated = listed.unit or NO_UNIT
        conversion = units.conversion(stated, unit) if unit and stated != unit else None
        found = found.scaled(*conversion) if conversion else found
        return found.meets(wanted) if operator in ("", "=") else found.is_inside(wanted)

    return test


def _operator(text: str) -> tuple[str, str]:
    """Return the operator in front of a number, and the number."""
    for short, operator in _NAMED.items():
        if text.startswith(short):
            return operator, text.removeprefix(short)
    operator = next((one for one in _OPERATORS if text.startswith(one)), "")
    return operator, text.removeprefix(operator)


def _inside(text: str) -> Interval | None:
    """Return what all values of a figure have to lie in; None where one of them is enough."""
    operator, number = _operator(text)
    return None if operator in ("", "=") else _wanted(operator, number)


def _wanted(operator: str, text: str) -> Interval:
    low, dots, high = text.partition("..")
    if dots and not operator:
        bounds = (_number(low) if low else None, _number(high) if high else None)
        if None not in bounds and bounds[0] > bounds[1]:  # type: ignore[operator]
            msg = "the range ends before it starts"
            raise QueryError(msg, found=text)
        return Interval(*bounds)
    value = _number(text)
    match operator:
        case ">" | ">=":
            return Interval(value, None, operator == ">")
        case "<" | "<=":
            return Interval(None, value, high_open=operator == "<")
        case _:
            return Interval.point(value)


def _number(text: str) -> Exact:
    match = _NUMBER.fullmatch(text)
    if re.match(r"-?0\d", text, re.ASCII):
        msg = f"{text[:60]!r} cannot be read: a number does not start with 0"
        raise QueryError(msg, do="in a shell, quote $ in single quotes: $1 is replaced")
    if match is None or len(text) > MAX_DIGITS:
        msg = f"{text[:60]!r} is no number"
        raise QueryError(msg, expected="value:>1M, value:gt:1M, value:2,000 or value:1M..2M")
    return exact(Fraction(match[1].replace(",", "")) * power_of_ten(_SCALES[match[2].lower()]))


def _same(mine: str | None, wanted: str) -> bool:
    return mine is not None and mine.casefold() == wanted.casefold()


def _under(key: str | None, path: str) -> bool:
    path = path.rstrip("/")
    return key is not None and (key == path or key.startswith(path + "/"))


def _has_tag(listed: Listed, tag: str) -> bool:
    return any(_same(one, tag) for one in listed.claim.tags or ())


def _is_language(listed: Listed, tag: str) -> bool:
    mine = listed.entry.language or ""
    return _same(mine, tag) or mine.casefold().startswith(tag.casefold() + "-")


def _is_subject(listed: Listed, subject: str) -> bool:
    return _same(listed.claim.subject, subject) or _under(listed.entry.claim, subject.casefold())


def _holds_word(listed: Listed, word: str) -> bool:
    entry, claim = listed.entry, listed.claim
    texts = (entry.claim, entry.source, entry.speaker, entry.text, claim.statement, claim.subject, claim.measure)
    return any(word.casefold() in text.casefold() for text in texts if text)


def _is_checked(listed: Listed, value: str) -> bool:
    if value in ("yes", "no"):
        return (listed.entry.checked_by is not None) is (value == "yes")
    return _same(listed.entry.checked_by, value)


_FIELDS: dict[str, Callable[[Listed, str], bool]] = {
    "word": _holds_word,
    "entry": lambda listed, value: listed.row.key == value,
    "claim": lambda listed, value: _under(listed.entry.claim, value),
    "source": lambda listed, value: _under(listed.entry.source, value),
    "subject": _is_subject,
    "measure": lambda listed, value: _same(listed.claim.measure, value),
    "speaker": lambda listed, value: _same(listed.entry.speaker or "narrator", value),
    "lang": _is_language,
    "tag": _has_tag,
    "status": lambda listed, value: _same(listed.entry.status, value),
    "rank": lambda listed, value: _same(listed.entry.rank, value),
    "hedge": lambda listed, value: _same(listed.entry.hedge, value),
    "kind": lambda listed, value: _same(listed.entry.figure_kind, value),
    "role": lambda listed, value: _same(listed.entry.role, value),
    "direction": lambda listed, value: _same(listed.entry.direction, value),
    "type": lambda listed, value: _same(listed.claim.value_type, value),
    "by": lambda listed, value: _same(listed.row.recorded_by, value),
    "checked": _is_checked,
    "place": lambda listed, value: _same(listed.claim.place, value),
    "population": lambda listed, value: _same(listed.claim.population, value),
}
"""What to search by, besides value, unit and period."""


_OF_ENTRIES = {
    *("entry", "claim", "source", "unit", "value", "speaker", "lang", "status", "rank", "hedge", "kind", "role"),
    *("direction", "by", "checked"),
}
"""Terms that look at nothing but the entry, and whether its claim is signed."""


def is_under(column: ColumnElement[str | None], path: str) -> ColumnElement[bool]:
    """Return the condition that a key is a path or stands below it: in the order of its bytes, 0 comes after /.

    One range holds all of them, and little else; of two ranges SQLite would make no use of an index.
    """
    folder = path.rstrip("/")
    return and_(column >= folder, column < f"{folder}0", or_(column == path, column >= f"{folder}/"))


def _path_condition(column: str) -> Callable[[str], ColumnElement[bool]]:
    def condition(path: str) -> ColumnElement[bool]:
        return is_under(BODIES["entry"].c[column], path.rstrip("/"))

    return condition


_IN_DATABASE: dict[str, Callable[[str], ColumnElement[bool]]] = {
    "claim": _path_condition("claim"),
    "source": _path_condition("source"),
}
"""Terms that the database narrows down by itself, by its indexes."""


def search(reader: Reader, query: Query, *, with_claims: bool = False) -> Iterator[Listed]:
    """Yield the current entries that a query wants, in the order of their keys.

    Args:
        reader: The ledger, in the state that is wanted.
        query: The query.
        with_claims: Whether the claims of what is found are looked at.
    """
    found = listing(reader, *query.conditions, with_claims=with_claims or query.is_of_claims)
    return filter(query.accepts, found) if query.tests else found


def matching(reader: Reader, wanted: list[str], units: Units) -> str:
    """Return the positions of the entries that several lines of search terms all want, as a JSON array.

    Raises:
        QueryError: Search terms cannot be read.
    """
    terms = tuple(term for line in wanted for term in split_terms(line))
    return json.dumps([one.seq for one in search(reader, parse_query(reader, terms, units))])


def split_terms(line: str) -> tuple[str, ...]:
    """Return the search terms of a line, quoted as in a shell.

    Raises:
        QueryError: A quotation does not end, or the line is too long.
    """
    if len(line) > MAX_LINE:
        msg = "the line of search terms is too long"
        raise QueryError(msg, expected=f"at most {MAX_LINE:,} characters", found=f"{len(line):,}")
    try:
        return tuple(shlex.split(line))
    except ValueError as error:
        msg = f"the search terms cannot be read: {error}"
        raise QueryError(msg, found=line) from error
