"""What linting came to: findings in files, and every number counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from factledger.rules.lint import LINT_RULES
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from factledger.rules.lint import LintRule
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.ties.tying import Tied
    from factledger.values.span import Span

MATCHED, UNREGISTERED, SET_ASIDE, UNREADABLE = "matched", "unregistered", "set aside", "unreadable"
ENDINGS = (MATCHED, UNREGISTERED, SET_ASIDE, UNREADABLE)
"""How every number of a draft ends."""

SUPPORTED, CONTRADICTED, NOT_FOUND = "supported", "contradicted", "not found"
"""`SUPPORTED` is the verdict, too, on a figure that breaks no rule."""

SOURCED_ENDINGS = (SUPPORTED, CONTRADICTED, NOT_FOUND, SET_ASIDE, UNREADABLE)
"""How every number ends where a draft is linted by documents."""
UNCHANGED, CHANGED, MOVED, HEDGE_LOST, ADDED = "unchanged", "changed", "moved", "hedges lost", "added"
DROPPED = "dropped"
LAST_READ_ENDINGS = (UNCHANGED, CHANGED, MOVED, HEDGE_LOST, ADDED, DROPPED, SET_ASIDE, UNREADABLE)
"""How every number ends that is compared with an old version; those that were dropped stand in that."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stood in the old version of a draft.

    Attributes:
        path: The file, or a git revision and a path.
        line: Line, from 1.
        column: Column in code points, from 1.
        text: The words.
    """

    path: str
    line: int
    column: int
    text: str

    @property
    def place(self) -> str:
        """Path, line and column."""
        return f"{self.path}:{self.line}:{self.column}"

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {"path": self.path, "line": self.line, "column": self.column, "text": self.text}


class Found(NamedTuple):
    """A finding in a draft.

    Attributes:
        rule: Name of the rule.
        severity: How much it matters.
        path: The file.
        line: Line, from 1.
        column: Column in code points, from 1.
        end_line: Line of the place just behind it.
        end_column: Column of the place just behind it.
        text: The words of the draft.
        message: What is wrong, with both sides.
        hint: What would settle it.
        claim: Key of the claim; None without one.
        rows: Positions of the rows it is about.
        also: Other rules that the figure breaks.
        explained: The candidates, their evidence and how likely a random number would have fitted.
        before: What stood there in the old version of the draft, where it was compared with one.
    """

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    message: str
    hint: str
    claim: str | None = None
    rows: tuple[int, ...] = ()
    also: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    before: Before | None = None

    @property
    def place(self) -> str:
        """Path, line and column."""
        return f"{self.path}:{self.line}:{self.column}"

    def to_json(self) -> dict[str, Any]:
        """Return the finding as JSON."""
        found = {
            "rule": self.rule,
            "severity": self.severity.value,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "text": self.text,
            "message": self.message,
            "hint": self.hint or None,
            "claim": self.claim,
            "rows": [str(seq) for seq in self.rows],
            "also": list(self.also),
            "explained": list(self.explained),
        }
        return found | ({"before": self.before.to_json()} if self.before else {})


class Quoted(NamedTuple):
    """A figure of a document where it stands.

    Attributes:
        path: The document.
        line: Line, from 1.
        column: Column in code points, from 1.
        text: As printed.
        page: The page of a PDF, from 1; None in other documents.
    """

    path: str
    line: int
    column: int
    text: str
    page: int | None = None

    def __str__(self) -> str:
        """Return place and words: "notes/a.txt:4:12 'about 2,000 chips'"."""
        return f"{self.path}:{self.line}:{self.column} {self.text!r}"

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return self._asdict()


class Number(NamedTuple):
    """A number of a draft and how it ended; a long draft has thousands, and a tuple is made in a fifth of the time.

    Attributes:
        line: Line, from 1.
        column: Column in code points, from 1.
        text: As printed.
        ending: One of `ENDINGS`, or of `LAST_READ_ENDINGS`.
        claim: Key of the claim that it is tied to.
        verdict: For a figure: supported, else the name of the gravest rule that it breaks, reported or not.
        rows: Positions of the rows that it rests on or, where it is wrong, was judged by.
        rule: For a number that is set aside or unreadable: the rule.
        explained: See `Found`.
        sources: The figures of documents that it was judged by, the best first; None where there is a ledger.
    """

    line: int
    column: int
    text: str
    ending: str
    claim: str | None = None
    verdict: str | None = None
    rows: tuple[int, ...] = ()
    rule: str | None = None
    explained: tuple[str, ...] = ()
    sources: tuple[Quoted, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        found: dict[str, Any] = {
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "ending": self.ending,
            "claim": self.claim,
            "verdict": self.verdict,
            "rows": [str(seq) for seq in self.rows],
            "rule": self.rule,
        }
        if self.sources is not None:
            found["sources"] = [one.to_json() for one in self.sources]
        return found | ({"explained": list(self.explained)} if self.explained else {})


@dataclass(frozen=True, slots=True)
class AcceptedFound:
    """A finding that a person accepted at its sentence.

    Attributes:
        found: The finding.
        seq: Position of the acceptance.
        name: The acceptance: KEY@@VERSION.
        reason: Who accepted it, and why.
    """

    found: Found
    seq: int
    name: str
    reason: str

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {"finding": self.found.to_json(), "reason": self.reason, "acceptance": str(self.seq)}


def numbers_beside(prose: Prose, judged: Collection[Span] = ()) -> Iterator[Number]:
    """Yield the numbers of a draft that are no figures: in names, set aside, or unreadable, each with the rule.

    Dates that were judged, at some places, are left out.
    """
    named = ((one.text, one.span, SET_ASIDE, "name") for one in prose.in_names)
    aside = ((one.text, one.span, SET_ASIDE, one.rule) for one in prose.scan.set_aside if one.span not in judged)
    unread = ((one.text, one.span, UNREADABLE, one.rule) for one in prose.scan.unreadable)
    for text, span, ending, rule in (*named, *aside, *unread):
        yield Number(*prose.place(span.start), text, ending, rule=rule)


@dataclass(slots=True)
class Linted:
    """What linting one draft came to.

    Attributes:
        path: The file.
        language: Tag of the language it was read in.
        findings: What is wrong, in the order of the draft.
        numbers: Every number, in the order of the draft.
        accepted: What a person accepted, in the order of the draft.
        vain: Positions of acceptances about the draft that accept nothing in it any more.
        left_out: What is no prose, by kind, and how much of it, in code points.
        off: How many findings comments switched off.
        known: How many findings a baseline holds.
        tied: What became of the ties that stand beside it; None without a file of them.
        endings: How its numbers may end.
    """

    path: str
    language: str
    findings: list[Found] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    accepted: list[AcceptedFound] = field(default_factory=list)
    vain: list[int] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    off: int = 0
    known: int = 0
    tied: Tied | None = None
    endings: tuple[str, ...] = ENDINGS

    def counts(self) -> dict[str, int]:
        """Return how many numbers ended in each way."""
        found = Counter(one.ending for one in self.numbers)
        return {ending: found[ending] for ending in self.endings}

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "path": self.path,
            "language": self.language,
            "counts": self.counts(),
            "findings": [one.to_json() for one in self.findings],
            "numbers": [one.to_json() for one in self.numbers],
            "accepted": [one.to_json() for one in self.accepted],
            "left_out": dict(sorted(self.left_out.items())),
            "off": self.off,
            "known": self.known,
            "ties": None if self.tied is None else self.tied.to_json(),
        }


class DocumentRead(NamedTuple):
    """A document that was read: its path, the language it was read in, and how many figures it holds."""

    path: str
    language: str
    figures: int


@dataclass(frozen=True, slots=True)
class SourcesRead:
    """The documents that drafts were linted by.

    Attributes:
        folder: The folder or file, as given.
        documents: What was read.
        unread: Files that were not: path, and why.
        hidden: How many hidden files and folders were passed by.
    """

    folder: str
    documents: tuple[DocumentRead, ...]
    unread: tuple[tuple[str, str], ...] = ()
    hidden: int = 0

    @property
    def figures(self) -> int:
        """How many figures all documents hold."""
        return sum(one.figures for one in self.documents)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "folder": self.folder,
            "documents": [one._asdict() for one in self.documents],
            "figures": self.figures,
            "unread": [{"path": path, "why": why} for path, why in self.unread],
            "hidden": self.hidden,
        }


@dataclass(frozen=True, slots=True)
class Against:
    """The old version that a draft was compared with.

    Attributes:
        path: Where it was read.
        is_translated: Whether it is in another language, so that no words were compared.
    """

    path: str
    is_translated: bool

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {"path": self.path, "across_languages": self.is_translated}


@dataclass(frozen=True, slots=True)
class LintReport:
    """What linting drafts came to.

    Attributes:
        ledger: Where the ledger is; None for drafts that were compared with an old version, or judged by documents.
        head: Size and root of its state; None likewise, and where nobody asked for it.
        drafts: What each draft came to; behind one that was compared with an old version, that.
        notes: What else a person should know.
        against: The old version; None for drafts that were judged by a ledger or by documents.
        rules: The rules that there are.
        sources: The documents that the drafts were judged by; None for others.
    """

    COMMAND: ClassVar[str] = "lint"

    ledger: str | None
    head: str | None
    drafts: tuple[Linted, ...]
    notes: tuple[str, ...] = ()
    against: Against | None = None
    rules: tuple[LintRule, ...] = LINT_RULES
    sources: SourcesRead | None = None

    @property
    def findings(self) -> list[Found]:
        """All findings, draft by draft."""
        return [one for draft in self.drafts for one in draft.findings]

    def counts(self) -> dict[str, int]:
        """Return how many numbers ended in each way, over all drafts."""
        total: Counter[str] = Counter()
        for draft in self.drafts:
            total.update(draft.counts())
        return {ending: total[ending] for ending in self.endings}

    @property
    def endings(self) -> tuple[str, ...]:
        """How the numbers may end."""
        if self.sources is not None:
            return SOURCED_ENDINGS
        return ENDINGS if self.against is None else LAST_READ_ENDINGS

    @property
    def nothing(self) -> str | None:
        """What to say instead of counts when nothing was checked; None when something was."""
        if any(self.counts().values()):
            return None
        return NOTHING_READ if self.against is None else "no number was read, nothing was compared"

    def exit_code(self, *, strict: bool) -> int:
        """Return 1 when an error was found, or, when strict, anything that is worth a warning or was not checked."""
        severities = {one.severity for one in self.findings}
        is_open = Severity.WARNING in severities or not any(self.counts().values()) or bool(self.notes)
        return int(Severity.ERROR in severities or (strict and is_open))

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON."""
        return {
            "format": f"factledger-{self.COMMAND}/{FORMAT}",
            "ledger": self.ledger,
            "head": self.head,
            **({} if self.against is None else {"against": self.against.to_json()}),
            "counts": self.counts(),
            "drafts": [one.to_json() for one in self.drafts],
            "notes": list(self.notes),
        } | ({} if self.sources is None else {"sources": self.sources.to_json()})


NOTHING_READ = "no number was read, nothing was checked"

FORMAT = 1
"""Version of the JSON of a run."""
