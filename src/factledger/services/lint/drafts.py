"""Lint several drafts by one state of a ledger."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factledger.reading.documents import STDIN
from factledger.reading.locale import UNKNOWN
from factledger.services.lint.accepted import Accepting, draft_name, sentences_accepted
from factledger.services.lint.baseline import read_baseline, said_of_baseline, without_known
from factledger.services.lint.changed import changed_lines
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.report import DocumentRead, LintReport, SourcesRead
from factledger.services.lint.settings import Choice, options_for
from factledger.services.lint.ties.sidecar import Sidecar, read_sidecar, sidecar_path
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from factledger.reading.draft import Draft
    from factledger.services.config import LintConfig
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.report import Linted
    from factledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run of lint is asked for.

    Attributes:
        options: Language, date and whether to explain.
        choice: Which rules are reported.
        config: What the desk settled.
        baseline: A file with findings that are known; None without one.
        diff_base: A git revision: only lines that changed since then are reported.
        ties: Whether the ties beside the drafts are read.
        folder: The folder of the ledger, from which acceptances name drafts; None for names as given.
        today: The day on which acceptances have to hold; None for that of the newest row.
        with_head: Whether the report names the head of the ledger, for which all its leaves are hashed.
    """

    options: LintOptions
    choice: Choice
    config: LintConfig
    baseline: Path | None = None
    diff_base: str | None = None
    ties: bool = True
    folder: Path | None = None
    today: date | None = None
    with_head: bool = True
    notes: list[str] = field(default_factory=list)


def lint_drafts_by_sources(
    folder: str, drafts: Sequence[Draft], wanted: Wanted, tell: Callable[[str], None] = lambda _: None
) -> LintReport:
    """Return what linting drafts by the documents of a folder comes to; no ledger is needed.

    Args:
        folder: The folder, or one document.
        drafts: The drafts.
        wanted: What is asked for.
        tell: Is told the name of each file, for a person who waits.

    Raises:
        FileError: Nothing in the folder can be read, the baseline cannot, or git does not know the revision.
    """
    from factledger.services.lint.sources.documents import open_library
    from factledger.services.lint.sources.index import SourceIndex
    from factledger.services.lint.sources.run import lint_by_sources

    library = open_library(folder, drafts)
    index = SourceIndex.of_drafts(library.documents, Units.shipped(), tell)

    def judged(draft: Draft) -> Linted:
        return lint_by_sources(draft, index, _settled(draft, wanted))

    found, notes = _linted(drafts, wanted, judged, tell)
    notes += [f"{one.path} was not read: {one.why}" for one in library.unread]
    read = tuple(DocumentRead(one.path, one.tag, one.count) for one in index.sources)
    unknown = [one.path for one in read if one.language == UNKNOWN]
    notes += [f"{path}: its language cannot be told, so hedges and scales were not seen" for path in unknown]
    notes += [f"{one.path}: {one.prose.scan.guessed}" for one in index.sources if one.prose.scan.guessed]
    if not index.figures:
        notes.append("the documents hold no figure: no number could be found in them")
    if ties := sum(len(draft.ties) for draft in drafts):
        notes.append(f"ties to claims ({ties}) were not looked at: there is no ledger")
    sources = SourcesRead(folder, read, tuple((one.path, one.why) for one in library.unread), library.hidden)
    return LintReport(None, None, tuple(found), tuple(notes), sources=sources)


def lint_drafts(
    reader: Reader, where: str, drafts: Iterable[Draft], wanted: Wanted, tell: Callable[[str], None] = lambda _: None
) -> LintReport:
    """Return what linting drafts comes to.

    Args:
        reader: The ledger.
        where: Where it is, for the report.
        drafts: The drafts.
        wanted: What is asked for.
        tell: Is told the name of each draft, for a person who waits.

    Raises:
        FileError: The baseline or ties cannot be read, or git does not know the revision.
        ParseError: A line of ties cannot be read.
    """
    tell("the claims of the ledger")
    index = Index(reader, reader.units())
    accepted, today = sentences_accepted(reader), wanted.today or reader.newest_day()

    def judged(draft: Draft) -> Linted:
        name = draft_name(draft.path, wanted.folder) if accepted else ""
        accepting = Accepting(reader, name, today, accepted[name]) if name in accepted else None
        return lint_one(draft, index, wanted, accepting)

    found, notes = _linted(drafts, wanted, judged, tell)
    notes += [_vain(one) for one in found if one.vain]
    if index.is_empty:
        notes.append("the ledger holds no quantity: no number could be tied to a claim")
    head = str(reader.head()) if wanted.with_head else None
    return LintReport(where, head, tuple(found), tuple(notes))


def _linted(
    drafts: Iterable[Draft], wanted: Wanted, judged: Callable[[Draft], Linted], tell: Callable[[str], None]
) -> tuple[list[Linted], list[str]]:
    """Return what each draft comes to without what a baseline knows, and what a person should know."""
    known = None if wanted.baseline is None else read_baseline(wanted.baseline)
    found: list[Linted] = []
    for draft in drafts:
        tell(draft.path)
        linted = judged(draft)
        if wanted.diff_base is not None and (lines := changed_lines(draft.path, wanted.diff_base)) is not None:
            linted.findings = [one for one in linted.findings if one.path != draft.path or one.line in lines]
        found.append(linted)
    notes = list(wanted.notes)
    if known is not None and (vain := without_known(found, known)):
        notes.append(said_of_baseline(vain))
    return found, notes


def lint_one(draft: Draft, index: Index, wanted: Wanted, accepting: Accepting | None = None) -> Linted:
    """Return what linting one draft comes to, by what was asked for, what the desk settled, and the ties beside it."""
    ties = _ties(draft.path, is_new=wanted.options.tie) if wanted.ties else None
    return lint(draft, index, _settled(draft, wanted), ties, accepting)


def _settled(draft: Draft, wanted: Wanted) -> LintOptions:
    """Return what holds for one draft, by what was asked for and what the desk settled."""
    config, options = wanted.config, wanted.options
    if config.unregistered is not None:
        options = replace(options, kinds=config.unregistered)
    if config.least is not None:
        options = replace(options, least=config.least)
    return options_for(draft.path, options, wanted.choice, config)


def _vain(draft: Linted) -> str:
    shown = ", ".join(f"#{seq}" for seq in draft.vain)
    return f"{draft.path}: nothing is found any more of what {shown} accepted: void it, if it is settled"


def _ties(draft: str, *, is_new: bool) -> Sidecar | None:
    """Return the ties beside a draft; what has no name has none."""
    if draft == STDIN:
        return None
    return read_sidecar(draft) or (Sidecar(sidecar_path(draft)) if is_new else None)
