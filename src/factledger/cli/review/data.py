"""A review as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.services.review import Review


def rendered(review: Review) -> str:
    """Return the review as one JSON object, indented."""
    return json.dumps(review.to_json(), ensure_ascii=False, allow_nan=False, indent=2) + "\n"
