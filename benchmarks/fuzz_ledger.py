"""What strangers may give a ledger: formulas, search terms, exports, JSON, notes and proofs; no crash, no hang.

Usage: python benchmarks/fuzz_ledger.py [SECONDS] [TARGET ...]

Each target takes inputs that are right and changes them: pieces left out, doubled, swapped with others, characters of
any script put in. What is not right has to be refused with an error of ours. An input that fails is printed, so that
it can become a test.
"""

from __future__ import annotations

import json
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factledger.domain.checkpoint import Checkpoint, ConsistencyProof, InclusionProof
from factledger.domain.note import Note, SignerKey, VerifierKey
from factledger.domain.record import canonical_json
from factledger.domain.source import Source
from factledger.errors import FactledgerError
from factledger.rules.value import claim_value
from factledger.services.calc import calc
from factledger.services.exchange import Exchange, exchange
from factledger.services.export import export, import_lines
from factledger.services.prove import prove
from factledger.services.record import Recording, record
from factledger.services.seal import seal
from factledger.services.texts import Texts
from factledger.services.verify import verify, verify_proof
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing
from factledger.store.query import matching
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.store.reader import Reader
    from factledger.values.evaluate import Quantity
    from factledger.values.key import ClaimKey

SECONDS = 60
LONGEST = 10
"""Longest time for one input, in seconds."""

KEY = SignerKey("example.org/ledger", bytes(range(32)))
PIECES = [
    *"+-*/^()[]<>=,.:;|&!?%$€'\"\\#@~{} \n\t\x00\x1b",
    *(
        "10",
        "1/8",
        "1e9",
        "9**9**9",
        "0",
        "-1",
        "1.5",
        "1,000",
        "٣",
        "½",
        "²",
        "10^400",
        "1e999999",
        "99999999999999999999",
    ),
    *(
        "USD",
        "chip",
        "percent",
        "USD/hour",
        "km",
        "day",
        "is certain",
        "unit:",
        "value:",
        "seq:",
        "on:",
        "year",
        "null",
    ),
    *(
        '"seq"',
        '"checkpoint"',
        '"key"',
        "[[",
        "]]",
        "{}",
        "[]",
        "true",
        "1",
        "\ud800",
        "\u202e",
        "\U0001f600",
        "é",
        "ä" * 50,
    ),
]


class Claims:
    """Looks up the claims that a formula names."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self._units = reader, reader.units()

    def units(self, *, of_ledger: bool) -> Units:
        """Return the units."""
        return self._units if of_ledger else Units.shipped()

    def value(self, key: ClaimKey) -> tuple[Quantity, tuple[str, ...]]:
        """Return the value of a claim."""
        found = claim_value(self.reader, key, self._units)
        return found.quantity, found.conflicts

    def exchange(self, source: str, target: str, on: str, by: str | None) -> Exchange:
        """Return how currencies convert."""
        return exchange(self.reader, self._units, source, target, on, by)


Target = Callable[[random.Random, "Ground"], None]


class Ground:
    """A small ledger, what can be asked of it, and its export."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.location = Location(path=folder / "ledger.db")
        create(self.location)
        with writing(self.location) as writer:
            writer.append(Source(title="a", language="en"), "a", by="rb")
            for claim, text in (("x/chips", "about 2,000 chips"), ("x/cost", "$6 per hour"), ("y/share", "34%")):
                record(writer, Recording(claim=claim, source="a", text=text, new=True), Texts(folder), by="rb")
            seal(writer, KEY)
        with reading(self.location) as reader:
            self.export = list(export(reader))
            self.proof = str(prove(reader, "x/chips"))
            self.note = reader.checkpoints()[0][1]
        self._open = ExitStack()
        self.reader = self._open.enter_context(reading(self.location))
        self.claims = Claims(self.reader)

    def close(self) -> None:
        """Close the ledger."""
        self._open.close()


def changed(chance: random.Random, text: str, times: int = 4) -> str:
    """Return a text with some pieces of it left out, doubled, or put in from elsewhere."""
    for _ in range(chance.randint(0, times)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 1, 1, 3, 20)))
        middle = chance.choice(("", text[start:end] * 2, chance.choice(PIECES), chance.choice(PIECES) * 30))
        text = text[:start] + middle + text[end:]
    return text


FORMULAS = (
    "[x/chips] * 2 <= 1/8 * [x/chips]",
    "[x/cost] * 24 hour < 200 USD",
    "([x/chips] + 3 chip) / [x/chips] ^ 2",
    "34% of [x/chips] >= 2 is possible",
    "-(-(-1)) ^ 3",
)
QUERIES = (
    "value:>1M unit:USD",
    "x/chips",
    "x/ status:asserted value:<=3,000",
    "about speaker:none on:2024-01",
    "-unit:percent text:'a b' value:1..3",
)


