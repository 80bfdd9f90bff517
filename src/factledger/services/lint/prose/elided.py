"""Sums whose currency is left out, as the one before tells it: "cost €22 million, and in the end 41 million"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factledger.reading.locale import language
from factledger.reading.tables import settings
from factledger.reading.terms import families, forms, nouns
from factledger.values.figure import AMOUNTS, Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_LEAST = 1000
"""The least number that is written with a word for its scale: "41 mil"."""

_OF_MONEY = frozenset({"=revenue", "=profit", "=loss", "=debt", "=deficit", "=tax", "=fine", "=budget"})
"""What is told of sums of money, besides what belongs to the family of it."""

_PARTING = ";؛"
"""Marks behind which something else is told."""

_OF_IT = "of-sum"
"""Category of words that say that a sum is a part of the one before it: "of this"."""

_TO_LEVEL = 3
"""Words of the longest phrase that says to what something came."""

_ROLES = (Role.LEVEL, Role.CHANGE_TO)


def in_money_before(prose: Prose, sentence: Sentence, mention: Mention) -> Mention:
    """Return a bare number of thousands or more as a sum in the currency of the one before, if it goes on with that.

    It does so in the same sentence ("from €22 million, it came to 41 million"), and in the next one where that says
    that it is of the sum before, or speaks of money: "Of this, 2.1 million".
    """
    figure = mention.figure
    is_bare = figure.kind is Kind.COUNT and figure.unit == NO_UNIT and figure.noun is None and figure.role in _ROLES
    stated = figure.stated
    if not is_bare or stated is None or stated.value < _LEAST or not mention.settled or not _is_scaled(prose, mention):
        return mention
    money = _before(prose, sentence, mention)
    if money is None or not money.settled or _counts(prose, money, mention) or _may_count(prose, sentence, mention):
        return mention
    changed = figure._replace(unit=money.figure.unit, kind=Kind.MONEY)
    return mention._replace(figure=changed, inferred=(*mention.inferred, "unit"))


def _is_scaled(prose: Prose, mention: Mention) -> bool:
    """Tell whether a number is written with a word: "41 millones", and not "41.000.000"."""
    return any(char.isalpha() for char in prose.draft.text[mention.number.start : mention.number.end])


def _before(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the sum of money that a figure may go on with: the nearest amount before it."""
    here = [one for one in sentence.figures if one.number.start < mention.number.start and one.figure.kind in AMOUNTS]
    if here:
        return here[-1] if _is_sum(here[-1]) and _goes_on(prose, sentence, here[-1], mention) else None
    before = next(prose.before(sentence), None)
    near = [one for one in before.figures if one.figure.kind in AMOUNTS][-1:] if before is not None else []
    if not near or not _is_sum(near[0]):
        return None
    is_of_it = _says_of_it(prose, sentence, Span(sentence.span.start, mention.span.start))
    return near[0] if is_of_it or not _money().isdisjoint(sentence.terms()) else None


def _goes_on(prose: Prose, sentence: Sentence, money: Mention, mention: Mention) -> bool:
    """Tell whether what stands between two figures of a sentence speaks of money, or leads to the second one.

    "Cost €22 million, and its channel has 41 million" says nothing of money there.
    """
    span = Span(money.span.end, max(money.span.end, mention.span.start))
    between = prose.words_in(span)
    if mention.figure.role is Role.CHANGE_TO or any(word.term in _money() for word in between):
        return True
    if _says_of_it(prose, sentence, span):
        return True
    last = tuple(word.name for word in between)[-_TO_LEVEL:]
    leading = prose.phrases("comes-to")
    return any(last[-size:] in leading for size in range(1, _TO_LEVEL + 1)) or not any(word.term for word in between)


def _says_of_it(prose: Prose, sentence: Sentence, span: Span) -> bool:
    """Tell whether a sentence says in a place of it that a sum is a part of the one before."""
    return any(span.start <= place < span.end for place, _ in prose.said_in(sentence, _OF_IT))


def _is_sum(mention: Mention) -> bool:
    return mention.figure.kind is Kind.MONEY and "/" not in mention.figure.unit


def _counts(prose: Prose, money: Mention, mention: Mention) -> bool:
    """Tell whether something else is counted between two figures: "$45 million; its users came to 12 million"."""
    between = Span(money.span.end, max(money.span.end, mention.span.start))
    known = nouns(prose.language)
    is_parted = prose.has_mark(between.start, between.end, _PARTING)
    return is_parted or any(form in known for word in prose.words_in(between) for form in forms(word.name))


def _may_count(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether people may be meant who came, or a word right behind a number may be the noun that it counts.

    "Drew 2 million", "2 juta zorbo": nouns that stand in no table are read in languages alone that tell them apart.
    """
    before = Span(sentence.span.start, mention.span.start)
    if prose.said_in(sentence, "gather") and not _says_of_it(prose, sentence, before):
        return True
    end = mention.span.end
    behind = next(iter(prose.words_in(Span(end, max(end, sentence.span.end)))), None)
    if (
        behind is None
        or not settings(prose.language).get("bare_genitive")
        or prose.draft.text[end : behind.start] != " "
    ):
        return False
    is_verb = behind.name.startswith(language(prose.language).verb_openings or ("\0",))
    return bool(behind.term) and not behind.term.startswith("=") and not is_verb


@cache
def _money() -> frozenset[str]:
    """Return the terms of what is told of sums of money."""
    return _OF_MONEY | {term for term, kin in families().items() if "money" in kin}
