"""The shipped ledger: what the five documents state, and nothing of their text."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factledger.domain.entry import Entry
from factledger.reading.documents import open_document
from factledger.services.check import check_rows, check_specs
from factledger.services.texts import Texts, documents_in
from factledger.store.engine import Location
from factledger.store.ledger import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.store.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
LEDGER = Location(path=ROOT / "ledger.db")

QUANTITIES = {
    ("deepseek/training/chips", "chip-controls/id", "sekitar 2.000 chip", "deepseek-engineers", "asserted"),
    ("top-labs/training/chips", "chip-controls/id", "16.000 chip atau lebih", None, "asserted"),
    ("deepseek/acquired/a100/2021", "chip-controls/id", "setidaknya 10.000 NVIDIA A100S", "liang-wenfeng", "asserted"),
    ("deepseek/stock/h100", "chip-controls/id", "sekitar 50.000 prosesor H100", "alexandr-wang", "possible"),
    ("smuggling/shenzhen/chips", "chip-controls/id", "lebih dari 2.000 chip", "shenzhen-vendor", "asserted"),
    ("smuggling/shenzhen/value", "chip-controls/id", "$ 103 juta", "shenzhen-vendor", "asserted"),
    ("smuggling/vendors", "chip-controls/id", "11 perusahaan", None, "asserted"),
    ("smuggling/vendors/more", "chip-controls/id", "lusinan lebih banyak bisnis", None, "asserted"),
    ("smuggling/sales", "chip-controls/id", "ratusan atau ribuan chip", "shenzhen-vendors", "asserted"),
    ("us-controls/duration", "chip-controls/id", "tiga tahun", None, "asserted"),
    ("us-controls/h800-ban/delay", "chip-controls/id", "sekitar satu tahun", None, "asserted"),
    ("palantir/shares/change/2024", "trade-war/pt", "340%", None, "asserted"),
    ("palantir/shares/change/2024", "trade-war/ar", "340 ٪", None, "asserted"),
    ("palantir/stake/2024", "trade-war/en", "340%", None, "asserted"),
    ("diffusion-rule/countries", "trade-war/pt", "150 países", "john-villasenor", "asserted"),
    ("diffusion-rule/countries", "trade-war/en", "150 countries", "john-villasenor", "asserted"),
    ("diffusion-rule/countries", "trade-war/ar", "150 دولة", "john-villasenor", "asserted"),
    ("diffusion-rule/comment-period", "trade-war/pt", "120 dias", None, "asserted"),
    ("diffusion-rule/comment-period", "trade-war/en", "120-day", None, "asserted"),
    ("diffusion-rule/comment-period", "trade-war/ar", "120 يومًا", None, "asserted"),
    ("nvidia/rental-price/china", "r2-delay/pt", "US$ 6/hora", None, "asserted"),
}


@pytest.fixture
def shipped() -> Iterator[Reader]:
    with reading(LEDGER) as reader:
        yield reader


def entries(reader: Reader) -> list[Entry]:
    return [row.body for row in reader.current("entry") if isinstance(row.body, Entry)]


def test_it_holds_the_21_quantities(shipped: Reader) -> None:
    found = {(e.claim, e.source, e.text, e.speaker, e.status) for e in entries(shipped) if e.figure}
    assert found == QUANTITIES


def test_the_garbled_stake_is_its_own_measure_and_never_a_share_rise(shipped: Reader) -> None:
    stake = next(entry for entry in entries(shipped) if entry.claim == "palantir/stake/2024")
    assert (stake.rank, stake.role, stake.direction) == ("deprecated", "level", None)
    assert shipped.get("claim", "palantir/stake/2024").body.to_json()["tags"] == ["disputed"]


def test_the_copies_disagree_on_the_decade(shipped: Reader) -> None:
    decades = {entry.source: entry.other_value for entry in entries(shipped) if entry.claim == "diffusion-rule/decade"}
    assert decades == {"trade-war/pt": "202X", "trade-war/en": "202X", "trade-war/ar": "192X"}


def test_what_is_derived_names_its_rows(shipped: Reader) -> None:
    (derived,) = [entry for entry in entries(shipped) if entry.derived_from]
    assert (derived.claim, derived.other_value) == ("us-controls/h800/banned", "2023")
    assert all(shipped.find("entry", key) for key in derived.derived_from or ())


def test_it_and_its_specs_hold(shipped: Reader, tmp_path: Path) -> None:
    report = check_rows(shipped, "ledger.db", Texts(tmp_path))
    check_specs(report, [], LEDGER)
    tally = report.tally()
    assert (tally["failed"], tally["accepted"]) == (0, 1)
    assert {one.outcome for one in report.scenarios} == {"passed", "accepted"}


def test_every_place_holds_in_the_documents(shipped: Reader, tmp_path: Path) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the five documents are not at hand (../shared/seeds)")
    documents, skipped = documents_in(str(SEEDS))
    report = check_rows(shipped, "ledger.db", Texts(tmp_path, documents))
    located = next(part for part in report.parts if part.name == "locators")
    assert (located.covered, located.findings, located.not_checked, skipped) == (37, (), (), [])


def test_the_ledger_file_holds_no_sentence_of_a_source_text() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the five documents are not at hand (../shared/seeds)")
    content = (ROOT / "ledger.db").read_bytes()
    for path in sorted(SEEDS.glob("*.txt")):
        for sentence in re.split(r"[.!?\n]", open_document(str(path)).text):
            words = " ".join(sentence.split())
            if len(words.split()) > 4:  # a figure as printed may have four words
                assert words.encode() not in content


def test_checking_it_does_not_change_it(tmp_path: Path) -> None:
    copy = tmp_path / "ledger.db"
    shutil.copy(ROOT / "ledger.db", copy)
    with reading(Location(path=copy)) as reader:
        check_rows(reader, "ledger.db", Texts(tmp_path))
    assert copy.read_bytes() == (ROOT / "ledger.db").read_bytes()


def test_the_specs_cover_each_claim(shipped: Reader, tmp_path: Path) -> None:
    report = check_rows(shipped, "ledger.db", Texts(tmp_path))
    check_specs(report, [], LEDGER)
    about = [one for one in report.scenarios if not one.path.endswith("ledger.feature")]
    read = {row.partition("@")[0] for one in about for _, row in one.rows}
    assert {row.key for row in shipped.current("claim")} <= read
