"""Tags with a meaning."""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import TYPE_CHECKING

import pytest

from factledger.gherkin.facts import Disagreement

if TYPE_CHECKING:
    from collections.abc import Callable

OURS: ContextVar[bool] = ContextVar("factledger_ours", default=False)
"""Whether a scenario of ours is being made; tags of other scenarios are left to pytest-bdd."""

_ACCEPTED = re.compile(r"accepted\((.+)\)")


_OWNER = re.compile(r"owner\(([^()]+)\)")
WARNING = "warning"


def is_warning(tags: set[str]) -> bool:
    """Tell whether a disagreement is a warning only: the scenario, its rule or its feature is tagged @warning."""
    return WARNING in tags


def owner(tags: set[str]) -> str | None:
    """Return who looks after a scenario, from @owner(name); of several, all of them."""
    names = sorted(match[1] for tag in tags if (match := _OWNER.fullmatch(tag)))
    return ", ".join(names) or None


def apply_tag(tag: str, function: Callable[..., object]) -> bool | None:
    """Apply a tag of ours; return True when it was one.

    @accepted(reason) is strict: a disagreement is expected, its absence fails, and so does any other error.
    @warning and @owner(name) are looked at when the scenario is reported.
    """
    if not OURS.get():
        return None
    if tag == WARNING or _OWNER.fullmatch(tag):
        return True
    match = _ACCEPTED.fullmatch(tag)
    if match is None:
        return None
    reason = match[1].replace("-", " ").replace("_", " ")
    pytest.mark.xfail(strict=True, reason=f"accepted: {reason}", raises=Disagreement)(function)
    return True
