"""Formulas over claims: a small language of its own, computed in intervals.

    [deepseek/training/chips] / [top-labs/training/chips] <= 1/8

Numbers written in a formula are exact points and may carry a unit ("51,750 USD/chip", "340%"). Nothing of a
formula reaches `eval` or a parser of another library; length, depth, digits and exponents are bounded.

    [deal/value] to EUR on 2025-01-07 by [bank/rates] <= 100 million EUR

`to` binds more tightly than any operator but a power: `([a] + [b]) to EUR` needs its parentheses. A unit converts by
its definition, a currency only by a rate that a source states for a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.errors import FactledgerError, FormulaError
from factledger.values.key import ClaimKey, parse_path, parse_seq
from factledger.values.number import MAX_DIGITS, Exact, exact
from factledger.values.period import Period
from factledger.values.units import NO_UNIT, parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_LENGTH = 1000
"""Longest formula, in characters."""

MAX_DEPTH = 30
"""Deepest nesting of parentheses, signs and powers."""

MAX_EXPONENT = 9
"""Largest exponent, either sign."""

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_TOKEN = re.compile(
    r"(?P<claim>\[[^\[\]]*\])"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,.])|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<operator><=|>=|!=|\*\*|[-+*/^()<>=%×÷−])",
    re.ASCII,
)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!-?\w|[.,]\d)", re.ASCII)
_TO, _ON, _BY = "to", "on", "by"
_SPACE = re.compile(r"\s*", re.ASCII)
_COMPARISONS = ("<=", ">=", "!=", "<", ">", "=")
_SAME = {"×": "*", "÷": "/", "−": "-", "^": "**"}


@dataclass(frozen=True, slots=True)
class Literal:
    """A number written in the formula, an exact point."""

    value: Exact
    unit: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The value of a claim."""

    key: ClaimKey
    position: int


@dataclass(frozen=True, slots=True)
class Negative:
    """The negated value."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Power:
    """A value raised to a whole exponent."""

    base: Node
    exponent: int


@dataclass(frozen=True, slots=True)
class Binary:
    """Two values joined by + - * or /."""

    operator: str
    left: Node
    right: Node
    position: int


@dataclass(frozen=True, slots=True)
class Conversion:
    """A value in another unit; a currency by the rate on a date, of one source if it is named."""

    operand: Node
    unit: str
    on: str | None
    by: str | None
    position: int


Node = Literal | Claim | Negative | Power | Binary | Conversion


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula: an expression, or a comparison of two.

    Attributes:
        text: The formula as written.
        left: The expression, or the left side.
        operator: The comparison, or None.
        right: The right side, or None.
    """

    text: str
    left: Node
    operator: str | None = None
    right: Node | None = None

    @classmethod
    def parse(cls, text: str) -> Formula:
        """Read a formula.

        Raises:
            FormulaError: The text is no formula, or exceeds a bound; the message draws the place.
        """
        return _Parser(text).formula()

    def __str__(self) -> str:
        """Return the formula as written."""
        return self.text

    @property
    def claims(self) -> list[ClaimKey]:
        """The claims it names, each once, in order."""
        return list(dict.fromkeys(node.key for node in self._nodes() if isinstance(node, Claim)))

    @property
    def needs_ledger(self) -> bool:
        """Whether it names claims, or converts by rates."""
        return any(isinstance(node, Claim) or (isinstance(node, Conversion) and node.on) for node in self._nodes())

    def _nodes(self) -> Iterator[Node]:
        yield from _nodes(self.left)
        if self.right:
            yield from _nodes(self.right)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    match node:
        case Negative(operand) | Power(operand, _) | Conversion(operand):
            yield from _nodes(operand)
        case Binary(_, left, right, _):
            yield from _nodes(left)
            yield from _nodes(right)


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


