"""Comments written into a Word document, at the words that they are about.

Only the part of the text and that of the comments change; every other part is copied byte by byte. A run is cut where a
comment starts or ends inside it, and both halves keep its looks. Comments get no date, so that the same document always
comes out the same.

Source: ECMA-376, Part 1, 17.13.4, Comments.
"""

from __future__ import annotations

import zipfile
from bisect import insort
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from factledger.reading.markup.docx import read_word
from factledger.reading.markup.docx_styles import W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from factledger.reading.markup.docx import WordFile
    from factledger.values.span import Span

_AROUND = {
    W + name
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
"""Elements inside a paragraph that hold runs, and may hold the marks of comments."""

_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
_TYPES_PART = "[Content_Types].xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DECLARED = {"xml_declaration": True, "encoding": "UTF-8", "standalone": True}
_NEW = (1980, 1, 1, 0, 0, 0)
"""Time of a part that is new, the earliest that a ZIP file can state."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of some words.

    Attributes:
        span: The words, in the text of the draft; empty for the whole paragraph that they stand in.
        lines: What is said, a paragraph a line, without characters that XML cannot hold.
    """

    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with comments.

    Attributes:
        content: Its bytes.
        added: How many comments were added.
        known: How many stood there already.
        beside: How many of those added stand not at their words but at the mark of their note, or at their drawing.
        unplaced: How many found no place.
        left: How many comments of the same author stand there for other reasons.
    """

    content: bytes
    added: int
    known: int
    beside: int
    unplaced: int
    left: int


def annotate(path: str, content: bytes, remarks: Sequence[Remark], author: str) -> Annotated:
    """Return a Word document with a comment for each remark; one that stands there already is not written again.

    Args:
        path: Its name, for messages.
        content: Its bytes.
        remarks: What is to be said.
        author: Who says it.

    Raises:
        FileError: It is no Word document that can be read.
    """
    word = read_word(path, content)
    standing: dict[str, list[Span]] = {}
    for comment in word.comments:
        if comment.author == author:
            standing.setdefault(comment.text, []).append(comment.span)
    writer = _Writer(word, content, author)
    added = known = beside = unplaced = 0
    for one in remarks:
        same = standing.get("".join(one.lines), [])
        if (twin := _twin(one, same, word)) is not None:
            same.remove(twin)
            known += 1
            continue
        is_exact = writer.write(one)
        added += is_exact is not None
        beside += is_exact is False
        unplaced += is_exact is None
    return Annotated(
        writer.content() if added else content, added, known, beside, unplaced, sum(map(len, standing.values()))
    )


def _twin(remark: Remark, same: Sequence[Span], word: WordFile) -> Span | None:
    """Return which comment that says the same is about the same words; any where they hang on something else."""
    span = _span(remark, word)
    if span is None or not same:
        return None
    here = next((one for one in same if one.start <= span.start and span.end <= one.end), None)
    ends = _Ends.of(word, span)
    return here if here or (ends is not None and ends.is_exact) else same[0]


def _span(remark: Remark, word: WordFile) -> Span | None:
    """Return the words of a remark; its paragraph for an empty span, None in a draft without words."""
    if remark.span.start < remark.span.end:
        return remark.span
    blocks = word.draft.blocks
    return next((one.span for one in blocks if remark.span.start <= one.span.end), blocks[-1].span if blocks else None)


@dataclass(frozen=True, slots=True)
class _End:
    """Where a comment starts or ends.

    Attributes:
        unit: What stands in its paragraph: a run, or something that is not cut.
        text: The text element of the run; None where nothing is cut.
        index: Which character of it.
        is_exact: Whether the unit is the very words, and not what they hang on.
    """

    unit: Element
    text: Element | None
    index: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a comment starts, and the last character that it is about."""

    first: _End
    last: _End

    @classmethod
    def of(cls, word: WordFile, span: Span) -> _Ends | None:
        """Return the ends of words; None where the document has no place for them."""
        first, last = _end(*word.element(span.start)), _end(*word.element(span.end - 1))
        return None if first is None or last is None else cls(first, last)

    @property
    def is_exact(self) -> bool:
        """Whether the comment stands at the very words."""
        return self.first.is_exact and self.last.is_exact


def _end(element: Element | None, index: int) -> _End | None:
    if element is None:
        return None
    path = [element, *element.iterancestors()]
    paragraphs = [i for i, one in enumerate(path) if one.tag == f"{W}p"]
    if not paragraphs:
        return None
    # What stands in a text box stands in a paragraph of its own, where Word takes no comment: the outer one counts.
    inside = path[: paragraphs[-1]]
    unit = next((one for one in reversed(inside) if one.tag not in _AROUND), None)
    if unit is None:
        return None
    is_text = element.tag == f"{W}t" and element.getparent() is unit
    is_whole = len(paragraphs) == 1 and element.tag not in _MARKS
    return _End(unit, element if is_text else None, index, is_exact=is_text or is_whole)


_MARKS = (f"{W}footnoteReference", f"{W}endnoteReference")


class _Writer:
    """Writes comments into the elements of one document."""

    def __init__(self, word: WordFile, content: bytes, author: str) -> None:
        self._word, self._content, self._author = word, content, author
        self._part = word.document.part
        self._pieces: dict[Element, list[tuple[int, Element]]] = {}
        found = [one for one in self._part.rels.values() if one.reltype == _COMMENTS and not one.is_external]
        self._name = str(found[0].target_part.partname)[1:] if found else ""
        self._comments = _parsed(found[0].target_part.blob) if found else _made("comments")
        ids = (one.get(f"{W}id", "") for one in self._comments)
        self._next = max((int(one) for one in ids if one.isdecimal() and len(one) < 10), default=-1) + 1  # noqa: PLR2004

    def write(self, remark: Remark) -> bool | None:
        """Write a comment; tell whether it stands at its very words, None when it has no place."""
        span = _span(remark, self._word)
        ends = None if span is None else _Ends.of(self._word, span)
        if ends is None:
            return None
        number = str(self._next)
        self._next += 1
        self._comments.append(_comment(number, self._author, remark.lines))
        # The end first: cutting there leaves the start where it is.
        last = self._cut(ends.last, behind=True)
        mark = _made("r")
        mark.append(_made("commentReference", id=number))
        last.addnext(mark)
        last.addnext(_made("commentRangeEnd", id=number))
        self._cut(ends.first, behind=False).addprevious(_made("commentRangeStart", id=number))
        return ends.is_exact

    def _cut(self, end: _End, *, behind: bool) -> Element:
        """Return the run that ends behind a character, or starts at it; the run is cut there when it has to be."""
        if end.text is None:
            return end.unit
        pieces = self._pieces.setdefault(end.text, [(0, end.text)])
        start, piece = next(one for one in reversed(pieces) if one[0] <= end.index)
        index = end.index - start + behind
        run: Element | None = piece.getparent()
        assert run is not None  # noqa: S101  an inner invariant: text stands in a run
        text = piece.text or ""
        rest = [*piece.itersiblings()] if index else [piece, *piece.itersiblings()]
        if 0 < index < len(text):
            tail = _text(text[index:])
            piece.text = text[:index]
            piece.set(_SPACE, "preserve")
            piece.addnext(tail)
            rest.insert(0, tail)
            insort(pieces, (start + index, tail), key=lambda one: one[0])
        is_first = not index and all(one.tag == f"{W}rPr" for one in piece.itersiblings(preceding=True))
        if not rest or is_first:
            return run
        other = _half(run)
        run.addnext(other)
        other.extend(rest)
        return run if behind else other

    def content(self) -> bytes:
        """Return the bytes of the document as it is now."""
        with zipfile.ZipFile(BytesIO(self._content)) as package:
            parts = {part.filename: part for part in package.infolist()}
            changed = {str(self._part.partname)[1:]: _bytes(self._word.document.element)}
            if not self._name:
                changed |= self._with_part(package, set(parts))
            changed[self._name] = _bytes(self._comments)
            out = BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
                for name in dict.fromkeys((*parts, *changed)):
                    old = parts.get(name)
                    info = zipfile.ZipInfo(name, old.date_time if old else _NEW)
                    info.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
                    made.writestr(info, changed[name] if name in changed else package.read(name))
        return out.getvalue()

    def _with_part(self, package: zipfile.ZipFile, names: set[str]) -> dict[str, bytes]:
        """Return the parts that say that there is a part of comments, which is new."""
        folder, _, file = str(self._part.partname)[1:].rpartition("/")
        name = next(one for one in ("comments.xml", "factledger.xml") if f"{folder}/{one}" not in names)
        self._name = f"{folder}/{name}"
        types = _parsed(package.read(_TYPES_PART))
        types.append(types.makeelement(f"{{{_TYPES}}}Override", {}))
        types[-1].attrib.update({"PartName": f"/{self._name}", "ContentType": _COMMENTS_TYPE})
        listed = f"{folder}/_rels/{file}.rels"
        relations = _parsed(package.read(listed) if listed in names else _NO_RELATIONS)
        ids = {one.get("Id") for one in relations}
        number = next(one for one in range(1, len(ids) + 2) if f"rId{one}" not in ids)
        relations.append(relations.makeelement(f"{{{_RELATIONS}}}Relationship", {}))
        relations[-1].attrib.update({"Id": f"rId{number}", "Type": _COMMENTS, "Target": name})
        return {_TYPES_PART: _bytes(types), listed: _bytes(relations)}


def _parsed(content: bytes) -> Element:
    """Return the root of a part; nothing outside it is looked up."""
    from docx.oxml import parse_xml

    found: Element = parse_xml(content)
    return found


def _bytes(element: Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(element, **_DECLARED))


def _made(name: str, **attributes: str) -> Element:
    """Return a new element of a Word document."""
    from docx.oxml import OxmlElement

    made: Element = OxmlElement(f"w:{name}", {f"{W}{key}": value for key, value in attributes.items()})
    return made


def _text(words: str) -> Element:
    made = _made("t")
    made.text = words
    made.set(_SPACE, "preserve")
    return made


def _half(run: Element) -> Element:
    """Return a new run with the looks of another, and nothing in it."""
    made = _made("r")
    made.attrib.update(run.attrib)
    looks = run.find(f"{W}rPr")
    if looks is not None:
        made.append(deepcopy(looks))
    return made


def _comment(number: str, author: str, lines: Sequence[str]) -> Element:
    """Return a comment, a paragraph a line; the first holds the mark by which word processors lead to its place."""
    made = _made("comment", id=number, author=author, initials=author[:2])
    for i, line in enumerate(lines):
        paragraph, run = _made("p"), _made("r")
        if not i:
            run.append(_made("annotationRef"))
        run.append(_text(line))
        paragraph.append(run)
        made.append(paragraph)
    return made
