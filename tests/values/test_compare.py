from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables import table

from factledger.reading.read import read
from factledger.values.compare import Judgement, Severity, Verdict, compare, compare_sources, is_scale_slip
from factledger.values.figure import Figure, Hedge, printed_bounds
from factledger.values.number import Number
from factledger.values.period import Period
from factledger.values.scope import Scope
from factledger.values.units import Units

CASES = table("verdicts.tsv") + table("verdicts-more.tsv")
UNITS = Units.shipped()


def judge(case: dict[str, str]) -> Judgement:
    first, second = (read(case[side], "en").figure for side in ("draft or a", "ledger or b"))
    return (compare if case["mode"] == "lint" else compare_sources)(first, second, UNITS)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['mode']}: {c['draft or a']} | {c['ledger or b']}" for c in CASES])
def test_verdict_is_the_one_of_the_table(case: dict[str, str]) -> None:
    assert judge(case).verdict == case["verdict"]


SOURCES = [case for case in CASES if case["mode"] == "sources"]


@pytest.mark.parametrize("case", SOURCES, ids=[f"{c['draft or a']} | {c['ledger or b']}" for c in SOURCES])
def test_sources_compare_alike_in_either_order(case: dict[str, str]) -> None:
    turned = case | {"draft or a": case["ledger or b"], "ledger or b": case["draft or a"]}
    assert judge(turned).verdict == judge(case).verdict


@pytest.mark.parametrize(
    ("draft", "ledger", "verdict"),
    [
        ("at most 20,000 A100s", "12,000 chips", Verdict.SUPPORTED),
        ("at least 13,000 A100s", "12,000 chips", Verdict.CONTRADICTED),
        ("at most 10,000 chips", "12,000 A100s", Verdict.CONTRADICTED),
        ("at least 10,000 A100s", "12,000 chips", Verdict.INCOMPARABLE),
        ("a third", "33%", Verdict.SUPPORTED),
        ("33%", "a third", Verdict.UNSUPPORTED),
        ("rose to 6%", "6%", Verdict.SUPPORTED),
        ("a further 500 chips", "500 chips", Verdict.INCOMPARABLE),
        ("36 months", "3 years", Verdict.SUPPORTED),
        ("dozens of companies", "dozens of companies", Verdict.SUPPORTED),
        ("10,000 to 12,000", "10,000 to 13,000", Verdict.UNSUPPORTED),
        ("1.5 to 2 km", "1,500 to 2,000 m", Verdict.SUPPORTED),
        ("exactly 2,000", "exactly 2,000", Verdict.SUPPORTED),
        ("2,000 widgets", "2,000 gadgets", Verdict.INCOMPARABLE),
        ("2,000", "2,000 chips", Verdict.SUPPORTED),
        ("about 2,000", "at least about 2,000", Verdict.HEDGE_CHANGED),
    ],
)
def test_further_verdicts(draft: str, ledger: str, verdict: Verdict) -> None:
    assert compare(read(draft, "en").figure, read(ledger, "en").figure, UNITS).verdict is verdict


hedges = st.sampled_from([h for h in Hedge if h not in (Hedge.RANGE, Hedge.PLUS_MINUS, Hedge.VAGUE)])


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    hedge = draw(hedges)
    value, low, high = printed_bounds(hedge, Number.written(Fraction(draw(st.integers(1, 10**6)))))
    return Figure(hedge=hedge, value=value, low=low, high=high, unit=draw(st.sampled_from(["1", "chip", "USD"])))


@given(figures())
def test_a_figure_supports_itself(figure: Figure) -> None:
    assert compare(figure, figure, UNITS).verdict is Verdict.SUPPORTED
    assert compare_sources(figure, figure, UNITS).verdict is Verdict.AGREE
    assert compare_sources(figure, figure, UNITS, is_translation=True).verdict is Verdict.AGREE


@given(figures(), figures())
def test_two_sources_have_no_order(a: Figure, b: Figure) -> None:
    assert compare_sources(a, b, UNITS).verdict is compare_sources(b, a, UNITS).verdict


@given(figures(), figures())
def test_contradicted_and_unsupported_never_share_a_message(a: Figure, b: Figure) -> None:
    found = compare(a, b, UNITS)
    says_more = "says more than the ledger" in found.reason
    assert says_more is (found.verdict is Verdict.UNSUPPORTED)


def test_a_rounded_number_is_worth_a_note() -> None:
    found = compare(read("1,250", "en").figure, read("1,247", "en").figure, UNITS)
    assert (found.severity, found.reason) == (Severity.NOTE, "a fair rounding of 1247")


def test_the_ratio_is_reported_and_a_scale_slip_named() -> None:
    found = compare_sources(read("$103 million", "en").figure, read("$103 billion", "en").figure, UNITS)
    assert found.ratio == 1000
    assert found.reason.endswith("the ratio is near 1000: a scale slip?")


@pytest.mark.parametrize(
    ("ratio", "near"), [("1000", True), ("990", True), ("1000000", True), ("8", False), ("500", False)]
)
def test_powers_of_a_thousand_are_scale_slips(ratio: str, near: bool) -> None:
    assert is_scale_slip(Fraction(ratio)) is near


def test_a_translation_agrees_only_with_the_same_hedge_and_number() -> None:
    original, copy = read("about 2,000 chips", "en").figure, read("2.000 chip", "id").figure
    assert compare_sources(original, copy, UNITS).verdict is Verdict.AGREE
    assert compare_sources(original, copy, UNITS, is_translation=True).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("mine", "theirs", "difference"),
    [
        (Scope(period=Period.parse("2021")), Scope(period=Period.parse("2022")), "period: 2021 against 2022"),
        (Scope(period=Period.parse("2021")), Scope(period=Period.parse("2021-05")), None),
        (Scope(place="China"), Scope(place="Taiwan"), "place: China against Taiwan"),
        (Scope(place="China"), Scope(), None),
        (Scope(method="survey"), Scope(method="census"), "method: survey against census"),
    ],
)
def test_scopes_differ_only_where_both_state_them(mine: Scope, theirs: Scope, difference: str | None) -> None:
    assert mine.difference(theirs) == difference
    figure = read("2,000 chips", "en").figure
    found = compare(figure, figure, UNITS, scopes=(mine, theirs))
    assert found.verdict is (Verdict.INCOMPARABLE if difference else Verdict.SUPPORTED)
    assert (found.reason == difference) is bool(difference)
