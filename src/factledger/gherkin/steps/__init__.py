"""The vocabulary of specs: sentences about claims, rows and sources.

A Given step chooses what a scenario is about; a choice that finds nothing is an error. A Then step says what has to
hold; when it does not, it names both sides with their sources, and what would settle it. Each step's docstring says
what it asks, and gives an example, from which the reference is made.
"""

from __future__ import annotations

MODULES = tuple(f"{__name__}.{name}" for name in ("ledger", "given", "figures", "sources", "copies", "rows"))
"""Where the steps stand; each of these is a plugin of pytest."""
