"""Spelled numbers in languages that count in other ways than English does."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest

from factledger.reading.glued import Glue
from factledger.reading.languages.inversion import Words
from factledger.reading.tokens import fold

UNITS = {"一": 1, "二": 2, "三": 3, "五": 5, "九": 9}


def chinese() -> Words:
    words = Words(is_glued=True, units_first=False, joins=["零"])
    for word, value in UNITS.items():
        words.add(word, "add", value)
    for word, place in {"十": 10, "百": 100, "千": 1000}.items():
        words.add(word, "place", place)
    for word, scale in {"万": 10**4, "亿": 10**8}.items():
        words.add(word, "scale", scale)
    return words


def french() -> Words:
    words = Words(is_glued=False, units_first=False, joins=["et"])
    for word, value in {"un": 1, "deux": 2, "trois": 3, "vingt": 20}.items():
        words.add(word, "add", value)
    words.add("cent", "place", 100)
    words.add("mille", "scale-alone", 1000)
    words.add("million", "scale", 10**6)
    words.add("millions", "scale", 10**6)
    words.add("billions", "scale", 10**12)
    return words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("百十", 110),
        ("二百一十五", 215),
        ("千百十一", 1111),
        ("三千零五", 3005),
        ("一万零一百", 10_100),
        ("二十万", 200_000),
        ("一万二千亿", 1_200_000_000_000),
        ("一亿二千万三", 120_000_003),
        ("十十", None),
    ],
)
def test_a_place_word_counts_once_or_multiplies(text: str, value: int | None) -> None:
    assert chinese().read(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cent", 100),
        ("deux cent trois", 203),
        ("vingt-et-un", 21),
        ("vingt et un", 21),
        ("mille cent vingt-deux", 1122),
        ("un million mille", 1_001_000),
        ("deux mille millions trois", 2_000_000_003),
        ("deux billions trois mille millions vingt mille", 2_003_000_020_000),
        ("un million deux mille billions", None),
        ("cent cent", None),
    ],
)
def test_hyphens_may_stand_around_a_joining_word(text: str, value: int | None) -> None:
    assert french().read(text) == value


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("zweiunddreißig", ["zwei", "und", "dreißig"]),
        ("centotto", ["cent", "otto"]),
        ("Zwei", []),
        ("zweifel", []),
        ("", []),
        ("zwei" * 40, []),
    ],
)
def test_a_word_is_cut_into_number_words_or_not_at_all(word: str, parts: list[str]) -> None:
    glue = Glue({"zwei", "und", "dreissig", "cento", "cent", "otto"})
    ends = (0, *accumulate(glue.parts(word, fold)))
    assert [word[a:b] for a, b in pairwise(ends)] == parts


def test_cutting_a_word_that_almost_fits_takes_linear_time() -> None:
    assert Glue({"a", "aa", "aaa"}).parts("a" * 119 + "b", fold) == ()
