from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.errors import ParseError
from factledger.values.digest import Digest
from factledger.values.key import ClaimKey, EntryKey, parse_seq, parse_speaker, split_version
from factledger.values.span import Span, line_and_column

segments = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)
paths = st.lists(segments, min_size=1, max_size=4).map("/".join).filter(lambda path: not path.isdecimal())


@given(paths)
def test_claim_keys_round_trip(path: str) -> None:
    assert str(ClaimKey.parse(path)) == path


@given(paths, paths, st.none() | segments, st.integers(1, 9))
def test_entry_keys_round_trip(claim: str, source: str, speaker: str | None, nth: int) -> None:
    key = EntryKey(ClaimKey(claim), source, speaker, nth)
    assert EntryKey.parse(str(key)) == key


@pytest.mark.parametrize("text", ["", "A", "a//b", "/a", "a/", "a b", "é", "a@b", "a#b", "x" * 201, "41", "007"])
def test_error_on_other_claim_keys(text: str) -> None:
    with pytest.raises(ParseError):
        ClaimKey.parse(text)


@pytest.mark.parametrize("text", ["a", "a@", "@b", "a@b#", "a@b~", "a@b~0", "a@b#C", "a@b~1~2", "41@b", "a@41"])
def test_error_on_other_entry_keys(text: str) -> None:
    with pytest.raises(ParseError):
        EntryKey.parse(text)


def test_a_key_lies_under_whole_segments_only() -> None:
    assert ClaimKey("expenses/food/bread").is_under("expenses/food")
    assert not ClaimKey("expenses/foodstamps").is_under("expenses/food")


def test_subject_is_the_first_segment() -> None:
    key = ClaimKey.parse("deepseek/acquired/a100/2021")
    assert (key.subject, key.measure) == ("deepseek", "acquired/a100/2021")


@pytest.mark.parametrize(
    ("text", "seq"), [("#41", 41), ("41", 41), ("deepseek", None), ("#0", None), ("#", None), ("4" * 30, None)]
)
def test_row_numbers(text: str, seq: int | None) -> None:
    assert parse_seq(text) == seq


def test_versions_are_split_off() -> None:
    assert split_version("a@b@@2") == ("a@b", 2)
    assert split_version("a@b") == ("a@b", None)
    with pytest.raises(ParseError):
        split_version("a@b@@x")


def test_error_on_a_speaker_with_a_space() -> None:
    with pytest.raises(ParseError):
        parse_speaker("Liang Wenfeng")


def test_spans_are_half_open() -> None:
    assert Span(2, 5).of("abcdef") == "cde"
    assert not Span(2, 5).overlaps(Span(5, 6))
    assert Span(2, 5).holds(Span(2, 5))
    assert line_and_column("ab\ncd", 4) == (2, 2)
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


def test_digests_are_sha256() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Digest.parse(empty) == Digest.of(b"")
    with pytest.raises(ParseError):
        Digest.parse(empty.upper())
