"""Subjects that a text names in full once, and by what they are from there on: "the hospital", "المستشفى"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import article_written_on, forms
from factledger.services.lint.prose.sentence import Phrase

if TYPE_CHECKING:
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_MANY = 100
"""How many different names of subjects are looked through for what they are."""


OTHER_OF_KIND = "other of its kind"
"""The name under which a sentence keeps that it names another thing of the kind of a subject."""


class _Head(NamedTuple):
    """What a subject is by its name: the first word or words of that, or the last."""

    words: Name
    full: Name


def add_definite_names(prose: Prose, index: Index) -> None:
    """Add to the names of each sentence the subjects that its words such as "the hospital" stand for.

    The subject is the last thing of its kind that was named before; what is named with another name, or as one of
    several ("a hospital", "the hospital of Dunmere", "مستشفى دنمير"), is another one.
    """
    heads = _heads(prose, index)
    if not heads:
        return
    last: dict[Name, Name | None] = {}
    for i in prose.words.where(lambda name: any(form in heads for form in forms(name))):
        word = prose.words[i]
        sentence = prose.sentence_at(word.start)
        some = [one for form in forms(word.name) for one in heads.get(form, ()) if _stands(prose, i, one, form)]
        if not some:
            continue
        within = next((one for one in sentence.names if one.start <= word.start < one.end), None)
        if within is not None:
            last |= {one.words: one.full for one in some if one.full == within.name}
            continue
        _add(prose, sentence, i, some, last)


def _add(prose: Prose, sentence: Sentence, i: int, some: list[_Head], last: dict[Name, Name | None]) -> None:
    one = max(some, key=lambda head: len(head.words))
    size = len(one.words)
    is_other, is_definite = _names_other(prose, i, size), _is_definite(prose, i, one)
    if is_definite and not is_other:
        if full := last.get(one.words):
            start, end = prose.words[i].start, prose.words[i + size - 1].end
            sentence.names = sorted([*sentence.names, Phrase(start, end, full, is_place=False)])
        return
    if is_other:
        sentence.kept[OTHER_OF_KIND] = prose.words[i].name
    if is_other or _is_one_of_many(prose, i):
        last[one.words] = None


def _heads(prose: Prose, index: Index) -> dict[str, list[_Head]]:
    """Return what the subjects that a text names are, by the first word of that."""
    found: dict[str, list[_Head]] = {}
    phrases = {one.name: one for sentence in prose.sentences for one in sentence.names if len(one.name) > 1}
    for name, phrase in list(phrases.items())[:_MANY]:
        if index.is_subject(name):
            for words in {_first_words(prose, phrase), name[-1:]}:
                found.setdefault(words[0], []).append(_Head(words, name))
    return found


def _first_words(prose: Prose, phrase: Phrase) -> Name:
    """Return the first word of a name, with those that make one term with it: "rumah sakit"."""
    words = [word for word in prose.sentence_at(phrase.start).words if phrase.start <= word.start < phrase.end]
    size = 1
    while size < len(words) - 1 and not words[size].term and (words[size].name,) not in prose.phrases("of"):
        size += 1
    return phrase.name[:size]


def _stands(prose: Prose, i: int, one: _Head, form: str) -> bool:
    """Tell whether the words of what a subject is stand at a position."""
    behind = tuple(word.name for word in prose.words[i + 1 : i + len(one.words)])
    return form == one.words[0] and behind == one.words[1:]


def _is_definite(prose: Prose, i: int, one: _Head) -> bool:
    """Tell whether an article, or a word such as "that", says that something known is meant."""
    written_on = article_written_on(prose.language)
    if written_on is not None:
        return written_on + one.words[0] in forms(prose.words[i].name)
    behind = prose.words[i + len(one.words) : i + len(one.words) + 1]
    before = prose.words.name(i - 1) if i else ""
    return (before,) in prose.phrases("definite") or any((x.name,) in prose.phrases("definite-behind") for x in behind)


def _is_one_of_many(prose: Prose, i: int) -> bool:
    """Tell whether something is named that may be another one: with a capital, or as one of several."""
    word = prose.words[i]
    before = prose.words.name(i - 1) if i else ""
    is_capital = prose.draft.text[word.start].isupper() and word.start > prose.sentence_at(word.start).span.start
    return is_capital or (before,) in prose.phrases("article")


def _names_other(prose: Prose, i: int, size: int) -> bool:
    """Tell whether what stands behind says that another one is meant: "of Dunmere", "vecino", another name."""
    text, words = prose.draft.text, prose.words[i + size - 1 : i + size + 3]
    if len(words) == 1 or not text[words[0].end : words[1].start].isspace():
        return False
    after = words[1]
    written_on = article_written_on(prose.language)
    if written_on is not None:
        is_bare = not any(form.startswith(written_on) for form in forms(words[0].name))
        return is_bare or after.name.startswith(written_on)
    if (after.name,) in prose.phrases("other-one") or _is_name(prose, after.start):
        return True
    is_led = (after.name,) in prose.phrases("of") or after.name in prose.where
    return is_led and len(words) > 2 and _is_name(prose, words[2].start)  # noqa: PLR2004


def _is_name(prose: Prose, place: int) -> bool:
    i = prose.words_between(0, place)
    return prose.draft.text[place].isupper() and prose.words.name(i) not in prose.no_names
