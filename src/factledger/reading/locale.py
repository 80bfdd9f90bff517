"""The languages that can be read: their tables, loaded once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from factledger.errors import LanguageError
from factledger.reading.standing import TELLING
from factledger.reading.tables import NEUTRAL, categories, languages, phrases, rows, settings
from factledger.reading.tokens import PLAIN, Writing, fold
from factledger.values.figure import Direction, Hedge, Role
from factledger.values.number import Exact, exact
from factledger.values.units import minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LANGUAGES = languages()
"""Codes of the languages that can be read: the folders beside this file that have a language.toml."""

UNKNOWN = "unknown"
"""What is reported when no language could be told."""

WRITING = ("keeps_accents", "characters", "glued", "elisions", "lower")
"""Settings of a language that say how it is cut into tokens."""

_OPENING = (*TELLING, "clause-end", "with-perfect")
"""Categories of words that open a clause or its verb, so that a conjunction may be written onto them."""

Payload = TypeVar("Payload")


class Phrases(Generic[Payload]):
    """Phrases of one or more words, each with what it means; a lexicon finds them in a line of tokens.

    Attributes:
        items: The phrases as they are written; among equal ones the first counts.
        exact: Whether letters must match in case as well.
    """

    def __init__(self, items: Iterable[tuple[str, Payload]], *, exact: bool = False) -> None:
        """Hold the phrases."""
        self.items = tuple(items)
        self.exact = exact


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that is a number or part of one; `value` as its class needs it."""

    kind: str
    value: Exact
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class HedgeWord:
    """A phrase that hedges, and the kind of figure before which it does not."""

    hedge: Hedge
    except_before: str


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name or sign of a unit; `note` says what is not plain about it (bare: a $ or a cent of no named country)."""

    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """A word that tells that a figure is a change or an addition."""

    role: Role
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class ScaleLetter:
    """A letter that scales the digits it touches; more than one value where it means different things."""

    values: tuple[Exact, ...]
    needs_unit: bool


@dataclass(frozen=True)
class Language:
    """Everything the reader knows about one language.

    Attributes:
        code: Language code without region.
        decimal: The decimal separator; empty when the language is not known.
        group: The grouping separator; empty when the language is not known.
        noun_last: Whether the noun follows its modifiers.
        hyphen_nouns: Whether a hyphen joins a singular noun to the number that counts it: "a 30-member board".
        plural: Endings of plural nouns and what the singular has instead.
        not_plural: Endings that look like a plural and are none.
        prefixes: Clitics written together with the next word, looked-up form, longest first.
        units_before_tens: Whether "three and twenty" is how 23 is said.
        capital_nouns: Whether every noun is written with a capital.
        drops_subject: Whether a verb may open a sentence about whom the one before was about: "Treinou o modelo".
        hedges_are_prepositions: Whether hedges before an article are mostly prepositions: "über eine Brücke".
        definite: The definite article where it is written together with its noun, looked-up form.
        imperfect: Letters that a verb of what is or may be begins with, where a verb of what has been differs by them.
        perfect_ending: An ending of verbs of what has been that few others have.
        owned: Endings by which a noun belongs to somebody, looked-up form: behind a fraction, "its production".
        one_is_article: Whether the word for "one" is also the article.
        verb_last: Whether verbs stand, or may stand, at the end of their clause, behind its figures.
        verb_first: Whether a verb stands before its subject, and that before the figure: "ارتفع سعر البرميل 5 دولارات".
        one_last: Whether "one" stands behind what it counts: "كيلوغرام واحد".
        of_endings: Endings of the noun in "of every so many", looked-up form: "her 10 kişiden 3'ü".
        case_mark: Whether endings are written behind an apostrophe onto names and units: "4 GW'lık".
        no_numbers: Endings of words that only look like number words, without the letter they are known by.
        no_nouns: Endings of verbs that are written like nouns but for an accent: "votó", and 3 votos.
        telling_accents: Endings of verbs that an accent alone tells apart ("rá" of the future), with and without it.
        accented: The last words of phrases that say where a figure stands and end so, without their accents.
        verb_endings: Endings of verbs in the form in which they follow others, looked-up form: "considering buying".
        verb_openings: The beginnings of such verbs: "mempertimbangkan membeli".
        shared: Per currency that is written by a bare name, all that share the name, the likeliest first.
        chained: Whether a number goes on behind its scale word: "2 bin 500".
        modifier_endings: Endings of the adjectives that stand between a number and its noun, looked-up form.
        participles: Endings of participles in the plural, looked-up form, which may be nouns: "2.000 citados por los".
        dollar: Per region, the currency written with a bare $.
        regional: Per region, what the names of some units stand for there: the tons of the US are short.
        decimal_in: Per region, the decimal separator where it is not the language's.
        group_in: Per region, the grouping separator where it is not the language's.
        writing: How it is cut into tokens.
        elides_places: Whether the place of a last digit may be left out: "三万五" is 35,000.
        fewest_words: How many number words in a row are a number even where they count and measure nothing.
    """

    code: str
    decimal: str
    group: str
    noun_last: bool
    plural: tuple[tuple[str, str], ...]
    not_plural: tuple[str, ...]
    prefixes: tuple[str, ...]
    units_before_tens: bool
    capital_nouns: bool
    drops_subject: bool
    hedges_are_prepositions: bool
    definite: str
    imperfect: str
    perfect_ending: str
    owned: tuple[str, ...]
    one_is_article: bool
    verb_last: bool
    verb_first: bool
    one_last: bool
    of_endings: tuple[str, ...]
    case_mark: bool
    no_numbers: tuple[str, ...]
    no_nouns: tuple[str, ...]
    telling_accents: tuple[tuple[str, str], ...]
    accented: frozenset[str]
    verb_endings: tuple[str, ...]
    verb_openings: tuple[str, ...]
    shared: dict[str, tuple[str, ...]]
    chained: bool
    modifier_endings: tuple[str, ...]
    participles: tuple[str, ...]
    dollar: dict[str, str]
    regional: dict[str, dict[str, str]]
    decimal_in: dict[str, str]
    group_in: dict[str, str]
    numbers: Phrases[NumberWord]
    scales: dict[str, ScaleLetter]
    hedges_before: Phrases[HedgeWord]
    hedges_after: Phrases[HedgeWord]
    hedge_verbs: Phrases[HedgeWord]
    units: Phrases[UnitName]
    nouns: Phrases[str]
    changes_before: Phrases[ChangeWord]
    changes_after: Phrases[ChangeWord]
    words: dict[str, Phrases[bool]]
    writing: Writing = PLAIN
    fewest_words: int = 1
    elides_places: bool = False
    hyphen_nouns: bool = False

    def bare_forms(self, word: str) -> Iterator[tuple[str, int]]:
        """Yield the looked-up word as it stands, then without each clitic, with the clitic's length."""
        yield word, 0
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                yield word[len(prefix) :], len(prefix)


