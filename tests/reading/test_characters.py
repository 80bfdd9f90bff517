"""What languages need whose words are not parted by spaces: Chinese, Japanese, Korean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.reading.scan import scan

CODES = ("zh", "ja", "ko", "vi")


def figures(text: str, code: str) -> list[tuple[str, str | None, str | None]]:
    found = (mention.to_json() for mention in scan(text, code).figures)
    return [(one["text"], one["low"], one["high"]) for one in found]


def asides(text: str, code: str) -> list[tuple[str, str]]:
    return [(aside.text, aside.rule) for aside in scan(text, code).set_aside]


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("ja", "3万5千人", "35000", "35000"),
        ("ja", "1億2,345万円", "123450000", "123450000"),
        ("ko", "3조5000억원", "3500000000000", "3500000000000"),
        ("ko", "1억 2천만 원", "120000000", "120000000"),
        ("zh", "3万5千亿元", "3500000000000", "3500000000000"),
        ("zh", "二十多万人", "200000", None),
        ("ko", "300여만 명", "3000000", None),
        ("zh", "三万五千人", "35000", "35000"),
        ("zh", "三万五", "35000", "35000"),
        ("zh", "五又二分之一", "5.5", "5.5"),
        ("ja", "3割", "30", "30"),
        ("zh", "三至四成", "30", "40"),
        ("zh", "二三十米", "20", "30"),
        ("ko", "두세 명", "2", "3"),
        ("ja", "2、3人", "2", "3"),
        ("ja", "2時間半", "2.5", "2.5"),
        ("vi", "3 năm rưỡi", "3.5", "3.5"),
        ("vi", "3 tỷ 500 triệu đồng", "3500000000", "3500000000"),
        ("zh", "5千米", "5", "5"),
        ("ja", "１２．５％", "12.5", "12.5"),
    ],
)
def test_a_number_of_several_parts_is_one_figure(code: str, text: str, low: str | None, high: str | None) -> None:
    assert figures(text, code) == [(text, low, high)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("zh", "统一的标准是唯一的选择"),
        ("zh", "他们一直在等"),
        ("ja", "一方で統一した基準がある"),
        ("ko", "이번 구조는 만일을 위한 일이다"),
        ("ko", "이사회는 이 사람과 조사를 한다"),
        ("vi", "không ai biết năm nay ra sao"),
    ],
)
def test_a_character_of_a_word_is_no_number(code: str, text: str) -> None:
    assert figures(text, code) == []


@pytest.mark.parametrize(
    ("code", "text", "rule"),
    [
        ("zh", "2023年5月15日", "date"),
        ("zh", "二〇二三年", "year"),
        ("ja", "令和5年", "year"),
        ("ja", "3時30分", "time"),
        ("ko", "제3조", "ordinal"),
        ("ko", "세 번째", "ordinal"),
        ("zh", "第三名", "ordinal"),
        ("ja", "1990年代", "year"),
        ("ko", "3대 1", "score"),
        ("vi", "tháng 5", "date"),
        ("vi", "lúc 15 giờ 30", "time"),
    ],
)
def test_a_mark_beside_the_number_sets_it_aside(code: str, text: str, rule: str) -> None:
    assert [found for _, found in asides(f"{text}.", code)] == [rule]
    assert figures(f"{text}.", code) == []


ALPHABET = "一二三十百万亿半成倍分之第年月日时点个人多约至、。3,.%5０ 이세두십만억원명약여nămbahaitỷrưỡi/"


@given(st.text(alphabet=ALPHABET, max_size=80), st.sampled_from(CODES))
def test_any_text_is_read_with_its_spans_inside(text: str, code: str) -> None:
    found = scan(text, code)
    for mention in found.figures:
        assert text[mention.span.start : mention.span.end] == mention.text
    for aside in found.set_aside:
        assert text[aside.span.start : aside.span.end] == aside.text
