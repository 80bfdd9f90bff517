"""An equal number of another matter is no support: another act, good or speaker, a share, a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint import ledger
from tests.lint.judging import indexed
from tests.lint.ledger import DRAFT_DATE

from factledger.reading.events import NONE, are_kin, events_of, kinds
from factledger.reading.locale import LANGUAGES
from factledger.reading.markup.plain import plain_draft
from factledger.reading.tables import NEUTRAL, rows
from factledger.reading.terms import nouns
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.report import Found

WRONG = (
    ("en", "The University of Loreda expelled nobody, but 17,300 students went on strike.", "wrong-scope"),
    ("en", "About 150 people at the Halvorsen Observatory resigned.", "wrong-scope"),
    ("pt", "Morreram 136 produtores dos Apiários do Vale.", "wrong-scope"),
    ("es", "En la Universidad de Loreda fueron detenidos 17.300 alumnos.", "wrong-scope"),
    ("id", "Sebanyak 220 tempat tidur RS Melati dicuri.", "wrong-scope"),
    ("ar", "اعتقل 75 مهندسا من محطة المرجان.", "wrong-scope"),
    ("en", "Apiários do Vale made 94 tonnes of cheese in 2025.", "wrong-scope"),
    ("es", "Los Apiários do Vale produjeron 94 toneladas de queso en 2025.", "wrong-scope"),
    ("en", "A tenth of the sales at the Alcora book fair were paid in cash in 2025.", "unregistered"),
    ("en", "The Draycott Museum used to have 412,000 visitors a year.", "negated"),
    ("es", "La Universidad de Loreda solía tener 17.300 alumnos.", "negated"),
    ("en", "None of the 11 paintings at the Draycott Museum were stolen.", "negated"),
    ("en", "In 2025, 412,000 visitors are expected at the Draycott Museum.", "status-changed"),
    ("pt", "São esperados 412.000 visitantes no Draycott Museum em 2025.", "status-changed"),
    ("es", "Se esperan 412.000 visitantes en el Draycott Museum en 2025.", "status-changed"),
    ("id", "Draycott Museum: 412.000 pengunjung diperkirakan datang pada 2025.", "status-changed"),
    ("en", "The strike on the Metro de Avelar was joined by 85%, said the prime minister.", "wrong-speaker"),
    ("pt", "A greve no Metro de Avelar teve adesão de 85%, disse o governo.", "wrong-speaker"),
    ("en", "Unemployment doubled from 4% to 7%.", "arithmetic"),
    ("en", "Turnout went from 50% to 75%, up 25%.", "arithmetic"),
    ("es", "El partido obtuvo el 45 % de los votos, su rival el 40 % y los demás el 25 %.", "arithmetic"),
)
RIGHT = (
    ("en", "About 150 people work at the Halvorsen Observatory, which rescued the old telescope."),
    ("en", "The Halvorsen Observatory, where two people died, cost $640 million."),
    ("pt", "Os Apiários do Vale, que perderam muito, reúnem 136 produtores."),
    ("es", "En la Universidad de Loreda estudian 17.300 alumnos, y algunos protestan."),
    ("en", "Turnout went from 50% to 75%, up 25 percentage points."),
    ("en", "Unemployment doubled from 4% to 8%."),
    ("en", "The strike on the Metro de Avelar was joined by 85%, the union said."),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("matter"), "seventh") as found:
        yield found


def found(index: Index, language: str, text: str) -> list[Found]:
    return lint(plain_draft("-", text), index, LintOptions(language, DRAFT_DATE)).findings


@pytest.mark.parametrize(("language", "text", "rule"), WRONG)
def test_what_is_of_another_matter_is_found(index: Index, language: str, text: str, rule: str) -> None:
    assert rule in {one.rule for one in found(index, language, text)}


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_stands_beside_a_right_figure_is_no_error(index: Index, language: str, text: str) -> None:
    wrong = {one.rule for one in found(index, language, text)} - {"unregistered"}
    assert wrong == set()


def test_a_place_name_is_no_word_of_change(tmp_path_factory: pytest.TempPathFactory) -> None:
    with indexed(tmp_path_factory.mktemp("names"), "sixth") as index:
        text = "Trabalham em Pedra Alta cerca de 140 guardas, disse Marta Queiroz."
        assert found(index, "pt", text) == []


@pytest.mark.parametrize("language", ledger.LANGUAGES)
def test_every_language_has_a_word_for_every_event(language: str) -> None:
    assert {event for _, event in rows(language, "events")} - {NONE} == set(kinds())


def test_every_event_is_told_of_something_and_has_a_force() -> None:
    assert {one.of for one in kinds().values()} <= {"things", "money", "both", *nouns("en").values()}
    assert {one.force for one in kinds().values()} <= {"strong", "turn", "weak", "counter", "plain"}
    assert len(list(rows(NEUTRAL, "events"))) == len(kinds())


def test_events_are_found_in_a_text_of_any_language() -> None:
    assert events_of("workers laid off") == {"dismiss"}
    assert "strike" in events_of("adesão à greve")
    assert events_of("عدد المفقودين") == {"missing"}
    assert are_kin("strike", "protest")
    assert not are_kin("strike", "dismiss")
    assert set(ledger.LANGUAGES) <= set(LANGUAGES)
