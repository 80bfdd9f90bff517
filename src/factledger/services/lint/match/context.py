"""What stands around one figure, for weighing claims: what it says of their subject and of their measure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import UNKNOWN
from factledger.reading.matters import matters_of
from factledger.reading.qualities import quality_at
from factledger.reading.terms import (
    EXCLUSIVE,
    GOOD,
    acts,
    exclusive_kinds,
    families,
    forms,
    named,
    narrower,
    nouns,
    people,
    terms_of,
)
from factledger.services.lint.claims.known import undated
from factledger.services.lint.claims.made import JOINTS
from factledger.services.lint.claims.names import is_proper_name, telling_terms, terms_counted
from factledger.services.lint.match.around import (
    compared_with,
    is_plain_share,
    primary_subject,
    purpose_of,
    weight_of_place,
)
from factledger.services.lint.match.earlier import partner
from factledger.services.lint.match.events import (
    TAKEN,
    WAIT,
    deeds_in,
    lacks_deed,
    of_claim,
    other_event,
    shares_event,
    told_of,
)
from factledger.services.lint.match.evidence import Evidence, Weight
from factledger.services.lint.match.matters import general, matters_in, matters_of_claim
from factledger.services.lint.match.models import model_behind, models_in, other_model
from factledger.services.lint.match.reckoning import other_reckoning, reckonings
from factledger.services.lint.match.rivals import are_beside
from factledger.services.lint.prose.acts import acts_of, own_clause
from factledger.services.lint.prose.behind import is_away
from factledger.services.lint.prose.direction import says_end, says_way
from factledger.services.lint.prose.meant_models import NUMBERS
from factledger.services.lint.prose.names import acting_names, framed_words, other_names
from factledger.services.lint.prose.openings import contrasted_agent, opening_agent
from factledger.services.lint.prose.rates import names_unit
from factledger.services.lint.prose.traded import moved_names
from factledger.values.figure import Kind
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from factledger.reading.events import Event
    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.match.matcher import Matcher
    from factledger.services.lint.match.reckoning import Reckoned
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Clause, Sentence

_MOST_TOPICS = 3
"""How many topics of a claim that a sentence names tell more than one."""

_PAIR = 2
"""Words that name a subject together, each of which may be said by another one."""

_TO_OBJECT = 2
"""Words behind one for what is done among which its object stands: "renting a flat"."""

_TOLD_OF_RATE = 2
"""How many terms of a claim are said beside a sum for each hour that is its."""

_LEAST_TOLD = 3
"""How many terms of a statement a sentence holds before it stands for the subject."""

_COSTING = frozenset({"=build", "=open", "=plan-close", "=train", "=rescue", "=vaccinate", "=found", "=research"})
"""Acts of which a sum is what they cost."""

_STATES = frozenset(
    f"={name}"
    for name in (
        *("capacity", "area", "age", "speed", "length", "height", "weight", "temperature", "population", "member"),
        *(
            "arrest",
            "student",
            "user",
            "customer",
            "debt",
            "budget",
            "employ",
            "store",
            "reserve",
            "stake",
            "revenue",
            "profit",
        ),
        *("visitor", "passenger", "emission", "deficit", "tax", "share", "market-value", "unemployment", "poverty"),
    )
)
"""What something has of itself: that it has it excludes nothing."""

_WORKER, _EMPLOY, _PLAN, _BOUGHT = "worker", "=employ", "plan", frozenset({"=acquire", "=order"})
"""Those who work somewhere, and what says so; what is planned, and what comes to the same where it is."""

_EXTENTS = frozenset({"=area", "=length", "=height", "=weight"})
"""What is measured in units of its own, and neither counted nor paid."""

_SIZES = _EXTENTS | {"=capacity"}
"""What something is built or opened with."""

_MEASURING = (
    (frozenset({"meter", "kilometer", "centimeter", "mile", "foot", "yard"}), frozenset({"=length", "=height"})),
    (frozenset({"hectare", "acre", "square_kilometer", "square_meter", "square_mile"}), frozenset({"=area"})),
    (frozenset({"tonne", "kilogram", "gram", "pound", "ounce", "ton"}), frozenset({"=weight"})),
)
"""What units measure: so many tonnes are no length."""

_HAVE, _TICKET, _AGE, _PRODUCE, _COST = "=own", "=ticket", "=age", "=produce", "=cost"

_SHARE, _PRICE, _REVENUE, _CLOSE = "=share", "=price", "=revenue", "=plan-close"
_RENT, _PAY, _FUND, _ORDER = "=rent", "=pay", "=fund", "=order"
_GOT, _GAINED = frozenset({"=acquire"}), frozenset({"=profit", "=loss"})

_LOSS, _DAMAGE = "=loss", frozenset({"damage", "destroy", "flood"})
"""What is told of a sum by which something was damaged, and the events that do so."""

_OF_PEOPLE = frozenset({_PRODUCE, "=pay", "=store", "=build", "=revenue", "=attend"})
"""What is said of people besides what they are: "made 6,400 people flee", "3,200 members pay", "in the office"."""

_SUPPLYING, _SUPPLIED = frozenset({"=deliver", "=supply"}), frozenset({"=sell", "=harvest"})
"""What people do who bring what they grow to somebody, and how else it is told."""

_OF_COUNTED = {
    "ticket": frozenset({"=sell", "=order", "=acquire", "=revenue", "=deliver", "=attend"}),
    "arrest": frozenset({"=infect", "=smuggle", "=sell", "=bribe", "=fund"}),
    "fine": frozenset({"=speed", "=invest", "=tax"}),
    "tonne": frozenset({"=download", "=carry"}),
    **dict.fromkeys(("launch", "flight", "arrest_warrant", "inspection", "rescue", "visit"), frozenset({_PRODUCE})),
}
"""What becomes of what is counted by its nature, and what it is for: tickets are sold, fines are for speed."""

_NONE: frozenset[str] = frozenset()

_POWER, _POWERED = frozenset({"=capacity"}), frozenset({_PRODUCE, "=deliver", "=build"})
"""What a plant has, and what it does with it."""

_SELL, _SALES = "=sell", frozenset({"=sell", "=revenue"})
"""What sums of money say of one thing: what was sold is what came in."""

_WATTS = frozenset({"kilowatt", "megawatt", "gigawatt"})
"""Units of what a plant can give or take."""

_WON = frozenset({"=vote", "=turnout", "=goal", "=revenue"})
"""What one wins: "obtained 91,320 votes" buys and earns nothing."""

GENERAL = frozenset({"=earn", "=collect"})
"""What says no more than that something was had, where another word says what: "earned a profit"."""

_RESULTS = frozenset({"=revenue", "=profit", "=inflation"})
"""What a statement may speak of besides what its claim measures: a charge that a firm "took"."""

_EARNED = frozenset({"=profit", *GENERAL})
"""What is had in money only: who earns votes has no profit."""

_SUMS = frozenset(
    {"=price", "=cost", "=pay", "=budget", "=debt", "=deficit", "=surplus", "=profit", "=interest", "=inflation"}
)
"""What is told in sums or in percent, and is none of what is counted by a noun: "340 farms, at a cost of"."""

_HEADS = frozenset(
    {"=attend", "=passenger", "=visitor", "=customer", "=user", "=member", "=student", "=employ", "=population"}
)
"""Who are counted: no distance is one of them, whoever runs it."""

_ARREST = "=arrest"
"""What is done to nothing that is measured in tonnes: "menangkap" is to catch fish, too."""

_BORN = frozenset({"=birth", "=infect"})
"""What happens to the living, and not to what is measured in hectares or in hours: "ولّد" is generated, too."""

_LIVING = frozenset({"=population"})
"""What is said of all who are somewhere, whoever they are."""

_OBTAINED = frozenset({"=acquire", "=revenue", _HAVE, *GENERAL})
"""Acts that verbs such as "obtain" stand for elsewhere."""

_PARTIES = frozenset({"=customer", "=user", "=visitor", "=passenger", "=student", "=member"})
"""Those whom something may go to: where another thing is counted or priced, it is none of what they are."""

_PRICES = frozenset({"=price", "=cost", "=pay", "=rent"})
"""What is asked of somebody for something."""

_LASTING = frozenset({"=length"})
"""What a claim on how long something lasts is of, at most."""

_OF_SHARES, _MARKET = frozenset({"=population", "=donate", "=invest", "=area", "=capacity", "=goal"}), "=market"
"""What a share may be of, or what may bring it: "18% of the population", "menyumbang 58 persen"."""

_MADE = frozenset({"=produce", "=plan-close"})
"""What money only comes from, and what a year may do: "closed 2025 with a loss of 5 million"."""

_MONEY = "money"
"""The family of acts of sums."""

_OF_SUMS, _RATES_OF_PRICE = frozenset({"=price"}), frozenset({"=inflation", "=tariff"})
"""What says in sums alone what something cost."""

BY_NUMBER = ", by which its measure is told"
"""How it ends what an evidence says where a number of a name tells what is measured: the 800 of "H800"."""

LIGHT = "light"
"""The family of acts that say little: to have so many, to close the year with so many."""


def kinds_said(prose: Prose, clause: Clause) -> frozenset[str]:
    """Return what the words around a figure say of what sort things are: foreign, of intensive care."""
    names = [word.name for word in prose.words_in(Span(clause.start, clause.end))]
    said = (quality_at(names, i, prose.language) for i in range(len(names)))
    return frozenset(one[0] for one in said if one is not None)


_TRADED = frozenset({"=acquire", "=sell", "=own"})
"""What is done with what rises or falls, which itself does not."""


@dataclass(frozen=True, slots=True)
class Context:
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
        contrasted: Part of its sentence, by semicolons and "while", and the term of others that opens it.
        rates: Units of time of which the sentence says that something is so for each.
        names_unit: Tells whether a unit is named near the figure; few figures ask.
        other_names: Finds the proper names in the sentence that the ledger does not know; few figures ask.
        events: What the sentence says to have happened to what the figure counts.
        deeds: What the sentence says to have happened to anything.
        weigh_matters: Finds what the sentence speaks of, with what each matter weighs by its place; few figures ask.
        find_kinds: Finds what its clause says of what sort things are; few claims ask.
        find_rated: Finds the claims of what costs so much for each hour or the like where the sentence is of.
        find_before: Finds the terms of the sentence before in its paragraph.
        names_object: Tells whether a noun stands right behind a word for what is done.
        find_moved: Finds the names that went up or down themselves by the figure; claims about shares ask.
        is_share: Whether the figure is a share of what stands behind it, and nothing says that it rose or fell.
        is_away: Whether it says how long ago, or how much later, something was.
        models: The models that the sentence names, as they are compared.
        model_behind: Finds the model right behind the figure, as it is written; few figures ask.
        compared: The subject that the figure says something differs from: "15% fewer workers than Kestrel".
        reckonings: How things are reckoned: what the sentence says before the figure, behind it, and further before.
        crowds: Claims that count whom the sentence says to have come: each the only one about its subject in people.
        purpose: Term of what the money of the figure goes to, by the words right behind it.
        kind: What sort of figure it is.
        unit: Its unit.
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
    names_unit: Callable[[str], bool]
    other_names: Callable[[], tuple[str, ...]]
    acting_names: Callable[[], tuple[str, ...]]
    contrasted: tuple[Span, str] | None
    events: tuple[Event, ...]
    deeds: frozenset[str]
    weigh_matters: Callable[[], dict[str, int]]
    find_kinds: Callable[[], frozenset[str]]
    find_moved: Callable[[], frozenset[Name]]
    find_rated: Callable[[], list[str]]
    find_before: Callable[[], set[str]]
    names_object: Callable[[], bool]
    is_share: bool
    is_away: bool
    models: frozenset[str]
    model_behind: Callable[[], str | None]
    compared: Name | None
    reckonings: tuple[Sequence[Reckoned], ...]
    crowds: frozenset[str]
    purpose: str | None
    kind: Kind
    unit: str
    text: str

    def within(self, around: list[tuple[int, Sentence]]) -> Context:
        """Return the context with the sentences around it."""
        if not around:
            return self
        outer_names: dict[Name, int] = {}
        for weight, other in around:
            for phrase in other.names:
                outer_names[phrase.name] = max(weight, outer_names.get(phrase.name, 0))
        # What a paragraph before says of its subject is not said of this figure.
        terms = {term for weight, other in around if weight > Weight.IN_TEXT for term in other.terms()}
        return replace(self, is_outer=True, outer_names=outer_names, outer_terms=terms)

    @staticmethod
    def of(matcher: Matcher, mention: Mention, sentence: Sentence, clause: Clause) -> Context:
        """Return what stands around a figure in its sentence."""
        near = own_clause(matcher.prose, sentence, clause, mention)
        if (other := partner(matcher.prose, sentence, mention)) and other.span.end <= mention.span.start:
            near = near._replace(start=matcher.prose.clause(sentence, other).start)
        places: dict[Name, int] = {}
        for phrase in sentence.names:
            is_framed = phrase.is_place
            weight = int(Weight.ELSEWHERE) if is_framed else weight_of_place(phrase.start, phrase.end, near, mention)
            places[phrase.name] = max(weight, places.get(phrase.name, 0))
        term_weights: dict[str, int] = {}
        for head in matcher.prose.heads(sentence):
            # What heads a cell is said of its figure.
            places |= {phrase.name: int(Weight.BEFORE) for phrase in head.names}
            term_weights |= dict.fromkeys(head.terms(), int(Weight.BEFORE))
        framed = framed_words(matcher.prose, sentence)
        done, before = acts_of(matcher.prose, sentence, near, mention)
        exclusive = acts()
        own = mention.span if mention.figure.kind is Kind.DURATION else Span(0, 0)  # its years are of any length
        for i, (start, end, _, term) in enumerate(sentence.words):
            # "Has 260 branches and plans to close 35": what is done to those says nothing of these.
            is_of_next = near.end <= start < clause.end and term in exclusive
            if term and not own.start <= start < own.end and not is_of_next:
                weight = int(Weight.ELSEWHERE) if i in framed else weight_of_place(start, end, near, mention)
                if weight > term_weights.get(term, 0):
                    term_weights[term] = weight
        return Context(
            sentence,
            is_outer=False,
            terms=set(term_weights),
            places=places,
            term_weights=term_weights,
            primary=primary_subject(matcher, sentence, mention),
            outer_names={},
            outer_terms=set(),
            acts=done,
            acts_before=before,
            opening=opening_agent(matcher.prose, sentence),
            contrasted=contrasted_agent(matcher.prose, sentence, mention),
            rates=frozenset(
                unit for name in ("rate", "rate-word") for _, unit in matcher.prose.said_in(sentence, name)
            ),
            names_unit=partial(names_unit, matcher.prose, sentence),
            other_names=partial(other_names, matcher.prose, sentence),
            acting_names=partial(acting_names, matcher.prose, sentence),
            events=told_of(matcher.prose, sentence, mention),
            deeds=deeds_in(matcher.prose, sentence),
            weigh_matters=lambda: {
                matter: max(weight_of_place(word.start, word.end, near, mention) for word in words)
                for matter, words in matters_in(matcher.prose, sentence).items()
            },
            find_kinds=partial(kinds_said, matcher.prose, clause),
            find_moved=partial(moved_names, matcher.prose, sentence, mention),
            find_rated=partial(matcher.rated_in, sentence, mention.figure.unit),
            names_object=partial(_names_object, matcher.prose, sentence),
            find_before=lambda: next((one.terms() for one in matcher.prose.before(sentence)), set()),
            is_share=is_plain_share(matcher.prose, sentence, clause, mention),
            models=models_in(matcher.prose, sentence),
            model_behind=partial(model_behind, matcher.prose, sentence, mention),
            is_away=mention.figure.kind is Kind.DURATION and is_away(matcher.prose, mention),
            compared=compared_with(matcher, sentence, clause, mention),
            reckonings=reckonings(matcher.prose, sentence, clause, mention),
            crowds=matcher.crowds(sentence, mention),
            purpose=purpose_of(matcher.prose, sentence, mention),
            kind=mention.figure.kind,
            unit=mention.figure.unit,
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
        if self._is_done_by_another(claim):
            return
        topics = [name for name in claim.topics if name in self.places or name in self.outer_names]
        if topics and self._says_more_than(topics, claim):
            # Where two claims have one topic in common, that of which the other one is named as well is meant.
            weight = Weight.EITHER + min(len(topics), _MOST_TOPICS) - 1
            yield Evidence(weight, f"{' '.join(min(topics))!r}, which the statement names")
            return
        if own := self.own_names(claim):
            yield Evidence(Weight.EITHER, f"{' '.join(own[0])!r}, a name that only it has")
            return
        either = [name for name in claim.either if name in self.places] if self.primary is None else []
        if len(either) > 1 or (either and claim.terms & self.terms):
            yield Evidence(Weight.EITHER, f"{' '.join(min(either))!r} in the sentence")
            return
        if self.primary is None and self._is_said_otherwise(claim):
            yield Evidence(Weight.EITHER, f"{claim.columns.subject!r} in other words")
            return
        if self._is_of_rate(claim):
            yield Evidence(Weight.EITHER, "its place, what is done there, and in what it is told")
            return
        told = (claim.told | claim.terms) & self.terms
        # "The Sandal railway" is not that of Orlanza.
        if _is_told(told, claim.told | claim.terms) and not self._is_of_another(claim):
            yield Evidence(Weight.TOLD, f"the sentence holds most words of the statement: {', '.join(sorted(told))}")

    def _is_done_by_another(self, claim: Known) -> bool:
        """Tell whether a name that nobody knows does or has what a sentence tells: "Quinvara took a year to ban"."""
        names = self.acting_names()
        if not names:
            return False
        own = {term for name in claim.subjects for term in terms_of(" ".join(name), UNKNOWN)} | claim.told | claim.terms
        return any(own.isdisjoint(terms_of(one, UNKNOWN)) for one in names)

    def _is_of_rate(self, claim: Known) -> bool:
        """Tell whether a sum for each hour or the like is told where a claim is of: "in China chips rent for $6/hour".

        Two things that the claim says are said of it, one of them maybe in the sentence before, and nobody else is
        named beside it.
        """
        if "/" not in self.unit or claim.key not in self.find_rated():
            return False
        # "Chips are scarce. Renting them" is of these, "renting a flat" of none.
        here = self.terms if self.names_object() else self.terms | self.outer_terms | self.find_before()
        said = ((claim.told | claim.terms) - _terms_of_places(claim)) & here
        is_told = bool(claim.acts & self.terms) and len(said) >= _TOLD_OF_RATE
        return is_told and not self._is_of_another(claim)

    def _says_more_than(self, topics: Sequence[Name], claim: Known) -> bool:
        """Tell whether a sentence has more of a claim than names of its statement: "China", of access to chips.

        So many years pass anywhere; what other figures are of is told by their units and by words beside them.
        """
        return self.kind is not Kind.DURATION or bool(self._told_besides(topics, claim))

    def _told_besides(self, names: Sequence[Name], claim: Known) -> frozenset[str]:
        """Return the terms of a claim that the sentence has, but for those of some names."""
        used = {term for name in names for term in terms_of(" ".join(name), UNKNOWN)}
        return (claim.told | claim.terms).intersection(self.terms) - used

    def _is_said_otherwise(self, claim: Known) -> bool:
        """Tell whether the words of a subject that is no proper name are said in other words: "the locusts in Tarva".

        All of them are, or one where the place of the claim is named, or two beside each other are those of another
        name that it has: "chips vetados", of "chips proibidos".
        """
        if is_proper_name(claim.columns.subject):
            return False
        pairs = claim.once("pairs of names", lambda: _pairs_of_names(claim))
        if pairs and any(_says_both(pair, self._told_in_pairs()) for pair in pairs):
            return True
        words = claim.once("words of subject", lambda: _matters_of_words(claim.columns.subject))
        said = self.weigh_matters().keys()
        some = [not matters.isdisjoint(said) for matters in words]
        return all(some) or (any(some) and any(name in self.places for name in claim.places))

    def _told_in_pairs(self) -> list[tuple[Placed, Placed]]:
        """Return the words of the sentence that say something, each with the next."""

        def found() -> list[tuple[Placed, Placed]]:
            return list(pairwise(word for word in self.sentence.words if word.term and word.name not in JOINTS))

        return self.sentence.once("told in pairs", found)

    def _is_of_another(self, claim: Known) -> bool:
        """Tell whether a proper name before all figures may be the subject, and is no word of a claim's statement."""
        start, figures = self.sentence.span.start, self.sentence.figures
        if claim.is_common or not figures:
            return False
        own, end = claim.told | claim.terms, figures[0].span.start
        # A short form such as "PDF" is no subject.
        others = (one for one in self.other_names() if self.text.find(one, start) < end and not one.isupper())
        return any(not {*terms_of(one, UNKNOWN)} & own for one in others)

    def is_said_per(self, time: str) -> bool:
        """Tell whether the sentence says somewhere that its figure is for each hour, day or the like: "every day".

        A sum is one for each of what is named beside it: "a tonne sells for $15,600".
        """
        return time in self.rates or (self.kind is Kind.MONEY and self.names_unit(time))

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
        return found if self._told_besides(found, claim) - claim.counted else []

    def others_than_outer(self, claim: Known) -> str | None:
        """Return what a sentence opens with, if that is another subject than the one that only stands around it.

        "Most companies use 16,000 chips" goes on with no company that the sentence before is about.
        """
        if self.contrasted:
            part, term = self.contrasted
            here = {one.name for one in self.sentence.names if part.start <= one.start < part.end}
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

    def is_of_another(self, claim: Known) -> bool:
        """Tell whether the sentence names the subject of a claim, and says its figure of another one."""
        is_named = any(name in self.places for name in claim.subjects)
        return is_named and self.primary is not None and self.primary not in claim.subjects

    def names_of(self, claim: Known) -> list[Evidence]:
        """Return the names of its measure that stand in the sentence, the nearest first."""
        used = [
            Evidence(self.places[name], f"{' '.join(name)!r}")
            for name in (claim.measures | claim.either)
            if name in self.places
        ]
        return sorted(used, key=lambda one: (-one.weight, one.what))

    def matters_of(self, claim: Known) -> list[Evidence]:
        """Return the matters of its measure that the sentence speaks of, the nearest first."""
        mine = matters_of_claim(claim)
        here = self.weigh_matters() if mine else {}
        found = [Evidence(here[matter], f"{matter}, of which its measure speaks") for matter in mine & here.keys()]
        return sorted(found, key=lambda one: (-one.weight, one.what))

    def names_it(self, claim: Known) -> bool:
        """Tell whether a name of what is measured stands near the figure, or one of several words anywhere.

        The noun that is counted is no such name where something was done: "1,500 employees" are hired or dismissed.
        """
        known = families()
        is_done = any(LIGHT not in known.get(term, ()) for term in self.acts)
        names = [name for name in claim.measures | claim.either if not (is_done and self._is_counted(name, claim))]
        return any(self.places.get(name, 0) >= (Weight.ELSEWHERE if len(name) > 1 else Weight.BEHIND) for name in names)

    def measure(self, claim: Known) -> Iterator[Evidence]:
        """Yield what speaks for the measure of a claim: its names and terms in the sentence, then further off."""
        names = self.names_of(claim)
        yield from names[:1]
        # Where no table knows a word of the measure, the statement says what it is: "tasa" of interest.
        telling = claim.terms if claim.terms & acts() else claim.terms | (claim.acts - claim.counted)
        terms = [Evidence(self.term_weights[term], f"{_shown(term)}") for term in telling if term in self.term_weights]
        terms.sort(key=lambda one: (-one.weight, one.what))
        yield from terms[: 2 if names else 3]
        places = [name for name in claim.places if name in self.places and name not in claim.subjects]
        if places and not claim.topics:
            yield Evidence(Weight.ELSEWHERE, f"{' '.join(min(places))!r}, its place")
        matters = [] if names or terms else self.matters_of(claim)
        yield from matters[:2]
        is_told_for = self.purpose is not None and self.purpose not in claim.terms | claim.told
        if not (names or terms or matters or is_told_for) and (
            kin := self.kin_acts(claim, (self.acts or self.acts_before) - (_RESULTS & claim.acts))
        ):
            yield Evidence(Weight.ELSEWHERE, f"{_shown(min(kin))}, which is of its kind")
        if not names and not terms and not matters and shares_event(claim, self.events):
            yield Evidence(Weight.BEHIND, "what happens is what it is of")
        if not (names or terms or matters) and self._is_price(claim):
            yield Evidence(Weight.BEHIND, "so much for each, as it is measured")
        if not (names or terms) and _SHARE in claim.terms and not claim.subjects.isdisjoint(self.find_moved()):
            yield Evidence(Weight.BEFORE, "shares, by which a firm goes up or down")
        if (numbers := _numbers_of(claim)) and numbers <= _numbers_in(self.sentence):
            yield Evidence(Weight.ELSEWHERE, f"{', '.join(sorted(numbers))}{BY_NUMBER}")
        told = sorted((claim.told - _of_names(claim)) & self.terms)
        if told:
            yield Evidence(min(len(told), 3) * Weight.TOLD_TERM, ", ".join(map(_shown, told[:3])))
        if not names and not terms and not matters and self.is_outer:
            outer = [name for name in claim.measures if name in self.outer_names]
            if outer or claim.terms & self.outer_terms:
                what = " ".join(min(outer)) if outer else _shown(min(claim.terms & self.outer_terms))
                yield Evidence(Weight.IN_CONTEXT, f"{what!r} around it")

    def _is_price(self, claim: Known) -> bool:
        """Tell whether a figure is so much money for each, as a claim is, and at its place if that has one."""
        is_here = not claim.places or any(name in self.places for name in claim.places)
        return self.kind is Kind.MONEY and "/" in self.unit and self.unit in claim.units and is_here

    def names_only_what_is_counted(self, claim: Known) -> bool:
        """Tell whether nothing says what is measured but the noun: "1,247 cases", of dengue or of measles."""
        if not claim.core - claim.counted - terms_counted(claim.columns.measure, claim.units):
            return False
        # Who "employs 340 people" says of them what "340 employees" says by the noun.
        counted = claim.counted if self.unit in claim.units else claim.counted & terms_of(self.unit, UNKNOWN)
        said = (claim.terms | claim.told) - counted
        if said & (self.terms | self.outer_terms):
            return False
        if matters_of_claim(claim).difference(*map(matters_of, claim.units)) & self.weigh_matters().keys():
            return False
        names = (claim.measures | claim.either) - {name for name in claim.measures if self._is_counted(name, claim)}
        return not any(name in self.places or name in self.outer_names for name in names)

    @staticmethod
    def _is_counted(name: Name, claim: Known) -> bool:
        terms = terms_of(" ".join(name), UNKNOWN)  # of a model, such as "H800", there are none
        return bool(terms) and terms <= claim.counted

    def kin_acts(self, claim: Known, acts: set[str]) -> set[str]:
        """Return those of acts that are of one family with those of a claim: paid, and the price of it.

        Prices are that only in sums: "prices rose by 5%" says nothing of a budget.
        """
        known = families()
        mine = frozenset().union(*(known.get(term, frozenset()) for term in claim.acts)) - {LIGHT}
        told = acts if self.kind is Kind.MONEY or claim.acts & _RATES_OF_PRICE else acts - _OF_SUMS
        return {term for term in told if not mine.isdisjoint(known.get(term, ()))}

    def other_kind(self, claim: Known) -> str | None:
        """Return which group or disease the figure is of, if a claim is about another one of its sort.

        What stands right behind the figure counts first: "91% of the children, 40% of the adults".
        """
        known = exclusive_kinds()
        own = {term for term in claim.terms | claim.told if term in known}
        for kind in EXCLUSIVE if own else ():
            mine = {term for term in own if known[term] == kind}
            if not mine:
                continue
            near = (
                self.terms
                if kind != GOOD
                else {t for t, weight in self.term_weights.items() if weight >= Weight.BEHIND}
            )
            here = {term for term in near if known.get(term) == kind} - (self._terms_of_subject(claim) - mine)
            behind = {term for term in here if self.term_weights[term] == Weight.BEHIND}
            if here and not mine & (behind or here):
                return f"{kind}: {_shown(min(behind or here))} against {_shown(min(mine))}"
        return None

    def _terms_of_subject(self, claim: Known) -> set[str]:
        """Return the terms that only the name of the subject of a claim has in the sentence: the "سولار" of a firm."""
        names = [one for one in self.sentence.names if one.name in claim.subjects]
        if not names:
            return set()
        inside: set[str] = set()
        outside: set[str] = set()
        for word in self.sentence.words:
            is_inside = any(one.start <= word.start < one.end for one in names)
            (inside if is_inside else outside).add(word.term)
        return inside - outside

    def lacks_deed(self, claim: Known, mention: Mention) -> bool:
        """Tell whether nothing says what happened to what a claim counts, where something did."""
        if self.is_outer or self.kind not in (Kind.COUNT, Kind.QUANTITY):
            return False
        return lacks_deed(claim, self.sentence, mention, self.deeds, self.terms)

    def tells_act(self, claim: Known) -> bool:
        """Tell whether the sentence says what was done to what a claim counts, or the claim only counts it.

        "Operates 97 ships" says nothing of ships on order.
        """
        acts = {term for term in claim.acts - claim.counted if LIGHT not in families().get(term, ())}
        if not acts or acts & (self.terms | self.outer_terms) or self.kin_acts(claim, self.terms):
            return True
        return shares_event(claim, self.events) or bool(self.matters_of(claim))

    def gathers(self, claim: Known) -> bool:
        """Tell whether a sentence says that so many came, and no other claim about the subject counts people."""
        return claim.key in self.crowds

    def other_measure(self, claim: Known) -> str | None:
        """Return what says that the figure is none of what a claim measures; None when nothing does."""
        if self.is_away and _AGE not in claim.acts:
            return "when it was, and not how long it lasted"
        other_acts = self.other_acts(claim)
        if other_acts and not self.names_it(claim):
            return f"measure: the sentence speaks of {', '.join(map(_shown, sorted(other_acts)))}"
        if other_event := self.other_event(claim):
            return f"measure: the sentence tells of another thing, {other_event!r}"
        if reckoning := self.other_reckoning(claim) or other_model(claim, self.models):
            return reckoning
        if self.compared and self.compared not in claim.subjects:
            return f"it compares with {' '.join(self.compared)!r}"
        is_share = self.is_share and _LOSS not in claim.core  # a share of what is lost is no fall
        if is_share and says_way(f"{claim.columns.key} {claim.columns.measure} {claim.columns.statement or ''}"):
            return "a share of it, and no change of it"
        return None

    def is_of_other(self, claim: Known) -> bool:
        """Tell whether the sentence says that the figure is of another act, event or product than a claim."""
        other = self.other_acts(claim) or self.other_event(claim) or self.other_reckoning(claim)
        return bool(other or other_model(claim, self.models))

    def is_beside(self, claim: Known, *, is_change: bool) -> bool:
        """Tell whether nothing of what the sentence speaks of rules out that a claim is meant by its very number.

        What rises by so many percent is what is told of, but for whoever buys it: "its staff grew by 340 percent".
        """
        others, events = self.other_acts(claim), tuple(one for one in self.events if one.name != WAIT)
        if (not others and len(events) == len(self.events)) or (is_change and not _TRADED.issuperset(others)):
            return False
        rest = other_event(claim, events, self.text) or self.other_reckoning(claim) or other_model(claim, self.models)
        return not rest and are_beside(others, claim.acts)

    def other_event(self, claim: Known) -> str | None:
        """Return the word for what happens to what the figure counts, if a claim is of something else."""
        is_paid = self.kind is Kind.MONEY and bool(claim.acts & _OF_SUMS)
        events = (one for one in self.events if not is_paid or one.name not in TAKEN)  # "received $103 million for it"
        return other_event(claim, tuple(events), self.text)

    def other_reckoning(self, claim: Known) -> str | None:
        """Return how the figure is reckoned, if a claim is reckoned otherwise: gross, and net."""
        return other_reckoning(claim, self.reckonings)

    def other_acts(self, claim: Known) -> Collection[str]:
        """Return what the sentence says was done or measured, if a claim is about something else.

        Where a claim only counts a noun, what is said further off does not speak against it.
        """
        if self.kind is Kind.DURATION and claim.acts <= _LASTING:
            return ()  # whatever goes on meanwhile: "is open for 120 days", "worked on it for three years"
        if self.kind is Kind.PERCENT and _MARKET in claim.terms & self.terms:
            return ()  # whatever the market is of: "38% of the market for chips made to order"
        # What was done before says nothing of a figure that has its own: "killed 58 and drove 120 from their homes".
        is_before = bool(claim.acts - claim.counted) and not shares_event(claim, self.events)
        mine = self.acts or (self.acts_before if is_before else set())
        mine = mine - self._unsaid(claim)
        if mine & claim.acts:
            return ()
        if excluded := mine & claim.excluded:
            return {min(excluded)}
        mine = mine - self._light_acts()
        mine = mine - GENERAL or mine
        if claim.acts & self.terms:  # "closed the year with 38.6 million customers"
            mine = {term for term in mine if LIGHT not in families().get(term, ())}
        is_counted = self.kind is Kind.COUNT and self.unit != NO_UNIT and self.unit in claim.units
        if is_counted or (self.kind is Kind.MONEY and claim.acts & _PRICES):
            # "sent its customers 4 million chips", "charges customers in Brazil 38 dollars"
            mine = mine - (_PARTIES - claim.acts)
        if not claim.acts or not mine or self.kin_acts(claim, mine) or not _acts_apart(claim):
            return ()
        return mine

    def _unsaid(self, claim: Known) -> frozenset[str]:
        """Return the acts that say nothing against a claim, by what it measures and by the kind of the figure."""
        found: set[str] = set()
        if claim.acts and claim.acts <= _STATES:
            found.add(_HAVE)  # "has a capacity of 110 megawatts"
        if self.kind is Kind.COUNT and not claim.acts & claim.core - claim.counted:
            found.add(_HAVE)  # so many ships, whoever has them
        if self.kind is Kind.QUANTITY:
            found.add(_PRICE)  # "the farm is worth 384 megawatts when the wind blows"
            found |= _EXTENTS - own if (own := _extent_of(self.unit)) else _NONE  # "a long August: 48,200 tonnes"
        if self.kind is Kind.COUNT and self.unit != NO_UNIT:
            found.add(_REVENUE)  # Arabic "دخل" is an income, and what entered: "دخل 80 سريرا الخدمة"
        if claim.acts and claim.acts <= _SIZES:
            found |= _COSTING  # "was built with 870 places"
        is_people = self.unit in people() or self.unit in people()[PERSON]
        if is_people and claim.acts & _SUPPLYING:
            found |= _SUPPLIED  # "430 growers sell to the mill", of those who supply it
        found |= (_OF_PEOPLE if is_people else _NONE) | _OF_COUNTED.get(self.unit, _NONE)
        if claim.acts and claim.acts <= _POWER:
            found |= _POWERED  # "can produce 165 megawatts", of its capacity
        if claim.acts & _WON:
            found |= _OBTAINED
        if self.kind is not Kind.DURATION and self.unit != NO_UNIT:
            found.add(_AGE)  # "which is seven years old, has 30 million users"
        money = self._unsaid_of_money(claim) if self.kind is Kind.MONEY else _NONE
        return frozenset(found) | self._said_besides(claim) | money

    def _said_besides(self, claim: Known) -> set[str]:
        """Return the acts that only say in other words what a claim measures, or what goes with that."""
        found: set[str] = set()
        if _WORKER in narrower().get(self.unit, ()):
            found.add(_EMPLOY)  # "90 doctors work aboard", of doctors who serve there
        if self.kind is Kind.DURATION and len(self._told_besides((), claim)) > 1:
            found.add(_COST)  # "spent 31 hours on average before a berth came free"
        if self.kind is Kind.MONEY or (self.kind is Kind.COUNT and self.unit != NO_UNIT):
            found |= _EXTENTS  # "rang in the new year on a high", "high life": no users and no sum are a height
        if says_end(claim.columns.measure):
            found.add(_CLOSE)  # "comments close on 15 May", of the end of their period
        if _SHARE in claim.terms & self.terms:
            found.add(_PRICE)  # "the price of the share more than quadrupled"
        if _SHARE in claim.terms and not claim.subjects.isdisjoint(self.find_moved()):
            found |= _GAINED  # "Palantir ganó un 340 %", by its shares
        if (_PLAN in claim.told and claim.acts <= _BOUGHT) or self._is_ordered(claim):
            found |= _BOUGHT  # "plans to order 12 ferries", of those that it plans to buy
        return found

    def _is_ordered(self, claim: Known) -> bool:
        """Tell whether a claim is of what was ordered, and a sentence may say that it was bought."""
        return _ORDER in claim.acts and _ORDER not in self.terms and self.kind is not Kind.MONEY

    def _unsaid_of_money(self, claim: Known) -> frozenset[str]:
        """Return the acts that say nothing against a claim where a figure is a sum."""
        found: set[str] = set()
        if claim.core == {_COST}:
            found |= _COSTING  # "spent $3.1 billion to build the line", of what that cost
        if _DAMAGE & of_claim(claim):
            found.add(_LOSS)  # losses of $470 million, of what a storm did
        if _LOSS in claim.acts and ("/" in self.unit or self.matters_of(claim)):
            found.add(_COST)  # "the strike costs the port $4 million a day", "the drought cost farmers 40 million"
        if claim.acts & _SALES:
            found |= _SALES  # "sales of $640 million", of its revenue
        if claim.acts & _PRICES:
            found.add(_SELL)  # "was sold for more than $100 million", of its price
        if _RENT in claim.acts:
            found.add(_PAY)  # "pays 540 euros a month", of its rent
        if _FUND in claim.acts:
            found |= _GOT  # "got $40 million from the fund", of what it raised
        if claim.acts and (claim.acts <= _COSTING or _TICKET in claim.terms):
            acts = self.acts | self.acts_before
            found |= {term for term in acts if _MONEY in families().get(term, ())}
        return frozenset(found)

    def _light_acts(self) -> frozenset[str]:
        """Return the acts that say nothing of what is measured by a figure of this kind."""
        if self.kind in (Kind.PERCENT, Kind.RATIO):
            cost = {_COST} if self.is_share else _NONE  # "leaks cost the town 31% of its water"
            return _OF_SHARES | cost | (_OBTAINED if _MARKET in self.terms else _NONE)  # "holds 27% of the market"
        if self.kind is Kind.MONEY:
            return _MADE  # "generated $5 million"
        if self.kind is Kind.QUANTITY:
            # "riders will cover 1,240 kilometres", "a centre of a capacity of 120 megawatts", "caught 13,800 tonnes"
            return _HEADS | _BORN | {_ARREST} | (_POWER if self.unit in _WATTS else _NONE)
        if self.kind is Kind.COUNT:
            # "ganó 9.842 votos", "900 refugees live in"
            return _EARNED | _LIVING if self.unit == NO_UNIT else _EARNED | _LIVING | _SUMS
        return frozenset()


