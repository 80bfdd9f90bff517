"""The generated tables are current, spelled numbers come back, and the hand-kept tables go before them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import factledger.reading
from factledger.reading import tables
from factledger.reading.locale import LANGUAGES, parse_tag
from factledger.reading.read import read
from factledger.reading.tables import REMOVED, categories, generated, phrases, rows
from factledger.reading.tokens import fold
from factledger.values.units import Units, parse_unit

FOLDER = Path(factledger.reading.__file__).parent / "languages"
MADE = sorted(path.parent.name for path in FOLDER.glob("*/generated"))
REASON = "the extra `tables` (Babel, unicode-rbnf) is not installed"


@pytest.mark.parametrize("code", MADE)
def test_the_generated_tables_are_current(code: str) -> None:
    pytest.importorskip("babel", reason=REASON)
    pytest.importorskip("unicode_rbnf", reason=REASON)
    from factledger.reading.languages import generate

    assert code in generate.languages()
    assert generate.write([code], check=True) == [], "run make tables"


@pytest.mark.parametrize("code", MADE)
def test_every_spelled_number_of_the_sample_is_read_back(code: str) -> None:
    pytest.importorskip("unicode_rbnf", reason=REASON)
    from factledger.reading.languages.inversion import invert
    from factledger.reading.languages.spellings import Speller, sample

    speller = Speller(code)
    words = invert(speller)
    # Every second number; the recall that the documentation shows is measured on all of them.
    cases = [(number, form) for number in sample()[1::2] for form in speller.forms(number)]
    assert len(cases) > 500
    assert [(number, form) for number, form in cases if words.read(form) != number] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_whole_reader_reads_spelled_numbers(code: str) -> None:
    pytest.importorskip("unicode_rbnf", reason=REASON)
    from factledger.reading.languages.spellings import Speller, sample

    speller = Speller(code)
    percent = next((row[0] for row in generated(code, "units") if row[1] == "percent"), "%")
    unread = []
    for number in sample()[2::7]:
        for form in speller.forms(number):
            stated = read(f"{form} {percent.split('|')[0]}", code).figure.stated
            if stated is None or stated.value != number:
                unread.append((number, form))
    assert unread == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("table", ["units", "numbers"])
def test_no_hand_kept_phrase_says_what_the_generated_table_says(code: str, table: str) -> None:
    made = {fold(phrase): row[1:] for row in generated(code, table) for phrase in row[0].split("|")}
    kept = [(phrase, row[1:3]) for row in rows(code, table) for phrase in row[0].split("|")]
    assert [phrase for phrase, columns in kept if made.get(fold(phrase)) == columns] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_hand_kept_word_stands_in_the_generated_category(code: str) -> None:
    made = {(row[0], fold(word)) for row in generated(code, "words") for word in row[1].split("|")}
    kept = [(row[0], word) for row in rows(code, "words") for word in row[1].split("|")]
    assert [word for category, word in kept if (category, fold(word)) in made] == []


@pytest.mark.parametrize("code", MADE)
@pytest.mark.parametrize("table", ["units", "numbers", "scales"])
def test_no_generated_phrase_stands_twice(code: str, table: str) -> None:
    seen = [phrase for row in generated(code, table) for phrase in row[0].split("|")]
    assert len(seen) == len(set(seen))
    assert [phrase for phrase in seen if phrase != unicodedata.normalize("NFC", phrase).strip()] == []


def test_a_hand_kept_row_replaces_or_removes_a_generated_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx" / "generated"
    folder.mkdir(parents=True)
    (folder / "units.tsv").write_text("# made\nmile|miles\tmile\t\nknot|knots\tspeed\t\n", encoding="utf-8")
    (folder / "words.tsv").write_text("month\tMay|June\n", encoding="utf-8")
    (folder.parent / "units.tsv").write_text("mile\tmeter\t\t6 mile\nKnot\t-\t\ta knot\n", encoding="utf-8")
    (folder.parent / "words.tsv").write_text("month\tSept\tSept 1\n-\tmay\tit may\n", encoding="utf-8")
    monkeypatch.setattr(tables, "_folder", lambda: tmp_path)
    found = list(phrases("xx", "units"))
    assert next(columns[0] for phrase, columns in found if phrase == "mile") == "meter"
    assert [phrase for phrase, _ in found] == ["mile", "mile", "miles", "knots"]
    assert categories("xx") == {"month": ["Sept", "June"]}
    assert REMOVED == "-"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", (".", ",")),
        ("en-ZA", (",", ".")),
        ("pt-PT", (",", ".")),
        ("ar-MA", (",", ".")),
        ("id", (",", ".")),
        ("es-MX", (".", ",")),
        ("it-CH", (".", "'")),
        ("fr-CH", (",", "'")),
    ],
)
def test_separators_come_from_the_generated_table(tag: str, expected: tuple[str, str]) -> None:
    assert parse_tag(tag).separators == expected


@pytest.mark.parametrize("code", MADE)
def test_every_generated_unit_is_made_of_shipped_units(code: str) -> None:
    made = [row[1] for row in generated(code, "units")]
    assert len(made) > 100
    assert [unit for unit in made if any(Units.shipped().get(part) is None for part in parse_unit(unit))] == []
