"""The quick looks that spare most tokens a rule: they may spare time, and never a result."""

from __future__ import annotations

import gc
import json
import random
import re
import sys
from typing import TYPE_CHECKING

import pytest

from factledger.reading import scan as scan_module
from factledger.reading import tokens
from factledger.reading.aside import rules
from factledger.reading.lexicon import Lexicon, lexicon
from factledger.reading.line import Line
from factledger.reading.locale import LANGUAGES, parse_tag
from factledger.reading.scan import scan, scan_in
from factledger.reading.tables import folded_rows, rows
from factledger.reading.terms import named, phrase_words
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.lexicon import Word


def lines(code: str) -> Iterator[Line]:
    words = lexicon(code, Units.shipped())
    for text in dict.fromkeys(text for text, *_ in rows(code, "corpus")):
        yield Line(text, words)


def texts_of(code: str) -> list[str]:
    """Return the lines of a corpus, all of them in one, and lines put together of pieces of them."""
    texts = list(dict.fromkeys(text for text, *_ in rows(code, "corpus")))
    chance = random.Random(code)  # noqa: S311  texts, no secrets
    spliced = [" ".join(_piece(chance, chance.choice(texts)) for _ in range(4)) for _ in range(300)]
    return [*texts, "\n".join(texts), " ".join(texts), *spliced]


def _piece(chance: random.Random, text: str) -> str:
    words = text.split(" ") if " " in text else list(text)
    start = chance.randrange(len(words))
    return (" " if " " in text else "").join(words[start : start + chance.randint(1, 9)])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_quick_look_at_a_number_hides_it_from_no_rule(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [rules.set_aside(line, line.places_worth_a_look()) for line in lines(code)]
    monkeypatch.setattr(rules, "_may_be_aside", lambda _line, _i: True)
    monkeypatch.setattr(rules.RulesOfNumbers, "of", lambda some, _line, _i: some.all)
    assert found == [rules.set_aside(line, line.places_worth_a_look()) for line in lines(code)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_token_that_is_no_place_worth_a_look_is_set_aside_by_no_rule(code: str) -> None:
    for line in lines(code):
        places = line.places_worth_a_look()
        assert rules.set_aside(line, places) == rules.set_aside(line, list(range(line.count))), line.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_short_way_reads_what_all_rules_read(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = texts_of(code)
    found = [scan(text, code) for text in texts]
    monkeypatch.setattr(scan_module, "plain", lambda _line, _found: None)
    for text, short in zip(texts, found, strict=True):
        assert scan(text, code) == short, text


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_rule_that_a_word_need_not_be_asked_finds_nothing_there(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = texts_of(code)
    found = [scan(text, code) for text in texts]
    see = Lexicon._see_beside

    def ask_everything(words: Lexicon, word: Word) -> None:
        see(words, word)
        word.measures = word.is_named = word.makes_share = word.pairs = word.codes = word.bears_on_change = True
        word.ends_number = word.ends_noun = False
        word.alone = None

    monkeypatch.setattr(Lexicon, "_see_beside", ask_everything)
    words = Lexicon(parse_tag(code), Units.shipped())
    for text, quick in zip(texts, found, strict=True):
        assert scan_in(text, words) == quick, text


def test_figures_behind_their_verb_take_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_module, "quantity", lambda _line, _found: None)
    text = "ارتفع سعر البرميل 5 دولارات. تجاوز عدد المستخدمين 100 مليون. زار المتحف 2,000 شخص."
    found = scan(text, "ar").figures
    expected = ["5 دولارات", "تجاوز عدد المستخدمين 100 مليون", "2,000 شخص"]
    assert [one.text for one in found] == expected
    assert [str(one.figure.direction) for one in found[:1]] == ["up"]


def test_a_phrase_is_known_behind_a_clitic() -> None:
    found = scan("لا يزيد عن 50 ولا تقل عن 20", "ar").figures
    assert [(one.figure.hedge, str(one.figure.low), str(one.figure.high)) for one in found] == [("range", "20", "50")]


def test_most_figures_take_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_module, "quantity", lambda _line, _found: None)
    text = "The city has 2,000 buses. About 40 ferries sail. It paid US$3 million for twenty-two schools."
    figures = ["2,000 buses", "About 40 ferries", "US$3 million", "twenty-two schools"]
    assert [one.text for one in scan(text, "en").figures] == figures


def test_parts_and_crowds_and_what_stands_before_no_number_take_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_module, "quantity", lambda _line, _found: None)
    text = "Dozens of firms came and a third of voters left. The 78-day strike hit 300 of the best chips."
    figures = ["Dozens of firms", "a third", "78-day", "300 of the best chips"]
    assert [one.text for one in scan(text, "en").figures] == figures


def test_a_word_that_joins_numbers_joins_nothing_else() -> None:
    words = lexicon("en", Units.shipped())
    assert words["and"].joins_numbers
    led = {text: words[text].leads_to_number for text in ("officials", "12", "twelve", "about", "$", "(")}
    assert led == {"officials": False, "12": True, "twelve": True, "about": True, "$": True, "(": True}


def test_the_letters_that_are_found_first_are_letters_of_every_language() -> None:
    common, letter = re.compile(f"[{tokens._COMMON}]"), re.compile(tokens._LETTER_OR_SIGN)
    found = [chr(i) for i in range(sys.maxunicode + 1) if common.match(chr(i))]
    signs = re.compile(f"[{tokens.SIGNS}]")
    assert len(found) > 500
    assert [one for one in found if signs.match(one) or not letter.match(one)] == []


@pytest.mark.parametrize("text", ["café.", "www.example.org", "don't,", "naïve-ish", "a.b", "ab1", "e.g. x", "كتاب، و"])
def test_words_end_where_they_would_without_the_letters_that_are_found_first(text: str) -> None:
    slow = re.compile(tokens.PLAIN.pattern.pattern.replace(f"[{tokens._COMMON}]++", "(?!)"))
    assert tokens.PLAIN.pattern.findall(text) == slow.findall(text)


def test_long_numbers_are_not_kept() -> None:
    words = Lexicon(parse_tag("en"), Units.shipped())
    scan_in("In 2024 there were 322,133 chips.", words)
    assert {"2024", "chips"} <= words.keys()
    assert "322,133" not in words


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_scan_is_written_as_its_json(code: str) -> None:
    for text in texts_of(code):
        found = scan(text, code)
        assert found.json_text() == json.dumps(found.to_json(), ensure_ascii=False)


def test_a_word_starts_something_only_with_the_word_behind_it() -> None:
    line = Line("Under the plan, one of them", lexicon("en", Units.shipped()))
    assert line.places_worth_a_look() == [4]


def test_the_collector_of_garbage_works_on_after_a_scan() -> None:
    scan("about 2,000 chips", "en").to_json()
    assert gc.isenabled()


def test_a_collector_of_garbage_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        scan("about 2,000 chips", "en").to_json()
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("table", ["nouns", "topics", "measures", "qualities", "events", "draft", "kinds"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_tables_folded_at_once_read_as_those_that_are_folded_word_by_word(code: str, table: str) -> None:
    written = [one for words, *_ in rows(code, table) for one in words.split("|")]
    folded = [one for words, *_ in folded_rows(code, table) for one in words.split("|")]
    assert folded == [tokens.fold(one) for one in written]
    assert [phrase_words(one) for one in folded] == [named(one) for one in folded]
