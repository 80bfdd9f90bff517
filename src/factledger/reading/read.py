"""Reading the one figure of a text that a person gives as a figure."""

from __future__ import annotations

from factledger.errors import AmbiguousError, FactledgerError, LanguageError, NoFigureError
from factledger.reading.lexicon import lexicon
from factledger.reading.line import Line
from factledger.reading.locale import LANGUAGES, UNKNOWN, Tag, parse_tag
from factledger.reading.mention import Mention, Reading
from factledger.reading.scan import AUTO, Reader, tag_of
from factledger.reading.tables import may_know
from factledger.reading.tokens import is_word, tokenize
from factledger.values.figure import Hedge
from factledger.values.span import Span
from factledger.values.units import Units

MAX_READ = 10_000
"""Longest text that is read as one figure, in characters."""


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
    tag = tag_of(text, language)
    if language == AUTO and tag.text == UNKNOWN and any(map(is_word, tokenize(text).texts)):
        return _read_in_any(text, units)
    return _read_in(text, tag, units)


def _read_in(text: str, tag: Tag, units: Units) -> Mention:
    reader = Reader()
    reader.read(Line(text, lexicon(tag.text, units), whole=True))
    figures = [m for m in reader.figures if m.figure.hedge is not Hedge.VAGUE] or reader.figures
    if len(figures) == 1:
        return figures[0]
    if figures:
        msg = "the text holds more than one figure"
        found = " · ".join(mention.text for mention in figures[:5])
        raise AmbiguousError(msg, expected="one figure", found=found, do="give one at a time, or use scan")
    raise _nothing_read(text, tag, reader)


def _read_in_any(text: str, units: Units) -> Mention:
    """Read a text too short to tell its language by: in the languages that know most of its words.

    Languages that read it alike settle it; those that differ leave their readings to a person. When no
    language knows a word, or several know as many but not all, a hedge may be among the others: nothing is read.
    """
    found: list[tuple[int, Mention]] = []
    words = list(filter(is_word, tokenize(text).texts))
    for code in LANGUAGES:
        if not may_know(code, words):
            continue
        try:
            mention = _read_in(text, parse_tag(code), units)
        except FactledgerError:
            continue
        found.append((len(unread_words(text, mention)), mention))
    fewest = min((count for count, _ in found), default=0)
    best = [mention for count, mention in found if count == fewest]
    is_told = best and (fewest == 0 or (len(best) == 1 and fewest < sum(map(is_word, tokenize(text).texts))))
    if not is_told:
        msg = "the language cannot be told from so short a text"
        raise LanguageError(
            msg, expected="a text whose words are known", found=repr(text[:60]), do="name it: --lang en"
        )
    different = {mention.figure: mention for mention in best}
    if len(different) == 1:
        return best[0]
    return best[0]._replace(language=UNKNOWN, settled=False, readings=tuple(map(Reading, different)))


def unread_words(text: str, mention: Mention) -> list[str]:
    """Return the words of a text that are neither part of its figure nor tell of a change."""
    line = Line(text, lexicon(mention.language, Units.shipped()))
    language = line.lexicon.language
    outside = [
        i for i in range(line.count) if line.is_word(i) and not mention.span.holds(Span(line.starts[i], line.ends[i]))
    ]
    known = (language.changes_before, language.changes_after)
    tells = {i for i in outside for table in known if line.at(table, i)}
    leading = ("by", "to", "from", "by-or-from")
    tells |= {i for i in outside for name in leading if line.has(name, i) is not None}
    return [line.words[i].text for i in outside if i not in tells]


def _nothing_read(text: str, tag: Tag, reader: Reader) -> NoFigureError:
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
