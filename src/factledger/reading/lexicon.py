"""What is known about each word of a language: the phrases it opens and closes, looked up once."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from operator import attrgetter, sub
from typing import TYPE_CHECKING, Any, TypeVar

from factledger.reading.alone import alone
from factledger.reading.brief import BRIEF
from factledger.reading.collector import paused
from factledger.reading.digits import feet_parts, list_parts, spaced_parts
from factledger.reading.glued import Glue
from factledger.reading.heat import LETTERS
from factledger.reading.locale import Language, Neutral, Phrases, Tag, UnitName, neutral, parse_tag
from factledger.reading.standing import CLAUSE_ENDS, SAYING, STANDING
from factledger.reading.tokens import (
    fold,
    has_invisible,
    is_character,
    is_number,
    is_url,
    is_word,
    spaced_tokens,
    tokenize,
)
from factledger.values.figure import Kind
from factledger.values.units import is_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.alone import Alone
    from factledger.reading.digits import DigitReadings
    from factledger.values.units import Units

EACH = {f"each-{unit}": unit for unit in ("hour", "day", "week", "month", "year")}
"""Categories of words that say how often, and the time that they divide by."""

SET_ASIDE = (
    "month",
    "clock-before",
    "clock-at",
    "decade-words",
    "ordinal-prefix",
    "phone",
    "section",
    "series",
    "version",
    "street-before",
    "pronoun",
    "idiom",
    "date-before",
)
"""Categories of words with which something that is set aside can start."""

_STARTING = (*SET_ASIDE, "ordinal", "point")

_CONTINUING = ("join", "point", "out-of", "in-others", "among", "of-few", "over", "parts-of")
"""Categories of words that may go on with a number before them."""

PAIRING = ("plus-minus", "range-to", "range-and", "range-or", "leads-to")
"""Categories of words that join two numbers to a range."""

SHARING = ("out-of", "in-others")
"""Categories of words between the two numbers of a share."""

_JOINING_BEFORE = ("aged", "beats", "in-each-before", "inverted", "multiplied-by", "divided-by", "negative")
_TELLING_BEFORE = ("by", "by-or-from", "capita", "from-bound", "of-each", "passes", "rate-before", "threshold", "to")
_JOINING_BEHIND = (
    "about-inside",
    "below-zero",
    "cents-joint",
    "dimension",
    "join",
    "leads-to",
    "nearest",
    "one-in",
    "plus-minus",
    "range-and",
    "range-or",
    "range-to",
    "than-before",
)
"""Categories that make more of a number beside them than `plain` reads, or tell what it says of the number.

A rule that goes by another word right before a number, or right behind it or what it counts, must name it here or in
the two sets of marks to be asked.
"""

_JOINING_NUMBERS = frozenset({"cents-joint", "join", "leads-to", "plus-minus", "range-and", "range-or", "range-to"})
"""Those of them of which a word by itself makes more of a number only where another number follows."""

RATES = ("per", "per-time", "per-many", "capita", "per-price", "per-bare")
"""Categories of what may stand between a unit and what it is divided by."""

EACH_ITEM = "each-item"
"""Category of the words for "of each of them" behind a price."""

DIVIDING = ("gross-or-net", EACH_ITEM, *RATES, *EACH)
"""Categories of words that may divide the unit before them, or stand between it and what does."""

NAMED_RATES = ("capita", "rate-before", EACH_ITEM, *EACH)
"""Categories of phrases that are rates where they touch the number behind them."""

_LEADING_RATES = ("per-before", "per-after")
"""Categories of words that tell a rate before its number, before its unit or behind it."""

BEHIND_NUMBER = (
    "clock",
    "day-to",
    "decade-after",
    "decade-suffix",
    "era",
    "month",
    "month-link",
    "of",
    "ordinal-after",
    "ordinal-mark",
    "ordinal-suffix",
    "range-and",
    "range-to",
    "score-cross",
    "score-mark",
    "year-after",
    "year-mark",
)
"""Categories of words that may make something that is set aside of the number before them.

