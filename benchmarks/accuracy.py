"""Measure the reader on annotated texts, and write what `factledger languages` tells.

Usage: python benchmarks/accuracy.py FOLDER [--write] [--misses N]

FOLDER holds `SET-LANG.jsonl` files; a line is {"id", "lang", "text", "mentions": [{"start", "end", "surface",
"value_low", "value_high", "kind"}]}, places in code points, numbers as decimal text, null for no bound. The texts
stay where they are: what is written are counts. A gold figure (dates and ordinals left out) is read when a figure
overlaps it with the same bounds; its span is right when the figure or its number has exactly that place; of sets
that mark every figure, precision is the share of settled figures that overlap a marked one.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from factledger.reading.locale import LANGUAGES, parse_tag
from factledger.reading.scan import scan

HERE = Path(__file__).resolve().parents[1]
TABLE = HERE / "src" / "factledger" / "reading" / "languages" / "measured.tsv"
MARKS_ALL = ("quantulum3", "pud")
"""Sets in which every figure is marked, so that precision can be told."""

_NEAR = Fraction(1, 10**6)
_OTHER = ("ordinal", "date")
_YEARS = range(1000, 2101)


@dataclass(slots=True)
class Tally:
    """Counts of one set in one language."""

    gold: int = 0
    read: int = 0
    spans: int = 0
    figures: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)

    def row(self, code: str, name: str) -> str:
        """Return the counts as a line of the table."""
        precision = str(self.figures), str(self.right)
        return "\t".join((code, name, str(self.gold), str(self.read), str(self.spans), *precision))


def measure(path: Path, name: str) -> Tally:
    """Return what reading one file comes to."""
    tally = Tally()
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        figures = scan(case["text"], case["lang"]).to_json()["figures"]
        if name in MARKS_ALL:
            settled = [one for one in figures if one["settled"]]
            tally.figures += len(settled)
            tally.right += sum(any(_overlap(one, gold) for gold in case["mentions"]) for one in settled)
        for gold in case["mentions"]:
            if _counts(gold, name):
                _compare(gold, figures, case["text"], tally)
    return tally


def _counts(gold: dict[str, Any], name: str) -> bool:
    if gold["start"] is None or gold["kind"] in _OTHER or gold.get("relative") or gold.get("same_in_english") is False:
        return False
    is_year = gold["kind"] == "count" and gold["surface"].isdigit() and int(gold["surface"]) in _YEARS
    bounds = (gold["value_low"], gold["value_high"])
    return bounds != (None, None) and not (name == "pud" and is_year and len(gold["surface"]) == 4)


def _compare(gold: dict[str, Any], figures: list[dict[str, Any]], text: str, tally: Tally) -> None:
    tally.gold += 1
    over = [one for one in figures if _overlap(one, gold)]
    good = [one for one in over if _is_same(one, gold)]
    tally.read += bool(good)
    spans = ([gold["start"], gold["end"]], gold.get("number_span"))
    tally.spans += any([one["start"], one["end"]] in spans or one["number"] in spans for one in good)
    if not good:
        read = "; ".join(f"{one['text']} = {one['low']}..{one['high']}" for one in over) or "nothing"
        tally.missed.append(f"{gold['surface']} = {gold['value_low']}..{gold['value_high']}; read: {read}; {text[:90]}")


def _overlap(one: dict[str, Any], gold: dict[str, Any]) -> bool:
    return gold["start"] is not None and one["start"] < gold["end"] and gold["start"] < one["end"]


def _is_same(one: dict[str, Any], gold: dict[str, Any]) -> bool:
    mine, theirs = (one["low"], one["high"]), (gold["value_low"], gold["value_high"])
    pairs = (mine, mine[::-1])
    if any(all(_near(a, b) for a, b in zip(pair, theirs, strict=True)) for pair in pairs):
        return True
    stated = [bound for bound in mine if bound is not None]
    return len(stated) == 1 and theirs[0] == theirs[1] and _near(stated[0], theirs[0])


def _near(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is b
    try:
        x, y = Fraction(a), Fraction(b)
    except ValueError:
        return False
    return abs(x - y) <= _NEAR * max(abs(x), abs(y))


def main() -> int:
    """Measure every file of a folder in a language that can be read."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the table that the command languages shows")
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    paths = sorted(given.folder.glob("*.jsonl"))
    if not paths:
        print(f"no .jsonl file in {given.folder}")
        return 2
    rows = []
    print(f"{'set':28}{'gold':>6}{'recall':>8}{'span':>7}{'prec':>7}")
    for path in paths:
        name, _, tag = path.stem.partition("-") if path.stem.count("-") == 1 else _split(path.stem)
        code = tag.partition("-")[0]
        if code not in LANGUAGES:
            continue
        tally = measure(path, name)
        rows.append(tally.row(parse_tag(tag).text, name))
        shares = ((tally.read, tally.gold), (tally.spans, tally.read), (tally.right, tally.figures))
        recall, span, precision = (f"{100 * a / b:.1f}" if b else "-" for a, b in shares)
        print(f"{path.stem:28}{tally.gold:6}{recall:>8}{span:>7}{precision:>7}", flush=True)
        for miss in tally.missed[: given.misses]:
            print(f"    {miss}")
    if given.write:
        head = "# Made by benchmarks/accuracy.py on public test sets; do not edit.\n"
        head += "# language\tset\tgold figures\tread\twith their exact place\tsettled figures\tof them marked\n"
        TABLE.write_text(head + "".join(f"{row}\n" for row in sorted(rows)), encoding="utf-8")
    return 0


def _split(stem: str) -> tuple[str, str, str]:
    """Return (set, "-", tag) of a name such as "number-parser-en" or "duckling-en-IN"."""
    parts = stem.split("-")
    first = next((i for i in range(1, len(parts)) if parts[i] in LANGUAGES), len(parts))
    return "-".join(parts[:first]), "-", "-".join(parts[first:])


if __name__ == "__main__":
    sys.exit(main())
