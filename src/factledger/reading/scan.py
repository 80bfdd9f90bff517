"""Reading a text: every number seen ends as a figure, set aside with a rule's name, or unreadable."""

from __future__ import annotations

from dataclasses import replace

from factledger.errors import AmbiguousError, FactledgerError, LanguageError, NoFigureError
from factledger.reading.amount import Form, amount
from factledger.reading.aside import Found, is_year, set_aside
from factledger.reading.detect import detect
from factledger.reading.line import Lexicon, Line
from factledger.reading.locale import LANGUAGES, UNKNOWN, Tag, parse_tag
from factledger.reading.mention import Mention, Reading, Scan, SetAside
from factledger.reading.multiples import multiple
from factledger.reading.quantity import Taken, quantity
from factledger.reading.tokens import segments, tokenize
from factledger.values.figure import Hedge
from factledger.values.span import Span
from factledger.values.units import Units

AUTO = "auto"
"""Language to give when the language is to be found."""

MAX_READ = 10_000
"""Longest text that is read as one figure, in characters."""

_LIKE_YEARS = (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)


def scan(text: str, language: str = AUTO, units: Units | None = None) -> Scan:
    """Return every figure of a text, and everything that looked like one.

    Args:
        text: The text; places are counted in its code points.
        language: A language tag such as "pt" or "pt-PT", or "auto".
        units: The units that are known; those of the package by default.

    Raises:
        LanguageError: The language is not one that can be read.
    """
    lexicon = Lexicon(_tag(text, language), units or Units.shipped())
    figures: list[Mention] = []
    asides: list[SetAside] = []
    unreadable: list[SetAside] = []
    for start, end in segments(text):
        tokens = tokenize(text, start, end)
        if tokens:
            reader = _LineReader(Line(text, tokens, lexicon))
            reader.read()
            figures += reader.figures
            asides += reader.asides
            unreadable += reader.unreadable
    asides.sort(key=lambda aside: aside.span)
    return Scan(lexicon.tag.text, tuple(figures), tuple(asides), tuple(unreadable))


def read(text: str, language: str = AUTO, units: Units | None = None) -> Mention:
    """Return the one figure of a text that a person gives as a figure.

    Here "a few" and "no companies" are figures, and four digits are a number, not a year.

    Raises:
        NoFigureError: The text holds no figure, or something that is none, such as a model name.
        AmbiguousError: The text holds more than one figure.
        LanguageError: The language is not one that can be read, or cannot be told.
    """
    if len(text) > MAX_READ:
        msg = "the text is too long to be one figure"
        raise NoFigureError(msg, expected=f"at most {MAX_READ} characters", found=f"{len(text)}")
    units = units or Units.shipped()
    tag = _tag(text, language)
    if language == AUTO and tag.text == UNKNOWN and any(token.is_word for token in tokenize(text)):
        return _read_in_any(text, units)
    return _read_in(text, tag, units)


def _read_in(text: str, tag: Tag, units: Units) -> Mention:
    lexicon = Lexicon(tag, units)
    reader = _LineReader(Line(text, tokenize(text), lexicon, whole=True))
    reader.read()
    figures = [m for m in reader.figures if m.figure.hedge is not Hedge.VAGUE] or reader.figures
    if len(figures) == 1:
        return figures[0]
    if figures:
        msg = "the text holds more than one figure"
        found = " · ".join(mention.text for mention in figures[:5])
        raise AmbiguousError(msg, expected="one figure", found=found, do="give one at a time, or use scan")
    raise _nothing_read(text, lexicon.tag, reader)


