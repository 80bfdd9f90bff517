"""For programs: json holds the whole run, jsonl a line for each rule and scenario, and a last one for the run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factledger.cli.output import to_json

if TYPE_CHECKING:
    from factledger.services.check import Report


def json_(report: Report) -> str:
    """Return the run as one JSON object, indented."""
    return json.dumps(report.to_json(), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def jsonl(report: Report) -> str:
    """Return a line of JSON for each rule and scenario, and one with everything else."""
    run = report.to_json()
    lines = [{"type": "rule"} | part for part in run.pop("parts")]
    lines += [{"type": "scenario"} | one for one in run.pop("scenarios")]
    return "".join(f"{to_json(line)}\n" for line in [*lines, {"type": "run"} | run])