def formula(chance: random.Random, ground: Ground) -> None:
    """Compute a formula."""
    calc(changed(chance, chance.choice(FORMULAS)), ground.claims)


def query(chance: random.Random, ground: Ground) -> None:
    """Search the ledger."""
    matching(ground.reader, [changed(chance, chance.choice(QUERIES))], ground.reader.units())


def jsonl(chance: random.Random, ground: Ground) -> None:
    """Import an export; a ledger that was made from one is in order."""
    lines = [changed(chance, line, 1) if chance.random() < 0.3 else line for line in ground.export]
    if chance.random() < 0.2:
        chance.shuffle(lines)
    path = ground.folder / "import.db"
    path.unlink(missing_ok=True)
    place = Location(path=path)
    path.write_bytes((ground.folder / "empty.db").read_bytes())
    with writing(place) as writer:
        import_lines(writer, lines)
    with reading(place) as reader:
        found = verify(reader)
        if not found.is_ok:
            raise AssertionError(found.wrong)


def _value(chance: random.Random, depth: int = 0) -> Any:  # noqa: ANN401  JSON
    kind = chance.random()
    if depth > 3 or kind < 0.5:
        return changed(chance, "text")
    if kind < 0.7:
        return [_value(chance, depth + 1) for _ in range(chance.randint(0, 3))]
    return {changed(chance, "key"): _value(chance, depth + 1) for _ in range(chance.randint(0, 4))}


def _check_order(value: Any) -> None:  # noqa: ANN401  JSON
    if isinstance(value, dict):
        units = [key.encode("utf-16-be") for key in value]
        if units != sorted(units):
            msg = f"keys out of order: {list(value)}"
            raise AssertionError(msg)
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check_order(one)


def canonical(chance: random.Random, _: Ground) -> None:
    """Write canonical JSON: it reads back the same, in the order of RFC 8785, and is its own canonical form."""
    value = _value(chance)
    try:
        found = canonical_json(value)
    except UnicodeEncodeError:
        return  # half a character has no bytes: rows are cleaned before
    again = json.loads(found)
    _check_order(again)
    if again != value or canonical_json(again) != found:
        raise AssertionError(found)


def proofs(chance: random.Random, ground: Ground) -> None:
    """Verify a proof: none that was changed shows another row."""
    text = changed(chance, ground.proof, 2)
    shown = verify_proof(text, [KEY.verifier])
    if shown.row != verify_proof(ground.proof, [KEY.verifier]).row:
        raise AssertionError(text)


def notes(chance: random.Random, ground: Ground) -> None:
    """Read notes, keys, checkpoints and proofs; none that was changed is signed, unless it says the same."""
    given = chance.choice((ground.note, str(KEY.verifier), ground.proof, f"old 1\n\n{ground.note}"))
    text = changed(chance, given, 2)
    read = chance.choice(
        (Note.parse, VerifierKey.parse, Checkpoint.parse, InclusionProof.parse, ConsistencyProof.parse)
    )
    found = read(text)
    if not isinstance(found, Note):
        return
    if found.verified_by([KEY.verifier]) and found.text != Note.parse(ground.note).text:
        raise AssertionError(text)


TARGETS: dict[str, Target] = {one.__name__: one for one in (formula, query, jsonl, canonical, proofs, notes)}


def _hangs(*_: object) -> None:
    msg = f"it takes more than {LONGEST} seconds"
    raise TimeoutError(msg)


def run(name: str, ground: Ground, seconds: float, seed: int) -> int:
    """Give a target inputs for a while; print what fails, and return how many did."""
    chance = random.Random(seed)  # noqa: S311  no secret
    end, count, right, failed = time.monotonic() + seconds, 0, 0, 0
    while time.monotonic() < end and failed < 10:
        signal.alarm(LONGEST)
        try:
            TARGETS[name](chance, ground)
            right += 1
        except FactledgerError:
            pass
        except Exception as error:  # noqa: BLE001  whatever it is, it is reported
            failed += 1
            signal.alarm(0)
            print(f"FAIL {name} seed {seed} input {count}: {type(error).__name__}: {str(error)[:2000]}")
        signal.alarm(0)
        count += 1
    print(f"{name}: seed {seed}, {count:,} inputs, {right:,} of them right, {failed} failed", flush=True)
    return failed


def main() -> int:
    """Fuzz all targets, or those that are named."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    signal.signal(signal.SIGALRM, _hangs)
    with tempfile.TemporaryDirectory() as folder:
        create(Location(path=Path(folder) / "empty.db"))
        ground = Ground(Path(folder))
        failed = [run(name, ground, seconds, int(time.time())) for name in sys.argv[2:] or TARGETS]
        ground.close()
    return int(any(failed))


if __name__ == "__main__":
    sys.exit(main())
