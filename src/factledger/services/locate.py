"""Find a figure in the text of its source, or say why it is not there."""

from __future__ import annotations

import shlex
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from factledger.errors import AmbiguousError, RefusedError
from factledger.reading.locale import UNKNOWN
from factledger.reading.mention import described
from factledger.reading.read import read
from factledger.reading.scan import scan
from factledger.values.span import Span, line_and_column

if TYPE_CHECKING:
    from factledger.reading.mention import Mention, Scan
    from factledger.values.units import Units

_ABSENT = "the text of the source does not hold this figure"
_UNTOLD = "the language of the source could not be told"


@dataclass(frozen=True, slots=True)
class Located:
    """A figure at its place in a text.

    Attributes:
        mention: The figure as the text has it, with the role its sentence gives it.
        note: How the words given differ from the text, if they do.
    """

    mention: Mention
    note: str | None = None


def locate(
    words: str, text: str, language: str, units: Units, start: int | None = None, source: str = "SOURCE"
) -> Located:
    """Return the figure that the words name in a text.

    Spacing and capitals may differ, and are noted. Other words are refused, and so is a part of a figure
    that leaves its hedge or its unit behind.

    Args:
        words: The figure as the recorder gives it.
        text: The text of the source.
        language: The language tag of the text.
        units: The units that are known.
        start: First code point, where the words stand more than once.
        source: The key of the source, to be named where its language has to be given.

    Raises:
        RefusedError: The text does not hold the figure, or holds more of it.
        AmbiguousError: The text holds it more than once.
    """
    found = scan(text, language, units)
    everywhere = [mention for mention in found.figures if _plain(mention.text) == _plain(words)]
    same = [mention for mention in everywhere if start in (None, mention.span.start)]
    if everywhere and not same:
        msg = f"{words!r} does not stand there"
        places = "; ".join(_place(text, mention.span) for mention in everywhere)
        raise RefusedError(msg, expected=places, found=f"--at {start}", do="give the place where it stands")
    if not same:
        raise _not_there(words, text, found, start, source)
    if len(same) > 1:
        places = "; ".join(_place(text, mention.span) for mention in same)
        msg = f"{words!r} stands {len(same)} times in the text"
        raise AmbiguousError(msg, found=places, do="say which one with --at START")
    mention = same[0]
    notes = [] if mention.text == words.strip() else [f"given as {words.strip()!r}"]
    if found.language == UNKNOWN:
        notes.append(f"{_UNTOLD}: words such as “million” or “about” were not read; {_tell(source)} names it")
    return Located(mention, "; ".join(notes) or None)


def _tell(source: str) -> str:
    """Return the command by which a person says in which language a source is."""
    return f"factledger source revise {shlex.quote(source)} --language CODE --reason 'its language'"


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())


def _place(text: str, span: Span) -> str:
    line, column = line_and_column(text, span.start)
    return f"--at {span.start} (line {line}, column {column})"


def _not_there(words: str, text: str, found: Scan, start: int | None, source: str) -> RefusedError:
    around = [mention for mention in found.figures if _is_part(words, mention, text, start)]
    if around:
        whole = around[0]
        msg = "the source says more than that"
        return RefusedError(
            msg,
            expected=f"{whole.text!r}: {described(whole.figure)}",
            found=f"{words!r}: {_read_alone(words, whole.language)}",
            where=_place(text, whole.span),
            do="record the whole figure",
        )
    if found.language == UNKNOWN:
        is_there = _plain(words) in _plain(text)
        msg = "the text of the source holds these words, and no such figure is read in it" if is_there else _ABSENT
        return RefusedError(
            msg,
            expected="a text whose language is known, so that words such as “million” and “about” are read",
            found=f"{words!r}: {_read_alone(words, found.language)}; {_UNTOLD}",
            do=_tell(source),
        )
    near = _near(words, found)
    asides = [aside for aside in found.set_aside if _plain(aside.text) == _plain(words)]
    reason = f"; it is set aside as {asides[0].rule}" if asides else ""
    msg = f"{_ABSENT}{reason}"
    return RefusedError(
        msg,
        expected=" or ".join(near) or "a figure of the text; factledger scan lists them",
        found=f"{words!r}: {_read_alone(words, found.language)}",
        do="give the figure as it is printed",
    )


def _is_part(words: str, mention: Mention, text: str, start: int | None) -> bool:
    """Tell whether the words are a part of a figure, on whole words: 2 is no part of 2,000."""
    if start is not None and not mention.span.start <= start < mention.span.end:
        return False
    whole, part = f" {_plain(mention.text)} ", f" {_plain(words)} "
    if part in whole and part != whole:
        return True
    at = text.find(words, mention.span.start, mention.span.end)
    return at >= 0 and mention.number.holds(Span(at, at)) and Span(at, at + len(words)).holds(mention.number)


def _near(words: str, found: Scan) -> list[str]:
    """Return the figures whose words are the nearest, with what they say."""
    by_text = {mention.text: mention for mention in reversed(found.figures)}
    near = get_close_matches(words, by_text, n=3, cutoff=0.4)
    return [f"{text!r}: {described(by_text[text].figure)}" for text in near]


def _read_alone(words: str, language: str) -> str:
    try:
        return described(read(words, language).figure)
    except Exception:  # noqa: BLE001  whatever the words are, they are shown beside the figure
        return "not a figure by itself"
