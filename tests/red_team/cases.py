"""What is broken in each copy of the sound ledger, and what exactly has to be found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.red_team.sound import DIGEST, at

from factledger.services.config import RuleSettings

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Case:
    """A copy of the sound ledger with something changed.

    Attributes:
        name: What was done to it.
        expect: Rule, place and words of every finding.
        change: Rows in place of those of the same key.
        drop: What names rows that are left out.
        add: Rows that come after all others.
        later: Further versions: `retract KEY`, `void KIND KEY`, or a row as it is to be.
        sql: What is done behind the guards.
        accepted: What differs in the acceptance.
        settings: Settings of some rules, in place of the desk's.
        today: The day, when it is another.
        only: The engine, when the case is about one of them.
    """

    name: str
    expect: tuple[tuple[str, str, str], ...] = ()
    change: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    sql: tuple[str, ...] = ()
    accepted: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, RuleSettings] = field(default_factory=dict)
    today: date | None = None
    only: str | None = None


DERIVED = "acme/chips/added@desk"
BASES = "derived_from=acme/chips/2023@paper,acme/chips/2024@paper"
ACCEPTANCE = "acceptances"
LABS = "at least 16,000 chips"
PAGE = "https://example.org/paper"
SHARE = "acme/market-share/2024@paper"

SOUND = (
    Case("nothing at all"),
    Case("a figure is rounded", change=("acme/cost@blog: $100 million",)),
    Case("a narrower kind of unit", change=("acme/chips/2023@filing: 1,000 A100s",)),
    Case("a denied figure of another size", add=("acme/cost@rival: $103 billion; status=denied",)),
    Case("a slip that is settled", add=("acme/cost@rival: $103 billion; rank=deprecated",)),
    Case("a correction of a slip", add=("acme/fee@paper: $103 billion",), later=("acme/fee@paper: $103 million",)),
    Case("a void row of another size", add=("acme/cost@rival: $9",), later=("void entry acme/cost@rival",)),
    Case("a rise of more than all", add=("acme/shares/change@paper: 340%; role=change-by; direction=up",)),
    Case("a share of all", change=("acme/market-share/2024@paper: 100%",)),
    Case("a share price in percent", add=("acme/share-price@paper: 340%",)),
    Case("a change below zero", add=("acme/margin/change@paper: -20 people; role=change-by",)),
    Case("a total that is rounded", change=("acme/staff@filing: about 160 people",)),
    Case("planned on planned", add=("a/b@desk: 9 chips; status=possible; derived_from=acme/output/2026@filing",)),
    Case(
        "a retracted row that nothing copies",
        add=("top-labs/training/chips@filing: 16,384 chips",),
        later=("retract top-labs/training/chips@report",),
    ),
    Case(
        "a retracted row that is stated anew",
        add=("acme/training/chips@report~2: about 2,000 chips",),
        later=("retract acme/training/chips@report",),
    ),
    Case(
        "the checker records the check",
        add=("a/b@paper: 9 chips",),
        later=("by nn a/b@paper: 9 chips; checked_by=nn",),
        settings={"two_eyes": RuleSettings(where="claim:a/b", given={"required": 1})},
    ),
    Case(
        "two people quoted at one place",
        add=(f"a/b@report#ann: {LABS}; {at(LABS)}", f"a/b@report#bob: {LABS}; {at(LABS)}"),
    ),
    Case(
        "a live page, read twice",
        change=(f"source paper; published=2025-05-20; url={PAGE}; sha256={'2' * 64}",),
        add=(f"source again; url={PAGE}; sha256={'1' * 64}",),
    ),
    Case(
        "a claim of another year",
        add=("claim acme/cost/2023; subject=acme; measure=cost; period=2023", "acme/cost/2023@paper: $90 million"),
    ),
)

CASES = (
    # Sources against each other.
    Case(
        "million for billion",
        (
            ("agree", "acme/fee", "the ratio is near 1000: a scale slip?"),
            ("scale-slip", "acme/fee", "'$103 billion' (#61, rival): one is 1000 times the other"),
        ),
        add=("acme/fee@paper: $103 million", "acme/fee@rival: $103 billion"),
    ),
    Case(
        "thousand for million behind a hedge",
        (("scale-slip", "top-labs/training/chips", "one is 1000 times the other"),),
        add=("top-labs/training/chips@filing: 16 million chips",),
    ),
    Case(
        "tons for kilograms",
        (
            ("agree", "acme/waste", "the ratio is near 1000"),
            ("scale-slip", "acme/waste", "'40 kilograms' (#61, rival): one is 1000 times the other"),
        ),
        add=("acme/waste@paper: 40 tonnes", "acme/waste@rival: 40 kilograms"),
    ),
    Case(
        "dropped hedge in a translation",
        (("agree", "acme/training/chips", "one text, two figures: about 2000 against plain 2000"),),
        change=("acme/training/chips@report-copy: 2,000 chips",),
    ),
    Case(
        "another hedge in a translation",
        (("agree", "acme/training/chips", "about 2000 against at-least 2000"),),
        change=("acme/training/chips@report-copy: at least 2,000 chips",),
    ),
    Case(
        "another number in a translation",
        (
            ("agree", "acme/training/chips", "about 2000 against about 3000"),
            ("agree", "acme/training/chips", "[2047.5, 2048.5) and [2700, 3300] share no value"),
        ),
        change=("acme/training/chips@report-copy: about 3,000 chips",),
    ),
    Case(
        "digits of one source turned round",
        (
            ("agree", "acme/training/chips", "'2,408 chips' (#30, filing) against 'about 2,000 chips' (#28, report)"),
            (
                "agree",
                "acme/training/chips",
                "'2,408 chips' (#30, filing) against 'about 2,000 chips' (#29, report-copy)",
            ),
        ),
        change=("acme/training/chips@filing: 2,408 chips",),
    ),
    Case(
        "wrong year of an event",
        (("agree", "acme/plant/opening", "2027 against 2026-09"),),
        change=("acme/plant/opening@filing: ; other_value=2027; checked_by=nn",),
    ),
    Case(
        "yes against no",
        (("agree", "acme/audited", "yes against no"),),
        add=("acme/audited@paper: ; other_value=no; checked_by=nn",),
    ),
    Case(
        "up for down",
        (("agree", "acme/sales/change/2024", "direction: up against down"),),
        add=("acme/sales/change/2024@filing: 12%; role=change-by; direction=up",),
    ),
    # Rows against their own text.
    Case(
        "a digit more in the row",
        (("re-reads", "acme/interest@paper", "is stored as plain 50 percent and reads to plain 5 percent"),),
        change=("acme/interest@paper: 5%; value=50; low=50; high=50",),
    ),
    Case(
        "a hedge dropped from the row",
        (("re-reads", "top-labs/training/chips@report", "reads to at-least 16000 chip"),),
        change=("top-labs/training/chips@report: at least 16,000 chips; hedge=plain",),
    ),
    Case(
        "a unit swapped in the row",
        (
            ("re-reads", "acme/interest@paper", "is stored as plain 5 percentage_point"),
            ("units", "acme/interest@paper", "percent against percentage point"),
        ),
        change=("acme/interest@paper: 5%; unit=percentage_point",),
    ),
    Case(
        "a bound changed in the row",
        (("re-reads", "top-labs/training/chips@report", "at least 16,000 chips"),),
        change=("top-labs/training/chips@report: at least 16,000 chips; low=15000",),
    ),
    Case(
        "one character beside its place",
        (("locators", "acme/engineers@report", "where the text has '20 engineers.'"),),
        change=(f"acme/engineers@report: 120 engineers; {at('120 engineers', 1)}",),
    ),
    Case(
        "behind the end of the text",
        (("locators", "acme/engineers@report", "lies behind the end of the text"),),
        change=(f"acme/engineers@report: 120 engineers; sha256={DIGEST}; start=900; end=913",),
    ),
    Case(
        "another figure at its place",
        (("locators", "acme/engineers@report", "'130 engineers' is recorded at"),),
        change=(f"acme/engineers@report: 130 engineers; {at('120 engineers')}",),
    ),
    Case(
        "a figure without its hedge at its place",
        (("locators", "top-labs/training/chips@report", "the text has no figure at"),),
        change=(f"top-labs/training/chips@report: 16,000 chips; {at('16,000 chips')}",),
    ),
    Case(
        "a rise for a fall",
        (("locators", "acme/yield/change@report", "the text says up at"),),
        change=(f"acme/yield/change@report: 3.4%; role=change-by; direction=down; {at('3.4%')}",),
    ),
    # Units.
    Case(
        "wrong currency",
        (("units", "acme/interest-paid@paper", "'€103 million' is in EUR, and the claim in USD: currency"),),
        add=("claim acme/interest-paid; unit=USD", "acme/interest-paid@paper: €103 million"),
    ),
    Case(
        "one currency against another",
        (("units", "acme/fee@rival", "'€3 million' is in EUR, and #60 '$3 million' in USD: currency"),),
        add=("acme/fee@paper: $3 million", "acme/fee@rival: €3 million"),
    ),
    Case(
        "money for things",
        (("units", "acme/chips/2023@filing", "'$1,000' is in USD, and the claim in chip: dimension"),),
        change=("acme/chips/2023@filing: $1,000",),
    ),
    Case(
        "percent against percentage point",
        (("units", SHARE, "'34 percentage points' is in percentage_point, and the claim in percent"),),
        change=(f"{SHARE}: 34 percentage points",),
    ),
    Case(
        "a unit that nobody knows",
        (
            ("re-reads", "acme/fee@paper", "is stored as plain 3000000 UDS"),
            ("units", "acme/fee@paper", "'$3 million' is in UDS, and that is no unit known here"),
        ),
        add=("acme/fee@paper: $3 million; unit=UDS",),
    ),
    Case(
        "a claim in a unit misspelt",
        (("units", "acme/engineers@report", "counted noun; enginer is no unit known here"),),
        change=("claim acme/engineers; unit=enginer",),
    ),
    # Ranges.
    Case(
        "share of 340 %", (("in-range", SHARE, "'340%' allows [335, 345): 'market-share/2024'"),), (f"{SHARE}: 340%",)
    ),
    Case("share below zero", (("in-range", SHARE, "a part of a whole"),), (f"{SHARE}: -34%",)),
    Case(
        "share by its tag",
        (("in-range", "acme/online@paper", "'more than 100%' allows (100, inf)"),),
        add=("claim acme/online; tags=share; unit=percent", "acme/online@paper: more than 100%"),
    ),
    Case("turnout", (("in-range", "oslo/turnout@paper", "'104%' allows"),), add=("oslo/turnout@paper: 104%",)),
    Case("probability", (("in-range", "rain/probability@paper", "'120%'"),), add=("rain/probability@paper: 120%",)),
    Case(
        "negative count",
        (("in-range", "acme/shops@paper", "'-20 shops' allows [-20, -20]: a count is not below zero"),),
        add=("acme/shops@paper: -20 shops",),
    ),
    Case(
        "negative money",
        (("in-range", "acme/profit/2024@filing", "an amount of money is not below zero"),),
        change=("claim acme/profit/2024; unit=USD; period=2024",),
    ),
    Case(
        "negative duration",
        (("in-range", "acme/delay@paper", "a duration is not below zero"),),
        add=("acme/delay@paper: -3 days",),
    ),
    Case(
        "fall of 120 %",
        (("in-range", "acme/sales/change/2024@paper", "nothing falls by more than all of it"),),
        change=("acme/sales/change/2024@paper: 120%; role=change-by; direction=down",),
    ),
    Case(
        "fall of 120 % by its sign",
        (("in-range", "acme/sales/change/2024@paper", "nothing falls by more than all of it"),),
        change=("acme/sales/change/2024@paper: -120%; role=change-by",),
    ),
    # What rests on what.
    Case(
        "derived from what was retracted",
        (("status", DERIVED, "derived from acme/chips/2023@paper, which is retracted (#60)"),),
        later=("retract acme/chips/2023@paper",),
    ),
    Case(
        "derived from what was denied",
        (("status", DERIVED, "which is denied (#45)"),),
        change=("acme/chips/2023@paper: 1,000 chips; status=denied",),
    ),
    Case(
        "derived from what is planned",
        (("status", DERIVED, "which is planned (#45), and it is asserted"),),
        change=("acme/chips/2023@paper: 1,000 chips; status=planned",),
    ),
    Case(
        "derived from what we withdrew",
        (("status", DERIVED, "which was withdrawn by us (#60)"),),
        later=("void entry acme/chips/2023@paper",),
    ),
    Case(
        "derived from nothing",
        (("status", DERIVED, "derived from acme/chips/2022@paper, which is not in the ledger"),),
        change=(f"{DERIVED}: 500 chips; derived_from=acme/chips/2022@paper",),
    ),
    Case(
        "retracted source still used by a copy",
        (("status", "acme/training/chips@report-copy", "it copies report, which withdrew that (#60)"),),
        later=("retract acme/training/chips@report",),
    ),
    Case(
        "retracted source still used by a copy of a copy",
        (("status", "acme/interest@mirror", "it copies paper, which withdrew that (#63)"),),
        add=(
            "source mirrored; derived_from=paper; relation=copy",
            "source mirror; derived_from=mirrored; relation=translation",
            "acme/interest@mirror: 5%",
        ),
        later=("retract acme/interest@paper",),
    ),
    Case(
        "claim withdrawn",
        (("status", "acme/interest@paper", "rests on the claim acme/interest, which was withdrawn"),),
        later=("void claim acme/interest",),
    ),
    Case(
        "source withdrawn",
        (("status", "acme/plant/opening@press", "rests on the source press, which was withdrawn"),),
        add=("source press", "acme/plant/opening@press: ; other_value=2026; checked_by=nn"),
        later=("void source press",),
    ),
    # Scopes and years.
    Case(
        "derived from another year",
        (("scope", DERIVED, "period: it is of 2024, and rests on acme/chips/2023 (#45) of 2023"),),
        change=("claim acme/chips/added; unit=chip; period=2024",),
    ),
    Case(
        "derived from two years, and of none",
        (("scope", DERIVED, "rests on acme/chips/2023 (#45) of 2023 and on acme/chips/2024 (#47) of 2024"),),
        change=("claim acme/chips/added; unit=chip",),
    ),
    Case(
        "derived from another method",
        (("scope", DERIVED, "method: it is of count, and rests on acme/chips/2023 (#45) of survey"),),
        change=(
            "claim acme/chips/added; unit=chip; period=2023/2024; method=count",
            "claim acme/chips/2023; unit=chip; period=2023; method=survey",
        ),
    ),
    Case(
        "derived from other prices",
        (
            (
                "scope",
                "acme/cost/more@desk",
                "rests on acme/cost/2022 (#62) of current prices and on acme/cost/2023 (#63) of 2020 prices",
            ),
        ),
        add=(
            "claim acme/cost/2023; unit=USD; price_basis=2020 prices",
            "claim acme/cost/2022; unit=USD; price_basis=current prices",
            "claim acme/cost/more; unit=USD",
            "acme/cost/2022@paper: $80 million",
            "acme/cost/2023@paper: $90 million",
            "acme/cost/more@desk: $10 million; derived_from=acme/cost/2023@paper,acme/cost/2022@paper",
        ),
    ),
    Case(
        "derived from another place",
        (("scope", "acme/bergen/half@desk", "place: it is of Bergen, and rests on acme/staff/oslo (#43) of Oslo"),),
        add=(
            "claim acme/bergen/half; unit=person; place=Bergen",
            "acme/bergen/half@desk: 45 people; derived_from=acme/staff/oslo@filing",
        ),
    ),
    Case(
        "wrong year in a period",
        (("scope", "acme/cost/2023", "its key says 2023, its period 2022"),),
        add=("claim acme/cost/2023; unit=USD; period=2022", "acme/cost/2023@paper: $90 million"),
    ),
    Case(
        "wrong year of a period to come",
        (
            ("scope", "acme/profit/2024", "its key says 2024, its period 2042"),
            ("scope", "acme/profit/2024@filing", "is asserted of 2042 by a source of 2025-04"),
        ),
        change=("claim acme/profit/2024; unit=USD; signed=yes; period=2042",),
    ),
    Case(
        "a forecast as a fact",
        (("scope", "acme/output/2026@filing", "'40,000 chips' is asserted of 2026 by a source of 2025-04"),),
        change=("acme/output/2026@filing: 40,000 chips",),
    ),
    # Twice.
    Case(
        "duplicate claim",
        (("duplicate", "acme/price", "it has subject, measure and scope of #12 acme/cost"),),
        add=("claim acme/price; subject=Acme; measure=cost; unit=USD; period=2024", "acme/price@rival: $90 million"),
    ),
    Case(
        "one place recorded twice",
        (("duplicate", "acme/engineers@report~2", "'120 engineers' at its place is recorded as #33"),),
        add=(f"acme/engineers@report~2: 120 engineers; {at('120 engineers')}",),
    ),
    Case(
        "one text as two sources",
        (("duplicate", "web", "it has the same text as #1 report"),),
        add=(f"source web; sha256={DIGEST}",),
    ),
    Case(
        "one page as two sources",
        (("duplicate", "web", "the same address as #3 paper"),),
        add=(f"source web; url={PAGE}",),
    ),
    # Circles.
    Case(
        "circular citation",
        (("circular", "blog", "it comes from itself: blog from paper from blog"),),
        change=(f"source paper; published=2025-05-20; url={PAGE}; derived_from=blog; relation=cites",),
    ),
    Case(
        "three sources in a circle",
        (("circular", "s/a", "s/a from s/b from s/c from s/a"),),
        add=(
            "source s/a; derived_from=s/b; relation=cites",
            "source s/b; derived_from=s/c; relation=copy",
            "source s/c; derived_from=s/a; relation=cites",
        ),
    ),
    Case(
        "a source that cites itself",
        (("circular", "s/a", "s/a from s/a"),),
        add=("source s/a; derived_from=s/a; relation=cites",),
    ),
    Case(
        "figures that rest on each other",
        (("circular", "a/b@desk", "a/b@desk from a/c@desk from a/b@desk"),),
        add=("a/b@desk: 4 chips; derived_from=a/c@desk", "a/c@desk: 8 chips; derived_from=a/b@desk"),
    ),
    # How much stands behind a claim.
    Case("claim without a source", (("sourced", "acme/patents", "no source states it"),), add=("claim acme/patents",)),
    Case(
        "claim that everybody denies",
        (("sourced", "acme/interest", "no source states it that stands by it"),),
        change=("acme/interest@paper: 5%; status=denied",),
    ),
    Case(
        "copy counted twice",
        (("independent", "acme/deal", "it rests on 1: paper (2 copies and translations); at least 2 should"),),
        add=(
            "source mirror; published=2025-06; derived_from=paper; relation=copy",
            "claim acme/deal; unit=USD; tags=headline",
            "acme/deal@paper: $3 million",
            "acme/deal@mirror: $3 million",
        ),
    ),
    Case(
        "our own sum counted as a source",
        (("independent", "acme/deal", "it rests on 1: paper; at least 2 should"),),
        add=(
            "claim acme/deal; unit=USD; tags=headline",
            "acme/deal@paper: $3 million",
            "acme/deal@desk: $3 million; derived_from=acme/cost@paper",
        ),
    ),
    Case(
        "old news",
        (
            ("fresh", "acme/cost", "its newest source, blog, is of 2025-05-21: more than 60 days before 2025-09-01"),
            ("fresh", "acme/training/chips", "its newest source, report-copy, is of 2025-06-03"),
        ),
        today=date(2025, 9, 1),
    ),
    # Whoever checks.
    Case(
        "self-check",
        (("two-eyes", "acme/audited@filing", "rb recorded it, and checked it too"),),
        change=("acme/audited@filing: ; other_value=yes; checked_by=rb",),
    ),
    Case(
        "a check that outlived its figure",
        (("two-eyes", "acme/interest@paper", "rb recorded it, and checked it too"),),
        later=("by nn acme/interest@paper: 6%", "acme/interest@paper: 7%; checked_by=rb"),
    ),
    Case(
        "nobody checked",
        (("two-eyes", "acme/audited@filing", "rb recorded it, and nobody checked it"),),
        change=("acme/audited@filing: ; other_value=yes",),
        settings={"two_eyes": RuleSettings(where="claim:acme/audited", given={"required": 1})},
    ),
    # Sums and formulas.
    Case(
        "parts that miss the total",
        (
            (
                "adds-up",
                "acme/staff",
                "the parts come to 140 person: 10 missing: the total is '150 people' (#42, filing)",
            ),
        ),
        change=("acme/staff/oslo@filing: 80 people",),
    ),
    Case(
        "a part counted twice",
        (("adds-up", "acme/staff", "the parts come to 210 person: 60 over"),),
        add=("acme/staff/vest@filing: 60 people",),
    ),
    Case(
        "a total that was changed",
        (("adds-up", "acme/staff", "the parts come to 150 person: 15 missing"),),
        change=("acme/staff@filing: 165 people",),
    ),
    Case(
        "a formula that cannot hold",
        (
            (
                "formula",
                "[acme/training/chips] < [top-labs/training/chips]",
                "is impossible: '2,048 chips' (#30, filing), 'about 2,000 chips' (#28",
            ),
        ),
        change=("top-labs/training/chips@report: 1,600 chips",),
    ),
    # Acceptances.
    Case(
        "expired acceptance",
        (
            ("agree", "acme/emissions", "'900 tons' (#5"),
            (ACCEPTANCE, "", "the acceptance of acme/emissions@rival by agree ended with 2025-06"),
        ),
        accepted={"until": "2025-06"},
    ),
    Case(
        "another value than the accepted one",
        (
            ("agree", "acme/emissions", "'950 tons'"),
            (ACCEPTANCE, "", "accepts nothing: the finding is gone, or is about another value or version"),
        ),
        change=("acme/emissions@rival: 950 tons",),
    ),
    Case(
        "a version behind the accepted one",
        (("agree", "acme/emissions", "'900 tons' (#60, rival)"), (ACCEPTANCE, "", "accepts nothing")),
        later=("acme/emissions@rival: 900 tons; note=checked again",),
    ),
    Case(
        "nothing left to accept",
        ((ACCEPTANCE, "", "accepts nothing"),),
        change=("acme/emissions@rival: 400 tons",),
    ),
    # Behind the guards.
    Case(
        "changed row",
        (("integrity", "acme/interest@paper", "the row was changed: it does not hash to its leaf"),),
        sql=("UPDATE entry SET note = 'x' WHERE key = 'acme/interest@paper'",),
    ),
    Case(
        "changed figure and text",
        (("integrity", "acme/interest@paper", "the row was changed: it does not hash to its leaf"),),
        sql=("UPDATE entry SET text = '6%', value = '6', low = '6', high = '6' WHERE key = 'acme/interest@paper'",),
    ),
    Case(
        "changed leaf",
        (("integrity", "acme/interest@paper", "the row was changed: it does not hash to its leaf"),),
        sql=("UPDATE log SET leaf = (SELECT leaf FROM log WHERE seq = 1) WHERE key = 'acme/interest@paper'",),
    ),
    Case(
        "row taken away",
        (("integrity", "acme/investors@rival", "the row is in the log and its body is gone"),),
        sql=("DELETE FROM entry WHERE key = 'acme/investors@rival'",),
    ),
    Case(
        "row and leaf taken away",
        (("integrity", "acme/plant/opening@paper", "row 55 is missing: the log goes on with 56"),),
        sql=(
            "DELETE FROM entry WHERE key = 'acme/investors@rival'",
            "DELETE FROM log WHERE key = 'acme/investors@rival'",
        ),
    ),
    Case(
        "row without a leaf",
        (("integrity", "", "a row stands in its table and not in the log"),),
        sql=("DELETE FROM log WHERE key = 'agree:acme/emissions@rival'",),
        only="sqlite",
    ),
    Case(
        "time turned back",
        (
            ("integrity", "acme/investors@paper", "does not hash to its leaf"),
            ("integrity", "acme/investors@paper", "it was recorded before the row in front of it"),
        ),
        sql=("UPDATE entry SET recorded_at = '2001-01-01T00:00:00Z' WHERE key = 'acme/investors@paper'",),
    ),
    Case(
        "a trigger that takes rows away",
        (("integrity", "schema", "the trigger quiet does not belong to a ledger"),),
        sql=("CREATE TRIGGER quiet BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",),
        only="sqlite",
    ),
    Case(
        "guard taken away on a server",
        (("integrity", "schema", "the guard guard_entry_row is missing or was changed"),),
        sql=('DROP TRIGGER "guard_entry_row" ON entry',),
        only="postgresql",
    ),
)

SPECS = (
    (
        "a spec that holds",
        "passed",
        "",
        """
