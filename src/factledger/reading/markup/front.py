"""Front matter: what stands before a text for the machine that prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factledger.errors import ParseError
from factledger.values.period import Period

_FRONT = re.compile(
    r"(-{3}|\+{3})[ \t]*\r?\n"
    r"(?=\s*(?:[\[\"'\w][^\r\n:=]*[:=\]]|#|(?:---|\+\+\+|\.\.\.)[ \t]*\r?$))"
    r"(.*?)^(?:\1|\.\.\.)[ \t]*(?=\r?$)",
    re.DOTALL | re.MULTILINE,
)
"""From a line of hyphens or plus signs to the next; what is between has to start like a setting."""

_LINE = re.compile(r"^(lang|language|locale|date)[ \t]*[:=][ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d-])")


@dataclass(frozen=True, slots=True)
class Front:
    """What front matter says.

    Attributes:
        length: How long it is, in code points; 0 without any.
        language: The language tag that it names.
        date: The day that it names, EDTF.
    """

    length: int = 0
    language: str | None = None
    date: str | None = None


def blanked(source: str) -> tuple[Front, str]:
    """Return the front matter of a text (YAML or TOML), and the text with blanks in its place."""
    match = _FRONT.match(source)
    if match is None:
        return Front(), source
    told: dict[str, str] = {}
    for line in _LINE.finditer(match[2]):
        told.setdefault(line[1], line[2])
    language = next((told[key] for key in ("lang", "language", "locale") if key in told), None)
    front = Front(match.end(), language_in(_plain(language)), day_in(_plain(told.get("date"))))
    return front, re.sub(r"[^\r\n]", " ", source[: match.end()]) + source[match.end() :]


def language_in(text: str | None) -> str | None:
    """Return a language tag that a file names, with hyphens; None for anything else.

    >>> language_in("pt_BR")
    'pt-BR'
    """
    text = (text or "").strip()
    return text.replace("_", "-") if _LANGUAGE.fullmatch(text) else None


def day_in(text: str | None) -> str | None:
    """Return the day, month or year with which a date and time starts; None when there is none or no such day.

    >>> day_in("2024-05-15T10:00:00Z")
    '2024-05-15'
    """
    match = _DAY.match((text or "").strip())
    if match is None:
        return None
    try:
        return Period.parse(match[0]).text
    except ParseError:
        return None


def _plain(text: str | None) -> str | None:
    """Return a value without its quotation marks and the comment behind it."""
    if text is None:
        return None
    quoted = re.match(r"([\"'])(.*?)\1", text)
    return quoted[2] if quoted else text.split(" #")[0].strip()
