"""Words as they are compared across sentences and languages: by what they name, or by their stem."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import NEUTRAL, categories, folded_rows, generated, rows
from factledger.reading.tokens import CHARACTERS, SIGNS, fold
from factledger.values.units import PERSON

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

ACT = "act"
"""Kind of a concept that excludes the others: what was sold was not made."""

GOOD = "good"
EXCLUSIVE = ("group", "disease", GOOD)
"""Kinds of concepts that exclude others of their kind: what is said of adults does not hold for children."""

_LETTER = rf"[^\W\d_{CHARACTERS}]"
_WORD = re.compile(rf"{_LETTER}++(?:[{SIGNS}]++{_LETTER}*+|[’']{_LETTER}++)*+|\d++(?:[.,٫٬]\d++)*+|[{CHARACTERS}]")
"""A word, a character of a script that parts none, or a number."""

_ASCII_WORD = re.compile(r"[A-Za-z]++(?:'[A-Za-z]++)*+|\d++(?:[.,]\d++)*+")
"""The same in a text of ASCII alone, three times as fast."""

_CUT, _CUT_ASCII = (re.compile(f"({one.pattern})") for one in (_WORD, _ASCII_WORD))

_ALPHABETS_END = "\u0700"
"""Behind the letters of scripts that part words by spaces and write no vowel signs between letters: Latin to Arabic."""

_KEPT = 50_000
"""How many different words are kept."""

_STEM = 5
"""Letters of a long word that tell it: trained, training."""

_PREFIX = 3
"""Shortest beginning of a word that a pattern of `measures.tsv` may have."""

_ARABIC = re.compile(r"[\u0621-\u064a]+")
AND = "و"
"""Arabic "and", written onto the next word."""

_CLITICS = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_ENDINGS = ("ات", "ون", "ين", "ها", "هم", "ان", "ه", "ي", "ا", "ت", "وا")
_TO_COME, _PRESENT, _AND = "س", ("ي", "ت", "ن"), ("و", "ف")
"""What is written onto an Arabic verb of what is to come, what such a verb starts with, and what stands before both."""

_NONE = "=-"
"""The term of words that begin as others do, and measure nothing: "cerro", a hill, beside "cerró", closed."""

_WHOLE = ("طلبه",)
"""Words that end as others with "its" or "his" written onto them do, and mostly are none: "طلبة", students."""

_WOMEN = "ات"
"""The ending of the plural of feminine nouns."""

_ITS = ("ها", "هم", "ه")
"""Endings before which the last letter of a feminine noun is written as it is heard."""

_LEAST_OWNED = 3
"""Letters of a noun onto which "its" is written."""

_LONG = "اوي"
_LEAST_ARABIC = 3
"""Letters that an Arabic word keeps when what is written onto it is taken away."""

_SHORT_ARABIC = frozenset({"سد", "حي", "خط"})
"""Words of less that names open with: a dam, a quarter, a line."""


class Placed(NamedTuple):
    """A word of a text: where it starts and ends, its name form, and its term."""

    start: int
    end: int
    name: str
    term: str


class Terms(dict[str, tuple[str, str]]):
    """Name form and term of words, for a text in one language; each word is looked up once.

    The term is "=train" for a word that names a concept, else its stem; none for a word that says nothing by itself,
    and for a number.
    """

    def __init__(self, language: str) -> None:
        """Join the concepts of the language, then those of the others: names and terms of art travel."""
        super().__init__()
        self.exact: dict[str, str] = {}
        self.owned = tuple(one.ending for one in said(language, "owned-ending"))
        self.prefixes: dict[str, list[tuple[str, str]]] = {}
        own = [phrase for phrase, _ in _measures(language)]
        begun = tuple(word.removesuffix("*") for word in own if word.endswith("*"))
        stops = {fold(word) for word in _stops(language)}.difference(own)
        self.stops = frozenset(word for word in stops if not word.startswith(begun))
        for code in (language, *(one for one in LANGUAGES if one != language)):
            for word, term in _measures(code):
                # What a word of another language begins with begins other words here: "pag*" to pay, and a page.
                is_own = language in (code, UNKNOWN) or not own
                if " " not in word and (is_own or not word.endswith("*")):
                    self._add(word, term)

    def _add(self, word: str, concept: str) -> None:
        bare = word.removesuffix("*")
        if word.endswith("*"):
            self.prefixes.setdefault(bare[:_PREFIX], []).append((bare, concept))
        else:
            self.exact.setdefault(bare, concept)

    def __missing__(self, text: str) -> tuple[str, str]:
        """Return name form and term of a word, and keep them."""
        if len(self) >= _KEPT:
            self.clear()
        word = text if text[0].isdecimal() else name_form(text)
        is_mute = word in self.stops or text[0].isdecimal() or (len(word) == 1 and word.isascii())
        found = self[text] = word, "" if is_mute else self._term(word)
        return found

    def act(self, word: str) -> str:
        """Return the term of a word that names an act, even of one so common that it tells nothing by itself."""
        found = self[word][1] or self._term(self[word][0])
        return found if found in acts() else ""

    def _term(self, word: str) -> str:
        found = self._concept(word)
        return stem(word) if found is None or found == _NONE else found

    def _concept(self, word: str) -> str | None:
        for form in forms_of_verb(word):
            if form in self.exact:
                return self.exact[form]
            begun = [one for one in self.prefixes.get(form[:_PREFIX], ()) if form.startswith(one[0])]
            if begun:
                return max(begun, key=lambda one: len(one[0]))[1]
        for ending in self.owned:
            if word.endswith(ending) and len(word) - len(ending) > _LEAST_OWNED:
                return self._concept(word.removesuffix(ending))
        return None


def _stops(language: str) -> Iterator[str]:
    for code in dict.fromkeys((language, LANGUAGES[0])):
        found = _categories(code)
        yield from (word for name in ("stop", "common") for word in found.get(name, ()) if " " not in word)


@cache
def _categories(language: str) -> dict[str, list[str]]:
    return {} if language == UNKNOWN else categories(language)


@cache
def worded(language: str, category: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a category of `words.tsv` or `standing.tsv`, word by word as names are compared.

    A language that is not known has none.
    """
    return tuple(phrase_words(phrase) for phrase in _categories(language).get(category, ()))


