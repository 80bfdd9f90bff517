"""Who speaks, in a script without capitals: a name by its sound, and a name behind a title."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.sounds import consonants, heard_in_ways
from factledger.reading.terms import article_written_on, articles_in_names, forms, named, roles
from factledger.services.lint.claims.openings import has_no_case

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_LEAST_WORDS = 2
"""Words of a name that may be told by its sound."""

_TELLING = 3
"""Consonants by which one word alone tells a name beside "said"."""

_MORE = 2
"""How many words more another script may write a name in."""

_FARTHEST = 6
"""How many words behind "said" may hold a title and the name behind it."""

_COMMAS = (",", "،")

_LONGEST = 3
"""Words of a name that are shown."""

_UNHEARD = ("nt", "nd", "rt", "rd")
"""Endings of names whose last letter some languages do not sound, and another script does not write: Beaumont."""


def is_heard(sentence: Sentence, name: Name, language: str) -> bool:
    """Tell whether a sentence writes a name of several words in another script: "نور حداد" for Noor Haddad.

    The article of a name counts for nothing, as one script writes it apart, and another does not: "al-hadli", "الهدلي".
    """
    wanted = [consonants(word) for word in name if word not in articles_in_names(language)]
    if len(wanted) < _LEAST_WORDS or not all(wanted):
        return False
    sounds = sentence.once("sounds", lambda: [_sounds(word.name) for word in sentence.words])
    # A w is heard as in German, too: "أورتفين", Ortwin.
    wholes = {"".join(wanted), "".join(consonants(word.replace("w", "v")) for word in name)}
    if name[-1].endswith(_UNHEARD):
        wholes.add("".join(wanted)[:-1])
    starts = range(len(sounds))
    return any(_are_sounds_of(whole, sounds[i : i + len(wanted) + _MORE]) for whole in wholes for i in starts)


def is_word_heard(sentence: Sentence, word: str) -> bool:
    """Tell whether a sentence writes one long name of a place in another script: "شنجن" for Shenzhen."""
    wanted = {heard for heard in heard_in_ways(word) if len(heard) >= _TELLING}
    return bool(wanted) and any(wanted & _sounds(one.name) for one in sentence.words if has_no_case(one.name))


def is_heard_beside(prose: Prose, sentence: Sentence, name: Name, places: Iterable[int]) -> bool:
    """Tell whether one word beside "said" sounds as the first or last one of a name: "قال فيلاسينور", Villasenor.

    It stands alone: behind a given name stands that of a family, of which no table knows anything.

    Args:
        prose: The draft.
        sentence: The sentence.
        name: The name.
        places: The positions among its words of those that say that somebody speaks.
    """
    own = [word for word in name if word not in articles_in_names(prose.language)]
    wanted = {heard for word in (own[0], own[-1]) if len(heard := consonants(word)) >= _TELLING} if own else set()
    words = sentence.words
    near = [k for i in places for k in (i - 1, i + 1) if 0 <= k < len(words)] if wanted else []
    return any(wanted & _sounds(words[k].name) and _ends_name(prose, words, k) for k in near)


def _ends_name(prose: Prose, words: Sequence[Placed], k: int) -> bool:
    """Tell whether a name ends with the word at a position: by a mark, a "that" or a word of the language."""
    if k + 1 == len(words) or not prose.draft.text[words[k].end : words[k + 1].start].isspace():
        return True
    behind = words[k + 1]
    return (behind.name,) in prose.phrases("that") or prose.knows(behind.name)


def _are_sounds_of(whole: str, words: Iterable[frozenset[str]]) -> bool:
    """Tell whether some words one behind the other sound as a whole: "ون فنغ" as Wenfeng."""
    begun = {""}
    for ways in words:
        begun = {start + way for start in begun for way in ways if way and whole.startswith(start + way)}
        if whole in begun or not begun:
            break
    return whole in begun


def _sounds(word: str) -> frozenset[str]:
    """Return how a word of another script sounds; nothing for one in Latin letters, which is compared as it stands."""
    if word.isascii():
        return frozenset()
    return frozenset(heard for form in forms(word) if word.endswith(form) for heard in heard_in_ways(form))


def name_behind_said(prose: Prose, sentence: Sentence, saying: Iterable[int], own: Name) -> str | None:
    """Return the name of another person right behind "said", where a script has no capitals and one is written in them.

    It is of two words or three that are in no table, up to a "that" or a mark: "قال خالد المرزوق إن".

    Args:
        prose: The draft.
        sentence: The sentence.
        saying: The positions among its words of those that say that somebody speaks.
        own: The name of who speaks by a row.
    """
    if not article_written_on(prose.language) or len(own) < _LEAST_WORDS or not all(word.isascii() for word in own):
        return None
    for i in saying:
        if (sentence.words[i].name,) in prose.phrases("own-opinion"):
            continue
        name = _up_to_that(prose, sentence.words[i + 1 : i + 2 + _LONGEST])
        if len(name) >= _LEAST_WORDS:
            return prose.draft.text[name[0].start : name[-1].end]
    return None


def _up_to_that(prose: Prose, words: Sequence[Placed]) -> Sequence[Placed]:
    """Return the words of a name up to a "that", an "in" or a mark; nothing where one of them may be no name's."""
    text, article = prose.draft.text, article_written_on(prose.language)
    # Many a given name is a word as well: "كمال", perfection. What stands behind one is a name, too.
    is_given = bool(words) and (words[0].name,) in prose.phrases("given-name")
    # So is what stands before a comma and what somebody is: "قال كالوم ريف، رئيس الصندوق".
    for k in range(_LEAST_WORDS, len(words)):
        is_told = text[words[k - 1].end : words[k].start].strip() in _COMMAS and _is_role(prose, words[k])
        if is_told and not _is_role(prose, words[0]) and words[0].name not in prose.no_names:
            return words[:k]
    for k, word in enumerate(words):
        is_apart = k > 0 and not text[words[k - 1].end : word.start].isspace()
        # "قال خالد المرزوق في مقابلة إن": where somebody says it ends the name as well.
        is_where = k >= _LEAST_WORDS and word.name in prose.where
        if is_apart or is_where or (word.name,) in prose.phrases("that"):
            return words[:k]
        # Many a family is called by a word with its article: "هند الراشد".
        is_family = k > 0 and article is not None and word.name.startswith(article)
        if is_given and (k == 0 or not _is_role(prose, word)):
            continue
        if (
            (not is_family and _is_known(prose, word, is_first=k == 0))
            or (word.name,) in prose.phrases("spokesperson")
            or not word.term
            or word.term.startswith("=")
            or word.name in prose.no_names
        ):
            return ()
    return words if len(words) <= _LONGEST else ()  # they end the sentence


