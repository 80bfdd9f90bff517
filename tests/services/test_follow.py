"""Rows follow the text of their source: what stands gets its new place, all else is listed and left to a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.services.conftest import document
from tests.tables import table

from factledger.domain.claim import Claim
from factledger.domain.source import Source
from factledger.errors import MisuseError, StaleError
from factledger.services.accept import accept
from factledger.services.check import check_rows
from factledger.services.follow import follow
from factledger.services.moved import Outcome
from factledger.services.revise import retract, revise
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from tests.services.conftest import Desk

    from factledger.services.follow import Following


CASES = list(table(Path(__file__).parent / "follow.tsv"))
"""A page before and now (⏎ is a line end), the words of a row on it, and what becomes of the row."""


def followed(desk: Desk, text: str, *, key: str = "p", reason: str | None = "a new page", **changes: Any) -> Following:
    new = document(text)
    with writing(desk.location) as writer:
        found = follow(writer, key, changes, new, desk.texts, by="rb", reason=reason)
    desk.documents.append(new)
    desk.texts = type(desk.texts)(desk.folder, desk.documents)
    return found


def check_is_clean(desk: Desk) -> None:
    """Check that every row that is left re-reads and stands in its place."""
    with reading(desk.location) as reader:
        parts = {part.name: part for part in check_rows(reader, "x", desk.texts).parts}
    assert not parts["re-reads"].findings
    assert not parts["locators"].findings
    assert not parts["integrity"].findings


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['name']}" for case in CASES])
def test_a_row_follows_its_text(file_desk: Desk, case: dict[str, str]) -> None:
    old, new, now = (case[name].replace("⏎", "\n").strip("-") for name in ("old", "new", "now"))
    file_desk.add("p", old, language=case["language"])
    file_desk.record("acme/x", case["words"], source="p")
    before = file_desk.entry("acme/x@p")
    found = followed(file_desk, new)
    (one,) = found.rows
    assert (one.moved.outcome, one.to_json()["now"] or "") == (case["outcome"], " ".join(now.split())), one.moved
    assert case["note"] in ("-", *one.moved.notes)
    entry = file_desk.entry("acme/x@p")
    if one.moved.outcome.is_settled:
        assert (entry.text, entry.sha256) == (now, str(document(new).digest))
        assert new[int(entry.start or 0) : int(entry.end or 0)] == now
        assert (entry.hedge, entry.value, entry.unit, entry.role) == (
            before.hedge,
            before.value,
            before.unit,
            before.role,
        )
        assert (found.exit_code(strict=False), one.commands) == (0, ())
    else:
        assert entry == before
        assert found.exit_code(strict=False) == 1
        assert one.commands
    check_is_clean(file_desk)
    again = followed(file_desk, new, reason=None)
    assert not again.has_written
    assert [row.row.key for row in again.rows] == ([] if one.moved.outcome.is_settled else ["acme/x@p"])


TEN = "".join(f"Plant {name} of Acme has 500 workers.\n" for name in "ABCDEFGHIJ")


def test_a_figure_that_stands_ten_times_keeps_its_own_place(desk: Desk) -> None:
    desk.add("p", TEN)
    starts = {name: TEN.index(f"Plant {name}") + 20 for name in "ABCDEFGHIJ"}
    for name, start in starts.items():
        desk.record(f"acme/{name.lower()}", "500 workers", source="p", start=start)
    new = "A first line.\n" + TEN.replace("Plant C of Acme has 500 workers.\n", "").replace("Plant G", "Small plant G")
    found = followed(desk, new)
    assert found.counts() == {"stands": 8, "reworded": 1, "changed": 0, "gone": 1, "unclear": 0}
    assert [one.row.key for one in found.rows if one.is_open] == ["acme/c@p"]
    for name in "ABDEFGHIJ":
        entry = desk.entry(f"acme/{name.lower()}@p")
        assert new[: int(entry.start or 0)].rpartition("lant ")[2][0] == name
    check_is_clean(desk)


def test_lines_alike_are_told_apart_only_by_what_stands_around_them(desk: Desk) -> None:
    old = "500 workers\n\n500 workers\n\n500 workers\n"
    desk.add("p", old)
    for i in range(3):
        desk.record(f"acme/{i}", "500 workers", source="p", start=13 * i)
    found = followed(desk, old[13:])
    assert [one.moved.outcome for one in found.rows] == [Outcome.STANDS, Outcome.UNCLEAR, Outcome.GONE]


def test_a_date_a_text_and_a_yes_move_where_their_very_words_stand(desk: Desk) -> None:
    old = "Acme opened on 3 May 2021. Its chief confirmed the deal. The plant is small, they say."
    desk.add("p", old)
    checked = {"source": "p", "checked_by": "ana"}
    desk.record("acme/opened", "3 May 2021", other="2021-05-03", value_type="date", **checked)
    desk.record("acme/deal", "confirmed the deal", other="yes", value_type="yes-no", **checked)
    desk.record("acme/size", "The plant is small", other="small", value_type="text", **checked)
    desk.record("acme/motto", None, other="none", value_type="text", **checked)
    found = followed(desk, "News! Acme opened on 3 May 2021. Its chief denied the deal. The plant is small, they say.")
    outcomes = {one.row.key: one.moved.outcome.value for one in found.rows}
    assert outcomes == {"acme/opened@p": "stands", "acme/deal@p": "gone", "acme/size@p": "stands"}
    assert found.left == {"without words of the text": 1}
    assert (desk.entry("acme/opened@p").start, desk.entry("acme/opened@p").checked_by) == ("21", "ana")
    check_is_clean(desk)
    (deal,) = [one for one in found.rows if one.is_open]
    assert deal.moved.notes == ("its words 'confirmed the deal' are not in the new text",)


def test_words_that_stand_elsewhere_are_named_and_not_taken(desk: Desk) -> None:
    desk.add("p", "Acme confirmed the deal in May. Beta is far.")
    desk.record("acme/deal", "confirmed the deal", source="p", other="yes", value_type="yes-no", checked_by="ana")
    (one,) = followed(desk, "Beta is far. Nobody else has ever confirmed the deal so far, it seems.").rows
    assert (one.moved.outcome, [place.span.start for place in one.moved.places]) == ("unclear", [34])


def test_what_a_person_chose_stays_with_the_row(desk: Desk) -> None:
    desk.add("p", "The yield of Acme rose 3.4% in May. It cost 1.234 or so.", language=None)
    desk.record("acme/rate", "3.4%", source="p", role="level", status="possible", rank="preferred", note="ours")
    before = desk.entry("acme/rate@p")
    followed(desk, "In short: the yield of Acme rose 3.4% in May. It cost 1.234 or so.")
    after = desk.entry("acme/rate@p")
    assert (after.role, after.direction, after.status, after.rank, after.note) == (
        before.role,
        before.direction,
        "possible",
        "preferred",
        "ours",
    )
    check_is_clean(desk)


def test_a_reading_that_a_person_settled_is_kept(desk: Desk) -> None:
    desk.add("p", "Acme used 1,250 chips.", language="pt")
    desk.record("acme/x", "1,250 chips", source="p", value="1250")
    (one,) = followed(desk, "Por fim. Acme used 1,250 chips.").rows
    assert (one.moved.outcome, desk.entry("acme/x@p").value) == ("stands", "1250")
    check_is_clean(desk)


AWAY = "its old text is not at hand"
FOUND = f"{AWAY}: found by its words alone"


@pytest.mark.parametrize(
    ("new", "outcome", "note"),
    [
        ("News! Acme used 500 chips.", "stands", FOUND),
        ("Acme used 500 chips. Beta used 500 chips.", "stands", FOUND),
        ("500 chips. 500 chips.", "unclear", f"{AWAY}, and its figure stands 2 times in the new one"),
        ("Acme used 600 chips.", "gone", f"{AWAY}, and its figure is not in the new one"),
        ("Acme did not use 500 chips.", "changed", "the text denies it, the row is asserted"),
    ],
)
def test_without_the_old_text_its_own_words_decide(desk: Desk, new: str, outcome: str, note: str) -> None:
    desk.add("p", "Acme used 500 chips.")
    desk.record("acme/x", "500 chips", source="p")
    desk.texts = type(desk.texts)(desk.folder)
    (one,) = followed(desk, new).rows
    assert one.moved.outcome == outcome
    assert note in one.moved.notes


def test_a_row_without_a_place_gets_one_when_its_source_gets_a_text(desk: Desk) -> None:
    desk.record("acme/x", "500 chips", source="b")
    desk.record("acme/day", None, source="b", other="2021", value_type="date", checked_by="ana")
    found = followed(desk, "Acme used 500 chips.", key="b")
    assert ([one.moved.outcome for one in found.rows], found.left) == (["stands"], {"without words of the text": 1})
    assert desk.entry("acme/x@b").start == "10"
    check_is_clean(desk)


def test_retracted_rows_and_rows_of_other_sources_stay(desk: Desk) -> None:
    desk.add("p", "Acme used 500 chips. Beta used 70 chips.")
    desk.add("q", "Acme used 500 chips.", derived_from="p", relation="translation")
    desk.record("acme/x", "500 chips", source="p")
    desk.record("acme/x", "500 chips", source="q")
    desk.record("beta/x", "70 chips", source="p")
    with writing(desk.location) as writer:
        retract(writer, "beta/x@p", by="rb", reason="they said so")
    before = desk.entry("acme/x@q")
    found = followed(desk, "So it is. Acme used 500 chips.")
    assert ([one.row.key for one in found.rows], found.left) == (["acme/x@p"], {"retracted": 1})
    assert found.derived == (("q", "is a translation of it"),)
    assert desk.entry("acme/x@q") == before


def test_everything_is_written_in_one_step_or_nothing(desk: Desk) -> None:
    desk.add("p", "Acme used 500 chips.")
    desk.record("acme/x", "500 chips", source="p")
    with pytest.raises(MisuseError):
        followed(desk, "So it is. Acme used 500 chips.", reason=None)
    with writing(desk.location) as writer:
        revise(writer, "source", "p", {"title": "P"}, by="rb", reason="a name")
    with pytest.raises(StaleError):
        followed(desk, "So it is. Acme used 500 chips.", key="p@@1")
    assert desk.entry("acme/x@p").start == "10"
    with reading(desk.location) as reader:
        assert reader.get("source", "p").version == 2


def test_each_version_says_why(desk: Desk) -> None:
    desk.add("p", "Acme used 500 chips.")
    desk.record("acme/x", "500 chips", source="p")
    found = followed(desk, "So it is. Acme used 500 chips.", reason="the page changed", note="seen in May")
    assert found.version is not None
    body = found.version.body
    assert isinstance(body, Source)
    assert (body.note, body.language, found.version.reason) == ("seen in May", "en", "the page changed")
    (one,) = found.rows
    assert one.now is not None
    assert one.now.reason == "its place in the new text of p: the page changed"


def test_the_language_of_a_source_is_not_guessed_again(desk: Desk) -> None:
    desk.add("p", "A Acme usou 500 chips.", language="pt-BR")
    followed(desk, "A empresa disse que a Acme usou 500 chips em Lisboa, como se viu ontem.")
    followed(desk, "The company said that it used 500 chips, and that is all that we know.", key="b")
    with reading(desk.location) as reader:
        assert [getattr(reader.get("source", key).body, "language", "") for key in ("p", "b")] == ["pt-BR", "en"]


def test_what_was_accepted_has_to_be_accepted_again(desk: Desk) -> None:
    desk.add("p", "Acme used 500 chips.")
    desk.record("acme/x", "500 chips", source="p")
    with writing(desk.location) as writer:
        accept(writer, "acme/x@p", "agree", by="rb", reason="they round", until="2999")
    found = followed(desk, "So it is. Acme used 500 chips.")
    (one,) = found.rows
    assert one.commands == (("accept", "acme/x@p", "--rule", "agree", "--until", "2999", "--reason", "they round"),)
    assert (one.moved.outcome, found.exit_code(strict=False)) == ("stands", 1)


def test_a_row_left_behind_is_not_checked_against_its_source(desk: Desk) -> None:
    desk.add("p", "Acme used 500 chips. Beta used 70 chips.")
    desk.record("acme/x", "500 chips", source="p")
    desk.record("beta/x", "70 chips", source="p")
    followed(desk, "Acme used 600 chips. Beta used 70 chips.")
    with reading(desk.location) as reader:
        part = next(one for one in check_rows(reader, "x", desk.texts).parts if one.name == "locators")
    assert [one for one in part.remarks if "older text" in one] == ["#5 acme/x@p: its place is in an older text of p"]
    assert any(one.startswith("1 places in an older text of their source") for one in part.not_checked)


def test_names_of_the_subject_are_known_in_any_language(desk: Desk) -> None:
    desk.add("p", "استخدمت أكمي 2000 شريحة في المصنع.", language="ar")
    with writing(desk.location) as writer:
        claim = Claim(subject="Acme", measure="chips", unit="chip", aliases={"ar": ("أكمي",)}, value_type="quantity")
        writer.append(claim, "acme/chips", by="rb")
        writer.append(
            Claim(subject="Acme", measure="workers", unit="worker", aliases={"ar": ("أكمي",)}, value_type="quantity"),
            "acme/workers",
            by="rb",
        )
    desk.record("acme/chips", "2000 شريحة", source="p")
    (one,) = followed(desk, "استخدمت بيتا 2000 شريحة في المصنع.").rows
    assert (one.moved.outcome, one.moved.notes) == (
        "changed",
        ("its sentence names أكمي no more, or in another place",),
    )
