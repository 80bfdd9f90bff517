"""The rules of lint: what may be wrong with a figure of a draft, by the ledger or by the draft itself."""

from __future__ import annotations

from dataclasses import dataclass

from factledger.values.compare import Severity

_COMPARING = "DESIGN 3.2, draft against ledger"
_JUDGING = "the fact-checker's last read: every number is found, tied to a claim or not, and judged"


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a rule: a small ledger and a sentence, or two versions of one.

    Attributes:
        rows: Its rows, in the words of `rules/example.py`.
        text: The draft, in English.
        date: The day of the draft.
        documents: The documents that it is judged by, instead of a ledger.
        old: For rules of the last read, which need no ledger: the draft as it was.
    """

    rows: tuple[str, ...]
    text: str
    date: str | None = None
    documents: tuple[str, ...] = ()
    old: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRule:
    """A rule about figures of a draft.

    Attributes:
        name: A lower-case word that a person can type.
        severity: How much a breach matters.
        why: One sentence for the person who breaks it.
        source: Where the rule comes from.
        hint: What would settle it.
        passing: Drafts in which nothing is wrong by it.
        failing: Drafts in which something is.
    """

    name: str
    severity: Severity
    why: str
    source: str
    hint: str
    passing: tuple[Case, ...]
    failing: tuple[Case, ...]


CHIPS = (
    "claim acme/training/chips; statement=The number of chips with which Acme trained its model; unit=chip",
    "acme/training/chips@paper: about 2,000 chips",
)
WORKERS = ("claim acme/workers; unit=worker", "acme/workers@paper: 120 workers")
SHARES = (
    "claim acme/shares/2024; unit=percent; period=2024",
    "acme/shares/2024@paper: 340%; role=change-by; direction=up",
)
FEE = ("claim acme/fee; measure=price; unit=USD/hour", "acme/fee@paper: $6 per hour")

PAPER = ("The company said that Acme, a maker of bolts, employs 120 workers in the city of Sines.",)

CONTRADICTED = LintRule(
    name="contradicted",
    severity=Severity.ERROR,
    why="No value that the draft allows is one that the ledger allows.",
    source=_COMPARING,
    hint="correct the draft, or record the source that says so",
    passing=(Case(WORKERS, "Acme has 120 workers."),),
    failing=(Case(WORKERS, "Acme has 150 workers."), Case(CHIPS, "Acme trained its model on 5,000 chips.")),
)
UNSUPPORTED = LintRule(
    name="unsupported",
    severity=Severity.ERROR,
    why="The draft says more than the ledger does.",
    source=_COMPARING,
    hint="say no more than the source: keep its hedge",
    passing=(Case(CHIPS, "Acme trained its model on about 2,000 chips."),),
    failing=(Case(CHIPS, "Acme trained its model on exactly 2,000 chips."),),
)
HEDGE_CHANGED = LintRule(
    name="hedge-changed",
    severity=Severity.WARNING,
    why="The number is the ledger's, and its hedge is not.",
    source=_COMPARING,
    hint="put the hedge of the source back",
    passing=(Case(CHIPS, "Acme trained its model on about 2,000 chips."),),
    failing=(Case(CHIPS, "Acme trained its model on 2,000 chips."),),
)
WEAK = LintRule(
    name="weak",
    severity=Severity.WARNING,
    why="The draft is true, and far from what a reader takes from it.",
    source=_COMPARING,
    hint="name a number nearer to the ledger's",
    passing=(Case(WORKERS, "Acme has more than 100 workers."),),
    failing=(Case(WORKERS, "Acme has more than 10 workers."),),
)
SUPERSEDED = LintRule(
    name="superseded",
    severity=Severity.ERROR,
    why="The figure is one that the ledger held before it was corrected, or one that its document takes back.",
    source=_JUDGING,
    hint="take the figure of the current version",
    passing=(Case(WORKERS, "Acme has 120 workers."),),
    failing=(
        Case((*WORKERS, "acme/workers@paper: 130 workers"), "Acme has 120 workers."),
        Case(
            (),
            "Acme has 120 workers.",
            documents=("Acme has 130 workers. Correction: an earlier version said 120. The correct number is 130.",),
        ),
    ),
)
INCOMPARABLE = LintRule(
    name="incomparable",
    severity=Severity.WARNING,
    why="The draft counts a wider or narrower kind of thing than the ledger, or so many more where that holds a total.",
    source=_COMPARING,
    hint="count what the ledger counts, and say whether it is a total",
    passing=(
        Case(
            ("claim acme/h100; measure=stock; unit=H100", "acme/h100@paper: 500 H100s"), "The stock of Acme: 500 H100s."
        ),
    ),
    failing=(
        Case(
            ("claim acme/h100; measure=stock; unit=H100", "acme/h100@paper: 500 H100s"), "The stock of Acme: 500 chips."
        ),
        Case(WORKERS, "Acme has another 120 workers."),
    ),
)
UNREGISTERED = LintRule(
    name="unregistered",
    severity=Severity.ERROR,
    why="No claim of the ledger stands behind the number.",
    source=_JUDGING,
    hint="record it, or tie it to its claim: <!-- claim: KEY -->",
    passing=(Case(WORKERS, "Acme has 120 workers."), Case(WORKERS, "She is 42 years old.")),
    failing=(Case(WORKERS, "Umbrella has 120 workers."),),
)
NOT_FOUND = LintRule(
    name="not-found",
    severity=Severity.ERROR,
    why="The number stands in none of the documents (with --sources).",
    source="lint without a ledger: does every number in this text stand somewhere in these documents?",
    hint="take it out, or add the document that it comes from",
    passing=(Case((), "Acme has 120 workers.", documents=PAPER),),
    failing=(
        Case((), "Acme has 35 stores.", documents=PAPER),
        Case((), "Umbrella has 120 workers.", documents=PAPER),
        Case((), "Acme owns 120 stores.", documents=PAPER),
    ),
)
AMBIGUOUS = LintRule(
    name="ambiguous",
    severity=Severity.ERROR,
    why="Several claims fit the number equally well.",
    source=_JUDGING,
    hint="say which is meant, or tie it: <!-- claim: KEY -->",
    passing=(Case(WORKERS, "Acme has 120 workers."),),
    failing=(
        Case(
            (
                "claim acme/workers/berlin; measure=workers; unit=worker; place=Berlin",
                "acme/workers/berlin@paper: 120 workers",
                "claim acme/workers/munich; measure=workers; unit=worker; place=Munich",
                "acme/workers/munich@paper: 120 workers",
            ),
            "Acme has 120 workers.",
        ),
    ),
)
DISPUTED = LintRule(
    name="disputed",
    severity=Severity.WARNING,
    why="Sources of the ledger contradict each other on this claim, or the ledger ranks all of them as deprecated.",
    source=_JUDGING,
    hint="name the source, give both figures, or rank one in the ledger",
    passing=(Case(WORKERS, "Acme has 120 workers."),),
    failing=(
        Case((*WORKERS, "acme/workers@rival: 300 workers"), "Acme has 120 workers."),
        Case(
            ("claim acme/workers; unit=worker", "acme/workers@paper: 120 workers; rank=deprecated"),
            "Acme has 120 workers.",
        ),
    ),
)
RETRACTED = LintRule(
    name="retracted",
    severity=Severity.ERROR,
    why="The source withdrew what the draft repeats.",
    source=_JUDGING,
    hint="take it out, or say that it was withdrawn",
    passing=(Case(WORKERS, "Acme has 120 workers."),),
    failing=(
        Case(
            ("claim acme/workers; unit=worker", "acme/workers@paper: 120 workers; status=retracted"),
            "Acme has 120 workers.",
        ),
    ),
)
_BY_LIANG = ("claim acme/workers; unit=worker", "acme/workers@paper#ana-lopez: 120 workers")
WRONG_SPEAKER = LintRule(
    name="wrong-speaker",
    severity=Severity.ERROR,
    why="Somebody else said it, by the ledger.",
    source=_JUDGING,
    hint="name who said it",
    passing=(Case(_BY_LIANG, "Acme has 120 workers, Ana López said."),),
    failing=(Case(_BY_LIANG, "Acme has 120 workers, Bruno Salas said."),),
)
NEGATED = LintRule(
    name="negated",
    severity=Severity.ERROR,
    why="The draft denies what the ledger states.",
    source=_JUDGING,
    hint="take the negation out, or record the source that denies it",
    passing=(Case(CHIPS, "Acme trained its model on about 2,000 chips."),),
    failing=(Case(CHIPS, "Acme did not train its model on about 2,000 chips."),),
)
WRONG_DIRECTION = LintRule(
    name="wrong-direction",
    severity=Severity.ERROR,
    why="The change goes the other way in the ledger.",
    source=_COMPARING,
    hint="turn the verb around",
    passing=(Case(SHARES, "Acme's shares rose 340% in 2024."),),
    failing=(Case(SHARES, "Acme's shares fell 340% in 2024."),),
)
WRONG_UNIT = LintRule(
    name="wrong-unit",
    severity=Severity.ERROR,
    why="The number is stated in another unit, or as a change where it is a level, than in the ledger.",
    source=_JUDGING,
    hint="take the unit of the ledger; say rise by or rise to as the source does",
    passing=(Case(FEE, "The price of Acme is $6 per hour."),),
    failing=(
        Case(FEE, "The price of Acme is $6 per day."),
        Case(SHARES, "Acme's shares rose to 340% in 2024."),
        Case(FEE, "The price of Acme is €6 per hour."),
    ),
)
WRONG_SCOPE = LintRule(
    name="wrong-scope",
    severity=Severity.ERROR,
    why="The ledger's figure holds for another year, place, product or measure.",
    source=_JUDGING,
    hint="say for when, where and what the figure holds in the ledger",
    passing=(Case(SHARES, "Last year Acme's shares rose 340%.", "2025-03-01"),),
    failing=(
        Case(SHARES, "Acme's shares rose 340% in 2023."),
        Case(SHARES, "Last year Acme's shares rose 340%.", "2026-03-01"),
        Case(CHIPS, "Acme sold about 2,000 chips."),
        Case(
            ("claim acme/cargo; unit=tonne; period=2025-06", "acme/cargo@paper: 500 tonnes"),
            "The cargo of Acme came to 500 tonnes in May 2025.",
        ),
    ),
)
_PLANNED = ("claim acme/stores; unit=store", "acme/stores@paper: 120 stores; status=planned")
STATUS_CHANGED = LintRule(
    name="status-changed",
    severity=Severity.ERROR,
    why="What the ledger holds as planned, possible, denied or somebody's word stands in the draft as a plain fact.",
    source=_JUDGING,
    hint="say that it is planned, possible or denied, or who says it",
    passing=(
        Case(_PLANNED, "Acme plans to open 120 stores."),
        Case(_BY_LIANG, "Ana López spoke. Acme has 120 workers."),
    ),
    failing=(Case(_PLANNED, "Acme has 120 stores."), Case(_BY_LIANG, "Acme has 120 workers.")),
)
SELF_CONTRADICTS = LintRule(
    name="self-contradicts",
    severity=Severity.ERROR,
    why="The draft gives two figures for one thing.",
    source=_JUDGING,
    hint="keep the one that is right",
    passing=(Case((), "The plant employs 120 workers. The plant employs 120 workers."),),
    failing=(Case((), "The plant in Sines employs 120 workers. The plant in Sines employs 150 workers."),),
)
ARITHMETIC = LintRule(
    name="arithmetic",
    severity=Severity.ERROR,
    why="The figures of the sentence do not come to each other.",
    source=_JUDGING,
    hint="compute it again",
    passing=(Case((), "Output rose from 50 to 75, up 50%."), Case((), "12 of 40 (30%) closed.")),
    failing=(Case((), "Output rose from 50 to 75, up 40%."), Case((), "12 of 40 (25%) closed.")),
)
_TWO = (
    "claim acme/chips; unit=chip",
    "acme/chips@paper: 2,000 chips",
    "claim umbrella/chips; unit=chip",
    "umbrella/chips@paper: 16,000 chips",
)
DERIVED = LintRule(
    name="derived",
    severity=Severity.NOTE,
    why="The number stands in no row, and follows from rows of the ledger.",
    source="DESIGN, third belief: whatever we compute is marked derived, with the rows it came from",
    hint="name both figures, or record it as derived",
    passing=(Case(_TWO, "Umbrella has 16,000 chips."),),
    failing=(Case(_TWO, "Umbrella has eight times as many chips as Acme."),),
)
CUT_QUOTATION = LintRule(
    name="cut-quotation",
    severity=Severity.ERROR,
    why="The quotation leaves out a hedge or a negation that its source has.",
    source=_JUDGING,
    hint="quote the words whole, or take the quotation marks away",
    passing=(Case(CHIPS, "Acme “trained its model on about 2,000 chips”."),),
    failing=(Case(CHIPS, "Acme “trained its model on 2,000 chips”."),),
)
UNREADABLE = LintRule(
    name="unreadable",
    severity=Severity.WARNING,
    why="The number cannot be read, so nothing is checked by it.",
    source="DESIGN 4: every number ends as a figure, set aside with a rule's name, or unreadable",
    hint="write it in one way",
    passing=(Case((), "Sales came to 1,234 boxes."),),
    failing=(Case((), "Sales came to 0012 boxes."),),
)
LANGUAGE = LintRule(
    name="language",
    severity=Severity.WARNING,
    why="The language is not one that can be read, so hedges and scales were not seen.",
    source="DESIGN, second belief: nothing read, language not known: said loudly",
    hint="name it: --language CODE",
    passing=(Case((), "The company said that it has 120 workers in the city."),),
    failing=(Case((), "Zxq vbn 120 qwrt plm kjh."),),
)
UNUSED = LintRule(
    name="unused-disable",
    severity=Severity.WARNING,
    why="The comment switches off what is not found here.",
    source="as linters do: a comment that does nothing hides what comes later",
    hint="delete the comment",
    passing=(),
    failing=(),
)
STALE_TIE = LintRule(
    name="stale-tie",
    severity=Severity.WARNING,
    why="A line of the ties beside the draft fits it no more.",
    source="W3C Web Annotation, Text Quote Selector: what is quoted may be edited",
    hint="look at the figure, and correct or delete the line; --tie proposes one for each figure without",
    passing=(),
    failing=(),
)

LAPSED = LintRule(
    name="lapsed",
    severity=Severity.WARNING,
    why="A person accepted a finding here, and what was accepted changed since.",
    source="an acceptance of a sentence holds for that sentence, that figure and those rows",
    hint="look again, and accept it anew: factledger accept --sentence DRAFT:LINE",
    passing=(),
    failing=(),
)

LINT_RULES = (
    CONTRADICTED,
    UNSUPPORTED,
    SUPERSEDED,
    RETRACTED,
    NEGATED,
    WRONG_DIRECTION,
    WRONG_UNIT,
    WRONG_SCOPE,
    WRONG_SPEAKER,
    CUT_QUOTATION,
    DISPUTED,
    STATUS_CHANGED,
    HEDGE_CHANGED,
    WEAK,
    INCOMPARABLE,
    AMBIGUOUS,
    UNREGISTERED,
    NOT_FOUND,
    SELF_CONTRADICTS,
    ARITHMETIC,
    DERIVED,
    UNREADABLE,
    LANGUAGE,
    UNUSED,
    STALE_TIE,
    LAPSED,
)
"""All rules of lint, in the order in which they come first where several find something about one figure."""

LINT_BY_NAME = {rule.name: rule for rule in LINT_RULES}
