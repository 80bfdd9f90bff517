"""Compare a draft with an earlier version of it: every figure ends as unchanged, changed, moved, added or dropped."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factledger.reading.draft import Reach
from factledger.reading.locale import UNKNOWN
from factledger.reading.terms import named
from factledger.rules import last_read as rules
from factledger.rules import lint as shared
from factledger.services.lint.against.across import paired_across
from factledger.services.lint.against.align import Group, aligned
from factledger.services.lint.against.around import Around, Standing
from factledger.services.lint.against.asides import Asides
from factledger.services.lint.against.figures import difference, differences
from factledger.services.lint.against.labels import relabelled
from factledger.services.lint.against.moved import moved, moved_by_sentences_before
from factledger.services.lint.against.pair import Pair, paired
from factledger.services.lint.against.sides import Side, figure_key, number_key
from factledger.services.lint.against.subject import Subjects, are_apart
from factledger.services.lint.language import scanned, unread
from factledger.services.lint.orders import obeyed
from factledger.services.lint.report import (
    ADDED,
    CHANGED,
    DROPPED,
    HEDGE_LOST,
    LAST_READ_ENDINGS,
    MOVED,
    SET_ASIDE,
    UNCHANGED,
    UNREADABLE,
    Before,
    Found,
    Linted,
    Number,
)
from factledger.values.compare import Severity
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention, SetAside
    from factledger.rules.lint import LintRule
    from factledger.services.lint.against.asides import Aside
    from factledger.services.lint.against.figures import Difference
    from factledger.services.lint.against.labels import Label
    from factledger.services.lint.against.sides import Passage
    from factledger.services.lint.lint import LintOptions
    from factledger.values.units import Units

_RANK = {Severity.NONE: 0, Severity.NOTE: 1, Severity.WARNING: 2, Severity.ERROR: 3}
_ENDING_OF = {rules.MOVED.name: MOVED, rules.HEDGE_LOST.name: HEDGE_LOST}
_OF_SENTENCE = (
    rules.WRONG_DIRECTION,
    rules.WRONG_SPEAKER,
    rules.STATUS_CHANGED,
    rules.WRONG_SCOPE,
    rules.MOVED,
)
"""Rules about what a whole sentence says: where it holds several figures they are reported once."""

_MOST_ALIKE = 20
"""How many places of one figure are looked at for the one that says the same."""

_MUCH = 3
"""How many other words differ where a sentence was written anew."""

_TELLING = 2
"""How many words two passages share that state one figure of one thing."""


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


def _stood(text: str, before: Before | None) -> str:
    """Return the words of a finding, and what stood there before and where."""
    if before is None:
        return repr(text)
    return (
        f"{text!r}, as in {before.place}" if before.text == text else f"{text!r} for {before.text!r} ({before.place})"
    )


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
        self.options = {id(new): options, id(old): of_old}
        self.dates = {id(side): self.options[id(side)].date or side.draft.date for side in (new, old)}
        self.subjects = Subjects(new, old)
        self.around = Around(self.subjects)
        self.is_translated = UNKNOWN not in (new.language, old.language) and new.language != old.language
        self.asides = Asides(new, old, is_translated=self.is_translated)
        self.results = {
            id(side): Linted(
                side.draft.path, side.scan.language, left_out=side.draft.left_out, endings=LAST_READ_ENDINGS
            )
            for side in (new, old)
        }
        self.groups_of: dict[int, Group] = {}
        self.work = 0
        self.said: set[tuple[int, str]] = set()
        self.scoped: set[Span] = set()
        self.labels: dict[int, tuple[Label, int]] = {}

    def compared(self) -> Compared:
        """Return what comparing them came to."""
        groups = self._groups()
        pairs = self._settled([pair for group in groups for pair in self._paired(group)])
        for pair in pairs:
            self._end(pair)
        self._report_labels()
        for group in groups:
            for one in self.asides.changed(group):
                self._report_aside(one)
        self._number_others()
        for side in (self.new, self.old):
            self._add_language(side)
        return self._obeyed()

    def _groups(self) -> list[Group]:
        if self.is_translated:
            groups = [Group(tuple(self.new.passages), tuple(self.old.passages))]
        else:
            found = aligned(self.new.passages, self.old.passages)
            groups, self.work = found.groups, found.work
        for group in groups:
            self.groups_of.update((id(passage), group) for passage in (*group.new, *group.old))
        return groups

    def _paired(self, group: Group) -> Iterator[Pair]:
        if self.is_translated:
            return paired_across(self.new.prose.figures, self.old.prose.figures)
        return paired(group, self.subjects)

    def _standings(self, new: Mention, old: Mention) -> tuple[Standing, Standing]:
        """Return two figures where they stand; what was split or joined around either is around both."""
        passages = self.new.passage_of(new), self.old.passage_of(old)
        around: tuple[tuple[Passage, ...], tuple[Passage, ...]] = (passages[0],), (passages[1],)
        if not self.is_translated:
            groups = tuple(dict.fromkeys(self.groups_of[id(one)] for one in passages))
            around = tuple(p for one in groups for p in one.new), tuple(p for one in groups for p in one.old)
        return (
            Standing(self.new, new, passages[0], around[0], self.dates[id(self.new)]),
            Standing(self.old, old, passages[1], around[1], self.dates[id(self.old)]),
        )

    def _settled(self, pairs: list[Pair]) -> list[Pair]:
        """Return the pairs, with figures that lost their sentence paired where another one holds the same figure."""
        if self.is_translated:
            return pairs
        free: dict[str, list[Mention]] = defaultdict(list)
        for pair in pairs:
            if pair.new is None and pair.old is not None:
                free[number_key(pair.old)].append(pair.old)
        found = [self._with_free(pair, free) for pair in pairs]
        left = {id(one) for waiting in free.values() for one in waiting}
        return [pair for pair in found if pair.new is not None or id(pair.old) in left]

    def _with_free(self, pair: Pair, free: Mapping[str, list[Mention]]) -> Pair:
        """Return an added figure with the free one of the old version that says the same, if there is one."""
        new = pair.new
        if new is None or pair.old is not None:
            return pair
        waiting = free.get(number_key(new), [])
        ranked = [(self._likeness(new, one), -i) for i, one in enumerate(waiting[:_MOST_ALIKE])]
        likeness, i = max(ranked, default=(0, 0))
        return Pair(new, waiting.pop(-i)) if likeness else pair

    def _likeness(self, new: Mention, old: Mention) -> int:
        """Return how much speaks for it that a figure went from one passage to another; 0 for not enough.

        It has to be one figure in passages that share words, or one number where the other version goes on.
        """
        is_one = new.figure.unit == old.figure.unit
        if not is_one and NO_UNIT not in (new.figure.unit, old.figure.unit):
            return 0
        shared_ = self._shared(new, old)
        here = self.old.passage_of(old).index
        group = self.groups_of[id(self.new.passage_of(new))]
        is_near = any(abs(passage.index - here) <= 1 for passage in group.old)
        return 1 + shared_ + is_one if is_near or (is_one and shared_ >= _TELLING) else 0

    def _shared(self, new: Mention, old: Mention) -> int:
        """Return how many words, figures and dates the passages of two figures share."""
        return len(self.new.passage_of(new).terms & self.old.passage_of(old).terms)

    def _end(self, pair: Pair) -> None:
        """Give a figure its ending, and report what differs."""
        if pair.new is None:
            if pair.old is not None and not self._is_still(pair.old):
                self._drop(pair.old)
            return
        if pair.old is None:
            self._add(pair.new)
            return
        new, old = self._standings(pair.new, pair.old)
        found = list(self._differences(new, old, pair))
        if new.years() & old.years() and (place := new.year_place()) is not None:
            self.scoped.add(place)  # the same year, even where the old version told it from its day
        kept = [one for one in found if not self._is_said(new, one)]
        kept.sort(key=lambda one: (-_RANK[one.severity], rules.LAST_READ_RULES.index(one.rule)))
        ending = self._ending(found)
        for label in relabelled(new, old, self.subjects) if not self.is_translated else ():
            known = self.labels.get(label.block, (label, 0))
            self.labels[label.block] = known[0], known[1] + 1
            ending = MOVED if ending == UNCHANGED else ending
        self._number(self.new, pair.new.text, pair.new.span, ending)
        self._report(new, old, kept)

    def _differences(self, new: Standing, old: Standing, pair: Pair) -> Iterator[Difference]:
        if new.passage.key == old.passage.key:
            # It says the same, whatever the reader takes from around it; only whom it goes on about may differ.
            yield from moved_by_sentences_before(new, old, self.subjects)
            return
        is_alike, is_translated = pair.is_framed_alike, self.is_translated
        yield from differences(
            new.mention, old.mention, self.units, may_be_one=self._may_be_one(new, old), is_translated=is_translated
        )
        yield from self.around.differences(new, old, is_framed_alike=is_alike, is_translated=is_translated)
        if not is_translated:
            yield from moved(new, old, self.subjects)

    @staticmethod
    def _may_be_one(new: Standing, old: Standing) -> bool:
        """Tell whether two nouns may be two words for one thing: much else differs, and none stands on both sides."""
        here, there = ({word for one in side.passages for word in one.words} for side in (new, old))
        mine, theirs = ({*named(one.mention.figure.noun or "")} for one in (new, old))
        others = ({*new.passage.words} - mine) ^ ({*old.passage.words} - theirs)
        return len(others) >= _MUCH and not mine & there and not theirs & here

    @staticmethod
    def _ending(found: Sequence[Difference]) -> str:
        if not found:
            return UNCHANGED
        gravest = min(found, key=lambda one: (-_RANK[one.severity], rules.LAST_READ_RULES.index(one.rule)))
        return _ENDING_OF.get(gravest.rule.name, CHANGED)

    def _is_said(self, new: Standing, one: Difference) -> bool:
        """Tell whether a difference of a whole sentence was reported at another of its figures."""
        if one.rule not in _OF_SENTENCE:
            return False
        key = new.passage.index, f"{one.rule.name} {one.what}"
        is_said = key in self.said
        self.said.add(key)
        return is_said

    def _report(self, new: Standing, old: Standing, kept: Sequence[Difference]) -> None:
        """Report the gravest difference at its place, with the others by name."""
        chosen = self._chosen(self.new, kept)
        if not chosen:
            return
        one = chosen[0]
        also = tuple(dict.fromkeys(other.rule.name for other in chosen[1:] if other.rule is not one.rule))
        here, there = new.mention.span, old.mention.span
        if one.rule is rules.WRONG_SCOPE:
            one = one._replace(what=f"of {new.mention.text!r}: {one.what}")
            here, there = new.year_place() or here, old.year_place() or there
            self.scoped.add(here)
        text, stood = here.of(self.new.draft.text), there.of(self.old.draft.text)
        self._found(self.new, one, here, text, self._before(there, stood), also)

    def _before(self, span: Span, text: str) -> Before:
        line, column = self.old.prose.place(span.start)
        return Before(self.old.draft.path, line, column, text)

    def _add(self, mention: Mention) -> None:
        """End a figure that has no place in the old version: it says again what that says elsewhere, or is added."""
        if self._says_again(self.new, mention, self.old):
            self._number(self.new, mention.text, mention.span, UNCHANGED)
            return
        self._number(self.new, mention.text, mention.span, ADDED)
        before = self.old.by_key.get(figure_key(mention))
        if before:
            line, _ = self.old.prose.place(before[0].span.start)
            what = f"it stood in the old version of something else, in line {line}"
        else:
            what = "it stood nowhere in the old version"
        self._report_alone(self.new, rules.ADDED, mention, what)

    def _drop(self, mention: Mention) -> None:
        self._number(self.old, mention.text, mention.span, DROPPED)
        self._report_alone(self.old, rules.DROPPED, mention, "it stands nowhere in the new version")

    def _is_still(self, old: Mention) -> bool:
        """Tell whether a figure that lost its place stands elsewhere, of the same thing, or is set aside now."""
        group = self.groups_of[id(self.old.passage_of(old))]
        return self._says_again(self.old, old, self.new) or self.asides.holds(group, old)

    def _says_again(self, side: Side, mention: Mention, other: Side) -> bool:
        """Tell whether a version states a figure of the other one, of the same thing as far as names tell."""
        if self.is_translated:
            return False
        mine = self.subjects.of_sentence(side, side.passage_of(mention).sentence)
        for one in other.by_key.get(figure_key(mention), ())[:_MOST_ALIKE]:
            theirs = self.subjects.of_sentence(other, other.passage_of(one).sentence)
            shared = side.passage_of(mention).terms & other.passage_of(one).terms
            if len(shared) >= _TELLING and not are_apart(mine, theirs) and one.figure.hedge is mention.figure.hedge:
                return True
        return False

    def _report_labels(self) -> None:
        for label, count in self.labels.values():
            text = label.span.of(self.new.draft.text).strip()
            what = f"{label.difference.what}: {count} figure{'s' if count > 1 else ''}"
            for one in self._chosen(self.new, [label.difference._replace(what=what)]):
                self._found(self.new, one, label.span, text)

    def _report_aside(self, one: Aside) -> None:
        """Report what is set aside and differs, unless a finding about its figure says so."""
        if one.new is not None:
            if any(span.overlaps(one.new.span) for span in self.scoped) or self._is_label(one.new.span):
                return
            before = self._before(one.old.span, one.old.text) if one.old else None
            what = f"another {one.new.rule}" if one.old else f"a {one.new.rule} that stood nowhere in the old version"
            self._report_set_aside(self.new, one.new, what, before)
        elif one.old is not None:
            self._report_set_aside(self.old, one.old, f"a {one.old.rule} that is gone")

    def _is_label(self, span: Span) -> bool:
        return any(label.span.overlaps(span) for label, _ in self.labels.values())

    def _report_set_aside(self, side: Side, one: SetAside, what: str, before: Before | None = None) -> None:
        for found in self._chosen(side, [difference(rules.ASIDE_CHANGED, what)]):
            self._found(side, found, one.span, one.text, before)

    def _report_alone(self, side: Side, rule: LintRule, mention: Mention, what: str) -> None:
        for one in self._chosen(side, [difference(rule, what)]):
            self._found(side, one, mention.span, mention.text)

    def _chosen(self, side: Side, found: Iterable[Difference]) -> list[Difference]:
        """Return the differences whose rules are on, as grave as the desk says."""
        options = self.options[id(side)]
        settled = ((one, options.severity(one.rule, one.severity)) for one in found)
        kept = [one._replace(severity=severity) for one, severity in settled if severity is not None]
        return sorted(kept, key=lambda one: (-_RANK[one.severity], rules.LAST_READ_RULES.index(one.rule)))

    def _found(
        self,
        side: Side,
        one: Difference,
        span: Span,
        text: str,
        before: Before | None = None,
        also: tuple[str, ...] = (),
    ) -> None:
        line, column = side.prose.place(span.start)
        end_line, end_column = side.prose.place(span.end)
        message = f"{_stood(text, before)}: {one.what}" if text else one.what
        self.results[id(side)].findings.append(
            Found(
                one.rule.name,
                one.severity,
                side.draft.path,
                line,
                column,
                end_line,
                end_column,
                text,
                message,
                one.rule.hint,
                also=also,
                before=before,
            )
        )

    def _number(self, side: Side, text: str, span: Span, ending: str, rule: str | None = None) -> None:
        line, column = side.prose.place(span.start)
        self.results[id(side)].numbers.append(Number(line, column, text, ending, rule=rule))

    def _number_others(self) -> None:
        """Count what is set aside in the new version, and what cannot be read."""
        for aside in self.new.scan.set_aside:
            self._number(self.new, aside.text, aside.span, SET_ASIDE, aside.rule)
        for one in self.new.scan.unreadable:
            self._number(self.new, one.text, one.span, UNREADABLE, one.rule)
            for found in self._chosen(self.new, [difference(shared.UNREADABLE, f"it cannot be read: {one.rule}")]):
                self._found(self.new, found, one.span, one.text)

    def _add_language(self, side: Side) -> None:
        message = unread(side.draft, side.scan, self.options[id(side)].language)
        for one in self._chosen(side, [difference(shared.LANGUAGE, message)] if message else ()):
            self._found(side, one, Span(0, 0), "")

    def _obeyed(self) -> Compared:
        """Return the result, less what comments switch off; those of the new version reach what was dropped."""
        for_all = [one for one in self.new.draft.orders if one.reach is Reach.FILE]
        drafts = (self.new.draft, replace(self.old.draft, orders=(*self.old.draft.orders, *for_all)))
        for side, draft in zip((self.new, self.old), drafts, strict=True):
            result, options = self.results[id(side)], self.options[id(side)]
            if side is self.old:
                options = replace(options, severities={**options.severities, shared.UNUSED.name: None})
            result.findings, result.off = obeyed(result.findings, draft, options, is_last_read=True)
            result.findings.sort(key=lambda one: (one.line, one.column, one.rule))
            result.numbers.sort(key=lambda one: (one.line, one.column))
        count = len(self.old.scan.unreadable)
        notes = (
            (f"{self.old.draft.path}: {count} number{'s' if count > 1 else ''} of the old version cannot be read",)
            if count
            else ()
        )
        new, old = self.results[id(self.new)], self.results[id(self.old)]
        return Compared(new, old, self.is_translated, self.work, notes)
