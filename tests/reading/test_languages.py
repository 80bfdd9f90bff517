"""Every line of every language's tables does what its example shows; every language has a corpus."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.tables import table

import factledger.reading
from factledger.errors import FactledgerError
from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.read import read
from factledger.reading.scan import scan
from factledger.reading.tables import NEUTRAL, REMOVED, rows
from factledger.values.figure import Hedge
from factledger.values.units import minor

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.mention import Mention

FOLDER = Path(factledger.reading.__file__).parent / "languages"
CODES = (*LANGUAGES, NEUTRAL)


@dataclass
class Row:
    """A row of a table: its phrases, each with the example that holds it."""

    code: str
    columns: list[str]
    examples: list[tuple[str, str]]

    def holds(self, check: Callable[[str, str], None]) -> None:
        """Check every phrase in its example; all that fail are listed together."""
        failed = []
        for phrase, example in self.examples:
            try:
                check(phrase, example)
            except (AssertionError, FactledgerError) as error:
                failed.append(f"{phrase!r} in {example!r}: {str(error) or type(error).__name__}")
        assert not failed, "\n".join([f"{self.code}: {len(failed)} of {len(self.examples)} phrases", *failed])

    def read(self, text: str) -> Mention:
        return read(text, "en" if self.code == NEUTRAL else self.code)


def every_row(name: str) -> Callable[[Callable[[Row], None]], Callable[[str], None]]:
    """Return what makes a test of a row one of the whole table of a language; rows that fail are listed together."""
    found: dict[str, list[Row]] = {}
    for code in CODES:
        for phrases, *columns, example in rows(code, name):
            if columns[0] == REMOVED:
                continue
            alternatives = phrases.split("|")
            held = [phrase for phrase in alternatives if phrase in example]
            assert held, f"{code}/{name}: the example {example!r} holds none of {phrases!r}"
            shown = max(held, key=len)
            examples = [(phrase, example.replace(shown, phrase, 1)) for phrase in alternatives]
            found.setdefault(code, []).append(Row(code, columns, examples))

    def mark(test: Callable[[Row], None]) -> Callable[[str], None]:
        @pytest.mark.parametrize("code", found)
        def of_language(code: str) -> None:
            failed = []
            for row in found[code]:
                try:
                    test(row)
                except AssertionError as error:
                    failed.append(str(error))
            assert not failed, "\n".join([f"{len(failed)} of {len(found[code])} rows", *failed])

        return of_language

    return mark


@every_row("hedges")
def test_a_hedge_hedges_its_example(row: Row) -> None:
    def check(phrase: str, example: str) -> None:
        mention = row.read(example)
        assert mention.figure.hedge is Hedge(row.columns[0])
        assert phrase in mention.text

    row.holds(check)


@every_row("nouns")
def test_a_noun_is_counted_in_its_example(row: Row) -> None:
    def check(phrase: str, example: str) -> None:
        mention = row.read(example)
        assert (mention.figure.unit, mention.figure.noun) == (row.columns[0], phrase)

    row.holds(check)


@every_row("units")
def test_a_unit_measures_its_example(row: Row) -> None:
    def check(phrase: str, example: str) -> None:
        mention = row.read(example)
        unit, note, *_ = row.columns
        assert mention.figure.unit == (minor(unit) if "cent" in note.split() else unit)
        assert phrase in mention.text

    row.holds(check)


@every_row("numbers")
def test_a_number_word_is_read_in_its_example(row: Row) -> None:
    def check(phrase: str, example: str) -> None:
        mention = row.read(example)
        at = example.index(phrase)
        kind, value, *_ = row.columns
        assert mention.span.start <= at < mention.span.end or kind in ("fold", "occasion")
        if kind in ("add", "multiple", "multiple-of", "whole") and mention.number.of(example) == phrase:
            stated = mention.figure.stated
            assert stated is not None
            assert stated.value == Fraction(value)

    row.holds(check)


@every_row("scales")
def test_a_scale_letter_scales_its_example(row: Row) -> None:
    def check(_: str, example: str) -> None:
        mention = row.read(example)
        values = [Fraction(value) for value in row.columns[0].split("|")]
        stated = [reading.figure.stated for reading in mention.readings] or [mention.figure.stated]
        assert [number.value for number in stated if number] == [5 * value for value in values]

    row.holds(check)


@every_row("changes")
def test_a_word_of_change_gives_role_and_direction(row: Row) -> None:
    def check(_: str, example: str) -> None:
        figure = row.read(example).figure
        assert (figure.role, figure.direction or "") == (row.columns[0], row.columns[1])

    row.holds(check)


@every_row("currencies")
def test_a_name_of_one_currency_is_read_in_a_text_of_unknown_language(row: Row) -> None:
    def check(_: str, example: str) -> None:
        found = scan(example, UNKNOWN).figures
        assert [mention.figure.unit for mention in found] == [row.columns[0]]

    row.holds(check)


@every_row("groups")
def test_a_currency_is_read_first_as_its_home_writes_it(row: Row) -> None:
    def check(_: str, example: str) -> None:
        (mention,) = scan(example, UNKNOWN).figures
        stated = [reading.figure.stated for reading in mention.readings]
        assert [str(number.value) for number in stated if number] == ["31500", "63/2"]

    row.holds(check)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_category_has_an_example_with_one_of_its_words(code: str) -> None:
    rows_without = [
        category
        for category, phrases, example in rows(code, "words")
        if not any(word in example.casefold() for word in phrases.casefold().split("|"))
    ]
    assert not rows_without


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_stands_twice_in_one_table(code: str) -> None:
    for name in ("hedges", "units", "nouns", "numbers"):
        seen: set[tuple[str, ...]] = set()
        for phrases, *columns in rows(code, name):
            side = columns[1] if name == "hedges" else ""
            for phrase in phrases.split("|"):
                assert (phrase, side) not in seen, f"{code}/{name}: {phrase!r} stands twice"
                seen.add((phrase, side))


CORPORA = {code: FOLDER / code / "corpus.tsv" for code in LANGUAGES}


def corpus() -> list[tuple[str, str, list[dict[str, str]]]]:
    """Return (language, text, expected endings) for every text of every corpus."""
    cases: dict[tuple[str, str], list[dict[str, str]]] = {}
    for code, path in CORPORA.items():
        for row in table(path) if path.is_file() else []:
            cases.setdefault((code, row["text"]), []).append(row)
    return [(code, text, expected) for (code, text), expected in cases.items()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_corpus(code: str) -> None:
    assert CORPORA[code].is_file()
    assert len(table(CORPORA[code])) >= 60


@pytest.mark.parametrize(
    ("code", "text", "expected"), corpus(), ids=[f"{code}-{text}"[:80] for code, text, _ in corpus()]
)
def test_corpus_text_reads_as_expected(code: str, text: str, expected: list[dict[str, str]]) -> None:
    found = scan(text, code)
    figures = [row for row in expected if row["found"] and not row["rule"]]
    assert [described(mention) for mention in found.figures] == [described_row(row) for row in figures]
    endings = {(aside.text, aside.rule) for aside in found.set_aside}
    endings |= {(aside.text, "unreadable") for aside in found.unreadable}
    assert {(row["found"], row["rule"]) for row in expected if row["rule"]} <= endings


def described(mention: Mention) -> list[str]:
    found = mention.to_json()
    names = ("text", "hedge", "low", "high", "unit", "role", "direction")
    return [found[name] or "" for name in names] + ["" if mention.settled else "open"]


def described_row(row: dict[str, str]) -> list[str]:
    names = ("found", "hedge", "low", "high", "unit", "role", "direction", "settled")
    return [row[name] for name in names]
