"""The words of a whole text, made when they are asked for."""

from __future__ import annotations

import pytest

from factledger.reading.terms import placed
from factledger.reading.text_words import TextWords
from factledger.values.span import Span

TEXTS = (
    ("en", ""),
    ("en", "…"),
    ("en", "DeepSeek’s rivals, which O'Brien's firm names, have 2,000 A100s."),
    ("pt", "A Ordana empregou São 12,5% já não."),
    ("ar", "وبلغت كلفة المشروع 1.4 مليار دولار."),
    ("id", "Perusahaan-perusahaan itu 16.000 chip atau lebih"),
)


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_words_are_those_of_the_text_in_order(language: str, text: str) -> None:
    words, wanted = TextWords(text, language), placed(text, language)
    assert list(words) == words[:] == words[0 : len(text) + 1] == wanted
    assert len(words) == len(wanted)
    assert [words[i] for i in range(len(wanted))] == wanted
    assert [words.name(i) for i in range(len(wanted))] == [one.name for one in wanted]
    assert words.starts == [one.start for one in wanted]
    assert words.names() == {one.name for one in wanted}
    for start in range(len(text) + 1):
        span = Span(start, min(start + 12, len(text)))
        assert words.within(span) == [one for one in wanted if span.start <= one.start < span.end]


def test_error_a_word_behind_the_last_is_none() -> None:
    with pytest.raises(IndexError):
        TextWords("one two", "en")[2]


def test_a_phrase_has_its_term_at_its_first_word() -> None:
    words = TextWords("He is out of work. Work went on, out of hours.", "en")
    terms = [(one.name, one.term) for one in words]
    assert terms[2:5] == [("out", "=unemployment"), ("of", ""), ("work", "")]
    assert ("work", "=unemployment") not in terms[5:]
    assert terms[-3][1] != "=unemployment"


def test_words_are_found_by_what_they_are() -> None:
    words = TextWords("Acme employs 40 men. Men of acme, 5 men.", "en")
    assert words.where({"acme", "5"}.__contains__) == [0, 6, 7]
    assert words.where({"orbis"}.__contains__) == []
    assert words.lower() == {"employs", "men", "of", "acme"}


def test_what_a_sentence_tells_is_its_names_and_the_terms_of_its_words_without_a_number() -> None:
    text = "Last year Acme employed forty-two cooks in Norvia."
    words = TextWords(text, "en")
    number = Span(text.index("forty"), text.index(" cooks"))
    assert words.capital_names(Span(0, len(text))) == {"acme", "norvia"}
    terms = words.terms_in(Span(0, len(text)), number)
    assert terms == {one.term for one in words if not number.start <= one.start < number.end} - {""}
    assert words.capital_names(Span(0, 0)) == words.terms_in(Span(0, 0), Span(0, 0)) == frozenset()
