"""Time linting a report of 1 MB by 5 MB of documents, beside scanning the same texts.

Usage: python benchmarks/lint_sources.py [--characters N] [--documents N] [--profile]

Every second paragraph of the report stands in a document, with some of its numbers changed; the others do not. What
counts is the whole of a run (documents scanned and indexed, the report scanned, matched and judged) over the time of
scanning all of it; it may take eight times as long, and twice the text little more than twice the time. Times are of
the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import resource
import sys
import time

from factledger.reading.markup import open_draft
from factledger.reading.scan import scan
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.index import SourceIndex
from factledger.services.lint.sources.run import lint_by_sources
from factledger.values.units import Units
from lint import text_of

MOST = 8
"""How many times a scan's time a run may take."""

SUBJECTS = 100_000
PARTS = 50
"""How many documents there are."""


def texts(report: int, documents: int) -> tuple[str, list[str]]:
    """Return a report and documents of about so many characters."""
    paragraphs = text_of(report // 2 + documents, SUBJECTS).split("\n\n")
    own = paragraphs[: len(paragraphs) * report // (2 * (report // 2 + documents))]
    theirs = paragraphs[len(own) :]
    size = -(-len(theirs) // PARTS)
    parts = ["\n\n".join(theirs[i : i + size]) for i in range(0, len(theirs), size)]
    shared = [
        one.replace("10", "12", 1) if i % 5 == 0 else one for i, one in enumerate(theirs[:: len(theirs) // len(own)])
    ]
    return "\n\n".join(one for pair in zip(own, shared, strict=False) for one in pair), parts


def main() -> None:
    """Build, time and print; exit 1 when a run takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--characters", type=int, default=1_000_000, help="of the report")
    parser.add_argument("--documents", type=int, default=5_000_000, help="characters of all documents")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    half = measure(given.characters // 2, given.documents // 2, profiled=False)
    whole = measure(given.characters, given.documents, profiled=given.profile)
    print(f"twice the text in {whole[1] / half[1]:.1f} times the time; {whole[1] / whole[0]:.1f} times a scan")
    sys.exit(int(whole[1] > MOST * whole[0]))


def measure(characters: int, documents: int, *, profiled: bool) -> tuple[float, float]:
    """Print and return how long scanning and linting of so many characters take, in seconds."""
    report, parts = texts(characters, documents)
    gc.disable()  # as the command does
    start = time.process_time()
    for text in (report, *parts):
        scan(text, "en")
    alone = time.process_time() - start
    profile = cProfile.Profile()
    if profiled:
        profile.enable()
    start = time.process_time()
    drafts = [open_draft(f"part-{i}.md", text.encode()) for i, text in enumerate(parts)]
    index = SourceIndex.of_drafts(drafts, Units.shipped())
    read = time.process_time() - start
    linted = lint_by_sources(open_draft("report.md", report.encode()), index, LintOptions("en"))
    whole = time.process_time() - start
    if profiled:
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size, figures = sum(map(len, parts)), len(index.figures)
    print(f"{len(report):,} characters by {size:,} with {figures:,} figures: scanned in {alone:.1f} s")
    print(f"  linted in {whole:.1f} s ({read:.1f} s for the documents), {memory:,} MB at most: {linted.counts()}")
    return alone, whole


if __name__ == "__main__":
    main()
