"""When Python looks for garbage while specs are loaded: not at all, since what is loaded stays for the whole run."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def not_collected() -> Iterator[None]:
    """Look for no garbage meanwhile, nor later among what was loaded: modules, and scenarios by the thousand."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