A rule that goes by another word behind a number must name it here to be asked, or its mark where that is asked for.
"""

_COUNTING = ("foot-mark", "counter")
"""Categories of what may be counted, or lead to it, besides units and nouns."""

_NAMING_WHOLE = ("of-each", "one-of-each")
"""Categories of phrases behind which the whole of a share stands."""

BEFORE = "before"
"""Note of a unit that is written before its number: "%5", "yüzde 5"."""

HYPHENS = "-‐‑"
"""Marks that join a word to the number before it."""

_MARKS_BEFORE = frozenset("-−–")
_MARKS_BEHIND = frozenset("+-‐‑xX×")

_NUMERIC_MARKS = frozenset("+[@§⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Marks with which a number or something set aside can start, besides fractions such as ½ and the point of .5."""

_LONGEST_KEPT = 4
"""Longest number that is kept: few longer ones are met twice, and each takes as much room as a word does."""

_MOST_WORDS = 50_000
"""How many different words are kept; a text with more of them (numbers, mostly) starts afresh."""

Payload = TypeVar("Payload")

Table = Phrases[Any] | str
"""A table of phrases; those that only tell a category of words ("of", "month") are known by its name."""

Openings = dict[Table, "Entries"]

_ANY: frozenset[str | None] = frozenset()


class Entry:
    """A phrase as it is looked up.

    Attributes:
        words: Its words, folded, or as printed in an exact table.
        length: How many words it has.
        payload: What the table says of it.
        is_exact: Whether letter case matters.
        must_touch: Whether no space may stand in it: "A $120 bond" is not Australian.
        second: Its second word, or None.
    """

    __slots__ = ("is_exact", "length", "must_touch", "payload", "second", "words")

    def __init__(self, words: tuple[str, ...], payload: Any, *, is_exact: bool, must_touch: bool) -> None:  # noqa: ANN401  what its table holds
        self.words = words
        self.length = len(words)
        self.payload = payload
        self.is_exact = is_exact
        self.must_touch = must_touch and self.length > 1
        self.second = words[1] if self.length > 1 else None


class Branch:
    """Where phrases that share some of their words part, or end: one step of looking for the longest of them.

    Attributes:
        entry: The phrase that ends here, or None.
        longer: Where those go on that do not, by their next word.
    """

    __slots__ = ("entry", "longer")

    def __init__(self) -> None:
        self.entry: Entry | None = None
        self.longer: dict[str, Branch] = {}


_NO_LONGER: dict[str, Branch] = {}


class Entries(list[Entry]):
    """Phrases of one table that share their first or their last word, the longest first.

    Attributes:
        single: The phrase that is the shared word alone, or None.
        longer: The other phrases, by the words next to the shared one: "than" leads to those that end so by the
            word before it, then by the one before that.
        is_exact: Whether letter case matters.
    """

    __slots__ = ("is_exact", "longer", "single")

    single: Entry | None
    longer: dict[str, Branch]
    is_exact: bool

    def settle(self, *, share_last: bool) -> None:
        """Put the longest phrase first, and sort out what is asked for most."""
        if len(self) > 1:
            self.sort(key=_shorter_last)
        self.is_exact = self[0].is_exact
        if self[0].length == 1:
            self.single, self.longer = self[0], _NO_LONGER
            return
        self.single, self.longer = None, {}
        for entry in self:
            if entry.length == 1:
                self.single = entry
                return
            words = entry.words[-2::-1] if share_last else entry.words[1:]
            branch = self.longer.get(words[0]) or self.longer.setdefault(words[0], Branch())
            for word in words[1:]:
                branch = branch.longer.get(word) or branch.longer.setdefault(word, Branch())
            branch.entry = branch.entry or entry


def _shorter_last(entry: Entry) -> int:
    return -entry.length


_NOTHING: Openings = {}

_NO_DIGITS = 1_000_000_000


