"""The collector of cyclic garbage, paused while many lasting values are made at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def paused() -> Iterator[None]:
    """Keep the collector from looking through what is being made.

    Figures hold no cycles, and stay: each look through all of them finds nothing, and costs more the more there are.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
