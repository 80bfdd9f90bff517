"""Which claims of a ledger are read for a draft: those that its words may name, and those that go by other names."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.lint.judging import index_of

from factledger.domain.claim import Claim
from factledger.domain.source import Source
from factledger.reading.draft import Tie
from factledger.reading.markup.plain import plain_draft
from factledger.rules.example import bodies
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.store.ledger import reading, writing
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.report import Linted
    from factledger.store.engine import Location

PLAIN = {
    "veltron/workers": "Veltron",
    "kestrel/workers": "Kestrel Foods",
    "harrow-tide/workers": "Harrow Tide",
    "norvia.2/workers": "Norvia.2",
    "g20/workers": "G20",
    "3m/workers": "3M",
    "lumen-5/workers": "Lumen-5",
    "orbis": "Orbis",
}
"""Claims that are found by the word that their key opens with, and their subjects."""

APART: dict[str, dict[str, Any]] = {
    "aurelio/workers": {"subject": "Banco Aurélio"},
    "tv/workers": {"subject": "Telvano"},
    "dorelia/workers": {"subject": "Dorelia", "aliases": {"en": ("the carrier",)}},
    "zahrat/workers": {"subject": "Zahrat", "place": "Miralta"},
    "miralta/workers": {"subject": "Miralta", "population": "nurses"},
    "depot/workers": {"subject": "depot", "statement": "Workers of the depot at Quorn Bay"},
}
"""Claims that go by another name as well, or by another one only."""

TEXTS = (
    "Veltron has 120 workers. Kestrel Foods has 500 workers, and Harrow Tide has 130.",
    "The 500 workers of Kestrel went home. Norvia.2 has 120 workers; the G20 has 7 workers.",
    "3M has 500 workers, Lumen-5 has 120 workers, and Orbis employs 90 workers.",
    "Banco Aurélio has 500 workers. Telvano has 120 workers, the carrier has 130 workers.",
    "In Miralta, Zahrat has 500 workers. At Quorn Bay 500 workers are employed.",
    "Kestrels have 500 workers.\n\nNobody else said anything about 40,000 workers and $3 million.",
    "فيلترون لديها 500 عامل.",
    "ベルトロン",
)


@contextmanager
def indexed(ledger: Location) -> Iterator[Index]:
    """Write a ledger of all these claims, each with one figure, and give the index of its claims."""
    told = {key: {"subject": one, "statement": f"The workers of {one}"} for key, one in PLAIN.items()}
    with writing(ledger) as writer:
        writer.append(Source(title="paper", language="en"), "paper", by="rb")
        for key, fields in (told | APART).items():
            writer.append(Claim(measure="workers", value_type="quantity", unit="worker", **fields), key, by="rb")
            entry = dict(bodies((f"{key}@paper: 120 workers",)))[f"{key}@paper"]
            writer.append(entry, f"{key}@paper", by="rb")
    with reading(ledger) as reader:
        yield Index(reader, reader.units())


def linted(index: Index, text: str, language: str = "en") -> Linted:
    return lint(plain_draft("-", text), index, LintOptions(language, explain=True))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Nothing is named, and 120 workers left.", set()),
        ("Veltron has 120 workers.", {"veltron/workers"}),
        ("VELTRON's 120 workers left.", {"veltron/workers"}),
        ("Kestrel Foods has 120 workers.", {"kestrel/workers"}),
        ("Harrow has 120 workers.", {"harrow-tide/workers"}),
        ("Norvia has 120 workers.", {"norvia.2/workers"}),
        ("The G20 has 120 workers.", {"g20/workers"}),
        ("3M has 120 workers.", {"3m/workers"}),
        ("Lumen 5 has 120 workers.", {"lumen-5/workers"}),
        ("Orbis has 120 workers.", {"orbis"}),
        ("Veltronic has 120 workers, and Orb has 30.", set()),
    ],
)
def test_only_claims_that_a_draft_may_name_are_read(ledger: Location, text: str, named: set[str]) -> None:
    with indexed(ledger) as index:
        linted(index, text)
        assert index.claims.keys() == named | APART.keys()


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_not_read_changes_nothing(ledger: Location, text: str) -> None:
    with indexed(ledger) as index:
        whole = Index(index.reader, index.units)
        whole.open_all()
        assert len(whole.claims) == len(PLAIN) + len(APART)
        for language in ("en", "ar", "auto"):
            wanted = linted(whole, text, language)
            found = linted(Index(index.reader, index.units), text, language)
            assert (found.findings, found.numbers) == (wanted.findings, wanted.numbers)


def test_one_index_serves_several_drafts(ledger: Location) -> None:
    with indexed(ledger) as index:
        found = [linted(index, text).findings for text in (*TEXTS, *TEXTS)]
        assert found == [linted(Index(index.reader, index.units), text).findings for text in (*TEXTS, *TEXTS)]


def test_a_name_in_a_script_without_capitals_may_be_that_of_any_claim(ledger: Location) -> None:
    with indexed(ledger) as index:
        found = linted(index, "فيلترون لديها 500 عامل.", "ar")
        assert [(one.rule, one.claim) for one in found.findings] == [("contradicted", "veltron/workers")]
        assert len(index.claims) == len(PLAIN) + len(APART)


def test_a_tie_leads_to_a_claim_that_no_word_names(ledger: Location) -> None:
    text = "It has 500 workers."
    draft = replace(plain_draft("-", text), ties=(Tie(Span(7, 18), "veltron/workers", 1),))
    with indexed(ledger) as index:
        found = lint(draft, index, LintOptions("en"))
        assert [(one.rule, one.claim) for one in found.findings] == [("contradicted", "veltron/workers")]
        assert index.find("veltron/stores") is None


def test_a_claim_without_a_statement_is_found_by_what_it_measures(ledger: Location) -> None:
    rows = (
        "claim veltron/passengers; subject=Veltron; measure=ferry passengers; unit=passenger",
        "veltron/passengers@paper: 3.4 million passengers",
        "claim orbis/stores; subject=Orbis; measure=stores; unit=store",
        "orbis/stores@paper: 12 stores",
    )
    with index_of(ledger, rows) as index:
        assert index.by_terms({"=passenger", "ferry"}) == {"veltron/passengers"}
        assert index.claims.keys() == {"veltron/passengers"}


def test_units_of_entries_are_those_of_a_claim_without_one(ledger: Location) -> None:
    rows = (
        "claim veltron/staff; subject=Veltron; measure=staff; statement=The staff of Veltron",
        "veltron/staff@paper: 120 workers",
        "veltron/staff@other: 130 engineers",
        "orbis/staff@paper: 12 cooks",
    )
    with index_of(ledger, rows) as index:
        index.expect({"veltron"})
        assert index.units_of("veltron/staff") == ("engineer", "worker")


def test_versions_and_void_claims_are_those_of_the_state_that_is_read(ledger: Location) -> None:
    first = Claim(subject="Veltron", measure="workers", value_type="quantity", statement="Workers of Veltron")
    with writing(ledger) as writer:
        writer.append(first, "veltron/workers", by="rb")
        writer.append(replace(first, subject="Orbis"), "veltron/workers", by="rb", reason="renamed", after=1)
        writer.append(first, "veltron/stores", by="rb")
        writer.append(first, "veltron/stores", by="rb", reason="a slip", after=1, void=True)
    with reading(ledger) as reader:
        index = Index(reader, reader.units())
        index.expect({"veltron", "orbis"})
        assert [(one.key, one.subject) for one in index.claims.values()] == [("veltron/workers", "Orbis")]
        before = reader.as_of("#3")
        index = Index(before, before.units())
        index.expect({"veltron"})
        assert sorted(index.claims) == ["veltron/stores", "veltron/workers"]


def test_an_empty_ledger_holds_no_claim(ledger: Location) -> None:
    with reading(ledger) as reader:
        assert Index(reader, reader.units()).is_empty
    with indexed(ledger) as index:
        assert not index.is_empty
