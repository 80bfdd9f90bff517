"""Figures of a draft that two figures of one paragraph of a document come to, or two that the draft tells before."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import rules_by

MILL = """The Randusari mill has 642 workers. Of them, 415 are permanent.

In 2025 it made 18,700 tonnes of sugar; in 2024 it had made 25,600 tonnes.
The yield fell by 1.3 percentage points to 6.4 percent.

The company has set aside 27 million euros for the closure, and the region pays 40 percent of that.
Farmers get 2.85 euros a kilo, 45 cents more than a year before.

The union has 68 percent of the workers in its ranks, a second one 22 percent.

The winner and the runner-up, two in all, take 30,000 euros each.
"""

CASES: tuple[tuple[str, list[str]], ...] = (
    # What is left of a whole may be called anything; a number with its digits turned is a slip of the pen.
    ("Take away the permanent staff of the Randusari mill and 227 seasonal hands are left.", []),
    ("Take away the permanent staff of the Randusari mill and 272 seasonal hands are left.", ["contradicted"]),
    # A gap between two years, and the way that it goes.
    ("The Randusari mill made 6,900 tonnes less sugar in 2025 than in 2024.", []),
    ("The Randusari mill made 6,900 tonnes more sugar in 2025 than in 2024.", ["contradicted"]),
    # A level before a change in points.
    ("Before that, the yield of the Randusari mill had been 7.7 percent.", []),
    # A part of a sum, and its rest.
    ("For the closure of the Randusari mill the region pays 10.8 million euros.", []),
    ("For the closure of the Randusari mill the company itself pays 16.2 million euros.", []),
    # The price before it rose, in cents.
    ("A year before, farmers of the Randusari mill got 2.40 euros a kilo.", []),
    # What two shares leave, of a hundred.
    ("At the Randusari mill 10 percent of the workers are in neither union.", []),
    # What the draft itself tells, both of which stand there.
    (
        "The Randusari mill made 25,600 tonnes of sugar in 2024 and 18,700 tonnes in 2025. That is 6,900 tonnes less.",
        [],
    ),
)


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_two_figures_of_a_paragraph_come_to_one_of_the_draft(text: str, wanted: list[str]) -> None:
    assert [one for one in rules_by(MILL, "en", text) if one != "derived"] == wanted


def test_a_share_in_brackets_is_reckoned_whatever_time_is_told_between() -> None:
    document = "In the first five months of 2026, 96,500 people came to the museum, 22,300 of them pupils."
    draft = "Of the 96,500 who came to the museum in the first five months of 2026, 22,300 ({}%) were pupils."
    assert "arithmetic" in rules_by(document, "en", draft.format(31))
    assert "arithmetic" not in rules_by(document, "en", draft.format(23))
