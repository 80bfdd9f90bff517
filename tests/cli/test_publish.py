"""`factledger publish`, `used` and `accept --sentence` from a folder with a ledger and a draft."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

URL = "https://example.org/report"
DRAFT = "Acme has 120 workers.\nIt sold 44 boats.\n"


@pytest.fixture
def desk(run: Run, folder: Path) -> Path:
    (folder / "source.txt").write_text("Acme has 120 workers, the paper says.", encoding="utf-8")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    (folder / "good.md").write_text("Acme has 120 workers.\n", encoding="utf-8")
    for arguments in (
        ("init",),
        ("source", "add", "paper", "--title", "A paper", "--file", "source.txt", "--language", "en"),
        ("record", "acme/workers", "paper", "120 workers", "--new"),
    ):
        result = run(*arguments)
        assert result.code == 0, result.err
    return folder


def publish(run: Run, draft: str, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
    result = run("publish", draft, "--url", URL, "--language", "en", *arguments, stdin=stdin)
    return result.code, result.out, result.err


@pytest.mark.usefixtures("desk")
def test_publish_refuses_open_errors_and_lists_them(run: Run) -> None:
    assert publish(run, "draft.md") == (
        1,
        "draft.md:2:9: unregistered '44 boats': no claim stands behind it\n",
        (
            "1 draft (en): 1 matched, 1 unregistered, 0 set aside, 0 unreadable; 1 error, 0 warnings, 0 notes\n"
            "error[refused]: 1 finding of the text is open, and nothing was recorded\n"
            "  where: draft.md\n"
            "  do: correct the text, record the source, or accept a finding: factledger accept --sentence DRAFT:LINE\n"
        ),
    )
    assert run("used").err == "nothing is published\n"


@pytest.mark.usefixtures("desk")
def test_publish_records_once_and_again_when_the_text_changed(run: Run, folder: Path) -> None:
    code, out, err = publish(run, "good.md", "--title", "The report", "--date", "2026-03-15")
    assert (code, err) == (
        0,
        "1 draft (en): 1 matched, 0 unregistered, 0 set aside, 0 unreadable; 0 errors, 0 warnings, 0 notes\n",
    )
    assert out.startswith(f"#4 The report is published at {URL}, judged at 3:")
    assert out.endswith(", by acme/workers@paper@@1\n")
    assert publish(run, "good.md")[:2] == (0, "nothing to do: #4 holds this text with these rows\n")
    (folder / "good.md").write_text("Acme has 120 workers, it says.\n", encoding="utf-8")
    assert publish(run, "good.md", "--reason", "a word was added")[1].endswith("(a word was added), version 2\n")
    history = run("history", URL, "--format", "json")
    assert [(one["kind"], one["version"]) for one in json.loads(history.out)] == [
        ("publication", "1"),
        ("publication", "2"),
    ]
    assert json.loads(run("show", URL, "--format", "json").out)["title"] == "The report"
    assert "The report is published" in run("log", "-n", "1").out
    assert run("check").code == 0
    assert run("void", URL, "--reason", "taken down").code == 0
    assert run("used").err == "nothing is published\n"


@pytest.mark.usefixtures("desk")
def test_publish_of_what_rests_on_nothing(run: Run) -> None:
    code, _, err = publish(run, "-", "--stdin-filename", "n.txt", stdin="Nothing of the sort.")
    assert (code, err.splitlines()[0]) == (
        1,
        "error[refused]: the text rests on no row of the ledger, and nothing was recorded",
    )
    code, out, err = publish(run, "-", "--without-rows", "--stdin-filename", "n.txt", stdin="Nothing of the sort.")
    assert (code, out.endswith(", by no row\n")) == (0, True)
    assert out.startswith(f"#4 n.txt is published at {URL}, judged at 3:")
    assert err == "1 draft (en): no number was read, nothing was checked\n"


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["good.md"], 2, "Missing option '--url'"),
        (["good.md", "--url", "report"], 2, "error[parse]: this is no address of a published text"),
        (["good.md", "--url", URL, "--date", "soon"], 2, "error[parse]: this is not a date in EDTF"),
        (["good.md", "--url", URL, "--title", "a\x01b"], 2, "error[parse]: title holds a control character"),
        (["none.md", "--url", URL], 2, "error[file]"),
        (["good.md", "--url", URL, "--language", "xx"], 2, "error[language]"),
    ],
)
def test_error_publish(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run("publish", *arguments)
    assert (result.code, message in result.err) == (code, True), result.err
    assert run("used").err == "nothing is published\n"


@pytest.mark.usefixtures("desk")
def test_used_marks_texts_on_an_old_version(run: Run) -> None:
    publish(run, "good.md", "--title", "The report", "--date", "2026-03-15")
    listed = run("used", "acme/workers")
    assert listed.out == (
        "seq  title       url                         published   row                    stands   now\n"
        "4    The report  https://example.org/report  2026-03-15  acme/workers@paper@@1  current  1\n"
    )
    assert listed.err == "1 published text, 0 on what was corrected or withdrawn since\n"
    stale = run("used", "--stale")
    assert (stale.code, stale.out) == (0, "")
    assert run("retract", "acme/workers@paper", "--reason", "they took it back").code == 0
    stale = run("used", "--stale", "--format", "json")
    (one,) = json.loads(stale.out)
    assert (one["url"], one["row"], one["stands"], one["now"]) == (URL, "acme/workers@paper@@1", "retracted", "2")
    assert one["head"].startswith("3:")
    assert run("used").err == "1 published text, 1 on what was corrected or withdrawn since\n"
    assert [json.loads(line) for line in run("used", "--format", "jsonl").out.splitlines()] == [one]
    (row,) = csv.DictReader(io.StringIO(run("used", "--format", "csv").out))
    assert row["stands"] == "retracted"
    assert run("used", "--format", "markdown").out.splitlines()[2].startswith("| 4 | The report | ")
    assert "| current |" in run("used", "--as-of", "4", "--format", "markdown").out


@pytest.mark.usefixtures("desk")
def test_used_of_what_no_text_stands_on_and_of_what_is_not_there(run: Run) -> None:
    result = run("used", "acme/workers")
    assert (result.code, result.out, result.err) == (0, "", "no published text stands on acme/workers\n")
    missing = run("used", "acme/worker")
    assert (missing.code, missing.err.splitlines()[0]) == (1, "error[not-found]: there is no claim 'acme/worker'")


@pytest.mark.usefixtures("desk")
def test_a_sentence_is_accepted_listed_shown_and_lapses(run: Run, folder: Path) -> None:
    done = run("accept", "--sentence", "draft.md:2", "--rule", "unregistered", "--reason", "our own count")
    assert (done.code, done.out) == (
        0,
        "#4 the finding of unregistered on '44 boats' in draft.md is accepted (our own count)\n",
    )
    listed = run("accept", "--list", "--format", "csv").out.splitlines()
    assert listed[0] == "seq,rule,entry,entry_version,draft,value,until,recorded_by,reason"
    assert listed[1] == "4,unregistered,,,draft.md,44 boats,,rb,our own count"
    result = run("lint", "draft.md", "--format", "full")
    assert result.code == 0
    assert "  2:9: accepted unregistered: '44 boats': no claim stands behind it (#4, rb: our own count)\n" in result.out
    assert result.out.endswith("; 0 errors, 0 warnings, 0 notes; 1 accepted\n")
    (accepted,) = json.loads(run("lint", "draft.md", "--format", "json").out)["drafts"][0]["accepted"]
    assert (accepted["acceptance"], accepted["finding"]["rule"]) == ("4", "unregistered")
    assert publish(run, "draft.md")[0] == 0
    assert json.loads(run("show", URL, "--format", "json").out)["acceptances"][0].endswith(":44 boats@@1")
    (folder / "draft.md").write_text(DRAFT.replace("boats", "boats in May"), encoding="utf-8")
    result = run("lint", "draft.md")
    assert (result.code, result.out.splitlines()[0]) == (
        1,
        "draft.md:2:9: lapsed '44 boats': accepted before (#4, rb), lapsed because the sentence changed",
    )
    assert run("accept", "--list", "--as-of", "3").err == "nothing is accepted\n"
    assert run("void", "4", "--reason", "the sentence is gone").code == 0


@pytest.mark.usefixtures("desk")
def test_an_acceptance_holds_from_any_folder_and_to_its_last_day(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = (
        "--sentence",
        "draft.md:2:9",
        "--rule",
        "unregistered",
        "--reason",
        "x",
        "--until",
        "2999-06",
        "--note",
        "n",
    )
    assert run("accept", *given).code == 0
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    assert run("lint", "../draft.md").code == 0
    assert run("lint", "../draft.md", "--today", "2999-06-30").code == 0
    late = run("lint", "../draft.md", "--today", "2999-07-01")
    assert (late.code, "lapsed because it ended with 2999-06" in late.out) == (1, True)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--sentence", "draft.md:2"], 2, "error[misuse]: the rule is missing"),
        (["--sentence", "draft.md", "--rule", "weak", "--reason", "x"], 2, "this names no line of a draft"),
        (["--sentence", "draft.md:2", "--rule", "agree", "--reason", "x"], 2, "there is no rule 'agree'"),
        (["--sentence", "draft.md:2", "--rule", "weak", "--reason", "x"], 1, "weak finds nothing there"),
        (["--sentence", "draft.md:2", "--rule", "unregistered"], 2, "an acceptance needs a reason"),
        (["--sentence", "none.md:2", "--rule", "weak", "--reason", "x"], 2, "error[file]"),
        (["acme/workers@paper", "--sentence", "draft.md:2", "--rule", "weak"], 2, "do not go together"),
        (["--list", "--sentence", "draft.md:2"], 2, "do not go together"),
    ],
)
def test_error_accept_a_sentence(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run("accept", *arguments)
    assert (result.code, message in result.err) == (code, True), result.err
    assert run("accept", "--list").err == "nothing is accepted\n"


@pytest.mark.usefixtures("desk")
def test_comments_that_switch_rules_off_are_counted_when_published(run: Run, folder: Path) -> None:
    comment = "<!-- factledger-disable-next-line unregistered: their own page -->\n"
    (folder / "draft.md").write_text(f"Acme has 120 workers.\n\n{comment}It sold 44 boats.\n", encoding="utf-8")
    code, _, err = publish(run, "draft.md")
    assert (code, err.rstrip().rpartition("; ")[2]) == (0, "1 switched off by comments")