@dataclass(frozen=True, slots=True)
class Neutral:
    """What holds in every language: signs, symbols, names with a number in them."""

    hedges_before: Phrases[HedgeWord]
    hedges_after: Phrases[HedgeWord]
    signs: Phrases[UnitName]
    names: Phrases[str]
    groups: dict[str, str]
    scaled_codes: Phrases[tuple[str, Fraction]]


def _scaled_codes() -> Iterator[tuple[str, tuple[str, Fraction]]]:
    """Yield currency codes with a letter that scales them: MUSD, TEUR, USDm."""
    for before, after, value, codes, *_ in rows(NEUTRAL, "scaled_codes"):
        for code in codes.split("|"):
            for form in (*(b + code for b in before.split("|") if b), *(code + a for a in after.split("|") if a)):
                yield form, (code, Fraction(value))


def _hedges(code: str, side: str) -> Phrases[HedgeWord]:
    found = (
        (phrase, HedgeWord(Hedge(rest[0]), rest[2])) for phrase, rest in phrases(code, "hedges") if rest[1] == side
    )
    if side != "verb":
        return Phrases(found)
    return Phrases((form, hedge) for phrase, hedge in found for form in _opening_clauses(code, phrase))


def _unit_name(unit: str, note: str) -> UnitName:
    """Return the name of a unit; with "cent" among its notes it is the hundredth part of a currency."""
    notes = note.split()
    return UnitName(minor(unit) if "cent" in notes else unit, " ".join(one for one in notes if one != "cent"))


