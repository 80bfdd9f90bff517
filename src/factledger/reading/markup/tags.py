"""HTML as a row of texts, tags and comments, each with its exact place.

The parsers at hand tell lines, not places, and take squares of the time on texts made for it. This one goes over the
text once, by the rules of the standard for what is a tag, a comment, an attribute or plain text.

Source:
    HTML Living Standard, 13.2.5 Tokenization.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>=?[^\s/>=]++|=)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*)(?:\"|\Z)|'(?P<single>[^']*)(?:'|\Z)|(?P<bare>[^\s>\"'][^\s>]*)|(?=>)))?"
)
_AFTER = re.compile(r"[\s/]*")
_COMMENT_END = re.compile(r"--!?>")
_SHORT_COMMENT = re.compile(r"<!--(?:-?>)")
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,8};?|#[0-9]{1,9};?|[A-Za-z][A-Za-z0-9]{0,31};?)")
_SHORTEST_NAME = 2
RAW = ("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title")
"""Elements whose content is text, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text from start to end; raw where signs such as "&amp;" mean nothing."""

    start: int
    end: int
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; its words stand from inner to inner_end."""

    start: int
    end: int
    inner: int
    inner_end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in small letters, and where the value of each attribute stands."""

    start: int
    end: int
    name: str
    is_end: bool = False
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)


Token = Text | Comment | Tag


def tokens(text: str) -> Iterator[Token]:
    """Return the texts, comments and tags of an HTML text; declarations are comments."""
    position = start = 0
    while (opening := text.find("<", position)) >= 0:
        token = _token(text, opening)
        if token is None:
            position = opening + 1
            continue
        if start < opening:
            yield Text(start, opening)
        yield token
        position = start = token.end
        if isinstance(token, Tag) and token.name in RAW and not token.is_end:
            position = start = _raw_end(text, token)
            if token.end < start:
                yield Text(token.end, start, is_raw=token.name not in ("textarea", "title"))
    if start < len(text):
        yield Text(start, len(text))


def references(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Return the pieces of a text: (start, end, characters that they stand for, or "" for themselves)."""
    position = start
    for match in _REFERENCE.finditer(text, start, end):
        decoded, length = _decoded(match[0])
        if decoded is None:
            continue
        if position < match.start():
            yield position, match.start(), ""
        position = match.start() + length
        yield match.start(), position, decoded
    if position < end:
        yield position, end, ""


def value(text: str, tag: Tag, name: str) -> str | None:
    """Return the value of an attribute of a tag, or None."""
    place = tag.attributes.get(name)
    return None if place is None else html.unescape(text[slice(*place)][:10_000])


def tag_at(text: str, start: int) -> Tag | Comment | None:
    """Return the tag or comment that starts at a place, or None when it is plain text."""
    return _token(text, start)


def _token(text: str, start: int) -> Tag | Comment | None:
    if text.startswith("<!--", start):
        return _comment(text, start)
    following = text[start + 1 : start + 2]
    if following and following in "!?":
        return _bogus(text, start)
    is_end = following == "/"
    name = _NAME.match(text, start + 1 + is_end)
    if name is not None:
        return _tag(text, start, name, is_end=is_end)
    return _bogus(text, start) if is_end and start + 2 < len(text) else None


def _comment(text: str, start: int) -> Comment:
    short = _SHORT_COMMENT.match(text, start)
    if short is not None:
        return Comment(start, short.end(), short.end(), short.end())
    end = _COMMENT_END.search(text, start + 4)
    if end is None:
        return Comment(start, len(text), start + 4, len(text))
    return Comment(start, end.end(), start + 4, end.start())


def _bogus(text: str, start: int) -> Comment:
    """Return a declaration or an instruction, which ends at the next ">" whatever stands in it."""
    end = text.find(">", start)
    end = len(text) if end < 0 else end + 1
    return Comment(start, end, end, end)


def _tag(text: str, start: int, name: re.Match[str], *, is_end: bool) -> Tag:
    attributes: dict[str, tuple[int, int]] = {}
    position = name.end()
    while match := _ATTRIBUTE.match(text, position):
        group = next((one for one in ("double", "single", "bare") if match[one] is not None), None)
        place = match.span(group) if group else (match.end(), match.end())
        attributes.setdefault(match["name"].lower(), place)
        position = match.end()
    rest = _AFTER.match(text, position)
    position = rest.end() if rest else position
    return Tag(start, min(position + 1, len(text)), name[0].lower(), is_end, attributes)


def _raw_end(text: str, tag: Tag) -> int:
    """Return where the content of an element that holds only text ends."""
    end = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(text, tag.end)
    return len(text) if end is None else end.start()


def _decoded(sign: str) -> tuple[str | None, int]:
    """Return (what a sign such as "&amp;" stands for, how long it is); None when it stands for itself."""
    if sign[1] == "#":
        return html.unescape(sign if sign.endswith(";") else sign + ";"), len(sign)
    name = sign[1:]
    if name in html5:
        return html5[name], len(sign)
    for length in range(min(len(name), 6), _SHORTEST_NAME - 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return None, 0
