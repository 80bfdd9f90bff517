"""Quotations of a draft that do not stand word for word in a document, or are cut so that they say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.judge.breach import broken
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.judge.breach import Breach
    from factledger.services.lint.sources.index import Figured, Source
    from factledger.services.lint.sources.judge import SourceJudge

_LEAST_QUOTED = 3
"""Words that a quotation has at least that has to stand in its source word for word."""

_TURNING = ("not", "denied", "possible")
"""What words say without which a quotation says something else."""


def misquoted(judge: SourceJudge, mention: Mention, figured: Figured) -> Iterator[Breach]:
    """Yield the finding when a quotation does not stand word for word in a document of its own language."""
    source = judge.source_of(figured)
    for quotation in judge.prose.draft.quotations:
        if not quotation.start <= mention.span.start < quotation.end:
            continue
        if source.language != judge.prose.language or len(judge.prose.words.names_in(quotation)) < _LEAST_QUOTED:
            return
        if cut := _cut(judge, mention, quotation, figured):
            yield broken(rules.CUT_QUOTATION, cut)
            return
        missing = next((one for one in _pieces(judge, quotation) if not _stands(one, source)), None)
        if missing:
            message = f"“{' '.join(missing)}” is quoted, and does not stand in {source.path}: {judge.quoted(figured)}"
            yield broken(rules.CUT_QUOTATION, message)


def _cut(judge: SourceJudge, mention: Mention, quotation: Span, figured: Figured) -> str | None:
    """Return that a quotation starts behind a denial or a doubt that the source has in its own."""
    source, at = judge.source_of(figured), figured.mention.number.start
    whole = next((one for one in source.draft.quotations if one.start <= at < one.end), None)
    if whole is None:
        return None
    mine = judge.prose.words.names_in(Span(quotation.start, mention.number.start))
    theirs = source.prose.words_in(Span(whole.start, at))
    lead = theirs[: len(theirs) - len(mine)]
    if not lead or [word.name for word in theirs[len(lead) :]] != mine:
        return None
    said, own = (
        {place for name in _TURNING for place, _ in prose.said_in(sentence, name)}
        for prose, sentence in (
            (source.prose, figured.passage.sentence),
            (judge.prose, judge.prose.sentence_at(mention.number.start)),
        )
    )
    word = next((word for word in lead if word.start in said), None)
    if word is None or own:
        return None
    cut = source.draft.text[lead[0].start : lead[-1].end]
    return f"“{cut}” is cut off from the quotation, and turns its sense: {judge.quoted(figured)}"


def _stands(words: list[str], source: Source) -> bool:
    return f" {' '.join(words)} " in source.spoken


def _pieces(judge: SourceJudge, quotation: Span) -> Iterator[list[str]]:
    """Yield the words of a quotation between its numbers and its gaps: how a number is written is house style."""
    text = judge.prose.draft.text
    cuts = [one.number for one in judge.prose.figures if quotation.start <= one.number.start < quotation.end]
    cuts += [Span(at, at + 1) for at in range(quotation.start, quotation.end) if text[at] in "…[]\ufffc"]
    start = quotation.start
    for cut in [*sorted(cuts), Span(quotation.end, quotation.end)]:
        if words := judge.prose.words.names_in(Span(start, max(cut.start, start))):
            yield words
        start = max(cut.end, start)