@cache
def terms(language: str) -> Terms:
    """Return the terms for a language code (without region), or for one that is not known."""
    return Terms(language)


@cache
def acts() -> frozenset[str]:
    """Return the terms of concepts that exclude each other."""
    return kinds(ACT)


@cache
def kinds(wanted: str) -> frozenset[str]:
    """Return the terms of the concepts of a kind, such as "act" or "agent"."""
    return frozenset(f"={concept}" for concept, kind, *_ in rows(NEUTRAL, "measures") if kind == wanted)


@cache
def _measures(language: str) -> tuple[tuple[str, str], ...]:
    """Return the folded words and phrases of `measures.tsv` of a language, each with its term."""
    table = folded_rows(language, "measures")
    return tuple((phrase, f"={concept}") for words, concept, *_ in table for phrase in words.split("|"))


@cache
def phrase_terms(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases of `measures.tsv` of a language by their first word, each with its term; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, term in _measures(language):
        if " " in phrase:
            name = phrase_words(phrase)
            found.setdefault(name[0], []).append((name, term))
    return {first: sorted(some, key=_longest_first) for first, some in found.items()}


def _longest_first(phrase: tuple[tuple[str, ...], str]) -> int:
    return -len(phrase[0])


@cache
def families() -> dict[str, frozenset[str]]:
    """Return the families of the terms of concepts that have any: acts that share one do not exclude each other."""
    return {f"={concept}": frozenset(rest[0].split("|")) for concept, _, *rest in rows(NEUTRAL, "measures") if rest}


@cache
def exclusive_kinds() -> dict[str, str]:
    """Return the kind of the terms of concepts that exclude the others of their kind, but for acts: group, disease."""
    found = ((f"={concept}", kind) for concept, kind, *_ in rows(NEUTRAL, "measures"))
    return {term: kind for term, kind in found if kind in EXCLUSIVE}


def name_form(text: str) -> str:
    """Return a word as names are compared: folded, without what stands behind its apostrophe.

    >>> name_form("DeepSeek’s"), name_form("São")
    ('deepseek', 'sao')
    """
    word = fold(text)
    cut = word.find("'")
    return word[:cut] if cut >= _PREFIX else word


def forms(word: str) -> Iterator[str]:
    """Yield a folded word, and for an Arabic one what it is without the particles and endings written onto it."""
    yield word
    if word.isascii() or not _ARABIC.fullmatch(word):
        return
    bare = [word]
    cut = (word.removeprefix(one) for one in _CLITICS if word.startswith(one))
    bare += [rest for rest in cut if len(rest) >= _LEAST_ARABIC or rest in _SHORT_ARABIC]
    if word.startswith("لل") and len(bare) > 1:
        bare.append("ال" + word.removeprefix("لل"))  # the article loses its alif behind "to"
    yield from bare[1:]
    for one in bare:
        for ending in _ENDINGS:
            if one.endswith(ending) and len(one) - len(ending) >= _LEAST_ARABIC and one not in _WHOLE:
                if ending == _WOMEN:
                    yield one.removesuffix(ending) + "ه"  # "الطالبات" are girls, who are each a طالبة
                yield one.removesuffix(ending)
                if ending in _ITS and one.endswith(f"ت{ending}"):
                    yield one.removesuffix(f"ت{ending}") + "ه"  # "its capacity" of "capacity": سعته, سعة


def forms_of_verb(word: str) -> Iterator[str]:
    """Yield the forms of a folded word, and for an Arabic verb of what is to come those of what is: "ستلغي", "تلغي"."""
    yield from forms(word)
    if word.isascii():
        return
    bare = word[1:] if word[:1] in _AND else word
    if bare.startswith(_TO_COME) and bare[1:2] in _PRESENT and len(bare) > _LEAST_ARABIC + 1:
        yield bare[1:]


def stem(word: str) -> str:
    """Return what a folded word shares with its other forms, roughly.

    >>> stem("chips"), stem("workers"), stem("worker")
    ('chip', 'worke', 'worke')
    """
    if word.isascii():
        if len(word) > _STEM:
            return word[:_STEM]
        return word[:-1] if len(word) > _PREFIX and word.endswith("s") and not word.endswith("ss") else word
    if _ARABIC.fullmatch(word):
        return _consonants(min(forms(word), key=len))
    return word if len(word) <= _STEM else word[:_STEM]


def _consonants(word: str) -> str:
    """Return an Arabic word without the long vowels inside it, in which many plurals differ: "معصرة", "معاصر"."""
    bare = word.removesuffix("ة")
    found = bare[:1] + "".join(letter for letter in bare[1:] if letter not in _LONG)
    return found if len(found) >= _LEAST_ARABIC else word


def placed(text: str, language: str, start: int = 0, end: int | None = None) -> list[Placed]:
    """Return the words and numbers of `text[start:end]`, with places in the whole text; a number has no term."""
    known = terms(language)
    found = _pattern(text).finditer(text, start, len(text) if end is None else end)
    made = partial(tuple.__new__, Placed)  # a third of the time of calling the class, for every word of a text
    return [made((*one.span(), *known[one[0]])) for one in found]


def cut(text: str) -> list[str]:
    """Return a text in pieces: what stands between words and numbers, and these, in turn; the first is between."""
    return (_CUT_ASCII if text.isascii() else _CUT).split(text)


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _WORD


def terms_of(text: str, language: str) -> set[str]:
    """Return the terms of the words of a text."""
    known = terms(language)
    return {known[word][1] for word in _pattern(text).findall(text)} - {""}


def phrased_terms(text: str) -> set[str]:
    """Return the terms of a text in any language; a phrase for what may be measured has its own: "share price".

    >>> sorted(phrased_terms("share price change"))
    ['=share', 'chang']
    """
    known, words, phrases = terms(UNKNOWN), _pattern(text).findall(text), _phrases()
    named_ = [known[word] for word in words]
    names = [name for name, _ in named_]
    found, end = set(), 0
    for i, (name, term) in enumerate(named_):
        if i < end:
            continue
        # The next word tells most phrases apart: of those that open with "the" there are many.
        some = phrases[name].get(names[i + 1], ()) if name in phrases and i + 1 < len(names) else ()
        phrase = next((one for one in some if tuple(names[i : i + len(one[0])]) == one[0]), None) if some else None
        found.add(phrase[1] if phrase else term)
        end = i + len(phrase[0]) if phrase else i + 1
    return found - {""}


@cache
def _phrases() -> dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]:
    """Return the phrases of `measures.tsv` in every language by their first two words, the longer ones first."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for code in LANGUAGES:
        for first, some in phrase_terms(code).items():
            for one in some:
                found.setdefault(first, {}).setdefault(one[0][1], []).append(one)
    for seconds in found.values():
        for some in seconds.values():
            some.sort(key=_longest_first)
    return found


@lru_cache(maxsize=_KEPT)
def named(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared; digits are words of it, too: "Boeing 737"."""
    return tuple(word if word[0].isdecimal() else name_form(word) for word in _pattern(text).findall(text))


