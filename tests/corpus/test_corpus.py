"""Reading a corpus: the same figures as file by file, each in its place; what is not read is counted."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.conftest import made, rows

from factledger.errors import FileError, LanguageError, MisuseError
from factledger.services.corpus import cut
from factledger.services.corpus.cluster import PATIENCE
from factledger.services.corpus.cut import cuts
from factledger.services.corpus.inputs import MAX_DOCUMENT
from factledger.services.corpus.parquet import DIGITS, PLACES
from factledger.services.corpus.piece import MAX_LINE
from factledger.services.corpus.workers import MAX_SECONDS, TRIES
from factledger.services.scan import scan as scan_file

if TYPE_CHECKING:
    from tests.corpus.conftest import Here, Scan

PLACED = ("path", "record", "id", "date", "line", "column")


def test_a_corpus_holds_the_figures_that_a_scan_of_each_file_finds(scan: Scan) -> None:
    folder = Path("corpus")
    (folder / "sub").mkdir(parents=True)
    for language in ("en", "pt", "id", "ar"):
        (folder / "sub" / f"{language}.txt").write_text(made(language, 40), encoding="utf-8")
    (folder / "a.md").write_text("# Report\r\n\r\n| Year | Chips |\r\n|---|---|\r\n| 2024 | 2,000 |\r\n", newline="")
    (folder / "none.txt").write_text("")
    summary = scan("corpus")
    files = ["corpus/a.md", "corpus/none.txt", *(f"corpus/sub/{code}.txt" for code in ("ar", "en", "id", "pt"))]
    found = [scan_file(path).to_json() for path in files]
    read = [{name: value for name, value in row.items() if name not in PLACED} for row in rows("out.jsonl")]
    assert read == [figure for one in found for figure in one["figures"]]
    assert [row["path"] for row in rows("out.jsonl")] == [one["path"] for one in found for _ in one["figures"]]
    by_file = rows("out.jsonl.files.jsonl")
    assert [one["path"] for one in by_file] == files
    assert [one["set_aside"] for one in by_file] == [len(one["set_aside"]) for one in found]
    assert [one["sha256"] for one in by_file] == [sha256(Path(path).read_bytes()).hexdigest() for path in files]
    assert (summary.files, summary.failed, summary.counts.silent) == (6, 0, 1)
    assert summary.languages == {"en": 1, "pt": 1, "id": 1, "ar": 1, "unknown": 2}
    assert not list(Path().glob(".out*"))


def test_every_figure_stands_where_its_row_says(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    text = made("en", 60) + "é" * 300 + " costs 7,000 dollars. " + "no line ends here " * 40 + made("ar", 9)
    Path("long.txt").write_text(text, encoding="utf-8")
    scan("long.txt", out="whole.jsonl")
    monkeypatch.setattr(cut, "PIECE", 500)
    summary = scan("long.txt", out="pieces.jsonl")
    assert rows("pieces.jsonl") == rows("whole.jsonl")
    assert summary.progress.read > 10
    assert summary.counts.documents == 1
    lines = text.split("\n")
    for row in rows("pieces.jsonl"):
        assert text[row["start"] : row["end"]] == row["text"]
        assert lines[row["line"] - 1][row["column"] - 1 :].startswith(row["text"])


def test_a_long_text_is_read_in_the_language_of_its_start(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "PIECE", 500)
    Path("long.txt").write_text(made("pt", 12) + "1.234 e 5.678 e 9.012\n" * 60, encoding="utf-8")
    scan("long.txt")
    assert {row["language"] for row in rows("out.jsonl")} == {"pt"}
    assert rows("out.jsonl")[-1]["value"] == "9012"


def test_a_text_without_a_number_counts_once_however_long(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "PIECE", 100)
    Path("words.txt").write_text("the report of the market and nothing else\n" * 20)
    Path("late.txt").write_text("the report of the market and nothing else\n" * 20 + "It has 500 chips.\n")
    Path("case.jsonl").write_text(json.dumps({"text": "the market and no more\n" * 20 + "It has 500 chips."}) + "\n")
    summary = scan("words.txt", "late.txt", "case.jsonl")
    assert [one["silent"] for one in rows("out.jsonl.files.jsonl")] == [1, 0, 0]
    assert (summary.counts.silent, summary.counts.documents) == (1, 3)


def test_pages_are_read_as_a_person_sees_them_with_places_in_the_file(scan: Scan) -> None:
    page = "<style>p {margin: 12px}</style>\n<p lang=en>It paid &euro;5.1 million\nto <b>300</b> workers.</p>"
    Path("page.html").write_text(page)
    scan("page.html")
    paid, workers = rows("out.jsonl")
    assert page[paid["start"] : paid["end"]] == "&euro;5.1 million"
    assert (paid["line"], paid["column"], paid["value"], paid["unit"]) == (2, 20, "5100000", "EUR")
    assert (workers["text"], workers["line"]) == ("300 workers", 3)
    assert page[workers["number"][0] : workers["number"][1]] == "300"


def test_pages_and_lines_that_are_read_in_pieces_keep_their_places(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = made("en", 30).replace("about", "<b>about</b>").split("\n\n")
    page = "".join(f"<p>{one}</p>\n" for one in paragraphs)
    Path("page.html").write_text(page)
    Path("case.jsonl").write_text(json.dumps({"text": made("pt", 30), "lang": "pt"}) + "\n")
    scan("page.html", "case.jsonl", out="whole.jsonl")
    monkeypatch.setattr(cut, "PIECE", 400)
    scan("page.html", "case.jsonl", out="pieces.jsonl")
    assert rows("pieces.jsonl") == rows("whole.jsonl")
    lines = page.split("\n")
    for row in rows("whole.jsonl"):
        if row["path"] == "page.html":
            number = page[slice(*row["number"])]
            assert row["text"].find(number) >= 0
            assert lines[row["line"] - 1][row["column"] - 1 :].startswith(page[row["start"] : row["end"]])


def test_lines_of_json_keep_their_ids_and_days(scan: Scan) -> None:
    cases: list[dict[str, object]] = [
        {"id": 7, "text": "membeli 16.000 chip atau lebih", "lang": "id", "date": "2025-01-01"},
        {"id": "x", "text": "It cost $5 million.", "region": "CA"},
        {"text": "Custou 1,5 bilhão de reais\nem 3 anos", "lang": "pt", "region": "PT"},
        {"id": {"a": 1}, "text": "they have about \ud800 2,000 chips", "lang": "auto"},
    ]
    Path("x.jsonl").write_text("\ufeff" + "\r\n".join(map(json.dumps, cases)), encoding="utf-8")
    summary = scan("x.jsonl")
    found = [(row["record"], row["id"], row["date"], row["text"], row["language"]) for row in rows("out.jsonl")]
    assert found == [
        (1, "7", "2025-01-01", "16.000 chip atau lebih", "id"),
        (2, "x", None, "$5 million", "en-CA"),
        (3, None, None, "1,5 bilhão de reais", "pt-PT"),
        (3, None, None, "3 anos", "pt-PT"),
        (4, '{"a": 1}', None, "2,000 chips", "en"),
    ]
    assert rows("out.jsonl")[3]["line"] == 2
    assert (summary.counts.documents, summary.counts.bad_lines) == (4, 0)


def test_bad_lines_are_named_counted_and_passed_over(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factledger.services.corpus.inputs._BLOCK", 64)
    for module in ("inputs", "read"):
        monkeypatch.setattr(f"factledger.services.corpus.{module}.MAX_LINE", 300)
    long = json.dumps({"text": "about 3,000 chips " * 100})
    lines = [
        b'{"text": "it has 1 chip"}',
        b"{",
        b"",
        b'{"text": "\xff"}',
        b"[1]",
        b'{"id": 1}',
        b'{"text": 5}',
        long.encode(),
    ]
    lines += [b'{"text": "5 chips", "lang": "xx"}', b'{"text": "and it has 12 chips"}', long.encode()]
    Path("x.jsonl").write_bytes(b"\n".join(lines))
    summary = scan("x.jsonl")
    assert [(row["record"], row["text"]) for row in rows("out.jsonl")] == [(1, "1 chip"), (10, "12 chips")]
    (file,) = rows("out.jsonl.files.jsonl")
    assert [one["line"] for one in file["lines"]] == [2, 4, 5, 6, 7, 8, 9, 11]
    assert (file["bad_lines"], summary.counts.bad_lines, file["documents"]) == (8, 8, 2)
    assert "the line is no UTF-8 text; found: byte 10: 0xff" in file["lines"][1]["error"]
    assert file["lines"][5]["error"] == "error[parse]: the line is too long; expected: less than 300 bytes"
    assert file["sha256"] == sha256(b"\n".join(lines)).hexdigest()


def test_files_that_cannot_be_read_are_named_and_stop_no_other(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "PIECE", 100)
    monkeypatch.setattr("factledger.services.corpus.inputs._BLOCK", 64)
    good = "It has 500 chips and paid $3 million.\n" * 20
    Path("a.txt").write_bytes(good.encode() + b"\xc3\x28")
    Path("b.pdf").write_text("no pdf")
    Path("c.docx").write_text("no Word")
    Path("d.txt").write_text(good)
    Path("e.txt").write_text("cut short é")
    Path("e.txt").write_bytes(Path("e.txt").read_bytes()[:-1])
    summary = scan("a.txt", "b.pdf", "c.docx", "d.txt", "e.txt")
    assert {row["path"] for row in rows("out.jsonl")} == {"d.txt"}
    errors = {one["path"]: one["error"] for one in rows("out.jsonl.files.jsonl")}
    assert f"byte {len(good)}: 0xc3" in errors["a.txt"]
    assert "no PDF" in errors["b.pdf"]
    assert "Word" in errors["c.docx"]
    assert "byte 10: 0xc3" in errors["e.txt"]
    assert (errors["d.txt"], summary.failed, summary.files) == (None, 4, 1)
    assert [one.partition(":")[0] for one in summary.problems] == ["a.txt", "b.pdf", "c.docx", "e.txt"]


def test_a_page_that_is_too_large_is_named(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.html").write_text("<p>It has 500 chips.</p>")
    monkeypatch.setitem(MAX_DOCUMENT, "html", 23)
    assert scan("a.html").failed == 1
    assert rows("out.jsonl.files.jsonl")[0]["error"] == (
        "error[file]: the file is too large; expected: at most 23 bytes of html; where: a.html"
    )
    monkeypatch.setitem(MAX_DOCUMENT, "html", 24)
    assert scan("a.html", restart=True).failed == 0


def test_what_is_not_read_of_a_folder_is_counted(scan: Scan) -> None:
    folder = Path("corpus")
    for name in ("sub", ".hidden", "closed"):
        (folder / name).mkdir(parents=True)
    for name in ("a.txt", "b.png", "c.csv", "d", ".h.txt", ".hidden/x.txt"):
        (folder / name).write_text("It has 500 chips.")
    Path("outside.txt").write_text("It has 900 chips.")
    (folder / "link.txt").symlink_to(Path("outside.txt").resolve())
    (folder / "sub" / "up").symlink_to(folder.resolve())
    os.mkfifo(folder / "pipe.txt")
    summary = scan("corpus", out="corpus/out.jsonl")
    assert [row["path"] for row in rows("corpus/out.jsonl")] == ["corpus/a.txt"]
    assert summary.skipped == {".png": 1, ".csv": 1, "": 1, ".txt": 1}
    assert summary.links == 2
    scan("corpus", out="corpus/out.jsonl", restart=True)
    assert [row["path"] for row in rows("corpus/out.jsonl")] == ["corpus/a.txt"]
    again = scan("corpus", out="again.jsonl")
    assert [row["path"] for row in rows("again.jsonl")] == ["corpus/a.txt"]
    assert again.skipped["outputs of scan"] == 2


def test_a_name_in_bytes_that_are_no_text_is_read_and_shown(scan: Scan) -> None:
    folder = Path("corpus")
    folder.mkdir()
    try:
        Path(os.fsdecode(b"corpus/\xff.txt")).write_text("It has 500 chips.")
    except OSError:
        pytest.skip("the file system takes no such name")
    scan("corpus")
    assert rows("out.jsonl")[0]["path"] == "corpus/\\udcff.txt"


def test_error_nothing_to_read(scan: Scan) -> None:
    Path("corpus").mkdir()
    Path("corpus/a.png").touch()
    with pytest.raises(FileError, match="no file was found that can be read") as caught:
        scan("corpus")
    assert caught.value.found == ".png 1"
    with pytest.raises(FileError, match="no such file") as caught:
        scan("corpus", "gone.txt")
    assert caught.value.where == "gone.txt"
    with pytest.raises(FileError, match="no file fits"):
        scan("corpus/*.txt")
    with pytest.raises(MisuseError, match="standard input"):
        scan("-")
    os.mkfifo("pipe")
    with pytest.raises(FileError, match="this is no file"):
        scan("pipe")
    assert not list(Path().glob("*out*"))


def test_error_the_output_is_refused_before_anything_is_read(scan: Scan, here: Here) -> None:
    Path("a.txt").write_text("It has 500 chips.")
    with pytest.raises(MisuseError, match="tells no format"):
        scan("a.txt", out="out.csv")
    with pytest.raises(FileError, match="no such folder"):
        scan("a.txt", out="gone/out.jsonl")
    Path("dir.jsonl").mkdir()
    with pytest.raises(FileError, match="no file"):
        scan("a.txt", out="dir.jsonl")
    with pytest.raises(LanguageError):
        scan("a.txt", language="xx")
    Path("out.jsonl").write_text("mine")
    with pytest.raises(FileError, match="already there"):
        scan("a.txt")
    assert (Path("out.jsonl").read_text(), here.pieces) == ("mine", [])


def test_the_page_names_the_limits() -> None:
    page = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text(encoding="utf-8")
    assert f"more than {cut.PIECE:,} characters" in page.replace("\n", " ")
    assert f"at most {MAX_DOCUMENT['docx'] >> 20} MB, a page {MAX_DOCUMENT['html'] >> 20} MB" in page
    assert MAX_DOCUMENT["docx"] == MAX_DOCUMENT["pdf"]
    assert f"at most {MAX_LINE >> 20} MB a line" in page
    assert (MAX_SECONDS, TRIES, PATIENCE) == (600, 3, 60)  # ten minutes, three processes, a minute
    assert f"DECIMAL({DIGITS}, {PLACES})" in page


@given(st.text("a .\né", max_size=120), st.integers(4, 40), st.lists(st.integers(0, 120), max_size=4))
def test_a_text_is_cut_alike_however_it_comes_and_loses_nothing(text: str, most: int, at: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cut, "PIECE", most)
        whole = list(cuts([text]))
        marks = [0, *sorted(at), len(text)]
        assert list(cuts(text[a:b] for a, b in pairwise(marks))) == whole
    assert "".join(one.text for one in whole) == text
    assert all(len(one.text) <= most for one in whole)
    for one in whole:
        before = text[: one.offset]
        assert text[one.offset :].startswith(one.text)
        assert (one.line, one.column) == (before.count("\n") + 1, one.offset - before.rfind("\n") - 1)
