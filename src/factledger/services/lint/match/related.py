"""The claims that a computed figure may rest on."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.reading.digits import ascii_digits
from factledger.reading.terms import AND, counted_in, forms, nouns
from factledger.services.lint.claims.known import undated
from factledger.services.lint.claims.names import measure_terms
from factledger.services.lint.derive import Asked
from factledger.services.lint.match.matcher import MOST_CANDIDATES, Matcher
from factledger.services.lint.match.matters import matters_in, matters_of_measure
from factledger.services.lint.match.models import counts_model, models_in
from factledger.services.lint.prose.behind import is_share_of
from factledger.values.figure import Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from factledger.domain.record import Row
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.derive import Derived
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_WHOLE = 3
"""How many words behind "of" may name the whole."""

_BEFORE = 3
"""How many sentences of the paragraph before one may name what a computed figure rests on."""

_YEARS = re.compile(r"\d{4}", re.ASCII)

_TWO = 2
"""Names that it takes for something of both."""

_COUNTED = (Kind.COUNT, Kind.QUANTITY)
"""Kinds of figures whose unit tells what is spoken of: prisoners, hectares."""

_SIZE = "size"
"""The value of words such as "more" and "less" that compare two things."""


def related_claims(matcher: Matcher, sentence: Sentence, *, is_wide: bool, per: str = "") -> list[Known]:
    """Return the claims that a computed figure of a sentence may rest on, those it says most of first.

    Their subject is named in the sentence, or in its paragraph when the sentence names none, or else a name in their
    statements where the subject is an ordinary word; and so is what is measured, by name, term or counted noun.

    Args:
        matcher: What ties the figures of the draft.
        sentence: The sentence.
        is_wide: Whether to keep those, too, that it says less of.
        per: The unit that the figure is per; empty where it is per none.
    """
    name = f"related {is_wide} {per}"
    return sentence.once(name, lambda: _related_claims(matcher, sentence, is_wide=is_wide, per=per))


def counted_claims(matcher: Matcher, sentence: Sentence) -> list[Known]:
    """Return the claims about what a sentence names that count something whose noun it holds, or another name of it."""
    around = sentence.once("said around", lambda: _Around(matcher, sentence))
    claims, models = related_claims(matcher, sentence, is_wide=True), models_in(matcher.prose, sentence)
    return [
        one
        for one in claims
        if any(map(around.names_unit, one.units))
        or counts_model(one.units, models)
        or (one.measures | one.either) & around.names
        or measure_terms(one.columns) & around.terms
    ]


class _Around:
    """What a sentence, and those that it goes on from, say of claims: names, terms, and units."""

    def __init__(self, matcher: Matcher, sentence: Sentence) -> None:
        """Gather what they say."""
        around = _around(matcher, sentence)
        self._units = matcher.index.units
        named = {phrase.name for one in (*around, *_farther(matcher, sentence)) for phrase in one.names}
        # A name that is heard in another script stands for those that the ledger has: "فيراندال" for Ferrandal.
        subjects = filter(matcher.is_subject, named)
        self.names = named.union(*map(matcher.index.subjects_of, subjects))
        self.terms = {term for one in around for term in one.terms()}
        self._written = {word.name for one in around for word in one.words}
        known = nouns(matcher.prose.language)
        self._meant = {unit for word in self._written for form in forms(word) if (unit := known.get(form))}
        self._meant |= {unit for one in around for unit in counted_in(one.words, matcher.prose.language)}
        self._meant |= {it.figure.unit for one in around for it in one.figures if it.figure.kind in _COUNTED}
        self._meant.discard(NO_UNIT)
        self._named: dict[str, bool] = {}

    def names_unit(self, unit: str) -> bool:
        """Tell whether a unit is named or meant: "inmates" of the unit prisoner."""
        found = self._named.get(unit)
        if found is None:
            known = self._units.get(unit)
            names = known.names.values() if known else ()
            found = self._named[unit] = unit in self._meant or any(
                one in self._written for some in names for one in some
            )
        return found

    def may_say(self, index: Index, key: str, per: str) -> bool:
        """Tell whether they may say something of a claim, before it is worked out; one with other names is always."""
        one = index.claims[key]
        if one.aliases or not measure_terms(one).isdisjoint(self.terms):
            return True
        return any(unit == per or self.names_unit(unit) for unit in index.units_of(key))


def _related_claims(matcher: Matcher, sentence: Sentence, *, is_wide: bool, per: str) -> list[Known]:
    around = sentence.once("said around", lambda: _Around(matcher, sentence))
    names, index = around.names, matcher.index
    found: dict[str, int] = {}
    of_topic: dict[str, int] = {}
    for name in names:
        for key in index.claims_named(name)[:MOST_CANDIDATES]:
            if not around.may_say(index, key, per):
                continue
            claim = index.known(key)
            said = len(claim.terms & around.terms) + 2 * len(claim.measures & names)
            said += any(unit == per or around.names_unit(unit) for unit in claim.units)
            is_either = bool(claim.either & names) and (is_wide or bool(claim.subjects & names))
            said = said or int(is_either) or len(_telling(matcher, claim) & names)
            if said and (claim.subjects | claim.either | _for_subject(claim)) & names:
                found[key] = said
            elif said and claim.topics & names:
                of_topic[key] = said
    if not found and not of_topic and matcher.has_subject(sentence):
        found = _of_one_matter(matcher, sentence, names)
    about = {matcher.index.claims[key].subject for key in found}
    found |= {key: said for key, said in of_topic.items() if not about or matcher.index.claims[key].subject in about}
    most: dict[str, int] = {}
    for key, said in found.items():
        subject = matcher.index.claims[key].subject
        most[subject] = max(said, most.get(subject, 0))
    best = {_series(matcher, key) for key, said in found.items() if said == most[matcher.index.claims[key].subject]}
    kept = [key for key in found if is_wide or _series(matcher, key) in best]
    return [matcher.index.known(key) for key in sorted(kept, key=lambda key: (-found[key], key))[:MOST_CANDIDATES]]


def _of_one_matter(matcher: Matcher, sentence: Sentence, names: Collection[Name]) -> dict[str, int]:
    """Return the claims about subjects with some names that speak of what a sentence does, in whatever language."""
    spoken = matters_in(matcher.prose, sentence).keys()
    found: dict[str, int] = {}
    for key in (key for name in names for key in matcher.index.claims_named(name)[:MOST_CANDIDATES]):
        shared = matters_of_measure(matcher.index.claims[key].measure) & spoken
        if shared and matcher.index.known(key).subjects & set(names):
            found[key] = len(shared)
    return found


def _for_subject(claim: Known) -> set[Name]:
    """Return the names of several words that only claims about a subject have, where it is an ordinary word."""
    return {name for name in claim.own if len(name) > 1} if claim.is_common else set()


def _telling(matcher: Matcher, claim: Known) -> frozenset[Name]:
    """Return the names of a claim that may be its subject's or its measure's, and that not all about the subject have.

    What all of them have is a name of the subject, in a script without capitals.
    """
    if not claim.either:
        return claim.either

    def found() -> frozenset[Name]:
        keys = matcher.index.by_subject.get(claim.columns.subject, [])[:MOST_CANDIDATES]
        others = [one for one in map(matcher.index.known, keys) if not _is_series(one, claim)]
        shared = frozenset.intersection(*(one.either for one in others)) if others else claim.either
        return claim.either - shared

    return claim.once("telling", found)


def _is_series(one: Known, other: Known) -> bool:
    return undated(one.columns.measure) == undated(other.columns.measure)


def shared_claims(matcher: Matcher, sentence: Sentence, mention: Mention) -> tuple[list[Known], list[Known]]:
    """Return the claims of which a figure may be a share, as its sentence names them: of the part, and of the whole.

    The whole is named right behind the figure and "of", the part before it or farther behind; nothing for a change.
    """
    figure = mention.figure
    if figure.kind not in (Kind.PERCENT, Kind.RATIO) or figure.role is not Role.LEVEL:
        return [], []
    near = _whole(matcher.prose, sentence, mention)
    if near is None:
        return [], []
    claims = related_claims(matcher, sentence, is_wide=True)
    names = [one for one in sentence.names if not _is_within(one.start, mention)]
    words = [word for word in sentence.words if not _is_within(word.start, mention)]
    whole, part = (
        {word.term for word in words if (word.start in near) is is_near} - {""}
        | {one.name for one in names if (one.start in near) is is_near}
        for is_near in (True, False)
    )
    return [one for one in claims if _is_told(one, part)], [one for one in claims if _is_told(one, whole)]


def _is_told(claim: Known, said: Collection[str | Name]) -> bool:
    return not {*claim.terms, *claim.measures, *claim.either}.isdisjoint(said)


def _whole(prose: Prose, sentence: Sentence, mention: Mention) -> range | None:
    """Return where a sentence names what a figure is a share of; None where it does not.

    That is behind the figure and "of", or right behind a fraction without one, or in a clause that opens the sentence:
    "of the cars it sold, 48,000 were electric, or a fifth".
    """
    is_bare = _is_bare_part(prose, sentence, mention)
    if is_bare or is_share_of(prose, mention):
        first = 0 if is_bare else 1
        near = [word.start for word in sentence.words if word.start >= mention.span.end][first : first + _WHOLE]
        return range(near[0], near[-1] + 1) if near else None
    i = sentence.at[mention.number.start]
    if not i:
        return None
    between = tuple(word.name for word in prose.words_in(Span(sentence.figures[i - 1].span.end, mention.span.start)))
    opening = {word.name for word in sentence.words[:1]} | {" ".join(w.name for w in sentence.words[:2])}
    of = {" ".join(phrase) for phrase in prose.phrases("of")}
    text = prose.draft.text[sentence.span.start : sentence.figures[0].span.start].replace("،", ",")
    end = sentence.span.start + text.find(",")
    is_said = any(between[-size:] in prose.phrases("or-rather") for size in (1, 2, 3))
    return range(sentence.span.start, end) if is_said and opening & of and "," in text else None


def _is_bare_part(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether what a fraction is of stands right behind it without an "of": "seperempat pengunjung"."""
    stated = mention.figure.stated
    if mention.figure.kind is not Kind.RATIO or stated is None or stated.value >= 1 or is_share_of(prose, mention):
        return False
    behind = next((word for word in sentence.words if word.start >= mention.span.end), None)
    return behind is not None and prose.draft.text[mention.span.end : behind.start].isspace()