def _read_in_any(text: str, units: Units) -> Mention:
    """Read a text too short to tell its language by: in the languages that know most of its words.

    Languages that read it alike settle it; those that differ leave their readings to a person. When no
    language knows a word, or several know as many but not all, a hedge may be among the others: nothing is read.
    """
    found: list[tuple[int, Mention]] = []
    for code in LANGUAGES:
        try:
            mention = _read_in(text, parse_tag(code), units)
        except FactledgerError:
            continue
        found.append((len(unread_words(text, mention)), mention))
    fewest = min((count for count, _ in found), default=0)
    best = [mention for count, mention in found if count == fewest]
    is_told = best and (fewest == 0 or (len(best) == 1 and fewest < sum(token.is_word for token in tokenize(text))))
    if not is_told:
        msg = "the language cannot be told from so short a text"
        raise LanguageError(
            msg, expected="a text whose words are known", found=repr(text[:60]), do="name it: --lang en"
        )
    different = {mention.figure: mention for mention in best}
    if len(different) == 1:
        return best[0]
    return replace(best[0], language=UNKNOWN, settled=False, readings=tuple(map(Reading, different)))


def unread_words(text: str, mention: Mention) -> list[str]:
    """Return the words of a text that are neither part of its figure nor tell of a change."""
    language = parse_tag(mention.language).language
    tokens = tokenize(text)
    outside = [
        i for i, token in enumerate(tokens) if token.is_word and not mention.span.holds(Span(token.start, token.end))
    ]
    known = (language.changes_before, language.changes_after)
    tells = {i for i in outside for table in known if table.at(tokens, i)}
    tells |= {i for i in outside for name in ("by", "to", "from") if language.has(name, tokens, i) is not None}
    return [tokens[i].text for i in outside if i not in tells]


def _nothing_read(text: str, tag: Tag, reader: _LineReader) -> NoFigureError:
    shown = repr(text if len(text) <= 60 else text[:60] + "…")  # noqa: PLR2004  what fits a line
    if reader.unreadable:
        msg = f"the number cannot be read: {reader.unreadable[0].rule}"
        return NoFigureError(msg, expected="a figure such as 'about 2,000 chips'", found=shown)
    if reader.asides:
        aside = reader.asides[0]
        what = aside.text if len(aside.text) <= 60 else aside.text[:60] + "…"  # noqa: PLR2004
        msg = f"{what!r} is no figure: {aside.rule}"
        return NoFigureError(msg, found=shown)
    msg = f"there is no figure in the text (language: {tag.text})"
    return NoFigureError(msg, expected="a figure such as 'about 2,000 chips'", found=shown, do="name the language")


def _tag(text: str, language: str) -> Tag:
    return parse_tag(detect(text) if language == AUTO else language)


