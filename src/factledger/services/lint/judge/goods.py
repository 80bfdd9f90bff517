"""What a measured figure is of, against what its claim is of: tonnes of wax are none of honey."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.terms import GOOD, exclusive_kinds, named, terms_of
from factledger.services.lint.sources.apart import goods
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence


def narrower_good(prose: Prose, sentence: Sentence, mention: Mention, claim: Known) -> str | None:
    """Return the word for what a figure is of, where that is a kind of what its claim is of: wheat, of grain."""
    word, mine = _good_of(prose, sentence, mention)
    theirs = _goods_of(claim) if mine else frozenset()
    is_kind = any(one.startswith(f"{other}/") for one in mine for other in theirs)
    return prose.draft.text[word.start : word.end] if word and is_kind and mine.isdisjoint(theirs) else None


def other_good(prose: Prose, sentence: Sentence, mention: Mention, claim: Known, language: str | None) -> str | None:
    """Return the word for what a figure is of, if a claim is of some good and has no such name in the draft's language.

    Only the word right behind a measure and "of" tells it, and none that is wider: goods, fish, grain.

    Args:
        prose: The draft.
        sentence: The sentence.
        mention: The figure.
        claim: The claim.
        language: Language of the source by which the claim is judged.
    """
    word, mine = _good_of(prose, sentence, mention)
    if word and mine and (theirs := _goods_of(claim)):
        pairs = [(f"{one}/", f"{other}/") for one in mine for other in theirs]
        is_one = any(one.startswith(other) or other.startswith(one) for one, other in pairs)
        return None if is_one else prose.draft.text[word.start : word.end]
    if mention.figure.kind is not Kind.QUANTITY or not any(exclusive_kinds().get(one) == GOOD for one in claim.terms):
        return None
    spoken = {language.partition("-")[0]} if language else set()
    spoken |= json.loads(claim.columns.aliases).keys() if claim.columns.aliases else set()
    if prose.language not in spoken:
        return None
    words = [one for one in sentence.words if one.start >= mention.span.end][:2]
    if len(words) < 2 or (words[0].name,) not in prose.phrases("of"):  # noqa: PLR2004  "of" and what it is of
        return None
    word, text = words[1], prose.draft.text
    is_wide = (word.name,) in prose.phrases("wide") or not word.term or text[word.start].isupper()
    named = {part for name in claim.measures | claim.either | claim.subjects for part in name}
    known = claim.terms | claim.told | claim.counted | terms_of(" ".join(named), prose.language)
    return None if is_wide or word.term in known or word.name in named else text[word.start : word.end]


def _word_of(prose: Prose, sentence: Sentence, mention: Mention) -> Placed | None:
    """Return the word for what a measured figure is of, right behind it or its "of"; None behind another mark."""
    if mention.figure.kind is not Kind.QUANTITY:
        return None
    words = [one for one in sentence.words if one.start >= mention.span.end][:2]
    if words and (words[0].name,) in prose.phrases("of"):
        words = words[1:]
    word = words[0] if words else None
    between = prose.draft.text[mention.span.end : word.start] if word else ""
    return word if word and (not between.strip() or between.replace(" ", "").isalpha()) else None


def _good_of(prose: Prose, sentence: Sentence, mention: Mention) -> tuple[Placed | None, frozenset[str]]:
    """Return the word for what a measured figure is of, and the goods that it names; none where it names none."""
    word = _word_of(prose, sentence, mention)
    return word, goods(word.name, prose.language) if word else frozenset()


def _goods_of(claim: Known) -> frozenset[str]:
    """Return what is made, sold or grown of which a claim speaks, in any language; Apple, with a capital, is a name."""

    def found() -> frozenset[str]:
        words = f"{claim.columns.statement or ''} {claim.columns.measure}".split()
        words = [*words[:1], *(word for word in words[1:] if not word[0].isupper())]
        # What says nothing in one language is no good in another one: "la" is wool in Portuguese.
        names = [name for word in words for name in named(word) if all(terms_of(name, code) for code in LANGUAGES)]
        return frozenset().union(*(goods(name, code) for name in names for code in LANGUAGES))

    return claim.once("goods", found)
