"""Tie a figure of a draft to the claim it is about: by subject and measure, never by its digits.

An explicit tie counts first. Without one the names of subject and measure are looked for in the sentence, then in the
paragraph, then in the headings above. What decides is listed as evidence, each piece with its weight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import UNKNOWN
from factledger.reading.terms import EXCLUSIVE, GOOD, exclusive_kinds, families, named, people, terms_of
from factledger.services.lint.claims import undated
from factledger.services.lint.events import other_event, shares_event, told_of
from factledger.services.lint.prose import says_way
from factledger.services.lint.scope import Stated, scope_stated
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from factledger.reading.events import Event
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims import Index, Known, Name
    from factledger.services.lint.prose import Clause, Prose, Sentence
    from factledger.values.units import Units

MOST_CANDIDATES = 400
"""How many claims are weighed for one figure."""

_LONG = 2000
"""A name of more claims narrows others down, and leads to none by itself."""

_LEAST_TOLD = 3
"""How many terms of a statement a sentence holds before it stands for the subject."""


_COSTING = frozenset({"=build", "=open", "=plan-close", "=train", "=rescue", "=vaccinate", "=found", "=research"})
"""Acts of which a sum is what they cost."""

_STATES = frozenset(
    f"={name}"
    for name in (
        *("capacity", "area", "age", "speed", "length", "height", "weight", "temperature", "population", "member"),
        *("student", "user", "customer", "debt", "budget", "employ", "store", "reserve", "stake", "revenue", "profit"),
        *("visitor", "passenger", "emission", "deficit", "tax", "share", "market-value", "unemployment", "poverty"),
    )
)
"""What something has of itself: that it has it excludes nothing."""

_HAVE, _TICKET = "=own", "=ticket"
LIGHT = "light"
"""The family of acts that say little: to have so many, to close the year with so many."""

_EACH = ("unit", "piece", "item")
"""Units that stand for whatever a sum is the price of."""

_NOISE = 6
"""By how much claims may differ by words of their statements alone."""


class Weight:
    """What a piece of evidence weighs; only their order and the sums that they make matter.

    Plain numbers: Python 3.11 takes ten times as long to find the members of an enumeration.

    Source: chosen on the project's own corpus of sentences (tests/lint/corpus).
    """

    SUBJECT = 40
    OTHER_SUBJECT = 22
    IN_PARAGRAPH = 20
    IN_HEADING = 14
    EITHER = 20
    TOLD = 18
    BEFORE = 12
    BEHIND = 9
    ELSEWHERE = 4
    IN_CONTEXT = 5
    TOLD_TERM = 2
    UNIT = 20
    KIND_OF_UNIT = 8
    COMMON_UNIT = 6
    ALIKE = 3
    PERIOD = 10
    PLACE = 8
    AGAINST = -8


class Evidence(NamedTuple):
    """Why a claim may be meant, or may not."""

    weight: int
    what: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a figure may be about.

    Attributes:
        claim: The claim.
        subject: What speaks for its subject.
        measure: What speaks for its measure.
        others: What else speaks for or against it.
        against: Why it is not the claim, though it may look like it; none when it can be.
        is_other_measure: Whether only what is measured, or which product it is, differs.
        unit: The unit of the claim, where the draft counts the same in another word: "38 people died" for deaths.
        is_misfit: Whether the unit is another one, so that the words have to be wrong for it to be meant.
        difference: Of whom the draft says it, where the claim is about others: adults, and children.
        is_named: Whether a name of what is measured stands in the sentence.
    """

    claim: Known
    subject: tuple[Evidence, ...]
    measure: tuple[Evidence, ...]
    others: tuple[Evidence, ...] = ()
    against: str | None = None
    is_other_measure: bool = False
    unit: str | None = None
    is_misfit: bool = False
    difference: str | None = None
    is_named: bool = False

    @property
    def score(self) -> int:
        """The sum of all its weights."""
        return sum(one.weight for one in (*self.subject, *self.measure, *self.others))

    @property
    def fits_unit_and_scope(self) -> bool:
        """Whether its unit may be that of the figure, and nothing that is said of time and place speaks against it."""
        return not self.is_misfit and all(one.weight > 0 for one in self.others)

    @property
    def is_enough(self) -> bool:
        """Whether subject and measure are both spoken for."""
        return self.against is None


