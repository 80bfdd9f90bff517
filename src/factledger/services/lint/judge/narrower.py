"""What makes a draft count something narrower than its claim: cargo aircraft are none of "54 aircraft".

Only what stands beside the counted noun tells it, and only where nothing of the claim speaks of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.matters import matters_of
from factledger.reading.qualities import qualities_of, quality_at
from factledger.reading.tables import settings
from factledger.services.lint.match.matters import general
from factledger.services.lint.sources.words import MATTER, marks
from factledger.values.figure import Kind
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_BEHIND = 5
"""Words behind a counted noun among which those that narrow it stand."""


def narrower_kind(prose: Prose, sentence: Sentence, mention: Mention, claim: Known, entry: str) -> str | None:
    """Return the words that make a count narrower than that of its claim, which says nothing of the kind.

    Args:
        prose: The draft.
        sentence: The sentence.
        mention: The figure.
        claim: The claim.
        entry: The words of the row by which it is judged.
    """
    if mention.figure.kind is not Kind.COUNT or mention.figure.unit == NO_UNIT:
        return None
    told: frozenset[str] | None = None
    for text, means in _said_beside(prose, sentence, mention):
        if told is None:
            told = claim.once("spoken of", lambda: _spoken_of(_words_of(claim))) | _spoken_of(
                f"{entry} {mention.figure.noun or ''} {mention.figure.unit}"
            )
        if means.isdisjoint(told):
            return text
    return None


def _words_of(claim: Known) -> str:
    one = claim.columns
    return " ".join(
        filter(None, (one.key, one.subject, one.measure, one.statement, one.place, one.population, one.aliases))
    )


def _spoken_of(text: str) -> frozenset[str]:
    plain = text.replace("/", " ").replace("-", " ").replace("_", " ")
    return matters_of(plain) | qualities_of(plain)


def _said_beside(prose: Prose, sentence: Sentence, mention: Mention) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the words beside a counted noun that narrow it, with what they mean.

    What stands between number and noun may be any matter, as what stands behind "of" without an article. The word right
    behind the noun has to be one that narrows nouns, as a verb may stand there; in a language whose adjectives stand
    before their nouns it takes more than a word: "for children", and no "live".
    """
    text = prose.draft.text
    noun = set((mention.figure.noun or "").casefold().split())
    inside = prose.words_in(Span(mention.number.end, mention.span.end))
    inside = [one for one in inside if text[one.start : one.end].casefold() not in noun]
    yield from _narrowing(prose, inside, len(inside), is_matter=True)
    behind = _behind(prose, sentence, mention)
    is_of = bool(behind) and (behind[0].name,) in prose.phrases("of-kind")
    least = 2 if settings(prose.language)["noun_last"] else 1
    yield from _narrowing(prose, behind, 1, least, is_matter=False)
    if is_of:
        yield from _narrowing(prose, behind[1:], 1, is_matter=True)


def _narrowing(
    prose: Prose, words: Sequence[Placed], most: int, least: int = 1, *, is_matter: bool
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what each of the first words of some, with those behind it, makes of a noun; matters too, if asked."""
    text, names = prose.draft.text, [one.name for one in words]
    for i, word in enumerate(words[:most]):
        if (found := quality_at(names, i, prose.language)) and found[1] >= least:
            quality, size = found
            here = text[word.start : words[i + size - 1].end]
            yield here, matters_of(here) | {quality}
        elif is_matter and word.term and text[word.end : word.end + 1] != "-":  # "brand-new" is of no brand
            means = frozenset(one[1:] for one in marks(prose.language)[word.name, word.term] if one[0] == MATTER)
            if means := means - general():
                yield text[word.start : word.end], means


def _behind(prose: Prose, sentence: Sentence, mention: Mention) -> list[Placed]:
    """Return the words right behind a figure, up to a mark or a name."""
    text, found, at = prose.draft.text, [], mention.span.end
    for word in prose.words_in(Span(at, sentence.span.end))[:_BEHIND]:
        is_name = text[word.start].isupper() and not text[word.start : word.end].isupper()  # UTI is none
        if text[at : word.start].strip() or is_name:
            break
        found.append(word)
        at = word.end
    return found
