"""What a draft rests on: every row behind a figure, its sources counted by origin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.reading.markup.plain import plain_draft
from factledger.services.config import LintConfig
from factledger.services.lint.drafts import Wanted
from factledger.services.lint.options import LintOptions
from factledger.services.lint.settings import Choice
from factledger.services.trace import Trace, trace
from factledger.store.ledger import reading

if TYPE_CHECKING:
    from tests.services.conftest import Desk

ENGLISH = "Acme has 120 workers, the paper says. Its warehouse holds 960 pallets."


def traced(desk: Desk, text: str, *texts: str, as_of: str | None = None) -> Trace:
    drafts = [plain_draft(f"{i}.txt", one) for i, one in enumerate((text, *texts))]
    with reading(desk.location, as_of) as reader:
        return trace(reader, "x", drafts, Wanted(LintOptions(language="en"), Choice(), LintConfig()))


def lines(found: Trace) -> list[tuple[str, str, str | None, str | None, int, str | None]]:
    shown = [one.to_json() for one in found.grounds]
    return [(one["figure"], one["verdict"], one["claim"], one["key"], one["origins"], one["locator"]) for one in shown]


def fill(desk: Desk) -> None:
    desk.add("original", ENGLISH)
    desk.add("copy/de", "Acme hat 120 Arbeiter.", language="de", derived_from="original", relation="translation")
    desk.add("copy/pt", "A Acme tem 120 trabalhadores.", language="pt", derived_from="copy/de", relation="translation")
    desk.add("filing", "Acme employs 120 workers.")
    desk.record("acme/workers", "120 workers", source="original")
    desk.record("acme/workers", "120 Arbeiter", source="copy/de", new=False, unit="worker")
    desk.record("acme/workers", "120 trabalhadores", source="copy/pt", new=False, unit="worker")


def test_three_translations_of_one_article_are_one_origin(desk: Desk) -> None:
    fill(desk)
    found = traced(desk, "Acme has 120 workers.")
    assert lines(found) == [
        ("120 workers", "supported", "acme/workers", "acme/workers@copy/de", 1, "9:21"),
        ("120 workers", "supported", "acme/workers", "acme/workers@copy/pt", 1, "11:28"),
        ("120 workers", "supported", "acme/workers", "acme/workers@original", 1, "9:20"),
    ]
    assert {one.origin for one in found.grounds} == {"original"}
    desk.record("acme/workers", "120 workers", source="filing", new=False)
    assert [one.origins for one in traced(desk, "Acme has 120 workers.").grounds] == [2, 2, 2, 2]


def test_every_number_is_a_line_or_is_counted(desk: Desk) -> None:
    fill(desk)
    desk.record("acme/pallets", "960 pallets", source="original", new=True)
    text = "In 2024, Acme had 8 pallets for each worker, or 960 pallets.\nIt has 44 gates.\nIt sold 0012 boxes."
    found = traced(desk, text)
    assert [line[:4] for line in lines(found)] == [
        ("8 pallets for each worker", "derived", "acme/pallets", "acme/pallets@original"),
        ("8 pallets for each worker", "derived", "acme/workers", "acme/workers@copy/de"),
        ("960 pallets", "supported", "acme/pallets", "acme/pallets@original"),
        ("44 gates", "unregistered", None, None),
        ("0012", "unreadable", None, None),
    ]
    assert found.counts == {"matched": 1, "derived": 1, "unregistered": 1, "set aside": 1, "unreadable": 1}
    assert found.notes == ()


def test_what_contradicts_a_figure_is_no_ground_of_it(desk: Desk) -> None:
    fill(desk)
    desk.add("rival", "Acme has 300 workers.")
    desk.record("acme/workers", "300 workers", source="rival", new=False)
    found = lines(traced(desk, "Acme has 120 workers.", "Acme has 300 workers.", "Acme has 7 workers."))
    assert [line[1:4:2] for line in found[:4]] == [
        ("disputed", "acme/workers@copy/de"),
        ("disputed", "acme/workers@copy/pt"),
        ("disputed", "acme/workers@original"),
        ("disputed", "acme/workers@rival"),
    ]
    assert {line[1] for line in found[4:]} == {"contradicted"}


def test_a_trace_names_the_version_of_its_state(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    desk.revise("x/chips@a", text="16,000 chips or more")
    (now,) = traced(desk, "X used at least 16,000 chips.").grounds
    (then,) = traced(desk, "X used about 2,000 chips.", as_of="4").grounds
    assert [(one.row.seq, one.row.version) for one in (now, then) if one.row] == [(5, 2), (4, 1)]
    (old,) = traced(desk, "X used about 2,000 chips.").grounds
    assert (old.number.verdict, old.row.version if old.row else None) == ("superseded", 2)


def test_where_an_entry_stands_is_page_and_code_points() -> None:
    entry = Entry(claim="x", source="a", status="asserted", rank="normal", other_value="y")

    def place(**fields: Any) -> str | None:
        return replace(entry, **fields).locator

    assert place() is None
    assert place(page="3") == "page 3"
    assert place(page="00:41:07") == "00:41:07"
    assert place(start="5", end="9") == "5:9"
    assert place(page="3", start="5", end="9") == "page 3, 5:9"


def test_no_number_is_no_ground(desk: Desk) -> None:
    found = traced(desk, "Nothing of the sort.")
    assert (found.grounds, set(found.counts.values())) == ((), {0})
    assert found.notes == ("the ledger holds no quantity: no number could be tied to a claim",)