@dataclass(frozen=True, slots=True)
class Match:
    """What a figure was tied to.

    Attributes:
        mention: The figure.
        sentence: The sentence it stands in.
        chosen: The claims that fit best: one, or several that fit equally well; none when nothing is enough.
        candidates: All that were weighed and are worth a word, the best first.
        state: Finds what the sentence states of time and place.
        tie: The key of an explicit tie, if there is one.
    """

    mention: Mention
    sentence: Sentence
    chosen: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    state: Callable[[], Stated]
    tie: str | None = None

    @property
    def stated(self) -> Stated:
        """What the sentence states of time and place; for most figures nobody asks."""
        return self.state()

    def difference(self, claim: Known) -> str | None:
        """Return what the draft says of time, place or group differently from a claim, with both sides."""
        if found := self.stated.difference(claim):
            return found
        if self.tie is not None:
            return None
        return next((one.difference for one in (*self.chosen, *self.candidates) if one.claim.key == claim.key), None)

    def mention_for(self, claim: Known) -> Mention:
        """Return the figure as it is compared with the figures of a claim: in their unit where that is the same."""
        unit = next((one.unit for one in (*self.chosen, *self.candidates) if one.claim.key == claim.key), None)
        return self.mention if unit is None else self.mention._replace(figure=self.mention.figure._replace(unit=unit))


