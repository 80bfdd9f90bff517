"""Specs: what holds passes, what does not fails with both sides, and nothing passes in silence."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest

from factledger.domain.source import Source
from factledger.errors import FileError
from factledger.gherkin.steps import MODULES
from factledger.gherkin.vocabulary import vocabulary
from factledger.services.entry import Recording
from factledger.services.record import record
from factledger.services.specs import SpecResult, run_specs
from factledger.services.texts import Texts
from factledger.store.ledger import writing

if TYPE_CHECKING:
    from pathlib import Path

    from factledger.store.engine import Location

ENTRIES: list[dict[str, Any]] = [
    {"claim": "x/chips", "source": "paper", "text": "about 2,000 chips"},
    {"claim": "x/chips", "source": "copy", "text": "about 2,000 chips"},
    {"claim": "y/chips", "source": "paper", "text": "at least 16,000 chips"},
    {"claim": "y/chips", "source": "copy", "text": "at least 1,600 chips"},
    {"claim": "z/chips", "source": "paper", "text": "10,000 chips", "page": "3"},
    {"claim": "z/chips", "source": "other", "text": "11,000 chips"},
    {"claim": "z/year", "source": "paper", "other": "2022", "value_type": "date", "checked_by": "nn"},
    {"claim": "z/denied", "source": "paper", "text": "5 chips", "status": "denied"},
    {"claim": "sum/a", "source": "other", "text": "40%"},
    {"claim": "sum/b", "source": "other", "text": "60%"},
    {"claim": "sum/c", "source": "other", "text": "30%"},
]


@pytest.fixture
def desk(file_ledger: Location, tmp_path: Path) -> Location:
    with writing(file_ledger) as writer:
        writer.append(Source(title="a", language="en", published="2024-11-03"), "paper", by="rb")
        writer.append(Source(title="b", language="en", derived_from="paper", relation="copy"), "copy", by="rb")
        writer.append(Source(title="c", language="en"), "other", by="rb")
        for given in ENTRIES:
            record(writer, Recording(**given, new=True), Texts(tmp_path), by="rb")
    return file_ledger


def write(location: Location, content: str, name: str = "a.feature") -> Path:
    folder = location.folder / "specs"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(textwrap.dedent(content), encoding="utf-8")
    return path


def run(location: Location, content: str, **given: Any) -> list[SpecResult]:
    return run_specs([str(write(location, content))], location, **given)


def one_scenario(*steps: str, tag: str = "") -> str:
    lines = "\n".join(f"    {step}" for step in steps)
    return f"Feature: f\n\n  {tag}\n  Scenario: s\n{lines}\n"


HOLDS = [
    ("Then [x/chips] <= 2,200 chip is certain",),
    ("Then [x/chips] >= 2,000 chip is possible",),
    ("Then [x/chips] > 3,000 chip is impossible",),
    ("Then [x/chips] > 1,000 chip is possible",),
    ('Given the claim "x/chips"', 'Then it states "about 2,000 chips"'),
    ('Given the claim "x/chips"', "Then its sources agree"),
    ('Given the claim "x/chips"', "Then it has at least 1 independent source"),
    ('Given the claim "z/chips"', "Then it has at least 2 independent sources"),
    ('Given the claims under "x"', "Then their sources agree"),
    ('Given the copies of "paper"', "Then they count as one origin"),
    ('Given the copies of "paper"', 'Then they state the same on "x/chips"'),
    ('Given the copies of "paper"', 'Then they state the same but on "y/chips"'),
    ('Given the rows matching "unit:chip -status:denied"', "Then each re-reads", "And none is denied or retracted"),
    ('Given the rows matching "type:date"', "Then each that cannot re-read is checked by a person"),
    ("Given every row", "Then each re-reads"),
    ('Given the rows matching "z/chips source:paper"', "Then each has a place in its source", "And each is normal"),
    ('Given the claim "x/chips"', 'Then it is certainly less than "2,201 chips"'),
    ('Given the claim "x/chips"', 'Then it is possibly equal to "2,000 chips"'),
    ('Given the claim "sum/b"', 'Then it is certainly more than the claim "sum/a"'),
    ('Given the claim "sum/a"', 'Then it is certainly at most the formula "[sum/b] * 3 / 4"'),
    ('Given the claim "z/chips"', "Then its sources agree within 10 %"),
    ('Given the claim "z/chips"', "Then it has at least 2 sources"),
    ("Given these claims", "  | claim |", "  | sum/a |", "  | sum/b |", 'Then they add up to "100 %"'),
    ('Given the claims matching "unit:percent"', 'Then each is certainly less than "61 %"'),
    ('Given the claim "x/chips"', 'Then it is unchanged since "9"'),
    ('Given the claim "x/chips"', 'Then its newest source is from "2024-11" or later'),
    ('Given the ledger as known on "8"', 'And the claim "x/chips"', 'Then it states "about 2,000 chips"'),
    ('Given the rows of the source "other"', "Then there are at least 3 rows", "And each re-reads"),
    ('Given the rows matching "unit:percent"', 'Then each is stated in "percent"', "And there are exactly 3 rows"),
    ('Given the rows matching "type:date"', "Then each is checked by a person", "And each is checked by somebody else"),
    ('Then the rule "re-reads" finds nothing',),
    ('Given the claim "z/year"', 'Then it states "2022"'),
    ('Given the claim "z/year"', 'Then it states "202X"'),
    ("Then the claims state", "  | claim | figure |", "  | x/chips | about 2,000 chips |", "  | sum/a | 40 % |"),
]


@pytest.mark.parametrize("steps", HOLDS, ids=lambda steps: " ".join(steps)[:60])
def test_what_holds_passes(desk: Location, steps: tuple[str, ...]) -> None:
    (result,) = run(desk, one_scenario(*steps))
    assert (result.outcome, result.message) == ("passed", "")


FAILS = [
    (
        ("Then [x/chips] > 2,000 chip is certain",),
        ["it is possible: [1800, 2200] against [2000, 2000] chip", "#5 'about 2,000 chips'"],
    ),
    (("Then [x/chips] > 3,000 chip is possible",), ["it is impossible"]),
    (
        ('Given the claim "x/chips"', 'Then it states "exactly 2,000 chips"'),
        ["unsupported: 'exactly 2,000 chips' against 'about 2,000 chips'"],
    ),
    (('Given the claim "z/chips"', "Then its sources agree"), ["'11,000 chips' (#", "against '10,000 chips'"]),
    (("Given every claim", "Then their sources agree"), ["z/chips"]),
    (('Given the claim "x/chips"', "Then it has at least 2 independent sources"), ["x/chips rests on 1: paper"]),
    (
        ('Given the copies of "paper"', "Then they state the same"),
        ["y/chips: 'at least 1,600 chips'", "at-least 16000"],
    ),
    (('Given the copies of "paper"', 'Then they state the same on "y/chips"'), ["y/chips"]),
    (("Given every row", "Then none is denied or retracted"), ["z/denied@paper is denied"]),
    (("Given every row", "Then each has a place in its source"), ["x/chips@paper names no place"]),
    (("Given every row", "Then each is preferred"), ["x/chips@paper is normal"]),
    (
        ('Given the claim "x/chips"', 'Then it is certainly less than "2,000 chips"'),
        ["it is possible: [1800, 2200] against [2000, 2000] chip", "#5 'about 2,000 chips'"],
    ),
    (('Given the claim "x/chips"', 'Then it is possibly more than the claim "z/chips"'), ["it is impossible"]),
    (('Given the claim "z/chips"', "Then its sources agree within 5 %"), ["'11,000 chips' (#"]),
    (('Given the claim "x/chips"', "Then it has at least 3 sources"), ["x/chips rests on 2: copy, paper"]),
    (('Given the claims under "sum"', 'Then they add up to "100 %"'), ["it is impossible", "sum/c = "]),
    (('Given the claim "z/year"', 'Then it states "2021"'), ["'2021' against '2022' (#"]),
    (('Given the claim "z/year"', 'Then it states "2022-05"'), ["'2022-05' against '2022' (#"]),
    (('Given the claim "x/chips"', 'Then it is unchanged since "5"'), ["#6 x/chips@copy in version 1"]),
    (
        ('Given the claim "z/denied"', 'And the claim "x/chips"', "Then its newest source is not older than 30 days"),
        ["x/chips: its newest source is paper, of 2024-11-03"],
    ),
    (
        ('Given the claim "x/chips"', 'Then its newest source is from "2025-01-01" or later'),
        ["its newest source is paper, of 2024-11-03"],
    ),
    (('Given the rows matching "unit:chip"', 'Then each is stated in "percent"'), ["x/chips@paper is stated in chip"]),
    (('Given the rows matching "unit:chip"', "Then each is checked by a person"), ["is checked by nobody"]),
    (('Given the rows matching "unit:percent"', "Then there is exactly 1 row"), ["there are 3: #"]),
    (("Given every row", 'Then the rule "agree" finds nothing'), ["'11,000 chips' (#"]),
]


@pytest.mark.parametrize(("steps", "parts"), FAILS, ids=lambda value: " ".join(value)[:60])
def test_what_does_not_hold_fails_with_both_sides_and_a_hint(
    desk: Location, steps: tuple[str, ...], parts: list[str]
) -> None:
    (result,) = run(desk, one_scenario(*steps))
    assert result.outcome == "failed"
    for part in (*parts, "hint: "):
        assert part in result.message
    line = 4 + len(steps)
    assert result.message.startswith(f"specs/a.feature:{line}: ")
    assert "Traceback" not in result.message


def test_a_table_names_what_only_some_copies_state(desk: Location) -> None:
    table = ["| claim | stated by |", "| z/chips | paper |", "| z/year | paper |"]
    steps = ('Given the copies of "paper"', "Then only these claims are not stated by all of them")
    (result,) = run(desk, one_scenario(*steps, *table))
    assert result.outcome == "passed", result.message
    (result,) = run(desk, one_scenario(*steps, *table[:2], "| x/chips | paper |"))
    assert "z/year is stated only by paper" in result.message
    assert "x/chips is stated by all of them, or by none" in result.message


def test_a_failing_step_prints_place_sentence_both_figures_with_sources_and_a_hint(desk: Location) -> None:
    (result,) = run(desk, one_scenario('Given the claim "z/chips"', "Then its sources agree"))
    assert result.message == (
        "specs/a.feature:6: Then its sources agree\n"
        "    z/chips: '11,000 chips' (#12, other) against '10,000 chips' (#11, paper): "
        "[10500, 11500) and [9500, 10500) share no value\n"
        "    hint: check both against their sources; revise or rank one, or accept the difference: "
        "factledger accept, @accepted"
    )


HOLDING = one_scenario("Then [x/chips] > 2 chip is certain")
OUTLINE = "Feature: f\n  Scenario Outline: s\n    Then [x/chips] > <a> chip is certain\n"
SWEDISH = """# language: sv
Egenskap: f
  Scenario: s
    Givet the claim "x/chips"
    Så it states "about 2.000 chips"
