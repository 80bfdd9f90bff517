"""Sweeping drafts after a correction: what carries an old value, what may, and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.filling import write_new
from tests.tables import table

from factledger.domain.claim import Claim
from factledger.domain.source import Source
from factledger.domain.unit import UnitRecord
from factledger.errors import FileError, NotFoundError, RefusedError
from factledger.reading.markup import open_draft
from factledger.rules.example import bodies
from factledger.rules.sweep import SWEEP_BY_NAME
from factledger.services.corrected import claim_of, corrected, corrected_since
from factledger.services.entry import Recording
from factledger.services.lint.claims.index import Index
from factledger.services.lint.files import Drafts
from factledger.services.lint.options import LintOptions
from factledger.services.record import record
from factledger.services.revise import retract, revise_entry, void
from factledger.services.sweep import sweep
from factledger.services.texts import Texts
from factledger.store.engine import Location
from factledger.store.ledger import Writer, create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.rules.lint import Case, LintRule
    from factledger.services.sweep import SweepReport

LINES = table(Path(__file__).parent / "sweep.tsv")

CLAIMS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("acme/training/chips", "training", "chip", {"statement": "The number of chips with which Acme trained its model"}),
    ("acme/workers", "workers", "worker", {}),
    ("acme/stores", "stores", "store", {}),
    ("acme/margin", "margin", "percent", {}),
    ("acme/profit/2024", "profit", "USD", {"period": "2024"}),
    ("acme/customers", "customers", "customer", {}),
    ("acme/sales/change", "sales", "percent", {}),
    ("acme/opened", "shops opened", "shop", {}),
)
ALIASES: dict[str, tuple[str, ...]] = {"ar": ("أكمي",)}
RECORDED = (
    ("acme/training/chips", "about 2,000 chips"),
    ("acme/workers", "1,998,000 workers"),
    ("acme/stores", "120 stores"),
    ("acme/margin", "18%"),
    ("acme/profit/2024", "$5 million"),
    ("acme/customers", "500 customers"),
    ("acme/opened", "600 shops"),
    ("beta/chips", "2,000 chips"),
)
CORRECTED = (
    ("acme/training/chips@paper", "about 2,500 chips"),
    ("acme/workers@paper", "198,000 workers"),
    ("acme/profit/2024@paper", "$7 million"),
    ("acme/customers@paper", "about 500 customers"),
    ("acme/opened@paper", "60 shops"),
)


def _record(writer: Writer, claim: str, text: str, source: str, texts: Texts) -> None:
    record(writer, Recording(claim=claim, source=source, text=text), texts, by="rb")


def fill(location: Location, folder: Path) -> None:
    """Record figures of an invented firm, and correct, retract and void some of them."""
    texts = Texts(folder)
    with writing(location) as writer:
        writer.append(Source(title="paper", language="en"), "paper", by="rb")
        writer.append(Source(title="report", language="en"), "report", by="rb")
        for name in ("store", "customer", "shop"):
            unit = UnitRecord(definition=f"[{name}]", group="count", names={"en": (f"{name}s", name)})
            if name not in writer.units():
                writer.append(unit, name, by="rb")
        for key, measure, unit_id, fields in CLAIMS:
            claim = Claim(
                subject="Acme", measure=measure, unit=unit_id, aliases=ALIASES, value_type="quantity", **fields
            )
            writer.append(claim, key, by="rb")
        beta = Claim(subject="Beta", measure="chips", unit="chip", aliases={"ar": ("بيتا",)}, value_type="quantity")
        writer.append(beta, "beta/chips", by="rb")
        for claim_key, text in RECORDED:
            _record(writer, claim_key, text, "paper", texts)
        for key, text in CORRECTED:
            revise_entry(writer, key, {"text": text}, texts, by="rb", reason="they corrected it")
        sales = Recording(claim="acme/sales/change", source="paper", text="5%", role="change-by", direction="up")
        record(writer, sales, texts, by="rb")
        revise_entry(writer, "acme/sales/change@paper", {"direction": "down"}, texts, by="rb", reason="it fell")
        retract(writer, "acme/stores@paper", by="rb", reason="they took it back")
        _record(writer, "acme/stores", "150 stores", "report", texts)
        void(writer, "entry", "acme/margin@paper", by="rb", reason="of another firm")
        _record(writer, "acme/margin", "16%", "report", texts)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("sweep")
    location = Location.parse(str(folder / "ledger.db"))
    create(location)
    fill(location, folder)
    with reading(location) as reader:
        yield Index(reader, reader.units())


def swept(index: Index, text: str, *claims: str, language: str = "auto", name: str = "-") -> SweepReport:
    found = [corrected(index.reader, claim) for claim in claims]
    drafts = [open_draft(name, text.encode())]
    return sweep(index, "x", found, drafts, LintOptions(language, "2026-03-15"))


def verdict(index: Index, line: dict[str, str]) -> str:
    report = swept(index, line["text"], f"acme/{line['claim']}", language=line["language"])
    start = line["text"].index(line["figure"]) + 1
    assert start in [one.column for one in report.drafts[0].numbers], report.drafts[0].numbers
    (found,) = [one.rule for one in report.findings if one.column == start] or ["none"]
    others = [one for one in report.findings if one.column != start]
    assert not others, others
    return found


@pytest.mark.parametrize("line", LINES, ids=[f"{one['language']}: {one['text']}" for one in LINES])
def test_what_carries_an_old_value_is_found_and_nothing_else(index: Index, line: dict[str, str]) -> None:
    assert verdict(index, line) == line["verdict"]


TABLE = """| Firm | Chips for training | Workers |
|---|---|---|
| Acme | 2,000 | 1,998,000 |
| Beta | 2,000 | 5 |
"""


@pytest.mark.parametrize(
    ("text", "claims", "wanted"),
    [
        ("It had 2,000<!-- claim: acme/training/chips --> of them.", ["training/chips"], ["1:8 error carries"]),
        ("Acme trained it on 2,000 chips<!-- claim: beta/chips -->.", ["training/chips"], []),
        ("In 2019 it made $5 million<!-- claim: acme/profit/2024 -->.", ["profit/2024"], ["1:17 error carries"]),
        ("# Acme\n\nThe model was trained on about 2,000 chips.", ["training/chips"], ["3:26 error carries"]),
        (TABLE, ["training/chips"], ["3:10 error carries"]),
        (TABLE, ["training/chips", "workers"], ["3:10 error carries", "3:18 error carries"]),
        (
            "Acme trained its model on 2,500 chips, after it had said 2,000 chips.",
            ["training/chips"],
            ["1:58 warning carries"],
        ),
        ("Acme trained its model on 2,000 chips and has 1,998,000 workers.", ["workers"], ["1:47 error carries"]),
        ("Acme trained its model on `2,000` chips. [It](2000.md) is so.", ["training/chips"], []),
        ("", ["training/chips"], []),
    ],
)
def test_ties_tables_and_what_stands_beside_it_count(
    index: Index, text: str, claims: list[str], wanted: list[str]
) -> None:
    report = swept(index, text, *(f"acme/{one}" for one in claims), language="en", name="draft.md")
    found = [f"{one.line}:{one.column} {one.severity} {one.rule}" for one in report.findings]
    assert found == wanted


def test_a_number_that_may_be_read_as_an_old_value_is_shown_to_a_person(index: Index) -> None:
    report = swept(index, "Acme trained its model on 2.000 chips.", "acme/training/chips", language="en")
    assert [one.rule for one in report.findings] in (["same-number"], ["carries"])


def test_both_sides_and_their_rows_are_named(index: Index) -> None:
    (found,) = swept(index, "Acme runs 120 stores.", "acme/stores", language="en").findings
    assert found.message == (
        "'120 stores': acme/stores was '120 stores' (#28), withdrawn by its source (#28), and is '150 stores' (#29)"
    )
    (found,) = swept(index, "The sales of Acme rose 5%.", "acme/sales/change", language="en").findings
    assert found.message == "'5%': acme/sales/change was '5%' up (#26), and is '5%' down (#27)"
    (found,) = swept(index, "Umbrella has 120 stores in all.", "acme/stores", language="en").findings
    assert found.message.endswith("and is '150 stores' (#29); the sentence names 'Umbrella'")
    assert found.rows == (28, 28)


def test_comments_switch_it_off_and_are_counted(index: Index) -> None:
    text = (
        "<!-- factledger-disable-next-line superseded: history -->\nAcme runs 120 stores.\n\n"
        "<!-- factledger-disable-next-line carries: history -->\nAcme runs 120 stores.\n\n"
        "<!-- factledger-disable-next-line weak: history -->\nAcme runs 120 stores.\n"
    )
    (draft,) = swept(index, text, "acme/stores", language="en", name="x.md").drafts
    assert ([one.line for one in draft.findings], draft.off) == ([8], 2)


def test_every_number_ends_once(index: Index) -> None:
    text = "In 2024 Acme had 120 stores, Beta 7. Lumen 4 sold 0012 of them. Acme runs 150 stores. They ran 120 stores."
    (draft,) = swept(index, text, "acme/stores", language="en").drafts
    assert draft.counts() == {
        "old": 2,
        "same number": 0,
        "current": 1,
        "other": 1,
        "set aside": 2,
        "unreadable": 1,
    }
    assert sum(draft.counts().values()) == len(draft.numbers)


def test_what_was_never_corrected_has_no_old_value(index: Index) -> None:
    report = swept(index, "Beta has 2,000 chips.", "beta/chips", language="en")
    assert (report.drafts, report.exit_code(strict=True)) == ((), 0)
    assert report.nothing == "nothing was ever corrected in beta/chips: there is no old value to look for"


def test_a_language_that_cannot_be_told_is_said(index: Index) -> None:
    report = swept(index, "Zxq vbn 120 qwrt plm kjh.", "acme/stores")
    assert [one.rule for one in report.findings] == ["language"]


def test_a_claim_is_named_by_key_version_or_number(index: Index) -> None:
    reader = index.reader
    assert {claim_of(reader, one) for one in ("acme/stores", "acme/stores@@1", "#28", "29")} == {"acme/stores"}
    with pytest.raises(NotFoundError):
        claim_of(reader, "acme/none")
    with pytest.raises(NotFoundError):
        claim_of(reader, "1")


def test_claims_corrected_since_a_state(index: Index) -> None:
    assert list(corrected_since(index.reader, "24")) == [
        "acme/margin",
        "acme/opened",
        "acme/sales/change",
        "acme/stores",
    ]
    assert list(corrected_since(index.reader, str(index.reader.size()))) == []


def test_every_line_comes_to_the_same_on_both_engines(ledger: Location, tmp_path: Path, index: Index) -> None:
    fill(ledger, tmp_path)
    with reading(ledger) as reader:
        other = Index(reader, reader.units())
        for line in LINES[::5]:
            here, there = (
                swept(one, line["text"], f"acme/{line['claim']}", language=line["language"]) for one in (index, other)
            )
            assert [one.to_json() for one in here.findings] == [one.to_json() for one in there.findings]


def test_error_when_a_claim_cannot_be_swept(ledger: Location) -> None:
    with writing(ledger) as writer:
        writer.append(Claim(subject="x", measure="day", value_type="date"), "x/day", by="rb")
        claim = Claim(subject="x", measure="y", value_type="quantity")
        writer.append(claim, "x/y", by="rb")
        writer.append(claim, "x/y", by="rb", after=1, reason="wrong", void=True)
        with pytest.raises(RefusedError, match="states no quantity"):
            claim_of(writer, "x/day")
        with pytest.raises(RefusedError, match="was withdrawn"):
            claim_of(writer, "x/y")


RULE_CASES = [
    (rule, case, is_failing)
    for rule in SWEEP_BY_NAME.values()
    for is_failing, cases in ((False, rule.passing), (True, rule.failing))
    for case in cases
]


@pytest.mark.parametrize(("rule", "case", "is_failing"), RULE_CASES)
def test_examples_of_the_rules_of_sweep(ledger: Location, rule: LintRule, case: Case, *, is_failing: bool) -> None:
    rows = list(bodies(case.rows))
    with writing(ledger) as writer:
        write_new(writer, rows)
    (claim,) = {key for key, _ in rows if "@" not in key and "/" in key}
    with reading(ledger) as reader:
        found = swept(Index(reader, reader.units()), case.text, claim, language="en").findings
    assert (rule.name in [one.rule for one in found]) is is_failing


def test_folders_patterns_and_what_is_not_read(tmp_path: Path) -> None:
    for name in ("a.md", "b.txt", "c.png", "sub/d.html", ".hidden.md", ".git/e.md", "sub/.f/g.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It is so.", encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    drafts = Drafts.of([str(tmp_path), str(tmp_path / "a.md")])
    read = [Path(one.path).relative_to(tmp_path).as_posix() for one in drafts.opened()]
    assert read == ["a.md", "b.txt", "sub/d.html"]
    assert (drafts.passed, drafts.links, len(drafts.unreadable)) == (1, 2, 1)
    assert list(drafts.notes()) == [
        f"not read: {tmp_path / 'bad.md'}: the file is no UTF-8 text",
        "not read: links, which are not followed: 2",
    ]
    assert list(Drafts.of([str(tmp_path / "**" / "*.html")]).paths) == [str(tmp_path / "sub" / "d.html")]
    with pytest.raises(FileError):
        Drafts.of([str(tmp_path / "*.rst")])
    with pytest.raises(FileError):
        list(Drafts.of([str(tmp_path / "bad.md")]).opened())
