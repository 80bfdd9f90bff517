"""Drafts in Markdown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.drafts import (
    assert_sound,
    blocks_of,
    draft_of,
    headers_of,
    misplaced,
    orders_of,
    place_of,
    quoted_in,
    ties_of,
)

WORDS = [
    ("**2**,000", "2,000"),
    ("2,<b>000</b>", "2,000"),
    ("2&nbsp;000", "2\u00a0000"),
    ("2&#8239;000", "2\u202f000"),
    ("2,*000* chips", "2,000 chips"),
    ("2__000__", "2__000__"),
    ("a \\* b \\a", "a * b \\a"),
    ("\\# 5", "# 5"),
    ("R&amp;D &copy; &unknown;", "R&D © &unknown;"),
    ("at least\n2,000", "at least 2,000"),
    ("at least  \n2,000", "at least\n2,000"),
    ("at least\\\n2,000", "at least\n2,000"),
    ("at least<br>2,000", "at least\n2,000"),
    ("the [report of 5](http://a.b/7)", "the report of 5"),
    ("the [report][r]\n\n[r]: http://a.b/7 'title 8'", "the report"),
    ("see <http://a.b/7>.", "see \ufffc."),
    ("see http://a.b/7, now", "see \ufffc, now"),
    ("see www.a.b/7）", "see \ufffc）"),
    ("run `x 5` now", "run \ufffc now"),
    ("2`x`000", "2\ufffc000"),
    ("an ` open", "an ` open"),
    ("so[^1] it is", "so it is"),
    ("of $x_5$ it", "of \ufffc it"),
    ("from $5 to $10 it rose", "from $5 to $10 it rose"),
    ("the $5 bill and 10$ of it", "the $5 bill and 10$ of it"),
    ("now ~~7~~ 8", "now 8"),
    ("10<sup>6</sup> of CO<sub>2</sub>", "10⁶ of CO2"),
    ("a<!-- comment 9 -->b", "ab"),
    ("a <span title='9'>b</span>", "a b"),
    ("an icon ![of 5](x.png) here", "an icon of 5 here"),
    ("a <code>x 5</code> b", "a \ufffc b"),
    ("**open", "**open"),
    ("a [x] b", "a [x] b"),
    ("שלום **2,000** \u202aعالم\u202c", "שלום 2,000 \u202aعالم\u202c"),
    ("a\0b", "a\ufffdb"),
]


@pytest.mark.parametrize(("source", "words"), WORDS)
def test_words_are_those_that_a_reader_sees(source: str, words: str) -> None:
    draft = draft_of(source, ".md")
    assert draft.text == words
    assert misplaced(draft, "&\0") == []
    assert_sound(draft)


def test_every_kind_of_block_is_told() -> None:
    text = """# Title *5* #

Setext
------

A paragraph.

> quoted
lazy

- item
  goes on

  second paragraph
1. first
- [x] done

![only a picture](x.png)

[^n]: a note
    goes on
"""
    draft = draft_of(text, ".md")
    assert blocks_of(draft) == [
        ("heading1", "Title 5"),
        ("heading2", "Setext"),
        ("paragraph", "A paragraph."),
        ("paragraph", "quoted lazy"),
        ("item", "item goes on"),
        ("item", "second paragraph"),
        ("item", "first"),
        ("item", "done"),
        ("caption", "only a picture"),
        ("note", "a note goes on"),
    ]
    assert [one.is_quotation for one in draft.blocks].index(True) == 3
    assert misplaced(draft) == []


def test_a_note_in_the_line_is_a_block_of_its_own() -> None:
    assert blocks_of(draft_of("It sold 5^[In 2020.]. More.", ".md")) == [
        ("paragraph", "It sold 5"),
        ("note", "In 2020."),
        ("paragraph", ". More."),
    ]


def test_cells_are_headed_by_their_column_and_their_row() -> None:
    draft = draft_of("| Firm | Chips \\| all |\n|---|---:|\n| Acme | **2**,000 |\n| Bolt | `x` 5 | beyond |\n", ".md")
    assert headers_of(draft, "2,000") == ["Chips | all", "Acme"]
    assert headers_of(draft, "Bolt") == ["Firm"]
    assert headers_of(draft, "Firm") == []
    assert place_of(draft, "| all") == "| all"
    assert draft.left_out["cell beyond the header"] > 0
    assert misplaced(draft) == []


def test_what_is_no_prose_is_counted_by_kind() -> None:
    text = """---
