"""What differs between a figure and the one that stood in its place: number, unit, hedge, role, direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.sexes import are_of_other_sexes
from factledger.reading.terms import terms_of
from factledger.rules import last_read as rules
from factledger.services.lint.against.subject import is_respelt
from factledger.services.lint.claims.names import OF_UNITS
from factledger.values.compare import Severity, Verdict, compare
from factledger.values.figure import Figure, Hedge, Kind, Role
from factledger.values.number import decimal_text, magnitude, quotient
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.rules.lint import LintRule
    from factledger.values.number import Exact
    from factledger.values.units import Relation, Units

_UNHEDGED = (Hedge.PLAIN, Hedge.EXACTLY)
_PARTS = (Hedge.FRACTION, Hedge.MULTIPLE, Hedge.RANGE)
_LEVELS = (Role.LEVEL, Role.CHANGE_TO)
_NAMED = {Kind.MONEY, Kind.PERCENT}
"""Kinds of figures that are told by names which every language knows."""

_ROLES = {
    Role.LEVEL: "a level",
    Role.CHANGE_TO: "what it came to",
    Role.CHANGE_BY: "a change by so much",
    Role.ADDITION: "so many more",
}


class Difference(NamedTuple):
    """Something that is no longer as it was.

    Attributes:
        rule: The rule that it breaks.
        what: What differs, in words; how it was stands behind it.
        severity: How much it matters.
    """

    rule: LintRule
    what: str
    severity: Severity


def difference(rule: LintRule, what: str, severity: Severity | None = None) -> Difference:
    """Return a difference, as grave as its rule says unless it is told otherwise."""
    return Difference(rule, what, severity or rule.severity)


def differences(
    new: Mention, old: Mention, units: Units, *, may_be_one: bool, is_translated: bool
) -> Iterator[Difference]:
    """Yield what differs between two figures themselves, whatever the words around them say.

    Args:
        new: The figure now.
        old: The figure before.
        units: The units that are known.
        may_be_one: Whether another noun may be another word for one thing.
        is_translated: Whether they are in two languages: then nouns that no table knows tell nothing.
    """
    new, old = _in_shared_unit(new, old)
    mine, theirs = new.figure, old.figure
    relation = units.relation(mine.unit, theirs.unit)
    if unit := _unit(new, old, units, relation, is_translated=is_translated):
        is_noun = mine.kind is Kind.COUNT is theirs.kind and _is_same_number(mine, theirs, relation)
        yield unit if not (may_be_one and is_noun) else unit._replace(severity=Severity.WARNING)
        if is_noun and _has_lost_hedge(mine, theirs):
            yield _hedge(mine, theirs, units)
    elif not is_translated and _are_of_other_sexes(new, old):
        yield difference(rules.CHANGED, f"what is counted: {_shown(mine)} now, {_shown(theirs)} before")
    elif not _is_same_number(mine, theirs, relation):
        yield _number(mine, theirs, units, relation)
    elif mine.hedge is not theirs.hedge or mine.is_approximate is not theirs.is_approximate:
        yield _hedge(mine, theirs, units)


def role_difference(mine: Figure, theirs: Figure, *, goes: bool) -> Difference | None:
    """Return what differs in the roles of two figures: a level for a change, so many for so many more.

    Args:
        mine: The figure now.
        theirs: The figure before.
        goes: Whether words around the one that is a level tell of a change, too: "growth of 5%".
    """
    a, b = mine.role, theirs.role
    if a is b or (a in _LEVELS and b in _LEVELS) or Kind.RATIO in (mine.kind, theirs.kind):
        return None
    if {a, b} == {Role.LEVEL, Role.CHANGE_BY} and goes:
        return None
    return difference(rules.CHANGED, f"{_ROLES[a]} now, {_ROLES[b]} before")


def _in_shared_unit(new: Mention, old: Mention) -> tuple[Mention, Mention]:
    """Return the two mentions, in the readings that share a unit where both texts leave theirs open.

    A Spanish text has "coronas" where an English one has "kroner": neither says of which country, and they may be one.
    """
    if new.settled or old.settled:
        return new, old
    alike = ((a, b) for a in new.meanings for b in old.meanings if a.unit == b.unit)
    a, b = next(alike, (new.figure, old.figure))
    return new._replace(figure=a), old._replace(figure=b)


def _unit(new: Mention, old: Mention, units: Units, relation: Relation, *, is_translated: bool) -> Difference | None:
    """Return what differs in the units of two figures."""
    mine, theirs = new.figure, old.figure
    if mine.unit == theirs.unit or relation.likeness is Likeness.CONVERTS:
        return None
    what = f"{_shown(mine)} now, {_shown(theirs)} before"
    if NO_UNIT in (mine.unit, theirs.unit):
        return _gone(mine, theirs, what)
    if relation.likeness is Likeness.NARROWER:
        return difference(rules.CHANGED, f"a wider kind: {what}", Severity.WARNING)
    if relation.likeness is Likeness.BROADER:
        return difference(rules.CHANGED, f"a narrower kind: {what}")
    is_counted = mine.kind is Kind.COUNT is theirs.kind
    if _may_be_translated(new, old, units) if is_translated else (is_counted and _is_one_noun(new, old)):
        return None
    shorter, longer = sorted((mine.unit, theirs.unit), key=len)
    severity = Severity.WARNING if longer.startswith(f"{shorter}/") else None  # "per dose" may be said elsewhere
    return difference(rules.CHANGED, f"{'what is counted' if is_counted else 'unit'}: {what}", severity)


def _gone(mine: Figure, theirs: Figure, what: str) -> Difference | None:
    """Return that one of two figures has a unit; a counted noun, or what a share is of, may be said elsewhere."""
    bare, other = (mine, theirs) if mine.unit == NO_UNIT else (theirs, mine)
    if other.kind is Kind.COUNT or (bare.kind is Kind.RATIO and other.unit == "percent"):
        return None
    return difference(rules.CHANGED, f"unit: {what}", None if other.kind in _NAMED else Severity.WARNING)


def _shown(figure: Figure) -> str:
    return (figure.noun or figure.unit) if figure.unit != NO_UNIT else "no unit"


def _is_one_noun(new: Mention, old: Mention) -> bool:
    """Tell whether two nouns name one thing: words of like meaning, or one of them spelled otherwise."""
    if _models(new) != _models(old):
        return False  # A100 chips are no H100 chips
    return bool(_noun_terms(new) & _noun_terms(old)) or is_respelt(new.figure.unit, old.figure.unit)


def _models(mention: Mention) -> set[str]:
    """Return the names of models in a noun: words with a digit."""
    return {word for word in (mention.figure.noun or "").split() if any(map(str.isdigit, word))}


def _are_of_other_sexes(new: Mention, old: Mention) -> bool:
    """Tell whether one counts women and the other men, in words of one language: "26 alumnas", "26 alumnos"."""
    mine, theirs = new.figure.noun, old.figure.noun
    return bool(mine and theirs) and are_of_other_sexes(mine or "", theirs or "", new.language.partition("-")[0])


def _noun_terms(mention: Mention) -> set[str]:
    figure, language = mention.figure, mention.language.partition("-")[0]
    return terms_of(figure.noun, language) if figure.noun else terms_of(figure.unit, OF_UNITS)


def _may_be_translated(new: Mention, old: Mention, units: Units) -> bool:
    """Tell whether two units may be one in two languages: no table knows both, or words of like meaning name them.

    What one of them counts per hour or day may be said in words that are not read.
    """
    if _noun_terms(new) & _noun_terms(old):
        return True
    if new.figure.kind is not old.figure.kind and {new.figure.kind, old.figure.kind} & _NAMED:
        return False
    parts = zip(new.figure.unit.split("/"), old.figure.unit.split("/"), strict=False)
    return all(a == b or a not in units or b not in units for a, b in parts)


def _is_same_number(mine: Figure, theirs: Figure, relation: Relation) -> bool:
    if mine.kind is not theirs.kind and {mine.kind, theirs.kind} == {Kind.RATIO, Kind.PERCENT}:
        return _percent(mine) == _percent(theirs)
    if mine.value is not None and theirs.value is not None:
        return mine.value.value == relation.converted(theirs.value.value)
    ends = theirs.numbers[1:]
    return mine.numbers[1:] == tuple(None if end is None else relation.converted(end) for end in ends)


def _percent(figure: Figure) -> Exact | None:
    stated = figure.stated
    if stated is None:
        return None
    return stated.value * 100 if figure.kind is Kind.RATIO else stated.value


def _number(mine: Figure, theirs: Figure, units: Units, relation: Relation) -> Difference:
    """Return that the number differs, by how much where that tells something, and whether it is a fair rounding."""
    scale = relation.factor
    if mine.unit != theirs.unit and mine.stated is not None and mine.stated == theirs.stated:
        return difference(rules.CHANGED, f"unit: {_shown(mine)} now, {_shown(theirs)} before")
    ratio = _ratio(mine, theirs, scale)
    judged = compare(mine._replace(role=theirs.role, direction=theirs.direction), theirs, units)
    if judged.severity in (Severity.NONE, Severity.NOTE):
        return difference(rules.CHANGED, f"another number that the old one allows ({judged.reason})", Severity.WARNING)
    slip = f", {ratio}" if ratio else ""
    return difference(rules.CHANGED, f"another number{slip}")


def _ratio(mine: Figure, theirs: Figure, scale: Exact) -> str:
    """Return that one number is ten, a hundred ... times the other, where it is so to the digit."""
    a, b = mine.stated, theirs.stated
    if a is None or b is None or not a.value or not b.value:
        return ""
    first, second = magnitude(a.value), magnitude(b.value * scale)
    ratio = quotient(max(first, second), min(first, second))
    power = 10
    while power < ratio:
        power *= 10
    if ratio != power:
        return ""
    return f"{decimal_text(ratio)} times {'as much' if first > second else 'less'}: a slip?"


def _hedge(mine: Figure, theirs: Figure, units: Units) -> Difference:
    """Return that the hedge differs: lost, where nothing qualifies the number any more."""
    was = f"{_hedged(mine)} now, {_hedged(theirs)} before"
    if _has_lost_hedge(mine, theirs):
        return difference(rules.HEDGE_LOST, f"its hedge ({theirs.hedge}) is gone")
    if mine.hedge is theirs.hedge and theirs.is_approximate:
        return difference(rules.HEDGE_LOST, "the bound itself was hedged")
    if (mine.hedge.is_lower_bound and theirs.hedge.is_upper_bound) or (
        mine.hedge.is_upper_bound and theirs.hedge.is_lower_bound
    ):
        return difference(rules.HEDGE_CHANGED, f"the bound is turned around: {was}", Severity.ERROR)
    judged = compare(mine._replace(role=theirs.role, direction=theirs.direction), theirs, units)
    is_more = judged.verdict in (Verdict.UNSUPPORTED, Verdict.CONTRADICTED)
    what = f"{was}, which says more" if is_more else was
    return difference(rules.HEDGE_CHANGED, what, Severity.ERROR if is_more else Severity.WARNING)


def _has_lost_hedge(mine: Figure, theirs: Figure) -> bool:
    return mine.hedge in (*_UNHEDGED, *_PARTS) and theirs.hedge not in (*_UNHEDGED, *_PARTS)


def _hedged(figure: Figure) -> str:
    return f"{figure.hedge} and approximate" if figure.is_approximate else figure.hedge.value
