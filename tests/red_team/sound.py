"""A sound ledger in a few lines, with every kind of row that a rule looks at, and the settings of its desk."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from factledger.services.config import Config, RuleSettings

TODAY = date(2025, 7, 1)

TEXT = """Acme trained its model on about 2,000 chips, its report says, and has 120 engineers.
The yield rose 3.4% last year. Most top companies used at least 16,000 chips.
"""
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


def at(words: str, shift: int = 0) -> str:
    """Return the columns that say where words stand in the text."""
    start = TEXT.index(words) + shift
    return f"sha256={DIGEST}; start={start}; end={start + len(words)}"


ROWS = (
    f"source report; published=2025-06-01; language=en; sha256={DIGEST}; length={len(TEXT)}",
    "source report-copy; published=2025-06-03; derived_from=report; relation=translation",
    "source paper; published=2025-05-20; url=https://example.org/paper",
    "source filing; published=2025-04",
    "source rival; published=2025-03-01",
    "source blog; published=2025-05-21; derived_from=paper; relation=cites",
    "source desk",
    "claim acme/training/chips; unit=chip; tags=headline",
    "claim top-labs/training/chips; unit=chip; population=most top companies",
    "claim acme/engineers; unit=engineer",
    "claim acme/yield/change; unit=percent",
    "claim acme/cost; unit=USD; period=2024; tags=headline",
    "claim acme/profit/2024; unit=USD; signed=yes; period=2024",
    "claim acme/market-share/2024; unit=percent; period=2024",
    "claim acme/sales/change/2024; unit=percent; period=2024",
    "claim acme/staff; unit=person; period=2024",
    "claim acme/staff/oslo; unit=person; period=2024; place=Oslo",
    "claim acme/staff/bergen; unit=person; period=2024; place=Bergen",
    "claim acme/chips/2023; unit=chip; period=2023",
    "claim acme/chips/2024; unit=chip; period=2024",
    "claim acme/chips/added; unit=chip; period=2023/2024",
    "claim acme/output/2026; unit=chip; period=2026",
    "claim acme/emissions; unit=ton",
    "claim acme/interest; unit=percent",
    "claim acme/investors",
    "claim acme/plant/opening; value_type=date",
    "claim acme/audited; value_type=yes-no",
    f"acme/training/chips@report: about 2,000 chips; {at('about 2,000 chips')}",
    "acme/training/chips@report-copy: about 2,000 chips",
    "acme/training/chips@filing: 2,048 chips",
    "acme/training/chips@rival: 50,000 chips; status=denied",
    "top-labs/training/chips@report: at least 16,000 chips",
    f"acme/engineers@report: 120 engineers; {at('120 engineers')}",
    f"acme/yield/change@report: 3.4%; role=change-by; direction=up; {at('3.4%')}",
    "acme/cost@paper: $103 million",
    "acme/cost@blog: $103 million",
    "acme/cost@filing: $103.2 million",
    "acme/profit/2024@filing: -$5 million",
    "acme/market-share/2024@paper: 34%",
    "acme/market-share/2024@rival: 340%; rank=deprecated",
    "acme/sales/change/2024@paper: 12%; role=change-by; direction=down",
    "acme/staff@filing: 150 people",
    "acme/staff/oslo@filing: 90 people",
    "acme/staff/bergen@filing: 60 people",
    "acme/chips/2023@paper: 1,000 chips",
    "acme/chips/2023@filing: 1,000 chips",
    "acme/chips/2024@paper: 1,500 chips",
    "acme/chips/2024@filing: 1,500 chips",
    "acme/chips/added@desk: 500 chips; derived_from=acme/chips/2023@paper,acme/chips/2024@paper",
    "acme/output/2026@filing: 40,000 chips; status=projected",
    "acme/emissions@filing: 400 tons",
    "acme/emissions@rival: 900 tons",
    "acme/interest@paper: 5%",
    "acme/investors@paper: dozens of investors",
    "acme/investors@rival: more than 20 investors",
    "acme/plant/opening@paper: ; other_value=2026-09; checked_by=nn",
    "acme/plant/opening@filing: ; other_value=2026; checked_by=nn",
    "acme/audited@filing: ; other_value=yes; checked_by=nn",
)

ACCEPTED: dict[str, Any] = {
    "rule": "agree",
    "entry": "acme/emissions@rival",
    "entry_version": "1",
    "value": "plain 900 ton",
    "until": "2025-12",
}
"""The acceptance of what two sources say of the emissions."""

SETTINGS: dict[str, RuleSettings] = {
    "independent": RuleSettings(where="tag:headline", given={"at-least": 2}),
    "fresh": RuleSettings(where="tag:headline", given={"days": 60}),
    "two-eyes": RuleSettings(given={"required": 0}),
    "adds-up": RuleSettings(given={"totals": {"acme/staff": ["acme/staff/*"]}}),
    "formula": RuleSettings(given={"hold": ["[acme/training/chips] < [top-labs/training/chips]"]}),
}


def config(**changed: RuleSettings) -> Config:
    """Return what the desk settled, with the settings of some rules changed (`two_eyes` for two-eyes)."""
    return Config(None, SETTINGS | {name.replace("_", "-"): said for name, said in changed.items()})
