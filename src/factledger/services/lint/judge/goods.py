"""What a measured figure is of, against what its claim is of: tonnes of wax are none of honey."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factledger.reading.terms import GOOD, exclusive_kinds, terms_of
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence


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
