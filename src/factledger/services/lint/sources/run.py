"""Lint a draft by documents: every number ends as supported, contradicted, not found, set aside or unreadable."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.rules import lint as rules
from factledger.services.lint.explain import Explainer
from factledger.services.lint.judge.breach import Breach, broken, is_error, worst
from factledger.services.lint.judge.roles import is_far
from factledger.services.lint.language import scanned
from factledger.services.lint.needed import has_to_stand, is_age
from factledger.services.lint.options import LintOptions
from factledger.services.lint.report import CONTRADICTED, NOT_FOUND, SOURCED_ENDINGS, SUPPORTED
from factledger.services.lint.run import Run
from factledger.services.lint.sources.around import value_of
from factledger.services.lint.sources.before_change import of_before
from factledger.services.lint.sources.candidate import MUCH, Alike, Subject
from factledger.services.lint.sources.derive import computed, may_be_computed
from factledger.services.lint.sources.disputes import may_dispute
from factledger.services.lint.sources.drawn import of_draft
from factledger.services.lint.sources.goals import to_goal
from factledger.services.lint.sources.index import NoClaims
from factledger.services.lint.sources.judge import SourceJudge
from factledger.services.lint.sources.labels import labels_of
from factledger.services.lint.sources.left import of_left
from factledger.services.lint.sources.match import SourceMatcher
from factledger.services.lint.sources.multiples import of_times
from factledger.services.lint.sources.near import of_near, of_told
from factledger.services.lint.sources.operated import of_apart, of_average, of_each
from factledger.services.lint.sources.partnered import of_partner
from factledger.services.lint.sources.portions import of_others, of_parts, of_share, of_undone
from factledger.services.lint.sources.reasoned import concluded
from factledger.services.lint.sources.rested import rested
from factledger.services.lint.sources.rivals import is_rival
from factledger.services.lint.sources.set_against import of_compared, of_grown, of_swing
from factledger.services.lint.sources.shares import of_named_share
from factledger.services.lint.sources.summed import of_places
from factledger.services.lint.sources.tabled import of_column, of_table
from factledger.services.lint.sources.together import of_together
from factledger.services.lint.sources.told import years_named
from factledger.services.lint.sources.two_of_one import of_two
from factledger.services.lint.sources.years import over_years
from factledger.values.compare import Severity
from factledger.values.figure import Kind, interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Scan
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.report import Linted, Number, Quoted
    from factledger.services.lint.sources.candidate import Candidate
    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import SourceIndex
    from factledger.services.lint.sources.match import Match
    from factledger.services.lint.ties.sidecar import Sidecar
    from factledger.values.figure import Figure
    from factledger.values.span import Span

SHOWN = 3
"""How many figures of documents are shown beside a number that is not found, or agree with one that is."""

_MOST = 5
"""How many candidates are judged for one figure."""

_WAYS = (
    of_partner,
    concluded,
    of_table,
    of_column,
    rested,
    to_goal,
    of_places,
    over_years,
    of_share,
    of_others,
    of_parts,
    of_named_share,
    of_undone,
    of_compared,
    of_swing,
    of_left,
    of_apart,
    of_each,
    of_together,
    of_average,
    of_times,
    of_grown,
    of_before,
    of_two,
    of_told,
    of_near,
)
"""The ways in which a figure may follow from others, in their order."""

_OF_NUMBER = (
    rules.CONTRADICTED,
    rules.SUPERSEDED,
    rules.UNSUPPORTED,
    rules.WRONG_DIRECTION,
    rules.WRONG_UNIT,
    rules.WRONG_SCOPE,
    rules.INCOMPARABLE,
)
"""Rules by which a figure is not the one that a document holds."""


class _Outcome(NamedTuple):
    """A candidate, and what is wrong with the figure by it."""

    candidate: Candidate
    breaches: tuple[Breach, ...]

    @property
    def is_it(self) -> bool:
        """Whether the figure is that of the document, whatever else is wrong with the sentence."""
        return not any(one.rule in _OF_NUMBER for one in self.breaches)

    @property
    def is_open(self) -> bool:
        """Whether the figure may follow from others: it is not so, or the document says far more than the draft."""
        return is_error(self.breaches) or any(one.rule is rules.WEAK for one in self.breaches)

    def says_less_than(self, other: _Outcome) -> bool:
        """Tell whether another place of its document says more that the draft says, and it is not so by that.

        A title "Six years for the former secretary" does not outweigh who got the six years further down; nor does the
        cell of a table, which tells nothing of what rose or fell, outweigh a sentence that does.
        """
        mine, theirs = self.candidate, other.candidate
        is_same = mine.figured.passage.document == theirs.figured.passage.document
        is_more = theirs.subject > mine.subject and theirs.near >= mine.near and theirs.unit >= mine.unit
        is_fuller = other.is_turned and theirs.score > mine.score and theirs.subject >= mine.subject
        # Nor does a title without a year, where the sentence below it has another one than the draft.
        is_dated = mine.is_dated_alike is None and theirs.is_dated_alike is False and theirs.unit >= mine.unit
        return is_same and (((is_more or is_fuller) and not other.is_it and theirs.is_enough) or is_dated)

    @property
    def is_turned(self) -> bool:
        """Whether what rose in the draft fell there, or the draft denies it."""
        return any(one.rule in (rules.WRONG_DIRECTION, rules.NEGATED) for one in self.breaches)

    @property
    def order(self) -> tuple[int, int, int]:
        """The one with the least wrong first, then the one that most speaks for."""
        return worst(self.breaches), -self.candidate.score, self.candidate.figured.at


def lint_by_sources(draft: Draft, index: SourceIndex, options: LintOptions | None = None) -> Linted:
    """Return how every number of a draft ended, by documents.

    Args:
        draft: The draft.
        index: The figures of the documents.
        options: What was settled.

    Raises:
        LanguageError: The language that was given is not one that can be read.
        ParseError: The date that was given is none.
    """
    options = options or LintOptions()
    found = scanned(draft, index.units, options.language)
    return _Run(draft, found, index, options, options.date_of(draft)).linted()


class _Run(Run):
    """One draft on its way through."""

    def __init__(self, draft: Draft, found: Scan, index: SourceIndex, options: LintOptions, date: str | None) -> None:
        super().__init__(draft, found, NoClaims(index.units), options, date)
        self.result.endings = SOURCED_ENDINGS
        self.sources = index
        self.by_words = SourceMatcher(self.prose, index, date)
        self.by_source = SourceJudge(self.by_words)

    def _judge_figures(self, clashes: Mapping[Span, list[Breach]], sidecar: Sidecar | None) -> None:  # noqa: ARG002
        for mention in self.prose.figures:
            match = self.by_words.match(mention)
            self.endings.explainer = _Explainer(self, match) if self.options.explain else None
            chosen, agreeing = self._chosen(match)
            own = clashes.get(mention.span, [])
            is_open = chosen is None or (
                chosen.is_open and not chosen.candidate.is_very_number and may_be_computed(match, self.by_source)
            )
            found = computed(match, self.by_source) if is_open else None
            found = self._of_years(match, found or self._concluded(match, chosen))
            is_wrong_sum = any(one.rule is rules.ARITHMETIC for one in own)
            found = None if is_wrong_sum or any(map(_may_be_it, match.candidates)) else found
            if found is not None:
                breach = Breach(rules.DERIVED, found.formula, (), Severity.NOTE)
                self.endings.finish(match.tied, SUPPORTED, [breach, *own])
            elif chosen is None:
                # What does not come out of the draft's own figures need not stand anywhere.
                is_reckoned = any(one.rule is rules.ARITHMETIC for one in own)
                self.endings.finish(match.tied, NOT_FOUND, own if is_reckoned else [*self._not_found(match), *own])
            else:
                ending = CONTRADICTED if is_error(chosen.breaches) else SUPPORTED
                self.endings.finish(match.tied, ending, [*chosen.breaches, *own])
            if found is None and chosen is not None and not is_error(chosen.breaches):
                self.by_source.found[mention.number.start] = chosen.candidate.figured
            figures = [] if chosen is None else [one.candidate.figured for one in (chosen, *agreeing)]
            sources = tuple(map(self.by_source.quoted, found.figures if found else figures))
            self.result.numbers[-1] = _sourced(self.result.numbers[-1], sources)

    def _chosen(self, match: Match) -> tuple[_Outcome | None, list[_Outcome]]:
        """Return the figure of the documents that a figure is judged by, and others that agree with it."""
        same = [one for one in match.candidates if one.is_same_number and (one.is_enough or _is_in_other_terms(one))]
        tried = [self._judged(match, one) for one in same[:_MOST]]
        # That it is not so many is no other number's business: "denied having dismissed 120".
        is_denied = match.mention.status == "denied"
        rest = (one for one in match.candidates if one.is_strong and not (one.is_same_number or is_denied))
        # Nor is it the business of a figure that the sentence of the draft gives beside it: 11 died, and 26 were saved.
        beside = {value_of(one) for one in match.tied.sentence.figures if one.number != match.mention.number}
        strong = [
            one
            for one in rest
            if value_of(one.figured.mention) not in beside
            and not self.by_source.is_overtaken(one.figured)
            and not _is_far(match.mention.figure, one.figured.mention.figure)
        ]
        fitting = [one for one in tried if one.candidate.is_enough and one.is_it]
        if not fitting:
            others = [self._judged(match, one) for one in strong[:_MOST]]
            fitting = [one for one in others if one.is_it]
            if not fitting:
                return next(iter([*_wrong(tried), *others]), None), []
        best = min(_best_of_each(fitting), key=lambda one: one.order)
        source, place = self.by_source.source_of(best.candidate.figured), best.candidate.figured.passage.sentence
        is_brief = place is source.prose.sentences[0] or bool(labels_of(source, place.block))
        if is_brief and (fuller := next(filter(best.says_less_than, tried), None)) is not None:
            return fuller, []
        is_of_other = self.by_source.is_of_other_name(best.candidate.figured)
        rivals = (
            self._judged(match, one)
            for one in strong
            if is_rival(self.sources, one, best.candidate, is_of_other=is_of_other)
        )
        if (rival := next((one for one in rivals if not one.is_it), None)) is not None:
            return rival, []
        disputing = (
            self._judged(match, one) for one in strong if may_dispute(self.by_source, match, one, best.candidate)
        )
        if (other := next(filter(_contradicts, disputing), None)) is not None:
            best = best._replace(breaches=(*best.breaches, self._disputed(best, other)))
        agreeing = [one for one in _best_of_each(fitting) if one.candidate is not best.candidate]
        return best, [one for one in agreeing if not is_error(one.breaches)][:SHOWN]

    def _concluded(self, match: Match, chosen: _Outcome | None) -> Computed | None:
        """Return how a figure follows from others, where no document holds it: not with the very number, about this."""
        is_it = chosen is not None and chosen.candidate.is_very_number and chosen.candidate.unit > Alike.OPEN
        if chosen is not None and (is_it or not chosen.is_open):
            return None
        ways = (way(match, self.by_source) for way in (*_WAYS, *([of_draft] if chosen is None else [])))
        return next(filter(None, ways), None)

    def _of_years(self, match: Match, found: Computed | None) -> Computed | None:
        """Return what was derived, where its document names every year that the draft does, or none at all."""
        years = years_named(self.prose, match.tied.sentence)
        known = [self.by_source.source_of(one).years for one in found.figures] if found else []
        if found and found.is_before:
            known = [some | {str(int(year) - 1) for year in some if year.isdecimal()} for some in known]
        return found if all(not some or years <= some for some in known) else None

    def _judged(self, match: Match, one: Candidate) -> _Outcome:
        return _Outcome(one, self.by_source.breaches(match, one))

    def _disputed(self, best: _Outcome, other: _Outcome) -> Breach:
        first, second = (self.by_source.quoted(one.candidate.figured) for one in (best, other))
        return broken(rules.DISPUTED, f"{first} fits, and {second} does not")

    def _not_found(self, match: Match) -> Iterator[Breach]:
        """Yield the finding for a figure that no document holds, with the nearest that they do."""
        figure, text = match.mention.figure, match.mention.text
        is_duration = figure.kind is Kind.DURATION
        if figure.kind is Kind.QUANTITY and value_of(match.mention) == 1 and not any(map(str.isdigit, text)):
            return  # "a kilo costs 21 reais"
        if is_age(self.prose, match.mention) or not (
            has_to_stand(self.prose, self.options, match.mention) or is_duration
        ):
            return
        count = len(self.sources.sources)
        where = "it does not stand in the document" if count == 1 else f"it stands in none of the {count} documents"
        near = [f"{self.by_source.quoted(one.figured)}: {one.against}" for one in match.candidates[:SHOWN]]
        message = where + (f"; nearest: {'; '.join(near)}" if near else "")
        is_less = is_duration and Kind.DURATION not in self.options.kinds
        yield Breach(rules.NOT_FOUND, message, (), Severity.WARNING if is_less else Severity.ERROR)


class _Explainer(Explainer):
    """Explains what a figure was laid beside."""

    def __init__(self, run: _Run, match: Match) -> None:
        self.run, self.match = run, match

    def explain(self, match: Tied, claim: Known | None) -> tuple[str, ...]:
        """Return lines: each candidate with what speaks for it, then how likely a random number would have fitted."""
        del match, claim  # it is the match given before, and there are no claims
        return (*self._tried(), self._random())

    def _tried(self) -> Iterator[str]:
        for one in self.match.candidates[:SHOWN]:
            verdict = "enough" if one.is_enough or one.is_strong else f"not enough: {one.against}"
            yield f"{self.run.by_source.quoted(one.figured)}: {one.score}, {verdict}"
            words = ", ".join(mark[1:] for mark in one.shared) or "no word"
            yield f"  subject {one.subject.name.lower()}, unit {one.unit.name.lower()}, shared: {words}"
        if not self.match.candidates:
            yield "no figure of the documents is near it"

    def _random(self) -> str:
        """Return how many of the documents' figures in the same unit the draft's figure would have fitted, too."""
        figure = self.match.mention.figure
        mine = interval(figure)
        others = [interval(one) for one in self.run.sources.in_unit(figure.unit)]
        if mine is None or not others:
            return f"a random number: the documents hold no figure in {figure.unit} to estimate it by"
        fitting = sum(one is not None and mine.meets(one) for one in others)
        return f"a random number would have fitted {fitting} of {len(others)} figures of the documents in {figure.unit}"


def _sourced(number: Number, sources: tuple[Quoted, ...]) -> Number:
    """Return a number with the figures of documents; one about which nothing is said is supported or not found."""
    quiet = SUPPORTED if number.ending == SUPPORTED else rules.NOT_FOUND.name
    is_quiet = number.verdict == rules.UNREGISTERED.name
    return number._replace(sources=sources, verdict=quiet if is_quiet else number.verdict)


def _best_of_each(outcomes: Sequence[_Outcome]) -> list[_Outcome]:
    """Return the outcome of the figure that most speaks for, of each document."""
    found: dict[int, _Outcome] = {}
    for one in sorted(outcomes, key=lambda it: (-it.candidate.score, it.candidate.figured.at)):
        found.setdefault(one.candidate.figured.passage.document, one)
    return list(found.values())


def _wrong(tried: Sequence[_Outcome]) -> list[_Outcome]:
    """Return the outcomes of the very number that say what is wrong with it, those that most speaks for first."""
    enough = [one for one in tried if one.candidate.is_enough]
    return [*enough, *(one for one in tried if not one.is_it and not one.candidate.is_enough)]


def _is_far(figure: Figure, other: Figure) -> bool:
    """Tell whether one figure is thousands of times another one: the price of a loaf, and that of the bakeries."""
    mine, theirs = figure.stated, other.stated
    if mine is None or theirs is None or not mine.value or not theirs.value:
        return False
    return is_far(Fraction(mine.value) / Fraction(theirs.value))


def _contradicts(one: _Outcome) -> bool:
    return any(breach.rule in (rules.CONTRADICTED, rules.SUPERSEDED) for breach in one.breaches)


def _may_be_it(one: Candidate) -> bool:
    """Tell whether a document holds the very amount, so that nothing has to be computed."""
    is_alike = one.unit is Alike.SAME and one.is_dated_alike is not False
    return one.is_very_number and is_alike and one.subject.is_near


def _is_in_other_terms(one: Candidate) -> bool:
    """Tell whether a figure may be the very number in another unit, or of another time: all else speaks for it."""
    if one.other is not None or one.subject is Subject.OTHER:
        return False
    is_other_thing = one.unit is Alike.CLASH and one.figured.mention.figure.kind is Kind.COUNT
    return one.near >= MUCH if is_other_thing else one.evidence > 0
