"""Comments that switch rules off, ties of the writer, and what each number of a draft ends as."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of

from factledger.reading.draft import Order, Reach, Tie
from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.store.ledger import reading
from factledger.values.compare import Severity
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.reading.draft import Draft
    from factledger.services.lint.report import Linted
    from factledger.store.engine import Location

ROWS = (
    "claim acme/workers; unit=worker",
    "acme/workers@paper: 120 workers",
    "claim acme/chips; unit=chip",
    "acme/chips@paper: about 2,000 chips",
)
TEXT = "Acme has 150 workers.\nAcme has 160 workers.\n\nAcme has 120 workers."


def linted(ledger: Location, draft: Draft, options: LintOptions | None = None) -> Linted:
    with index_of(ledger, ROWS) as index:
        return lint(draft, index, options or LintOptions("en"))


def order(reach: Reach, line: int, *rules: str) -> Order:
    return Order(reach, rules, "known", line)


@pytest.mark.parametrize(
    ("orders", "left"),
    [
        ((order(Reach.LINE, 1, "contradicted"),), [2]),
        ((order(Reach.NEXT_LINE, 1, "contradicted"),), [1]),
        ((order(Reach.FILE, 3),), []),
        ((order(Reach.START, 2), order(Reach.END, 3)), [1]),
        ((order(Reach.START, 1, "contradicted"),), []),
    ],
)
def test_an_order_switches_findings_off_where_it_reaches(
    file_ledger: Location, orders: tuple[Order, ...], left: list[int]
) -> None:
    found = linted(file_ledger, replace(plain_draft("-", TEXT), orders=orders))
    assert [(one.rule, one.line) for one in found.findings] == [("contradicted", line) for line in left]
    assert found.off == 2 - len(left)


def test_an_order_that_switches_nothing_off_is_reported(file_ledger: Location) -> None:
    orders = (order(Reach.LINE, 4, "contradicted"), order(Reach.LINE, 1, "contradicts"))
    found = linted(file_ledger, replace(plain_draft("-", TEXT), orders=orders)).findings
    unused = [(one.line, one.message, one.severity) for one in found if one.rule == "unused-disable"]
    assert unused == [
        (1, "there is no rule 'contradicts'", Severity.WARNING),
        (4, "the comment switches off contradicted, and nothing is found there", Severity.WARNING),
    ]


@pytest.mark.parametrize(
    "one", [order(Reach.NEXT_LINE, 1, "contradicted", "weaker", "weak"), order(Reach.FILE, 1, "weaker", "weak")]
)
def test_each_rule_of_an_order_is_reported_that_switches_nothing_off(file_ledger: Location, one: Order) -> None:
    found = linted(file_ledger, replace(plain_draft("-", TEXT), orders=(one,))).findings
    assert [one.message for one in found if one.rule == "unused-disable"] == [
        "there is no rule 'weaker'",
        "the comment switches off weak, and nothing is found there",
    ]


def test_a_rule_of_another_kind_or_one_that_is_off_is_not_called_unused(file_ledger: Location) -> None:
    one = order(Reach.NEXT_LINE, 1, "contradicted", "weak", "carries", "dropped")
    options = LintOptions("en", severities={"weak": None})
    found = linted(file_ledger, replace(plain_draft("-", TEXT), orders=(one,)), options).findings
    assert [one.rule for one in found] == ["contradicted"]


def test_an_explicit_tie_comes_before_any_name(file_ledger: Location) -> None:
    text = "The plant needs 2,000 of them."
    behind, around = Span(21, 21), Span(16, 21)
    for span in (behind, around):
        draft = replace(plain_draft("-", text), ties=(Tie(span, "acme/chips", 1),))
        with reading(file_ledger) as reader:
            known = Index(reader, reader.units()).find("acme/chips") is not None
        found = linted(file_ledger, draft) if not known else _again(file_ledger, draft)
        assert [(one.rule, one.claim) for one in found.findings] == [("hedge-changed", "acme/chips")]


def _again(ledger: Location, draft: Draft) -> Linted:
    with reading(ledger) as reader:
        return lint(draft, Index(reader, reader.units()), LintOptions("en"))


def test_a_tie_to_a_claim_that_is_not_there_is_an_error(file_ledger: Location) -> None:
    draft = replace(plain_draft("-", "The plant has 3 gates."), ties=(Tie(Span(14, 21), "acme/gates", 1),))
    (found,) = linted(file_ledger, draft).findings
    assert (found.rule, found.severity) == ("unregistered", Severity.ERROR)
    assert found.message == "'3 gates': tied to acme/gates, and the ledger has no such claim"


def test_every_number_has_one_ending(file_ledger: Location) -> None:
    text = "In 2021 Acme had 120 workers. She is 42 years old. It sold 500 cars and 0012 boxes."
    found = linted(file_ledger, plain_draft("-", text))
    assert [(one.text, one.ending, one.claim or one.rule) for one in found.numbers] == [
        ("2021", "set aside", "year"),
        ("120 workers", "matched", "acme/workers"),
        ("42 years", "unregistered", None),
        ("500 cars", "unregistered", None),
        ("0012", "unreadable", found.numbers[-1].rule),
    ]
    assert found.counts() == {"matched": 1, "unregistered": 2, "set aside": 1, "unreadable": 1}
    assert [one.rule for one in found.findings] == ["unregistered", "unreadable"]


def test_kinds_and_the_least_count_that_have_to_stand_are_settable(file_ledger: Location) -> None:
    text = "She is 42 years old. It has 7 gates."
    assert linted(file_ledger, plain_draft("-", text)).findings == []
    with reading(file_ledger) as reader:
        index = Index(reader, reader.units())
        strict = LintOptions("en", kinds=("duration", "count"), least=5)
        assert [one.text for one in lint(plain_draft("-", text), index, strict).findings] == ["42 years", "7 gates"]


def test_explaining_names_candidates_evidence_and_chance(file_ledger: Location) -> None:
    found = linted(file_ledger, plain_draft("-", "Acme has 150 workers."), LintOptions("en", explain=True))
    lines = found.findings[0].explained
    assert lines[0].startswith("acme/workers ('120 workers'): ")
    assert any(line.startswith("  subject +40: 'acme' in the sentence") for line in lines)
    assert lines[-1].startswith("a random number: the ledger holds no other figure in worker")


def test_a_share_of_few_other_figures_is_not_told(file_ledger: Location) -> None:
    rows = ("claim umbrella/workers; unit=worker", "umbrella/workers@paper: 150 workers")
    with index_of(file_ledger, (*ROWS, *rows)) as index:
        options = LintOptions("en", explain=True)
        found = lint(plain_draft("-", "Acme has 150 workers."), index, options)
    assert found.findings[0].explained[-1] == (
        "a random number: too few other figures of the ledger in worker to tell (1 of 1 meet it)"
    )