class Matcher:
    """Ties the figures of one draft."""

    def __init__(self, prose: Prose, index: Index, date: str | None) -> None:
        """Prepare for the figures of a draft of a day."""
        self.prose, self.index, self.date = prose, index, date
        self._subjects: dict[Name, bool] = {}
        self._units: dict[tuple[Kind, str, str], Evidence | None] = {}
        self._nouns: dict[str, set[str]] = {}

    def match(self, mention: Mention, tie: str | None = None) -> Match:
        """Return what a figure is tied to."""
        sentence = self.prose.sentence_at(mention.number.start)
        state = partial(self._stated, sentence, mention)
        if tie is not None:
            chosen = self._tied(tie)
            return Match(mention, sentence, chosen, chosen, state, tie)
        weighed: list[Candidate] = []
        context: _Context | None = None
        for levels in self._levels(sentence):
            pool = self._pool(sentence, levels)
            if not pool:
                continue
            context = context or _Context.of(self, mention, sentence, self.prose.clause(sentence, mention))
            found = self._weighed(mention, pool, context.within(levels), state())
            enough = [one for one in found if one.is_enough]
            known = {one.claim.key for one in found} if enough else {one.claim.key for one in weighed}
            weighed = found + weighed if enough else weighed + [one for one in found if one.claim.key not in known]
            if enough:
                enough = _in_unit(enough)
                chosen = tuple(one for one in enough if one.score == enough[0].score or _is_as_good(one, enough[0]))
                return Match(mention, sentence, chosen, tuple(weighed), state)
        return Match(mention, sentence, (), tuple(weighed), state)

    def _stated(self, sentence: Sentence, mention: Mention) -> Stated:
        """Return what a sentence states of when and where its figure holds; found once for each figure."""

        def found() -> Stated:
            return scope_stated(self.prose, sentence, mention, self.prose.clause(sentence, mention), self.date)

        return sentence.once(f"stated of {mention.number.start}", found)

    def related(self, sentence: Sentence, *, is_per: bool, per: str = "") -> list[Known]:
        """Return the claims that a computed figure of a sentence may rest on, those it says most of first.

        Their subject is named in the sentence, or in its paragraph when the sentence names none; and so is what is
        measured, by name, term or counted noun.

        Args:
            sentence: The sentence.
            is_per: Whether it says so much for each of something.
            per: The unit that the figure is per; empty where it is per none.
        """
        around = [sentence] if self.has_subject(sentence) else [sentence, *islice(self.prose.before(sentence), 3)]
        names = {phrase.name for one in around for phrase in one.names}
        if not names:
            return []
        terms = {term for one in around for term in one.terms()}
        nouns = {word.name for one in around for word in one.words}
        subjects = [name for name in names if self.index.by_name.get(name)]
        found: dict[int, int] = {}
        for name in subjects:
            for i in self.index.by_name[name][:MOST_CANDIDATES]:
                claim = self.index.known(i)
                said = len(claim.terms & terms) + 2 * len(claim.measures & names)
                said += self._counts(claim, nouns) or int(per in claim.units)
                if said and (claim.subjects | claim.either) & names:
                    found[i] = said
        most: dict[str, int] = {}
        for i, said in found.items():
            subject = self.index.claims[i].subject
            most[subject] = max(said, most.get(subject, 0))
        best = {self._series(i) for i, said in found.items() if said == most[self.index.claims[i].subject]}
        kept = [i for i in found if is_per or self._series(i) in best]
        return [self.index.known(i) for i in sorted(kept, key=lambda i: (-found[i], i))[:MOST_CANDIDATES]]

    def _series(self, i: int) -> tuple[str, str]:
        """Return subject and measure of a claim, whatever the time."""
        one = self.index.claims[i]
        return one.subject, undated(one.measure)

    def _counts(self, claim: Known, words: set[str]) -> int:
        """Return 1 if the words hold the name of a unit of a claim, else 0."""
        known = [unit for one in claim.units if (unit := self.index.units.get(one))]
        return int(any(name in words for unit in known for names in unit.names.values() for name in names))

    def _tied(self, key: str) -> tuple[Candidate, ...]:
        i = self.index.at.get(key)
        if i is None:
            return ()
        return (Candidate(self.index.known(i), (Evidence(100, "tied by the writer"),), ()),)

    def _levels(self, sentence: Sentence) -> Iterator[list[tuple[int, Sentence]]]:
        """Yield the sentences to look in, step by step: the sentence, its paragraph, the headings above."""
        yield []
        if self.has_subject(sentence) or self._names_another(sentence):
            return
        paragraph = [(int(Weight.IN_PARAGRAPH), one) for one in islice(self.prose.before(sentence), 20) if one.names]
        if paragraph:
            yield paragraph
            if any(self.has_subject(one) for _, one in paragraph):
                return
        headings = [(int(Weight.IN_HEADING), one) for one in islice(self.prose.headings(sentence), 20) if one.names]
        if headings:
            yield paragraph + headings

    def has_subject(self, sentence: Sentence) -> bool:
        """Tell whether a sentence names a subject of the ledger, and not as a place where something is."""
        return any(self.is_subject(one.name) and not one.is_place for one in sentence.names)

    def is_subject(self, name: Name) -> bool:
        """Tell whether a name is one of a subject."""
        found = self._subjects.get(name)
        if found is None:
            found = self._subjects[name] = self.index.is_subject(name)
        return found

    def crowds(self, sentence: Sentence, mention: Mention) -> frozenset[str]:
        """Return the claims that count whom a sentence says to have come: each its subject's only one in people."""
        if mention.figure.unit not in people() or not self.prose.said_in(sentence, "gather"):
            return frozenset()
        named_ = (self.index.by_name.get(one.name, [])[:MOST_CANDIDATES] for one in sentence.names)
        found: dict[str, list[str]] = {}
        for i in {i for claims in named_ for i in claims}:
            if set(self.index.units_of(i)) & {mention.figure.unit, *people()[mention.figure.unit]}:
                found.setdefault(self.index.claims[i].subject, []).append(self.index.claims[i].key)
        return frozenset(keys[0] for keys in found.values() if len(keys) == 1)

    def _other_names(self, name: Name) -> Iterable[Name]:
        """Return the names of the subject that a name is one of."""
        claims = self.index.by_name.get(name) or []
        return next((self.index.known(i).subjects for i in claims[:1]), ())

    def _names_another(self, sentence: Sentence) -> bool:
        """Tell whether a sentence has another proper name that may be its subject."""
        return self.prose.other_name(sentence) is not None

    def _weighed(self, mention: Mention, pool: Iterable[int], context: _Context, stated: Stated) -> list[Candidate]:
        weighed = (self._weigh(i, mention, context, stated) for i in pool)
        found = [one for one in weighed if one is not None]
        found.sort(key=lambda one: (not one.is_enough, -one.score, one.claim.key))
        return found

    def _pool(self, sentence: Sentence, around: list[tuple[int, Sentence]]) -> Collection[int]:
        """Return the claims that any name leads to; a name of very many only together with another one."""
        names = {phrase.name for phrase in sentence.names}
        names.update(phrase.name for _, other in around for phrase in other.names)
        names.update([other for name in names if self.is_subject(name) for other in self._other_names(name)])
        lists = [self.index.by_name.get(name, []) for name in sorted(names)]
        pool = {i for claims in lists if len(claims) <= _LONG for i in claims}
        long = [claims for claims in lists if len(claims) > _LONG]
        if long and len(long) > 1:
            pool |= set.intersection(*map(set, long))
        if not pool or (not around and not any(self.is_subject(name) for name in names)):
            pool |= self.index.by_terms(sentence.terms())
        if len(pool) <= MOST_CANDIDATES:
            return pool
        counts: dict[int, int] = {}
        for claims in lists:
            for i in claims:
                if i in pool:
                    counts[i] = counts.get(i, 0) + 1
        return sorted(pool, key=lambda i: (-counts.get(i, 0), i))[:MOST_CANDIDATES]

    def _weigh(self, i: int, mention: Mention, context: _Context, stated: Stated) -> Candidate | None:
        unit = self._unit(self.index.units_of(i), mention)
        if unit is None and not (mention.figure.kind is Kind.COUNT and self._may_be_counted(i, mention)):
            return None
        claim = self.index.known(i)
        counted, as_unit = self._counted(claim, mention, context, unit)
        if counted is None:
            return None
        unit = counted
        subject = tuple(context.subject(claim))
        measure = tuple(context.measure(claim))
        if not subject and not measure:
            return None
        others = [unit] if unit.weight else []
        others += _scope(stated, claim)
        other_act = context.other_act(claim) or context.other_event(claim)
        words = sum(one.weight for one in measure)
        is_kin = not subject and context.names_kin(claim)
        against = _lacking(mention, claim, context, unit, words) if subject else "its subject is not named"
        is_misfit = unit.weight < Weight.ALIKE
        is_measure = against is not None and bool(subject) and not context.compared
        if not is_misfit:
            is_measure = is_measure and other_act is not None and unit.weight >= Weight.COMMON_UNIT
        if is_kin and words >= Weight.BEHIND:
            against = f"product: {' '.join(context.primary or ())} against {claim.columns.subject}"
            is_measure = True
        return Candidate(
            claim,
            subject,
            measure,
            tuple(others),
            against,
            is_measure,
            as_unit,
            is_misfit,
            context.other_kind(claim),
            bool(context.names_of(claim)) or words >= Weight.BEFORE,
        )

    def _may_be_counted(self, i: int, mention: Mention) -> bool:
        """Tell whether a claim may count what a figure counts in another word, before the claim is worked out."""
        mine, units = mention.figure.unit, self.index.units_of(i)
        if len(units) > 1 or "/" in mine + units[0] or self.index.claims[i].aliases:
            return True
        is_of_people = units[0] in people().get(mine, ()) or mine in people().get(units[0], ())
        return is_of_people or bool(self._terms_of_noun(mine) & self.index.terms_of_unit(units[0]))

    def _counted(
        self, claim: Known, mention: Mention, context: _Context, unit: Evidence | None
    ) -> tuple[Evidence | None, str | None]:
        """Return what the units say where one thing may be counted in several words, and the unit that is meant."""
        mine, theirs = mention.figure.unit, next(iter(claim.units)) if len(claim.units) == 1 else NO_UNIT
        sum_, _, each = mine.partition("/")
        if each and sum_ == theirs and self._is_each(each, claim):
            return Evidence(Weight.COMMON_UNIT, f"{theirs} for each"), theirs
        thing, _, time = theirs.partition("/")
        if time and mine in (thing, NO_UNIT) and context.is_said_per(time):
            return Evidence(Weight.UNIT, f"{theirs}, in other words"), theirs
        is_settled = mine == theirs or NO_UNIT in (mine, theirs) or "/" in mine + theirs
        if is_settled or mention.figure.kind is not Kind.COUNT or self.index.units.kind(theirs) is not Kind.COUNT:
            return unit, None
        aliases = claim.measures | claim.either
        noun = named(mention.figure.noun or mine)
        of_noun = [
            one.name for one in context.sentence.names if one.name in aliases and mention.number.end <= one.start
        ]
        if noun in aliases or any(set(noun) & set(name) for name in of_noun[:1]):
            return Evidence(Weight.UNIT, f"{' '.join(noun)!r} is a name of it"), theirs
        if theirs in people().get(mine, ()) and (claim.counted & context.terms):
            return Evidence(Weight.UNIT, f"{theirs} counted as {mine}"), theirs
        named_so = self._terms_of_noun(mine)
        if mine in people().get(theirs, ()) and named_so & (claim.terms | claim.told):
            return Evidence(Weight.UNIT, f"{mine} counted as {theirs}"), theirs
        if named_so & claim.counted and self.index.units.get(mine) is None:
            return Evidence(Weight.UNIT, f"{mine} is {theirs} in another language"), theirs
        return unit, None

    def _is_each(self, each: str, claim: Known) -> bool:
        """Tell whether a unit that a sum is for is the thing that a claim prices: "€19 per dose", "$6 per unit"."""
        return each in _EACH or bool(self._terms_of_noun(each) & (claim.terms | claim.told))

    def _terms_of_noun(self, unit: str) -> set[str]:
        """Return the concepts that the name of a unit stands for, as the draft writes it."""
        found = self._nouns.get(unit)
        if found is None:
            concepts = {term for term in terms_of(unit, self.prose.language) if term.startswith("=")}
            found = self._nouns[unit] = concepts
        return found

    def _unit(self, units: Iterable[str], mention: Mention) -> Evidence | None:
        """Return what the units say; None when the figure cannot be about a claim in these units at all."""
        best = None
        for unit in units:
            key = (mention.figure.kind, mention.figure.unit, unit)
            if key not in self._units:
                self._units[key] = self._alike(*key)
            one = self._units[key]
            if one is not None and (best is None or one.weight > best.weight):
                best = one
        return best

    def _alike(self, kind: Kind, mine: str, unit: str) -> Evidence | None:
        units = self.index.units
        theirs = units.kind(unit)
        if NO_UNIT in (mine, unit):
            return _unstated(kind, theirs, mine, unit)
        if mine == unit:
            is_common = kind in (Kind.MONEY, Kind.PERCENT, Kind.DURATION)
            return Evidence(Weight.COMMON_UNIT if is_common else Weight.UNIT, f"unit {unit}")
        relation = units.relation(mine, unit)
        if relation.likeness in (Likeness.NARROWER, Likeness.BROADER):
            return Evidence(Weight.KIND_OF_UNIT, f"{mine} and {unit}: one is a kind of the other")
        if relation.likeness is Likeness.CONVERTS:
            return Evidence(Weight.COMMON_UNIT, f"{mine} converts to {unit}")
        is_kin = kind is theirs and kind in (Kind.MONEY, Kind.PERCENT)
        if is_kin or _shares(mine, unit) or _are_cousins(units, mine, unit):
            return Evidence(Weight.ALIKE - 1, f"the unit differs: {mine} against {unit}")
        return None


