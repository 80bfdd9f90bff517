"""Drafts in plain text, and how the format of a draft is chosen."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drafts import assert_sound, blocks_of, draft_of, misplaced

from factledger.errors import FileError
from factledger.reading.markup import open_draft

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_that_were_broken_for_want_of_room_go_on() -> None:
    text = """It said that it had used at least
2,000 chips, which was
more.
Short lines
end.

- item one
  goes on here
• item two
1. first 5

See http://a.b/7 – and “this
here”.
"""
    draft = draft_of(text, ".txt")
    assert blocks_of(draft) == [
        ("paragraph", "It said that it had used at least 2,000 chips, which was\nmore.\nShort lines\nend."),
        ("item", "item one goes on here"),
        ("item", "item two"),
        ("item", "1. first 5"),
        ("paragraph", "See \ufffc – and “this here”."),
    ]
    assert [one.of(draft.text) for one in draft.quotations] == ["this here"]
    assert dict(draft.left_out) == {"bullet": 2, "url": 12}
    assert misplaced(draft) == []


def test_lines_of_a_label_and_numbers_are_a_table() -> None:
    text = """As follows:

Cargo by type (tonnes)
Grain          1,640,000
Timber           870,000

| | 2024 | 2025 |
|---|---|---|
| Riego | 61 | 58 |
| Industria | 7 | 6 |

Hogares: 4
Escuelas: 2
It rained.
Timber: 8
"""
    draft = draft_of(text, ".txt")
    blocks = [(one.kind.value, one.span.of(draft.text), one.headers) for one in draft.blocks]
    assert blocks == [
        ("paragraph", "As follows:", ()),
        ("cell", "Cargo by type (tonnes)", ()),
        ("cell", "Grain", (1,)),
        ("cell", "1,640,000", (1, 2)),
        ("cell", "Timber", (1,)),
        ("cell", "870,000", (1, 4)),
        ("cell", "2024", ()),
        ("cell", "2025", ()),
        ("cell", "Riego", ()),
        ("cell", "61", (6, 8)),
        ("cell", "58", (7, 8)),
        ("cell", "Industria", ()),
        ("cell", "7", (6, 11)),
        ("cell", "6", (7, 11)),
        ("cell", "Hogares", ()),
        ("cell", "4", (14,)),
        ("cell", "Escuelas", ()),
        ("cell", "2", (16,)),
        ("paragraph", "It rained. Timber: 8", ()),
    ]
    assert misplaced(draft) == []


def test_comments_of_other_formats_are_words() -> None:
    draft = draft_of("# factledger-disable-file\n\n<!-- claim: a/b --> 5", ".txt")
    assert (draft.orders, draft.ties) == ((), ())
    assert draft.text == "# factledger-disable-file\n<!-- claim: a/b --> 5"


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from(" \n\r\t\f\0-*•1.a“”'\"\u2028\u00a0\ufeff"), st.characters(exclude_categories=["Cs"])
        )
    )
)
def test_every_character_stands_at_its_place(text: str) -> None:
    draft = draft_of(text, ".txt")
    assert_sound(draft)
    assert misplaced(draft) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "a 5"),
        ("a.MARKDOWN", "a 5"),
        ("a.qmd", "a 5"),
        ("a.Rmd", "a 5"),
        ("a.mdx", "a 5"),
        ("a.html", "a *5*"),
        ("a.rst", "a 5"),
        ("a.txt", "a *5*"),
        ("a", "a *5*"),
        ("a.tex", "a *5*"),
    ],
)
def test_the_suffix_tells_the_format(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("a *5*", encoding="utf-8")
    draft = open_draft(str(path))
    assert (draft.text, draft.path, draft.source) == (text, str(path), "a *5*")


def test_standard_input_goes_by_the_name_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in ((None, "a *5*"), ("x.md", "a 5")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a *5*")))
        draft = open_draft("-", stdin_filename=name)
        assert (draft.path, draft.text) == (name or "-", text)


@pytest.mark.parametrize("suffix", [".md", ".mdx", ".html", ".rst", ".txt"])
def test_an_empty_file_is_an_empty_draft(suffix: str) -> None:
    for content in (b"", b"\n", "\ufeff".encode()):
        draft = open_draft(f"a{suffix}", content)
        assert (draft.text, draft.blocks, draft.offset(0)) == ("", (), 0)


@pytest.mark.parametrize("suffix", [".md", ".html", ".rst", ".txt"])
def test_error_no_utf8(suffix: str) -> None:
    with pytest.raises(FileError) as raised:
        open_draft(f"a{suffix}", b"a\xe9")
    assert str(raised.value) == (
        "error[file]: the file is no UTF-8 text\n"
        "  found: byte 1: 0xe9\n"
        f"  where: a{suffix}\n"
        "  do: convert it, for example with iconv -f latin1 -t utf-8"
    )


def test_error_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the file cannot be read: no such file or directory"):
        open_draft(str(tmp_path / "none.md"))
