"""agree: what several sources state of one claim can be true together; copies say exactly the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import RANKS, UNRELIABLE, Entry, figure_fields
from factledger.errors import ParseError
from factledger.rules.origin import Origins
from factledger.rules.rule import STANDING, Example, Rule, View
from factledger.values.compare import Judgement, Severity, Verdict, compare_sources
from factledger.values.figure import Figure
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.domain.finding import Finding
    from factledger.domain.record import Row
    from factledger.store.reader import Reader
    from factledger.values.units import Units


@dataclass(frozen=True, slots=True)
class Statement:
    """An entry with its row, and the source its text comes from in the end."""

    row: Row
    entry: Entry
    origin: str


def statements(reader: Reader, claim: str, origins: Origins | None = None) -> list[Statement]:
    """Return the current entries of a claim, without denied, retracted and void ones."""
    origins = origins or Origins.of(reader)
    return [
        Statement(row, row.body, origins(row.body.source))
        for row in reader.of_claim(claim)
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
        return RULE.finding(self.claim, conflict(self.a, self.b, self.judgement), HINT, self.seqs)


def best_ranked(stated: list[Statement]) -> list[Statement]:
    """Return the statements of the best rank among them: a deprecated one is settled already."""
    best = min((RANKS.index(one.entry.rank) for one in stated), default=0)
    return [one for one in stated if RANKS.index(one.entry.rank) == best]


def pairs(reader: Reader, claims: Iterable[str], units: Units, origins: Origins) -> Iterator[Pair]:
    """Yield every two best-ranked entries of each claim, compared."""
    for key in claims:
        row = reader.find("claim", key)
        if row and isinstance(row.body, Claim):
            yield from _compared(key, statements(reader, key, origins), row.body, units)


def _compared(key: str, stated: list[Statement], claim: Claim, units: Units) -> Iterator[Pair]:
    # Many sources say one of a few things: each two things are judged once.
    judged: dict[tuple[Any, ...], Judgement] = {}
    said = [(one, tuple(getattr(one.entry, name) for name in _WHAT)) for one in best_ranked(stated)]
    for (a, what), (b, other) in combinations(said, 2):
        case = (what, other, a.origin == b.origin and a.entry.source != b.entry.source)
        if case not in judged:
            judged[case] = judge(a, b, claim, units)
        yield Pair(key, a, b, judged[case])


_WHAT = (*(name for name in figure_fields(Figure()) if name != "noun"), "other_value")
"""Columns that say what an entry states."""


_SAID = "||'|'||".join(
    f"coalesce(e.{name}, '')"
    for name in ("hedge", "value", "low", "high", "unit", "role", "direction", "approximate", "other_value")
)
"""What an entry states, as one text: entries in which it is the same agree."""

SEVERAL = f"""
SELECT count(*) FROM (SELECT e.claim FROM entry_now AS e WHERE {STANDING} GROUP BY e.claim HAVING count(*) > 1) AS many
"""  # noqa: S608  no value of anybody's
"""How many claims there are that several rows state."""

_DIFFERING = """
SELECT e.*, c.subject, c.measure, c.value_type, c.signed FROM (
    SELECT e.claim FROM entry_now AS e WHERE {standing} GROUP BY e.claim HAVING count(*) > 1 AND ({differ})) AS several
CROSS JOIN entry_now AS e CROSS JOIN claim_now AS c
WHERE e.claim = several.claim AND c.key = e.claim AND {standing} ORDER BY e.claim, e.key
"""


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every two best-ranked entries of a claim that cannot both be right."""
    view.covered = view.count(SEVERAL)
    for pair in differing(view):
        if pair.is_conflict:
            yield pair.finding()
        elif pair.is_open:
            view.not_checked["pairs of rows that a person has to compare"] += 1


def differing(view: View, differ: str = f"count(DISTINCT {_SAID}) > 1") -> Iterator[Pair]:
    """Yield every two best-ranked entries of the claims whose entries differ, compared; deprecated ones are settled.

    Args:
        view: The ledger.
        differ: Condition of a question over all entries `e` of a claim; by default they do not all say the same.
    """
    question = _DIFFERING.format(standing=STANDING, differ=differ)
    for key, group in groupby(view.entries(question), key=lambda found: str(found[1]["claim"])):
        stated, claim = [], None
        for row, columns in group:
            if claim is None:
                named = ("subject", "measure", "value_type", "signed")
                claim = Claim(**{name: columns[name] for name in named})
            if isinstance(row.body, Entry):
                stated.append(Statement(row, row.body, view.origins(row.body.source)))
        if claim is not None:
            yield from _compared(key, stated, claim, view.units)


HINT = "check both against their sources; revise or rank one, or accept the difference: factledger accept, @accepted"


def conflict(a: Statement, b: Statement, judgement: Judgement) -> str:
    """Return both sides of a conflict, with their sources."""
    return f"{shown(a)} against {shown(b)}: {judgement.reason}"


def shown(one: Statement) -> str:
    """Return what a statement says, with its row and its source."""
    return f"{one.entry.text or one.entry.other_value!r} (#{one.row.seq}, {one.row.key.partition('@')[2]})"


RULE = Rule(
    name="agree",
    severity=Severity.ERROR,
    why="Two sources that cannot both be right have to be settled before either is printed.",
    source="DESIGN 3.2, two sources: disjoint is a conflict; a translation agrees only with the same hedge and number",
    covers="claims that several rows state",
    check=check,
    passing=(
        Example(("chips/used@paper: about 2,000 chips", "chips/used@filing: 2,048 chips")),
        Example(
            ("p/q@paper: 2,000 chips", "p/q@filing: 2,000 chips", "p/q@rival: 9,000 chips; status=denied"),
        ),
        Example(("chips/used@paper: 2,000 chips; rank=preferred", "chips/used@rival: 9,000 chips")),
    ),
    failing=(
        Example(("chips/used@paper: 2,000 chips", "chips/used@rival: 3,000 chips"), says="2,000 chips"),
        Example(
            (
                "source copy; derived_from=paper; relation=translation",
                "p/q@paper: about 40 towns",
                "p/q@copy: 40 towns",
            ),
            says="about 40 towns",
        ),
    ),
)
