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


def apply_tag(tag: str, function: Callable[..., object]) -> bool | None:
    """Apply a tag of ours; return True when it was one.

    @accepted(reason) is strict: a disagreement is expected, its absence fails, and so does any other error.
    """
    match = _ACCEPTED.fullmatch(tag) if OURS.get() else None
    if match is None:
        return None
    reason = match[1].replace("-", " ").replace("_", " ")
    pytest.mark.xfail(strict=True, reason=f"accepted: {reason}", raises=Disagreement)(function)
    return True
