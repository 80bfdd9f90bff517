"""Why something in a text was read as a figure, set aside, or could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factledger.values.figure import Hedge, expected, interval, rounding
from factledger.values.number import decimal_text
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.mention import Mention

RULES = {
    "address": "it is the number of a house in a street",
    "age-group": "it names an age group of players",
    "identifier": "it identifies a book, an article or the like",
    "column-header": "it names the unit of a table's column",
    "date": "it is a day of the calendar",
    "footnote-mark": "it points to a footnote",
    "idiom": "it is part of a saying, and counts nothing",
    "index-name": "it belongs to the name of an index or a ranking",
    "list-number": "it numbers an item of a list",
    "model-name": "letters and digits in one name something",
    "ordinal": "it says which one, not how many",
    "phone": "it is a telephone number",
    "pronoun": "the word stands for something, and counts nothing",
    "distributive": "it is said again: each gets so many",
    "rate": "it says what the number beside it is by",
    "ratio": "it states so many for so many",
    "score": "it is the result of a game or a vote",
    "section-number": "it numbers a part of a document, a place or a series",
    "time": "it is a time of day",
    "url": "it is part of an address",
    "vague": "the word gives no number; `read` and `record` take it when a person gives it",
    "version": "it is the version of something, or an address of a computer",
    "year": "it is a year or a decade",
}
"""What each rule that sets something aside has seen."""

_HEDGES = {
    Hedge.PLAIN: "no word qualifies it",
    Hedge.CROWD: "the word names a crowd, and a least number for it",
    Hedge.RANGE: "two numbers are its ends",
    Hedge.PLUS_MINUS: "a number and how far it may be off",
    Hedge.FRACTION: "a share in words is good to 2.5 points",
    Hedge.MULTIPLE: "a multiple is good to 5%",
    Hedge.VAGUE: "the word gives no number",
}


def why(rule: str) -> str:
    """Return what a rule has seen; a rule that is not known here (why a number is unreadable) says it itself."""
    return RULES.get(rule, rule)


def explain(mention: Mention) -> list[str]:
    """Return why a mention is the figure it is: its words, its number, its unit, the values it allows."""
    figure = mention.figure
    before = mention.text[: max(mention.number.start - mention.span.start, 0)].strip()
    after = mention.text[max(mention.number.end - mention.span.start, 0) :].strip()
    words = " … ".join(filter(None, (before, after)))
    lines = [f"hedge: {figure.hedge}, {_HEDGES.get(figure.hedge, 'from the words around the number')}"]
    stated = figure.stated
    if stated is not None:
        rounded = rounding(figure)
        told = f"good to {decimal_text(rounded)}" if rounded else "exact"
        lines.append(f"number: {stated}, {told}" if figure.hedge is Hedge.PLAIN else f"number: {stated}")
    if words:
        lines.append(f"words: {words}")
    told = f" ({', '.join(mention.inferred)} inferred from around it)" if mention.inferred else ""
    lines.append(f"unit: {figure.unit}, {figure.kind}{told}")
    if figure.role != "level":
        lines.append(f"role: {figure.role}{f', {figure.direction}' if figure.direction else ''}")
    true, expects = interval(figure), expected(figure)
    lines.append(f"allows: {true if true is not None else 'no number'}")
    if expects != true:
        lines.append(f"a reader expects: {expects}")
    lines += [f"{name}: {said}" for name, said in (("status", mention.status), ("speaker", mention.speaker)) if said]
    if not mention.settled:
        lines.append(f"not settled: {choices(mention)}; a person has to choose")
    return lines


def choices(mention: Mention) -> str:
    """Return what a figure that is not settled may be, the likeliest first: "10.000 chip or 10000 chip"."""
    shown = [reading.to_json() for reading in mention.readings]
    return " or ".join(f"{printed(one)} {one['unit']}".removesuffix(f" {NO_UNIT}") for one in shown)


def printed(shown: dict[str, Any]) -> str:
    """Return the number of a figure given as JSON, or the bounds it has instead: "40", "40–50"."""
    return shown["value"] or "–".join(filter(None, (shown["low"], shown["high"])))
