"""The last read: pairs of texts, each with exactly what it has to find in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tables import table

from factledger.reading.markup import open_draft
from factledger.reading.scan import scan
from factledger.services.lint.against.against import Compared, compare_versions
from factledger.services.lint.options import LintOptions
from factledger.values.units import Units

TEXTS = Path(__file__).parent / "against"
FRESH = table(TEXTS / "fresh.tsv")
"""Pairs that were written before lint saw them; first.tsv tells what they came to then."""

PAIRS = [*table(TEXTS / "pairs.tsv"), *FRESH]


def compared(old: str, new: str, language: str = "en", suffix: str = "txt", date: str | None = None) -> Compared:
    """Return what comparing two texts comes to; two languages are named "pt,en", that of the new one first."""
    first, _, second = language.partition(",")
    drafts = [open_draft(f"{name}.{suffix}", text.encode()) for name, text in (("new", new), ("old", old))]
    options = [LintOptions(one, date) for one in (first, second or first)]
    return compare_versions(drafts[0], drafts[1], Units.shipped(), options[0], options[1])


def found(result: Compared) -> str:
    return " | ".join(f"{one.rule} {one.text}" for side in (result.new, result.old) for one in side.findings)


@pytest.mark.parametrize("row", PAIRS, ids=[f"{row['lang']}: {row['what']}" for row in PAIRS])
def test_a_pair_of_texts_has_exactly_these_findings(row: dict[str, str]) -> None:
    old, new = (row[name].replace("\\n", "\n") for name in ("old", "new"))
    assert found(compared(old, new, row["lang"], row["suffix"])) == row["found"]


def test_the_published_counts_are_those_of_the_fresh_pairs() -> None:
    row = table(TEXTS / "first.tsv")[0]
    now = [(one, found(compared(one["old"], one["new"], one["lang"]))) for one in FRESH]
    assert len(FRESH) == int(row["count"])
    assert sum(one["found"] == came for one, came in now) == int(row["now exact"])
    assert sum(bool(one["found"]) and not came for one, came in now) == int(row["now missed"])
    assert sum(not one["found"] and bool(came) for one, came in now) == int(row["now alarms"])


@pytest.mark.parametrize(
    "piece",
    [
        "17 ",
        "Acme 120 chips, ",
        "Acme has {n} chips. ",
        "It has 5 chips in 2024. ",
        "Acme ",
        "“Acme” said 5. ",
        "A{n} ",
    ],
)
def test_long_texts_of_one_piece_are_compared_whole(piece: str) -> None:
    old = "".join(piece.format(n=n) for n in range(800))
    result = compared(old, old.replace("Acme", "Bolt"))
    same = compared(old, old)
    assert same.new.findings == same.old.findings == []
    assert sum(same.new.counts().values()) == sum(result.new.counts().values())


@pytest.mark.parametrize("count", [100, 400, 1600])
def test_the_work_of_aligning_grows_with_the_length(count: int) -> None:
    sentences = [f"Firm {_word(i % 97)} of {_word(i)} has {i + 20} workers." for i in range(count)]
    changed = [one.replace("has", "employs").replace("1", "7") for one in sentences]
    result = compared("\n\n".join(sentences), "\n\n".join(changed))
    assert result.new.counts()["added"] == 0
    assert result.work <= 40 * count  # each with each would be `count` for each


def _word(number: int) -> str:
    """Return a word that no other number has."""
    return "T" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "The deal is worth $3 million.",
            "The deal is worth $3 billion.",
            "'$3 billion' for '$3 million' (old.txt:1:19): another number, 1000 times as much: a slip?",
        ),
        (
            "The town has 12,000 voters.",
            "The town has 1,200 voters.",
            "'1,200 voters' for '12,000 voters' (old.txt:1:14): another number, 10 times less: a slip?",
        ),
        (
            "Acme has 120 workers.",
            "Bolt has 120 workers.",
            "'120 workers', as in old.txt:1:10: of Bolt now, of Acme before",
        ),
        (
            "Acme had 120 workers in 2024.",
            "Acme had 120 workers in 2023.",
            "'2023' for '2024' (old.txt:1:25): of '120 workers': 2023 now, 2024 before",
        ),
        (
            "Acme pays $6 per hour.",
            "Acme pays $6 per day.",
            "'$6 per day' for '$6 per hour' (old.txt:1:11): unit: USD/day now, USD/hour before",
        ),
        (
            "It opened on 5 May.",
            "It opened on 6 May.",
            "'6 May' for '5 May' (old.txt:1:14): another date",
        ),
        ("It sold 4 cars.", "", "'4 cars': it stands nowhere in the new version"),
        ("", "It sold 4 cars.", "'4 cars': it stood nowhere in the old version"),
    ],
)
def test_a_message_names_both_sides(old: str, new: str, message: str) -> None:
    result = compared(old, new)
    assert [one.message for side in (result.new, result.old) for one in side.findings] == [message]


def test_relative_years_are_told_from_the_day_of_each_version() -> None:
    old, new = "Acme sold 120 cars last year.", "Acme sold 120 cars in 2024."
    assert found(compared(old, new, date="2025-03-01")) == ""
    assert found(compared(old, new, date="2026-03-01")) == "wrong-scope 2024"
    assert [one.severity.value for one in compared(old, new).new.findings] == ["warning"]


def test_numbers_of_the_old_version_that_cannot_be_read_are_said() -> None:
    result = compared("It sold 0012 boxes.", "It sold 12 boxes.")
    assert result.notes == ("old.txt: 1 number of the old version cannot be read",)
    assert found(result) == "added 12 boxes"
    assert found(compared("It sold 12 boxes.", "It sold 0012 boxes.")) == "unreadable 0012 | dropped 12 boxes"


def test_every_number_of_the_draft_ends_once() -> None:
    old = "Acme has 120 workers and 14 shops in 2024. It costs $5."
    new = "Bolt has 120 workers and 15 shops in 2024. It costs about $5. It bought 9 ships and 0012 boxes."
    result = compared(old, new)
    assert [(one.text, one.ending) for one in result.new.numbers] == [
        ("120 workers", "moved"),
        ("15 shops", "changed"),
        ("2024", "set aside"),
        ("about $5", "moved"),
        ("9 ships", "added"),
        ("0012", "unreadable"),
    ]
    assert [one.text for one in result.old.numbers] == []


NEWS = sorted((Path(__file__).parents[2] / "benchmarks" / "news").glob("*.tsv"))


def news(path: Path) -> list[str]:
    """Return the sentences of a set of news, each once."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(line.partition("\t")[0] for line in lines if "\t" in line and line[0] != "#"))


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_sentences_in_another_order_are_unchanged(path: Path) -> None:
    sentences = news(path)
    result = compared("\n\n".join(sentences), "\n\n".join(reversed(sentences)), path.stem)
    assert found(result) == ""
    assert result.new.counts()["unchanged"] == len(result.new.numbers) - result.new.counts()["set aside"]


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_one_other_digit_in_a_sentence_is_found(path: Path) -> None:
    old, new, count = [], [], 0
    for sentence in news(path):
        numbers = [one.number for one in scan(sentence, path.stem).figures if one.number.of(sentence).isdecimal()]
        place = next((one for one in numbers if one.end - one.start > 1), None)
        old.append(sentence)
        new.append(sentence if place is None else _with_other_digit(sentence, place.end - 1))
        count += place is not None
    result = compared("\n\n".join(old), "\n\n".join(new), path.stem)
    assert [one.rule for one in (*result.new.findings, *result.old.findings)] == ["changed"] * count


