"""Keep the numbers in your writing right: a ledger for figures and facts.

From Python: `from factledger import scan, read` give the figures of a text as values (`Scan`, `Mention`, `Figure`).

>>> from factledger import scan
>>> [(m.text, str(m.figure.value), m.figure.unit) for m in scan("about 2,000 chips", "en").figures]
[('about 2,000 chips', '2000', 'chip')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.errors import FactledgerError
    from factledger.reading.mention import Mention, Reading, Scan, SetAside
    from factledger.reading.read import read
    from factledger.reading.scan import scan
    from factledger.values.figure import Figure, Hedge, interval
    from factledger.values.interval import Interval

__version__ = "0.1.0"

_HOMES = {
    "FactledgerError": "factledger.errors",
    "Figure": "factledger.values.figure",
    "Hedge": "factledger.values.figure",
    "Interval": "factledger.values.interval",
    "Mention": "factledger.reading.mention",
    "Reading": "factledger.reading.mention",
    "Scan": "factledger.reading.mention",
    "SetAside": "factledger.reading.mention",
    "interval": "factledger.values.figure",
    "read": "factledger.reading.read",
    "scan": "factledger.reading.scan",
}
"""Where the names of the API are defined; each is loaded when it is first asked for."""

__all__ = [
    "FactledgerError",
    "Figure",
    "Hedge",
    "Interval",
    "Mention",
    "Reading",
    "Scan",
    "SetAside",
    "__version__",
    "interval",
    "read",
    "scan",
]


def __getattr__(name: str) -> object:
    """Load a name of the API."""
    if name not in _HOMES:
        msg = f"module 'factledger' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)
