"""Drafts in reStructuredText."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils.parsers.rst import directives
from hypothesis import example, given
from hypothesis import strategies as st
from tests.drafts import assert_sound, blocks_of, draft_of, headers_of, misplaced, orders_of, place_of, ties_of

from factledger.errors import FileError
from factledger.reading.markup import rst_parser

if TYPE_CHECKING:
    from pathlib import Path

WORDS = [
    ("**2**\\ ,000", "2,000"),
    ("at least\n*2,000*", "at least 2,000"),
    ("a \\* b\\ c \\\\", "a * bc \\"),
    ("so ``x 5`` it", "so \ufffc it"),
    ("the `report of 5 <http://a.b/7>`_ and `more`_ or name_ __", "the report of 5 and more or name __"),
    ("so [1]_ and [#]_ [CIT]_.", "so and ."),
    ("a |sub| b", "a \ufffc b"),
    ("_`target 5` b", "target 5 b"),
    ("10\\ :sup:`6` and CO\\ :sub:`2`", "10⁶ and CO2"),
    (":ref:`the text <label-5>` :doc:`x5` :math:`x_5` :code:`y 5`", "the text \ufffc \ufffc \ufffc"),
    (":unknown-role:`text <x>` b", "text b"),
    ("`title` b", "title b"),
    ("**open", "**open"),
    ("see http://a.b/7.", "see \ufffc."),
    ("a\0b", "a\ufffdb"),
    ("a\u2028b", "a b"),
    ("קרא **2,000**", "קרא 2,000"),
]


@pytest.mark.parametrize(("source", "words"), WORDS)
def test_words_are_those_that_a_reader_sees(source: str, words: str) -> None:
    draft = draft_of(source, ".rst")
    assert draft.text == words
    assert misplaced(draft, "\0") == []
    assert_sound(draft)


TEXT = """\
=======
Title 5
=======

:date: 2024-05-15
:lang: id

About *5*
of them::

    literal 7

Sub
---

- item
  goes on

  second
#. first

Term : cls
    Meaning

| line one
| line two

..

    quoted

.. note:: Inline
   body

.. versionadded:: 2.0
   New 5.

.. code-block:: python

   x = 5

.. figure:: a.png
   :alt: a picture of 5

   Under it.

.. toctree::

   other

.. [1] A note
   of 6.

.. |sub| replace:: hidden
.. _target: http://a.b
"""


def test_every_kind_of_block_is_told() -> None:
    draft = draft_of(TEXT, ".rst")
    assert blocks_of(draft) == [
        ("heading1", "Title 5"),
        ("paragraph", "About 5 of them:"),
        ("heading2", "Sub"),
        ("item", "item goes on"),
        ("item", "second"),
        ("item", "first"),
        ("item", "Term : cls"),
        ("item", "Meaning"),
        ("paragraph", "line one"),
        ("paragraph", "line two"),
        ("paragraph", "quoted"),
        ("paragraph", "Inline body"),
        ("paragraph", "New 5."),
        ("caption", "a picture of 5"),
        ("caption", "Under it."),
        ("note", "A note of 6."),
    ]
    assert [one.span.of(draft.text) for one in draft.blocks if one.is_quotation] == ["quoted"]
    assert (draft.language, draft.date) == ("id", "2024-05-15")
    kinds = "front matter, code, directive, footnote mark, substitution, link target, comment"
    assert ", ".join(sorted(draft.left_out)) == ", ".join(sorted(kinds.split(", ")))
    assert misplaced(draft) == []


def test_cells_stand_at_their_places_and_are_headed() -> None:
    text = """\
+------+-----+-----+
| Firm | One | Two |
+======+=====+=====+
| Acme | 5   | 5   |
+------+-----+-----+
| Bolt | 15  | 5   |
|      | go  |     |
+------+-----+-----+

.. list-table:: Caption
   :header-rows: 1

   * - Place
     - Staff
   * - Here
     - 51
"""
    draft = draft_of(text, ".rst")
    assert headers_of(draft, "15 go") == ["One", "Bolt"]
    assert headers_of(draft, "51") == ["Staff", "Here"]
    fives = [one.span.start for one in draft.blocks if one.span.of(draft.text) == "5"]
    assert [draft.place(five) for five in fives] == [(4, 10), (4, 16), (6, 16)]
    assert place_of(draft, "Here") == "Here"
    assert misplaced(draft) == []


def test_ties_and_orders() -> None:
    text = """About 5 chips and `7 racks <claim:c/d>`_.

.. claim: a/b

.. factledger-disable-next-line weak, unregistered: because

Text.

.. factledger-disable-file
"""
    draft = draft_of(text, ".rst")
    assert ties_of(draft) == [("7 racks", "c/d", 1), ("", "a/b", 3)]
    assert orders_of(draft) == [
        ("next-line", ("weak", "unregistered"), "because", 5),
        ("file", (), "", 9),
    ]


def test_no_other_file_is_read_and_docutils_is_left_as_it_was(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret 5", encoding="utf-8")
    known = dict(directives._directives)
    text = "".join(
        f".. {one}\n\n"
        for one in (
            f"include:: {secret}",
            f"raw:: html\n   :file: {secret}",
            f"csv-table:: t\n   :file: {secret}",
            f"literalinclude:: {secret}",
            f"csv-table:: t\n   :url: {secret.as_uri()}",
            f"image:: {secret}",
            "role:: red",
            "my-own:: x\n\n   inside",
        )
    )
    draft = draft_of(text, ".rst")
    assert "secret 5" not in draft.text
    assert draft.text == "inside"
    assert directives._directives.keys() <= known.keys() | directives._directive_registry.keys()


def test_what_docutils_cannot_read_is_counted() -> None:
    draft = draft_of("A\n=\n\nB\n-\n\nC\n~\n\nD\n=\n\nE 5\n~~~\n\ntext\n", ".rst")
    assert draft.left_out["not read"] > 0


def test_a_long_line_and_a_long_paragraph_are_read() -> None:
    assert draft_of("about **5** " * 20_000, ".rst").text.count("5") == 20_000


def test_error_nested_too_deep() -> None:
    with pytest.raises(FileError, match="the blocks of the file are nested too deep"):
        draft_of("".join("  " * depth + "* a\n\n" for depth in range(400)), ".rst")


PARTS = """
* ** ` `` ``x`` :role:`x` `a|<b>`_ |s| [1]_ name_ .. ::| .. ..|note::| ..|claim:|a/b ..|factledger-disable-file ====
---- === :a:|b -| 1.| x y 2,000 \\ \\* + | +--+ |a| a é א 年 http://a.b/c :sup:`6` _`t` ..|image::|x ..|code:: ..|x::
.._|x:
"""
SPACES = ["\n", "\n\n", "\n\n", " ", "\n  ", "\n   ", "\t", "\r\n", "\0", "\u2028", "\u00a0", "\f"]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*(part.replace("|", " ") for part in PARTS.split()), *SPACES]), max_size=40).map("".join),
)


@given(TEXTS)
@example("|\n   x 5")
@example("0\n\n:0: 0")
def test_every_character_stands_at_its_place(text: str) -> None:
    draft = draft_of(text.encode("utf-8", "replace").decode(), ".rst")
    assert_sound(draft)
    assert misplaced(draft, "\0") == []


def test_error_too_much_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rst_parser, "MAX_SECONDS", -1)
    with pytest.raises(FileError, match="the file asks for too much work"):
        draft_of("- about 5 ships\n", ".rst")
