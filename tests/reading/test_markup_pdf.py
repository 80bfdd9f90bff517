"""Drafts in PDF."""

from __future__ import annotations

import re
import zlib

import pytest
from tests.drafts import assert_sound, blocks_of, pdf_of, quoted_in

from factledger.errors import FileError
from factledger.reading.markup import open_draft, pdf

PAGES = [
    [
        "Report on chips",
        "A first line of the page that is long enough",
        "and goes on.",
        "",
        "at the end it said that it used at least",
    ],
    ["Report on chips", "2,000 chips, which is what all of the twenty-", "five firms said.", '"No," one said.'],
    [
        "Report on chips",
        "- an item of the list",
        "- another item of the list",
        "This page has a line longer than all others.",
        "Total 7 of all",
    ],
    ["Report on chips", "Total 9 of all", "A line before the last one of the page", "The end of it."],
]


def test_lines_are_joined_and_what_repeats_is_left_out() -> None:
    pages = [[*lines, f"Page {number} of 4"] for number, lines in enumerate(PAGES, 1)]
    draft = open_draft("a.pdf", pdf_of(*pages, language="pt"))
    assert_sound(draft)
    assert blocks_of(draft) == [
        ("paragraph", "A first line of the page that is long enough and goes on."),
        (
            "paragraph",
            "at the end it said that it used at least 2,000 chips, which is what all of the twenty-five firms said.",
        ),
        ("paragraph", '"No," one said.'),
        ("item", "an item of the list"),
        ("item", "another item of the list"),
        ("paragraph", "This page has a line longer than all others. Total 7 of all"),
        ("paragraph", "Total 9 of all"),
        ("paragraph", "A line before the last one of the page The end of it."),
    ]
    assert quoted_in(draft) == ["No,"]
    assert dict(draft.left_out) == {"header or footer": 4 * (15 + 11), "bullet": 2}
    assert draft.language == "pt"
    assert [draft.text[start : start + 6].strip() for start in draft.pages] == ["A firs", "2,000", "an ite", "Total"]
    assert draft.source == draft.text


def test_page_numbers_are_left_out_and_other_numbers_are_not() -> None:
    lines = ["One line of text", "Another line of text", "A third", "A fourth", "A fifth one"]
    counted = [[*(f"{line} on {n}" for line in lines), str(n + 10)] for n in (1, 2, 3)]
    draft = open_draft("a.pdf", pdf_of(*counted))
    assert draft.left_out["page number"] == 6
    others = [[*(f"{line} {n * n}" for line in lines), str(n * n)] for n in (1, 2, 3)]
    assert open_draft("a.pdf", pdf_of(*others)).left_out == {}


def test_a_page_of_few_lines_is_all_text() -> None:
    draft = open_draft("a.pdf", pdf_of(["About 5."], ["About 5."], ["About 5."]))
    assert draft.text == "About 5.\nAbout 5.\nAbout 5."
    assert draft.pages == (0, 9, 18)


def test_an_empty_page_has_a_place_too() -> None:
    draft = open_draft("a.pdf", pdf_of(["About 5."], [], ["About 6."], []))
    assert draft.pages == (0, 9, 9, 17)


WHOLE = pdf_of(["About 5."])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.4 and no more",
        WHOLE[: len(WHOLE) // 2],
        re.sub(rb"/Kids \[\d+", b"/Kids [2", WHOLE),
        pdf_of(["About 5."], catalog="/X " + "[" * 100_000 + "]" * 100_000),
    ],
    ids=["empty", "no object", "cut", "circle", "deep"],
)
def test_error_no_pdf(content: bytes) -> None:
    with pytest.raises(FileError) as raised:
        open_draft("a.pdf", content)
    assert str(raised.value) == (
        "error[file]: the file is no PDF that can be read\n  expected: a .pdf file\n  where: a.pdf"
    )


def test_error_no_text() -> None:
    with pytest.raises(FileError) as raised:
        open_draft("a.pdf", pdf_of([]))
    assert str(raised.value) == (
        "error[file]: the PDF holds no text\n"
        "  where: a.pdf\n"
        "  do: if its pages are pictures, run text recognition over it first"
    )


def test_error_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(FileError, match="the PDF has too many pages"):
        open_draft("a.pdf", pdf_of(["a"], ["b"], ["c"]))


def test_error_too_much_work(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["About 5 of them."] * 50
    for name, value in (("MAX_TEXT", 100), ("MAX_SECONDS", -1)):
        with monkeypatch.context() as patched:
            patched.setattr(pdf, name, value)
            with pytest.raises(FileError, match="the PDF asks for too much work"):
                open_draft("a.pdf", pdf_of(lines))


def test_a_form_that_draws_itself_ends() -> None:
    draft = open_draft("a.pdf", pdf_of(["x"], contents=b"BT /F1 12 Tf (About 5.) Tj ET /X Do /X Do"))
    assert "About 5." in draft.text


def test_error_a_small_stream_that_unpacks_to_a_huge_one() -> None:
    packed = zlib.compress(b"BT /F1 9 Tf (x) Tj ET " * 10_000_000, 9)
    whole = pdf_of(["x"], contents=packed).replace(b"<< /Length", b"<< /Filter /FlateDecode /Length", 1)
    with pytest.raises(FileError, match=r"no page of the PDF can be read|the file is no PDF"):
        open_draft("a.pdf", whole)
