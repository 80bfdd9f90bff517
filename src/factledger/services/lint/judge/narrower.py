"""What makes a draft count something narrower than its claim: cargo aircraft are none of "54 aircraft".

Only what stands beside the counted noun tells it, and only where nothing of the claim speaks of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.reading.events import events_of
from factledger.reading.locale import LANGUAGES
from factledger.reading.matters import matters, matters_of
from factledger.reading.qualities import qualities_of, quality_at
from factledger.reading.tables import settings
from factledger.reading.terms import forms, named, narrower, nouns, people
from factledger.reading.tokens import fold
from factledger.services.lint.claims.known import undated
from factledger.services.lint.match.matters import general
from factledger.services.lint.match.models import model_behind, names_model, product_counted
from factledger.services.lint.sources.words import MATTER, marks
from factledger.values.figure import Kind
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_ANYBODY = frozenset(
    {
        PERSON,
        "customer",
        "employee",
        "passenger",
        "patient",
        "resident",
        "user",
        "visitor",
        "voter",
        "worker",
    }
)
"""Nouns for whoever works, travels, is treated or buys somewhere: engineers and pupils are some of them."""

_BARE = 2
"""Words of a measure that names a noun and no more than what was done with it."""

_LIKE = 4
"""Letters by which an adjective is one of a word of the claim: "hospitalares" of a hospital."""

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
    if mention.figure.kind is not Kind.COUNT:
        return None
    if product := _product(prose, sentence, mention, claim, entry):
        return product
    if mention.figure.unit == NO_UNIT:
        return None
    if found := _of_noun(prose, sentence, mention, claim, entry):
        return found
    told: frozenset[str] | None = None
    for text, means in _said_beside(prose, sentence, mention):
        if told is None:
            told = claim.once("spoken of", lambda: _spoken_of(_words_of(claim))) | _spoken_of(
                f"{entry} {mention.figure.noun or ''} {mention.figure.unit}"
            )
        if means.isdisjoint(told):
            return text
    return _unknown_kind(prose, sentence, mention, claim) if _is_bare(claim) else None


def is_kind_of(unit: str, wider: str) -> bool:
    """Tell whether what is counted is a kind of what another noun counts: trucks of vehicles, nurses of employees."""
    if wider in narrower().get(unit, ()):
        return True
    persons = people()[PERSON]
    # Casualties are no sort of people: what became of them is told.
    return wider in _ANYBODY and unit in persons and unit not in _ANYBODY and not events_of(unit)


def _of_noun(prose: Prose, sentence: Sentence, mention: Mention, claim: Known, entry: str) -> str | None:
    """Return what the counted noun itself, or what is joined to it, makes of a count."""
    if joined := _joined(prose, sentence, mention, claim, entry):
        return joined
    if _is_narrower_noun(mention.figure.unit, claim, entry):
        return mention.figure.noun
    return _widened(prose, sentence, mention, claim) or _qualified(prose, mention, claim, entry)


def _product(prose: Prose, sentence: Sentence, mention: Mention, claim: Known, entry: str) -> str | None:
    """Return the model, or the product of the ledger, of which a draft counts so many, if the claim is not of it."""
    if (model := model_behind(prose, sentence, mention)) and not names_model(model, claim, entry):
        return model
    product = product_counted(prose, sentence, mention)
    if product is None or product.name in claim.subjects:
        return None
    names = prose.index.subjects_of(product.name) if prose.index else ()
    is_named = any(_names_product(claim, entry, name) for name in (product.name, *names))
    return None if is_named else prose.draft.text[product.start : product.end]


def _qualified(prose: Prose, mention: Mention, claim: Known, entry: str) -> str | None:
    """Return a noun of several words that tables know for the thing itself, and that says of what sort: electric cars.

    Of a firefighter, who is an officer by the first of two words, the other one is no sort.
    """
    noun = mention.figure.noun or ""
    words = named(noun)
    if not words[1:] or nouns(prose.language).get(words[0]) != mention.figure.unit:
        return None
    own = qualities_of(noun)
    told = claim.once("spoken of", lambda: _spoken_of(_words_of(claim))) | _spoken_of(entry)
    return noun if own and own.isdisjoint(told) else None


def _names_product(claim: Known, entry: str, product: Name) -> bool:
    """Tell whether a claim, or a row of it, has all words of the name of a product, of one or of many."""
    known = {word.removesuffix("s") for word in named(f"{_words_of(claim)} {entry}")}
    return all(word.removesuffix("s") in known for word in product)


def _is_narrower_noun(unit: str, claim: Known, entry: str) -> bool:
    """Tell whether a noun is one for a kind of what a claim counts, which has no word for that: trawlers, of boats."""
    wider = narrower().get(unit, frozenset())
    if wider.isdisjoint(claim.units):
        return False
    words = _words_of(claim)
    named_ = unit.replace("_", "") in re.sub(r"[\s/_-]", "", words).lower()  # "audio books"
    return not named_ and unit not in claim.once("nouns spoken of", lambda: _nouns_in(words)) | _nouns_in(entry)


def _joined(prose: Prose, sentence: Sentence, mention: Mention, claim: Known, entry: str) -> str | None:
    """Return another noun that a draft counts with that of its claim: "pupils and teachers"."""
    if claim.units != {mention.figure.unit}:
        return None  # people of any kind are people
    start = mention.span.end  # of a sentence that is cut, a figure may go on behind its end
    first, last = prose.words.places(Span(start, max(start, sentence.span.end)))
    pair = prose.words[first : min(first + 2, last)]
    if len(pair) < 2 or (pair[0].name,) not in prose.phrases("and"):  # noqa: PLR2004  "and", and a noun
        return None
    conjunction, noun = pair
    text, unit = prose.draft.text, nouns(prose.language).get(noun.name)
    touches = text[start : noun.start].strip(" ") == text[conjunction.start : conjunction.end]
    if not touches or unit is None or unit == mention.figure.unit:
        return None
    spoken = claim.once("nouns spoken of", lambda: _nouns_in(_words_of(claim))) | _nouns_in(entry)
    return None if unit in spoken else f"{conjunction.name} {noun.name}"


def _nouns_in(text: str) -> frozenset[str]:
    """Return the units of the nouns of one word that stand in a text, in whatever language."""
    words = [form for name in named(text) for form in forms(name)]
    return frozenset(known[word] for code in LANGUAGES for word in words if word in (known := nouns(code)))


def _widened(prose: Prose, sentence: Sentence, mention: Mention, claim: Known) -> str | None:
    """Return words that make a count one of every kind, where its claim is of one: "fines of every kind"."""
    if len(named(undated(claim.columns.measure))) == 1:
        return None
    end = prose.clause(sentence, mention).end
    said = [place for place, _ in prose.said_in(sentence, "every-kind") if mention.number.end <= place < end]
    near = [place for place in said if prose.words_between(mention.span.end, place) <= 1]
    return prose.draft.text[near[0] : end].strip() if near else None


def _is_bare(claim: Known) -> bool:
    """Tell whether what a claim measures is a noun alone, or one and what was done with it: judges, books published."""
    measure = claim.columns.measure
    return len(named(undated(measure))) <= _BARE and not qualities_of(measure)


def _unknown_kind(prose: Prose, sentence: Sentence, mention: Mention, claim: Known) -> str | None:
    """Return the adjective right behind a counted noun that no table knows, where nothing of the claim is like it.

    In a language whose adjectives stand there they narrow the noun, but for what was done with it: "granjas avícolas".
    """
    behind = _behind(prose, sentence, mention)[:1]
    if not behind or not mention.figure.noun:
        return None
    word = behind[0]
    if (
        not _is_adjective(prose, word)
        or prose.knows(word.name)
        or any(True for _ in matters(prose.language).of(word.name))
    ):
        return None
    like = {one[:_LIKE] for one in named(_words_of(claim))}
    return None if word.name[:_LIKE] in like else prose.draft.text[word.start : word.end]


def _is_adjective(prose: Prose, word: Placed) -> bool:
    """Tell whether a word behind a noun ends as adjectives do that say of what sort things are."""
    endings = settings(prose.language).get("kind_endings", ())
    is_plain = not word.term or (word.name,) in prose.phrases("no-kind")
    return not is_plain and word.name.endswith(tuple(map(fold, endings)))


def _words_of(claim: Known) -> str:
    one = claim.columns
    return " ".join(
        filter(None, (one.key, one.subject, one.measure, one.statement, one.place, one.population, one.aliases))
    )


def _spoken_of(text: str) -> frozenset[str]:
    return matters_of(text) | qualities_of(text)


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
    is_of = bool(behind) and (behind[0].name,) in prose.phrases("of-kind") and not _is_infinitive(prose, behind[1:])
    least = 2 if settings(prose.language)["noun_last"] else 1
    yield from _narrowing(prose, behind, 1, least, is_matter=bool(behind) and _is_adjective(prose, behind[0]))
    if is_of:
        yield from _narrowing(prose, behind[1:], 1, is_matter=True)
    yield from _meant_for(prose, behind)


def _is_infinitive(prose: Prose, words: Sequence[Placed]) -> bool:
    """Tell whether a verb opens some words, and says what is to be done with what is counted: "casos por resolver"."""
    return bool(words) and words[0].name.endswith(tuple(prose.endings_of("infinitive")))


def _meant_for(prose: Prose, behind: Sequence[Placed]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the counted noun behind "for" or "in" that no article makes a certain one: "flats for veterans"."""
    if len(behind) < 2 or (behind[0].name,) not in prose.phrases("for-kind"):  # noqa: PLR2004  "for", and what for
        return
    word = behind[1]
    unit = nouns(prose.language).get(word.name)
    if unit is not None and word.term and (means := matters_of(unit) | matters_of(word.name)):
        yield prose.draft.text[behind[0].start : word.end], means


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
    for word in prose.words_in(Span(at, max(at, sentence.span.end)))[:_BEHIND]:
        is_name = text[word.start].isupper() and not text[word.start : word.end].isupper()  # UTI is none
        if text[at : word.start].strip() or is_name:
            break
        found.append(word)
        at = word.end
    return found
