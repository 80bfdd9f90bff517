"""Drafts in HTML."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.drafts import assert_sound, blocks_of, draft_of, headers_of, misplaced, orders_of, quoted_in, ties_of

WORDS = [
    ("<p>2,<b>000</b>", "2,000"),
    ("2&nbsp;000 &amp; R&ampD &#8239;&#x35; &notit; &unknown; &", "2\u00a0000 & R&D \u202f5 ¬it; &unknown; &"),
    ("at\n  least <i> 2,000</i>  ", "at least 2,000"),
    ("a<br>b<wbr>c", "a\nbc"),
    ("a <script>b 5 < </script>c", "a c"),
    ("a <STYLE>b</Style>c", "a c"),
    ("a <code>b</code> c", "a \ufffc c"),
    ("a <pre>b 5</pre> c", "a\nc"),
    ("a <del>5</del><ins>6</ins>", "a 6"),
    ("a <span hidden>5</span>6", "a 6"),
    ("a <span style='color:red; display : none'>5</span>6", "a 6"),
    ("10<sup>-6</sup> so<sup><a href='#n1'>1</a></sup>.", "10⁻⁶ so."),
    ("so<a href='#n1'><sup>1</sup></a>.", "so."),
    ("so<sup id='cite_ref-1' class='reference'>[1]</sup>.", "so."),
    ("a <!-- 5 --> b", "a b"),
    ("a <!-- 5", "a"),
    ("a < 5 <3 b", "a < 5 <3 b"),
    ("5 <b", "5"),
    ("a <a href='x > 5'>b</a>", "a b"),
    ("<a title='x", ""),
    ("see https://a.b/c?d=5&amp;e=6.", "see \ufffc."),
    ("<img alt='about &lt;5'>", "about <5"),
    ("a<img alt='b 5'>c", "a b 5 c"),
    ("<textarea>5</textarea>6", "6"),
    ("<title>T &amp; 5</title>6", "T & 5\n6"),
    ("<math><mn>5</mn></math> 6", "\ufffc 6"),
    ("<p dir='rtl'>نحو <b>2,000</b>", "نحو 2,000"),
    ("</p></b>5", "5"),
    ("<![CDATA[5]]>6<?x 7?>8", "68"),
]


@pytest.mark.parametrize(("source", "words"), WORDS)
def test_words_are_those_that_a_reader_sees(source: str, words: str) -> None:
    draft = draft_of(source, ".html")
    assert draft.text == words
    assert misplaced(draft, "&") == []
    assert_sound(draft)


def test_every_kind_of_block_is_told() -> None:
    text = """<!doctype html><html lang="pt"><head><meta name="date" content="2024-05-15">
<title>Page</title></head><body><h2>Head</h2><p>One<p>Two <blockquote><p>Said</p><ul><li>x<li>y</ul></blockquote>
<figure><img alt="Bars"><figcaption>Under</figcaption></figure>
<dl><dt>t<dd>d</dl><ol><li id="fn:1">Note</ol>bare</body></html>"""
    draft = draft_of(text, ".htm")
    assert blocks_of(draft) == [
        ("heading1", "Page"),
        ("heading2", "Head"),
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("paragraph", "Said"),
        ("item", "x"),
        ("item", "y"),
        ("caption", "Bars"),
        ("caption", "Under"),
        ("item", "t"),
        ("item", "d"),
        ("note", "Note"),
        ("paragraph", "bare"),
    ]
    assert [one.is_quotation for one in draft.blocks] == [False] * 4 + [True] * 3 + [False] * 6
    assert (draft.language, draft.date) == ("pt", "2024-05-15")


def test_cells_are_headed_by_their_column_and_their_row() -> None:
    text = """<table><caption>Chips</caption><thead><tr><th rowspan=2>Firm<th colspan=2>Chips