"""

SILENT = [
    ("", "there is no Feature in this file"),
    ("Feature: f\n", "there is no scenario in this file"),
    ("Feature: f\n  Scenario: s\n", "has no steps"),
    ("Feature: f\n  Scenario: s\n    Thne [x/chips] > 1 chip is certain\n", "has no steps"),
    ('Feature: f\n  Scenario: s\n    Given the claim "x/chips"\n', "has no Then"),
    ('Feature: f\n  Scenario: s\n    Given the claim "x/chips"\n    And the claim "y/chips"\n', "has no Then"),
    (
        one_scenario("Then [x/chips] > 2 chip is certain") + "  Scenario: s\n    Then [x/chips] > 2 chip is certain\n",
        "already stands at line 4",
    ),
    (
        "Feature: f\n  Scenario Outline: s\n    Then <a> chip > [x/chips] is certain\n    Examples:\n      | a |\n",
        "has Examples without rows",
    ),
    ("Feature: f\n  Scenario Outline: s\n    Then <a> chip > [x/chips] is certain\n", "has no Examples"),
    ("Feature: f\n  Scenario:\n    Then [x/chips] > 2 chip is certain\n", "needs a name"),
    (one_scenario("Then the moon is certain ly full"), "there is no step"),
    (one_scenario("Then 2 * [x/chips] is certain"), "the formula compares nothing"),
    (one_scenario('Given the claim "no/claim"', "Then its sources agree"), "there is no claim 'no/claim'"),
    (one_scenario('Given the claims under "no"', "Then their sources agree"), "there is no claim under 'no'"),
    (one_scenario('Given the rows matching "unit:EUR"', "Then each re-reads"), "no row matches 'unit:EUR'"),
    (one_scenario('Given the rows matching "nosuch:x"', "Then each re-reads"), "is not something to search by"),
    (one_scenario('Given the copies of "other"', "Then they state the same"), "fewer than two texts are copies"),
    (
        one_scenario('Given the copies of "paper"', 'Then they state the same on "z/year"'),
        "fewer than two of the copies state",
    ),
    (
        one_scenario('Given the copies of "paper"', 'Then they state the same but on "no/claim"'),
        "none of the copies states",
    ),
    (one_scenario("Then 1 < 2 is certain"), "the formula names no claim"),
    (one_scenario('Given the claim "y/chips"', "Then it has at least 0 independent sources"), "there is no step"),
    (
        one_scenario('Given the claim "z/year"', "Then its sources agree"),
        "none of the claims is stated by several rows",
    ),
    (one_scenario("Then [x/chips] > 2 chip is certain", tag="@skip"), "would hide what the scenario says"),
    (one_scenario("Then [x/chips] > 9,000 chip is certain", tag="@xfail"), "would hide what the scenario says"),
    ("@skip\n" + one_scenario("Then [x/chips] > 2 chip is certain"), "would hide what the scenario says"),
    (one_scenario("Then [x/chips] > 9,000 chip is certain", tag="@accepted()"), "gives no reason"),
    (
        OUTLINE + "    Examples: one\n      | a |\n      | 1 |\n    Examples: two\n      | a |\n",
        "has Examples without rows",
    ),
    (OUTLINE + "    Examples:\n      | a |\n" + "      | 1 |\n" * 5001, "too much to run"),
    (SWEDISH, "cannot be read"),
    (OUTLINE.replace("<a>", "2") + "    Examples:\n      | a |\n      | 1 |\n", "uses a column of its Examples"),
    (
        OUTLINE + "    @accepted(it-is-so)\n    Examples:\n      | a |\n      | 1 |\n",
        "with the tag @accepted(it-is-so), which is not looked at there",
    ),
    ('Feature: f\n  Scenario: s\n    * the claim "x/chips"\n    Then it states "5 chips"\n', "must start with"),
    ("Feature: f\n  Background:\n    And every row\n  Scenario: s\n    Then each re-reads\n", "must start with"),
    (one_scenario('Given the claim "x/chips"', 'Then they add up to the claim "x/chips"'), "has no part to add up"),
    (
        one_scenario('Given the claim "x/chips"', "Then its newest source is not older than 9999 years"),
        "is no day of the calendar",
    ),
    (one_scenario("Given these claims", "Then their sources agree"), "this step needs a table below it"),
    (one_scenario('Given the claim "x/chips"', "| a |", "Then its sources agree"), "does not look at a table below it"),
    (one_scenario("Then each re-reads"), "no Given step has chosen any rows"),
    (one_scenario("Then its sources agree"), "no Given step has chosen any claims"),
    (one_scenario("Then they count as one origin"), "no Given step has chosen any sources"),
    (one_scenario('Given the claim "z/denied"', 'Then it states "5 chips"'), "no current row states 'z/denied'"),
    (
        one_scenario('Given the claim "z/year"', 'Then it states "5 chips"'),
        "the claim is a date, and '5 chips' is none",
    ),
]


@pytest.mark.parametrize(
    ("content", "message"), SILENT, ids=[message[:40] + str(i) for i, (_, message) in enumerate(SILENT)]
)
def test_error_on_what_would_pass_without_checking_anything(desk: Location, content: str, message: str) -> None:
    results = run(desk, content)
    failed = [result for result in results if result.outcome == "failed"]
    assert failed, results
    assert message in failed[0].message
    assert "a.feature" in failed[0].message


def test_error_when_copies_share_no_claim(file_ledger: Location, tmp_path: Path) -> None:
    with writing(file_ledger) as writer:
        writer.append(Source(title="a", language="en"), "paper", by="rb")
        for key, claim in (("one", "x/chips"), ("two", "y/chips")):
            writer.append(Source(title=key, language="en", derived_from="paper", relation="copy"), key, by="rb")
            given = Recording(claim=claim, source=key, text="about 2,000 chips", new=True)
            record(writer, given, Texts(tmp_path), by="rb")
    for step in ("they state the same", 'they state the same but on "x/chips"'):
        (result,) = run(file_ledger, one_scenario('Given the copies of "paper"', f"Then {step}"))
        assert result.outcome == "failed"
        assert "there is nothing to compare" in result.message


@pytest.mark.parametrize(
    "steps",
    [
        ('Given the claim "sum/a"', 'And the claims under "sum"', 'Then they add up to "130%"'),
        ('Given the rows matching "x/chips"', 'And the rows matching "x/chips"', "Then there are exactly 2 rows"),
    ],
)
def test_what_is_chosen_twice_counts_once(desk: Location, steps: tuple[str, ...]) -> None:
    (result,) = run(desk, one_scenario(*steps))
    assert result.outcome == "passed", result.message


def test_an_accepted_disagreement_is_counted_apart(desk: Location) -> None:
    steps = ('Given the claim "z/chips"', "Then its sources agree")
    (result,) = run(desk, one_scenario(*steps, tag="@accepted(the-other-paper-rounds)"))
    assert result.outcome == "accepted"
    assert result.message.startswith("accepted: the other paper rounds\nz/chips:")


def test_error_when_an_accepted_disagreement_is_gone(desk: Location) -> None:
    steps = ('Given the claim "x/chips"', "Then its sources agree")
    (result,) = run(desk, one_scenario(*steps, tag="@accepted(it-was-so-once)"))
    assert result.outcome == "failed"
    assert "the accepted disagreement is gone: remove the tag" in result.message


def test_error_in_an_accepted_scenario_that_is_no_disagreement(desk: Location) -> None:
    (result,) = run(desk, one_scenario('Given the claim "no/claim"', "Then its sources agree", tag="@accepted(x)"))
    assert result.outcome == "failed"
    assert "there is no claim 'no/claim'" in result.message


def test_a_rule_without_rows_is_not_checked(file_ledger: Location, tmp_path: Path) -> None:
    with writing(file_ledger) as writer:
        writer.append(Source(title="a", language="en"), "paper", by="rb")
        record(writer, Recording(**ENTRIES[0], new=True), Texts(tmp_path), by="rb")
    (result,) = run(file_ledger, one_scenario("Given every row", "Then nothing rests on a denied or retracted row"))
    assert (result.outcome, result.message) == ("not checked", "no row is derived or copied from another")


NOTHING_TO_CHECK = [
    (('Given the rows matching "type:date"', "Then each re-reads"), "none of the rows is a quantity"),
    (('Given the rows matching "unit:chip"', "Then each that cannot re-read is checked by a person"), "which re-reads"),
]


@pytest.mark.parametrize(
    ("steps", "reason"), NOTHING_TO_CHECK, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_step_that_looks_at_no_row_is_not_checked(desk: Location, steps: tuple[str, ...], reason: str) -> None:
    (result,) = run(desk, one_scenario(*steps))
    assert result.outcome == "not checked"
    assert reason in result.message


def test_two_texts_are_not_said_to_agree(desk: Location) -> None:
    with writing(desk) as writer:
        for source, said in (("paper", "small"), ("other", "big")):
            given = Recording(claim="z/scale", source=source, other=said, value_type="text", checked_by="nn", new=True)
            record(writer, given, Texts(desk.folder), by="rb")
    (result,) = run(desk, one_scenario('Given the claim "z/scale"', "Then its sources agree"))
    assert result.outcome == "not checked"
    assert "'big' (#" in result.message
    assert "a person has to compare them" in result.message


def test_steps_behind_one_that_checked_nothing_still_run(desk: Location) -> None:
    steps = ("Then nothing rests on a denied or retracted row", "And [x/chips] > 9,000 chip is certain")
    (result,) = run(desk, one_scenario(*steps))
    assert result.outcome == "failed"
    assert "[x/chips] > 9,000 chip is certain" in result.message


def test_a_passed_formula_names_sources_that_contradict_each_other(desk: Location) -> None:
    (result,) = run(desk, one_scenario("Then [z/chips] < 20,000 chip is certain"))
    assert result.outcome == "passed"
    assert "sources contradict each other: '11,000 chips'" in result.message


def test_broken_scenarios_fail_one_by_one_and_the_others_run(desk: Location) -> None:
    content = one_scenario("Then [x/chips] > 9,000 chip is certain") + (
        '  Scenario: t\n\n  Scenario: u\n    Given the claim "x/chips"\n'
    )
    results = {result.scenario: result.message for result in run(desk, content) if result.outcome == "failed"}
    assert list(results) == ["s", "t (line 6)", "u (line 8)"]
    assert "has no steps" in results["t (line 6)"]
    assert "has no Then" in results["u (line 8)"]


def test_every_folder_of_specs_is_run_whatever_its_name(desk: Location) -> None:
    for name in ("build", ".hidden", "node_modules"):
        (desk.folder / "specs" / name).mkdir(parents=True)
        write(desk, one_scenario("Then [x/chips] > 9,000 chip is certain"), f"{name}/a.feature")
    assert [one.outcome for one in run_specs([str(desk.folder / "specs")], desk)] == ["failed"] * 3


@pytest.mark.parametrize("target", [".", ".."])
def test_a_link_to_a_folder_is_not_followed_and_said(desk: Location, target: str) -> None:
    path = write(desk, HOLDING)
    for name in ("one", "two"):
        (path.parent / name).symlink_to(target, target_is_directory=True)
    results = run_specs([str(path.parent)], desk)
    assert sorted(one.outcome for one in results) == ["failed", "failed", "passed"]
    assert "specs/one" in {one.path for one in results}


def test_a_feature_that_is_no_file_is_not_passed_over(desk: Location) -> None:
    path = write(desk, HOLDING)
    (path.parent / "b.feature").symlink_to("nowhere")
    results = run_specs([str(path.parent)], desk)
    assert [(one.path, one.outcome) for one in results] == [
        ("specs/b.feature", "failed"),
        ("specs/a.feature", "passed"),
    ]


def test_python_beside_the_specs_is_not_run(desk: Location) -> None:
    code = f"open({str(desk.folder / 'ran')!r}, 'w')\ndef test_x(): pass\n"
    write(desk, one_scenario("Then [x/chips] > 2 chip is certain"))
    for name in ("test_x.py", "__init__.py", "conftest.py"):
        write(desk, code, name)
    assert [one.outcome for one in run_specs([str(desk.folder / "specs")], desk)] == ["passed"]
    assert not (desk.folder / "ran").exists()
    with pytest.raises(FileError):
        run_specs([str(desk.folder / "specs" / "test_x.py")], desk)


def test_the_conftest_above_the_specs_is_not_read_with_steps(desk: Location) -> None:
    (desk.folder / "conftest.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    (result,) = run(desk, one_scenario("Then [x/chips] > 2 chip is certain"), steps=True)
    assert result.outcome == "passed"


def test_error_in_a_file_that_is_no_feature_shows_none_of_it(desk: Location) -> None:
    (result,) = run(desk, "secret: s3cr3t\n")
    assert result.outcome == "failed"
    assert "s3cr3t" not in result.message


def test_error_when_a_step_of_the_repository_shadows_ours_names_the_place(desk: Location) -> None:
    write(desk, CONFTEST, "conftest.py")
    (result,) = run(desk, one_scenario("Given every row", "Then each re-reads"), steps=True)
    assert result.message.startswith(
        "specs/a.feature:6: Then each re-reads\n    error[spec]: 'each re-reads' is a step"
    )


def test_tags_of_scenarios_that_are_not_ours_are_left_alone(desk: Location) -> None:
    own = desk.folder / "own"
    own.mkdir()
    scenario = "Feature: f\n  @accepted(x)\n  Scenario: s\n    Then it holds\n"
    (own / "a.feature").write_text(scenario, encoding="utf-8")
    code = "from pytest_bdd import scenarios, then\nscenarios('a.feature')\n@then('it holds')\ndef _(): pass\n"
    (own / "test_own.py").write_text(code, encoding="utf-8")
    assert "1 passed" in pytest_on(desk, "own", "-p", "no:warnings").stdout


def test_every_failure_is_printed_not_the_first(desk: Location) -> None:
    content = "Feature: f\n" + "".join(
        f"  Scenario: s{i}\n    Then [x/chips] > {i * 1000} chip is certain\n" for i in range(4)
    )
    assert [result.outcome for result in run(desk, content)] == ["passed", "passed", "failed", "failed"]


def test_figures_may_be_in_the_language_of_the_feature(desk: Location) -> None:
    content = """\
        # language: pt
        Funcionalidade: f
          Cenário: s
            Dado the claim "x/chips"
            Então it states "cerca de 2.000 chips"
    """
    (result,) = run(desk, content)
    assert result.outcome == "passed", result.message


def test_the_rows_of_an_outline_have_their_own_lines(desk: Location) -> None:
    content = """\
        Feature: f
          Scenario Outline: s
            Then <a> chip > [x/chips] is certain

            Examples:
              | a |
              | 3,000 |
              | 1,000 |
    """
    results = run(desk, content)
    assert [(result.place, result.outcome) for result in results] == [
        ("specs/a.feature:7", "passed"),
        ("specs/a.feature:8", "failed"),
    ]


def test_an_earlier_state_is_checked_as_it_was(desk: Location) -> None:
    content = one_scenario('Given the claim "x/chips"', "Then it has at least 1 independent source")
    assert run(desk, content, as_of="4")[0].outcome == "failed"
    assert run(desk, content, as_of="5")[0].outcome == "passed"


CONFTEST = """
from pytest_bdd import then

