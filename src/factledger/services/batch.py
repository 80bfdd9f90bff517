"""Running many cases, a JSON object a line in, a JSON object a line out; a bad line stops nothing."""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING, Any

from factledger.errors import FactledgerError, ParseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Case = dict[str, Any]


Result = dict[str, Any] | str
"""The result of a case: an object, or the text of one where many are written."""


def run_batch(lines: Iterable[str], answer: Callable[[Case], Result]) -> Iterator[Result]:
    """Yield one result a case, in order, with the case's id; a case that fails yields its "error", never as text.

    Args:
        lines: JSON objects, one a line; blank lines are skipped.
        answer: Returns the result of one case, or raises.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _result(number, line, answer)


def _result(number: int, line: str, answer: Callable[[Case], Result]) -> Result:
    case: Case = {}
    try:
        case = parse_case(line)
        found = answer(case)
        if isinstance(found, str):
            return f'{{"id": {json.dumps(case.get("id"), ensure_ascii=False)}, {found.removeprefix("{")}'
        return {"id": case.get("id"), **found}
    except FactledgerError as error:
        return {"id": case.get("id"), "line": number, "error": one_line(error)}


def parse_case(line: str) -> Case:
    """Read a line that is one JSON object.

    Raises:
        ParseError: It is none.
    """
    try:
        case = json.loads(line, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        msg = f"the line is no JSON: {error}"
        raise ParseError(msg, expected="one JSON object a line") from error
    if not isinstance(case, dict):
        msg = "the line is no JSON object"
        raise ParseError(msg, expected='an object such as {"id": "1", "lang": "en", "text": "about 2,000 chips"}')
    return case


def _no_number(text: str) -> float:
    msg = f"{text} is no number in JSON"
    raise ValueError(msg)


def _finite(text: str) -> float:
    """Return a number of a case, such as its id; figures are texts and never come this way."""
    number = float(text)
    return number if isfinite(number) else _no_number(text)


def one_line(error: FactledgerError) -> str:
    """Return the whole message of an error on one line."""
    return "; ".join(part.strip() for part in str(error).splitlines())


def text_of(case: Case, key: str) -> str:
    """Return a text of the case.

    Raises:
        ParseError: The case has no such text.
    """
    value = case.get(key)
    if isinstance(value, str):
        return value
    if value is not None:
        msg = f"{key!r} of the case is no text"
        raise ParseError(msg, expected="a text in quotes", found=repr(value)[:60])
    msg = f"the case has no {key!r}"
    raise ParseError(msg, expected=f"{key!r} with a text", found=", ".join(map(repr, case)) or "nothing")


def language_of(case: Case, default: str) -> str:
    """Return the language of the case, or the default.

    Raises:
        ParseError: The language is no text.
    """
    return text_of(case, "lang") if case.get("lang") is not None else default