class Word:
    """A word, number or mark, and what is known about it wherever it stands.

    Attributes:
        text: As printed.
        length: How many characters that is.
        fold: For looking up: without case, accents and vowel signs.
        is_word: Whether it is written in letters.
        is_number: Whether it is written in digits.
        is_rare: Whether it is a number that hardly comes again.
        alone: The one unit or noun that it is right behind a number, whatever stands around them.
        is_url: Whether it is the address of a page.
        is_elided: Whether it is written onto the next word: "d'", "dell'".
        is_letters: The same, but for characters that are tokens by themselves.
        measures_before: Whether a unit or a currency may end with it that stands before its number.
        joins_before: Whether `plain` cannot read a number behind it.
        tells_before: Whether it may hedge a number behind it, say what it is of or how it came about.
        joins_behind: Whether `plain` cannot read a number before it, or a figure that ends before it.
        joins_with: One of these words must follow for that; None when any may.
        joins_numbers: Whether a number may follow for that instead.
        leads_to_number: Whether a number, or a hedge or a currency before one, may start with it.
        joins_end: Whether it cannot read a figure that ends with it.
        is_of_note: Whether it starts or tells something, or ends a clause.
        counts_nothing: Whether no unit and no noun that is counted starts with it, unless digits stand behind it.
        stops: Whether the same holds where digits stand behind it that do not touch it.
        divides: Whether what a unit is divided by may start with it: "per", "a", "monthly".
        marks_number: Whether it may make something that is set aside of the number before it.
        names_rate: Whether it ends a phrase that is a rate where it touches the number behind it: "per capita".
        names_whole: Whether it may say that the number behind it is the whole of a share.
        scales: Whether a number, or the letter of a scale, ends with it.
        codes: Whether a currency code with the letter of a scale starts or ends with it.
        ends_noun: Whether no noun that is counted goes on over it.
        ends_clause: Whether it is a mark at which a clause ends.
        ends_number: Whether it is a word with which no number before it goes on, if a space parts them.
        measures: Whether a unit, its sign or its symbol may start with it, or with it behind its article.
        is_named: Whether a noun, or a name of a recorded unit, may start with it, or with it behind its article.
        makes_share: Whether it may stand between the two numbers of a share.
        pairs: Whether it may join two numbers to a range, or is one that has written onto it what joins them.
        bars_noun: Whether it may be, or start a phrase, that no noun phrase goes on over.
        bears_on_change: Whether it may tell of a change, or end the clause in which a word of change is looked for.
        says: Whether it opens a phrase that says who says something.
        statuses: The categories of the phrases that start with it and say where a figure stands.
        singular: Of what may be a plural in no table, by its ending alone, the singular; or None.
        starts: Whether a number, or something that is set aside, can start with it.
        seconds: One of these words must follow for that; empty when any may ("which" starts only "which one").
        sets_aside: Whether something that is set aside can start with it, whatever follows.
        asides: The categories of `SET_ASIDE` that it opens.
        opens: Per table, the phrases that start with it.
        closes: Per table, the phrases that end with it.
        continues: Whether it may go on with a number before it, though it is none: "and", "in", "point", "k".
        bare: The same as `opens` for the word without each clitic it may start with, with the clitic's length.
        without_article: The same as `opens` for the word without the article written onto it.
        numbers: The number words that start with it or, with the clitic's length, behind its clitic.
        digits: What a number in digits may mean, once it has been read.
        whole_digits: How many digits a whole number has, with no mark between them; more than any has for all else.
        parts: Lengths of the number words it is glued from, or the numbers of a list; empty when it is one.
    """

    __slots__ = (
        "alone",
        "asides",
        "bare",
        "bars_noun",
        "bears_on_change",
        "closes",
        "codes",
        "continues",
        "counts_nothing",
        "digits",
        "divides",
        "ends_clause",
        "ends_noun",
        "ends_number",
        "fold",
        "is_elided",
        "is_letters",
        "is_named",
        "is_number",
        "is_of_note",
        "is_rare",
        "is_url",
        "is_word",
        "joins_before",
        "joins_behind",
        "joins_end",
        "joins_numbers",
        "joins_with",
        "leads_to_number",
        "length",
        "makes_share",
        "marks_number",
        "measures",
        "measures_before",
        "names_rate",
        "names_whole",
        "numbers",
        "opens",
        "pairs",
        "parts",
        "says",
        "scales",
        "seconds",
        "sets_aside",
        "singular",
        "starts",
        "statuses",
        "stops",
        "tells_before",
        "text",
        "whole_digits",
        "without_article",
    )

    def __init__(self, text: str, folded: str, opens: Openings, closes: Openings) -> None:
        self.text = text
        self.length = len(text)
        self.fold = folded
        self.opens = opens
        self.closes = closes
        self.is_word = self.is_letters = self.is_rare = self.is_number = self.is_url = self.is_elided = False
        self.starts = self.sets_aside = self.continues = self.says = self.is_of_note = False
        self.ends_clause = self.ends_noun = self.codes = self.bars_noun = False
        self.ends_number = self.measures = self.is_named = self.makes_share = self.pairs = self.bears_on_change = False
        self.joins_before = self.joins_behind = self.joins_end = self.tells_before = False
        self.measures_before = self.counts_nothing = self.divides = self.marks_number = self.joins_numbers = False
        self.leads_to_number = True
        self.alone: Alone | None = None
        self.singular: str | None = None
        self.names_rate = self.names_whole = self.scales = self.stops = False
        self.bare: tuple[tuple[Openings, int], ...] = ()
        self.without_article = _NOTHING
        self.numbers: tuple[tuple[Entries, int], ...] = ()
        self.statuses: tuple[str, ...] = ()
        self.asides: tuple[str, ...] = ()
        self.digits: DigitReadings | None = None
        self.whole_digits = _NO_DIGITS
        self.parts: tuple[int, ...] = ()
        self.seconds: frozenset[str | None] = _ANY
        self.joins_with: frozenset[str | None] | None = None