def _is_known(prose: Prose, word: Placed, *, is_first: bool) -> bool:
    """Tell whether a word of a name is one of the language; behind a first name it is that only as it stands."""
    is_word = prose.knows(word.name) if is_first else word.name in prose.vocabulary
    return is_word or _is_role(prose, word)


def _is_role(prose: Prose, word: Placed) -> bool:
    return any(form in roles(prose.language) for form in forms(word.name))


def sounds_as_own(text: str, own: Name, language: str) -> bool:
    """Tell whether a word of a text sounds as one of a name: "القاضي", who is no judge, but al-Qadi."""
    wanted = {consonants(word) for word in own if word not in articles_in_names(language)}
    return any(wanted & _sounds(word) for word in named(text))


def name_behind_title(
    prose: Prose, sentence: Sentence, saying: Iterable[int], titles: Container[str], ours: set[str]
) -> str | None:
    """Return the name of another person that stands behind "said" and a title, or None.

    A noun without the article behind one with it is a name: "قال المدرب خليل عسيران", "قال رئيس النادي سامر الهدلي".

    Args:
        prose: The draft.
        sentence: The sentence.
        saying: The positions among its words of those that say that somebody speaks.
        titles: Words for persons who speak in the news.
        ours: Words for who speaks by a row.
    """
    article = article_written_on(prose.language)
    for i in saying if article else ():
        words = sentence.words[i + 1 : i + 1 + _FARTHEST]
        if not words or not any(form in titles for form in forms(words[0].name)):
            continue
        name = _behind_article(prose, words, article or "")
        told = (word for word in words if name and word.start <= name[-1].start)  # with whom a spokesman speaks for
        if name and not ours & {form for word in told for form in forms(word.name)}:
            return prose.draft.text[name[0].start : name[-1].end]
    return None


def _behind_article(prose: Prose, words: Sequence[Placed], article: str) -> Sequence[Placed]:
    """Return the words without the article behind those with it, up to a mark or to a word that is no name's."""
    text, is_definite = prose.draft.text, words[0].name.startswith(article)
    for k, (before, word) in enumerate(pairwise(words), 1):
        if not text[before.end : word.start].isspace():
            return ()
        if is_definite and not word.name.startswith(article):
            name = _up_to_no_name(prose, words[k : k + _LONGEST])
            if len(name) >= _LEAST_WORDS:
                return name  # not "باسم" of "المتحدث باسم الحكومة"
        is_definite = word.name.startswith(article)
    return ()


def _up_to_no_name(prose: Prose, words: Sequence[Placed]) -> Sequence[Placed]:
    for k, word in enumerate(words):
        is_apart = k > 0 and not prose.draft.text[words[k - 1].end : word.start].isspace()
        if is_apart or not word.term or word.term.startswith("=") or word.name in prose.no_names:
            return words[:k]
    return words
