"""Rows as the lines of an export, read at once where a line is plainly in its one form.

Most lines are: they hold printable texts, and are the canonical JSON of what they hold. Whatever else a line may be is
found out by whoever looks at it field by field, and who can say what is wrong with it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from typing import Any

from factledger.domain.kinds import KINDS
from factledger.domain.log import leaf_hash
from factledger.domain.record import HEADER, MAX_TEXT, YES, Row, check_marks, columns, formats
from factledger.errors import FactledgerError

_SEQ = re.compile(r'"seq":"([1-9]\d{0,17})",', re.ASCII)
_VERSION = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_NEEDED = {"format", "kind", "key", "version", "recorded_at", "recorded_by", "salt"}
_ALLOWED = {*_NEEDED, "reason", "void"}
_TEXTS = frozenset((str,))
_read = json.JSONDecoder().decode


def plain_row(line: str) -> tuple[Row, bytes] | None:
    """Return the row that a line holds, and its leaf hash; None where that cannot be told at once.

    A row that is returned is one that could have been written: its texts are in their one form, and its header and
    body were checked. What it names may still be missing, and its place may be wrong.
    """
    text = line.rstrip("\n")
    place = _SEQ.search(text)
    if place is None or not _is_plain(text):
        return None
    # Without escapes no text holds a quotation mark: this is the name of a field, and no part of a text.
    content = text[: place.start()] + text[place.end() :]
    try:
        fields: Any = _read(content)
        if type(fields) is not dict or not _is_canonical(fields, content) or not _is_named(fields):
            return None
        return _row(fields, int(place[1])), leaf_hash(content.encode())
    except (FactledgerError, ValueError, TypeError, RecursionError):
        return None


def _is_plain(text: str) -> bool:
    """Tell whether every text in a line of canonical JSON is printable, trimmed, not empty, not too long, and NFC.

    Between the texts stand no spaces, so that one beside a quotation mark is at an end of a text.
    """
    return (
        len(text) <= MAX_TEXT
        and "\\" not in text
        and '""' not in text
        and '" ' not in text
        and ' "' not in text
        and text.isprintable()
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
    )


def _is_canonical(fields: dict[str, Any], content: str) -> bool:
    """Tell whether JSON without escapes is the canonical one of texts: its names in order, each once, and no spaces.

    What it is made of is then as long as it is: two braces, a comma between fields, four quotation marks and a colon in
    each. Names are those of columns, which are ASCII.
    """
    values = fields.values()
    names = list(fields)
    if not _TEXTS.issuperset(map(type, values)) or names != sorted(names):
        return False
    return len(content) == sum(map(len, names)) + sum(map(len, values)) + 6 * len(names) + 1


def _is_named(fields: dict[str, str]) -> bool:
    """Tell whether a row has all the fields that it needs, and no other ones than its kind has in its format."""
    named = _names(fields.get("kind", ""), fields.get("format", ""))
    return named is not None and named[0] <= fields.keys() <= named[1]


@cache
def _names(kind: str, format_: str) -> tuple[set[str], set[str]] | None:
    body = KINDS.get(kind)
    if body is None or format_ not in formats(body):
        return None
    known = {one.name for one in columns(body) if one.since <= format_ and one.shape == "text"}
    return _NEEDED | {one.name for one in columns(body) if one.required}, _ALLOWED | known


def _row(fields: dict[str, str], seq: int) -> Row:
    header = {name: fields.pop(name, None) for name in HEADER}
    version, void = header["version"] or "", header["void"]
    if not _VERSION.fullmatch(version) or void not in (None, YES):
        raise ValueError
    body = KINDS[header["kind"] or ""].of_texts(fields)
    row = Row(
        kind=header["kind"] or "",
        key=header["key"] or "",
        version=int(version),
        recorded_at=header["recorded_at"] or "",
        recorded_by=header["recorded_by"] or "",
        reason=header["reason"],
        salt=header["salt"] or "",
        is_void=void is not None,
        format=header["format"] or "",
        body=body,
        seq=seq,
    )
    check_marks(row)
    body.check()
    return row
