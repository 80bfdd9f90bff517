"""What comments say to a linter: which claim words are tied to, and which rules are off."""

from __future__ import annotations

import re

_TIE = re.compile(r"\s*claim:(.*)", re.DOTALL)
_ORDER = re.compile(
    r"\s*factledger-(?:disable-(next-line|line|file)|(disable|enable))(?![\w-])[ \t]*([^:]*)(?::(.*))?", re.DOTALL
)
_LONGEST = 10_000
"""Longest comment that may say something to a linter, in code points."""


def tie_of(comment: str) -> str | None:
    """Return the key of the claim that a comment names, as written: whether it is one is not judged here.

    >>> tie_of(" claim: deepseek/training/chips ")
    'deepseek/training/chips'
    """
    match = _TIE.fullmatch(comment) if len(comment) <= _LONGEST else None
    return match and match[1].strip()


def order_of(comment: str) -> tuple[str, tuple[str, ...], str] | None:
    """Return how far an order reaches, its rules and its reason; None when the comment gives none.

    >>> order_of("factledger-disable-next-line weak, unregistered: quoted from the minutes")
    ('next-line', ('weak', 'unregistered'), 'quoted from the minutes')
    """
    match = _ORDER.match(comment) if len(comment) <= _LONGEST else None
    if match is None:
        return None
    reach = match[1] or {"disable": "start", "enable": "end"}[match[2]]
    rules = tuple(filter(None, re.split(r"[,\s]+", match[3])))
    return reach, rules, " ".join((match[4] or "").split())