def _terms_of_places(claim: Known) -> set[str]:
    """Return the terms of the names of a claim's place."""
    return claim.once(
        "terms of places", lambda: {term for name in claim.places for term in terms_of(" ".join(name), UNKNOWN)}
    )


def _extent_of(unit: str) -> frozenset[str]:
    """Return what a unit measures, of lengths, areas and weights; nothing for another unit."""
    return next((extents for units, extents in _MEASURING if unit in units), _NONE)


def _acts_apart(claim: Known) -> frozenset[str]:
    """Return the acts of a claim that not only the name of its subject tells in its statement: no prison sentences."""

    def found() -> frozenset[str]:
        one = claim.columns
        if claim.acts <= claim.terms:
            return claim.acts
        bare = telling_terms((one.statement or "").replace(one.subject, ""))
        return claim.acts & (claim.terms | bare)

    return claim.once("acts apart", found)


def _numbers_of(claim: Known) -> frozenset[str]:
    """Return the numbers that tell what a claim measures: the 65 of "over 65"."""
    return claim.once("numbers", lambda: frozenset(filter(str.isdecimal, named(undated(claim.columns.measure)))))


def _numbers_in(sentence: Sentence) -> frozenset[str]:
    return sentence.once(NUMBERS, lambda: frozenset(word.name for word in sentence.words if word.name.isdecimal()))