class Said(NamedTuple):
    """A phrase of `draft.tsv`: its words as names are compared, its category, its value; or the ending of words."""

    words: tuple[str, ...]
    category: str
    value: str
    ending: str = ""


@cache
def said(language: str, *categories: str) -> tuple[Said, ...]:
    """Return what a language says around figures: relative years, totals, pronouns (see `draft.tsv`).

    Args:
        language: A language code, without region.
        categories: Those that are asked for; all where none is named.
    """
    return tuple(
        Said(phrase_words(phrase), category, (rest or [""])[0], phrase[1:] if phrase.startswith("*") else "")
        for phrases, category, *rest in _draft_rows(language, *categories)
        for phrase in phrases.split("|")
    )


def phrases_of(language: str, category: str, values: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of a category of `draft.tsv` or `kinds.tsv` that have one of some values."""
    rows_ = (row for row in _draft_rows(language, category) if row[2] in values)
    yield from (phrase_words(phrase) for row in rows_ for phrase in row[0].split("|"))


def phrase_words(text: str) -> tuple[str, ...]:
    """Return the words of a phrase of a table, as `named` does: most are of plain letters, and there are many."""
    if text.replace(" ", "").isalpha() and max(text) < _ALPHABETS_END:
        return tuple(fold(text).split(" "))
    return named(text)


@cache
def _draft_rows(language: str, *categories: str) -> tuple[list[str], ...]:
    """Return the rows of `draft.tsv` and `kinds.tsv`: of most languages only few of them are ever made into phrases."""
    return tuple(row for row in _all_draft_rows(language) if not categories or row[1] in categories)


@cache
def _all_draft_rows(language: str) -> tuple[list[str], ...]:
    return (*rows(language, "draft"), *rows(language, "kinds"))


@cache
def article_written_on(language: str) -> str | None:
    """Return the definite article of a language that writes it onto the noun; None in any other.

    >>> article_written_on("ar"), article_written_on("es")
    ('ال', None)
    """
    return next((one.words[0] for one in said(language, "article-written-on")), None)


@cache
def articles_in_names(language: str) -> frozenset[str]:
    """Return the articles that names of a language hold in Latin letters.

    >>> "al" in articles_in_names("ar"), articles_in_names("en")
    (True, frozenset())
    """
    return frozenset(one.words[0] for one in said(language, "article-in-names"))


def by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Return phrases by the first of their words, in order.

    >>> by_first_word([("no", "more"), ("no",)])
    {'no': [('no', 'more'), ('no',)]}
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return found


def holds_phrase(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Tell whether a phrase stands among words, both as names are compared.

    >>> holds_phrase(("the", "bill", "limits"), ("bill", "limits")), holds_phrase(("bill",), ("bill", "limits"))
    (True, False)
    """
    return any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1))


