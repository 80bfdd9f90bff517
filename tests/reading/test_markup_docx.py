"""Drafts in Word."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from tests.drafts import assert_sound, blocks_of, headers_of, orders_of, quoted_in, saved, ties_of

from factledger.errors import FileError
from factledger.reading.markup import open_draft, package

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.draft import Draft

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
BODY = "word/document.xml"


def read(document: object) -> Draft:
    draft = open_draft("draft.docx", saved(document))
    assert_sound(draft)
    assert draft.source == draft.text
    return draft


def paragraph(inside: str) -> Draft:
    """Return the draft of a document with one paragraph made of XML."""
    document = docx.Document()
    document.add_paragraph()._p.getparent().insert(0, parse_xml(f"<w:p {NAMES}>{inside}</w:p>"))
    return read(document)


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def changed(change: Callable[[bytes], bytes], name: str = BODY) -> bytes:
    """Return a Word document with one part changed."""
    document = docx.Document()
    document.add_paragraph("hello 5")
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part.filename, change(content) if part.filename == name else content)
    return made.getvalue()


def test_every_kind_of_block_is_told() -> None:
    document = docx.Document()
    document.add_heading("Title", 0)
    document.add_heading("Head", 2)
    document.add_paragraph("Text.")
    document.add_paragraph("item", style="List Bullet")
    document.add_paragraph("He said “no”", style="Intense Quote")
    document.add_paragraph("Under", style="Caption")
    document.sections[0].header.paragraphs[0].text = "Header 9"
    document.sections[0].footer.paragraphs[0].text = "Footer"
    document.core_properties.language = "pt-BR"
    draft = read(document)
    assert blocks_of(draft) == [
        ("heading1", "Title"),
        ("heading2", "Head"),
        ("paragraph", "Text."),
        ("item", "item"),
        ("paragraph", "He said “no”"),
        ("caption", "Under"),
    ]
    assert [one.is_quotation for one in draft.blocks] == [False, False, False, False, True, False]
    assert quoted_in(draft) == ["no"]
    assert (draft.language, dict(draft.left_out)) == ("pt-BR", {"header or footer": 14})
    assert draft.place(draft.text.index("item")) == (4, 1)


AGAIN = f"<mc:Fallback>{run('5')}</mc:Fallback>"
WORDS = [
    (run("2,") + run("000", "<w:b/>"), "2,000", {}),
    (run("kept ") + f"<w:ins w:id='1'>{run('5')}</w:ins>", "kept 5", {}),
    (run("a") + "<w:del w:id='1'><w:r><w:delText>77</w:delText></w:r></w:del>", "a", {"deletion": 2}),
    (run("a") + f"<w:moveFrom w:id='1'>{run('77')}</w:moveFrom>", "a", {"deletion": 2}),
    (run("a") + run("77", "<w:strike/>") + run("8", "<w:strike w:val='0'/>"), "a8", {"deletion": 2}),
    (run("a") + run("77", "<w:vanish/>"), "a", {"hidden": 2}),
    (run("10") + run("6", "<w:vertAlign w:val='superscript'/>"), "10⁶", {}),
    (
        run("a") + "<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>",
        "a\nb c\u2011d",
        {},
    ),
    (run("a") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run(" 5"), "a 5", {"field": 4}),
    (run("a") + "<w:r><w:footnoteReference w:id='7'/></w:r>", "a", {"footnote mark": 1}),
    (run("a ") + "<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>", "a \ufffc", {"math": 3}),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('5')}</w:sdtContent></w:sdt>", "5", {}),
    (f"<mc:AlternateContent><mc:Choice>{run('5')}</mc:Choice>{AGAIN}</mc:AlternateContent>", "5", {}),
    (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='x' descr='Bars of 5'/></wp:inline></w:drawing></w:r>",
        "Bars of 5",
        {},
    ),
]


@pytest.mark.parametrize(("inside", "words", "left_out"), WORDS)
def test_words_are_those_that_a_reader_sees(inside: str, words: str, left_out: dict[str, int]) -> None:
    draft = paragraph(inside)
    assert (draft.text, dict(draft.left_out)) == (words, left_out)


def test_a_picture_alone_is_a_caption() -> None:
    assert blocks_of(paragraph(WORDS[-1][0])) == [("caption", "Bars of 5")]


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    document = docx.Document()
    document.add_paragraph("at least ")._p.insert(
        0, parse_xml(f"<w:pPr {NAMES}><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>")
    )
    document.add_paragraph("2,000")
    assert read(document).text == "at least 2,000"


def test_cells_are_headed_by_their_column_and_their_row() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for i, words in enumerate(["Firm", "Chips", "", "Acme", "5", "6", "Bolt", "7", "8"]):
        table.cell(i // 3, i % 3).text = words
    table.cell(0, 1).merge(table.cell(0, 2))
    draft = read(document)
    assert headers_of(draft, "5") == ["Chips", "Acme"]
    assert headers_of(draft, "8") == ["Chips", "Bolt"]


def test_comments_tie_words_and_switch_rules_off() -> None:
    document = docx.Document()
    document.add_paragraph("First.")
    words = document.add_paragraph("It used ")
    tied = [words.add_run("about "), words.add_run("2,000")]
    words.add_run(" chips.")
    document.add_comment(tied, text="claim:deepseek/training/chips", author="x")
    document.add_comment(words.runs[0], text="factledger-disable-line weak: agreed", author="x")
    document.add_comment(words.runs[0], text="Is this so?", author="x")
    draft = read(document)
    assert draft.text == "First.\nIt used about 2,000 chips."
    assert ties_of(draft) == [("about 2,000", "deepseek/training/chips", 2)]
    assert orders_of(draft) == [("line", ("weak",), "agreed", 2)]
    assert draft.left_out["comment"] == 29 + 36 + 11


def test_notes_are_read() -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    document.add_paragraph("Text.")
    notes = f"""<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="0"><w:p>{run("x")}</w:p></w:footnote>
    <w:footnote w:id="1"><w:p>{run("Note of 5.")}</w:p></w:footnote></w:footnotes>"""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert blocks_of(read(document)) == [("paragraph", "Text."), ("note", "Note of 5.")]


DAMAGED = {
    "empty": b"",
    "no zip": b"PK\3\4" * 40,
    "cut": changed(lambda content: content)[:900],
    "no XML": changed(lambda content: content[:-20]),
    "no types": changed(lambda _: b"<x/>", "[Content_Types].xml"),
    "deep": changed(lambda content: content.replace(b"<w:p>", b"<w:sdt>" * 5000 + b"<w:p>")),
    "entity": changed(
        lambda content: (
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
            + content.partition(b"?>")[2].replace(b"hello", b"&e;")
        )
    ),
    "entities": changed(
        lambda content: (
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghijkl")
            + b"]>"
            + content.partition(b"?>")[2].replace(b"<w:p>", b'<w:p w:rsidR="&l;">').replace(b"hello", b"&l;")
        )
    ),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_error_no_word_document(content: bytes) -> None:
    with pytest.raises(FileError) as raised:
        open_draft("a.docx", content)
    assert str(raised.value) == (
        "error[file]: the file is no Word document that can be read\n  expected: a .docx file\n  where: a.docx"
    )


def test_error_a_small_file_that_unpacks_to_a_huge_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_000_000)
    content = changed(lambda content: content.replace(b"hello", b"a" * 2_000_000))
    assert len(content) < 100_000
    with pytest.raises(FileError, match="the document is too large when unpacked"):
        open_draft("a.docx", content)


def test_what_is_nested_deeper_than_read_is_counted() -> None:
    def nested(content: bytes) -> bytes:
        return content.replace(b"<w:p>", b"<w:sdt>" * 180 + b"<w:p>").replace(b"</w:p>", b"</w:p>" + b"</w:sdt>" * 180)

    draft = open_draft("a.docx", changed(nested))
    assert (draft.text, dict(draft.left_out)) == ("", {"not read": 7})