class _Meaning(NamedTuple):
    """What a word of a name means: its term, and what it speaks of."""

    terms: frozenset[str]
    matters: frozenset[str]

    def is_of(self, word: Placed) -> bool:
        """Tell whether a word means the same."""
        return word.term in self.terms or not self.matters.isdisjoint(matters_of(word.name))


def _says_both(meant: tuple[_Meaning, _Meaning], told: Sequence[tuple[Placed, Placed]]) -> bool:
    """Tell whether two words beside each other mean what two words of a name do: the rule, and diffusion."""
    one, other = meant
    return any((one.is_of(a) and other.is_of(b)) or (one.is_of(b) and other.is_of(a)) for a, b in told)


def _pairs_of_names(claim: Known) -> tuple[tuple[_Meaning, _Meaning], ...]:
    """Return what the words of those names of a subject mean that have two: banned, and chips."""
    names = {tuple(word for word in name if word not in JOINTS) for name in claim.subjects}
    meant = (
        tuple(_Meaning(frozenset(terms_of(word, UNKNOWN)), matters_of(word) - general()) for word in name)
        for name in sorted(names)
        if len(name) == _PAIR
    )
    return tuple((one, other) for one, other in dict.fromkeys(meant) if one.terms and other.terms)


def _matters_of_words(subject: str) -> tuple[frozenset[str], ...]:
    """Return what each word of a subject speaks of, those left out that only join the others."""
    return tuple(matters_of(word) for word in named(subject) if word not in JOINTS)