def _changes(code: str, side: str) -> Phrases[ChangeWord]:
    return Phrases(
        (phrase, ChangeWord(Role(rest[0]), Direction(rest[1]) if rest[1] else None))
        for joined, rest in phrases(code, "changes")
        if rest[2] == side
        for phrase in _opening_clauses(code, joined)
    )


def _opening_clauses(code: str, phrase: str) -> Iterator[str]:
    """Yield a phrase as it stands, and behind each conjunction that is written onto it: "و" + "تراجعت"."""
    yield phrase
    yield from (conjunction + phrase for conjunction in settings(code).get("conjunctions", ()))


def _numbers(code: str) -> Iterator[tuple[str, NumberWord]]:
    for phrase, (kind, value, *_) in phrases(code, "numbers"):
        name, _, unit = kind.partition(":")
        yield phrase, NumberWord(name, exact(Fraction(value)), unit or None)


def _scales(code: str) -> Iterator[tuple[str, ScaleLetter]]:
    for letters, (values, needs, *_) in phrases(code, "scales"):
        yield letters, ScaleLetter(tuple(exact(Fraction(value)) for value in values.split("|")), bool(needs))


def _words(code: str) -> dict[str, Phrases[bool]]:
    """Return the words of each category; what they hold is whether they have a capital wherever they mean that."""
    found = {}
    for name, words in categories(code).items():
        forms = (form for word in words for form in _opening_clauses(code, word)) if name in _OPENING else words
        listed = set(words)
        found[name] = Phrases((form, form[:1].isupper() and form.lower() not in listed) for form in forms)
    return found


@cache
def neutral() -> Neutral:
    """Return what holds in every language."""
    names = ((name, rule) for rule, phrases, *_ in rows(NEUTRAL, "names") for name in phrases.split("|"))
    return Neutral(
        hedges_before=_hedges(NEUTRAL, "before"),
        hedges_after=_hedges(NEUTRAL, "after"),
        signs=Phrases(((sign, _unit_name(*rest[:2])) for sign, rest in phrases(NEUTRAL, "units")), exact=True),
        names=Phrases(names, exact=True),
        groups={currency: mark for currency, (mark, *_) in phrases(NEUTRAL, "groups")},
        scaled_codes=Phrases(_scaled_codes(), exact=True),
    )


@cache
def language(code: str) -> Language:
    """Return a language by its code without region, or what is known when the language is not.

    Raises:
        LanguageError: The code is none of `LANGUAGES`.
    """
    if code == UNKNOWN:
        names = ((name, rest[0]) for name, rest in phrases(NEUTRAL, "currencies"))
        units = Phrases((name, UnitName(unit)) for name, unit in names)
        return replace(_assembled(UNKNOWN, {"decimal": "", "group": ""}), units=units)
    if code not in LANGUAGES:
        msg = f"the language {code!r} cannot be read"
        raise LanguageError(msg, expected=", ".join(LANGUAGES) + " (with or without a region, as in pt-PT), or auto")
    return _assembled(code, settings(code))


