"""Judging the corpus of lint by documents: what each figure of the reports comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tables import table

from factledger.reading.markup import open_draft
from factledger.reading.markup.markdown import markdown_draft
from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.index import Source, SourceIndex
from factledger.services.lint.sources.run import lint_by_sources
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.report import Found, Linted, Number

FOLDER = Path(__file__).parent / "sources"
CORPORA = {
    "reports": ("documents",),
    "blind": ("documents", "more"),
    "last": ("documents", "more", "last"),
    "press": ("documents", "more", "last", "press"),
    "county": ("county",),
    "desk": ("documents", "more", "last", "press", "desk"),
    "elsewhere": ("elsewhere",),
    "ferries": ("ferries",),
    "census": ("census",),
    "gazette": ("gazette",),
    "crossings": ("crossings",),
    "almanac": ("almanac",),
    "digest": ("digest",),
    "bulletin": ("bulletin",),
    "courier": ("courier",),
    "observer": ("observer",),
    "chronicle": ("chronicle",),
    "harbour": ("harbour",),
    "beacon": ("beacon",),
    "compass": ("compass",),
    "dispatch": ("dispatch",),
    "register": ("register",),
    "tribune": ("tribune",),
    "herald": ("herald",),
    "sentinel": ("sentinel",),
    "echo": ("echo",),
    "lantern": ("lantern",),
    "beach": ("beach",),
    "orchard": ("orchard",),
    "quay": ("quay",),
    "glassworks": ("glassworks",),
    "railway": ("railway",),
    "tramline": ("tramline",),
    "ricemill": ("ricemill",),
    "strait": ("strait",),
    "brickworks": ("brickworks",),
    "seedbank": ("seedbank",),
    "dairy": ("dairy",),
    "vineyard": ("vineyard",),
    "laundry": ("laundry",),
    "steelworks": ("steelworks",),
}
"""Folders of documents of each corpus: the figures that lint was made with, and those that were written after it."""

_DATES = dict.fromkeys(
    (
        "gazette",
        "crossings",
        "almanac",
        "digest",
        "bulletin",
        "courier",
        "observer",
        "chronicle",
        "harbour",
        "beacon",
        "compass",
        "dispatch",
        "register",
        "tribune",
    ),
    "2026-03-15",
) | dict.fromkeys(
    (
        "herald",
        "sentinel",
        "echo",
        "lantern",
        "beach",
        "orchard",
        "quay",
        "glassworks",
        "railway",
        "tramline",
        "ricemill",
        "strait",
        "brickworks",
        "seedbank",
        "dairy",
        "vineyard",
        "laundry",
        "steelworks",
    ),
    "2026-06-15",
)
"""Days of the reports of corpora that say "last year"."""

_ALONE = frozenset({"ferries", "census", *_DATES})
"""Corpora whose figures are each judged by the documents that it names, and not by all of the folder."""

QUIET = frozenset({"supported", "derived"})
"""Verdicts of what is right."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure of a report: the verdict that it should come to, and the one that it does.

    Attributes:
        draft: Language of the report.
        source: Languages of the documents that it rests on.
        kind: Right, wrong or borderline.
        text: The report.
        figure: The figure.
        wanted: Its verdict; where more than one may be given, all of them, parted by a stroke.
        found: What it came to.
    """

    draft: str
    source: tuple[str, ...]
    kind: str
    text: str
    figure: str
    wanted: str
    found: str

    @property
    def is_exact(self) -> bool:
        """Whether both are the same."""
        return self.found in self.wanted.split("/")

    @property
    def is_wrong(self) -> bool:
        """Whether something is wrong with the figure, by what is wanted."""
        return not QUIET.intersection(self.wanted.split("/"))

    @property
    def is_missed(self) -> bool:
        """Whether something wrong passed in silence."""
        return self.is_wrong and self.found in QUIET

    @property
    def is_false_alarm(self) -> bool:
        """Whether something right was found wrong."""
        return not self.is_wrong and self.found not in QUIET

    @property
    def pair(self) -> tuple[str, str]:
        """Language of the report, and of the document that is nearest to it."""
        return self.draft, self.draft if self.draft in self.source else self.source[0]


@cache
def index(corpus: str, names: str = "") -> SourceIndex:
    """Return the figures of the documents of a corpus, or of those that are named alone."""
    paths = [path for name in CORPORA[corpus] for path in sorted((FOLDER / name).iterdir())]
    sources = [_source(path) for path in paths if not names or path.name in names.split()]
    return SourceIndex(sources, Units.shipped())


@cache
def _source(path: Path) -> Source:
    return Source(open_draft(path.as_posix()), Units.shipped())


def judged(corpus: str) -> Iterator[Judged]:
    """Yield every figure of a corpus, judged."""
    for row in table(FOLDER / f"{corpus}.tsv"):
        found = index(corpus, row["documents"] if corpus in _ALONE else "")
        linted = lint_by_sources(plain_draft("-", row["text"]), found, LintOptions(row["language"], _DATES.get(corpus)))
        source = tuple(dict.fromkeys(name.split(".")[1] for name in row["documents"].split()))
        came = verdict(linted, row["text"], row["figure"])
        yield Judged(row["language"], source, row["kind"], row["text"], row["figure"], row["verdict"], came)


def of_texts(texts: dict[str, str]) -> SourceIndex:
    """Return the figures of documents in Markdown, by their names."""
    return SourceIndex.of_drafts([markdown_draft(name, text) for name, text in texts.items()], Units.shipped())


def rules_by(document: str, language: str, text: str) -> list[str]:
    """Return the rules of the findings of a text of 15 June 2026 by one document in Markdown."""
    found = lint_by_sources(
        plain_draft("-", text), of_texts({"source.md": document}), LintOptions(language, "2026-06-15")
    )
    return [one.rule for one in found.findings]


def errors_by(document: str, language: str, text: str) -> set[str]:
    """Return the rules of the errors of a text by one document in Markdown."""
    linted = lint_by_sources(plain_draft("-", text), of_texts({"a.md": document}), LintOptions(language))
    return {finding.rule for finding in linted.findings if finding.severity.value == "error"}


def came(index: SourceIndex, language: str, text: str, figure: str) -> str:
    """Return what a figure of a text comes to by documents."""
    return verdict(lint_by_sources(plain_draft("-", text), index, LintOptions(language)), text, figure)


def verdict(linted: Linted, text: str, figure: str) -> str:
    """Return what a figure came to: the rule it breaks first, else how it ended."""
    start = text.index(figure)
    end = start + len(figure)
    breaking = [one for one in linted.findings if _overlaps(one, start, end)]
    if breaking:
        return breaking[0].rule
    return next((one.ending for one in linted.numbers if _overlaps(one, start, end)), "nothing")


def _overlaps(one: Found | Number, start: int, end: int) -> bool:
    first = one.column - 1
    return bool(one.text) and first < end and start < first + len(one.text)
