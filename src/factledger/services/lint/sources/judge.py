"""Judging a figure of a draft by a figure of a document, as lint judges it by a row of the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry, figure_fields
from factledger.domain.record import Row
from factledger.reading.terms import is_kind_of_thing, said
from factledger.rules import lint as rules
from factledger.services.lint.claims.known import Columns, Known
from factledger.services.lint.judge.breach import Breach, broken, is_error
from factledger.services.lint.judge.judge import Judge
from factledger.services.lint.judge.voices import agent, voices
from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.report import Quoted
from factledger.services.lint.sources.around import acts_in, clean, kind_of, marks_of_name, value_of
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.beside import at_time_of, differences, hedge_behind
from factledger.services.lint.sources.candidate import Alike
from factledger.services.lint.sources.course import other_course
from factledger.services.lint.sources.families import alleged_alone
from factledger.services.lint.sources.framed import other_frame
from factledger.services.lint.sources.labels import marks_said, other_label
from factledger.services.lint.sources.meant import (
    names_gone_on_with,
    other_figure,
    other_named,
    other_part_of_year,
    other_place,
    other_where,
    part_of_total,
    year_of_other,
    year_of_same,
)
from factledger.services.lint.sources.overtaken import overtaken, tells_as_first
from factledger.services.lint.sources.portions import is_of_rest
from factledger.services.lint.sources.quoted import misquoted
from factledger.services.lint.sources.spans import other_span
from factledger.services.lint.sources.stances import is_plan_denied, names_aim, said_more, says_only_will
from factledger.services.lint.sources.telling import Telling, contested
from factledger.services.lint.sources.told import between_figures, is_told_of_other, telling, way_said, year_titled
from factledger.services.lint.sources.words import NOUN
from factledger.values.compare import Severity
from factledger.values.figure import Direction, Hedge, Kind, Role
from factledger.values.scope import Scope
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.source import Source as SourceRow
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.prose.sentence import Clause, Sentence
    from factledger.services.lint.sources.candidate import Candidate
    from factledger.services.lint.sources.index import Figured, Source
    from factledger.services.lint.sources.match import Match, SourceMatcher
    from factledger.values.figure import Figure

_NEGATED = 2
"""How many words from a denial a word may stand that it denies: "none was blamed on it"."""

_ESTIMATES = "estimates"
"""Category of verbs by which somebody says what he takes for likely."""

_LEVELS = (Role.LEVEL, Role.ADDITION)


class SourceJudge(Judge):
    """Judges the figures of one draft by figures of documents: each stands for a row that its document states."""

    holder = "the source"

    def __init__(self, matcher: SourceMatcher) -> None:
        """Prepare for the figures of a draft."""
        rows: dict[str, list[Row]] = {}
        prose, index = matcher.prose, matcher.index
        self.telling = Telling(matcher)
        super().__init__(_NoRows(), index.units, prose, rows, self.telling)
        self.index, self.rows = index, rows
        self.found: dict[int, Figured] = {}  # by where a figure of the draft stands, that of a document that it is
        self.surroundings = matcher.surroundings
        self.words_of = self.surroundings.wording.words

    def _narrower(self, match: Tied, claim: Known, row: Row) -> str | None:
        """Return nothing: what a document says of its figure stands around it, and no measure tells it."""

    def _per(self, match: Tied, claim: Known, ledger: Figure) -> str | None:
        """Return nothing: what a document says of each, or of each month, is compared by its own sentence."""
        del match, claim, ledger
        return None

    def _may_stand(self, match: Tied, status: str) -> bool:
        """Tell whether the draft may say what the source does; what is being done is no plain fact: "is sending"."""
        is_asked = status != "possible" and self.prose.said_in(match.sentence, "asked")
        if super()._may_stand(match, status) or is_asked:
            return True
        considering = ("considering", "considered-behind")
        if status == "possible" and any(self.prose.said_in(match.sentence, name) for name in considering):
            return True
        if status == "planned" and names_aim(self.words_of(match.sentence)):
            return True
        doing = self.prose.said_in(match.sentence, "doing")
        start = self.prose.clause(match.sentence, match.mention).start
        is_doing = any(
            start <= place < match.mention.span.start and self._is_ongoing(match.sentence, place) for place, _ in doing
        )
        # What is "now running" is no plan.
        return is_doing and status == "planned" and not self.prose.said_in(match.sentence, "now-said")

    def may_be_planned(self, match: Tied) -> bool:
        """Tell whether the draft gives a figure as planned, or as what is being done."""
        return match.mention.status is not None or self._may_stand(match, "planned")

    def _status(self, match: Tied, claim: Known) -> str | None:
        """Return what the sentence says of its figure; what it says was not even planned is denied."""
        is_denied = is_plan_denied(self.prose, match.sentence, match.mention)
        return "denied" if is_denied else super()._status(match, claim)

    def _is_ongoing(self, sentence: Sentence, place: int) -> bool:
        behind = [word for word in sentence.words if word.start > place][:2]
        endings = tuple(one.words[0] for one in said(self.prose.language, "doing-ending"))
        return any(word.name.endswith(endings) for word in behind)

    def breaches(self, match: Match, one: Candidate) -> tuple[Breach, ...]:
        """Return what is wrong with a figure of the draft by a figure of a document, the gravest first."""
        tied = replace(match.tied, mention=match.mention._replace(figure=one.mine))
        row = self._row(one.figured, self._as_compared(one.mine, one))
        known = self._known(row.key, one.figured)
        self.rows[known.key] = [row]
        self.telling.figured = one.figured
        found = [
            breach
            for breach in self.judge(tied, known).breaches
            if not self._is_careful(breach, row, one.figured) and not self._is_estimate(breach, match.tied, one.figured)
        ]
        if any(self.prose.said_in(match.tied.sentence, name) for name in ("took-back", "denied")):
            found = [breach for breach in found if breach.rule is not rules.RETRACTED]
        if hedge_behind(self.index.seen(one.figured)) and match.mention.figure.hedge is not Hedge.PLAIN:
            found = [breach for breach in found if breach.rule is not rules.HEDGE_CHANGED]
        if self.source_of(one.figured).is_doubtful(one.figured):
            found = [_as_doubt(breach) for breach in found]
        if not is_error(tuple(found)):
            found += self._otherwise(tied, one)
        if not is_error(tuple(found)) and (newer := self._overtaken(tied, one)):
            found.append(broken(rules.SUPERSEDED, f"{newer} ({self.quoted(one.figured)})"))
        if not found:
            doubts = (self._untold(match.tied, one.figured), *said_more(self, match.tied, one.figured))
            for doubt in filter(None, doubts):
                text = f"{doubt} ({self.quoted(one.figured)})"
                found.append(Breach(rules.STATUS_CHANGED, text, (), Severity.WARNING))
        if one.figured.former is not None and is_error(tuple(found)):
            found = [_as_corrected(breach, match.mention, one.figured.former) for breach in found]
        found += misquoted(self, match.mention, one.figured)
        return tuple(sorted(found, key=lambda breach: breach.order))

    def _otherwise(self, match: Tied, one: Candidate) -> Iterator[Breach]:
        """Yield what the sentence of the draft says otherwise of its figure than that of the document."""
        figured = one.figured
        if one.is_dated_alike is False:
            times = f"{', '.join(match.stated.dated)} against {', '.join(self.index.around(figured).years)}"
            yield broken(rules.WRONG_SCOPE, f"period: {times} ({self.quoted(figured)})")
        mine = Seen.of(self.prose, match.sentence, match.mention)
        theirs = self.index.seen(figured)
        if agent := self._other_agent(match, figured):
            yield Breach(rules.WRONG_SCOPE, f"{agent} ({self.quoted(figured)})", (), Severity.WARNING)
        if denied := self._denied_act(match, figured):
            yield broken(rules.NEGATED, f"{denied} ({self.quoted(figured)})")
        if unknown := self._unknown_years(match, figured):
            yield Breach(rules.WRONG_SCOPE, f"{unknown} ({self.quoted(figured)})", (), Severity.WARNING)
        if narrower := self._narrower_thing(match, figured):
            yield broken(rules.INCOMPARABLE, f"{narrower} ({self.quoted(figured)})")
        own = (self._other_label, self._of_part, self._of_rest)
        meant = (
            year_of_other,
            year_of_same,
            other_part_of_year,
            other_figure,
            other_place,
            part_of_total,
            other_named,
            other_where,
            other_span,
            other_frame,
        )
        found = (*(other(self, match, figured) for other in meant), *(other(match, figured) for other in own))
        for what in filter(None, found):
            yield broken(rules.WRONG_SCOPE, f"{what} ({self.quoted(figured)})")
        if course := other_course(self, match, figured):
            yield broken(course[0], f"{course[1]} ({self.quoted(figured)})")
        for rule, what in differences(mine, theirs):
            yield broken(rule, f"{what} ({self.quoted(figured)})")

    def is_overtaken(self, figured: Figured) -> bool:
        """Tell whether a document gives a figure as said first, so that the newer one does not contradict it."""
        return overtaken(self.source_of(figured), figured) is not None

    def _overtaken(self, match: Tied, one: Candidate) -> str | None:
        """Return that a document gives a figure as said first and not as it is now, and the draft does not say so."""
        source = self.source_of(one.figured)
        newer = overtaken(source, one.figured) if one.is_same_number else None
        return None if newer is None or tells_as_first(self.prose, match, source, one.figured) else newer

    def _other_agent(self, match: Tied, figured: Figured) -> str | None:
        """Return that another institution does it in the draft: another ministry, the army for the government."""
        source = self.source_of(figured)
        mine = agent(Seen.of(self.prose, match.sentence, match.mention), self.telling)
        theirs = agent(self.index.seen(figured), source.surroundings.attributions)
        if mine is None or theirs is None or not mine.differs_from(theirs):
            return None
        return f"who does it: {mine.text} in the draft, {theirs.text} in the source"

    def _untold(self, match: Tied, figured: Figured) -> str | None:
        """Return that somebody says a figure in a document, somebody else says another, and the draft names nobody."""
        sentences = [match.sentence, *self.prose.before(match.sentence)]
        is_told = match.mention.speaker or any(self.telling.is_attributed(one) for one in sentences)
        puts = self.prose.said_in(match.sentence, "puts-at")  # "put the crowd of the last day at 60,000"
        is_told = is_told or any(place < match.mention.span.start for place, _ in puts)
        is_foreseen = match.mention.status and figured.mention.status
        if is_told or (is_foreseen and not says_only_will(self.prose, match.sentence)):
            return None  # who says it, or expects it
        mine = Seen.of(self.prose, match.sentence, match.mention)
        if alleged := alleged_alone(mine, self.index.seen(figured)):
            return f"the source only alleges it: {alleged!r}"
        other = contested(self.source_of(figured), figured)
        return f"the source gives it to one who says so, against {clean(other.text)!r}" if other else None

    def _other_label(self, match: Tied, figured: Figured) -> str | None:
        """Return that the draft speaks of another row or column of a table than the one that a figure stands in."""
        source = self.source_of(figured)
        marks = frozenset(mark for word in self.words_of(match.sentence) for mark in word.marks)
        marks |= names_gone_on_with(self, match.sentence)
        is_same = source.language == self.prose.language
        said = marks_said(marks, self.prose, match.sentence, is_same_language=is_same)
        other = other_label(said, source, figured)
        return f"row or column: {other} in the draft" if other else None

    def _of_part(self, match: Tied, figured: Figured) -> str | None:
        """Return the part of which the draft says what it says of a whole: "286 million came back, of 340 sold"."""
        prose, (start, _) = self.source_of(figured).prose, between_figures(figured.passage.sentence, figured.mention)
        between = prose.words_in(Span(start, figured.mention.number.start))
        before = [one for one in self.index.of(figured.passage) if one.mention.span.end == start]
        is_of = bool(between) and (between[0].name,) in prose.phrases("of")
        # "1,700 hectares of rice fields, 1,150 of them in Lembah": what is behind the comma is of nothing before it.
        is_of = is_of and not {*prose.draft.text[between[0].start : figured.mention.number.start]} & {*COMMAS}
        kinds = {one.mention.figure.kind for one in (*before, figured)}
        if not is_of or not before or len(kinds) > 1 or not kinds <= {Kind.COUNT, Kind.MONEY, Kind.QUANTITY}:
            return None
        part, whole = value_of(before[0].mention), value_of(figured.mention)
        if part in {value_of(one) for one in match.sentence.figures}:
            return None  # the draft sets both beside each other, too
        if part is not None and whole is not None and part > whole:
            return None  # "48,300 samples of 1,260 species" are no part of these
        said = telling(self.words_of(match.sentence))
        is_other = is_told_of_other(self, said, figured, before)
        return f"the source says that of {clean(before[0].mention.text)!r}" if is_other else None

    def _narrower_thing(self, match: Tied, figured: Figured) -> str | None:
        """Return what the draft counts that is one kind of what a document counts: so many cars, of vehicles."""
        mine, theirs = match.mention.figure, figured.mention.figure
        if mine.kind is not Kind.COUNT or not is_kind_of_thing(mine.unit, theirs.unit):
            return None
        is_told = NOUN + mine.unit in figured.passage.marks
        return None if is_told else f"counts: {mine.noun or mine.unit} in the draft, {theirs.noun or theirs.unit}"

    def _of_rest(self, match: Tied, figured: Figured) -> str | None:
        """Return that the draft says of a share what its sentence says of the rest."""
        is_share = figured.mention.figure.kind is Kind.PERCENT
        return "measure: the source says that of the rest" if is_share and is_of_rest(match, self, figured) else None

    def _denied_act(self, match: Tied, figured: Figured) -> str | None:
        """Return what is done in the draft that the sentence of a document says is not done: "will dismiss nobody"."""
        source, sentence = self.source_of(figured), figured.passage.sentence
        if any(self.prose.said_in(match.sentence, name) for name in ("not", "not-yet")):
            return None
        clause = self.prose.clause(match.sentence, match.mention)
        mine = acts_in(match.sentence, clause, match.mention)
        if source.language == self.prose.language:
            mine |= _done_in(match, clause)
        places = {place for place, _ in source.prose.said_in(sentence, "not")}
        places -= {place for place, _ in source.prose.said_in(sentence, "no-denial")}
        for act in sorted(mine) if places else ():
            words = [word for word in sentence.words if word.term == act]
            denied = [
                word
                for word in words
                if any(0 < source.prose.words_between(place, word.start) <= _NEGATED for place in places)
            ]
            if words and denied == words:
                return f"the source says that it is not so: {source.draft.text[words[0].start : words[0].end]!r}"
        return None

    def _unknown_years(self, match: Tied, figured: Figured) -> str | None:
        """Return that the draft dates a figure by a year that the document names nowhere, and it names others."""
        known = self.source_of(figured).years
        years = {one[:4] for one in match.stated.dated}
        if years & {one[:4] for one in self.index.around(figured).years}:
            return None
        titled = year_titled(self.source_of(figured), figured)
        if titled is not None and years and titled not in years:
            return f"period: {', '.join(sorted(years))}, and the source is about {titled}"
        if not known or not years or years & known or self.index.around(figured).years:
            return None
        return f"period: {', '.join(sorted(years))} is named nowhere in the source"

    def _is_careful(self, breach: Breach, row: Row, figured: Figured) -> bool:
        """Tell whether a draft only calls possible what a document states, or planned what it does not tell as past."""
        entry = row.body
        if breach.rule is not rules.STATUS_CHANGED or not isinstance(entry, Entry) or entry.status != "asserted":
            return False
        return breach.message.startswith("possible") or not self.source_of(figured).is_past(figured)

    def _is_estimate(self, breach: Breach, match: Tied, figured: Figured) -> bool:
        """Tell whether a draft and a document both tell a figure as an estimate, the one of what is, or will be."""
        if breach.rule is not rules.STATUS_CHANGED or "deni" in breach.message:
            return False
        source, sentence = self.source_of(figured), figured.passage.sentence
        return bool(self.prose.said_in(match.sentence, _ESTIMATES) and source.prose.said_in(sentence, _ESTIMATES))

    def is_of_other_name(self, figured: Figured) -> bool:
        """Tell whether the sentence of a figure names something besides the institutions in it."""
        source, sentence = self.source_of(figured), figured.passage.sentence
        found = voices(source.prose, sentence, source.surroundings.attributions)
        bodies = {mark for voice in found for mark in marks_of_name(voice.text)}
        return figured.former is None and bool(figured.passage.names.here - bodies)

    def quoted(self, figured: Figured) -> Quoted:
        """Return a figure of a document with its place."""
        source = self.source_of(figured)
        mention = figured.shown or figured.mention
        line, column = source.prose.place(mention.span.start)
        return Quoted(source.path, line, column, mention.text, source.page(mention.span.start))

    def source_of(self, figured: Figured) -> Source:
        """Return the document that a figure stands in."""
        return self.index.sources[figured.passage.document]

    def stated_by(self, figured: Figured) -> tuple[Known, Row]:
        """Return what a document states, as a claim by its place and words, with its row."""
        key = str(self.quoted(figured))
        return self._known(key, figured), self._row(figured, figured.mention.figure)

    def _row(self, figured: Figured, figure: Figure) -> Row:
        source = self.source_of(figured)
        entry = Entry(
            claim=str(figured.at),
            source="document",
            speaker=source.speaker(figured),
            language=source.language,
            text=clean(figured.mention.text),
            status=source.status(figured) or "asserted",
            rank="normal",
            **figure_fields(figure),  # type: ignore[arg-type]
        )
        at = figured.at
        return Row(kind="entry", key=str(at), version=1, recorded_at="", recorded_by="", salt="", body=entry, seq=at)

    def _as_compared(self, draft: Figure, one: Candidate) -> Figure:
        """Return the figure of a document as it is compared.

        What two languages call a thing by words of their own is one thing, where all else says so; and where only one
        of two sentences has a verb of change beside its figure, its words around it tell, or nothing is said.
        """
        figure = at_time_of(one.theirs, draft) if one.is_same_number else one.theirs
        if one.unit in (Alike.OPEN, Alike.UNSURE) or (
            one.unit is Alike.COMMON and kind_of(figure) is Kind.COUNT is kind_of(draft)
        ):
            figure = figure._replace(unit=draft.unit, kind=draft.kind)
        if draft.role is not figure.role and {draft.role, figure.role} <= {*_LEVELS, Role.CHANGE_BY}:
            figure = figure._replace(role=draft.role)
        if draft.direction is not None and figure.direction is None and figure.role is Role.CHANGE_BY:
            # Where nothing tells, it matches, and bounds are those of a change that way.
            figure = figure._replace(direction=self._way(one.figured) or draft.direction)
        return figure

    def _way(self, figured: Figured) -> Direction | None:
        """Return which way the words around a figure of a document say that it goes: "rose by", "22% more than"."""
        return way_said(self.source_of(figured).prose, figured.passage.sentence, figured.mention)

    def _known(self, key: str, figured: Figured) -> Known:
        none: frozenset[str] = frozenset()
        nobody: frozenset[Name] = frozenset()
        return Known(
            columns=Columns(key, "", "", *[None] * (len(Columns._fields) - 3)),
            subjects=nobody,
            measures=nobody,
            either=nobody,
            own=nobody,
            topics=nobody,
            is_common=False,
            terms=none,
            core=none,
            told=none,
            acts=none,
            excluded=none,
            counted=none,
            units=frozenset({figured.mention.figure.unit}),
            scope=Scope(self.index.period(figured)),
            places=nobody,
        )

    def _stated(self, row: Row) -> str:
        figured = self.index.figures[row.seq]
        return f"{self.quoted(figured)}"

    def _source(self, row: Row) -> SourceRow | None:  # noqa: ARG002  documents have no row
        return None


def _done_in(match: Tied, clause: Clause) -> frozenset[str]:
    """Return the stems of the words of a clause but for those of its figure and the one right behind it."""
    span = match.mention.span
    words = [word for word in match.sentence.words if clause.start <= word.start < clause.end]
    behind = [word for word in words if word.start >= span.end][:1]
    own = (word for word in words if word not in behind and not span.start <= word.start < span.end)
    return frozenset(word.term for word in own if word.term and not word.term.startswith("="))


class _NoRows:
    """Documents hold no rows besides those that are made of their figures."""

    def find(self, kind: str, key: str) -> Row | None:
        """Return None: there is none."""

    def versions(self, kind: str, key: str) -> list[Row]:  # noqa: ARG002
        """Return nothing: a document has one version."""
        return []


def _as_corrected(breach: Breach, mention: Mention, former: Mention) -> Breach:
    """Return a finding that tells that the document takes the old number back, which may be that of the draft."""
    if breach.rule is not rules.CONTRADICTED:
        return breach
    rule = rules.SUPERSEDED if value_of(mention) == value_of(former) else breach.rule
    return replace(breach, rule=rule, message=f"{breach.message}; the source takes {clean(former.text)!r} back")


def _as_doubt(breach: Breach) -> Breach:
    """Return that a plan became a fact as a warning: that it is a plan was told by less than the reader asks for."""
    return replace(breach, severity=Severity.WARNING) if breach.rule is rules.STATUS_CHANGED else breach