def _is_within(place: int, mention: Mention) -> bool:
    return mention.span.start <= place < mention.span.end


def is_of_several(matcher: Matcher, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure is one of two subjects together, so that it is neither's: "A and B together have 9"."""
    prose = matcher.prose
    if len(sentence.names) < _TWO or mention.figure.role is not Role.LEVEL:
        return False
    joint = [place for place, _ in prose.said_in(sentence, "jointly")]
    if not joint:
        return False
    joined, start = joined_subjects(matcher, sentence), mention.number.start
    if joined is None or joined[1].end > start or not any(one < start for one in joint):
        return False
    # "Together they have 220: Quessel has 134" goes on with what each of them has.
    behind = (one for one in sentence.names if joined[1].end <= one.start and one.end <= start and not one.is_place)
    own = (one for one in behind if prose.has_mark(joined[1].end, one.start, ":;؛"))
    return not any(matcher.is_subject(one.name) for one in own)


def joined_subjects(matcher: Matcher, sentence: Sentence) -> tuple[Phrase, Phrase] | None:
    """Return the first two subjects that a sentence names together: "A and B"; None where it names none so."""
    prose = matcher.prose
    subjects = [one for one in sentence.names if matcher.is_subject(one.name) and not one.is_place]
    # A name may hold another one, of which nothing is said: the firm's in that of its plant.
    subjects = [one for one in subjects if not any(one.is_inside(other.start, other.end) for other in subjects)]
    ands = [list(name) for name in prose.phrases("and")]
    for first, second in pairwise(subjects):
        if second.start < first.end:
            continue
        between = prose.words.names_in(Span(first.end, second.start))
        is_joined = between[:1] in ands and all((word,) in prose.phrases("article") for word in between[1:])
        is_joined = is_joined or (not between and prose.draft.text[second.start] == AND)
        if is_joined and first.name != second.name:
            return first, second
    return None


def named_together(matcher: Matcher, sentence: Sentence, mention: Mention) -> tuple[list[Known], list[Known]]:
    """Return the claims of two measures that stand joined behind a figure: "60 dead and injured"; none where none do.

    What goes on behind the second one is told of that alone: "17 dead and injured dozens more".
    """
    prose = matcher.prose
    end = mention.number.end
    behind = [one for one in sentence.names if one.start >= end and not matcher.is_subject(one.name)]
    for first, second in pairwise(behind):
        if prose.words_between(end, first.start) > _WHOLE:
            break
        if second.start < first.end:
            continue
        between = tuple(word.name for word in prose.words_in(Span(first.end, second.start)))
        if any(first.end <= one.number.start < second.start for one in sentence.figures):
            continue
        is_joined = between in prose.phrases("and-or") or (not between and prose.draft.text[second.start] == AND)
        if is_joined and _ends_there(prose, sentence, second.end):
            claims = related_claims(matcher, sentence, is_wide=True)
            some, others = ([one for one in claims if _is_named(one, name)] for name in (first.name, second.name))
            both = {one.key for one in some} & {one.key for one in others}
            return ([], []) if both or not some or not others else (some, others)
    return [], []


def _is_named(claim: Known, name: Name) -> bool:
    return name in claim.measures or name in claim.either


def _ends_there(prose: Prose, sentence: Sentence, place: int) -> bool:
    """Tell whether nothing goes on at a place but what says where or when."""
    word = next((word for word in sentence.words if word.start >= place), None)
    if word is None:
        return not any(one.number.start >= place for one in sentence.figures)
    between = prose.draft.text[place : word.start].strip()
    return word.name in prose.where if not between else not between[0].isalnum()


def of_nearest(matcher: Matcher, sentence: Sentence, mention: Mention, claims: Sequence[Known]) -> list[Known]:
    """Return those of some claims whose measure is named nearest before a change; none where nothing before names one.

    "Net profit fell 14% as revenue rose 13%": the rise is that of revenue.
    """
    if mention.figure.role is not Role.CHANGE_BY:
        return []
    subjects = [one for one in sentence.names if matcher.is_subject(one.name)]
    others = [one for one in sentence.names if one not in subjects]
    # What a subject is called says nothing of what it measures: Quillon Semiconductors has a revenue, too.
    words = [word for word in sentence.words if not any(one.start <= word.start < one.end for one in subjects)]
    for start, end in _before(sentence, mention):
        said: dict[tuple[str, str], int] = {}
        names = {one.name for one in others if start <= one.start < end}
        terms = {word.term for word in words if start <= word.start < end}
        for claim in claims:
            size = len(claim.terms & terms) + 2 * len((claim.measures | claim.either) & names)
            if size:
                series = claim.columns.subject, undated(claim.columns.measure)
                said[series] = max(size, said.get(series, 0))
        if said:
            most = max(said.values())
            best = {series for series, size in said.items() if size == most}
            return [one for one in claims if (one.columns.subject, undated(one.columns.measure)) in best]
    return []


def _before(sentence: Sentence, mention: Mention) -> Iterator[tuple[int, int]]:
    """Yield what stands between a figure and the one before it, then between that and the one before, and so on."""
    i = sentence.at[mention.number.start]
    starts = [sentence.span.start, *(one.span.end for one in sentence.figures[:i])]
    ends = [*(one.span.end for one in sentence.figures[:i]), mention.span.start]
    yield from zip(starts[::-1], ends[::-1], strict=True)


def names_any(matcher: Matcher, sentence: Sentence) -> bool:
    """Tell whether anything is named that claims may be about, so that a computed figure may rest on them."""
    if sentence.names or matcher.prose.named_before(sentence, _BEFORE):
        return True
    return len(matcher.levels(sentence)) > 1 and any(_farther(matcher, sentence))


def _around(matcher: Matcher, sentence: Sentence) -> list[Sentence]:
    """Return a sentence, and where it names no subject the three before it in its paragraph."""

    def found() -> list[Sentence]:
        return (
            [sentence]
            if matcher.has_subject(sentence)
            else [sentence, *islice(matcher.prose.before(sentence), _BEFORE)]
        )

    return sentence.once("around", found)


def _farther(matcher: Matcher, sentence: Sentence) -> list[Sentence]:
    """Return what names a subject above a sentence, or before its paragraph, where nothing nearer names one."""

    def found() -> list[Sentence]:
        if any(map(matcher.has_subject, _around(matcher, sentence))):
            return []
        levels = ([one for _, one in level if matcher.has_subject(one)] for level in matcher.levels(sentence))
        return next(filter(None, levels), [])

    return sentence.once("farther", found)


def _series(matcher: Matcher, key: str) -> tuple[str, str]:
    """Return subject and measure of a claim, whatever the time."""
    one = matcher.index.claims[key]
    return one.subject, undated(one.measure)


def is_smaller_first(
    sentence: Sentence, found: Derived, claims: Sequence[Known], entries: Mapping[str, Sequence[Row]]
) -> bool | None:
    """Tell whether a sentence names the smaller of two claims first; None where nothing tells the two apart in it.

    Args:
        sentence: The sentence.
        found: The difference of the two.
        claims: Claims of which they are two.
        entries: The rows of claims by key.
    """
    pair = _by_size(found, claims, entries)
    if pair is None:
        return None
    less, more = pair
    greater, smaller = _first_of(sentence, more, less), _first_of(sentence, less, more)
    return None if greater is None or smaller is None else smaller < greater


def is_smaller_before(
    match: Match, found: Derived, claims: Sequence[Known], entries: Mapping[str, Sequence[Row]]
) -> bool | None:
    """Tell whether the subject of the smaller of two claims is told of, and the other one is what it is compared with.

    "Brisair carried twice the passengers of Aerolar": one is named before the figure, and the other behind it. None
    where they are not.
    """
    pair = _by_size(found, claims, entries)
    if pair is None or pair[0].columns.subject == pair[1].columns.subject:
        return None
    places = [_places_of(match.sentence, one, other) for one, other in (pair, pair[::-1])]
    start, end = match.mention.span.start, match.mention.span.end
    if not all(places) or any(min(of) < start <= max(of) for of in places):
        return None
    less, more = (max(of) < start for of in places)
    return None if less is more or any(start <= place < end for of in places for place in of) else less


def _places_of(sentence: Sentence, claim: Known, other: Known) -> list[int]:
    """Return where a sentence names the subject of a claim, and not that of another one."""
    names = claim.subjects - other.subjects
    return [one.start for one in sentence.names if one.name in names]


def _by_size(
    found: Derived, claims: Sequence[Known], entries: Mapping[str, Sequence[Row]]
) -> tuple[Known, Known] | None:
    """Return the two claims that a figure follows from, the smaller first; None where it follows from others."""
    of_row = {row.seq: (claim, row.body) for claim in claims for row in entries.get(claim.key, ())}
    pair = [
        (body.figure.stated.value, claim)
        for claim, body in (of_row[seq] for seq in found.rows if seq in of_row)
        if isinstance(body, Entry) and body.figure and body.figure.stated
    ]
    if len(pair) != _TWO:
        return None
    (_, less), (_, more) = sorted(pair, key=lambda one: one[0])
    return less, more


def _first_of(sentence: Sentence, claim: Known, other: Known) -> int | None:
    """Return where a sentence first says what a claim has and another one has not; None where it does not."""
    terms, names = (claim.terms | claim.told) - other.terms - other.told, _names(claim) - _names(other)
    years = set(_YEARS.findall(claim.columns.period or "")) - set(_YEARS.findall(other.columns.period or ""))
    starts = [word.start for word in sentence.words if word.term in terms or ascii_digits(word.name) in years]
    return min([*starts, *(one.start for one in sentence.names if one.name in names)], default=None)


def _names(claim: Known) -> frozenset[Name]:
    return claim.subjects | claim.measures | claim.either | claim.places


def asked(prose: Prose, sentence: Sentence) -> Asked:
    """Return what a sentence says of how its figures follow from two others; what only qualifies a figure says nothing.

    So it is with the "not" of "not less than 85" and the "more" of "more than 85".
    """
    hedges = [(one.span.start, one.number.start) for one in sentence.figures]

    def is_said(category: str, value: str | None = None) -> bool:
        places = [place for place, found in prose.said_in(sentence, category) if value in (None, found)]
        return any(not any(start <= place < end for start, end in hedges) for place in places)

    return Asked(is_said("rest") or is_said("not"), is_said("upper", _SIZE))
