"""What the styles of a Word document say of a paragraph or a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"
QUOTATIONS = ("quote", "intense quote", "block text")
CODE = ("html code", "html preformatted", "source code", "verbatim char", "code", "macro text", "html keyboard")
_HEADING = re.compile(r"heading ([1-9])")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style of the document says: its name in small letters, its depth as a heading, whether it is a list."""

    name: str = ""
    outline: str | None = None
    is_list: bool = False


NO_STYLE = Style()


def styles_of(document: Document) -> dict[str, Style]:
    """Return the styles by their ids; a style without a name that says something is as the one it is based on."""
    found = {
        one.get(f"{W}styleId", ""): (
            (value_of(one, "name") or "").lower(),
            value_of(one, "basedOn") or "",
            value_of(one, "pPr/outlineLvl"),
            find(one, "pPr/numPr") is not None,
        )
        for one in document.styles.element.iterchildren(f"{W}style")
    }
    return {key: _style_of(found, key) for key in found}


def _style_of(found: dict[str, tuple[str, str, str | None, bool]], key: str) -> Style:
    name, base, outline, is_list = found[key]
    for _ in range(10):
        is_known = bool(level_of(name, None)) or name in (*QUOTATIONS, *CODE, "caption") or name.startswith("list")
        if is_known or base not in found or base == "Normal":
            break
        name, base, above, listed = found[base]
        outline, is_list = outline or above, is_list or listed
    return Style(name, outline, is_list)


def level_of(name: str, outline: str | None) -> int:
    """Return the depth of a heading by the name of its style, else by its outline level; 0 for what is none."""
    match = _HEADING.fullmatch(name)
    if match is not None:
        return int(match[1])
    if name in ("title", "subtitle"):
        return 1 if name == "title" else 2
    return int(outline) + 1 if outline is not None and outline in "012345678" and outline else 0


def find(element: Element, path: str) -> Element | None:
    """Return the element at a path of names, or None."""
    found: Element | None = element.find("/".join(W + name for name in path.split("/")))
    return found


def value_of(element: Element, path: str) -> str | None:
    """Return what the element at a path of names says; None without one."""
    found = find(element, path)
    return None if found is None else found.get(VALUE)
