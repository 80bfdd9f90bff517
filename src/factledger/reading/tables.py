"""The tables of the languages as they lie on disk: the generated ones, and the hand-kept ones that go before them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factledger.reading.tokens import fold, fold_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

NEUTRAL = "und"
"""Folder of what holds in every language (BCP 47: undetermined)."""

REMOVED = "-"
"""In a hand-kept row, in the place of the unit, kind or category: the words of the row are none of the table's."""

_SETTINGS = "language.toml"
_FIRST = "en"
"""The language that the ids of the units are written in comes first where several read a text alike."""


def _folder() -> Traversable:
    return files("factledger.reading") / "languages"


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that can be read: the folders with settings."""
    found = (folder.name for folder in _folder().iterdir() if folder.is_dir() and (folder / _SETTINGS).is_file())
    return tuple(sorted(found, key=lambda code: (code != _FIRST, code)))


def rows(code: str, table: str) -> Iterator[list[str]]:
    """Yield the rows of one hand-kept table of one language, without comments; an absent table has none."""
    yield from _rows(_folder() / code / f"{table}.tsv")


def folded_rows(code: str, table: str) -> Iterator[list[str]]:
    """Yield the rows of a hand-kept table with their words folded, which stand first: those of all rows at once."""
    found = [*rows(code, table)]
    words = fold_long("\n".join(row[0] for row in found)).split("\n")
    yield from ([folded, *rest] for folded, (_, *rest) in zip(words, found, strict=bool(found)))


def generated(code: str, table: str) -> Iterator[list[str]]:
    """Yield the rows of one generated table of one language, without comments; an absent table has none."""
    yield from _rows(_folder() / code / "generated" / f"{table}.tsv")


def _rows(path: Traversable) -> Iterator[list[str]]:
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def measured() -> Iterator[list[str]]:
    """Yield what measuring the languages on public test sets came to: tag, set, then five counts."""
    yield from _rows(_folder() / "measured.tsv")


def phrases(code: str, table: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (phrase, columns) of a table: the hand-kept ones, then the generated ones that are not removed.

    Where both have a phrase, the hand-kept one is found first, and counts.
    """
    removed: set[str] = set()
    for row in rows(code, table):
        if row[1] == REMOVED:
            removed.update(map(fold, row[0].split("|")))
        else:
            yield from ((phrase, row[1:]) for phrase in row[0].split("|"))
    for row in generated(code, table):
        for phrase in row[0].split("|"):
            if not removed or fold(phrase) not in removed:
                yield phrase, row[1:]


def categories(code: str) -> dict[str, list[str]]:
    """Return the words of each category: the hand-kept ones, then the generated ones that are not removed."""
    found: dict[str, list[str]] = {}
    for category, words, *_ in rows(code, "words"):
        found.setdefault(category, []).extend(words.split("|"))
    for words, category, *_ in rows(code, "standing"):
        found.setdefault(category, []).extend(words.split("|"))
    removed = {fold(word) for word in found.pop(REMOVED, ())}
    for category, words in generated(code, "words"):
        new = [word for word in words.split("|") if not removed or fold(word) not in removed]
        found.setdefault(category, []).extend(new)
    return found


_SEARCHED = ("hedges", "numbers", "units", "nouns", "changes", "words", "scales")

_CAPITALIZED = re.compile(r"(?<![^ ])[A-ZÀ-Þ][\w’'-]{3,}")
"""Words with a capital, of an example."""


@cache
def _searched(code: str) -> str:
    """Return all tables of a language as one text in lower case, to look for words in without building anything."""
    return "\n".join(_texts(code, _SEARCHED)).lower()


def _texts(code: str, tables: Iterable[str]) -> Iterator[str]:
    """Yield some tables of a language as they are written."""
    folder = _folder() / code
    paths = [place / f"{table}.tsv" for place in (folder, folder / "generated") for table in tables]
    yield from (path.read_text(encoding="utf-8") for path in paths if path.is_file())


def may_know(code: str, words: list[str]) -> bool:
    """Tell whether a language may know one of some words: it does not when its tables hold none of them."""
    forms = "|".join(re.escape(form) for word in words for form in {word.lower(), fold(word)})
    return bool(forms) and re.search(rf"(?<!\w)(?:{forms})(?!\w)", _searched(code)) is not None


@cache
def vocabulary(code: str) -> frozenset[str]:
    """Return the folded words of all tables of a language, but for nouns of several words.

    Their words may be names as well: the "كريم" of ice cream. So are those that only examples have, with a capital.
    """
    nouns = " ".join(word for row in rows(code, "nouns") for word in row[0].split("|") if " " not in word)
    tables = _texts(code, [table for table in _SEARCHED if table != "nouns"])
    lines = (line.rpartition("\t") for table in tables for line in table.splitlines())
    others = "\n".join(f"{told}\t{_CAPITALIZED.sub('', example)}" for told, _, example in lines)
    return frozenset(map(fold, re.findall(r"[^\W\d_]+", f"{nouns}\n{others}".lower())))


def kept_settings(code: str) -> dict[str, Any]:
    """Return what the hand-kept file of a language sets; empty where there is none yet."""
    path = _folder() / code / _SETTINGS
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def settings(code: str) -> dict[str, Any]:
    """Return the settings of a language: what the generated table says, and what the hand-kept file says instead."""
    found: dict[str, Any] = {}
    for name, region, value in generated(code, "locale"):
        if region:
            found.setdefault(name, {})[region] = value
        else:
            found[name] = True if value == "true" else value
    for name, value in kept_settings(code).items():
        found[name] = found.get(name, {}) | value if isinstance(value, dict) else value
    return found
