"""How a test shows what was read of a draft, and files in the formats that are no text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from factledger.reading.markup import open_draft

if TYPE_CHECKING:
    from factledger.reading.draft import Draft


def draft_of(text: str, suffix: str) -> Draft:
    """Return the draft of a text in a file with a suffix."""
    return open_draft(f"draft{suffix}", text.encode())


def blocks_of(draft: Draft) -> list[tuple[str, str]]:
    """Return the blocks as (kind with its level, words)."""
    return [(f"{one.kind.value}{one.level or ''}", one.span.of(draft.text)) for one in draft.blocks]


def ties_of(draft: Draft) -> list[tuple[str, str, int]]:
    """Return the ties as (words, claim, line)."""
    return [(one.span.of(draft.text), one.claim, one.line) for one in draft.ties]


def quoted_in(draft: Draft) -> list[str]:
    """Return what stands between quotation marks."""
    return [one.of(draft.text) for one in draft.quotations]


def orders_of(draft: Draft) -> list[tuple[str, tuple[str, ...], str, int]]:
    """Return the orders as (reach, rules, reason, line)."""
    return [(one.reach.value, one.rules, one.reason, one.line) for one in draft.orders]


def headers_of(draft: Draft, words: str) -> list[str]:
    """Return the words of the blocks that head the first cell with these words."""
    block = next(one for one in draft.blocks if one.span.of(draft.text) == words and one.kind == "cell")
    return [draft.blocks[i].span.of(draft.text) for i in block.headers]


def place_of(draft: Draft, words: str) -> str:
    """Return what stands in the source where words of the text stand, as long as they are."""
    start = draft.offset(draft.text.index(words))
    return draft.source[start : start + len(words)]


def misplaced(draft: Draft, others: str = "") -> list[tuple[int, str, str]]:
    """Return each character that is not the one at its place in the source, and is none of those made of others.

    White space may be made of any white space or mark, and stands for the end of a block; `others` are the signs of
    the source at which a character may stand for something longer, such as "&".
    """
    made = " \n\ufffc\ufffd⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
    found = []
    for i, character in enumerate(draft.text):
        stands = draft.source[draft.offset(i) : draft.offset(i) + 1]
        if stands != character and character not in made and (not stands or stands not in others):
            found.append((i, character, stands))
    return found


def assert_sound(draft: Draft) -> None:
    """Check what holds for every draft, whatever was in its file."""
    starts, places = zip(*draft.pieces, strict=True)
    assert list(starts) == sorted(starts)
    assert list(places) == sorted(places)
    assert "\n".join(one.span.of(draft.text) for one in draft.blocks) == draft.text
    assert all(0 <= i < len(draft.blocks) for one in draft.blocks for i in one.headers)
    assert all(one.end <= len(draft.text) for one in draft.quotations)
    assert all(one.span.end <= len(draft.text) and one.line >= 1 for one in draft.ties)
    assert all(count >= 0 for count in draft.left_out.values())


def pdf_of(*pages: list[str], language: str = "en", catalog: str = "", contents: bytes | None = None) -> bytes:
    """Return a PDF with a page for each list of lines."""
    objects: list[bytes] = [f"<< /Type /Catalog /Pages 2 0 R /Lang ({language}) {catalog} >>".encode(), b"", _FONT]
    kids: list[int] = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        body = contents or f"BT /F1 12 Tf 14 TL 50 800 Td {shown} ET".encode("latin1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        resources = b"/Resources << /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >>" % len(objects)
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents %d 0 R %s >>"
        objects.append(page % (len(objects), resources))
        kids.append(len(objects))
    listed = " ".join(f"{kid} 0 R" for kid in kids).encode()
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    return _written(objects)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def _written(objects: list[bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for i, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (i, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def saved(document: Any) -> bytes:
    """Return the bytes of a Word document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