@then("my own rule holds")
def _():
    pass

@then("each re-reads")
def _():
    pass
"""


def test_steps_of_the_repository_are_read_only_when_asked_for(desk: Location) -> None:
    content = one_scenario("Then my own rule holds")
    write(desk, CONFTEST, "conftest.py")
    assert run(desk, content)[0].outcome == "failed"
    assert run(desk, content, steps=True)[0].outcome == "passed"


def test_error_when_a_step_of_the_repository_shadows_ours(desk: Location) -> None:
    write(desk, CONFTEST, "conftest.py")
    (result,) = run(desk, one_scenario("Given every row", "Then each re-reads"), steps=True)
    assert result.outcome == "failed"
    assert "is a step of factledger" in result.message


def test_settings_and_plugins_of_the_repository_are_not_read(desk: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / "pytest.ini").write_text("[pytest]\naddopts = --nosuchoption\n", encoding="utf-8")
    (desk.folder / "conftest.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    monkeypatch.setenv("PYTEST_ADDOPTS", "--nosuchoption")
    monkeypatch.setenv("PYTEST_PLUGINS", "nosuchplugin")
    (result,) = run(desk, one_scenario("Then [x/chips] > 2 chip is certain"))
    assert result.outcome == "passed"


def test_error_when_there_are_no_specs_at_a_path(desk: Location) -> None:
    with pytest.raises(FileError):
        run_specs([str(desk.folder / "none")], desk)


def pytest_on(desk: Location, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=desk.folder)


def test_pytest_gives_the_same_verdicts_and_junit(desk: Location) -> None:
    steps = ('Given the claim "z/chips"', "Then its sources agree")
    write(desk, one_scenario(*steps), "a.feature")
    write(desk, one_scenario(*steps, tag="@accepted(x)"), "b.feature")
    write(desk, one_scenario("Then [x/chips] > 2 chip is certain"), "c.feature")
    done = pytest_on(desk, "specs", "--junit-xml=junit.xml")
    assert done.returncode == 1
    assert "1 failed, 1 passed, 1 xfailed" in done.stdout
    assert "specs/a.feature:6: Then its sources agree" in done.stdout
    cases = ET.parse(desk.folder / "junit.xml").getroot().findall(".//testcase")  # noqa: S314  our own file
    assert [len(case.findall("failure")) for case in cases] == [1, 0, 0]


def test_pytest_and_check_give_the_same_verdict_of_every_step(desk: Location) -> None:
    cases = [*HOLDS, *(steps for steps, _ in (*FAILS, *NOTHING_TO_CHECK)), ("Then nonsense",)]
    lines = ["Feature: f"]
    for i, steps in enumerate(cases):
        lines += [f"  Scenario: number {i}", *(f"    {line}" for step in steps for line in step.splitlines())]
    path = write(desk, "\n".join(lines) + "\n")
    pytest_on(desk, "specs", "--junit-xml=junit.xml")
    names = {"failure": "failed", "skipped": "not checked", None: "passed"}
    found = {}
    for case in ET.parse(desk.folder / "junit.xml").getroot().findall(".//testcase"):  # noqa: S314  our own file
        ending = next((child for child in case if child.tag in names), None)
        text = (ending.text or "") if ending is not None and ending.tag == "failure" else ""
        found[case.attrib["name"]] = (names[None if ending is None else ending.tag], text)
    checked = {
        one.scenario: (one.outcome, one.message if one.outcome == "failed" else "")
        for one in run_specs([str(path)], desk)
    }
    assert len(checked) == len(cases)
    assert found == checked
    assert {outcome for outcome, _ in checked.values()} == {"passed", "failed", "not checked"}


def test_pytest_collects_features_only_beside_a_ledger_or_where_it_is_told(desk: Location) -> None:
    elsewhere = desk.folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.feature").write_text(one_scenario("Then [x/chips] > 2 chip is certain"), encoding="utf-8")
    assert "no tests ran" in pytest_on(desk, "elsewhere").stdout
    assert "1 passed" in pytest_on(desk, "elsewhere", "-o", "factledger_specs=elsewhere").stdout


def test_the_plugin_is_light() -> None:
    heavy = ("sqlalchemy", "pint", "pytest_bdd")
    code = f"import sys; import factledger.gherkin.plugin; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def outline(terms: str, columns: str = "claim | row") -> str:
    return (
        "Feature: f\n  Scenario Outline: row <row>\n"
        '    Given the claim "<claim>"\n    Then it has at least 1 source\n'
        f'    Examples: the rows matching "{terms}"\n      | {columns} |\n'
        "  Scenario: other\n    Given every row\n    Then each re-reads\n"
    )


def test_an_outline_runs_once_for_each_row_that_a_query_finds(desk: Location) -> None:
    results = run(desk, outline("unit:percent"))
    assert [one.outcome for one in results] == ["passed"] * 4
    assert {one.line for one in results[:3]} == {5}
    assert results[0].scenario.startswith("row <row>[sum/a-")
    assert all(one.rows_read for one in results)


@pytest.mark.parametrize(
    ("terms", "columns", "says"),
    [
        ("unit:EUR", "claim | row", "no row matches 'unit:EUR'"),
        ("colour:red", "claim | row", "'colour' is not something to search by"),
        ("unit:percent", "claim | weight", "columns that no row has: weight"),
    ],
)
def test_an_outline_whose_query_finds_nothing_fails_and_the_others_run(
    desk: Location, terms: str, columns: str, says: str
) -> None:
    results = {one.scenario.partition(" ")[0]: one for one in run(desk, outline(terms, columns))}
    assert results["other"].outcome == "passed"
    assert results["row"].outcome == "failed"
    assert says in results["row"].message


FAILING = ('Given the claim "z/chips"', "Then its sources agree")


def test_a_scenario_tagged_warning_warns_and_fails_no_run(desk: Location) -> None:
    (result,) = run(desk, one_scenario(*FAILING, tag="@warning @owner(desk-asia)"))
    assert (result.outcome, result.owner) == ("warned", "desk-asia")
    assert result.message.startswith("specs/a.feature:6: Then its sources agree\n")
    (result,) = run(desk, one_scenario('Given the claim "none"', "Then its sources agree", tag="@warning"))
    assert result.outcome == "failed"  # what cannot be checked is no warning
    (result,) = run(desk, one_scenario(*HOLDS[0], tag="@warning"))
    assert result.outcome == "passed"
    feature = "@warning\n" + one_scenario(*FAILING)
    assert run(desk, feature)[0].outcome == "warned"


def test_a_scenario_tells_which_rows_it_read(desk: Location) -> None:
    (result,) = run(desk, one_scenario(*FAILING))
    assert {row for _, row in result.rows} == {"z/chips@@1", "z/chips@paper@@1", "z/chips@other@@1"}
    assert result.rows_read == 3
    again, other = run(desk, one_scenario(*FAILING)), run(desk, one_scenario(*HOLDS[0]))
    assert again[0].steps == result.steps != other[0].steps


def test_each_scenario_tells_the_rows_it_read_though_they_were_looked_up_before(desk: Location) -> None:
    feature = """
        Feature: f
          Scenario: one
            Given the claim "z/chips"
            Then it has at least 2 independent sources
          Scenario: another
            Given the claim "x/chips"
            Then it states "about 2,000 chips"
          Scenario: the first again
            Given the claim "z/chips"
            Then it has at least 2 independent sources
          Scenario: as it was
            Given the ledger as known on "4"
            And the claim "x/chips"
            Then it has at least 1 source
          Scenario: as it was, later
            Given the ledger as known on "5"
            And the claim "x/chips"
            Then it has at least 1 source
          Scenario: as it is
            Given the claim "x/chips"
            Then it has at least 2 sources
    """
    one, other, again, early, later, now = run(desk, feature)
    assert {row for _, row in one.rows} == {"z/chips@@1", "z/chips@paper@@1", "z/chips@other@@1"}
    assert {row for _, row in other.rows} == {"x/chips@@1", "x/chips@paper@@1", "x/chips@copy@@1"}
    assert again.rows == one.rows
    assert early.outcome == "failed"
    assert {row for _, row in later.rows} == {"x/chips@@1", "x/chips@paper@@1"}
    assert (later.outcome, now.outcome, now.rows) == ("passed", "passed", other.rows)


def test_every_sentence_says_what_it_asks_and_its_examples_are_its_own() -> None:
    from pytest_bdd.steps import step_function_context_registry

    contexts = [one for one in step_function_context_registry.values() if one.step_func.__module__ in MODULES]
    found = vocabulary()
    assert len(found) > 30
    for one in found:
        assert one.about.endswith(".")
        assert one.examples
        for example in one.examples:
            kind, _, name = example.partition("\n")[0].partition(" ")
            matching = {c.step_func for c in contexts if c.type == kind.lower() and c.parser.is_matching(name)}
            assert (example, len(matching)) == (example, 1)
