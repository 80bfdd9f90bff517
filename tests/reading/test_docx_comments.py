"""Comments written into Word documents: at their words, and nothing else is changed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drafts import saved

from factledger.errors import FileError
from factledger.reading.markup.docx import read_word
from factledger.reading.markup.docx_comments import Annotated, Remark, annotate
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
ME = "factledger"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def made(*paragraphs: str) -> bytes:
    """Return a document with paragraphs made of XML."""
    document = docx.Document()
    for inside in paragraphs:
        document.add_paragraph()._p.getparent().insert(-1, parse_xml(f"<w:p {NAMES}>{inside}</w:p>"))
    return saved(document)


def remark(content: bytes, words: str, *lines: str) -> Remark:
    text = read_word("d.docx", content).draft.text
    start = text.index(words)
    return Remark(Span(start, start + len(words)), lines or (f"rule: {words}", "hint: look"))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def looks(content: bytes) -> list[tuple[str, bytes]]:
    """Return every character of the body with the looks of its run."""
    from lxml import etree

    found = []
    for text in docx.Document(io.BytesIO(content)).element.body.iter(qn("w:t"), qn("w:delText")):
        properties = text.getparent().find(qn("w:rPr"))
        shown = b"" if properties is None else etree.tostring(properties)
        found += [(character, shown) for character in text.text or ""]
    return found


def about(content: bytes) -> list[tuple[str, str]]:
    """Return what each of our comments is about, as our reader sees it, and what it says."""
    word = read_word("d.docx", content)
    return [(one.span.of(word.draft.text), one.text) for one in word.comments if one.author == ME]


def marks(content: bytes, name: str) -> list[str]:
    return [one.get(qn("w:id")) for one in docx.Document(io.BytesIO(content)).element.iter(qn(f"w:{name}"))]


def assert_sound(before: bytes, after: Annotated) -> None:
    """Check what holds whatever was annotated."""
    old, new = read_word("d.docx", before).draft, read_word("d.docx", after.content).draft
    assert (new.text, new.blocks, new.ties, new.orders) == (old.text, old.blocks, old.ties, old.orders)
    assert looks(after.content) == looks(before)
    ids = marks(after.content, "commentReference")
    assert sorted(set(ids)) == sorted(ids)
    assert sorted(marks(after.content, "commentRangeStart")) == sorted(marks(after.content, "commentRangeEnd"))
    known = docx.Document(io.BytesIO(after.content)).comments
    assert sorted(str(one.comment_id) for one in known) == sorted(ids)
    theirs, ours = parts(before), parts(after.content)
    changed = {name for name in ours if ours[name] != theirs.get(name)}
    assert changed <= {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    assert set(theirs) <= set(ours)


def test_a_comment_stands_at_its_words_with_author_and_lines() -> None:
    content = made(run("Acme has ") + run("15", "<w:b/>") + run("0 workers, and 9 gates.", "<w:i/>"))
    found = annotate("d.docx", content, [remark(content, "150 workers", "rule: 150", "also: x", "hint: look")], ME)
    assert_sound(content, found)
    assert (found.added, found.known, found.beside, found.unplaced, found.left) == (1, 0, 0, 0, 0)
    (comment,) = docx.Document(io.BytesIO(found.content)).comments
    assert (comment.author, comment.initials, comment.timestamp) == (ME, "fa", None)
    assert [one.text for one in comment.paragraphs] == ["rule: 150", "also: x", "hint: look"]
    assert about(found.content) == [("150 workers", "rule: 150also: xhint: look")]


PLACES = {
    "a whole run": (run("a ") + run("50") + run(" b"), "50"),
    "the first and the last word": (run("50"), "50"),
    "inside a run with other things": (
        "<w:r><w:rPr><w:b/></w:rPr><w:t>a 50</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>",
        "50",
    ),
    "over a tab": ("<w:r><w:t>at least</w:t><w:tab/><w:t>50 b</w:t></w:r>", "at least 50"),
    "a link": (f"{run('see ')}<w:hyperlink w:anchor='x'>{run('the 50 gates')}</w:hyperlink>{run(' end')}", "50 gates"),
    "into a link": (f"{run('about ')}<w:hyperlink w:anchor='x'>{run('50 gates')}</w:hyperlink>", "about 50"),
    "an insertion": (f"{run('a ')}<w:ins w:id='1' w:author='x'>{run('b 50 c')}</w:ins>", "50"),
    "around a deletion": (
        f"{run('a 5')}<w:del w:id='1' w:author='x'><w:r><w:delText>7</w:delText></w:r></w:del>{run('0 b')}",
        "50",
    ),
    "a field": (f"{run('a ')}<w:fldSimple w:instr='PAGE'>{run('x 50')}</w:fldSimple>", "50"),
    "a content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a 50 b')}</w:sdtContent></w:sdt>", "50"),
    "a hyphen that does not break": (
        "<w:r><w:t>a 50</w:t><w:noBreakHyphen/><w:t>day b</w:t></w:r>",
        "50\u2011day",
    ),
    "raised digits": (run("a 10") + run("6", "<w:vertAlign w:val='superscript'/>") + run(" b"), "10⁶"),
    "words that space parts": (run("a about   50 b"), "about 50"),
}


@pytest.mark.parametrize(("inside", "words"), PLACES.values(), ids=PLACES)
def test_words_are_marked_wherever_they_stand(inside: str, words: str) -> None:
    content = made(inside)
    found = annotate("d.docx", content, [remark(content, words)], ME)
    assert_sound(content, found)
    assert (found.added, found.beside) == (1, 0)
    assert about(found.content) == [(words, f"rule: {words}hint: look")]


def test_cells_are_marked() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for i, words in enumerate(["Firm", "Chips", "Acme", "57"]):
        table.cell(i // 2, i % 2).text = words
    content = saved(document)
    found = annotate("d.docx", content, [remark(content, "57"), remark(content, "Firm")], ME)
    assert_sound(content, found)
    assert about(found.content) == [("Firm", "rule: Firmhint: look"), ("57", "rule: 57hint: look")]


def with_note() -> bytes:
    document = docx.Document()
    document.add_paragraph("First.")
    document.add_paragraph("Text")._p.append(parse_xml(f"<w:r {NAMES}><w:footnoteReference w:id='7'/></w:r>"))
    document.paragraphs[-1].add_run(" goes on.")
    notes = f"<w:footnotes {NAMES}><w:footnote w:id='7'><w:p>{run('Note of 50.')}</w:p></w:footnote></w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return saved(document)


BOX = (
    "<w:r><w:t>before</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>Box of 50.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    "</w:r>"
)
PICTURE = "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='x' descr='Bars of 50'/></wp:inline></w:drawing></w:r>"
BESIDE = {"a note": with_note(), "a text box": made(BOX), "the words for a picture": made(run("a ") + PICTURE)}


@pytest.mark.parametrize("content", BESIDE.values(), ids=BESIDE)
def test_what_takes_no_comment_is_marked_at_what_holds_it(content: bytes) -> None:
    found = annotate("d.docx", content, [remark(content, "50")], ME)
    assert_sound(content, found)
    is_whole = "descr" in parts(content)["word/document.xml"].decode()
    assert (found.added, found.beside) == (1, 0 if is_whole else 1)
    assert [text for _, text in about(found.content)] == ["rule: 50hint: look"]
    again = annotate("d.docx", found.content, [remark(content, "50")], ME)
    assert (again.added, again.known, again.content) == (0, 1, found.content)


def test_a_note_without_a_mark_has_no_place() -> None:
    document = docx.Document(io.BytesIO(with_note()))
    for one in list(document.element.iter(qn("w:footnoteReference"))):
        one.getparent().remove(one)
    content = saved(document)
    found = annotate("d.docx", content, [remark(content, "50")], ME)
    assert (found.added, found.unplaced, found.content) == (0, 1, content)


def test_a_remark_without_words_is_about_its_paragraph() -> None:
    content = made(run("One."), run("Two ") + run("runs.", "<w:b/>"))
    text = read_word("d.docx", content).draft.text
    place = text.index("Two")
    found = annotate("d.docx", content, [Remark(Span(place, place), ("x",)), Remark(Span(0, 0), ("y",))], ME)
    assert_sound(content, found)
    assert about(found.content) == [("One.", "y"), ("Two runs.", "x")]
    assert annotate("d.docx", saved(docx.Document()), [Remark(Span(0, 0), ("y",))], ME).unplaced == 1


def test_what_stands_there_stays_and_is_not_written_again() -> None:
    document = docx.Document()
    words = document.add_paragraph("It used ")
    document.add_comment([words.add_run("2,000"), words.add_run(" chips")], text="Is this so?", author="An editor")
    document.add_comment(words.runs[0], text="claim:acme/chips", author="An editor")
    content = saved(document)
    wanted = [remark(content, "2,000 chips"), remark(content, "used")]
    found = annotate("d.docx", content, wanted, ME)
    assert_sound(content, found)
    old = {one.comment_id: (one.author, one.text, one.timestamp) for one in document.comments}
    new = {
        one.comment_id: (one.author, one.text, one.timestamp)
        for one in docx.Document(io.BytesIO(found.content)).comments
    }
    assert new | old == new
    again = annotate("d.docx", found.content, wanted, ME)
    assert (again.added, again.known, again.left, again.content) == (0, 2, 0, found.content)
    other = annotate("d.docx", found.content, [remark(content, "used"), remark(content, "It")], ME)
    assert_sound(found.content, other)
    assert (other.added, other.known, other.left) == (1, 1, 1)


def test_the_same_words_twice_are_two_comments() -> None:
    content = made(run("50 and 50"))
    first, second = Remark(Span(0, 2), ("x",)), Remark(Span(7, 9), ("x",))
    one = annotate("d.docx", content, [second], ME).content
    both = annotate("d.docx", one, [first, second], ME)
    assert (both.added, both.known) == (1, 1)
    assert about(both.content) == [("50", "x"), ("50", "x")]
    assert annotate("d.docx", both.content, [first, second], ME).content == both.content


def test_the_same_document_comes_out_the_same() -> None:
    content = made(run("a 50 b"))
    assert annotate("d.docx", content, [remark(content, "50")], ME) == annotate(
        "d.docx", content, [remark(content, "50")], ME
    )


PIECES = st.lists(
    st.tuples(st.text("ab 5", min_size=1, max_size=6), st.sampled_from(["", "<w:b/>", "<w:i/>"])),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40)
@given(PIECES, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=4))
def test_any_words_in_any_runs_are_marked(pieces: Sequence[tuple[str, str]], wanted: Sequence[tuple[int, int]]) -> None:
    content = made("".join(run(words, look) for words, look in pieces))
    text = read_word("d.docx", content).draft.text
    spans = [Span(start, min(start + length, len(text))) for start, length in wanted if start < len(text)]
    remarks = [Remark(span, (f"{i}",)) for i, span in enumerate(spans)]
    found = annotate("d.docx", content, remarks, ME)
    assert_sound(content, found)
    word = read_word("d.docx", found.content)
    ours: dict[str, Any] = {one.text: one.span.of(word.draft.text) for one in word.comments}
    assert ours == {f"{i}": span.of(text).strip() for i, span in enumerate(spans)}


def test_error_no_word_document() -> None:
    with pytest.raises(FileError):
        annotate("d.docx", b"PK\3\4", [], ME)