class _Parser:
    """Recursive descent, one method a level of precedence."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            msg = "the formula is too long"
            raise FormulaError(msg, expected=f"at most {MAX_LENGTH} characters", found=f"{len(text)}")
        self.text = text
        self.tokens = self._tokens()
        self.at = 0
        self.depth = 0

    def _tokens(self) -> list[_Token]:
        tokens, position = [], 0
        while (position := self._skip(position)) < len(self.text):
            match = _TOKEN.match(self.text, position)
            if match is None or match.lastgroup is None:
                raise FormulaError.at(
                    self.text, position, f"{self.text[position]!r} has no meaning in a formula", _HINT
                )
            tokens.append(_Token(match.lastgroup, _SAME.get(match[0], match[0]), position))
            position = match.end()
        tokens.append(_Token("end", "", len(self.text)))
        return tokens

    def _skip(self, position: int) -> int:
        space = _SPACE.match(self.text, position)
        return space.end() if space else position

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self, *texts: str) -> _Token | None:
        token = self.next
        if token.kind == "operator" and token.text in texts:
            self.at += 1
            return token
        return None

    def word(self, text: str) -> _Token | None:
        token = self.next
        if token.kind == "name" and token.text == text:
            self.at += 1
            return token
        return None

    def fail(self, what: str, expected: str | None = None) -> FormulaError:
        return FormulaError.at(self.text, self.next.start, what, expected)

    def formula(self) -> Formula:
        left = self.sum()
        operator = self.take(*_COMPARISONS)
        right = self.sum() if operator else None
        if self.next.kind != "end":
            msg = "the formula should end here"
            raise self.fail(msg, "an operator, or nothing more")
        return Formula(self.text, left, operator.text if operator else None, right)

    def sum(self) -> Node:
        node = self.product()
        while token := self.take("+", "-"):
            node = Binary(token.text, node, self.product(), token.start)
        return node

    def product(self) -> Node:
        node = self.signed()
        while token := self.take("*", "/"):
            node = Binary(token.text, node, self.signed(), token.start)
        return node

    def signed(self) -> Node:
        if self.take("-"):
            return Negative(self.nested(self.signed))
        node = self.power()
        while token := self.word(_TO):
            node = self.conversion(node, token.start)
        return node

    def conversion(self, operand: Node, position: int) -> Conversion:
        unit = self.unit()
        if unit == NO_UNIT:
            msg = "a unit is missing here"
            raise self.fail(msg, "a unit, such as to EUR on 2025-01-07")
        on = self.date() if self.word(_ON) else None
        by = self.source() if on and self.word(_BY) else None
        return Conversion(operand, unit, on, by, position)

    def date(self) -> str:
        start = self.next.start
        match = _DATE.match(self.text, start)
        try:
            date = Period.parse(match[0] if match else "")
        except FactledgerError as error:
            msg = "this is not a date"
            raise self.fail(msg, "2025, 2025-01 or 2025-01-07, and a space behind it") from error
        while self.next.start < start + len(date.text) and self.next.kind != "end":
            self.at += 1
        return date.text

    def source(self) -> str:
        token, hint = self.next, "the key of a source in brackets"
        if token.kind != "claim":
            msg = "a source is missing here"
            raise self.fail(msg, hint)
        text = token.text[1:-1].strip()
        try:
            key = text if parse_seq(text) else parse_path(text, "source key")
        except FactledgerError as error:
            raise self.fail(error.what, hint) from error
        self.at += 1
        return key

    def power(self) -> Node:
        base = self.atom()
        if not self.take("**"):
            return base
        sign = -1 if self.take("-") else 1
        token = self.next
        if token.kind != "number" or not token.text.isdigit() or int(token.text[:MAX_DIGITS]) > MAX_EXPONENT:
            msg = "the exponent is too large or no whole number"
            raise self.fail(msg, f"a whole number up to {MAX_EXPONENT}")
        self.at += 1
        return Power(base, sign * int(token.text))

    def nested(self, rule: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            msg = "the formula is nested too deeply"
            raise self.fail(msg, f"at most {MAX_DEPTH} levels")
        node = rule()
        self.depth -= 1
        return node

    def atom(self) -> Node:
        token = self.next
        if self.take("("):
            node = self.nested(self.sum)
            if not self.take(")"):
                msg = "a parenthesis is not closed"
                raise self.fail(msg, ")")
            return node
        if token.kind == "claim":
            self.at += 1
            return self.claim(token)
        if token.kind == "number":
            self.at += 1
            return self.literal(token)
        what = "a value is missing here" if token.kind == "end" else f"{token.text!r} is no value"
        raise self.fail(what, _HINT)

    def claim(self, token: _Token) -> Claim:
        text = token.text[1:-1].strip()
        try:
            # The number of a row names its claim; the ledger knows which.
            return Claim(ClaimKey(text) if parse_seq(text) else ClaimKey.parse(text), token.start)
        except FactledgerError as error:
            raise FormulaError.at(self.text, token.start, "this is not a claim key", error.expected) from error

    def literal(self, token: _Token) -> Literal:
        digits = token.text.replace(",", "")
        if len(digits) > MAX_DIGITS:
            raise FormulaError.at(self.text, token.start, "the number is too long", f"at most {MAX_DIGITS} digits")
        if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
            hint = "no digit after a leading 0; quote the formula in single quotes, the shell may have eaten a $"
            raise FormulaError.at(self.text, token.start, "a number starts with 0", hint)
        value: Exact = exact(Fraction(digits))
        if self.next.kind == "name" and self.next.text in _SCALES:
            value *= _SCALES[self.next.text]
            self.at += 1
        return Literal(value, self.unit())

    def unit(self) -> str:
        """Read a unit behind a number: %, USD, USD/hour; a slash belongs to it when a name follows."""
        if self.take("%"):
            return "percent"
        if self.next.kind != "name" or self.next.text == _TO:
            return NO_UNIT
        start, end = self.next.start, self.at + 1
        while self.tokens[end].text in ("*", "/") and self.tokens[end + 1].kind == "name":
            end += 2
        last = self.tokens[end - 1]
        self.at = end
        text = re.sub(r"\s+", "", self.text[start : last.start + len(last.text)])
        parse_unit(text)
        return text


_HINT = "a number with or without a unit, [a/claim/key], or ( )"