def _lacking(mention: Mention, claim: Known, context: _Context, unit: Evidence, words: int) -> str | None:
    """Return why a claim whose subject is named is not enough spoken for; None when it is.

    Args:
        mention: The figure.
        claim: The claim.
        context: What stands around the figure.
        unit: What their units say.
        words: What all that is said of its measure weighs.
    """
    if other := context.other_measure(claim):
        return other
    if unit.weight < Weight.ALIKE and words < Weight.BEHIND:
        return unit.what
    if unit.weight == Weight.ALIKE and words < Weight.BEHIND and not context.is_outer:
        return "neither a unit nor, near it, what is measured is named"
    if unit.weight <= Weight.KIND_OF_UNIT and words < Weight.ELSEWHERE:
        return "what is measured is not named"
    if others := context.others_than_outer(claim):
        return f"the sentence is about others: {others}"
    is_told = mention.figure.unit in claim.units and (context.gathers(claim) or shares_event(claim, context.events))
    is_bare = mention.figure.unit in people() and not is_told
    if is_bare and context.names_only_what_is_counted(claim):
        return "only what is counted is named"
    return None


def _is_share(prose: Prose, sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Tell whether a figure is a share of what stands behind it, and nothing around it says that it rose or fell."""
    figure = mention.figure
    is_plain = (
        figure.kind in (Kind.PERCENT, Kind.RATIO) and figure.role is Role.LEVEL and figure.hedge is not Hedge.MULTIPLE
    )
    return is_plain and prose.is_share_of(mention) and prose.direction(sentence, clause, mention) is None


def _compared(matcher: Matcher, sentence: Sentence, clause: Clause, mention: Mention) -> Name | None:
    """Return the subject behind "than" where a figure says by how much something differs from it; None for none."""
    prose = matcher.prose
    if not prose.is_beyond(mention):
        return None
    places = [place for place, _ in prose.said_in(sentence, "than") if mention.span.end <= place < clause.end]
    behind = (one for one in sentence.names if places and one.start > places[0])
    return next((one.name for one in behind if matcher.is_subject(one.name) and not one.is_place), None)


def _is_as_good(one: Candidate, best: Candidate) -> bool:
    """Tell whether a claim is the best one at another time, and nothing in the sentence speaks of another time."""
    mine, theirs = one.claim.columns, best.claim.columns
    is_same = mine.subject == theirs.subject and undated(mine.measure) == undated(theirs.measure)
    return is_same and best.score - one.score <= _NOISE and one.fits_unit_and_scope


def _in_unit(enough: list[Candidate]) -> list[Candidate]:
    """Return the candidates that are enough; those of other subjects first where the unit is not the first one's.

    "Paid €85 million for Marelo" is about the fee for him, and not about the wages, in dollars a month, of who paid.
    """
    first = enough[0]
    if not first.is_misfit:
        return enough
    subject = first.claim.columns.subject
    others = [one for one in enough if one.fits_unit_and_scope and one.claim.columns.subject != subject]
    return others + [one for one in enough if one not in others]


def _unstated(mine: Kind, theirs: Kind, unit: str, other: str) -> Evidence | None:
    """Return what it says when one of two units is not stated; None where a bare share can be none of the other."""
    if unit == other:
        return Evidence(Weight.ALIKE, "both count nothing that is named")
    if mine is Kind.RATIO and other != NO_UNIT and theirs not in (Kind.PERCENT, Kind.RATIO):
        return None
    if other == NO_UNIT and mine in (Kind.MONEY, Kind.PERCENT, Kind.QUANTITY, Kind.DURATION):
        return None  # what is counted without a noun is none of these
    return Evidence(Weight.ALIKE, "no unit is stated")


def _scope(stated: Stated, claim: Known) -> Iterator[Evidence]:
    """Yield what time and place say for or against a claim."""
    fits = stated.fits_period(claim)
    if fits is False or (fits and stated.tells_period(claim)):
        years = ", ".join(stated.years)
        yield Evidence(Weight.PERIOD if fits else Weight.AGAINST, f"{years} against {claim.scope.period}")
    is_there = stated.fits_place(claim)
    if is_there is not None:
        yield Evidence(Weight.PLACE if is_there else Weight.AGAINST, "its place" if is_there else "another place")


def _shares(mine: str, theirs: str) -> bool:
    """Tell whether two units are of the same thing, once per time: chip and chip/day."""
    return mine.partition("/")[0] == theirs.partition("/")[0]


def _are_cousins(units: Units, mine: str, theirs: str) -> bool:
    """Tell whether two units are kinds of one wider unit: H100 and H800."""
    first, second = units.get(mine), units.get(theirs)
    return bool(first and second and first.kind_of and first.kind_of == second.kind_of)


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around one figure, for weighing claims.

    Attributes:
        sentence: Its sentence.
        is_outer: Whether sentences around it count as well.
        terms: Terms of the sentence.
        places: Names of the ledger in the sentence, with what each weighs by its place.
        term_weights: The same for terms.
        primary: The subject that the figure belongs to, of those that the sentence names.
        outer_names: Names around the sentence, with what each weighs.
        outer_terms: Terms around it.
        acts: What the words near the figure say was done or measured.
        acts_before: The same of the words before it in its sentence.
        opening: The term for those that its sentence opens with, if they are others than before: "most companies".
        contrasted: Place and term of others that its clause opens with behind a semicolon or "while".
        rates: Units of time of which the sentence says that something is so for each.
        events: What the sentence says to have happened to what the figure counts.
        is_share: Whether the figure is a share of what stands behind it, and nothing says that it rose or fell.
        compared: The subject that the figure says something differs from: "15% fewer workers than Kestrel".
        crowds: Claims that count whom the sentence says to have come: each the only one about its subject in people.
        kind: What sort of figure it is.
        text: The text of the draft.
    """

    sentence: Sentence
    is_outer: bool
    terms: set[str]
    places: dict[Name, int]
    term_weights: dict[str, int]
    primary: Name | None
    outer_names: dict[Name, int]
    outer_terms: set[str]
    acts: set[str]
    acts_before: set[str]
    opening: str | None
    rates: frozenset[str]
    contrasted: tuple[int, str] | None
    events: tuple[Event, ...]
    is_share: bool
    compared: Name | None
    crowds: frozenset[str]
    kind: Kind
    text: str

    def within(self, around: list[tuple[int, Sentence]]) -> _Context:
        """Return the context with the sentences around it."""
        if not around:
            return self
        outer_names: dict[Name, int] = {}
        for weight, other in around:
            for phrase in other.names:
                outer_names[phrase.name] = max(weight, outer_names.get(phrase.name, 0))
        terms = {term for _, other in around for term in other.terms()}
        return replace(self, is_outer=True, outer_names=outer_names, outer_terms=terms)

    @staticmethod
    def of(matcher: Matcher, mention: Mention, sentence: Sentence, clause: Clause) -> _Context:
        """Return what stands around a figure in its sentence."""
        places: dict[Name, int] = {}
        for phrase in sentence.names:
            is_framed = phrase.is_place
            weight = int(Weight.ELSEWHERE) if is_framed else _weight(phrase.start, phrase.end, clause, mention)
            places[phrase.name] = max(weight, places.get(phrase.name, 0))
        term_weights: dict[str, int] = {}
        framed = matcher.prose.framed(sentence)
        acts, before = matcher.prose.acts_of(sentence, clause, mention)
        for i, word in enumerate(sentence.words):
            if word.term:
                weight = int(Weight.ELSEWHERE) if i in framed else _weight(word.start, word.end, clause, mention)
                term_weights[word.term] = max(weight, term_weights.get(word.term, 0))
        return _Context(
            sentence,
            is_outer=False,
            terms=set(term_weights),
            places=places,
            term_weights=term_weights,
            primary=_primary(matcher, sentence, mention),
            outer_names={},
            outer_terms=set(),
            acts=acts,
            acts_before=before,
            opening=matcher.prose.opening(sentence),
            contrasted=matcher.prose.contrasted(sentence, mention),
            rates=frozenset(
                unit for name in ("rate", "rate-word") for _, unit in matcher.prose.said_in(sentence, name)
            ),
            events=told_of(matcher.prose, sentence, mention),
            is_share=_is_share(matcher.prose, sentence, clause, mention),
            compared=_compared(matcher, sentence, clause, mention),
            crowds=matcher.crowds(sentence, mention),
            kind=mention.figure.kind,
            text=matcher.prose.draft.text,
        )

    def subject(self, claim: Known) -> Iterator[Evidence]:
        """Yield the best that speaks for the subject of a claim."""
        inside = [name for name in claim.subjects if name in self.places]
        if inside:
            is_primary = self.primary in inside
            name = self.primary if is_primary and self.primary else min(inside)
            weight = Weight.SUBJECT if is_primary else Weight.OTHER_SUBJECT
            yield Evidence(weight, f"{' '.join(name)!r} in the sentence")
            return
        outside = {name: self.outer_names[name] for name in claim.subjects if name in self.outer_names}
        if outside:
            name = max(outside, key=lambda one: (outside[one], one))
            where = "in the paragraph" if outside[name] == Weight.IN_PARAGRAPH else "in a heading"
            yield Evidence(outside[name], f"{' '.join(name)!r} {where}")
            return
        topics = [name for name in claim.topics if name in self.places or name in self.outer_names]
        if topics:
            yield Evidence(Weight.EITHER, f"{' '.join(min(topics))!r}, which the statement names")
            return
        if own := self.own_names(claim):
            yield Evidence(Weight.EITHER, f"{' '.join(own[0])!r}, a name that only it has")
            return
        either = [name for name in claim.either if name in self.places] if self.primary is None else []
        if len(either) > 1 or (either and claim.terms & self.terms):
            yield Evidence(Weight.EITHER, f"{' '.join(min(either))!r} in the sentence")
            return
        told = (claim.told | claim.terms) & self.terms
        if _is_told(told, claim.told | claim.terms):
            yield Evidence(Weight.TOLD, f"the sentence holds most words of the statement: {', '.join(sorted(told))}")

    def is_said_per(self, time: str) -> bool:
        """Tell whether the sentence says somewhere that its figure is for each hour, day or the like: "every day"."""
        return time in self.rates

    def own_names(self, claim: Known) -> list[Name]:
        """Return the names in the sentence that only claims about the subject have, if they tell it by themselves.

        That is so where the subject is an ordinary word, and where one name is of several words, or two are there, or
        something else that the statement says.
        """
        if not claim.is_common:
            return []
        found = sorted(name for name in claim.own if name in self.places and not self._is_counted(name, claim))
        if any(len(name) > 1 for name in found) or len(found) > 1:
            return sorted(found, key=lambda name: (-len(name), name))
        used = {term for name in found for term in terms_of(" ".join(name), UNKNOWN)}
        return found if ((claim.told | claim.terms) - used - claim.counted) & self.terms else []

    def others_than_outer(self, claim: Known) -> str | None:
        """Return what a sentence opens with, if that is another subject than the one that only stands around it.

        "Most companies use 16,000 chips" goes on with no company that the sentence before is about.
        """
        if self.contrasted:
            start, term = self.contrasted
            here = {one.name for one in self.sentence.names if one.start > start}
            if term not in claim.terms | claim.told and not here & (claim.subjects | claim.topics):
                return _shown(term)
        if not self.opening or not self.is_outer or any(name in self.places for name in claim.subjects | claim.topics):
            return None
        return None if self.opening in claim.terms | claim.told else _shown(self.opening)

    def names_kin(self, claim: Known) -> bool:
        """Tell whether the sentence is about a subject that shares a word of its name: Lumen 4 and Lumen 5."""
        if self.primary is None:
            return False
        return any(set(name) & set(self.primary) for name in claim.subjects)

    def names_of(self, claim: Known) -> list[Evidence]:
        """Return the names of its measure that stand in the sentence, the nearest first."""
        used = [
            Evidence(self.places[name], f"{' '.join(name)!r}")
            for name in (claim.measures | claim.either)
            if name in self.places
        ]
        return sorted(used, key=lambda one: (-one.weight, one.what))

    def names_it(self, claim: Known) -> bool:
        """Tell whether a name of what is measured stands near the figure, or one of several words anywhere.

        The noun that is counted is no such name where something was done: "1,500 employees" are hired or dismissed.
        """
        known = families()
        is_done = any(known.get(term) != LIGHT for term in self.acts)
        names = [name for name in claim.measures | claim.either if not (is_done and self._is_counted(name, claim))]
        return any(self.places.get(name, 0) >= (Weight.ELSEWHERE if len(name) > 1 else Weight.BEHIND) for name in names)

    def measure(self, claim: Known) -> Iterator[Evidence]:
        """Yield what speaks for the measure of a claim: its names and terms in the sentence, then further off."""
        names = self.names_of(claim)
        yield from names[:1]
        terms = [
            Evidence(self.term_weights[term], f"{_shown(term)}") for term in claim.terms if term in self.term_weights
        ]
        terms.sort(key=lambda one: (-one.weight, one.what))
        yield from terms[: 2 if names else 3]
        places = [name for name in claim.places if name in self.places and name not in claim.subjects]
        if places and not claim.topics:
            yield Evidence(Weight.ELSEWHERE, f"{' '.join(min(places))!r}, its place")
        if not names and not terms and (kin := self.kin_acts(claim, self.acts or self.acts_before)):
            yield Evidence(Weight.ELSEWHERE, f"{_shown(min(kin))}, which is of its kind")
        if not names and not terms and shares_event(claim, self.events):
            yield Evidence(Weight.BEHIND, "what happens is what it is of")
        told = sorted(claim.told & self.terms)
        if told:
            yield Evidence(min(len(told), 3) * Weight.TOLD_TERM, ", ".join(map(_shown, told[:3])))
        if not names and not terms and self.is_outer:
            outer = [name for name in claim.measures if name in self.outer_names]
            if outer or claim.terms & self.outer_terms:
                what = " ".join(min(outer)) if outer else _shown(min(claim.terms & self.outer_terms))
                yield Evidence(Weight.IN_CONTEXT, f"{what!r} around it")

    def names_only_what_is_counted(self, claim: Known) -> bool:
        """Tell whether nothing says what is measured but the noun: "1,247 cases", of dengue or of measles."""
        if not claim.core - claim.counted:
            return False
        said = (claim.terms | claim.told) - claim.counted
        if said & (self.terms | self.outer_terms):
            return False
        names = (claim.measures | claim.either) - {name for name in claim.measures if self._is_counted(name, claim)}
        return not any(name in self.places or name in self.outer_names for name in names)

    @staticmethod
    def _is_counted(name: Name, claim: Known) -> bool:
        return terms_of(" ".join(name), UNKNOWN) <= claim.counted

    @staticmethod
    def kin_acts(claim: Known, acts: set[str]) -> set[str]:
        """Return those of acts that are of one family with those of a claim: paid, and the price of it."""
        known = families()
        mine = {known[term] for term in claim.acts if term in known} - {LIGHT}
        return {term for term in acts if known.get(term) in mine}

    def other_kind(self, claim: Known) -> str | None:
        """Return which group or disease the figure is of, if a claim is about another one of its sort.

        What stands right behind the figure counts first: "91% of the children, 40% of the adults".
        """
        known = exclusive_kinds()
        for kind in EXCLUSIVE:
            mine = {term for term in claim.terms | claim.told if known.get(term) == kind}
            near = (
                self.terms
                if kind != GOOD
                else {t for t, weight in self.term_weights.items() if weight >= Weight.BEHIND}
            )
            here = {term for term in near if known.get(term) == kind}
            behind = {term for term in here if self.term_weights[term] == Weight.BEHIND}
            if mine and here and not mine & (behind or here):
                return f"{kind}: {_shown(min(behind or here))} against {_shown(min(mine))}"
        return None

    def gathers(self, claim: Known) -> bool:
        """Tell whether a sentence says that so many came, and no other claim about the subject counts people."""
        return claim.key in self.crowds

    def other_measure(self, claim: Known) -> str | None:
        """Return what says that the figure is none of what a claim measures; None when nothing does."""
        other_act = self.other_act(claim)
        if other_act and not self.names_it(claim):
            return f"measure: the sentence speaks of {other_act}"
        if other_event := self.other_event(claim):
            return f"measure: the sentence tells of another thing, {other_event!r}"
        if self.compared and self.compared not in claim.subjects:
            return f"it compares with {' '.join(self.compared)!r}"
        if self.is_share and says_way(f"{claim.columns.key} {claim.columns.measure} {claim.columns.statement or ''}"):
            return "a share of it, and no change of it"
        return None

    def other_event(self, claim: Known) -> str | None:
        """Return the word for what happens to what the figure counts, if a claim is of something else."""
        return other_event(claim, self.events, self.text)

    def other_act(self, claim: Known) -> str | None:
        """Return what the sentence says was done or measured, if a claim is about something else.

        Where a claim only counts a noun, what is said further off does not speak against it.
        """
        mine = self.acts or (self.acts_before if claim.acts - claim.counted else set())
        if claim.acts and claim.acts <= _STATES:
            mine = mine - {_HAVE}  # "has a capacity of 110 megawatts"
        if self.kind is Kind.MONEY and claim.acts and (claim.acts <= _COSTING or _TICKET in claim.terms):
            mine = {term for term in mine if families().get(term) != "money"}
        if not claim.acts or not mine or mine & claim.acts or self.kin_acts(claim, mine):
            return None
        return ", ".join(_shown(term) for term in sorted(mine))


def _is_told(found: frozenset[str], wanted: frozenset[str]) -> bool:
    """Tell whether a sentence holds enough terms of a statement: in another language all those that have a concept."""
    concepts = {term for term in wanted if term.startswith("=")}
    is_most = len(found) >= _LEAST_TOLD and 5 * len(found) >= 3 * len(wanted)
    return is_most or (len(concepts) > _LEAST_TOLD and concepts <= found)


def _shown(term: str) -> str:
    return term.removeprefix("=")


def _weight(start: int, end: int, clause: Clause, mention: Mention) -> int:
    """Return what a word weighs by where it stands to the figure."""
    if clause.start <= start and end <= mention.number.start:
        return Weight.BEFORE
    if mention.number.start <= start < clause.end:
        return Weight.BEHIND
    return Weight.ELSEWHERE


def _primary(matcher: Matcher, sentence: Sentence, mention: Mention) -> Name | None:
    """Return the subject that a figure belongs to, of those that its sentence names: the last before it, else the next.

    What is named as a place ("in Ordana") comes after the others.
    """
    subjects = [one for one in sentence.names if matcher.is_subject(one.name)]
    for wanted in (False, True):
        here = [one for one in subjects if one.is_place is wanted]
        before = [one for one in here if one.start < mention.number.start]
        if before:
            return before[-1].name
        if here:
            return here[0].name
    return None
