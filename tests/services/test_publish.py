"""Publishing a text, and what stands on a claim, on both engines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.tampering import tamper

from factledger.domain.publication import Publication
from factledger.errors import ImportFailedError, NotFoundError, ParseError, RefusedError
from factledger.reading.markup.plain import plain_draft
from factledger.services.add import add
from factledger.services.check import check_rows
from factledger.services.config import LintConfig
from factledger.services.diff import diff
from factledger.services.export import export, import_lines
from factledger.services.integrity import integrity
from factledger.services.lint.drafts import Wanted
from factledger.services.lint.options import LintOptions
from factledger.services.lint.settings import Choice
from factledger.services.publish import Published, Told, publish
from factledger.services.revise import retract, void
from factledger.services.sentence import said
from factledger.services.used import used
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing
from factledger.values.digest import Digest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Desk

    from factledger.services.check import Part

URL = "https://example.org/report"
TEXT = "X used about 2,000 chips. Y has 500 engineers in 2024."


def published(
    desk: Desk, text: str = TEXT, url: str = URL, date: str | None = None, named: str | None = None, **told: Any
) -> Published:
    wanted = Wanted(LintOptions(language="en", date=date), Choice(), LintConfig())
    draft = replace(plain_draft("report.txt", text), date=named)
    with writing(desk.location) as writer:
        return publish(writer, "x", draft, wanted, Told(url, **told), by="rb", reason=None)


def body(desk: Desk) -> Publication:
    with reading(desk.location) as reader:
        found = reader.get("publication", URL).body
    assert isinstance(found, Publication)
    return found


def fill(desk: Desk) -> None:
    desk.record("x/chips", "about 2,000 chips")
    desk.record("y/engineers", "500 engineers", start=112)


def standing(desk: Desk, key: str | None = None, as_of: str | None = None) -> list[tuple[str | None, str]]:
    with reading(desk.location, as_of) as reader:
        return [(one.name, one.stands.value) for one in used(reader, key)]


def size(desk: Desk) -> int:
    with reading(desk.location) as reader:
        return reader.size()


def test_a_row_holds_digest_head_rows_and_counts_and_no_word_of_the_text(desk: Desk) -> None:
    fill(desk)
    with reading(desk.location) as reader:
        head = str(reader.head())
    result = published(desk, title="What X used", date="2025-02-03", note="print edition")
    assert result.is_new
    assert result.row
    assert result.row.key == URL
    assert body(desk) == Publication(
        title="What X used",
        url=URL,
        published="2025-02-03",
        language="en",
        sha256=str(Digest.of(TEXT.encode())),
        length=str(len(TEXT)),
        head=head,
        rows=("x/chips@a@@1", "y/engineers@a@@1"),
        matched="2",
        derived="0",
        unregistered="0",
        set_aside="1",
        unreadable="0",
        note="print edition",
    )
    assert said(result.row) == f"What X used is published at {URL}, judged at 6:{head[2:14]}, by 2 rows"


def test_the_same_text_with_the_same_rows_is_recorded_once(desk: Desk) -> None:
    fill(desk)
    first = published(desk, title="t", date="2025", note="n")
    assert size(desk) == 7
    again = published(desk)
    assert (again.is_new, again.row and again.row.seq) == (False, 7)
    assert (size(desk), body(desk).title, body(desk).published, body(desk).note) == (7, "t", "2025", "n")
    other = published(desk, url="https://example.org/other")
    assert other.is_new
    changed = published(desk, TEXT + " It is so.")
    assert (changed.is_new, changed.row and changed.row.version) == (True, 2)
    assert first.row


def test_the_day_that_was_given_holds_for_the_same_text_whatever_it_names(desk: Desk) -> None:
    fill(desk)
    assert published(desk, date="2024-06-02", named="2024-06-01").is_new
    assert not published(desk, named="2024-06-01").is_new
    assert body(desk).published == "2024-06-02"
    assert published(desk, TEXT + " It is so.", named="2024-07-01").is_new
    assert body(desk).published == "2024-07-01"


def test_other_rows_behind_the_same_text_are_a_new_version(desk: Desk) -> None:
    fill(desk)
    published(desk)
    desk.record("x/chips", "about 2,000 chips", source="b", new=False)
    again = published(desk)
    assert again.is_new
    assert body(desk).rows == ("x/chips@a@@1", "x/chips@b@@1", "y/engineers@a@@1")


def test_what_was_withdrawn_is_published_anew(desk: Desk) -> None:
    fill(desk)
    published(desk)
    with writing(desk.location) as writer:
        void(writer, "publication", URL, by="rb", reason="never went out")
    assert standing(desk) == []
    again = published(desk)
    assert (again.is_new, again.row and again.row.version) == (True, 3)


def test_open_errors_are_listed_and_nothing_is_recorded(desk: Desk) -> None:
    fill(desk)
    result = published(desk, "X used 5,000 chips. Y has 500 engineers. Z sold 77 boats.")
    assert [one.rule for one in result.open] == ["contradicted", "unregistered"]
    assert (result.row, result.is_new, size(desk)) == (None, False, 6)
    weak = "X used 2,000 chips."
    assert [one.rule for one in published(desk, weak, strict=True).open] == ["hedge-changed"]
    assert published(desk, weak).is_new


def test_a_text_that_rests_on_no_row_is_refused_unless_it_is_said(desk: Desk) -> None:
    fill(desk)
    for text in ("Nothing of the sort.", "It took three years and 4 boats.", ""):
        with pytest.raises(RefusedError) as error:
            published(desk, text)
        assert error.value.what == "the text rests on no row of the ledger, and nothing was recorded"
        assert error.value.do == "tie its figures to claims (factledger lint --explain), or give --without-rows"
    assert size(desk) == 6
    row = published(desk, "It took three years and 4 boats.", may_rest_on_nothing=True).row
    assert row
    assert said(row).endswith(", by no row")
    assert (body(desk).rows, body(desk).unregistered, standing(desk)) == (None, "2", [(None, "no row")])
    assert standing(desk, "x/chips") == []


def test_error_an_address_or_a_day_that_is_none(desk: Desk) -> None:
    fill(desk)
    with pytest.raises(ParseError, match="no address"):
        published(desk, url="report")
    with pytest.raises(ParseError, match="EDTF"):
        published(desk, date="soon")
    assert size(desk) == 6


def test_what_follows_from_rows_and_rates_rests_on_all_of_them(desk: Desk) -> None:
    fill(desk)
    desk.add("bill", "Acme paid 104 dollars. Umbrella paid 26 dollars.")
    desk.record("acme/bill", "104 dollars", source="bill", unit="USD")
    with writing(desk.location) as writer:
        fields = {"base": "EUR", "quote": "USD", "value": "1.04", "date": "2025-01-07", "source": "bill"}
        add(writer, "rate", None, fields, by="rb")
    published(desk, "The bill of Acme was 100 euros.")
    assert body(desk).rows == ("EUR-USD@2025-01-07@bill@@1", "acme/bill@bill@@1")
    assert (body(desk).matched, body(desk).derived) == ("0", "1")
    assert standing(desk, "EUR-USD@2025-01-07@bill") == [("EUR-USD@2025-01-07@bill@@1", "current")]
    assert len(standing(desk, "bill")) == 2


def test_a_text_on_an_old_version_is_told(desk: Desk) -> None:
    fill(desk)
    published(desk)
    published(desk, "Y has 500 engineers.", "https://example.org/second")
    assert standing(desk, "x/chips") == [("x/chips@a@@1", "current")]
    desk.revise("x/chips@a", text="16,000 chips or more")
    assert standing(desk, "x/chips") == [("x/chips@a@@1", "old")]
    assert standing(desk, "x/chips", "8") == [("x/chips@a@@1", "current")]
    assert standing(desk, "x/chips@a") == standing(desk, "x/chips@a@@1") == standing(desk, "#4")
    assert standing(desk, "x/chips@a@@2") == standing(desk, "#9") == []
    assert len(standing(desk, "y/engineers")) == 2
    with writing(desk.location) as writer:
        retract(writer, "y/engineers@a", by="rb", reason="they corrected it")
    assert {state for _, state in standing(desk, "y/engineers@a")} == {"retracted"}
    with writing(desk.location) as writer:
        void(writer, "entry", "y/engineers@a", by="rb", reason="ours")
    assert {state for _, state in standing(desk, "a")} == {"old", "void"}
    assert len(standing(desk)) == 3
    with reading(desk.location) as reader:
        assert all(one.is_stale for one in used(reader))


def test_check_warns_of_texts_on_what_was_corrected(desk: Desk) -> None:
    def part() -> Part | None:
        with reading(desk.location) as reader:
            parts = check_rows(reader, "x", desk.texts).parts
        return next((one for one in parts if one.name == "published"), None)

    fill(desk)
    assert part() is None
    published(desk, title="The report")
    published(desk, "It took three years.", "urn:x:nothing", may_rest_on_nothing=True)
    found = part()
    assert found
    assert (found.covered, found.findings, found.verdict) == (2, (), "passed")
    desk.revise("x/chips@a", text="16,000 chips or more")
    with writing(desk.location) as writer:
        retract(writer, "y/engineers@a", by="rb", reason="they corrected it")
    found = part()
    assert found
    assert found.verdict == "warned"
    assert [f"{one.place} {one.message}" for one in found.findings] == [
        f"#7 The report, published at {URL}, stands on x/chips@a@@1, which was corrected (#9)",
        f"#7 The report, published at {URL}, stands on y/engineers@a@@1, which is retracted (#10)",
    ]


def test_a_claim_is_not_one_whose_key_starts_alike(desk: Desk) -> None:
    fill(desk)
    desk.record("x/chips-more", "16,000 chips or more")
    published(desk, "The chips-more of X were 16,000 chips or more. X used about 2,000 chips.")
    assert [name for name, _ in standing(desk, "x/chips")] == ["x/chips@a@@1"]


@pytest.mark.parametrize("key", ["x/none", "#99", URL + "/none", "x/chips@a@@7"])
def test_error_used_of_what_is_not_there(desk: Desk, key: str) -> None:
    fill(desk)
    published(desk)
    with pytest.raises(NotFoundError), reading(desk.location) as reader:
        used(reader, key)


def test_error_used_of_what_nothing_can_stand_on(desk: Desk) -> None:
    fill(desk)
    published(desk)
    with pytest.raises(NotFoundError, match="no text can stand on a publication"), reading(desk.location) as reader:
        used(reader, URL)


def test_a_publication_survives_export_and_import_and_must_name_what_is_there(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    published(desk)
    with reading(desk.location) as reader:
        lines, head = list(export(reader)), reader.head()
    copy = Location.parse(str(tmp_path / "copy.db"))
    create(copy)
    for old, new, message in (
        (f'"key":"{URL}"', '"key":"https://example.org/x"', "its key is not made of its address"),
        ("x/chips@a@@1", "x/chips@a@@2", "it names a version that no line before it holds"),
        ('"head":"6:', '"head":"9:', "it was judged by rows that no line before it holds"),
        ('"format":"2"', '"format":"1"', "its format or kind is not known"),
        ('"format":"2"', '"format":"3"', "its format or kind is not known"),
        ('"matched":"2"', '"matched":"two"', "matched is no whole number"),
    ):
        assert old in lines[-1]
        with pytest.raises(ImportFailedError, match=message), writing(copy) as writer:
            import_lines(writer, [*lines[:-1], lines[-1].replace(old, new)])
    with writing(copy) as writer:
        import_lines(writer, lines)
    with reading(copy) as reader:
        assert reader.head() == head


def test_a_changed_publication_is_found(desk: Desk) -> None:
    fill(desk)
    published(desk)
    tamper(desk.location, "UPDATE publication SET rows = '[\"y/engineers@a@@1\"]'")
    with reading(desk.location) as reader:
        (finding,) = integrity(reader).findings
    assert finding.place == f"#7 {URL}"
    assert finding.message == "the row was changed: it does not hash to its leaf"


def test_a_lost_table_of_publications_is_found(desk: Desk) -> None:
    fill(desk)
    published(desk)
    tamper(desk.location, "DROP TABLE publication")
    with reading(desk.location) as reader:
        messages = {finding.message for finding in integrity(reader).findings}
    assert "the row is in the log and its body is gone" in messages


def test_a_diff_names_a_text_that_was_published_again(desk: Desk) -> None:
    fill(desk)
    published(desk, title="t")
    published(desk, "X used about 2,000 chips.")
    with reading(desk.location) as reader:
        (change,) = diff(reader.as_of("7"), reader)
    assert (change.what, change.kind) == ("corrected", "publication")
    assert "matched: 2 → 1" in change.changed
    assert 'rows: ["x/chips@a@@1","y/engineers@a@@1"] → ["x/chips@a@@1"]'.replace(",", ", ") in change.changed


def test_findings_that_the_desk_switched_off_are_not_open(desk: Desk) -> None:
    fill(desk)
    wanted = Wanted(LintOptions(language="en"), Choice(ignore=("contradicted",)), LintConfig())
    with writing(desk.location) as writer:
        draft = plain_draft("report.txt", "X used 5,000 chips.")
        result = publish(writer, "x", draft, replace(wanted), Told(URL), by="rb", reason="why")
    assert result.row
    assert (result.row.reason, body(desk).rows) == ("why", ("x/chips@a@@1",))
