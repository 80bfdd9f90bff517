"""Compare a draft with an earlier version of it: every figure ends as unchanged, changed, moved, added or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.reading.locale import UNKNOWN
from factledger.reading.terms import named
from factledger.rules import last_read as rules
from factledger.rules.lint import LANGUAGE
from factledger.rules.lint import UNREADABLE as UNREADABLE_RULE
from factledger.services.lint.against.across import paired_across
from factledger.services.lint.against.align import Group, aligned
from factledger.services.lint.against.around import Around
from factledger.services.lint.against.asides import Asides
from factledger.services.lint.against.elsewhere import Elsewhere
from factledger.services.lint.against.figures import differences
from factledger.services.lint.against.findings import Findings, gravest_first
from factledger.services.lint.against.labels import relabelled
from factledger.services.lint.against.moved import moved, moved_by_sentences_before
from factledger.services.lint.against.pair import paired
from factledger.services.lint.against.sides import Side, figure_key
from factledger.services.lint.against.standing import Standing
from factledger.services.lint.against.subject import Subjects
from factledger.services.lint.language import scanned, unread
from factledger.services.lint.report import ADDED, CHANGED, DROPPED, HEDGE_LOST, MOVED, SET_ASIDE, UNCHANGED, UNREADABLE
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention
    from factledger.services.lint.against.asides import Aside
    from factledger.services.lint.against.figures import Difference
    from factledger.services.lint.against.labels import Label
    from factledger.services.lint.against.pair import Pair
    from factledger.services.lint.against.sides import Passage
    from factledger.services.lint.options import LintOptions
    from factledger.services.lint.report import Linted
    from factledger.values.units import Units

_ENDING_OF = {rules.MOVED.name: MOVED, rules.HEDGE_LOST.name: HEDGE_LOST}
_OF_SENTENCE = (
    rules.WRONG_DIRECTION,
    rules.WRONG_SPEAKER,
    rules.STATUS_CHANGED,
    rules.WRONG_SCOPE,
    rules.MOVED,
)
"""Rules about what a whole sentence says: where it holds several figures they are reported once."""

_MUCH = 3
"""How many other words differ where a sentence was written anew."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing two versions came to.

    Attributes:
        new: The new version: its findings, and how each of its numbers ended.
        old: The old one: what was dropped of it.
        is_translated: Whether they are in two languages.
        work: How many comparisons were made to align them.
        notes: What else a person should know.
    """

    new: Linted
    old: Linted
    is_translated: bool
    work: int
    notes: tuple[str, ...] = ()


def compare_versions(new: Draft, old: Draft, units: Units, options: LintOptions, of_old: LintOptions) -> Compared:
    """Return what became of the figures of a draft.

    Args:
        new: The draft.
        old: An earlier version of it, or the text that it was translated from.
        units: The units that are known.
        options: Language, date and severities for the draft.
        of_old: The same for the earlier version.

    Raises:
        LanguageError: A language that was given is not one that can be read.
        ParseError: A date that was given is none.
    """
    sides = [
        Side(draft, scanned(draft, units, chosen.language), units) for draft, chosen in ((new, options), (old, of_old))
    ]
    return _Run(sides[0], sides[1], units, options, of_old).compared()


class _Run:
    """Two versions on their way through."""

    def __init__(self, new: Side, old: Side, units: Units, options: LintOptions, of_old: LintOptions) -> None:
        self.new, self.old, self.units = new, old, units
        self.dates = options.date_of(new.draft), of_old.date_of(old.draft)
        self.subjects = Subjects(new, old)
        self.around = Around(self.subjects)
        self.is_translated = UNKNOWN not in (new.language, old.language) and new.language != old.language
        self.asides = Asides(new, old, is_translated=self.is_translated)
        self.findings, self.of_old = Findings(new, options), Findings(old, of_old)
        self.groups_of: dict[int, Group] = {}
        self.elsewhere = Elsewhere(self.subjects, self.groups_of)
        self.work = 0
        self.said: set[tuple[int, str]] = set()
        self.dated: set[int] = set()
        self.labels: dict[int, tuple[Label, int]] = {}

    def compared(self) -> Compared:
        """Return what comparing them came to."""
        groups = self._groups()
        for pair in self._pairs(groups):
            self._end(pair)
        self._report_labels()
        for group in groups:
            for one in self.asides.changed(group):
                self._report_aside(one)
        self._number_others()
        for found in (self.findings, self.of_old):
            self._report_language(found)
        count = len(self.old.scan.unreadable)
        numbers = f"{count} number{'s' if count > 1 else ''} of the old version cannot be read"
        notes = (f"{self.old.draft.path}: {numbers}",) if count else ()
        new, old = (found.finished(self.new) for found in (self.findings, self.of_old))
        return Compared(new, old, self.is_translated, self.work, notes)

    def _groups(self) -> list[Group]:
        """Return the passages that belong together; across languages nothing tells which."""
        if self.is_translated:
            groups = [Group(tuple(self.new.passages), tuple(self.old.passages))]
        else:
            found = aligned(self.new.passages, self.old.passages)
            groups, self.work = found.groups, found.work
        for group in groups:
            self.groups_of.update((id(passage), group) for passage in (*group.new, *group.old))
        return groups

    def _pairs(self, groups: Sequence[Group]) -> list[Pair]:
        if self.is_translated:
            return list(paired_across(self.new.prose.figures, self.old.prose.figures))
        return self.elsewhere.settled([pair for group in groups for pair in paired(group, self.subjects)])

    def _standings(self, new: Mention, old: Mention) -> tuple[Standing, Standing]:
        """Return two figures where they stand; what was split or joined around either is around both."""
        passages = self.new.passage_of(new), self.old.passage_of(old)
        around: tuple[tuple[Passage, ...], tuple[Passage, ...]] = (passages[0],), (passages[1],)
        if not self.is_translated:
            groups = tuple(dict.fromkeys(self.groups_of[id(one)] for one in passages))
            around = tuple(p for one in groups for p in one.new), tuple(p for one in groups for p in one.old)
        return (
            Standing(self.new, new, passages[0], around[0], self.dates[0]),
            Standing(self.old, old, passages[1], around[1], self.dates[1]),
        )

    def _end(self, pair: Pair) -> None:
        """Give a figure its ending, and report what differs."""
        if pair.new is None:
            if pair.old is not None and not self._is_still(pair.old):
                self.of_old.number(pair.old.span, DROPPED)
                self.of_old.add(rules.DROPPED, "it stands nowhere in the new version", pair.old.span)
        elif pair.old is None:
            self._add(pair.new)
        else:
            self._compare(*self._standings(pair.new, pair.old), is_framed_alike=pair.is_framed_alike)

    def _compare(self, new: Standing, old: Standing, *, is_framed_alike: bool) -> None:
        """Give a figure that has a partner its ending, and report what differs."""
        found = gravest_first(self._differences(new, old, is_framed_alike=is_framed_alike))
        ending = _ENDING_OF.get(found[0].rule.name, CHANGED) if found else UNCHANGED
        for label in () if self.is_translated else relabelled(new, old, self.subjects):
            first, count = self.labels.get(label.block, (label, 0))
            self.labels[label.block] = first, count + 1
            ending = MOVED if ending == UNCHANGED else ending
        self.findings.number(new.mention.span, ending)
        here, there = new.mention.span, old.mention.span
        if new.years() & old.years():
            self._set_down_date(new)  # the same year, even where the old version told it from its day
        kept = [one for one in found if not self._is_said(new, one)]
        if kept and kept[0].rule is rules.WRONG_SCOPE:
            self._set_down_date(new)
            kept[0] = kept[0]._replace(what=f"of {new.mention.text!r}: {kept[0].what}")
            here, there = new.year_place() or here, old.year_place() or there
        self.findings.report(kept, here, self.of_old.before(there))

    def _set_down_date(self, new: Standing) -> None:
        """Remember the date of a figure as one that needs no finding of its own."""
        place = new.year_place()
        if place is not None:
            self.dated.update(one.span.start for one in self.new.asides(new.passage) if one.span.overlaps(place))

    def _differences(self, new: Standing, old: Standing, *, is_framed_alike: bool) -> Iterator[Difference]:
        if new.passage.key == old.passage.key:
            # It says the same, whatever the reader takes from around it; only whom it goes on about may differ.
            yield from moved_by_sentences_before(new, old, self.subjects)
            return
        is_translated = self.is_translated
        yield from differences(
            new.mention, old.mention, self.units, may_be_one=_may_be_one(new, old), is_translated=is_translated
        )
        yield from self.around.differences(new, old, is_framed_alike=is_framed_alike, is_translated=is_translated)
        if not is_translated:
            yield from moved(new, old, self.subjects)

    def _is_said(self, new: Standing, one: Difference) -> bool:
        """Tell whether a difference of a whole sentence was reported at another of its figures."""
        key = new.passage.index, f"{one.rule.name} {one.what}"
        is_said = one.rule in _OF_SENTENCE and key in self.said
        self.said.add(key)
        return is_said

    def _add(self, mention: Mention) -> None:
        """End a figure that has no place in the old version: it says again what that says elsewhere, or is added."""
        if not self.is_translated and self.elsewhere.says_again(self.new, mention):
            self.findings.number(mention.span, UNCHANGED)
            return
        before = self.old.by_key.get(figure_key(mention))
        what = "it stood nowhere in the old version"
        if before:
            line, _ = self.old.prose.place(before[0].span.start)
            what = f"it stood in the old version of something else, in line {line}"
        self.findings.number(mention.span, ADDED)
        self.findings.add(rules.ADDED, what, mention.span)

    def _is_still(self, old: Mention) -> bool:
        """Tell whether a figure that lost its place stands elsewhere, of the same thing, or is set aside now."""
        if self.is_translated:
            return False
        group = self.groups_of[id(self.old.passage_of(old))]
        return self.elsewhere.says_again(self.old, old) or self.asides.holds(group, old)

    def _report_labels(self) -> None:
        """Report each label that changed, once for all figures below it."""
        for label, count in self.labels.values():
            what = f"{label.difference.what}: {count} figure{'s' if count > 1 else ''}"
            self.findings.report([label.difference._replace(what=what)], label.span)

    def _report_aside(self, one: Aside) -> None:
        """Report what is set aside and differs, unless a finding about its figure or its label says so."""
        if one.new is not None:
            if one.new.span.start in self.dated or self.new.prose.sentence_at(one.new.span.start).block in self.labels:
                return
            before = self.of_old.before(one.old.span) if one.old else None
            what = f"another {one.new.rule}" if one.old else f"the {one.new.rule} stood nowhere in the old version"
            self.findings.add(rules.ASIDE_CHANGED, what, one.new.span, before)
        elif one.old is not None:
            self.of_old.add(rules.ASIDE_CHANGED, f"the {one.old.rule} is gone", one.old.span)

    def _number_others(self) -> None:
        """Count what is set aside in the new version, and what cannot be read."""
        for aside in self.new.scan.set_aside:
            self.findings.number(aside.span, SET_ASIDE, aside.rule)
        for one in self.new.scan.unreadable:
            self.findings.number(one.span, UNREADABLE, one.rule)
            self.findings.add(UNREADABLE_RULE, f"it cannot be read: {one.rule}", one.span)

    @staticmethod
    def _report_language(found: Findings) -> None:
        message = unread(found.side.draft, found.side.scan, found.options.language)
        if message is not None:
            found.add(LANGUAGE, message, Span(0, 0))


def _may_be_one(new: Standing, old: Standing) -> bool:
    """Tell whether two nouns may be two words for one thing: the sentence is another one, and none is in both."""
    here, there = ({word for one in side.passages for word in one.words} for side in (new, old))
    mine, theirs = ({*named(one.mention.figure.noun or "")} for one in (new, old))
    if mine & there or theirs & here:
        return False
    words = [[word for word in one.passage.words if word not in mine | theirs] for one in (new, old)]
    shared = {*words[0]} & {*words[1]}
    is_turned = [word for word in words[0] if word in shared] != [word for word in words[1] if word in shared]
    return is_turned or len({*words[0]} ^ {*words[1]}) >= _MUCH
