"""Names and signs of a language, as CLDR has them (read through Babel)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.localedata import locale_identifiers
from babel.numbers import get_territory_currencies

from factledger.reading.tokens import fold, is_word, tokenize
from factledger.values.figure import Kind
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HOLE = "{0}"
_INVISIBLE = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u00ad"))
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_VOWELS = frozenset("aeiouyаеиоуыэюя")
_SHORT_WORD = 2
"""A short form of so many letters that holds a vowel may be an ordinary word: "in", "mi", "ha"."""

_POWERS = {"square": 2, "cubic": 3}
_OTHERWISE = ("ton",)
"""What CLDR calls by the name of another unit of ours: its ton is that of the US, in Arabic and Chinese just a ton."""

_KNOT = {"knot": "nautical_mile/hour"}
_ENOUGH_UNITS = 3
"""Units that must have a word for "per" for it to be one."""

_PERIODS = ("am", "pm", "noon", "midnight")
_COUNTRY = 2
"""Letters of the code of a country."""

_NO_COUNTRY = ("ZZ", "XA", "XB", "EZ", "UN")
"""Codes of CLDR that are none of a country: unknown, made up for tests, unions of several."""

_PARTS = ("002", "003", "005", "009", "013", "029", "035", "142", "150", "419")
"""Africa, North and South America, Oceania, Central America, the Caribbean, South-East Asia, Asia, Europe and Latin
America; the Americas as a whole are left out, as their name is that of a country."""


class Regions:
    """A language and its regions."""

    def __init__(self, code: str) -> None:
        """Load the language and each of its regions."""
        self.base = Locale.parse(code)
        names = (name for name in locale_identifiers() if name.partition("_")[0] == code and name != code)
        parsed = (Locale.parse(name) for name in sorted(names))
        self.regions = [one for one in parsed if _is_country(one) and _writing(one) == _writing(self.base)]

    @property
    def all(self) -> list[Locale]:
        """The language, then its regions."""
        return [self.base, *self.regions]


def _is_country(locale: Locale) -> bool:
    return bool(locale.territory) and not locale.variant and str(locale.territory).isalpha()


def _writing(locale: Locale) -> str:
    """Return the script that the names of months are written in: "LATIN", "CJK"."""
    return unicodedata.name(str(_data(locale, "months")["stand-alone"]["wide"][1])[-1]).partition(" ")[0]


def plain(text: str) -> str:
    """Return a text in NFC, with plain spaces and without invisible marks."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_INVISIBLE))).strip()


def _folded(token: str) -> str:
    return fold(token) if is_word(token) else token


def _data(locale: Locale, name: str) -> dict[str, Any]:
    found: dict[str, Any] = locale._data[name]  # noqa: SLF001  Babel has no public way to all forms of a name
    return found


def unit_names(regions: Regions) -> dict[str, list[str]]:
    """Return the names of every unit that CLDR and the shipped units both have, then of the currencies.

    No name stands twice: the unit that comes first among the shipped ones has it.
    """
    names: dict[str, list[str]] = {}
    taken: set[tuple[str, ...]] = set()
    known = _named_units(regions.base)
    for unit in (*Units.shipped(), *known):
        unit_id = unit if isinstance(unit, str) else unit.id
        found = _currency_names(regions, unit_id) if _is_money(unit_id) else known.get(unit_id, [])
        if unit_id in names or not found:
            continue
        new = []
        for name in found:
            looked_up = tuple(map(_folded, tokenize(name).texts))
            if looked_up not in taken:
                taken.add(looked_up)
                new.append(name)
        if new:
            names[unit_id] = new
    return names


def _is_money(unit_id: str) -> bool:
    unit = Units.shipped().get(unit_id)
    return unit is not None and unit.group is Kind.MONEY


def _named_units(locale: Locale) -> dict[str, list[str]]:
    """Return the names of measures, by our ids: long forms first, then short ones that are no ordinary words."""
    patterns, dates = _data(locale, "unit_patterns"), _dates(locale)
    found: dict[str, list[str]] = {}
    for name in sorted(patterns):
        unit_id = _unit_id(name.partition("-")[2])
        if unit_id is None:
            continue
        widths = patterns[name]
        long = list(_forms(widths.get("long", {}))) or list(_forms(widths.get("short", {})))
        shown = plain(_data(locale, "unit_display_names").get(name, {}).get("long", ""))
        short = [form for form in _short_forms(widths) if _is_plain(form) and _looked_up(form) not in dates]
        symbols = _symbols(unit_id)
        forms = [*long, *([shown] if shown and len(shown) > 1 and "," not in shown else []), *short]
        kept = [form for form in dict.fromkeys(forms) if form not in symbols and _is_name(form)]
        if kept:
            found[unit_id] = kept
    return found