title: Five
lang: pt_BR # here
date: "2024-05-15T10:00:00Z"
---
Text `code`, [link](http://a.b), $x$, ~~old~~[^1], http://c.d ![](e.png) <i>x</i>.

```
fence 5
```

    indented

$$
math
$$

::: {.note}
inside
:::

[r]: http://e.f
<!-- comment -->
<script>
five
</script>
"""
    draft = draft_of(text, ".md")
    assert blocks_of(draft) == [("paragraph", "Text \ufffc, link, \ufffc, , \ufffc x."), ("paragraph", "inside")]
    assert dict(draft.left_out) == {
        "front matter": 67,
        "code": 6 + 16 + 13,
        "link target": 13 + 16,
        "math": 3 + 11,
        "deletion": 3,
        "footnote mark": 4,
        "url": 10,
        "image target": 8,
        "tag": 7 + 8,
        "directive": 16,
        "comment": 16,
        "script": 6 + 9,
    }
    assert (draft.language, draft.date) == ("pt-BR", "2024-05-15")


@pytest.mark.parametrize(
    ("front", "language", "date"),
    [
        ("+++\nlanguage = 'id'\ndate = 2024-05\n+++\n", "id", "2024-05"),
        ("---\nlocale: es\ndate: 2024-02-31\n...\n", "es", None),
        ("---\r\nlang: 'ar'\r\ndate: May 2024\r\n---\r\n", "ar", None),
        ("---\nlang: 5%\n---\n", None, None),
    ],
)
def test_front_matter_names_language_and_day(front: str, language: str | None, date: str | None) -> None:
    draft = draft_of(front + "Text 5.", ".qmd")
    assert (draft.language, draft.date, draft.text) == (language, date, "Text 5.")
    assert draft.left_out["front matter"] == len(front.rstrip())


def test_lines_between_words_are_no_front_matter() -> None:
    assert draft_of("---\nAbout 5 of them\n\n---\nmore", ".md").text == "About 5 of them\nmore"


def test_ties_name_claims() -> None:
    text = """It used about 2,000 chips<!-- claim: deepseek/training/chips --> and
[about 5 *racks*](claim:deepseek/racks) and <b data-claim="a/b">7 halls</b>.

<div data-claim="c/d">

Nine *towns*.

</div>
"""
    draft = draft_of(text, ".md")
    assert ties_of(draft) == [
        ("", "deepseek/training/chips", 1),
        ("about 5 racks", "deepseek/racks", 2),
        ("7 halls", "a/b", 2),
        ("Nine towns.", "c/d", 4),
    ]
    assert draft.ties[0].span.start == draft.text.index(" and")


def test_a_tie_to_something_that_is_no_key_is_kept_as_written() -> None:
    draft = draft_of("5<!-- claim: not a key --> 6<!--claim:--> 7<!-- claims: x -->", ".md")
    assert ties_of(draft) == [("", "not a key", 1), ("", "", 1)]


def test_a_tie_behind_a_block_stands_at_its_end() -> None:
    draft = draft_of("About 5 chips.\n\n<!-- claim: a/b -->\n\nMore.", ".md")
    assert draft.ties[0].span.start == len("About 5 chips.")


def test_orders_are_read() -> None:
    text = """<!-- factledger-disable-file superseded: an old report -->
Text.

<!-- factledger-disable-next-line weak, unregistered: because: of it -->
Text 5. <!-- factledger-disable-line -->

<!-- factledger-disable weak -->
Text.
<!-- factledger-enable -->
<!-- factledger-disabled --> <!-- factledger-disable-lines -->
<!-- factledger-disable-next-line weak:
over two lines -->
"""
    assert orders_of(draft_of(text, ".md")) == [
        ("file", ("superseded",), "an old report", 1),
        ("next-line", ("weak", "unregistered"), "because: of it", 4),
        ("line", (), "", 5),
        ("start", ("weak",), "", 7),
        ("end", (), "", 9),
        ("next-line", ("weak",), "over two lines", 12),
    ]


def test_mdx_has_comments_in_braces_and_modules() -> None:
    text = "import X from 'x5'\n\nAbout 5 chips{/* claim: a/b */}.\n\n{/* factledger-disable-file */}\n"
    draft = draft_of(text, ".mdx")
    assert (draft.text, ties_of(draft)) == ("About 5 chips.", [("", "a/b", 3)])
    assert orders_of(draft) == [("file", (), "", 5)]
    assert "{/* claim" in draft_of(text, ".md").text


def test_quotations_are_found_in_the_marks_of_many_languages() -> None:
    text = """“a ‘b’ c” „d“ „e” «f» « g » »h« 「i『j』」 "k 'l' m" don't the '90s 5" x ’n’ ”o” ‚p‘ ‹q›

“open to the end

closed
"""
    assert quoted_in(draft_of(text, ".md")) == (
        ["a ‘b’ c", "b", "d", "e", "f", " g ", "h", "i『j』", "j", "k 'l' m", "l", "o", "p", "q", "open to the end"]
    )


def test_html_in_markdown_ends_with_its_block() -> None:
    draft = draft_of("a <code>b 5\n\nc 6\n\n> <blockquote>\n\nd", ".md")
    assert blocks_of(draft) == [("paragraph", "a \ufffc"), ("paragraph", "c 6"), ("paragraph", "d")]
    assert not draft.blocks[-1].is_quotation


def test_line_ends_of_every_kind_and_a_mark_at_the_start_move_nothing() -> None:
    draft = draft_of("\ufeffOne **5**\r\ntwo\r\n\r\n> three\r\n> 6\rfour\r", ".md")
    assert draft.text == "One 5 two\nthree 6 four"
    assert [draft.place(draft.text.index(word)) for word in ("5", "two", "three", "6")] == [
        (1, 7),
        (2, 1),
        (4, 3),
        (5, 3),
    ]
    assert misplaced(draft) == []


def test_tabs_before_words_move_nothing() -> None:
    draft = draft_of("-\tone\n\n\ttwo\n\n>\tthree\n>\t\tfour", ".md")
    assert draft.text == "one\ntwo\nthree four"
    assert misplaced(draft) == []


@pytest.mark.parametrize("opening", [">", "- ", "1. ", "> - "])
def test_what_is_nested_deeper_than_read_is_a_paragraph(opening: str) -> None:
    draft = draft_of(opening * 3000 + "about 5", ".md")
    assert draft.text.endswith("about 5")


PARTS = """
* ** _ ` `` [ ] ( ) ](x) ![ ^[ [^1] [^1]:| <b> </b> <!-- --> <!--|claim:|a/b|--> &amp; &nbsp; &#8239; &# \\ \\| | > -|
1.| # --- |---|---| |a|b| 2,000 about “ ” ‘ ’ ' " « » ~~ $ $$ <table> <td> <th> <tr> <p> <blockquote> </blockquote>
<code> </code> <script> </script> <br> <sup> http://a.b/c www.x.y +++ lang:|pt :::|note ``` [a]:|b <a|href='claim:x'>
</a> x é م א <q> </q> <img|alt='5|&amp;|6'> {/*|claim:|a|*/} ! 年 <![CDATA[ <?x ?> <!x
"""
TABLE = ["|", "| a | b |\n", "|---|---|\n", "\\|"]
SPACES = ["\n", "\n\n", " ", "    ", "\t", "\r\n", "\r", "\0", "\u2028", "\u00a0", "\f", "\u202e", ""]
SIGNS = [*(part.replace("|", " ") for part in PARTS.split()), *TABLE, *SPACES]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*(part.replace("|", " ") for part in PARTS.split()), *TABLE, *SPACES]), max_size=40).map(
        "".join
    ),
)


@given(TEXTS)
@example("|\n   > x")
@example("| a |\n|---|\n| \\|5 |")
def test_every_character_stands_at_its_place(text: str) -> None:
    for suffix in (".md", ".mdx"):
        draft = draft_of(text.encode("utf-8", "replace").decode(), suffix)
        assert_sound(draft)
        assert misplaced(draft, "&<\0") == []


@pytest.mark.parametrize(
    "part",
    ["word *em* 5 and\n", "| x | 5 |\n", "> a\n", "[", "![", "*a ", "<a ", "x <!-- ", "$a ", "- ", "![a](b) ", "“a "],
)
def test_a_long_text_of_one_piece_is_read_whole(part: str) -> None:
    """What takes squared time would not come back from it."""
    content = "| a | b |\n|---|---|\n" * part.startswith("| ") + part * (40_000 // len(part)) + "\n\nAbout 5.\n"
    draft = draft_of(content, ".md")
    assert draft.source == content
    assert_sound(draft)
