from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.kinds import KINDS
from factledger.domain.record import (
    HEADER,
    Body,
    Row,
    are_clean,
    canonical_json,
    clean_text,
    columns,
    from_texts,
    new_salt,
)
from factledger.domain.source import Source
from factledger.domain.unit import UnitRecord
from factledger.errors import ParseError
from factledger.reading.read import read

texts = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    kind = draw(st.sampled_from(sorted(KINDS)))
    values: dict[str, Any] = {}
    for one in columns(KINDS[kind]):
        if one.shape == "text":
            values[one.name] = draw(texts.filter(str.strip) if one.required else st.none() | texts)
        elif one.shape == "list":
            values[one.name] = draw(st.none() | st.lists(texts.filter(str.strip), max_size=3))
        else:
            values[one.name] = draw(
                st.none() | st.dictionaries(st.sampled_from(["en", "pt"]), st.lists(texts, max_size=2))
            )
    return KINDS[kind](**values)


@given(bodies())
def test_a_body_comes_back_from_its_columns(body: Body) -> None:
    assert from_texts(type(body), body.to_row()) == body


@given(bodies())
def test_a_body_comes_back_from_its_json(body: Body) -> None:
    again = type(body)(**json.loads(canonical_json(body.to_json())))
    assert again == body
    assert canonical_json(again.to_json()) == canonical_json(body.to_json())


@given(st.lists(st.text(st.sampled_from('a "é\u0301\n\x7f\u00a0\ud800'), max_size=4), max_size=4))
def test_texts_told_clean_at_once_are_so_each_by_itself(many: list[str]) -> None:
    if are_clean(many):
        assert all(text and clean_text("text", text) == text for text in many)


@pytest.mark.parametrize(
    ("many", "is_told"),
    [
        (["DeepSeek", "about 2,000 chips", "São Paulo"], True),
        (["DeepSeek", ""], False),
        ([" DeepSeek"], False),
        (["DeepSeek "], False),
        (["a\nb"], False),
        (["a\x7fb"], False),
        (["Sa\u0303o"], False),
        (["a\ud800"], False),
    ],
)
def test_most_clean_texts_are_told_at_once(many: list[str], *, is_told: bool) -> None:
    assert are_clean(many) is is_told


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_body_uses_a_name_of_the_header(kind: str) -> None:
    assert not {one.name for one in columns(KINDS[kind])} & set(HEADER)
    assert all(one.doc for one in columns(KINDS[kind]))


def row(body: Body, **header: Any) -> Row:
    fields: dict[str, Any] = {
        "key": "a",
        "version": 1,
        "recorded_at": "2026-01-01T00:00:00Z",
        "recorded_by": "rb",
        "salt": "0" * 32,
    }
    return Row(kind=body.KIND, body=body, **(fields | header))


def test_leaf_bytes_are_canonical_json_of_strings_with_kind_and_salt() -> None:
    found = row(Source(title="Título", authors=("b", "a")), seq=7).leaf_bytes()
    assert (
        found
        == (
            '{"authors":["b","a"],"format":"1","key":"a","kind":"source","recorded_at":"2026-01-01T00:00:00Z",'
            '"recorded_by":"rb","salt":"00000000000000000000000000000000","title":"Título","version":"1"}'
        ).encode()
    )


def test_keys_are_sorted_by_their_utf_16_code_units() -> None:
    found = canonical_json({"\ufb33": "1", "\U0001f600": "2", "é": {"b": ["x"], "a": "y"}})
    assert found == '{"é":{"a":"y","b":["x"]},"\U0001f600":"2","\ufb33":"1"}'.encode()


@pytest.mark.parametrize(
    "body",
    [
        Claim(subject="a", measure="b", value_type="quantity", aliases={"not a tag": ("x",)}),
        Claim(subject="a", measure="b", value_type="quantity", aliases={"\U0001d538": ("x",)}),
        UnitRecord(definition="[x]", group="count", names={"p": ("x",)}),
        Source(title="a", language="português"),
    ],
)
def test_error_on_what_is_no_language_tag(body: Body) -> None:
    with pytest.raises(ParseError, match="is no language tag"):
        body.check()


def test_the_position_is_not_part_of_the_leaf_and_everything_else_is() -> None:
    body = Source(title="a title")
    same = row(body).leaf_bytes()
    assert row(body, seq=9).leaf_bytes() == same
    for changed in (
        {"key": "b"},
        {"version": 2},
        {"recorded_by": "x"},
        {"salt": "1" * 32},
        {"is_void": True},
        {"reason": "r"},
    ):
        assert row(body, **changed).leaf_bytes() != same


def test_texts_are_stored_in_one_form() -> None:
    assert Source(title="  e\u0301 ").title == "é"
    assert Source(title="a", note="").note is None


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"title": ""}, "title is missing"),
        ({"title": "a\x1b[2J"}, "control character"),
        ({"title": "a" * 10_001}, "too long"),
        ({"title": 5}, "no text"),
        ({"title": "a", "authors": "x"}, "wrong form"),
    ],
)
def test_error_on_a_body_that_cannot_be_stored(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ParseError, match=message):
        Source(**values)


def test_salts_are_random_and_128_bits() -> None:
    salts = {new_salt() for _ in range(100)}
    assert len(salts) == 100
    assert all(len(bytes.fromhex(salt)) == 16 for salt in salts)


@pytest.mark.parametrize(
    "text",
    [
        "about 2,000 chips",
        "at least about 8 chips",
        "$6.40",
        "0.5 million people",
        "10 to 12%",
        "dozens of companies",
        "a third",
        "-5 °C",
        "700 ± 10",
        "fell 5%",
        "a few chips",
        "340 people to the nearest ten",
    ],
)
def test_a_figure_comes_back_from_its_columns(text: str) -> None:
    figure = read(text, "en").figure
    fields: dict[str, Any] = figure_fields(figure)
    entry = Entry(claim="a", source="b", status="asserted", rank="normal", **fields)
    assert from_texts(Entry, entry.to_row()).figure == figure


def test_stated_numbers_are_stored_intervals_never() -> None:
    names = {one.name for one in columns(Entry)}
    assert {"hedge", "value", "low", "high", "step", "zeros"} <= names
    figure = read("about 2,000 chips", "en").figure
    stored = set(figure_fields(figure).values())
    assert "2000" in stored
    assert not {"1800", "2200"} & stored


def test_no_float_stands_between_text_and_json() -> None:
    figure = read("0.1 million chips", "en")
    for value in (*figure_fields(figure.figure).values(), *figure.to_json().values()):
        assert not isinstance(value, float)
    assert figure_fields(figure.figure)["value"] == "100000"


def test_a_claim_without_a_period_has_no_scope() -> None:
    assert Claim(subject="a", measure="b", value_type="quantity").scope.period is None
