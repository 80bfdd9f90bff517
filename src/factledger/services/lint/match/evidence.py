"""What speaks for a claim or against it, and what each piece weighs."""

from __future__ import annotations

from typing import NamedTuple


class Weight:
    """What a piece of evidence weighs; only their order and the sums that they make matter.

    Plain numbers: Python 3.11 takes ten times as long to find the members of an enumeration.

    Source: chosen on the project's own corpus of sentences (tests/lint/corpus).
    """

    SUBJECT = 40
    OTHER_SUBJECT = 22
    IN_PARAGRAPH = 20
    IN_HEADING = 14
    IN_TEXT = 10
    EITHER = 20
    TOLD = 18
    BEFORE = 12
    BEHIND = 9
    ELSEWHERE = 4
    IN_CONTEXT = 5
    TOLD_TERM = 2
    UNIT = 20
    KIND_OF_UNIT = 8
    COMMON_UNIT = 6
    ALIKE = 3
    PERIOD = 10
    PLACE = 8
    AGAINST = -8


class Evidence(NamedTuple):
    """Why a claim may be meant, or may not."""

    weight: int
    what: str


IN_ANOTHER = " in another language"
"""How it ends what an evidence says where a noun only speaks of what another one counts."""
