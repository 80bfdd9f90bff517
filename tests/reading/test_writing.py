"""How a text is cut into tokens, in languages that are written in other ways than the four that are shipped."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factledger.reading.glued import Glue
from factledger.reading.lexicon import Lexicon, lexicon
from factledger.reading.line import Line
from factledger.reading.locale import Language, NumberWord, Phrases, Tag, language
from factledger.reading.scan import scan_in
from factledger.reading.tokens import Writing, has_invisible, segments, tokenize
from factledger.values.units import Units

GERMAN = "ein=one:1 drei=add:3 sieben=add:7 zwanzig=add:20 dreißig=add:30 hundert=times:100 tausend=scale-alone:1000"
CHINESE = "二=add:2 三=add:3 十=times:10 百=times:100 万=scale:10000"
VIETNAMESE = "bốn=add:4 bón=add:5"


def made_up(numbers: str, writing: Writing, **words: str) -> Lexicon:
    """Return the words of a language that has only these numbers."""
    rows = [row.replace(":", "=").split("=") for row in numbers.split()]
    tables = {"join": ["und"], **{name: phrases.split() for name, phrases in words.items()}}
    like: Language = language("id")
    made = replace(
        like,
        numbers=Phrases([(word, NumberWord(kind, Fraction(value))) for word, kind, value in rows]),
        nouns=Phrases([("个", "piece"), ("Karten", "card"), ("thẻ", "card")]),
        words={name: Phrases([(phrase, True) for phrase in phrases]) for name, phrases in tables.items()},
        units_before_tens=writing.glued,
        writing=writing,
    )
    return Lexicon(Tag(made), Units.shipped())


def found(text: str, words: Lexicon) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.to_json()["value"]) for mention in scan_in(text, words).figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Es waren dreiundzwanzig Karten", [("dreiundzwanzig Karten", "23")]),
        ("siebenunddreißigtausend Karten", [("siebenunddreißigtausend Karten", "37000")]),
        ("dreihundertsieben Karten", [("dreihundertsieben Karten", "307")]),
        ("7 Karten", [("7 Karten", "7")]),
        ("Dreistigkeit und Undsoweiter", []),
    ],
)
def test_glued_number_words_are_cut_apart(text: str, figures: list[tuple[str, str]]) -> None:
    assert found(text, made_up(GERMAN, Writing(glued=True))) == figures


def test_glued_words_stay_whole_where_the_language_is_not_glued() -> None:
    assert found("dreiundzwanzig Karten", made_up(GERMAN, Writing())) == []


def test_the_parts_of_a_glued_word_touch_and_cover_it() -> None:
    line = Line("die siebenunddreißig", made_up(GERMAN, Writing(glued=True)))
    assert [word.text for word in line.words[: line.count]] == ["die", "sieben", "und", "dreißig"]
    assert [(line.starts[i], line.ends[i]) for i in range(1, 4)] == [(4, 10), (10, 13), (13, 20)]


def test_a_glued_word_that_leads_nowhere_is_left_in_bounded_time() -> None:
    glue = Glue(["a", "aa", "aaa"])
    assert glue.parts("a" * 100 + "b", str) == ()
    assert glue.parts("a" * 100, str) == (3,) * 33 + (1,)
    assert glue.parts("a" * 10_000, str) == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("共有二十三个", [("二十三个", "23")]),
        ("约2000个", [("2000个", "2000")]),
        ("增加了3万个", [("3万个", "30000")]),
        ("型号A100和二百", [("二百", "200")]),
    ],
)
def test_characters_are_tokens_of_their_own(text: str, figures: list[tuple[str, str]]) -> None:
    assert found(text, made_up(CHINESE, Writing(characters=True))) == figures


def test_letters_and_digits_in_one_are_still_a_model_name_between_characters() -> None:
    aside = scan_in("型号A100和", made_up(CHINESE, Writing(characters=True))).set_aside
    assert [(one.text, one.rule) for one in aside] == [("A100", "model-name")]


def test_kept_accents_tell_words_apart() -> None:
    assert found("bốn thẻ, BÓN thẻ, bon thẻ", made_up(VIETNAMESE, Writing(keeps_accents=True))) == [
        ("bốn thẻ", "4"),
        ("BÓN thẻ", "5"),
    ]


@given(st.text(max_size=200), st.booleans())
def test_tokens_hold_everything_but_space_in_order(text: str, characters: bool) -> None:
    assume(not has_invisible(text))  # which is left out of them
    tokens = tokenize(text, writing=Writing(characters=characters))
    assert "".join("".join(tokens.texts).split()) == "".join(text.split())
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.texts
    assert tokens.starts == sorted(tokens.starts)


@given(st.text(alphabet="a. \n1", max_size=60))
def test_segments_cover_the_text_but_for_line_ends(text: str) -> None:
    pieces = [text[start:end] for start, end in segments(text)]
    assert "".join(pieces) == text.replace("\n", "")


def test_turkish_tells_its_letters_apart() -> None:
    turkish = lexicon("tr", Units.shipped())
    assert found("İKİ BİN çip ve YÜZDE 5", turkish) == [("İKİ BİN çip", "2000"), ("YÜZDE 5", "5")]
    assert found("ön sipariş verdi, on çip aldı", turkish) == [("on çip", "10")]
    assert (turkish.fold("IRAK"), turkish.fold("İRAN")) == ("ırak", "iran")


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_an_elided_word_is_a_word_of_its_own(apostrophe: str) -> None:
    text = "plus d'un million d'euros, l'11 % d'A100".replace("'", apostrophe)
    tokens = tokenize(text, writing=language("fr").writing)
    assert [one for one in tokens.texts if one[-1] == apostrophe] == [f"d{apostrophe}"] * 2 + [
        f"l{apostrophe}",
        f"d{apostrophe}",
    ]
    figures = scan_in(text, lexicon("fr", Units.shipped())).figures
    assert [one.to_json()["value"] for one in figures] == ["1000000", "11"]


def test_a_word_without_the_setting_keeps_its_apostrophe() -> None:
    assert tokenize("d'euros").texts == ["d'euros"]
