"""factledger: a ledger for figures and facts."""

from __future__ import annotations

__version__ = "0.1.0"