def _with_other_digit(text: str, place: int) -> str:
    """Return a text with another digit, of the same script, in a place."""
    digit = int(text[place])
    other = chr(ord(text[place]) - digit + (digit + 5) % 10)
    return text[:place] + other + text[place + 1 :]


def of_files(new: str, old: str, language: str) -> Compared:
    """Return what comparing two texts of the folder comes to."""
    before, now = ((TEXTS / f"{name}.md").read_text(encoding="utf-8") for name in (old, new))
    return compared(before, now, language, "md")


@pytest.mark.parametrize(
    ("language", "unchanged", "findings"),
    [
        ("en", 16, ["status-changed 61 percent"]),
        ("pt", 13, ["status-changed R$ 18 milhões", "moved 4 andares"]),
        ("es", 11, ["hedge-changed cerca de 30.000"]),
        ("id", 11, []),
        ("ar", 11, []),
    ],
)
def test_a_text_that_was_edited_for_style_alone_has_few_findings(
    language: str, unchanged: int, findings: list[str]
) -> None:
    result = of_files(f"library.{language}.new", f"library.{language}.old", language)
    assert found(result) == " | ".join(findings)
    assert result.new.counts()["unchanged"] == unchanged


def test_late_edits_of_a_news_text_are_found() -> None:
    result = of_files("port.en.new", "port.en.old", "en")
    assert found(result).split(" | ") == [
        "changed 21%",
        "hedge-lost 8,200 containers a day",
        "wrong-direction $40 million",
        "aside-changed 6 May",
        "wrong-scope 2023",
        "status-changed 150 workers",
        "negated more than 8,500 containers a day",
        "hedge-lost A third",
        "changed 45 million euros",
        "changed 5%",
        "added $2.5 million",
        "dropped 33",
        "aside-changed 2021",
    ]


def test_a_translation_of_a_news_text_is_compared_by_its_figures() -> None:
    result = of_files("port.es.new", "port.en.old", "es,en")
    assert result.is_translated
    assert result.new.counts()["unchanged"] == 35
    assert "dropped 12 places" in found(result)
    assert [one.rule for one in result.new.findings if one.severity.value == "error"] == ["hedge-lost"]
