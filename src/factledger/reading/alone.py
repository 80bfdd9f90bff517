"""Words that say what a number before them counts or measures, whatever stands around the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factledger.reading.brief import BRIEF
from factledger.reading.heat import LETTERS
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from factledger.reading.lexicon import Entries, Lexicon, Word

_TURNED = ("foot-mark", "modifier", "counter", "ordinal")
"""Categories of words of which the rules make something else in some places."""


class Alone(NamedTuple):
    """What a word says that stands right behind a number.

    Attributes:
        unit: The unit, as the region of the lexicon has it.
        is_noun: Whether it is a noun that is counted.
    """

    unit: str
    is_noun: bool


def alone(words: Lexicon, word: Word, hyphens: str) -> Alone | None:
    """Return what a word is that is one unit or one plural noun and begins no longer phrase, or None.

    This spares the rules of `units` the work for most figures, and decides nothing: they find the same.

    Args:
        words: The lexicon.
        word: The word, once all else is known about it.
        hyphens: The marks that join a word to its number.
    """
    opens = word.opens
    if word.text in LETTERS or word.text in BRIEF or word.text in hyphens or any(name in opens for name in _TURNED):
        return None
    if word.measures:
        return None if word.is_named else _unit(words, word)
    return _noun(words, word) if word.is_word and not word.without_article else None


def _unit(words: Lexicon, word: Word) -> Alone | None:
    units, exact = words.language.units, (words.neutral.signs, words.symbols)
    tables = [table for table in (units, *exact) if table in word.opens]
    if len(tables) != 1 or units in word.without_article:
        return None
    name = _single(word.opens[tables[0]])
    # A sign of money may belong to the number behind it.
    if name is None or name.note or (tables[0] is not units and words.kind(name.unit) is Kind.MONEY):
        return None
    return Alone(words.regional.get(name.unit, name.unit), is_noun=False)


def _noun(words: Lexicon, word: Word) -> Alone | None:
    language = words.language
    if language.nouns not in word.opens or words.own_names in word.opens:
        return None
    noun = _single(word.opens[language.nouns])
    # Where a noun comes last, a singular may describe another one.
    is_free = not language.noun_last or word.fold.endswith(words.plural_endings)
    return Alone(noun, is_noun=True) if noun is not None and is_free else None


def _single(entries: Entries) -> Any:  # noqa: ANN401  what its table holds
    """Return what the table says of the word, if no phrase goes on behind it."""
    return entries.single.payload if entries.single is not None and not entries.longer else None
