"""No word of a draft is lost and none is added: beside what the libraries themselves make of the same file."""

from __future__ import annotations

import re
from collections import Counter

import lxml.html
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.drafts import draft_of

_ADDRESS = "http://u"


def texts(parts: str, most: int = 25) -> st.SearchStrategy[str]:
    """Return texts made of parts, which stand between broken bars; "⏎" is a line end."""
    return st.lists(st.sampled_from(parts.replace("⏎", "\n").split("¦")), max_size=most).map("".join)


def characters(text: str) -> Counter[str]:
    """Return how often each character stands in a text that is no white space, no sign of something left out."""
    return Counter(re.sub(r"[\s\ufffc:]+", "", text.replace(_ADDRESS, "")))


def markdown_words(text: str) -> str | None:
    """Return the words that markdown-it reads; None for a text with blocks of HTML, of which it reads none."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    if any(token.type == "html_block" for token in tokens):
        return None
    words: list[str] = []
    inside = [child for token in tokens for child in token.children or ()]
    while inside:
        token = inside.pop()
        inside += token.children or ()
        words += [token.content] if token.type in ("text", "text_special") else []
    return "".join(words)


MARKDOWN = (
    "*¦**¦_¦__¦`¦``¦[¦]¦(¦)¦](x)¦![¦&amp;¦&nbsp;¦\\¦|¦⏎¦⏎⏎¦> ¦- ¦1. ¦    ¦\t¦# ¦---⏎¦2,000¦about ¦“¦”¦<b>¦</b>¦x¦y z¦!"
    "¦word ¦⏎===⏎¦<br>¦⏎| a | b |⏎|---|---|⏎¦| a | b |⏎"
)
HTML = (
    "<p>¦<b>¦<i>¦<div>¦<ul>¦<li>¦<table>¦<tr>¦<td>¦<th>¦<h1>¦<blockquote>¦<q>¦<a href='x>y'>¦<hr>¦<br>¦</p>¦</b>¦</ul>"
    "¦</table>¦</td>¦</div>¦2,000¦about ¦x¦y &amp; z¦&nbsp;¦&lt;5¦<!-- c > 5 -->¦⏎¦  ¦<style>a>b</style>¦é¦<img src=x>"
    "¦&#8239;¦&copy¦< 5¦ > ¦<script>if (a<b) '</p>'</script>"
)
RST = (
    "*a b*¦**c**¦⏎⏎¦⏎¦⏎⏎- ¦⏎⏎1. ¦⏎⏎    ¦⏎⏎| ¦x y¦2,000 ¦about ¦\\* ¦`p <http://u>`__ ¦T⏎=⏎⏎¦U⏎-⏎⏎¦⏎⏎term⏎    def⏎⏎"
    "¦⏎⏎+---+---+⏎| a | b |⏎+===+===+⏎| 5 | 5 |⏎+---+---+⏎⏎¦⏎⏎.. note:: n o⏎⏎   p 5⏎⏎¦⏎⏎:f: v⏎⏎¦é¦::⏎⏎    lit⏎⏎¦* "
    "¦\\ ¦⏎⏎== ==⏎a  b⏎== ==⏎1  22⏎== ==⏎⏎¦(¦.¦“q”"
)


@given(texts(MARKDOWN))
def test_markdown(text: str) -> None:
    text = "start " + text  # no front matter
    expected = markdown_words(text)
    assume(expected is not None)
    assert characters(draft_of(text, ".md").text) == characters(expected or "")


@given(texts(HTML))
def test_html(text: str) -> None:
    tree = lxml.html.fromstring(f"<html><body>{text}")
    for element in list(tree.iter("script", "style", lxml.html.etree.Comment)):
        element.drop_tree()
    assert characters(draft_of(text, ".html").text) == characters(tree.text_content())


@given(texts(RST, 15))
def test_restructuredtext(text: str) -> None:
    text = "start\n\n" + text
    settings = {"report_level": 5, "doctitle_xform": False, "docinfo_xform": False, "warning_stream": False}
    tree = publish_doctree(text, settings_overrides=settings)
    for node in list(tree.findall(lambda one: isinstance(one, nodes.system_message | nodes.literal_block))):
        if node.parent:
            node.parent.remove(node)
    assert characters(draft_of(text, ".rst").text) == characters(tree.astext())
