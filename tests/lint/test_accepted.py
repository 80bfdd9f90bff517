"""Accepted findings of lint, on both engines: one sentence, one figure, one rule, the very rows; until one changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from factledger.domain.unit import Acceptance
from factledger.errors import AmbiguousError, ImportFailedError, MisuseError, NotFoundError, RefusedError
from factledger.reading.markup.plain import plain_draft
from factledger.rules.example import bodies
from factledger.services.accept import AT_FIGURES, Place, accept_sentence
from factledger.services.acceptances import Acceptances
from factledger.services.config import LintConfig
from factledger.services.export import export, import_lines
from factledger.services.lint.accepted import draft_name, one_spaced, sentence_digest
from factledger.services.lint.drafts import Wanted, lint_drafts
from factledger.services.lint.options import LintOptions
from factledger.services.lint.settings import Choice
from factledger.services.publish import Told, publish
from factledger.services.revise import void
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from pathlib import Path

    from factledger.domain.record import Row
    from factledger.services.lint.report import Linted, LintReport

ROWS = (
    "claim acme/chips; statement=The number of chips that Acme used; unit=chip",
    "acme/chips@paper: about 2,000 chips",
    "claim acme/workers; unit=worker",
    "acme/workers@paper#ana-lopez: 120 workers",
)
DRAFT = "Acme used 2,000 chips. It sold 44 boats.\nAcme used 2,000 chips, they say.\n"


@pytest.fixture
def desk(ledger: Location) -> Location:
    record(ledger, *ROWS)
    return ledger


def record(ledger: Location, *rows: str) -> None:
    with writing(ledger) as writer:
        for key, body in bodies(rows):
            before = writer.find(body.KIND, key)
            if before is None or body.KIND == "entry":
                after = before.version if before else None
                writer.append(body, key, by="rb", after=after, reason="a reason" if after else None)


def wanted(**given: Any) -> Wanted:
    return Wanted(LintOptions(language="en"), Choice(), LintConfig(), **given)


def accept(ledger: Location, line: int, rule: str, column: int | None = None, text: str = DRAFT, **given: Any) -> Row:
    with writing(ledger) as writer:
        place = Place(rule, line, column)
        told = {"reason": "the headline rounds"} | given
        return accept_sentence(writer, plain_draft("draft.txt", text), wanted(), place, by="ed", **told)


def linted(ledger: Location, text: str = DRAFT, path: str = "draft.txt", **given: Any) -> LintReport:
    with reading(ledger) as reader:
        return lint_drafts(reader, "x", [plain_draft(path, text)], wanted(**given))


def shown(report: LintReport) -> list[tuple[str, int, int]]:
    return [(one.rule, one.line, one.column) for one in report.findings]


def first(report: LintReport) -> Linted:
    return report.drafts[0]


CHIPS, BOATS = ("hedge-changed", 1, 11), ("unregistered", 1, 32)
AGAIN = ("hedge-changed", 2, 11)


def test_an_accepted_finding_is_counted_apart_and_fails_nothing(desk: Location) -> None:
    assert shown(linted(desk)) == [CHIPS, BOATS, AGAIN]
    row = accept(desk, 1, "unregistered", until="2999", note="seen")
    report = linted(desk)
    assert shown(report) == [CHIPS, AGAIN]
    assert report.exit_code(strict=False) == 0
    (accepted,) = first(report).accepted
    assert (accepted.seq, accepted.name) == (row.seq, f"{row.key}@@1")
    assert accepted.reason == f"#{row.seq}, ed: the headline rounds"
    assert accepted.found.rule == "unregistered"
    assert first(report).counts()["unregistered"] == 1
    assert report.notes == ()


def test_the_row_holds_a_digest_and_the_figure_and_the_versions_it_was_judged_by(desk: Location) -> None:
    row = accept(desk, 2, "hedge-changed")
    assert row.body == Acceptance(
        rule="hedge-changed",
        value="2,000 chips",
        draft="draft.txt",
        sentence=sentence_digest("Acme used 2,000 chips, they say."),
        nth="1",
        rows=("acme/chips@paper@@1",),
    )
    assert row.format == "2"
    assert shown(linted(desk)) == [CHIPS, BOATS]


def test_line_ends_and_spaces_of_a_sentence_do_not_count(desk: Location) -> None:
    accept(desk, 1, "hedge-changed")
    moved = "A new start.\n\nAcme  used 2,000 chips. It sold 44 boats. Acme used 2,000 chips, they say.\n"
    assert [one[0] for one in shown(linted(desk, moved))] == ["unregistered", "hedge-changed"]
    assert one_spaced("Cafe\u0301  a\n b ") == "Caf\u00e9 a b"
    assert sentence_digest("a\u00a0b") == sentence_digest("a b")


def test_one_acceptance_covers_one_place(desk: Location) -> None:
    twice = "Acme used 2,000 chips. Acme used 2,000 chips. Acme used 2,000 chips.\n"
    row = accept(desk, 1, "hedge-changed", 34, text=twice)
    assert (row.key[-2:], getattr(row.body, "nth", None)) == ("~2", "2")
    assert shown(linted(desk, twice)) == [("hedge-changed", 1, 11), ("hedge-changed", 1, 57)]


def test_another_draft_is_not_covered(desk: Location) -> None:
    accept(desk, 1, "unregistered")
    assert BOATS in shown(linted(desk, path="other.txt"))


def test_what_else_the_figure_breaks_stays(desk: Location) -> None:
    text = "Acme has 150 workers.\n"
    (both,) = linted(desk, text).findings
    assert (both.rule, both.also) == ("contradicted", ("status-changed",))
    accept(desk, 1, both.rule, text=text)
    (left,) = linted(desk, text).findings
    assert (left.rule, left.also) == (both.also[0], ())
    accept(desk, 1, left.rule, text=text)
    report = linted(desk, text)
    assert (report.findings, len(first(report).accepted)) == ([], 2)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Acme used 2,000 chips in all. It sold 44 boats.", "the sentence changed"),
        ("Acme used 2,000 chips then. It sold 44 boats.", "the sentence changed"),
        ("Acme used about 2,000 chips. It sold 44 boats.", None),
    ],
)
def test_it_lapses_with_the_sentence_and_the_figure(desk: Location, text: str, why: str | None) -> None:
    row = accept(desk, 1, "hedge-changed")
    report = linted(desk, text)
    lapsed = [one for one in report.findings if one.rule == "lapsed"]
    if why is None:
        assert lapsed == []
        assert report.notes == (
            f"draft.txt: nothing is found any more of what #{row.seq} accepted: void it, if it is settled",
        )
        assert report.exit_code(strict=True) == 1
    else:
        assert [one.message for one in lapsed] == [
            f"'2,000 chips': accepted before (#{row.seq}, ed), lapsed because {why}"
        ]
        assert "hedge-changed" in [one.rule for one in report.findings]
        assert lapsed[0].severity.value == "warning"


def test_it_lapses_with_the_figure_where_the_same_rows_judge_another(desk: Location) -> None:
    text = "Acme used 5,000 chips.\n"
    row = accept(desk, 1, "contradicted", text=text)
    report = linted(desk, "Acme used 6,000 chips.\n")
    assert [(one.rule, one.message) for one in report.findings][1] == (
        "lapsed",
        f"'6,000 chips': accepted before (#{row.seq}, ed), lapsed because the figure changed",
    )


@pytest.mark.parametrize(
    ("rule", "text", "changed"),
    [
        ("unregistered", "Acme used 2,000 chips. It\nsold 45 boats.", "45 boats"),
        ("unregistered", "It was said. It sold 300 barges.", "300 barges"),
        ("hedge-changed", "Acme used 2,001 chips. It sold 44 boats.", "2,001 chips"),
    ],
)
def test_it_lapses_with_the_figure_where_no_row_tells_which(desk: Location, rule: str, text: str, changed: str) -> None:
    row = accept(desk, 1, rule)
    report = linted(desk, text)
    assert [one.message for one in report.findings if one.rule == "lapsed"] == [
        f"{changed!r}: accepted before (#{row.seq}, ed), lapsed because the figure changed"
    ]
    assert report.notes == ()


def test_it_lapses_with_the_row(desk: Location) -> None:
    row = accept(desk, 1, "hedge-changed")
    record(desk, "acme/chips@paper: nearly 2,000 chips")
    (hedge, lapsed, *_) = linted(desk, "Acme used 2,000 chips.\n").findings
    assert (hedge.rule, lapsed.rule) == ("hedge-changed", "lapsed")
    assert lapsed.message == (
        f"'2,000 chips': accepted before (#{row.seq}, ed), lapsed because "
        f"the row acme/chips@paper has another version (#{row.seq + 1})"
    )
    again = accept(desk, 1, "hedge-changed")
    assert (again.version, getattr(again.body, "rows", None)) == (2, ("acme/chips@paper@@2",))
    assert [one.rule for one in linted(desk, "Acme used 2,000 chips.\n").findings] == []


def test_it_lapses_when_another_row_judges(desk: Location) -> None:
    accept(desk, 1, "hedge-changed")
    record(desk, "acme/chips@filing: about 2,000 chips")
    lapsed = linted(desk, "Acme used 2,000 chips.\n").findings[-1]
    assert lapsed.rule == "lapsed"
    assert lapsed.message.endswith("lapsed because the figure is judged by other rows")


def test_it_ends_behind_its_last_day(desk: Location) -> None:
    row = accept(desk, 1, "unregistered", until="2998-05")
    assert BOATS not in shown(linted(desk, today=date(2998, 5, 31)))
    late = linted(desk, today=date(2998, 6, 1))
    assert shown(late)[1:3] == [("lapsed", 1, 32), BOATS]
    assert late.findings[1].message.endswith(f"(#{row.seq}, ed), lapsed because it ended with 2998-05")


def test_a_figure_of_an_older_version_is_told_with_both(desk: Location) -> None:
    record(desk, "acme/workers@paper#ana-lopez: 130 workers")
    with reading(desk) as reader:
        day = reader.newest_day()
    found = linted(desk, "Acme has 120 workers, said Ana Lopez.\n").findings[0]
    older, newer = found.rows
    was = f"acme/workers was '120 workers' (#{older}), and is '130 workers' (#{newer}, paper, ana-lopez)"
    assert (found.rule, found.message) == ("superseded", f"'120 workers': it was right until {day}: {was}")


def test_a_finding_of_another_rule_at_its_place_is_not_covered(desk: Location) -> None:
    accept(desk, 1, "unregistered")
    record(desk, "claim acme/boats; measure=boats sold; unit=boat", "acme/boats@paper: 50 boats")
    report = linted(desk)
    at = [one for one in report.findings if (one.line, one.column) == BOATS[1:]]
    assert [one.rule for one in at] == ["contradicted", "lapsed"]
    assert at[1].message.endswith("lapsed because what is found is not unregistered")


def test_of_a_rule_that_is_off_nothing_is_known(desk: Location) -> None:
    accept(desk, 1, "unregistered")
    with reading(desk) as reader:
        asked = Wanted(LintOptions(language="en"), Choice(ignore=("unregistered",)), LintConfig())
        report = lint_drafts(reader, "x", [plain_draft("draft.txt", DRAFT)], asked)
    assert (shown(report), report.notes, first(report).accepted) == ([CHIPS, AGAIN], (), [])


def test_what_cannot_be_read_may_be_accepted(desk: Location) -> None:
    text = "Acme sold 0012 boxes.\n"
    accept(desk, 1, "unreadable", text=text)
    report = linted(desk, text)
    assert (report.findings, len(first(report).accepted)) == ([], 1)


@pytest.mark.parametrize(
    ("at", "given", "kind", "message"),
    [
        ((3, "unregistered", None), {}, NotFoundError, "unregistered finds nothing there"),
        ((1, "unregistered", 12), {}, NotFoundError, "unregistered finds nothing there"),
        ((1, "weak", None), {}, NotFoundError, "weak finds nothing there"),
        ((1, "unregistered", None), {"reason": " "}, MisuseError, "an acceptance needs a reason"),
        ((1, "unregistered", None), {"until": "2001"}, RefusedError, "the acceptance would be over already"),
    ],
)
def test_error_and_nothing_is_written(
    desk: Location, at: tuple[int, str, int | None], given: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind) as error:
        accept(desk, *at, **given)
    assert getattr(error.value, "what", None) == message
    with reading(desk) as reader:
        assert reader.count("acceptance") == 0


def test_error_names_what_is_found_there(desk: Location) -> None:
    with pytest.raises(NotFoundError) as error:
        accept(desk, 1, "weak")
    assert error.value.found == "hedge-changed at column 11, '2,000 chips'; unregistered at column 32, '44 boats'"
    with pytest.raises(AmbiguousError) as several:
        accept(desk, 1, "hedge-changed", text="Acme used 2,000 chips. Acme used 2,000 chips, twice.")
    assert several.value.found == "column 11, '2,000 chips'; column 34, '2,000 chips'"


@pytest.mark.parametrize("text", ["draft.txt", "draft.txt:0", ":3", "draft.txt:x", "draft.txt:1:2:x", ""])
def test_error_a_place_that_is_none(text: str) -> None:
    with pytest.raises(MisuseError, match="this names no line of a draft"):
        Place.parse(text, "weak")


def test_a_place_is_a_path_a_line_and_perhaps_a_column() -> None:
    assert Place.parse("a.md:3", "weak") == ("a.md", Place("weak", 3))
    assert Place.parse("a b:c.md:3:14", "weak") == ("a b:c.md", Place("weak", 3, 14))
    with pytest.raises(MisuseError, match="there is no rule 'agree'"):
        Place.parse("a.md:3", "agree")
    assert not {"language", "unused-disable", "lapsed"} & set(AT_FIGURES)


def test_check_names_acceptances_whose_rows_changed(desk: Location) -> None:
    row = accept(desk, 1, "hedge-changed", until="2998")
    boats = accept(desk, 1, "unregistered", until="2997")

    def found(year: int) -> list[str]:
        with reading(desk) as reader:
            acceptances = Acceptances.of(reader, date(year, 1, 1))
            assert acceptances.count == 2
            return [f"{one.place} {one.message}" for one in acceptances.findings()]

    assert found(2997) == []
    assert found(2998) == [
        f"#{boats.seq} the acceptance of '44 boats' in draft.txt by unregistered ended with 2997",
    ]
    record(desk, "acme/chips@paper: nearly 2,000 chips")
    changed = "the acceptance of '2,000 chips' in draft.txt by hedge-changed accepts nothing: the row"
    assert found(2997) == [f"#{row.seq} {changed} acme/chips@paper has another version (#{boats.seq + 1})"]
    with writing(desk) as writer:
        void(writer, "entry", "acme/chips@paper", by="rb", reason="wrong")
    assert found(2997) == [f"#{row.seq} {changed} acme/chips@paper was withdrawn (#{boats.seq + 2})"]


def test_publish_takes_what_is_accepted_and_names_it(desk: Location) -> None:
    def published(text: str) -> Any:
        with writing(desk) as writer:
            draft = plain_draft("draft.txt", text)
            return publish(writer, "x", draft, wanted(), Told("urn:x:1"), by="rb", reason=None)

    assert [one.rule for one in published(DRAFT).open] == ["unregistered"]
    row = accept(desk, 1, "unregistered", until="2999")
    body = published(DRAFT).row.body
    assert (body.acceptances, body.unregistered) == ((f"{row.key}@@1",), "1")
    with writing(desk) as writer:
        void(writer, "acceptance", row.key, by="rb", reason="not so")
    assert [one.rule for one in published(DRAFT).open] == ["unregistered"]
    assert BOATS in shown(linted(desk))


def test_an_acceptance_of_a_sentence_survives_export_and_import(desk: Location, tmp_path: Path) -> None:
    accept(desk, 1, "hedge-changed")
    with reading(desk) as reader:
        lines, head = list(export(reader)), reader.head()
    copy = Location.parse(str(tmp_path / "copy.db"))
    create(copy)
    for old, new, message in (
        ('"key":"hedge-changed', '"key":"weak', "its key is not made of its rule, draft, sentence and figure"),
        ("acme/chips@paper@@1", "acme/chips@paper@@2", "it names a version that no line before it holds"),
        ('"format":"2"', '"format":"1"', "a acceptance has no field 'draft'"),
    ):
        with pytest.raises(ImportFailedError, match=message), writing(copy) as writer:
            import_lines(writer, [*lines[:-1], lines[-1].replace(old, new)])
    with writing(copy) as writer:
        import_lines(writer, lines)
    with reading(copy) as reader:
        assert reader.head() == head


def test_a_draft_is_called_by_its_path_from_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "desk"
    (folder / "drafts").mkdir(parents=True)
    monkeypatch.chdir(folder / "drafts")
    assert draft_name("a.md", folder) == "drafts/a.md"
    assert draft_name("../a.md", folder) == "a.md"
    assert draft_name(str(folder / "drafts" / "a.md"), folder) == "drafts/a.md"
    assert draft_name("../../a.md", folder) == "../../a.md"
    assert draft_name("x/a.md", None) == "x/a.md"
