"""agree: what several sources state of one claim can be true together; copies say exactly the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.domain.entry import RANKS, UNRELIABLE, Entry
from factledger.domain.finding import Finding
from factledger.errors import ParseError
from factledger.rules.origin import origin
from factledger.rules.rule import Rule
from factledger.values.compare import Judgement, Severity, Verdict, compare_sources
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.domain.record import Row
    from factledger.store.reader import Reader
    from factledger.values.units import Units

RULE = Rule(
    name="agree",
    severity=Severity.ERROR,
    why="Two sources that cannot both be right have to be settled before either is printed.",
    source="DESIGN 3.2, two sources: disjoint is a conflict; a translation agrees only with the same hedge and number",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """An entry with its row, and the source its text comes from in the end."""

    row: Row
    entry: Entry
    origin: str


def statements(reader: Reader, claim: str) -> list[Statement]:
    """Return the current entries of a claim, without denied, retracted and void ones."""
    return [
        Statement(row, row.body, origin(reader, row.body.source))
        for row in reader.current("entry", reader.column("entry", "claim") == claim)
        if isinstance(row.body, Entry) and row.body.status not in UNRELIABLE
    ]


def judge(a: Statement, b: Statement, claim: Claim, units: Units) -> Judgement:
    """Judge what two entries of one claim state."""
    same_origin = a.origin == b.origin and a.entry.source != b.entry.source
    first, second = a.entry.figure, b.entry.figure
    if first is not None and second is not None:
        return compare_sources(first, second, units, is_translation=same_origin, signed=claim.is_signed)
    mine, theirs = a.entry.other_value or "", b.entry.other_value or ""
    if mine == theirs:
        return Judgement(Verdict.AGREE, "the same value")
    if claim.value_type == "date" and not same_origin:
        try:
            meets = Period.parse(mine).meets(Period.parse(theirs))
        except ParseError:
            return Judgement(Verdict.INCOMPARABLE, f"no dates: {mine} against {theirs}")
        if meets:
            return Judgement(Verdict.COMPATIBLE, "the dates share a day")
    if claim.value_type == "text":
        return Judgement(Verdict.INCOMPARABLE, "two texts: a person has to compare them")
    return Judgement(Verdict.CONFLICT, f"{mine} against {theirs}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries of one claim, and what comparing them came to."""

    claim: str
    a: Statement
    b: Statement
    judgement: Judgement

    @property
    def seqs(self) -> tuple[int, int]:
        """The numbers of both rows, the lower first."""
        low, high = sorted((self.a.row.seq, self.b.row.seq))
        return low, high

    @property
    def is_conflict(self) -> bool:
        """Whether both cannot be right."""
        return self.judgement.verdict is Verdict.CONFLICT

    @property
    def is_open(self) -> bool:
        """Whether they cannot be compared by rule, which counts as not checked."""
        return self.judgement.verdict is Verdict.INCOMPARABLE

    def finding(self) -> Finding:
        """Return the finding that a conflict is."""
        return Finding(RULE.name, RULE.severity, self.claim, conflict(self.a, self.b, self.judgement), HINT)


def best_ranked(stated: list[Statement]) -> list[Statement]:
    """Return the statements of the best rank among them: a deprecated one is settled already."""
    best = min((RANKS.index(one.entry.rank) for one in stated), default=0)
    return [one for one in stated if RANKS.index(one.entry.rank) == best]


def pairs(reader: Reader, claims: Iterable[str], units: Units) -> Iterator[Pair]:
    """Yield every two best-ranked entries of each claim, compared."""
    for key in claims:
        row = reader.find("claim", key)
        claim = row.body if row else None
        if isinstance(claim, Claim):
            for a, b in combinations(best_ranked(statements(reader, key)), 2):
                yield Pair(key, a, b, judge(a, b, claim, units))


HINT = "check both against their sources; revise or rank one, or accept the difference in a spec: @accepted(reason)"


def conflict(a: Statement, b: Statement, judgement: Judgement) -> str:
    """Return both sides of a conflict, with their sources."""
    return f"{_side(a)} against {_side(b)}: {judgement.reason}"


def _side(one: Statement) -> str:
    return f"{one.entry.text or one.entry.other_value!r} (#{one.row.seq}, {one.row.key.partition('@')[2]})"