def _short_forms(widths: dict[str, Any]) -> Iterator[str]:
    for width in ("short", "narrow"):
        for form in _forms(widths.get(width, {})):
            yield form
            yield form.removesuffix(".")


def _dates(locale: Locale) -> frozenset[str]:
    """Return what the shortened names of months and days look like: "dec" is no decade, "Mon." no month."""
    names = (
        name
        for table in ("months", "days")
        for context in ("format", "stand-alone")
        for name in _data(locale, table)[context].get("abbreviated", {}).values()
    )
    return frozenset(_looked_up(plain(name)) for name in names)


def _looked_up(name: str) -> str:
    return " ".join(map(_folded, tokenize(name.removesuffix(".")).texts))


def _symbols(unit_id: str) -> tuple[str, ...]:
    unit = Units.shipped().get(unit_id)
    return tuple(unit.symbols) if unit else ()


def _unit_id(name: str) -> str | None:
    """Return our id of a unit by CLDR's name, or None: "square-centimeter", "kilometer-per-hour"."""
    known = Units.shipped()
    if name in _OTHERWISE:
        return None
    own = name.replace("-", "_")
    if known.get(own):
        return own
    above, per, below = name.partition("-per-")
    if per:
        parts = _unit_id(above), _unit_id(below)
        return f"{parts[0]}/{parts[1]}" if all(parts) else None
    power, _, rest = name.partition("-")
    if power in _POWERS and known.get(rest):
        return f"{rest}**{_POWERS[power]}"
    if name == "acre-foot":
        return "acre*foot"
    return _KNOT.get(name)


def _forms(width: dict[str, Any]) -> Iterator[str]:
    """Yield the words of the plural forms that stand behind the number; "per" forms and duals in one word do not."""
    for count, pattern in width.items():
        text = plain(pattern) if isinstance(pattern, str) and count != "per" else ""
        if text.startswith(_HOLE):
            yield text.removeprefix(_HOLE).strip()


def _is_name(form: str) -> bool:
    """Tell whether a form is one that can be looked up as words: no digits, no brackets, no lone sign."""
    return bool(form) and not any((c.isdigit() and c.isascii()) or c in "()[]′″'\"" for c in form) and _has_letter(form)


def _has_letter(form: str) -> bool:
    return any(map(is_word, tokenize(form).texts))


def _is_plain(form: str) -> bool:
    """Tell whether a short form is safe: at least two letters, and of two only where no vowel makes them a word."""
    letters = [c for c in fold(form) if c.isalpha()]
    if form.endswith(".") or any(not c.isalnum() and c not in " ." for c in form):
        return len(letters) > 1
    is_ideographic = bool(letters) and unicodedata.category(form[0]) == "Lo" and not form[0].isascii()
    if is_ideographic and len(form) > 1:
        return True
    return len(letters) > _SHORT_WORD or (len(letters) == _SHORT_WORD and not _VOWELS.intersection(letters))


def _currency_names(regions: Regions, code: str) -> list[str]:
    names = [_data(regions.base, "currency_names").get(code, "")]
    names += [name for _, name in sorted(_data(regions.base, "currency_names_plural").get(code, {}).items())]
    kept = [name for name in map(plain, names) if name and name != code and _is_name(name)]
    symbol = plain(_data(regions.base, "currency_symbols").get(code, ""))
    is_own = symbol != code and len(symbol) > 1 and symbol.isalpha() and not symbol.isascii()
    return list(dict.fromkeys([*kept, *([symbol] if is_own else [])]))


def months(regions: Regions) -> list[str]:
    """Return the names of the months, whole and shortened, within a date and alone, with and without a full stop."""
    widths = ("wide", "abbreviated")
    return _called(
        regions.base, "months", widths, lambda key, name: len(name) > 1 and not name[0].isdigit() and bool(key)
    )


