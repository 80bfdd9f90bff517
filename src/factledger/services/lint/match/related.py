"""The claims that a computed figure may rest on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.services.lint.claims.known import undated
from factledger.services.lint.derive import Asked
from factledger.services.lint.match.matcher import MOST_CANDIDATES, Matcher

if TYPE_CHECKING:
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_BEFORE = 3
"""How many sentences of the paragraph before one may name what a computed figure rests on."""

_SIZE = "size"
"""The value of words such as "more" and "less" that compare two things."""


def related_claims(matcher: Matcher, sentence: Sentence, *, is_wide: bool, per: str = "") -> list[Known]:
    """Return the claims that a computed figure of a sentence may rest on, those it says most of first.

    Their subject is named in the sentence, or in its paragraph when the sentence names none; and so is what is
    measured, by name, term or counted noun.

    Args:
        matcher: What ties the figures of the draft.
        sentence: The sentence.
        is_wide: Whether to keep those, too, that it says less of.
        per: The unit that the figure is per; empty where it is per none.
    """
    around = _around(matcher, sentence)
    names = {phrase.name for one in around for phrase in one.names}
    terms = {term for one in around for term in one.terms()}
    nouns = {word.name for one in around for word in one.words}
    subjects = [name for name in names if matcher.index.claims_named(name)]
    found: dict[str, int] = {}
    for name in subjects:
        for key in matcher.index.claims_named(name)[:MOST_CANDIDATES]:
            claim = matcher.index.known(key)
            said = len(claim.terms & terms) + 2 * len(claim.measures & names)
            said += _counts(matcher, claim, nouns) or int(per in claim.units)
            said = said or int(is_wide and bool(claim.either & names))
            if said and (claim.subjects | claim.either) & names:
                found[key] = said
    most: dict[str, int] = {}
    for key, said in found.items():
        subject = matcher.index.claims[key].subject
        most[subject] = max(said, most.get(subject, 0))
    best = {_series(matcher, key) for key, said in found.items() if said == most[matcher.index.claims[key].subject]}
    kept = [key for key in found if is_wide or _series(matcher, key) in best]
    return [matcher.index.known(key) for key in sorted(kept, key=lambda key: (-found[key], key))[:MOST_CANDIDATES]]


def names_any(matcher: Matcher, sentence: Sentence) -> bool:
    """Tell whether anything is named that claims may be about, so that a computed figure may rest on them."""
    return bool(sentence.names or matcher.prose.named_before(sentence, _BEFORE))


def _around(matcher: Matcher, sentence: Sentence) -> list[Sentence]:
    """Return a sentence, and where it names no subject the three before it in its paragraph."""

    def found() -> list[Sentence]:
        return (
            [sentence]
            if matcher.has_subject(sentence)
            else [sentence, *islice(matcher.prose.before(sentence), _BEFORE)]
        )

    return sentence.once("around", found)


def _series(matcher: Matcher, key: str) -> tuple[str, str]:
    """Return subject and measure of a claim, whatever the time."""
    one = matcher.index.claims[key]
    return one.subject, undated(one.measure)


def _counts(matcher: Matcher, claim: Known, words: set[str]) -> int:
    """Return 1 if the words hold the name of a unit of a claim, else 0."""
    known = [unit for one in claim.units if (unit := matcher.index.units.get(one))]
    return int(any(name in words for unit in known for names in unit.names.values() for name in names))


def asked(prose: Prose, sentence: Sentence) -> Asked:
    """Return what a sentence says of how its figures follow from two others."""
    is_rest = any(prose.said_in(sentence, name) for name in ("rest", "not"))
    return Asked(is_rest, any(value == _SIZE for _, value in prose.said_in(sentence, "upper")))
