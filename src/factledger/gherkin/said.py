"""How a sentence with blanks is recognised."""

from __future__ import annotations

import re

from pytest_bdd import parsers

_BLANK = re.compile(r"\\\{(\w+)\\\}")


def said(sentence: str) -> parsers.re:
    """Return the parser of a sentence: `the claim "{key}"` takes any words for the key.

    It is what `parsers.parse` makes of the same sentence, as a pattern that is tried in one go: each step of a spec
    is held against every sentence.
    """
    return parsers.re(_BLANK.sub(r"(?P<\1>.+?)", re.escape(sentence)), re.IGNORECASE | re.DOTALL)
