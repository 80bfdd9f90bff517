"""Makes the generated tables of every language from CLDR and the published number-word rules.

Run by `make tables`; `--check` changes nothing and tells which tables are stale. A language is a folder beside
this file. Needs the extra `tables`; nothing here is imported when a text is read.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.reading.languages import cldr
from factledger.reading.languages.inversion import Words, invert
from factledger.reading.languages.spellings import Speller, sample
from factledger.reading.tables import NEUTRAL, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = Path(__file__).parent
_SHOWN = 5
_COLUMNS = {
    "units": "names\tunit\tnote",
    "numbers": "words\tclass\tvalue",
    "words": "category\twords",
    "scales": "letters touching the digits\tvalues\tneeds",
    "locale": "setting\tregion\tvalue",
    "places": "name\tcode",
}


def languages() -> list[str]:
    """Return the codes of the languages that have a folder."""
    folders = (path for path in FOLDER.iterdir() if path.is_dir() and path.name not in (NEUTRAL, "__pycache__"))
    return sorted(path.name for path in folders)


def tables(code: str) -> dict[str, str]:
    """Return the text of each generated table of a language, by its name."""
    regions, speller = cldr.Regions(code), Speller(code)
    words = invert(speller)
    numbers, letters = _shortened(regions, words)
    made = {
        "units": [f"{'|'.join(names)}\t{unit}\t" for unit, names in cldr.unit_names(regions).items()],
        "numbers": list(_grouped(numbers)),
        "words": list(_categories(regions, words, speller)),
        "scales": [f"{letter}\t{value}\t{needs}" for letter, value, needs in letters],
        "locale": list(_settings(regions, speller)),
        "places": [f"{name}\t{place}" for name, place in cldr.places(regions)],
    }
    return {name: _header(name) + "".join(f"{row}\n" for row in made[name]) for name in made if made[name]}


def _header(name: str) -> str:
    sources = f"CLDR via Babel {version('babel')}, RBNF via unicode-rbnf {version('unicode-rbnf')}"
    return f"# {sources}; made by make tables; do not edit\n# {_COLUMNS[name]}\n"


def _grouped(numbers: dict[str, tuple[str, int]]) -> Iterator[str]:
    """Yield one row for each kind and value, in order of value."""
    groups: dict[tuple[int, str], list[str]] = {}
    for word, (kind, value) in numbers.items():
        groups.setdefault((value, kind), []).append(word)
    for (value, kind), group in sorted(groups.items()):
        yield f"{'|'.join(group)}\t{kind}\t{value}"


def _shortened(regions: cldr.Regions, words: Words) -> tuple[dict[str, tuple[str, int]], list[tuple[str, int, str]]]:
    """Return the number words with the shortened ones of CLDR added, and the letters that touch digits.

    A word that the number words have already, or that an earlier one has with another value, is left out.
    """
    numbers = dict(words.rows)
    looked_up = {words.fold(word) for word in (*numbers, *words.joins)}
    neutral = {letter: values for letters, values, *_ in rows(NEUTRAL, "scales") for letter in letters.split("|")}
    one = next(word for word, (kind, _) in numbers.items() if kind == "one")
    letters: dict[str, tuple[str, int, str]] = {}
    for word, value, touches in cldr.compact_words(regions):
        bare = word.removesuffix(".")
        is_letter = bare.isascii() and bare.isalpha() and (touches or len(bare) == 1)
        if is_letter and neutral.get(bare, "").partition("|")[0] != str(value):
            letters.setdefault(bare, (bare, value, "money or noun" if len(bare) == 1 else ""))
        elif not is_letter and words.fold(bare) not in looked_up and words.read(f"{one}{bare}") != value:
            looked_up.add(words.fold(bare))
            numbers |= dict.fromkeys((word, bare), ("scale", value))
    return numbers, sorted(letters.values(), key=lambda letter: (letter[1], letter[0]))


def _categories(regions: cldr.Regions, words: Words, speller: Speller) -> Iterator[str]:
    per, per_time = cldr.per_words(regions)
    for category, found in (
        ("month", cldr.months(regions)),
        ("weekday", cldr.weekdays(regions)),
        ("clock", cldr.clock_words(regions)),
        ("join", words.joins),
        ("point", speller.points),
        ("negative", speller.minuses),
        ("per", per),
        ("per-time", per_time),
        ("range-and", cldr.list_word(regions, "standard")),
        ("range-or", cldr.list_word(regions, "or")),
    ):
        if found:
            yield f"{category}\t{'|'.join(found)}"


def _settings(regions: cldr.Regions, speller: Speller) -> Iterator[str]:
    """Yield what CLDR says about a language's numbers, and about each region that differs from it."""
    decimal, group = cldr.separators(regions.base)
    yield f"decimal\t\t{decimal}"
    yield f"group\t\t{group}"
    for name, is_so in (("glued", speller.is_glued), ("units_before_tens", speller.puts_units_first)):
        if is_so:
            yield f"{name}\t\ttrue"
    for position, name in enumerate(("decimal_in", "group_in")):
        for locale in regions.regions:
            sign = cldr.separators(locale)[position]
            # Spaces group in every language; a region that prefers them still knows the language's mark.
            if sign not in (" ", (decimal, group)[position]):
                yield f"{name}\t{locale.territory}\t{sign}"
    dollars = {str(locale.territory): code for locale in regions.regions if (code := cldr.own_dollar(locale))}
    yield from (f"dollar\t{region}\t{code}" for region, code in sorted(dollars.items()))


def recall(code: str) -> str:
    """Return how many spelled numbers of the sample the grammar reads back, with the first that it does not."""
    speller = Speller(code)
    words = invert(speller)
    cases = [(number, form) for number in sample() for form in speller.forms(number)]
    unread = [f"{form} ({number})" for number, form in cases if words.read(form) != number]
    counts = f"{code}: {len(cases) - len(unread)} of {len(cases)} spelled numbers read"
    return counts + (f"; not read: {', '.join(unread[:_SHOWN])}" if unread else "")


def write(codes: Iterable[str], *, check: bool) -> list[Path]:
    """Write the tables of the languages; with `check`, write none. Return those that were not current."""
    stale = []
    for code in codes:
        folder = FOLDER / code / "generated"
        made = {folder / f"{name}.tsv": text for name, text in tables(code).items()}
        held = set(folder.glob("*.tsv")) if folder.is_dir() else set()
        for path in sorted(held | set(made)):
            if path in held and path.read_text(encoding="utf-8") == made.get(path):
                continue
            stale.append(path)
            if not check:
                _replace(path, made.get(path))
    return stale


def _replace(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> int:
    """Make or check the tables; return 1 when a checked one is stale."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("codes", nargs="*", help="languages to make; all when none is given")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a table is stale")
    asked = parser.parse_args()
    codes = asked.codes or languages()
    stale = write(codes, check=asked.check)
    for path in stale:
        print("stale:" if asked.check else "written:", path.relative_to(FOLDER))
    if not asked.check:
        for code in codes:
            print(recall(code))
    return 1 if asked.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