def _accented(code: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield the last words of phrases of standing that end in an ending that its accent tells, folded."""
    for phrases_of_row, *_ in rows(code, "standing") if endings else ():
        last = (phrase.split()[-1] for phrase in phrases_of_row.split("|"))
        yield from (fold(word) for word in last if word.endswith(endings))


def _assembled(code: str, found: dict[str, Any]) -> Language:
    return Language(
        code=code,
        decimal=found["decimal"],
        group=found["group"],
        noun_last=found.get("noun_last", False),
        plural=tuple((ending, single) for ending, single in found.get("plural", ())),
        not_plural=tuple(found.get("not_plural", ())),
        prefixes=tuple(found.get("prefixes", ())),
        units_before_tens=found.get("units_before_tens", False),
        capital_nouns=found.get("capital_nouns", False),
        drops_subject=found.get("drops_subject", False),
        hedges_are_prepositions=found.get("hedges_are_prepositions", False),
        definite=found.get("definite", ""),
        imperfect=found.get("imperfect", ""),
        perfect_ending=found.get("perfect_ending", ""),
        owned=tuple(found.get("owned", ())),
        one_is_article=found.get("one_is_article", False),
        verb_last=found.get("verb_last", False),
        verb_first=found.get("verb_first", False),
        one_last=found.get("one_last", False),
        of_endings=tuple(map(fold, found.get("of_endings", ()))),
        case_mark=found.get("case_mark", False),
        no_numbers=tuple(found.get("no_numbers", ())),
        no_nouns=tuple(found.get("no_nouns", ())),
        telling_accents=tuple((ending, fold(ending)) for ending in found.get("telling_accents", ())),
        accented=frozenset(_accented(code, tuple(found.get("telling_accents", ())))),
        verb_endings=tuple(found.get("verb_endings", ())),
        verb_openings=tuple(found.get("verb_openings", ())),
        shared={names[0]: tuple(names) for names in found.get("shared", ())},
        chained=found.get("chained", False),
        modifier_endings=tuple(map(fold, found.get("modifier_endings", ()))),
        participles=tuple(map(fold, found.get("participles", ()))),
        dollar=found.get("dollar", {}),
        regional=found.get("regional", {}),
        decimal_in=found.get("decimal_in", {}),
        group_in=found.get("group_in", {}),
        numbers=Phrases(_numbers(code)),
        scales=dict(_scales(NEUTRAL)) | dict(reversed(list(_scales(code)))),
        hedges_before=_hedges(code, "before"),
        hedges_after=_hedges(code, "after"),
        hedge_verbs=_hedges(code, "verb"),
        units=Phrases((name, _unit_name(*rest[:2])) for name, rest in phrases(code, "units")),
        nouns=Phrases((name, rest[0]) for name, rest in phrases(code, "nouns")),
        changes_before=_changes(code, "before"),
        changes_after=_changes(code, "after"),
        words=_words(code),
        writing=_writing(found),
        fewest_words=found.get("fewest_words", 1),
        elides_places=found.get("elides_places", False),
        hyphen_nouns=found.get("hyphen_nouns", False),
    )


def _writing(found: dict[str, Any]) -> Writing:
    chosen: dict[str, Any] = {name: found[name] for name in WRITING if name in found}
    made: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in chosen.items()}
    return Writing(**made)


@dataclass(frozen=True, slots=True)
class Tag:
    """A language with the region it was asked for.

    Attributes:
        language: The language's tables.
        region: Upper-case region code, or None.
        text: The tag as reported: "pt-PT", "pt", "unknown".
    """

    language: Language
    region: str | None = None

    @property
    def text(self) -> str:
        """The tag as text."""
        return f"{self.language.code}-{self.region}" if self.region else self.language.code

    @property
    def separators(self) -> tuple[str, str]:
        """(decimal, group): those of the region, else of the language."""
        language, region = self.language, self.region or ""
        decimal = language.decimal_in.get(region, language.decimal)
        usual = "." if decimal == "," and region in language.decimal_in else language.group
        return decimal, language.group_in.get(region, usual)


def parse_tag(text: str) -> Tag:
    """Read a language tag; a region that is not known falls back to its language.

    Raises:
        LanguageError: The language is not one that can be read.
    """
    code, _, region = text.replace("_", "-").partition("-")
    if text == UNKNOWN:
        return Tag(language(UNKNOWN))
    region = region.rpartition("-")[2].upper()
    is_region = len(region) == 2 and region.isascii() and region.isalpha()  # noqa: PLR2004  ISO 3166-1 alpha-2
    return Tag(language(code.lower()), region if is_region else None)
