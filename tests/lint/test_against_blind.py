"""The last read, on pairs of texts by somebody who had not seen how versions are compared."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.tables import table

from factledger.reading.markup import open_draft
from factledger.services.lint.against.against import compare_versions
from factledger.services.lint.options import LintOptions
from factledger.services.lint.report import MOVED
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.against.against import Compared
    from factledger.services.lint.report import Found, Number

TEXTS = Path(__file__).parent / "against"
RULES = {
    "added": ("added",),
    "dropped": ("dropped",),
    "changed": ("changed",),
    "moved": ("moved", "wrong-scope"),
    "hedge": ("hedge-lost", "hedge-changed"),
    "unit": ("changed",),
    "status": ("status-changed", "negated"),
}
"""The rules that may tell of each change."""

NONE = "none"


class Judged(NamedTuple):
    """A figure of a pair: the changes that it may be said to have, and the rules that told of any."""

    pair: str
    figure: str
    wanted: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether one of the rules tells of one of the changes; of none, where there is none."""
        if NONE in self.wanted:
            return not self.rules
        return any(rule in RULES[one] for one in self.wanted for rule in self.rules)

    @property
    def is_missed(self) -> bool:
        """Whether a change passed in silence."""
        return NONE not in self.wanted and not self.rules

    @property
    def is_false_alarm(self) -> bool:
        """Whether something was said where nothing changed."""
        return NONE in self.wanted and bool(self.rules)


def judged() -> Iterator[Judged]:
    for pair, rows in groupby(table(TEXTS / "blind.tsv"), key=lambda row: row["pair"]):
        result = compared(pair)
        for row in rows:
            rules = tuple(one.rule for one in findings(result) if _is_about(one, row["figure"]))
            if any(one.ending == MOVED and _is_about(one, row["figure"]) for one in result.new.numbers):
                rules = (*rules, MOVED)  # said once, at another figure of the sentence
            yield Judged(pair, row["figure"], tuple(row["change"].split("/")), rules)


def compared(pair: str) -> Compared:
    new, old = (open_draft((TEXTS / "blind" / f"{pair}.{one}.md").as_posix()) for one in ("new", "old"))
    options = LintOptions(pair.rpartition(".")[2], None)
    return compare_versions(new, old, Units.shipped(), options, options)


def findings(result: Compared) -> list[Found]:
    return [*result.new.findings, *result.old.findings]


def _is_about(one: Found | Number, figure: str) -> bool:
    return bool(one.text) and (one.text in figure or figure in one.text)


def test_the_published_counts_are_those_of_the_blind_pairs() -> None:
    (row,) = (row for row in table(TEXTS / "first.tsv") if row["pairs"] == "blind")
    now = list(judged())
    assert len(now) == int(row["count"])
    assert sum(one.is_exact for one in now) == int(row["now exact"])
    assert [one for one in now if one.is_missed] == []
    assert sum(one.is_false_alarm for one in now) == int(row["now alarms"])


def test_a_swap_of_men_and_women_is_no_other_word_for_one_thing() -> None:
    rules = [(one.text, one.rule) for one in findings(compared("madaris.ar")) if "410" in one.text or "260" in one.text]
    assert [rule for _, rule in rules] == ["changed", "changed"]