@cache
def said_in_any(category: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return (words, value) of the phrases of a category of `draft.tsv` in every language, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for one in (one for code in LANGUAGES for one in said(code, category)):
        found.setdefault(one.words[0], []).append((one.words, one.value))
    return {word: list(dict.fromkeys(some)) for word, some in found.items()}


@cache
def roles(language: str) -> dict[str, str]:
    """Return what the words for those who speak in the news stand for, in a language (without region) and in English.

    Source: `roles.tsv` of each language: "gubernur" is a governor.
    """
    found: dict[str, str] = {}
    for code in dict.fromkeys((language, LANGUAGES[0])):
        for words, role, *_ in rows(code, "roles") if code != UNKNOWN else ():
            for word in words.split("|"):
                found.setdefault(name_form(word), role)
    return found


@cache
def institutions(language: str) -> dict[str, str]:
    """Return the kinds of institutions in a language by the words that stand in their names (`institutions.tsv`)."""
    found = rows(language, "institutions") if language != UNKNOWN else ()
    return {name_form(word): kind for words, kind, *_ in found for word in words.split("|")}


def domain_of(word: str, language: str) -> str | None:
    """Return what an institution deals with by a folded word of its name in a language; None where it tells nothing.

    >>> domain_of("pendidikan", "id"), domain_of("الصحه", "ar"), domain_of("nuevo", "es")
    ('education', 'health', None)
    """
    words, starts = _domains(language)
    found = next((words[form] for form in forms(word) if form in words), None)
    return found or next((domain for start, domain in starts if word.startswith(start)), None)


@cache
def _domains(language: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return what institutions deal with, by words in a language, and by what words of any ending start with.

    Source: `domains.tsv` of each language: "kesehatan" is health.
    """
    words: dict[str, str] = {}
    starts: list[tuple[str, str]] = []
    for phrases, domain, *_ in rows(language, "domains") if language != UNKNOWN else ():
        for word in phrases.split("|"):
            if word.endswith("*"):
                starts.append((fold(word[:-1]), domain))
            else:
                words[name_form(word)] = domain
    return words, tuple(sorted(starts, key=lambda one: (-len(one[0]), one[0])))


@cache
def translated(language: str) -> dict[str, str]:
    """Return words that are translated where names are made of them, with what they mean (`translated.tsv`)."""
    found = rows(language, "translated") if language != UNKNOWN else ()
    return {fold(word): meaning for words, meaning, *_ in found for word in words.split("|")}


@cache
def month_numbers(language: str) -> dict[str, int]:
    """Return the months of a language by their names, where its table lists the twelve whole names first.

    That is so in the languages that have a `draft.tsv`; in the others no month is told.
    """
    if not said(language):
        return {}
    names = next((words.split("|") for category, words in generated(language, "words") if category == "month"), [])
    return {name_form(name): number for number, name in enumerate(names[:12], 1)}


@cache
def months() -> frozenset[str]:
    """Return the names of the months in every language whose months are told, as names are compared."""
    return frozenset(name for language in LANGUAGES for name in month_numbers(language))


@cache
def _places() -> tuple[dict[tuple[str, ...], str], dict[str, tuple[tuple[str, ...], ...]]]:
    """Return the code of every name of a country, in every language, and all names by code."""
    codes: dict[tuple[str, ...], str] = {}
    for language in LANGUAGES:
        for table in (rows(language, "places"), generated(language, "places")):
            for names, code, *_ in table:
                for name in names.split("|"):
                    codes.setdefault(named(name), code)
    names_of: dict[str, list[tuple[str, ...]]] = {}
    for key, code in codes.items():
        names_of.setdefault(code, []).append(key)
    return codes, {code: tuple(found) for code, found in names_of.items()}


def place_names(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the names of a country in every language, as names are compared; nothing if it is none.

    >>> ("tiongkok",) in place_names(("china",)), place_names(("norvia",))
    (True, ())
    """
    codes, names_of = _places()
    return names_of[codes[name]] if name in codes else ()


@cache
def nouns(language: str) -> dict[str, str]:
    """Return what the single nouns of a language count, as units: "ships" and "vessels" are both of the unit ship."""
    if language == UNKNOWN:
        return {}
    found: dict[str, str] = {}
    for words, unit, *_ in folded_rows(language, "nouns"):
        for word in words.split("|"):
            if word.isalpha():
                found.setdefault(word, unit)
            elif " " not in word and len(name := named(word)) == 1:
                found.setdefault(name[0], unit)
    return found


def counted_in(words: Sequence[Placed], language: str) -> Iterator[str]:
    """Yield the units of nouns of several words that stand among some words: "tempat tidur", a bed."""
    known = _long_nouns(language)
    for i, word in enumerate(words):
        for phrase, unit in known.get(word.name, ()):
            if tuple(one.name for one in words[i : i + len(phrase)]) == phrase:
                yield unit


@cache
def _long_nouns(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return (words, unit) of the nouns of several words of a language by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, unit, *_ in folded_rows(language, "nouns") if language != UNKNOWN else ():
        for word in words.split("|"):
            if not word.isalpha() and len(name := phrase_words(word)) > 1:
                found.setdefault(name[0], []).append((name, unit))
    return found


@cache
def people() -> dict[str, frozenset[str]]:
    """Return the units that are counted in a plainer one, too, by that: a death is counted in people, and in cases."""
    return {unit: frozenset(others.split("|")) for unit, others, *_ in rows(NEUTRAL, "counted")}


@cache
def _alike() -> tuple[frozenset[str], ...]:
    """Return sets of the units of counted nouns that are used for each other: callouts, and the calls of "llamadas"."""
    return tuple(frozenset(units.split("|")) for units, *_ in rows(NEUTRAL, "alike"))


@lru_cache(maxsize=_KEPT)
def are_alike(one: str, other: str) -> bool:
    """Tell whether newspapers use two counted nouns for each other, for one and the same count."""
    return any(one in units and other in units for units in _alike())


@cache
def narrower() -> dict[str, frozenset[str]]:
    """Return the units of counted nouns that are kinds of others, each with those: a trawler is a boat, and a ship."""
    return {unit: frozenset(wider.split("|")) for unit, wider, *_ in rows(NEUTRAL, "narrower")}


def is_kind_of_thing(unit: str, wider: str) -> bool:
    """Tell whether a counted noun, of no people, is a kind of another one: houses are buildings.

    Miners are told as workers, too.
    """
    return wider in narrower().get(unit, ()) and wider not in people()[PERSON]


def may_count_one(one: str, other: str) -> bool:
    """Tell whether one of two units is a plainer word for what the other counts: 63 people, and 71 deaths."""
    return other in people().get(one, ()) or one in people().get(other, ())
