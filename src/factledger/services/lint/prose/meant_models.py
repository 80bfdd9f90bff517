"""Models that a sentence speaks of without their name: "the H800 … That chip was banned in 2023"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.reading.terms import named
from factledger.services.lint.prose.sentence import Phrase

if TYPE_CHECKING:
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_MODEL = "model-name"
"""Rule of what is set aside as the name of a model."""

NUMBERS = "numbers"
"""Under what a sentence keeps the numbers that its words are."""

_NEAREST = 2
"""How many sentences before may name what "that chip" is."""


def add_meant_models(prose: Prose) -> None:
    """Add to each sentence that says "that chip" the one model that the sentences before name last, by its names."""
    for sentence in prose.may_say("that-model"):
        places = [place for place, _ in prose.said_in(sentence, "that-model")]
        if not places or _models(prose, sentence):
            continue
        before = next((one for one in islice(prose.before(sentence), _NEAREST) if _models(prose, one)), None)
        models = _models(prose, before) if before is not None else []
        if before is None or len(models) != 1:
            continue
        words = named(models[0])
        place, end = places[0], places[0] + 1
        carried = [Phrase(place, end, one.name, is_place=False) for one in before.names if {*one.name} & {*words}]
        sentence.names = sorted([*sentence.names, *carried])
        numbers = {word.name for word in (*before.words, *sentence.words) if word.name.isdecimal()}
        told = {digits for digits in numbers if digits in models[0]}
        own = {word.name for word in sentence.words if word.name.isdecimal()}
        sentence.kept[NUMBERS] = frozenset(told | own)


def _models(prose: Prose, sentence: Sentence) -> list[str]:
    """Return the different models that a sentence names."""
    return list(dict.fromkeys(one.text for one in prose.asides_in(sentence) if one.rule == _MODEL))
