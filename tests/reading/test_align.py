"""Aligning two versions of a text: in order, word for word, and each occurrence with its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.reading.align import NOWHERE, Words, align

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "2", "500"]), max_size=40)


def aligned(old: str, new: str) -> list[str]:
    """Return the old words that are still there, each with the position of what it is now."""
    mine, theirs = old.split(), new.split()
    return [f"{word}{to}" for word, to in zip(mine, align(mine, theirs), strict=True) if to != NOWHERE]


@given(WORDS, WORDS)
def test_what_is_aligned_is_the_same_word_and_keeps_its_order(old: list[str], new: list[str]) -> None:
    found = align(old, new)
    kept = [to for to in found if to != NOWHERE]
    assert len(found) == len(old)
    assert all(first < second for first, second in pairwise(kept))
    assert all(word == new[to] for word, to in zip(old, found, strict=True) if to != NOWHERE)


@given(WORDS)
def test_a_text_is_aligned_with_itself_word_by_word(words: list[str]) -> None:
    assert align(words, words) == list(range(len(words)))


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("", "a b", []),
        ("a b", "", []),
        ("x 5 y 5 z", "w x 5 y 5 z", ["x1", "52", "y3", "54", "z5"]),
        ("x 5 y 5 z", "y 5 z", ["y0", "51", "z2"]),
        ("x 5 y 5 z", "x 5 z", ["x0", "51", "z2"]),
        ("a b c", "c b a", ["c0"]),
        ("5 6 5 6 5 7 5 6", "5 6 5 6 9 5 7 5 6", ["50", "61", "52", "63", "55", "76", "57", "68"]),
    ],
)
def test_words_that_stand_often_keep_their_own_place(old: str, new: str, kept: list[str]) -> None:
    assert aligned(old, new) == kept


def test_a_long_table_of_a_few_numbers_keeps_its_rows() -> None:
    rows = [f"{i % 7} {i % 11} {i % 13}" for i in range(900)]
    old = " ".join(rows).split()
    new = " ".join([*rows[:300], "0 0 0", *rows[300:]]).split()
    found = align(old, new)
    assert found[:900] == list(range(900))
    assert found[903:] == list(range(906, 2703))


def test_a_long_text_of_one_word_is_aligned_as_far_as_it_can_be_told() -> None:
    assert align(["5"] * 50_000, ["5"] * 40_000).count(NOWHERE) == 10_000
    assert align(["5", "6"] * 20_000, ["7", *["6", "5"] * 20_000]).count(NOWHERE) > 0


def test_words_are_those_of_any_script_without_marks() -> None:
    words = Words.of("“Acme”: 2.000 chip — ٢٠٠٠ شريحة, 约2000枚!", "en")
    assert words.keys == ["acme", "2.000", "chip", "٢٠٠٠", "شريحة", "约", "2000", "枚"]
    assert list(words.within(8, 19)) == [1, 2]