class _LineReader:
    """Reads one line and collects what it holds."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.figures: list[Mention] = []
        self.asides: list[SetAside] = []
        self.unreadable: list[SetAside] = []

    def read(self) -> None:
        """Go through the line once, from left to right."""
        line = self.line
        asides = {found.first: found for found in set_aside(line)}
        i, end_of_last = 0, 0
        while i < len(line.tokens):
            if i in asides:
                i = self.aside(asides[i])
                continue
            if not line.is_worth_a_look(i):
                i += 1
                continue
            taken = multiple(line, i) or quantity(line, i)
            if taken is None:
                i = self.other(i)
            elif rule := self.rule_against(taken, end_of_last):
                self.asides.append(self.part(taken.amount.first, taken.amount.last, rule))
                i = taken.amount.last
            else:
                i = end_of_last = self.figure(taken, asides)

    def part(self, first: int, last: int, rule: str) -> SetAside:
        span = Span(self.line.tokens[first].start, self.line.tokens[last - 1].end)
        return SetAside(span.of(self.line.text), span, rule)

    def aside(self, found: Found) -> int:
        self.asides.append(self.part(found.first, found.last, found.rule))
        return found.last

    def figure(self, taken: Taken, asides: dict[int, Found]) -> int:
        """Keep a figure, and what is set aside inside it ("10,000 A100s")."""
        self.figures.append(taken.mention)
        inside = [found for first, found in asides.items() if taken.first <= first < taken.last]
        for found in inside:
            self.aside(found)
        return max([taken.last, *(found.last for found in inside)])

    def rule_against(self, taken: Taken, end_of_last: int) -> str | None:
        """Return the rule that sets a possible figure aside after all, once its surroundings are known."""
        if taken.amount.form is Form.VAGUE and not self.line.whole:
            return "vague"
        if not self.line.whole and self.is_ordinal(taken):
            return "ordinal"
        if self.line.whole or taken.is_measured:
            return None
        if not taken.amount.is_bare:
            return self.rule_against_words(taken) if taken.amount.form is Form.WORDS else None
        return self.rule_against_digits(taken, end_of_last)

    def rule_against_words(self, taken: Taken) -> str | None:
        """Return the rule that sets a number in words aside: an idiom such as "zero", the time of day."""
        if taken.amount.number.value == 0 and self.is_plain(taken):
            return "idiom"
        return "time" if self.line.has("clock", taken.amount.last) is not None else None

    def rule_against_digits(self, taken: Taken, end_of_last: int) -> str | None:
        """Return the rule that sets bare digits aside: a year, a footnote mark."""
        if is_year(self.line, taken.amount.first) and taken.amount.last == taken.amount.first + 1:
            hedge = taken.mention.figure.hedge
            is_told = any(self.line.had("year", i) is not None for i in (taken.amount.first, taken.first))
            if not is_told and self.counts_directly(taken):
                return None
            if is_told or hedge is Hedge.PLAIN or hedge in _LIKE_YEARS:
                return "year"
        if self.is_footnote(taken, end_of_last):
            return "footnote-mark"
        return None

    def counts_directly(self, taken: Taken) -> bool:
        """Tell whether an unknown plural noun stands right behind the number, as in "1500 bombeiros"."""
        return taken.mention.figure.noun is not None and taken.last == taken.amount.last + 1

    def is_plain(self, taken: Taken) -> bool:
        """Tell whether a figure is a number and nothing else: no unit, no noun, no hedge."""
        figure = taken.mention.figure
        return figure.unit == "1" and figure.hedge is Hedge.PLAIN

    def is_ordinal(self, taken: Taken) -> bool:
        """Tell whether a ten in words goes on with an ordinal: "двадцать первый", "yirmi birinci"."""
        found = taken.amount
        is_ten = found.form is Form.WORDS and found.number.value > 0 and found.number.value % 10 == 0
        is_unit = taken.is_measured and taken.last == found.last + 1
        return is_ten and not is_unit and self.line.has("ordinal", found.last) is not None

    def is_footnote(self, taken: Taken, end_of_last: int) -> bool:
        """Tell whether a small bare number stands right behind a whole figure, at the end of its line."""
        i = taken.amount.first
        follows_figure = end_of_last == i > 0
        is_last = taken.last == len(self.line.tokens)
        return follows_figure and is_last and taken.mention.figure.unit == "1" and len(self.line.tokens[i].text) <= 2  # noqa: PLR2004

    def other(self, i: int) -> int:
        """Give a number that made no figure its ending; go on behind it."""
        line = self.line
        found = amount(line, i)
        if found is not None and not found.readings:
            span = Span(found.start, found.end)
            self.unreadable.append(SetAside(span.of(line.text), span, found.problem))
            return found.last
        if found is not None and found.form is Form.DIGITS:
            self.unreadable.append(self.part(i, found.last, "not understood"))
            return found.last
        if (last := line.has("ordinal", i)) is not None:
            self.asides.append(self.part(i, last, "ordinal"))
            return last
        if found is not None and found.is_one and not line.lexicon.language.one_is_article:
            self.asides.append(self.part(i, found.last, "pronoun"))
        return i + 1


def figure_at(found: Scan, span: Span) -> Mention | None:
    """Return the figure of a scan that stands exactly at a place, or None."""
    return next((mention for mention in found.figures if mention.span == span), None)
