"""What differs around a figure: direction, status, negation, speaker, time and place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factledger.reading.terms import named
from factledger.rules import last_read as rules
from factledger.services.lint.against.figures import difference, role_difference
from factledger.services.lint.against.standing import FORESEEN, ONLY
from factledger.services.lint.against.subject import respelt
from factledger.services.lint.against.tense import is_timetable
from factledger.services.lint.judge.speaker import Attribution
from factledger.services.lint.judge.voices import is_other, speaking
from factledger.services.lint.prose.seen import Seen, rates
from factledger.values.compare import Severity
from factledger.values.figure import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.against.figures import Difference
    from factledger.services.lint.against.standing import Standing
    from factledger.services.lint.against.subject import Subjects

_ALIKE = 3
"""Passages are alike that share more than two thirds of their words: three times those are more than both hold."""

_FIRST_RELATIVE = 8000
_LEAST_NAME = 3
"""Letters of a word that may name a person by itself."""


class Around:
    """Tells what differs around two figures."""

    def __init__(self, subjects: Subjects) -> None:
        """Prepare for two versions in one language, or in two."""
        self.subjects = subjects
        self.said = {id(side): Attribution(side.prose) for side in (subjects.new, subjects.old)}

    def differences(
        self, new: Standing, old: Standing, *, is_framed_alike: bool, is_translated: bool
    ) -> Iterator[Difference]:
        """Yield what differs; across languages only what needs no words to be compared."""
        yield from self._ways(new, old, is_translated=is_translated)
        if rate := _rated(new.seen(), old.seen()):
            yield difference(rules.CHANGED, rate)
        if new.is_denied() is not old.is_denied():
            yield difference(rules.NEGATED, "denied now" if new.is_denied() else "no longer denied")
        else:
            for one in self._status(new, old):
                # A verb form that says it in the other language may not be known.
                yield one._replace(severity=Severity.WARNING) if is_translated else one
        yield from self._scope(new, old, is_framed_alike=is_framed_alike)
        if is_translated and (institution := self._institution(new, old)):
            yield difference(rules.WRONG_SPEAKER, institution)
        if not is_translated:
            yield from self._months(new, old)
            yield from self._speaker(new, old)
            yield from self._places(new, old)
            if old.says_only() and not any(new.side.says(passage, ONLY) for passage in new.passages):
                yield difference(rules.HEDGE_LOST, "that it is only so many is gone", Severity.WARNING)

    @staticmethod
    def _ways(new: Standing, old: Standing, *, is_translated: bool) -> Iterator[Difference]:
        """Yield that a figure goes the other way, or is a level for a change."""
        mine, theirs = new.goes(), old.goes()
        is_change = Role.LEVEL not in (new.mention.figure.role, old.mention.figure.role)
        is_meant = is_change or (not is_translated and (_is_share(new, old) or are_alike(new, old)))
        if mine and theirs and mine is not theirs and is_meant:
            yield difference(rules.WRONG_DIRECTION, f"{mine} now, {theirs} before")
        elif is_translated:
            pass  # in the other language its verb may not be one that tells a change
        elif (words := _turned(new.poles(), old.poles())) and are_alike(new, old):
            yield difference(rules.WRONG_DIRECTION, words)
        elif role := role_difference(new.mention.figure, old.mention.figure, goes=bool(mine and theirs)):
            yield role
        elif turned := _from_and_to(new, old):
            yield turned

    @staticmethod
    def _status(new: Standing, old: Standing) -> Iterator[Difference]:
        mine, theirs = new.status(), old.status()
        if theirs is None:
            behind = old.status_behind()
            theirs = behind if behind and not new.says(behind, is_anywhere=True) else None
        if mine is None and theirs:
            mine = new.status_behind(is_far=True)
        if mine == theirs or (mine in FORESEEN and theirs in FORESEEN):
            return
        if (mine is None and new.says(theirs)) or (theirs is None and old.says(mine)):
            return  # another sentence says it, since one was split or two were joined
        if (mine is None and is_timetable(new, old)) or (theirs is None and is_timetable(old, new)):
            return
        if theirs is None:
            yield difference(rules.STATUS_CHANGED, f"{mine} now, a plain fact before", Severity.WARNING)
        else:
            is_near = mine is not None or new.says(theirs, is_anywhere=True)
            severity = Severity.WARNING if is_near else Severity.ERROR
            yield difference(rules.STATUS_CHANGED, f"{mine or 'a plain fact'} now, {theirs} before", severity)

    def _speaker(self, new: Standing, old: Standing) -> Iterator[Difference]:
        mine, theirs = new.mention.speaker, old.mention.speaker
        if mine == theirs is not None:
            return
        if institution := self._institution(new, old):
            yield difference(rules.WRONG_SPEAKER, institution)
            return
        if theirs is None:
            if mine is not None and not self._names(old, mine) and self._attributes(old):
                yield difference(rules.WRONG_SPEAKER, f"{mine} says it now, nobody was named before", Severity.WARNING)
            elif self._attributes(old) and not self._attributes(new):
                yield difference(rules.STATUS_CHANGED, "a plain fact now, somebody's word before", Severity.WARNING)
        elif not self._names(new, theirs):
            if mine is not None:
                yield difference(rules.WRONG_SPEAKER, f"{mine} says it now, {theirs} before")
            elif not self._attributes(new):
                yield difference(rules.STATUS_CHANGED, f"a plain fact now, {theirs} said it before", Severity.WARNING)

    def _institution(self, new: Standing, old: Standing) -> str | None:
        """Return that another institution says it now: one of another kind, or that deals with something else."""
        mine, theirs = (speaking(one.side.prose, one.sentence, self.said[id(one.side)]) for one in (new, old))
        if mine is None or theirs is None or not is_other(mine, [theirs], ()):
            return None
        return f"{mine.text} says it now, {theirs.text} before"

    def _names(self, one: Standing, speaker: str) -> bool:
        """Tell whether a sentence, or one before it in its paragraph, names somebody."""
        wanted = {word for word in named(speaker) if len(word) >= _LEAST_NAME}
        sentences = [*(passage.sentence for passage in one.passages), *one.side.before(one.sentence)]
        return any(word.name in wanted for sentence in sentences for word in sentence.words)

    def _attributes(self, one: Standing) -> bool:
        """Tell whether one of the sentences says that somebody says something."""
        return any(self.said[id(one.side)].is_attributed(passage.sentence) for passage in one.passages)

    def _scope(self, new: Standing, old: Standing, *, is_framed_alike: bool) -> Iterator[Difference]:
        """Yield a year that is another one; where the words around differ, one that the other version does not name."""
        mine, theirs = new.years(), old.years()
        if not mine or not theirs or _meet(mine, theirs):
            return
        if not is_framed_alike and (_meet(mine, old.other_years()) or _meet(theirs, new.other_years())):
            return
        if _is_relative(mine) is not _is_relative(theirs) and (new.date is None or old.date is None):
            what = "a year is named in the one, and told from the day of the text in the other: --date tells it"
            yield difference(rules.WRONG_SCOPE, what, Severity.WARNING)
            return
        relative = _is_relative(mine) and new.date is None
        what = "another year" if relative else f"{', '.join(sorted(mine))} now, {', '.join(sorted(theirs))} before"
        yield difference(rules.WRONG_SCOPE, what)

    @staticmethod
    def _months(new: Standing, old: Standing) -> Iterator[Difference]:
        """Yield a month without a year or a day that is another one."""
        mine, theirs = new.months(), old.months()
        is_other = not old.all_months() & {*mine.values()} and not new.all_months() & {*theirs.values()}
        if mine and theirs and is_other and are_alike(new, old):
            yield difference(rules.WRONG_SCOPE, f"{', '.join(mine)} now, {', '.join(theirs)} before")

    def _places(self, new: Standing, old: Standing) -> Iterator[Difference]:
        """Yield a place that is another one, and that the other version names in no way."""
        mine, theirs = self.subjects.places(new.side, new.sentence), self.subjects.places(old.side, old.sentence)
        mine = mine - old.words_before()
        theirs = theirs - new.words_before()
        if mine and theirs:
            severity = Severity.WARNING if respelt(mine, theirs) else Severity.ERROR
            what = f"{_listed(new, mine)} now, {_listed(old, theirs)} before"
            yield difference(rules.WRONG_SCOPE, what, severity)


def _rated(new: Seen, old: Seen) -> str | None:
    """Return that a figure is so much a day now, and was so much an hour; a rate that is gone may be said elsewhere."""
    mine, theirs = rates(new), rates(old)
    return f"per {min(mine)} now, per {min(theirs)} before" if mine and theirs and not mine & theirs else None


def _from_and_to(new: Standing, old: Standing) -> Difference | None:
    """Return that what something came from is what it came to now, or the other way round."""
    roles = new.mention.figure.role, old.mention.figure.role
    if roles[0] is Role.CHANGE_TO and old.is_led_from():
        return difference(rules.CHANGED, "what it came to now, what it came from before")
    if roles[1] is Role.CHANGE_TO and new.is_led_from():
        return difference(rules.CHANGED, "what it came from now, what it came to before")
    return None


def _turned(mine: dict[tuple[str, bool], str], theirs: dict[tuple[str, bool], str]) -> str | None:
    """Return two opposites of which the one version has only the one, and the other only the other; else None."""
    for (axis, is_upper), word in sorted(mine.items()):
        other = axis, not is_upper
        if other in theirs and other not in mine and (axis, is_upper) not in theirs:
            return f"{word!r} now, {theirs[other]!r} before"
    return None


def are_alike(new: Standing, old: Standing) -> bool:
    """Tell whether two passages share most of their words."""
    shared = Counter(new.passage.words) & Counter(old.passage.words)
    return _ALIKE * shared.total() >= len(new.passage.words) + len(old.passage.words)


def _is_share(new: Standing, old: Standing) -> bool:
    """Tell whether one of two figures is a change by its verb: the other one is meant as a change, too."""
    return any(one.mention.figure.role is Role.CHANGE_BY for one in (new, old)) and any(
        one.mention.figure.kind is Kind.PERCENT for one in (new, old)
    )


def _meet(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether a year or month of the one is, or lies in, one of the other."""
    return any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)


def _is_relative(years: frozenset[str]) -> bool:
    return any(int(one[:4]) > _FIRST_RELATIVE for one in years)


def _listed(one: Standing, names: frozenset[str]) -> str:
    """Return names as they are written in a sentence, in order."""
    text = one.side.draft.text
    return " ".join(text[word.start : word.end] for word in one.sentence.words if word.name in names)
