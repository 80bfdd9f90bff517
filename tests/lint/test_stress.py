"""Texts that are no prose: nothing is lost, and what takes squared time would not come back from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = ("claim acme/chips; unit=chip", "acme/chips@paper: 2,000 chips")


@pytest.mark.parametrize(
    ("piece", "numbers"),
    [
        ("17 ", 1),
        ("Acme 120 chips, ", 1),
        ("Acme has 5 chips. ", 1),
        ("from 50 to 75, up 40%, ", 3),
        ("12 of 40 (25%) ", 3),
        ("“Acme has 2,000 chips” ", 1),
        ("\u202e5 chips\x07 ", 1),
        ("Acme ", 0),
    ],
)
def test_a_long_text_of_one_piece_is_judged_whole(file_ledger: Location, piece: str, numbers: int) -> None:
    with index_of(file_ledger, ROWS) as index:
        count = 1600
        linted = lint(plain_draft("-", piece * count), index, LintOptions("en"))
        assert sum(linted.counts().values()) >= numbers * count - count // 50 - 1  # "40%, from" may cross a cut
