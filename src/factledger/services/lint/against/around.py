"""What differs around a figure: direction, status, negation, speaker, time and place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits
from factledger.reading.terms import forms, month_numbers, named
from factledger.rules import last_read as rules
from factledger.services.lint.against.figures import difference, role_difference
from factledger.services.lint.against.subject import respelt
from factledger.services.lint.scope import scope_stated
from factledger.services.lint.speaker import Attribution
from factledger.values.compare import Severity
from factledger.values.figure import Kind, Role
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention, SetAside
    from factledger.services.lint.against.figures import Difference
    from factledger.services.lint.against.sides import Passage, Side
    from factledger.services.lint.against.subject import Subjects
    from factledger.services.lint.prose import Sentence
    from factledger.values.figure import Direction

_FORESEEN = ("planned", "projected")
_ALIKE = 3
"""Passages are alike that share more than two thirds of their words: three times those are more than both hold."""

_UPPER, _LOWER = "upper", "lower"
_ONLY = "only"
_DATED = ("year", "date")
_GAP = 2
"""How many characters may stand between a day and its year."""

_NO_DATE = "9000"
"""Stands for the day of drafts that name none: relative years are compared with each other, not with others."""

_FIRST_RELATIVE = 8000
_OF_MONTH = 7
"""Characters of a date in EDTF that tell its month."""

_LEAST_NAME = 3
"""Letters of a word that may name a person by itself."""


class Standing(NamedTuple):
    """A figure where it stands.

    Attributes:
        side: Its version of the draft.
        mention: The figure.
        passage: Its passage.
        passages: All passages of its group.
        date: The day of the draft, EDTF; None without one.
    """

    side: Side
    mention: Mention
    passage: Passage
    passages: Sequence[Passage]
    date: str | None

    @property
    def sentence(self) -> Sentence:
        """Its sentence."""
        return self.passage.sentence

    def goes(self) -> Direction | None:
        """Return which way it goes: by its verb, else by the words around it."""
        if self.mention.figure.direction is not None:
            return self.mention.figure.direction
        clause = self.side.prose.clause(self.sentence, self.mention)
        return self.side.prose.direction(self.sentence, clause, self.mention)

    def is_led_from(self) -> bool:
        """Tell whether a word such as "from" stands right before it."""
        before, _ = self.side.prose.beside(self.mention.span)
        return self.side.is_phrase(before, "from")

    def status(self) -> str | None:
        """Return what plain words say of it: planned, projected or possible."""
        found = self.mention.status
        if found is None:
            clause = self.side.prose.clause(self.sentence, self.mention)
            said_in = self.side.prose.said_in
            return next(
                (
                    name
                    for name in _FORESEEN
                    for place, _ in said_in(self.sentence, name)
                    if clause.start <= place < self.mention.span.start
                ),
                None,
            )
        return None if found == "denied" else found

    def says(self, status: str | None, *, is_anywhere: bool = False) -> bool:
        """Tell whether its passage before it (or anywhere), or another one of its group, holds words of a status."""
        names = _FORESEEN if status in _FORESEEN else (status or "",)
        return any(
            self.side.says(
                passage, name, self.mention.span.start if passage is self.passage and not is_anywhere else None
            )
            for passage in self.passages
            for name in names
        )

    def poles(self) -> dict[tuple[str, bool], str]:
        """Return the opposites that the words around it name: the word, by its axis and whether it is the upper end."""
        start = self.start()
        taken = [one.span for one in self.passage.figures]
        words = {word.start: word for word in self.sentence.words}
        return {
            (axis, name == _UPPER): self.side.draft.text[place : words[place].end]
            for name in (_UPPER, _LOWER)
            for place, axis in self.side.prose.said_in(self.sentence, name)
            if start <= place < self.end() and not any(one.start <= place < one.end for one in taken)
        }

    def is_denied(self) -> bool:
        """Tell whether its clause denies it, before the figure or behind it."""
        if self.mention.status == "denied":
            return True
        clause = self.side.prose.clause(self.sentence, self.mention)
        said_in = self.side.prose.said_in
        harmless = {place for place, _ in said_in(self.sentence, "no-denial")}
        denying = {place for name in ("not", "denied") for place, _ in said_in(self.sentence, name)} - harmless
        taken = [one.span for one in self.passage.figures]
        return any(
            clause.start <= place < clause.end and not any(one.start <= place < one.end for one in taken)
            for place in denying
        )

    def start(self) -> int:
        """Return where the words about this figure start: behind the one before, or with the sentence."""
        i = self.sentence.at[self.mention.number.start]
        return self.passage.figures[i - 1].span.end if i else self.sentence.span.start

    def end(self) -> int:
        """Return where the words about this figure end: at the next one, or with the sentence."""
        i = self.sentence.at[self.mention.number.start] + 1
        return self.passage.figures[i].span.start if i < len(self.passage.figures) else self.sentence.span.end

    def years(self) -> frozenset[str]:
        """Return the years, or the months of years, that it holds for; a day is set aside, and compared as that."""
        clause = self.side.prose.clause(self.sentence, self.mention)
        stated = scope_stated(self.side.prose, self.sentence, self.mention, clause, self.date or _NO_DATE)
        return frozenset(one[:_OF_MONTH] for one in stated.years if one[0].isdecimal())

    def months(self) -> dict[str, int]:
        """Return the months that the words about it name outside of dates: their numbers by the words as written."""
        return self._months_in(self.passage, self.start(), self.end())

    def all_months(self) -> frozenset[int]:
        """Return the numbers of all months that its passages name."""
        spans = ((one, one.sentence.span) for one in self.passages)
        return frozenset(k for one, span in spans for k in self._months_in(one, span.start, span.end).values())

    def _months_in(self, passage: Passage, start: int, end: int) -> dict[str, int]:
        known = month_numbers(self.side.language)
        dates = [one.span for one in self.side.asides(passage)]
        text, found = self.side.draft.text, {}
        for word in passage.sentence.words:
            if word.name in known and start <= word.start < end:
                # "may" is a month only where it has the capital of one.
                is_name = text[word.start].isupper() or not self.side.is_phrase(word.name, "possible")
                is_alone = not any(one.start - _GAP < word.end and word.start < one.end + _GAP for one in dates)
                if is_name and is_alone:
                    found[text[word.start : word.end]] = known[word.name]
        return found

    def words_before(self) -> frozenset[str]:
        """Return the words of its passages, and of the paragraph before it."""
        before = (word.name for sentence in self.side.before(self.sentence) for word in sentence.words)
        return _words(self.passages) | frozenset(before)

    def says_only(self) -> bool:
        """Tell whether a word such as "only" stands right before it or right behind it."""
        words, span = self.sentence.words, self.mention.span
        before = [word.name for word in words if word.start < span.start][-1:]
        behind = [word.name for word in words if word.start >= span.end][:1]
        return any(self.side.is_phrase(word, _ONLY) for word in before + behind)

    def year_place(self) -> Span | None:
        """Return the place of the year that it holds for; None where none is printed."""
        years = {one[:4] for one in self.years()}
        dated = [one.span for one in self.side.asides(self.passage) if one.rule in _DATED]
        text = self.side.draft.text
        for span in dated:
            if any(year in ascii_digits(span.of(text)) for year in years):
                beside = [
                    one for one in dated if 0 <= span.start - one.end <= _GAP or 0 <= one.start - span.end <= _GAP
                ]
                return Span(min(one.start for one in (span, *beside)), max(one.end for one in (span, *beside)))
        return None

    def other_years(self) -> frozenset[str]:
        """Return the years that the passages of its group name besides those that it holds for."""
        own = {one[:4] for one in self.years()}
        named_ = (ascii_digits(one.text) for one in self._asides() if one.rule == "year")
        return frozenset(one for one in named_ if one not in own)

    def _asides(self) -> Iterator[SetAside]:
        return (one for passage in self.passages for one in self.side.asides(passage))


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
        if new.is_denied() is not old.is_denied():
            yield difference(rules.NEGATED, "denied now" if new.is_denied() else "no longer denied")
        else:
            for one in self._status(new, old):
                # A verb form that says it in the other language may not be known.
                yield one._replace(severity=Severity.WARNING) if is_translated else one
        yield from self._scope(new, old, is_framed_alike=is_framed_alike)
        if not is_translated:
            yield from self._months(new, old)
            yield from self._speaker(new, old)
            yield from self._places(new, old)
            if old.says_only() and not any(new.side.says(passage, _ONLY) for passage in new.passages):
                yield difference(rules.HEDGE_LOST, "that it is only so many is gone", Severity.WARNING)

    @staticmethod
    def _status(new: Standing, old: Standing) -> Iterator[Difference]:
        mine, theirs = new.status(), old.status()
        if mine == theirs or (mine in _FORESEEN and theirs in _FORESEEN):
            return
        if (mine is None and new.says(theirs)) or (theirs is None and old.says(mine)):
            return  # another sentence says it, since one was split or two were joined
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


def _words(passages: Sequence[Passage]) -> frozenset[str]:
    return frozenset(form for one in passages for word in one.words for form in forms(word))


def _listed(one: Standing, names: frozenset[str]) -> str:
    """Return names as they are written in a sentence, in order."""
    text = one.side.draft.text
    return " ".join(text[word.start : word.end] for word in one.sentence.words if word.name in names)