def _is_told(found: frozenset[str], wanted: frozenset[str]) -> bool:
    """Tell whether a sentence holds enough terms of a statement: in another language all those that have a concept."""
    concepts = {term for term in wanted if term.startswith("=")}
    is_most = len(found) >= _LEAST_TOLD and 5 * len(found) >= 3 * len(wanted)
    return is_most or (len(concepts) > _LEAST_TOLD and concepts <= found)


def _shown(term: str) -> str:
    return term.removeprefix("=")


def _names_object(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a noun of a thing stands right behind a word for what is done: "renting a flat"."""
    known, words, units = acts(), sentence.words, nouns(prose.language)
    things = {word.start for some in matters_in(prose, sentence).values() for word in some}
    return any(
        behind.start in things or any(form in units for form in forms(behind.name))
        for i, word in enumerate(words)
        if word.term in known
        for behind in words[i + 1 : i + 1 + _TO_OBJECT]
        if behind.term not in known
    )


def _of_names(claim: Known) -> frozenset[str]:
    """Return the terms of the words of what a claim is about: they say whom it is about, and not what is measured."""

    def found() -> frozenset[str]:
        return frozenset(term for name in claim.subjects | claim.topics for term in terms_of(" ".join(name), UNKNOWN))

    return claim.once("terms of names", found)