def weekdays(regions: Regions) -> list[str]:
    """Return the names of the days of the week, whole; shortened ones are other words as well ("Sun", "mar")."""
    return _called(regions.base, "days", ("wide",), lambda _, name: len(name) > 1)


def clock_words(regions: Regions) -> list[str]:
    """Return the words for before and after noon, noon and midnight."""
    return _called(
        regions.base, "day_periods", ("wide", "abbreviated"), lambda key, name: key in _PERIODS and len(name) > 1
    )


def _called(locale: Locale, table: str, widths: tuple[str, ...], fits: Callable[[Any, str], bool]) -> list[str]:
    found: dict[str, None] = {}
    for width in widths:
        for context in ("format", "stand-alone"):
            for key, name in _data(locale, table)[context].get(width, {}).items():
                text = plain(name)
                if fits(key, text):
                    found[text] = None
                    if text.count(".") == 1:
                        found[text.removesuffix(".")] = None
    by_look: dict[str, str] = {}
    for name in found:
        by_look.setdefault(" ".join(map(_folded, tokenize(name).texts)), name)
    return list(by_look.values())


def list_word(regions: Regions, style: str) -> list[str]:
    """Return the word between two things of a list ("standard": and, "or"), if it is one."""
    pattern = plain(_data(regions.base, "list_patterns").get(style, {}).get("2", ""))
    word = pattern.removeprefix(_HOLE).removesuffix("{1}").strip()
    return [word] if _is_one_word(word) else []


def _is_one_word(text: str) -> bool:
    return [is_word(token) for token in tokenize(text).texts] == [True]


def per_words(regions: Regions) -> tuple[list[str], list[str]]:
    """Return the words for "per" before anything, and those that CLDR has before times alone ("в", not "на")."""
    times, others = Counter[str](), Counter[str]()
    for name, widths in _data(regions.base, "unit_patterns").items():
        long = widths.get("long", {})
        per = plain(long.get("per", "")).removeprefix(_HOLE)
        words = {per.removesuffix(form).strip() for form in _forms(long) if per.endswith(f" {form}")}
        (times if name.startswith("duration") else others).update(filter(_is_one_word, words))
    anything = sorted(word for word, count in others.items() if count >= _ENOUGH_UNITS)
    return anything, sorted(word for word, count in times.items() if count >= _ENOUGH_UNITS and word not in anything)


def compact_words(regions: Regions) -> Iterator[tuple[str, int, bool]]:
    """Yield (word, value, whether it touches the digits) of what shortens large numbers.

    The words of the language come before those of its regions; a region's one or two letters are too little to be
    told from a word or a unit in the language at large.
    """
    for locale in regions.all:
        for width in ("long", "short"):
            for patterns in _data(locale, "compact_decimal_formats").get(width, {}).values():
                for size, pattern in patterns.items():
                    text = unicodedata.normalize("NFC", pattern.pattern.split(";")[0]).replace("'", "")
                    word = plain(text.lstrip("0"))
                    zeros = len(text) - len(text.lstrip("0"))
                    is_safe = locale is regions.base or len(word.removesuffix(".")) > _SHORT_WORD or not word.isascii()
                    if zeros and word and is_safe and " " not in word:
                        yield word, int(size) // 10 ** (zeros - 1), not text[zeros].isspace()


def separators(locale: Locale) -> tuple[str, str]:
    """Return (decimal, group) of a locale, between digits 0 to 9; any space is a plain one."""
    signs = locale.number_symbols["latn"]
    return signs["decimal"], " " if signs["group"].isspace() else signs["group"].replace("’", "'")


def own_dollar(locale: Locale) -> str | None:
    """Return the currency that a region writes with a bare $, if its own is written so and is a shipped one."""
    current = get_territory_currencies(locale.territory) if locale.territory else []
    if not current:
        return None
    code = current[-1] if "USD" not in current else "USD"
    symbol = _data(locale, "currency_symbols").get(code)
    return code if symbol == "$" and Units.shipped().get(code) else None


def places(regions: Regions) -> list[tuple[str, str]]:
    """Return (name, code) of every country, as ISO 3166-1 has them, and of parts of the world, as UN M.49 has them."""
    named = _data(regions.base, "territories")
    countries = [code for code in named if len(code) == _COUNTRY and code not in _NO_COUNTRY]
    return sorted((plain(named[code]), code) for code in (*countries, *(one for one in _PARTS if one in named)))
