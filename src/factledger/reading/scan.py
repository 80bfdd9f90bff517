"""Reading a text: every number seen ends as a figure, set aside with a rule's name, or unreadable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.amount import amount
from factledger.reading.article import one_by_article
from factledger.reading.aside.rules import set_aside
from factledger.reading.aside.scores import is_said_again
from factledger.reading.bases import base_of, behind_base, by_base
from factledger.reading.bounds import both_bounds, may_be_bound
from factledger.reading.carry import CARRYING, behind_brackets, carried, over_change
from factledger.reading.change import comes_from
from factledger.reading.collector import paused
from factledger.reading.compound import behind_unit, one_behind
from factledger.reading.dates import RECENT, Found, is_year
from factledger.reading.detect import detect, other_language
from factledger.reading.digits import YEARS, ascii_digits, habit
from factledger.reading.form import Form
from factledger.reading.lexicon import lexicon
from factledger.reading.line import Line
from factledger.reading.listed import Listing
from factledger.reading.locale import UNKNOWN, Tag, parse_tag
from factledger.reading.markdown import Tables
from factledger.reading.measured import made
from factledger.reading.mention import Mention, Scan, SetAside
from factledger.reading.multiples import multiple
from factledger.reading.plain import plain
from factledger.reading.quantity import Taken, quantity
from factledger.reading.shares import of_every
from factledger.reading.standing import forget, speaker, status
from factledger.reading.tokens import segments
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.span import Span
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.reading.bases import Base
    from factledger.reading.form import Amount
    from factledger.reading.lexicon import Lexicon

AUTO = "auto"
"""Language to give when the language is to be found."""

_RECENT = 1900
"""Years from here on are what news speaks of most."""

_CENTURY = 100
"""Round numbers are counted as often as they are years: "in 2000 homes"."""

_OWNED = ("'s", "’s")
"""How a name ends to which something belongs."""

_AHEAD = ("planned", "projected", "possible")
"""Statuses of what is not there yet."""

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
    tag, known = tag_of(text, language).text, units or Units.shipped()
    return scan_in(text, lexicon(tag, known, habit(text) if tag == UNKNOWN else ("", "")), mixed=language == AUTO)


@paused()
def scan_in(text: str, main: Lexicon, *, mixed: bool = False) -> Scan:
    """Return every figure of a text in the language of a lexicon, and everything that looked like one.

    Args:
        text: The text.
        main: The words of its language.
        mixed: Whether a line that is plainly in another language is read in that one.
    """
    reader = Reader()
    words = main
    tables = Tables(text, main) if "|" in text else None
    above = 0
    for start, end in segments(text):
        before = len(reader.figures)
        if mixed:
            other = other_language(text, start, end, main.tag.language.code)
            words = lexicon(other, main.units) if other else main
        reader.read(Line(text, words, start, end))
        if tables is not None:
            if tables.see(start, end):
                reader.set_aside_header(above)
            else:
                reader.figures[before:] = [tables.applied(one, start, end) for one in reader.figures[before:]]
            above = before
    reader.asides.sort(key=lambda aside: aside.span)
    return Scan(main.tag.text, tuple(reader.figures), tuple(reader.asides), tuple(reader.unreadable))


def tag_of(text: str, language: str) -> Tag:
    """Return the tag of a language; where it is to be found, that of the language of the text."""
    return parse_tag(detect(text) if language == AUTO else language)


class Reader:
    """Reads lines and collects what they hold."""

    def __init__(self) -> None:
        self.figures: list[Mention] = []
        self.asides: list[SetAside] = []
        self.unreadable: list[SetAside] = []
        self.bound: Taken | None = None
        self.last: Taken | None = None
        self.outer: Taken | None = None
        self.base: Base | None = None
        self.named: set[str] = set()

    def read(self, line: Line) -> None:
        """Go through a line once, from left to right, from one place worth a look to the next."""
        self.start_line()
        line.named = self.named
        places = line.places_worth_a_look()
        may_repeat = "distributive-mark" in line.lexicon.language.words
        asides = {found.first: found for found in set_aside(line, places)} if places else {}
        reached, end_of_last = 0, 0
        listing = Listing()
        for i in sorted({*places, *asides}) if asides else places:
            if i < reached:
                continue
            if i in asides or (may_repeat and is_said_again(line, i)):
                reached = self.aside(line, asides.get(i) or Found(i, i + 1, "distributive"))
                continue
            found = _amount_at(line, i)
            taken = _taken(line, found) if found and found.readings else None
            if taken is None:
                reached = self.other(line, i, found)
            elif rule := _rule_against(line, taken, end_of_last):
                last = taken.last if rule == "rate" or _is_reign(line, taken) else taken.amount.last
                last = _end_of_ordinal(line, last) or last if rule == "ordinal" else last
                self.asides.append(_part(line, taken.amount.first, last, rule))
                reached = last
                if rule == "rate":
                    line.reached = last
                    self.by_so_many(line, taken, end_of_last)
            else:
                taken = self.last = self.with_unit(line, taken)
                reached = end_of_last = self.figure(line, taken, asides)
                listing.see(line, taken, self.figures)
                if taken.amount.form not in (Form.VAGUE, Form.NONE):
                    # "немного" alone is vague, and in "немного более 2000" part of a hedge.
                    line.reached = reached

    def start_line(self) -> None:
        """Forget what only figures of the same line go on from."""
        self.bound = self.last = self.outer = self.base = None

    def with_unit(self, line: Line, taken: Taken) -> Taken:
        """Return a figure in the unit of the one before it, and without words of that; note its currency."""
        if taken.first < line.reached:
            taken = _cut(line, taken, line.reached)
        if self.base is not None:
            taken, self.base = behind_base(line, taken, self.base), None
        if self.last is not None and taken.mention.figure.unit in CARRYING:
            last = over_change(line, self.outer, self.last, taken)
            taken = carried(line, behind_brackets(line, self.outer, last), taken)
        self.outer = self.last
        if line.lexicon.language.shared and taken.mention.settled:
            self.named.add(taken.mention.figure.unit.partition("/")[0])
        return taken

    def by_so_many(self, line: Line, taken: Taken, end_of_last: int) -> None:
        """Give the figure before "per 100,000 people" its base; keep that of "每10万人" for the one behind it."""
        base = base_of(line, taken, end_of_last)
        if base is None or not base.is_behind:
            self.base = base
            return
        self.bound = None
        self.figures[-1] = by_base(line, self.figures[-1], base)
        if self.last is not None:
            self.last = self.last._replace(mention=self.figures[-1], last=base.last)

    def set_aside_header(self, first: int) -> None:
        """Set aside what was read in the header of a table without a digit: the "R$ milhões" of its column."""
        header = self.figures[first:]
        self.figures[first:] = [one for one in header if one.figure.hedge is not Hedge.CROWD]
        self.asides += [
            SetAside(one.text, one.span, "column-header") for one in header if one.figure.hedge is Hedge.CROWD
        ]

    def aside(self, line: Line, found: Found) -> int:
        """Set something aside; go on behind it."""
        self.asides.append(_part(line, found.first, found.last, found.rule))
        return found.last

    def figure(self, line: Line, taken: Taken, asides: dict[int, Found]) -> int:
        """Keep a figure, and what is set aside inside it ("10,000 A100s")."""
        mention = _standing(line, taken)
        if may_be_bound(taken):
            if self.bound and (both := both_bounds(line, self.bound, taken)):
                self.figures[-1], self.bound = _standing(line, both), None
            else:
                self.figures.append(mention)
                self.bound = taken
        else:
            self.figures.append(mention)
            self.bound = None
        while self.asides and self.asides[-1].rule == "vague" and mention.span.holds(self.asides[-1].span):
            self.asides.pop()  # the "many" of "as many as 40"
        if not asides:
            return taken.last
        last = taken.last
        for first in range(taken.amount.first, last):
            if first in asides:
                last = max(last, self.aside(line, asides[first]))
        return last

    def other(self, line: Line, i: int, found: Amount | None) -> int:
        """Give a number that made no figure its ending; go on behind it."""
        if found is not None and not found.readings:
            span = Span(found.start, found.end)
            self.unreadable.append(SetAside(span.of(line.text), span, found.problem))
            return found.last
        if found is not None and found.form is Form.DIGITS:
            self.unreadable.append(_part(line, i, found.last, "not understood"))
            return found.last
        if (last := line.has("ordinal", i)) is not None:
            self.asides.append(_part(line, i, last, "ordinal"))
            return last
        if found is not None and found.is_one and not line.lexicon.language.one_is_article:
            self.asides.append(_part(line, i, found.last, "pronoun"))
        # Where a number is written in characters, what is none as a whole is none in part.
        is_whole = found is not None and line.characters
        return found.last if found is not None and is_whole else i + 1


def _cut(line: Line, taken: Taken, first: int) -> Taken:
    """Return a figure without the words in front that belong to the one before it: "1873 multipliés par 3"."""
    span = Span(line.starts[first], taken.mention.span.end)
    return taken._replace(first=first, mention=taken.mention._replace(span=span, text=span.of(line.text)))


def _standing(line: Line, taken: Taken) -> Mention:
    """Return the mention with what its sentence says of it and who says so."""
    sayings, tells = line.sayings(), line.places_of_statuses()
    said = status(line, tells, taken.first, taken.last) if tells else None
    name = speaker(sayings, taken.first) if sayings else None
    if said in _AHEAD and taken.mention.figure.role is Role.LEVEL and comes_from(line, taken.first):
        said = None  # "will rise to $2.90 from $2.75": what it comes from is not ahead
    if tells and tells[-1] >= taken.first:
        forget(tells, taken.first, taken.last)
    return taken.mention.told(said, name) if said or name else taken.mention


def _amount_at(line: Line, i: int) -> Amount | None:
    """Return the amount at token `i`; it may begin with the unit before it, or go on to what it is so many of."""
    found = (behind_unit(line, i) if line.lexicon.language.prefixes else None) or amount(line, i)
    if found is None:
        return one_by_article(line, i) if line.words[i].numbers else None
    if found.is_one and (one := one_behind(line, found)):
        return one
    return (of_every(line, found) if "of-every" in line.lexicon.language.words else None) or found


def _taken(line: Line, found: Amount) -> Taken | None:
    """Return the figure that an amount makes, or None."""
    return plain(line, found) or multiple(line, found) or quantity(line, found)


def _part(line: Line, first: int, last: int, rule: str) -> SetAside:
    start, end = line.starts[first], line.ends[last - 1]
    return made(SetAside, (line.text[start:end], made(Span, (start, end)), rule))


def _rule_against(line: Line, taken: Taken, end_of_last: int) -> str | None:
    """Return the rule that sets a possible figure aside after all, once its surroundings are known."""
    if base_of(line, taken, end_of_last):
        return "rate"
    if line.whole:
        return None
    found = taken.amount
    if found.form is not Form.DIGITS:
        if found.form is Form.VAGUE:
            return "vague"
        if found.form is Form.FRACTION and line.has("ordinal", found.last) is not None:
            return "ordinal"  # "الربع الثالث" is the third quarter
    if found.form is Form.WORDS:
        return _rule_against_words(line, taken)
    if not found.is_bare or (taken.is_measured and not _is_year_before_noun(line, taken)):
        return None
    if taken.is_measured or _is_reign(line, taken) or _names_a_year(line, taken, end_of_last):
        return "year"
    return "footnote-mark" if _is_footnote(line, taken, end_of_last) else None


def _rule_against_words(line: Line, taken: Taken) -> str | None:
    """Return the rule that sets a number in words aside: part of an ordinal, a bare zero, the time of day."""
    found, language = taken.amount, line.lexicon.language
    if found.is_one and language.one_last and line.words[found.first].fold.startswith(language.definite or " "):
        return "pronoun"  # "الرقاقة الواحدة" is each single chip
    is_unit = taken.is_measured and taken.last == found.last + 1
    is_ten = found.number.value % 10 == 0 < found.number.value
    if line.has("ordinal", found.last) is not None and is_ten and not is_unit:
        return "ordinal"  # "двадцать первый", "yirmi birinci"
    if is_ten and taken.mention.figure.kind is Kind.COUNT and _end_of_ordinal(line, found.last):
        return "ordinal"
    is_compound = line.is_mark(found.last, "-‐‑") and taken.mention.figure.noun is not None
    if taken.is_measured and not (is_compound and found.number.value == 0):
        return None
    if found.number.value == 0 and (_is_plain(taken) or is_compound):
        return None if line.is_all(taken.first, taken.last) or _is_zero(line, taken) else "idiom"
    return "time" if line.has("clock", found.last) is not None else None


def _end_of_ordinal(line: Line, i: int) -> int | None:
    """Return the index after the ordinal that a hyphen joins to the number before token `i`: "twenty-first"."""
    return line.has("ordinal", i + 1) if line.is_mark(i, "-‐‑") and line.is_adjacent(i) else None


def _is_zero(line: Line, taken: Taken) -> bool:
    """Tell whether a bare zero in words is the number: "the rate is zero", "zero is 0"; not "fell to zero"."""
    if line.words[taken.first - 1].text in "\n.;:(" and line.has("equals", taken.last) is not None:
        return True
    if taken.mention.figure.role is not Role.LEVEL:
        return False
    is_end = line.has("stop", taken.last) is not None or not line.is_word(taken.last)
    return is_end and line.had("zero-before", taken.first) is not None


def _is_year_before_noun(line: Line, taken: Taken) -> bool:
    """Tell whether four digits before what they might count are a year."""
    rules = (_is_of_a_year, _opens_with_a_year, _is_made_in_a_year, _is_of_a_month, _is_before_owner)
    return any(rule(line, taken) for rule in rules)


def _is_of_a_month(line: Line, taken: Taken) -> bool:
    """Tell whether four digits stand right behind a month: "In January 2025 people left"."""
    i = taken.amount.first
    return is_year(line, i) and _is_likely_year(taken) and line.had("month", i) is not None


def _is_before_owner(line: Line, taken: Taken) -> bool:
    """Tell whether four digits stand before whose something is: "in the last quarter of 2024 Kordell's shares rose"."""
    word = line.words[taken.amount.last].text
    is_owner = word[:1].isupper() and word.endswith(_OWNED)
    return is_owner and is_year(line, taken.amount.first) and _is_likely_year(taken)


def _is_made_in_a_year(line: Line, taken: Taken) -> bool:
    """Tell whether four digits say when something was made: "die 2023 geborenen Kinder", "de in 2019 geopende brug"."""
    is_made = line.has("made-in-year", taken.amount.last) is not None
    return is_made and is_year(line, taken.amount.first) and _is_likely_year(taken)


def _is_likely_year(taken: Taken) -> bool:
    """Tell whether a number is a year rather than a count: 2025, but not 2000."""
    number = taken.amount.number.value
    return taken.mention.figure.hedge is Hedge.PLAIN and number >= _RECENT and number % _CENTURY != 0


def _is_of_a_year(line: Line, taken: Taken) -> bool:
    """Tell whether four digits stand before a noun in the singular, which so many cannot be: "the 2015 model"."""
    figure, language = taken.mention.figure, line.lexicon.language
    is_of_year = is_year(line, taken.amount.first) and figure.noun is not None and figure.hedge is Hedge.PLAIN
    if not is_of_year or not language.noun_last or figure.noun != figure.unit or line.is_mark(taken.amount.last, "-‐‑"):
        return False
    plurals = (
        figure.unit.removesuffix(single) + ending for ending, single in language.plural if figure.unit.endswith(single)
    )
    return any(language.nouns in line.lexicon.opening(plural) for plural in plurals)


def _opens_with_a_year(line: Line, taken: Taken) -> bool:
    """Tell whether a clause opens with the year it holds for: "In 2025 hospitals treated more", but "in 2000 homes"."""
    i = taken.amount.first
    if taken.mention.figure.kind is not Kind.COUNT or not (is_year(line, i) and _is_likely_year(taken)):
        return False
    lead = line.had("in-year", i)
    if lead is None:
        return False
    is_of_what_follows = line.has("of", taken.amount.last) is not None  # "sales in 2025 of chips"
    return is_of_what_follows or not (line.is_word(lead - 1) or line.is_number(lead - 1))


def _names_a_year(line: Line, taken: Taken, end_of_last: int) -> bool:
    """Tell whether four digits with nothing that they count are a year: also in "3 percent less than 2023"."""
    if not is_year(line, taken.amount.first) or taken.amount.last != taken.amount.first + 1:
        return False
    if _is_end_of_no_years(line, taken.amount.first) or _reaches_beyond_years(taken):
        return False
    hedge = taken.mention.figure.hedge
    number = taken.amount.number.value
    is_set_against = number > _RECENT and number % 100 != 0 and line.had("than-year", taken.amount.first) is not None
    is_like_years = hedge is Hedge.PLAIN or hedge in _LIKE_YEARS or is_set_against
    # "en environ 1850", but "et inférieur à 1500"
    places = (taken.amount.first, taken.first) if is_like_years else (taken.amount.first,)
    is_told = any(line.had("year", i) is not None for i in places)
    if not is_told and (_counts_directly(line, taken) or _is_of_more(line, taken) or _counts_unknown(line, taken)):
        return False
    # "أكثر من 1000 وأقل من 1500" touch, for the conjunction is written onto the hedge.
    touches = 0 < end_of_last == taken.first and not line.words[taken.first].bare
    return is_told or is_like_years or touches or _is_next_year_behind(line, taken.amount.first)


def _is_next_year_behind(line: Line, i: int) -> bool:
    """Tell whether the year after stands behind the next word: "over 2024 and 2025 together"."""
    if not (line.is_letters(i + 1) and is_year(line, i + 2)):
        return False
    return int(ascii_digits(line.words[i + 2].text)) == int(ascii_digits(line.words[i].text)) + 1


def _counts_unknown(line: Line, taken: Taken) -> bool:
    """Tell whether four digits of long ago stand before a word that they may count, where no ending tells a noun."""
    i = taken.amount.first
    if line.lexicon.language.plural or line.characters or int(ascii_digits(line.words[i].text)) >= RECENT:
        return False
    return line.is_letters(i + 1) and line.has("stop", i + 1) is None and line.had("month", i) is None


def _is_of_more(line: Line, taken: Taken) -> bool:
    """Tell whether four digits count more of something: "another 1500 are missing", "1300 others"."""
    last = taken.amount.last
    is_more = taken.mention.figure.role is Role.ADDITION or line.had("another", taken.amount.first) is not None
    others = line.has("others", last)
    # "2015 weitere 300 Stellen" are 300 in that year.
    return is_more or (others is not None and not line.is_number(others))


def _is_end_of_no_years(line: Line, i: int) -> bool:
    """Tell whether four digits are one end of "from 1000 to 5000", whose other end can be no year."""
    after = line.has("range-to", i + 1)
    if after is not None and line.had("from", i) is not None and _is_no_year(line, after):
        return True
    to = line.had("to", i)
    return to is not None and line.had("from", to - 1) is not None and _is_no_year(line, to - 1)


def _reaches_beyond_years(taken: Taken) -> bool:
    """Tell whether a range ends higher than any year: "entre 1000 et 5000"."""
    figure = taken.mention.figure
    return figure.hedge is Hedge.RANGE and figure.high is not None and figure.high.value > YEARS[-1]


def _is_no_year(line: Line, i: int) -> bool:
    """Tell whether the number at token `i` is none that a year could be written as."""
    return line.is_number(i) and len(line.words[i].text) > 2 and not is_year(line, i)  # noqa: PLR2004  not '98


def _is_reign(line: Line, taken: Taken) -> bool:
    """Tell whether a range behind a word such as "ruled" names years: "ruled from 830 to 846"."""
    low, high = taken.mention.figure.low, taken.mention.figure.high
    if taken.mention.figure.hedge is not Hedge.RANGE:
        return False
    is_like_years = low and high and 100 <= low.value < high.value <= 2100 and high.value - low.value <= 100  # noqa: PLR2004
    first = taken.first
    return bool(is_like_years) and any("reign" in line.words[i].closes for i in range(max(first - 3, 0), first))


def _counts_directly(line: Line, taken: Taken) -> bool:
    """Tell whether an unknown plural noun stands right behind the number, as in "1500 bombeiros".

    Where only its capital tells a noun, a recent year is the likelier: "wurde 2015 Präsident".
    """
    if line.lexicon.language.capital_nouns and taken.amount.number.value >= _RECENT:
        return False
    if taken.mention.figure.noun is None:
        return False
    # "a 1000-page report", but "a 2024-model car"
    is_hyphened = line.is_mark(taken.amount.last, "-‐‑") and taken.amount.number.value % 100 == 0
    return taken.last == taken.amount.last + 1 + is_hyphened


def _is_plain(taken: Taken) -> bool:
    """Tell whether a figure is a number and nothing else: no unit, no noun, no hedge."""
    figure = taken.mention.figure
    return figure.unit == "1" and figure.hedge is Hedge.PLAIN


def _is_footnote(line: Line, taken: Taken, end_of_last: int) -> bool:
    """Tell whether a small bare number stands right behind a whole figure, at the end of its line."""
    i = taken.amount.first
    follows_figure = end_of_last == i > 0
    is_last = taken.last == line.count
    return follows_figure and is_last and taken.mention.figure.unit == "1" and len(line.words[i].text) <= 2  # noqa: PLR2004


def figure_at(found: Scan, span: Span) -> Mention | None:
    """Return the figure of a scan that stands exactly at a place, or None."""
    return next((mention for mention in found.figures if mention.span == span), None)
