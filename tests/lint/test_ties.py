"""Ties beside a draft: what is proposed, what counts, what survives an edit, and what is said when it fits no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.drafts import saved
from tests.lint.judging import index_of

from factledger.errors import FileError, ParseError
from factledger.reading.markup import open_draft
from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.services.lint.ties.sidecar import NO_CLAIM, Quote, Sidecar, State, TieLine, parse_sidecar
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.draft import Draft
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.report import Linted
    from factledger.store.engine import Location

ROWS = (
    "claim acme/workers; unit=worker",
    "acme/workers@paper: 120 workers",
    "claim umbrella/workers; unit=worker",
    "umbrella/workers@paper: 300 workers",
    "claim bolt/berlin/workers; measure=workers; unit=worker; place=Berlin",
    "bolt/berlin/workers@paper: 50 workers",
    "claim bolt/munich/workers; measure=workers; unit=worker; place=Munich",
    "bolt/munich/workers@paper: 50 workers",
)
TEXT = (
    "Acme has 120 workers.\n\nBolt has 50 workers.\n\nCorvo bought a mill.\n\nThe plant has 120 workers and 7 gates.\n"
)


@pytest.fixture
def index(ledger: Location) -> Iterator[Index]:
    with index_of(ledger, ROWS) as found:
        yield found


def judged(index: Index, draft: Draft | str, sidecar: Sidecar | None = None, *, tie: bool = False) -> Linted:
    draft = plain_draft("d.txt", draft) if isinstance(draft, str) else draft
    return lint(draft, index, LintOptions("en", tie=tie), sidecar)


def proposed(index: Index, draft: Draft | str, before: Sidecar | None = None) -> Sidecar:
    """Return the ties beside a draft after --tie."""
    sidecar = before or Sidecar("d.txt.ties")
    tied = judged(index, draft, sidecar, tie=True).tied
    assert tied is not None
    return sidecar if tied.text is None else parse_sidecar(sidecar.path, tied.text)


def of(*lines: str) -> Sidecar:
    return parse_sidecar("d.txt.ties", "# factledger-ties/1\n" + "".join(f"{line}\n" for line in lines))


def confirmed(sidecar: Sidecar) -> Sidecar:
    return parse_sidecar(sidecar.path, sidecar.text.replace("\nproposed\t", "\nconfirmed\t"))


def stale(linted: Linted) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in linted.findings if one.rule == "stale-tie"]


def ends(linted: Linted) -> list[tuple[str, str, str | None]]:
    return [(one.text, one.ending, one.claim) for one in linted.numbers]


def test_one_claim_is_proposed_and_several_are_left_to_a_person(index: Index) -> None:
    sidecar = proposed(index, TEXT)
    assert sidecar.ties == (
        TieLine(
            State.PROPOSED,
            "acme/workers",
            Quote("Acme has", "120 workers", "."),
            "'acme' in the sentence; employ; unit worker",
            7,
        ),
        TieLine(
            State.OPEN,
            None,
            Quote("Bolt has", "50 workers", "."),
            "one of bolt/berlin/workers, bolt/munich/workers",
            8,
        ),
    )


def test_a_second_run_changes_nothing(index: Index) -> None:
    sidecar = proposed(index, TEXT)
    tied = judged(index, TEXT, sidecar, tie=True).tied
    assert tied is not None
    assert (tied.text, tied.counts) == (None, {"confirmed": 0, "proposed": 1, "open": 1, "stale": 0})


def test_a_new_figure_gets_its_line_where_it_stands_and_all_others_stay(index: Index) -> None:
    sidecar = of(
        "# mine", "confirmed\tacme/workers\tAcme has\t120 workers\t.", "", "open\t?\tBolt has\t50 workers\t.\tsee me"
    )
    text = TEXT.replace("\n\nBolt", "\n\nUmbrella has 300 workers.\n\nBolt")
    made = proposed(index, text, sidecar).text.split("\n")
    added = [line for line in made if line not in sidecar.text.split("\n")]
    assert [line.partition("\tthe")[0].split("\t")[:5] for line in added] == [
        ["proposed", "umbrella/workers", "Umbrella has", "300 workers", "."]
    ]
    assert made.index(added[0]) == 3
    assert [line for line in made if line not in added] == sidecar.text.split("\n")


def test_what_a_person_says_counts_like_a_tie_in_the_draft(index: Index) -> None:
    for line in (
        "confirmed\tacme/workers\tThe plant has\t120 workers\tand 7 gates.",
        "open\tacme/workers\t\t120 workers\tand",
        "confirmed\tacme/workers\tThe plant has\t120\tworkers",
    ):
        linted = judged(index, TEXT, of(line))
        assert ends(linted)[2] == ("120 workers", "matched", "acme/workers")
        assert not stale(linted)
    wrong = judged(index, TEXT, of("confirmed\tumbrella/workers\tThe plant has\t120 workers\t"))
    assert [one.rule for one in wrong.findings if one.text == "120 workers"] == ["contradicted"]


def test_a_tied_figure_of_another_year_or_unit_is_an_error(index: Index) -> None:
    sidecar = of("confirmed\tbolt/berlin/workers\t\t50 workers\t", "confirmed\tacme/workers\t\t$5 million\t")
    linted = judged(index, "In Munich it has 50 workers. They cost $5 million.", sidecar)
    assert [(one.rule, one.severity) for one in linted.findings] == [
        ("wrong-scope", Severity.ERROR),
        ("wrong-unit", Severity.ERROR),
    ]


def test_a_figure_of_no_claim_is_tied_to_none(index: Index) -> None:
    linted = judged(index, "Acme has 120 workers.", of(f"confirmed\t{NO_CLAIM}\tAcme has\t120 workers\t."))
    assert ends(linted) == [("120 workers", "unregistered", None)]
    assert [one.message for one in linted.findings] == ["'120 workers': no claim stands behind it"]


def test_a_proposal_hides_nothing(index: Index) -> None:
    """A wrong one leaves the verdict as it is without any, and is itself reported."""
    text = "Acme has 300 workers."
    without = judged(index, text).findings
    linted = judged(index, text, of("proposed\tumbrella/workers\tAcme has\t300 workers\t."))
    assert [one.rule for one in without] == ["contradicted"]
    assert linted.findings[:-1] == without
    assert stale(linted) == [
        (
            2,
            (
                "'300 workers', proposed as umbrella/workers: it was proposed and not confirmed, and the words lead to "
                "acme/workers now"
            ),
        )
    ]


EDITS = [
    # (new text, what is said of the line, the claim that the figure is judged by)
    ("A first line.\n\nAcme  has\n120 workers.", None, "acme/workers"),
    ("Acme has 120 workers. It has 9 gates.", None, "acme/workers"),
    ("Today Acme has 120 workers.", None, "acme/workers"),
    ("Acme now has 120 workers in all.", None, "acme/workers"),
    ("Umbrella has 120 workers.", "its words stand nowhere in the draft", "umbrella/workers"),
    ("The plant now has 120 workers.", "its words stand nowhere in the draft", None),
    ("Acme has 130 workers.", "its words stand nowhere in the draft", "acme/workers"),
    ("", "its words stand nowhere in the draft", None),
    (
        "Acme has 120 workers. Acme has 120 workers.",
        "its words fit 2 figures, and 1 of the lines have them",
        "acme/workers",
    ),
]


@pytest.mark.parametrize("state", ["confirmed", "proposed"])
@pytest.mark.parametrize(("text", "says", "claim"), EDITS, ids=[one[0] for one in EDITS])
def test_a_tie_outlives_edits_that_leave_its_meaning(
    index: Index, text: str, says: str | None, claim: str | None, state: str
) -> None:
    line = f"{state}\tacme/workers\tAcme has\t120 workers\t.\t"
    linted = judged(index, text, of(line))
    assert stale(linted) == ([] if says is None else [(2, f"'120 workers', {state} as acme/workers: {says}")])
    first = next((one for one in linted.numbers if "workers" in one.text), None)
    assert (first and first.claim) == claim
    assert line in proposed(index, text, of(line)).text.split("\n")


def test_a_paragraph_belongs_to_the_quote_where_its_sentence_names_nothing(index: Index) -> None:
    sidecar = confirmed(proposed(index, "Acme is old. It has 120 workers."))
    assert sidecar.ties[0].quote == Quote("Acme is old. It has", "120 workers", ".")
    linted = judged(index, "Umbrella is old. It has 120 workers.", sidecar)
    assert [one.rule for one in linted.findings] == ["contradicted", "stale-tie"]


def test_the_same_words_twice_are_told_apart_by_what_stands_before(index: Index) -> None:
    text = "Acme grows. Acme has 120 workers.\n\nAcme shrinks. Acme has 120 workers."
    sidecar = proposed(index, text)
    assert [one.quote.prefix for one in sidecar.ties] == [
        "Acme grows. Acme has",
        "grows. Acme has 120 workers. Acme shrinks. Acme has",
    ]
    assert proposed(index, text, sidecar) == sidecar
    assert not stale(judged(index, text, sidecar))


def test_figures_that_nothing_tells_apart_have_a_line_each_or_none(index: Index) -> None:
    text = "Acme has 120 workers. " * 60
    sidecar = proposed(index, text)
    assert proposed(index, text, sidecar) == sidecar
    assert not stale(judged(index, text, sidecar))
    many = judged(index, "Acme has 120 workers. " * 900, Sidecar("d.txt.ties"), tie=True).tied
    assert many is not None
    assert many.untold + many.added["proposed"] == 900
    assert many.untold > 0
    line = of("confirmed\tacme/workers\t\t120 workers\t")
    assert [why.partition(": ")[2] for _, why in stale(judged(index, "Acme has 120 workers. " * 501, line))] == [
        "more than 500 figures look like it: quote more of the words before it"
    ]


def test_a_tie_in_the_draft_comes_first(index: Index) -> None:
    draft = open_draft("d.md", b"Acme has 120 workers<!-- claim: umbrella/workers -->.")
    line = "confirmed\tacme/workers\tAcme has\t120 workers\t."
    linted = judged(index, draft, of(line))
    assert ends(linted) == [("120 workers", "matched", "umbrella/workers")]
    assert stale(linted) == [
        (2, "'120 workers', confirmed as acme/workers: the draft itself ties it to umbrella/workers")
    ]
    assert not stale(judged(index, draft, of(line.replace("acme/", "umbrella/"))))
    assert proposed(index, draft).ties == ()


def test_two_lines_for_one_figure_are_reported(index: Index) -> None:
    sidecar = of("proposed\tumbrella/workers\t\t120 workers\t.", "confirmed\tacme/workers\tAcme has\t120 workers\t.")
    linted = judged(index, "Acme has 120 workers.", sidecar)
    assert ends(linted) == [("120 workers", "matched", "acme/workers")]
    assert stale(linted) == [
        (2, "'120 workers', proposed as umbrella/workers: line 3 says already what this figure is about")
    ]


def test_a_tie_to_a_claim_that_is_not_there_is_an_error(index: Index) -> None:
    linted = judged(index, "Acme has 120 workers.", of("confirmed\tacme/gates\tAcme has\t120 workers\t."))
    assert [one.message for one in linted.findings] == [
        "'120 workers': tied to acme/gates, and the ledger has no such claim"
    ]


def word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Acme", 1)
    document.add_paragraph("Acme has ").add_run("120").bold = True
    document.paragraphs[-1].add_run(" workers.")
    return saved(document)


FORMATS = {
    "d.md": b"# Acme\n\nAcme has **120** workers.\n",
    "d.html": b"<h1>Acme</h1><p>Acme has\n<b>120</b>&nbsp;workers.</p>",
    "d.rst": b"Acme\n====\n\nAcme has **120** workers.\n",
    "d.txt": b"Acme\n\nAcme has 120\tworkers.\n",
    "d.docx": word(),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_draft_is_quoted_as_it_reads(index: Index, name: str) -> None:
    draft = open_draft(name, FORMATS[name])
    sidecar = proposed(index, draft)
    assert [(one.claim, one.quote) for one in sidecar.ties] == [("acme/workers", Quote("Acme has", "120 workers", "."))]
    assert not stale(judged(index, draft, confirmed(sidecar)))


def test_what_shows_nothing_is_no_part_of_a_quote(index: Index) -> None:
    text = "Acme\u200f\x1b has\u2066 120\u00a0workers\u2069."
    sidecar = proposed(index, text)
    assert [one.quote for one in sidecar.ties] == [Quote("Acme has", "120 workers", ".")]
    assert not stale(judged(index, text, confirmed(sidecar)))


@pytest.mark.parametrize("text", ["", "# a comment\n", "{}", "# factledger-ties/2\n"])
def test_error_a_file_that_holds_no_ties(text: str) -> None:
    with pytest.raises(FileError) as raised:
        parse_sidecar("d.md.ties", text)
    assert str(raised.value) == (
        "error[file]: the file holds no ties of a draft\n  expected: # factledger-ties/1 as first line\n"
        f"  found: {text.partition(chr(10))[0]!r}\n  where: d.md.ties\n"
        "  do: take it away, and have it made by factledger lint --tie"
    )


BAD = [
    ("<<<<<<< HEAD", "state, claim, prefix, exact, suffix, note, parted by tabs", "1 columns: '<<<<<<< HEAD'"),
    ("sure\ta/b\t\t5\t", "confirmed or proposed or open", "'sure'"),
    ("open\t?\tx\t\ty", "exact: the figure as it stands in the draft", "nothing"),
    ("confirmed\t?\t\t5\t", "lower-case segments joined by /, such as deepseek/training/chips", "'?'"),
    ("proposed\t-\t\t5\t", "lower-case segments joined by /, such as deepseek/training/chips", "'-'"),
    ("confirmed\tA B\t\t5\t", "lower-case segments joined by /, such as deepseek/training/chips", "'A B'"),
]


@pytest.mark.parametrize(("line", "expected", "found"), BAD, ids=[one[0] for one in BAD])
def test_error_a_line_that_cannot_be_read(line: str, expected: str, found: str) -> None:
    with pytest.raises(ParseError) as raised:
        of("# fine", line)
    assert str(raised.value) == (
        f"error[parse]: a line of ties cannot be read\n  expected: {expected}\n  found: {found}\n"
        "  where: d.txt.ties, line 3\n  do: correct it, or delete it"
    )


def test_line_ends_and_marks_of_other_editors_stay(index: Index) -> None:
    text = "\ufeff# factledger-ties/1\r\nconfirmed\tacme/workers\tAcme has\t120 workers\t.\r\n"
    made = proposed(index, TEXT, parse_sidecar("d.txt.ties", text)).text
    assert made.startswith(text)
    assert made.endswith("bolt/munich/workers\r\n")
    cut = text.rstrip("\r\n")
    assert proposed(index, TEXT, parse_sidecar("d.txt.ties", cut)).text.startswith(cut)
