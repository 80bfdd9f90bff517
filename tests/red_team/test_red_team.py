"""The red team: copies of a sound ledger, each broken in one way, and exactly what `check` finds in each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.filling import write_new
from tests.red_team.cases import CASES, SOUND, SPECS, Case
from tests.red_team.sound import ACCEPTED, DIGEST, ROWS, TEXT, TODAY, config
from tests.tampering import tamper

from factledger.domain.entry import Entry
from factledger.domain.unit import Acceptance
from factledger.reading.documents import Document
from factledger.rules.all import RULES
from factledger.rules.example import bodies
from factledger.services.check import Options, Report, check_rows
from factledger.services.specs import run_specs
from factledger.services.texts import Texts
from factledger.store.ledger import reading, writing
from factledger.values.digest import Digest

if TYPE_CHECKING:
    from pathlib import Path

    from factledger.store.engine import Location
    from factledger.store.ledger import Writer


def head(row: str) -> str:
    """Return what names a row of the table: its kind and key."""
    return row.partition(";")[0].partition(": ")[0]


def write(ledger: Location, case: Case) -> None:
    changed = {head(row): row for row in case.change}
    assert changed.keys() <= {head(row) for row in ROWS}
    rows = [changed.get(head(row), row) for row in ROWS if head(row) not in case.drop]
    rows += case.add
    with writing(ledger) as writer:
        write_new(writer, bodies(tuple(rows)))
        acceptance = Acceptance(**(ACCEPTED | dict(case.accepted)))
        writer.append(acceptance, acceptance.key, by="nn", reason="known")
        for line in case.later:
            revise(writer, line)
    if case.sql:
        tamper(ledger, *case.sql)


def revise(writer: Writer, line: str) -> None:
    """Write a further version: `retract KEY`, `void KIND KEY`, or a row as it is to be; `by NAME` before it."""
    word, _, rest = line.partition(" ")
    by = "rb"
    if word == "by":
        by, _, line = rest.partition(" ")
        word, _, rest = line.partition(" ")
    if word == "void":
        kind, _, key = rest.partition(" ")
        row = writer.get(kind, key)
        writer.append(row.body, key, by=by, after=row.version, void=True)
    elif word == "retract":
        row = writer.get("entry", rest)
        assert isinstance(row.body, Entry)
        writer.append(replace(row.body, status="retracted"), rest, by=by, after=row.version)
    else:
        key, body = list(bodies((line,)))[-1]
        writer.append(body, key, by=by, after=writer.get(body.KIND, key).version)


def checked(ledger: Location, case: Case, folder: Path) -> Report:
    write(ledger, case)
    texts = Texts(folder, [Document("report.txt", TEXT, Digest.of(TEXT.encode()))])
    options = Options(config=config(**case.settings), today=case.today or TODAY)
    with reading(ledger) as reader:
        return check_rows(reader, "x", texts, options)


def found(report: Report) -> list[tuple[str, str, str]]:
    """Return (rule, place without the number of the row, message) of every finding."""
    return [
        (
            finding.rule,
            finding.place.partition(" ")[2] if finding.place.startswith("#") else finding.place,
            finding.message,
        )
        for part in report.parts
        for finding in part.findings
    ]


def test_the_text_of_the_ledger_is_the_one_that_its_rows_name() -> None:
    assert Digest.of(TEXT.encode()).hex == DIGEST


@pytest.mark.parametrize("case", SOUND, ids=lambda case: case.name)
def test_a_sound_ledger_raises_nothing(file_ledger: Location, case: Case, tmp_path: Path) -> None:
    report = checked(file_ledger, case, tmp_path)
    assert found(report) == []
    assert [part.name for part in report.parts] == ["integrity", *(rule.name for rule in RULES), "acceptances"]
    assert all(part.verdict == "passed" for part in report.parts)
    assert sum(len(part.accepted) for part in report.parts) == 1
    assert report.off == {}


TAMPERED = [case for case in CASES if case.sql or case.only]
"""What was changed behind the guards, which each engine has of its own; the rules see the same rows in both."""


@pytest.mark.parametrize("case", TAMPERED, ids=lambda case: case.name)
def test_a_ledger_that_was_tampered_with_raises_exactly_this(ledger: Location, case: Case, tmp_path: Path) -> None:
    if case.only and case.only != ("sqlite" if ledger.path else "postgresql"):
        pytest.skip("the case is one of the other engine alone")
    assert_raises(ledger, case, tmp_path)


@pytest.mark.parametrize("case", [case for case in CASES if case not in TAMPERED], ids=lambda case: case.name)
def test_a_broken_ledger_raises_exactly_this(file_ledger: Location, case: Case, tmp_path: Path) -> None:
    assert_raises(file_ledger, case, tmp_path)


def assert_raises(ledger: Location, case: Case, folder: Path) -> None:
    left = found(checked(ledger, case, folder))
    for rule, place, words in case.expect:
        met = [one for one in left if one[:2] == (rule, place) and words in one[2]]
        assert len(met) == 1, (rule, place, words, left)
        left.remove(met[0])
    assert left == []


@pytest.mark.parametrize(("name", "outcome", "words", "content"), SPECS, ids=lambda value: str(value)[:40])
def test_a_spec_that_is_broken_or_breaks(
    file_ledger: Location, tmp_path: Path, name: str, outcome: str, words: str, content: str
) -> None:
    write(file_ledger, Case(name))
    path = tmp_path / "specs" / "a.feature"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    results = run_specs([str(path)], file_ledger)
    assert [result.outcome for result in results if result.outcome != "passed"] == [outcome] * (outcome != "passed")
    assert any(words in result.message for result in results)


def test_there_are_enough_of_them() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    assert {case.expect[0][0] for case in CASES} >= {rule.name for rule in RULES}