Cut = tuple[list[Word], list[int], list[int]]
"""The words of a piece of text, the first code point of each, and one past its last."""

NO_WORD = Word("\n", "\n", _NOTHING, _NOTHING)
"""What stands before the first and after the last token of a line."""


_LENGTH, _PARTS = attrgetter("length"), attrgetter("parts")


class Spaced(dict[str, Word]):
    """The words of a lexicon by their text with the space before it, as a text is cut."""

    def __init__(self, words: Lexicon) -> None:
        """Hold none yet."""
        super().__init__()
        self._words = words

    def __missing__(self, spaced: str) -> Word:
        """Return what is known about a token, and keep it if it may come again."""
        if len(self) >= _MOST_WORDS:
            self.clear()
        word = self._words[spaced.strip()]
        if not word.is_rare:
            self[spaced] = word
        return word


class Lexicon(dict[str, Word]):
    """The words of one language, with the units and nouns of one set of units; each word is made once.

    Attributes:
        has_codes: Whether a word was met with which a currency code with the letter of a scale starts or ends.
        leads_rates: Whether words before or behind its unit may tell a rate that stands before its number.
        has_nouns_of_money: Whether a noun that is counted is a currency, as a ledger may record one.
    """

    def __init__(self, tag: Tag, units: Units) -> None:
        """Join the language's tables, what holds in every language, and the names that the units bring along."""
        super().__init__()
        self._spaced = Spaced(self)
        self.tag = tag
        self.tag_text = tag.text
        self.language: Language = tag.language
        self.neutral: Neutral = neutral()
        self.units = units
        self.decimal, self.group = tag.separators
        self.regional = tag.language.regional.get(tag.region or "", {})
        self.symbols: Phrases[UnitName] = Phrases(_symbols(units), exact=True)
        self.own_names: Phrases[str] = Phrases(_own_names(units, self.language.code))
        language = self.language
        self.before_numbers: frozenset[Table] = frozenset(
            {"currency-before", language.units, self.neutral.signs, self.symbols}
        )
        self._telling_before: frozenset[Table] = frozenset(
            {
                *self.before_numbers,
                *_TELLING_BEFORE,
                *EACH,
                language.numbers,
                language.hedges_before,
                language.changes_before,
                self.neutral.hedges_before,
            }
        )
        self._joining_behind: frozenset[Table] = frozenset({*_JOINING_BEHIND, language.hedges_after})
        self._leading_to_number: frozenset[Table] = frozenset(
            {
                "point",
                "range-to",
                "range-or",
                "currency-before",
                language.hedges_before,
                self.neutral.hedges_before,
                self.neutral.signs,
                self.symbols,
            }
        )
        self._measuring: frozenset[Table] = frozenset({language.units, self.neutral.signs, self.symbols})
        self._naming: frozenset[Table] = frozenset({language.nouns, self.own_names})
        self.leads_rates = not language.words.keys().isdisjoint(_LEADING_RATES)
        nouns = {unit for table in (language.nouns, self.own_names) for _, unit in table.items}
        self.has_nouns_of_money = any(unit.group is Kind.MONEY and unit.id in nouns for unit in units)
        self.plural_endings = tuple(ending for ending, _ in self.language.plural)
        self._lower = str.maketrans(dict(self.language.writing.lower))
        self._lettered = frozenset({*LETTERS, *BRIEF, *language.scales, *_MARKS_BEHIND})
        self._kinds: dict[str, Kind] = {}
        self._has_parts = False
        self.has_codes = False
        self._opening: dict[str, Openings] = {}
        self._closing: dict[str, Openings] = {}
        self._exact_opening: dict[str, Openings] = {}
        self._exact_closing: dict[str, Openings] = {}
        for table, phrases in self._tables():
            self._add(table, phrases)
        self._settle()
        self._known_numbers = frozenset(filter(is_number, self._indexed()))
        self._glue = Glue(self._glued_words()) if self.language.writing.glued else None

    def _tables(self) -> Iterator[tuple[Table, Phrases[Any]]]:
        language, und = self.language, self.neutral
        yield from language.words.items()
        for phrases in (
            language.numbers,
            language.hedges_before,
            language.hedges_after,
            language.hedge_verbs,
            language.units,
            language.nouns,
            language.changes_before,
            language.changes_after,
            und.hedges_before,
            und.hedges_after,
            und.signs,
            und.names,
            und.scaled_codes,
            self.symbols,
            self.own_names,
        ):
            yield phrases, phrases

    def _add(self, table: Table, phrases: Phrases[Any]) -> None:
        """Enter every phrase of a table under its first and under its last word."""
        opening = self._exact_opening if phrases.exact else self._opening
        closing = self._exact_closing if phrases.exact else self._closing
        found = [(self._phrase(phrase, is_exact=phrases.exact), payload) for phrase, payload in phrases.items]
        spaced = {words for (words, has_space), _ in found if has_space}
        for (words, _), payload in found:
            must_touch = phrases.exact and words not in spaced
            entry = Entry(words, payload, is_exact=phrases.exact, must_touch=must_touch)
            for index, word in ((opening, words[0]), (closing, words[-1])):
                tables = index.setdefault(word, {})
                if table in tables:
                    tables[table].append(entry)
                else:
                    tables[table] = Entries((entry,))

    def _indexes(self) -> tuple[dict[str, Openings], ...]:
        return self._opening, self._closing, self._exact_opening, self._exact_closing

    def _indexed(self) -> Iterator[str]:
        """Yield every word with which a phrase of some table starts or ends."""
        return chain.from_iterable(self._indexes())

    def _settle(self) -> None:
        for index in self._indexes():
            share_last = index is self._closing or index is self._exact_closing
            for tables in index.values():
                for entries in tables.values():
                    entries.settle(share_last=share_last)

    def _phrase(self, phrase: str, *, is_exact: bool) -> tuple[tuple[str, ...], bool]:
        """Return (words of the phrase as they are looked up, whether a space stands in it)."""
        plain = phrase.split(" ")
        if phrase.isascii() and all(map(str.isalpha, plain)):  # as most are; no other token takes so little to find
            return tuple(plain if is_exact else map(self.fold, plain)), len(plain) > 1
        tokens = tokenize(phrase, writing=self.language.writing)
        words = tuple(text if is_exact else self.fold(text) for text in tokens.texts)
        return words, any(end < start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))

    def fold(self, text: str) -> str:
        """Return a token as it is looked up in this language; only letters are folded."""
        if text.isascii() and text.isalpha() and not self._lower:
            return text.lower()  # what the rest comes to for most words, in a fifth of the time
        if not is_word(text):
            return text
        return fold(text.translate(self._lower), keeps_accents=self.language.writing.keeps_accents)

    def _glued_words(self) -> Iterator[str]:
        for word, tables in self._opening.items():
            for table in (self.language.numbers, "join", "glued-ending"):
                if any(entry.length == 1 for entry in tables.get(table, ())):
                    yield word

    def __missing__(self, text: str) -> Word:
        """Return what is known about a token, and keep it if it may come again."""
        if text[0].isdecimal():
            word = self._number(text)
            if word.is_rare:
                return word
        else:
            word = self._word(text)
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[text] = word
        if word.is_number:
            return word
        word.ends_clause = text in CLAUSE_ENDS
        word.is_of_note = word.starts or word.says or word.ends_clause or bool(word.statuses)
        self._see_beside(word)
        return word

    def _see_beside(self, word: Word) -> None:
        """Find out what a word beside a number may make of it: which rules need not be asked when it stands there."""
        if word.is_number and not (word.opens or word.closes):
            word.joins_behind = word.bears_on_change = True
            return
        is_unknown = not (word.opens or word.closes or word.bare or word.without_article)
        if is_unknown and word.is_word and word.text not in self._lettered:
            # As most different words of a text are: they end a number, and make nothing of it.
            word.ends_number, word.leads_to_number = True, False
            return
        text, opens, closes = word.text, word.opens.keys(), word.closes.keys()
        word.joins_before = text in _MARKS_BEFORE or not closes.isdisjoint(_JOINING_BEFORE)
        word.measures_before = not closes.isdisjoint(self.before_numbers)
        word.tells_before = bool(word.bare) or not closes.isdisjoint(self._telling_before)
        self._see_joining(word)
        word.joins_end = self.language.hedges_after in opens or self.language.changes_after in closes
        article = word.without_article.keys()
        word.codes = self.neutral.scaled_codes in opens or self.neutral.scaled_codes in closes
        self.has_codes = self.has_codes or word.codes
        is_hedge = self.language.hedges_after in opens
        word.ends_number = word.is_word and not (word.numbers or word.continues or is_hedge)
        is_stop = any(name in opens and word.opens[name].single is not None for name in ("stop", "no-noun"))
        word.bars_noun = "stop" in opens or "no-noun" in opens
        word.ends_noun = (is_stop or not word.is_word) and "modifier" not in opens
        word.measures = not (opens.isdisjoint(self._measuring) and self.language.units not in article)
        word.measures = word.measures or text in LETTERS or text in BRIEF
        word.is_named = not (opens.isdisjoint(self._naming) and article.isdisjoint(self._naming))
        word.makes_share = not opens.isdisjoint(SHARING)
        word.pairs = not opens.isdisjoint(PAIRING) or any(clitic for _, clitic in word.numbers)
        is_counted = word.measures or word.is_named or text in HYPHENS or not opens.isdisjoint(_COUNTING)
        word.counts_nothing = word.ends_noun and not is_counted
        is_whole_stop = not word.is_word or ("stop" in opens and word.opens["stop"].single is not None)
        word.stops = word.counts_nothing and is_whole_stop and not self.language.capital_nouns
        word.divides = bool(word.bare) or not opens.isdisjoint(DIVIDING)
        word.marks_number = not opens.isdisjoint(BEHIND_NUMBER)
        word.names_rate = not closes.isdisjoint(NAMED_RATES)
        word.names_whole = not closes.isdisjoint(_NAMING_WHOLE)
        word.scales = self.language.numbers in closes or text in self.language.scales
        is_link = self.language.changes_before in closes or "clause-end" in closes or "clause" in opens
        word.bears_on_change = is_link or not word.is_word
        if word.measures or word.is_named:
            word.alone = alone(self, word, HYPHENS)

    def _see_joining(self, word: Word) -> None:
        """Find out what a word may join to a number before it, and whether what is joined may start with it."""
        opens = word.opens.keys()
        joining = opens & self._joining_behind
        is_hyphen = word.text in HYPHENS
        is_mark = word.text in _MARKS_BEHIND and not is_hyphen
        word.joins_behind = word.is_number or is_mark or is_hyphen or bool(word.numbers or joining)
        leads = not word.is_word or word.numbers or not opens.isdisjoint(self._leading_to_number)
        word.leads_to_number = bool(leads) or self._may_stand_before(word)
        if word.numbers or is_mark or not (joining or is_hyphen):
            return
        word.joins_numbers = is_hyphen or not joining.isdisjoint(_JOINING_NUMBERS)
        seconds = {
            entry.second
            for table in joining
            for entry in word.opens[table]
            if entry.length > 1 or table not in _JOINING_NUMBERS
        }
        # A headline may end where a phrase has its point.
        word.joins_with = None if None in seconds else frozenset(seconds | ({"\n"} if "." in seconds else set()))

    def _may_stand_before(self, word: Word) -> bool:
        """Tell whether the name of a unit that is written before its number starts with a word."""
        names = [entry.payload for entry in word.opens.get(self.language.units, ())]
        return any(name.note == BEFORE or self.kind(name.unit) is Kind.MONEY for name in names)

    def _number(self, text: str) -> Word:
        """Return what is known about a number in digits; of most numbers there is no more."""
        is_known = text in self._known_numbers
        opens, closes = (self._opens(text, text), self._closes(text, text)) if is_known else (_NOTHING, _NOTHING)
        word = Word(text, text, opens, closes)
        word.is_number = word.starts = word.is_of_note = True
        word.is_rare = word.length > _LONGEST_KEPT
        if text.isdecimal():
            word.whole_digits = word.length
        elif parts := self._parts_of_number(text):
            word.parts, self._has_parts = parts, True
        self._see_beside(word)
        return word

    def _parts_of_number(self, text: str) -> tuple[int, ...]:
        """Return the lengths of the numbers and marks that digits with separators are; empty when they are one."""
        parts = list_parts(text) or spaced_parts(text, self.group)
        return parts or (feet_parts(text) if "foot-mark" in self.language.words else ())

    def _word(self, text: str) -> Word:
        is_letters = (text.isascii() and text.isalpha()) or is_word(text)
        folded = self.fold(text) if is_letters else text
        if not folded:
            is_letters, folded = False, text  # what folds to nothing is a mark: the stroke before the digits of "ـ11"
        word = Word(text, folded, self._opens(folded, text), self._closes(folded, text))
        if self.language.no_nouns and text.endswith(self.language.no_nouns):
            word.opens = {table: found for table, found in word.opens.items() if table not in self._naming}
        if self.language.case_mark and "'" in folded and not word.opens:
            word.opens = self._without_ending(text)
        if is_letters:
            self._complete(word)
        else:
            word.is_url = is_url(text)
            word.starts = word.is_url or text in _NUMERIC_MARKS or text.isnumeric() or "section" in word.opens
        return word

    def _complete(self, word: Word) -> None:
        """Find out what only words have: clitics, articles, parts."""
        word.is_word = True
        word.is_elided = word.fold.endswith("'")
        word.singular = self._singular(word.text)
        word.is_letters = not (self.language.writing.characters and is_character(word.text))
        if self.language.prefixes:
            word.bare = tuple(
                (self._opening[form], clitic)
                for form, clitic in self.language.bare_forms(word.fold)
                if clitic and form in self._opening
            )
        article = self.language.definite
        if article and word.fold.startswith(article) and len(word.fold) > len(article) + 1:
            word.without_article = self.opening(word.fold.removeprefix(article))
        word.continues = word.text in self.language.scales
        if word.opens or word.bare:  # as few of a text's different words do
            self._see_openings(word)
        if self._glue is not None and "one-word" not in word.opens:
            word.parts = self._glue.parts(word.text, self.fold)
            self._has_parts = self._has_parts or bool(word.parts)

    def _see_openings(self, word: Word) -> None:
        """Find out what may start with a word that opens phrases, or does without its clitic."""
        numbers = self.language.numbers
        forms = ((word.opens, 0), *word.bare)
        # "فلميه" and "ميتي" are written like 100 and 200 but for the hamza.
        is_none = bool(self.language.no_numbers) and word.text.endswith(self.language.no_numbers)
        word.numbers = tuple((opens[numbers], clitic) for opens, clitic in forms if numbers in opens and not is_none)
        word.says = not word.opens.keys().isdisjoint(SAYING)
        word.statuses = tuple(name for name in STANDING if name in word.opens)
        # Where characters write numbers, the one behind a number may make a date of it: 五月.
        is_marked = bool(word.numbers) and self.language.writing.characters
        word.asides = tuple(name for name in SET_ASIDE if name in word.opens)
        word.sets_aside = is_marked or bool(word.asides) or self.neutral.names in word.opens
        word.continues = word.continues or any(table in word.opens for table in _CONTINUING)
        word.starts = word.sets_aside or any(table in opens for opens, _ in forms for table in (numbers, *_STARTING))
        if word.starts and not word.bare and not is_marked:
            word.seconds = self._seconds(word)

    def _singular(self, text: str) -> str | None:
        """Return the singular of a word in letters alone with the ending of a plural, or None."""
        if not text.endswith(self.plural_endings) or text.endswith(self.language.not_plural) or not text.isalpha():
            return None
        for ending, single in self.language.plural:
            if text.endswith(ending) and len(text) > len(ending) + 1:
                return text.removesuffix(ending) + single
        return None

    def _seconds(self, word: Word) -> frozenset[str | None]:
        """Return the second words of the phrases that make a word start something, or none if one is a single word."""
        tables = (self.language.numbers, self.neutral.names, *_STARTING)
        seconds = frozenset(entry.second for table in tables for entry in word.opens.get(table, ()))
        return _ANY if None in seconds else seconds

    def _without_ending(self, text: str) -> Openings:
        """Return the units and months that a word is without the ending behind its apostrophe: "GW'lık", "Kasım’a"."""
        base = text[: self.fold(text).index("'")]
        tables: tuple[Table, ...] = (self.language.units, self.symbols, "month")
        return {table: found for table, found in self._opens(self.fold(base), base).items() if table in tables}

    def opening(self, word: str) -> Openings:
        """Return the phrases that start with a looked-up word, per table."""
        return self._opening.get(word, _NOTHING)

    def _opens(self, folded: str, text: str) -> Openings:
        return _both(self._opening.get(folded), self._exact_opening.get(text))

    def _closes(self, folded: str, text: str) -> Openings:
        return _both(self._closing.get(folded), self._exact_closing.get(text))

    def kind(self, unit: str) -> Kind:
        """Return the kind of a figure in this unit."""
        found = self._kinds.get(unit)
        if found is None:
            if len(self._kinds) >= _MOST_WORDS:
                self._kinds.clear()
            found = self._kinds[unit] = self.units.kind(unit)
        return found

    def tokenize(self, text: str, start: int = 0, end: int | None = None) -> Cut:
        """Return the words of `text[start:end]`; glued words and lists of numbers are cut apart."""
        piece = text[start:end]
        if has_invisible(piece):
            texts, starts, ends = tokenize(text, start, end, self.language.writing)
            words = list(map(self.__getitem__, texts))
        else:
            spaced, ends = spaced_tokens(piece, start, self.language.writing)
            words = list(map(self._spaced.__getitem__, spaced))
            starts = list(map(sub, ends, map(_LENGTH, words)))
        if self._has_parts and any(map(_PARTS, words)):
            return self._unglued(words, starts, ends)
        return words, starts, ends

    def _unglued(
        self, words: list[Word], starts: list[int], ends: list[int]
    ) -> tuple[list[Word], list[int], list[int]]:
        """Return the words with the parts of glued ones in their place."""
        parts: list[Word] = []
        first, behind = [], []
        for word, start, end in zip(words, starts, ends, strict=True):
            place = start
            for length in word.parts or (end - start,):
                text = word.text[place - start : place - start + length]
                if not text.isspace():
                    parts.append(self[text])
                    first.append(place)
                    behind.append(place + length)
                place += length
        return parts, first, behind


def _both(folded: Openings | None, exact: Openings | None) -> Openings:
    if folded is None or exact is None:
        return folded or exact or _NOTHING
    return folded | exact


def _symbols(units: Units) -> Iterator[tuple[str, UnitName]]:
    """Yield symbols and currency codes, which are written alike in every language, letter case included."""
    for unit in units:
        for symbol in unit.symbols:
            yield symbol, UnitName(unit.id)
    for unit in units:
        if unit.group is Kind.MONEY and not is_minor(unit.id):
            yield unit.id, UnitName(unit.id)


def _own_names(units: Units, code: str) -> Iterator[tuple[str, str]]:
    """Yield the names that the units themselves carry for a language (those a ledger recorded)."""
    for unit in units:
        for name in unit.names.get(code, ()):
            yield name, unit.id


@lru_cache(maxsize=32)
def lexicon(tag: str, units: Units, habit: tuple[str, str] = ("", "")) -> Lexicon:
    """Return the words of a language and units; those used last are kept.

    Args:
        tag: The language.
        units: The units that are known.
        habit: (decimal, group) as the text shows them, for a language that is not known.
    """
    with paused():
        found = Lexicon(parse_tag(tag), units)
    if not found.decimal:
        found.decimal, found.group = habit
    return found
