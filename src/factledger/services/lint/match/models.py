"""Models that a sentence names, against those that a claim is of: what was told of the A100 is not said of the H800."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.reading.sounds import consonants, heard_in_ways
from factledger.services.lint.claims.openings import has_no_case
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_RULE = "model-name"

_MODEL = re.compile(r"(?<![^\W_])[A-Za-z]{1,6}-?\d{1,5}[A-Za-z]?(?![^\W_])", re.ASCII)
"""Letters with a number behind them: "H800", "gpt-4"."""

_BETWEEN = 3
"""Words between a counted noun and the model that it is of: "chips of the type V700"."""

_PARTS = re.compile(r"([^\W\d_]+)(\d+[^\W\d_]?)")
"""The letters and the number of a model as it is compared."""


def models_in(prose: Prose, sentence: Sentence) -> frozenset[str]:
    """Return the models that a sentence names, as they are compared."""
    named = (one.text for one in prose.asides_in(sentence) if one.rule == _RULE)
    return frozenset(_plain(text) for text in named if not text[0].isdecimal())  # "36kr" is a newspaper


def counts_model(units: Iterable[str], models: frozenset[str]) -> bool:
    """Tell whether one of some units is a model among those that a sentence names."""
    return bool(models) and any(_plain(unit) in models for unit in units)


def is_model(unit: str, model: str | None) -> bool:
    """Tell whether a unit is a model, as a text writes that."""
    return model is not None and _plain(unit) == _plain(model)


def model_behind(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return the model in a figure, or right behind it, of which it counts so many: "1,340 chips of type V700"."""
    between = {words[0] for words in prose.phrases("of-model")}
    for one in prose.asides_in(sentence):
        if one.rule != _RULE or one.span.start < mention.number.end:
            continue
        if one.span.end <= mention.span.end:
            return one.text  # "5,800 H7 accelerators"
        gap = prose.draft.text[mention.span.end : one.span.start]
        words = [word.name for word in prose.words_in(Span(mention.span.end, one.span.start))]
        is_behind = all(mark.isalpha() or mark in " -" for mark in gap) and between.issuperset(words)
        return one.text if is_behind and len(words) <= _BETWEEN else None
    return None


def product_counted(prose: Prose, sentence: Sentence, mention: Mention) -> Phrase | None:
    """Return the subject of the ledger of which a figure counts so many: "12,000 Kestrels", "5,200 Kestrel chips"."""
    index, text = prose.index, prose.draft.text
    if index is None:
        return None
    is_bare = mention.figure.unit == NO_UNIT
    for one in sentence.names:
        # Words that name it and what it is, so that the maker of what is counted is none: "2,000 Acme chips".
        is_whole = is_bare or (" " in text[one.start : one.end] and mention.span.end <= one.end)
        if is_whole and text[mention.number.end : one.start] == " " and index.is_subject(one.name):
            return one
    return None


def names_model(model: str, claim: Known, entry: str) -> bool:
    """Tell whether a claim or a row of it names a model anywhere, or it is what the claim counts."""
    one = claim.columns
    texts = (one.key, one.subject, one.measure, one.unit or "", one.statement or "", one.aliases or "", entry)
    return any(_plain(model) in _plain(text) for text in (*texts, *claim.units))


def other_model(claim: Known, models: frozenset[str]) -> str | None:
    """Return which model a sentence speaks of, where a claim is of another one that it does not name; else None."""
    mine = claim.once("models", lambda: _models_of(claim)) if models else frozenset()
    if not mine or mine & models or any(_is_heard(one, other) for one in mine for other in models):
        return None
    return f"product: {min(models)} against {min(mine)}"


def _models_of(claim: Known) -> frozenset[str]:
    one = claim.columns
    return frozenset(map(_plain, _MODEL.findall(f"{one.measure} {one.statement or ''}")))


def _is_heard(mine: str, theirs: str) -> bool:
    """Tell whether a model in another script is one by its number and its sound: "أوريون-7" for Orion-7."""
    one, other = _PARTS.fullmatch(mine), _PARTS.fullmatch(theirs)
    if one is None or other is None or one[2] != other[2] or not has_no_case(other[1]):
        return False
    return bool(heard := consonants(one[1])) and heard in heard_in_ways(other[1])


def _plain(model: str) -> str:
    """Return a model without case, hyphen and the s of a plural: "A100s" and "a-100" are one."""
    return model.casefold().replace("-", "").replace(" ", "").removesuffix("s")