Feature: f
  Scenario: s
    Given the claim "acme/training/chips"
    Then it has at least 2 independent sources
""",
    ),
    (
        "a copy counted as a source",
        "failed",
        "acme/training/chips rests on 2: filing, report",
        """
Feature: f
  Scenario: s
    Given the claim "acme/training/chips"
    Then it has at least 3 independent sources
""",
    ),
    (
        "another hedge",
        "failed",
        "unsupported: 'exactly 2,000 chips'",
        """
Feature: f
  Scenario: s
    Given the claim "acme/training/chips"
    Then it states "exactly 2,000 chips"
""",
    ),
    (
        "more than is certain",
        "failed",
        "it is possible",
        """
Feature: f
  Scenario: s
    Then [acme/training/chips] > 2,000 chip is certain
""",
    ),
    (
        "a query that finds nothing",
        "failed",
        "",
        """
Feature: f
  Scenario: s
    Given the rows matching "subject:nobody"
    Then each re-reads
""",
    ),
    (
        "a step that nobody knows",
        "failed",
        "",
        """
Feature: f
  Scenario: s
    Given the claim "acme/training/chips"
    Then it is nice
""",
    ),
    (
        "nothing to show",
        "failed",
        "Then",
        """
Feature: f
  Scenario: s
    Given the claim "acme/training/chips"
""",
    ),
    (
        "an acceptance of what is not there",
        "failed",
        "",
        """
Feature: f
  @accepted(they-differ)
  Scenario: s
    Given the claim "acme/training/chips"
    Then its sources agree
""",
    ),
)