<tr><th>2020<th>2021</thead>
<tr><th>Acme<td>1<td>2<tr><td>Bolt<td><p>3<td>4<table><tr><td>in</table>
<tr><td rowspan=2>Core<td>5<td>6<tr><td>7<td>8</table>"""
    draft = draft_of(text, ".html")
    assert headers_of(draft, "1") == ["Chips", "2020", "Acme"]
    assert headers_of(draft, "2") == ["Chips", "2021", "Acme"]
    assert headers_of(draft, "3") == ["Chips", "2020", "Bolt"]
    assert headers_of(draft, "4") == ["Chips", "2021", "Bolt"]
    assert headers_of(draft, "in") == []
    assert headers_of(draft, "8") == ["Chips", "2021", "Core"]


def test_ties_orders_and_quotations() -> None:
    text = """<p data-claim="a/b">About <b>5</b> chips</p><p>He said <q>no <q>way</q></q>, <a href="claim:c/d">7 of
them</a>, 8<!-- claim: e/f -->.
<!-- factledger-disable-next-line weak: so -->
<img alt="9 bars" data-claim="g/h"> <span data-claim=i/j>open"""
    draft = draft_of(text, ".html")
    assert ties_of(draft) == [
        ("About 5 chips", "a/b", 1),
        ("7 of them", "c/d", 1),
        ("", "e/f", 2),
        ("9 bars", "g/h", 4),
        ("open", "i/j", 4),
    ]
    assert orders_of(draft) == [("next-line", ("weak",), "so", 3)]
    assert quoted_in(draft) == ["no way", "way"]


def test_what_is_no_prose_is_counted_by_kind() -> None:
    draft = draft_of("<p>a<!-- b --><code>c</code><script>d</script><del>e</del>", ".html")
    assert dict(draft.left_out) == {
        "tag": 3 + 6 + 8 + 5,
        "comment": 10,
        "code": 1 + 7,
        "script": 1 + 9,
        "deletion": 1 + 6,
    }


PARTS = """
<b> </b> <!-- --> <!--|claim:|a/b|--> & &amp; &nbsp; &#8239; &# &#x; &notit; 2,000 “ ” ' " <table> <td> <th> <tr>
<tr|hidden> <p> </p> <blockquote> </blockquote> <code> </code> <script> </script> <br> <sup> </sup> <a|href='#x'> <li>
</ul> <title> </title> <textarea> http://a.b/c <a|href='claim:x'> </a> <q> </q> <img|alt='5|&amp;|6'> <a|x= < > / = <!
<? </ é א 年 <svg> <td|data-claim='x'> <td|colspan=99
"""
SPACES = ["\n", " ", "\r\n", "\0", "\u2028", "\u00a0", "\f", "\u202e"]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*(part.replace("|", " ") for part in PARTS.split()), *SPACES]), max_size=40).map("".join),
)


@given(TEXTS)
@example("<img alt='a&amp;b'>&amp;")
def test_every_character_stands_at_its_place(text: str) -> None:
    draft = draft_of(text.encode("utf-8", "replace").decode(), ".html")
    assert_sound(draft)
    assert misplaced(draft, "&\0") == []


@pytest.mark.parametrize(
    "part",
    [
        *("<p>About <b>5</b> &amp; more</p>", "<b>", "<p>x", "<li><div>", "<", "<a ", "<!--", "</b><b>", "<a x='", "&"),
        *("<table><tr><td>5", "<tr><th colspan=1000 rowspan=1000>5", "<script>", "<q>a", "<sup><a href='#x'>"),
    ],
)
def test_a_long_text_of_one_piece_is_read_whole(part: str) -> None:
    """What takes squared time would not come back from it."""
    content = "<table>" * part.startswith("<tr") + part * (60_000 // len(part))
    draft = draft_of(content, ".html")
    assert draft.source == content
    assert_sound(draft)


def test_a_hundred_thousand_tags_left_open_are_read() -> None:
    assert draft_of("<i>" * 100_000 + "about 5", ".html").text == "about 5"
