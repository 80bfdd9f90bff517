"""A baseline: findings that a desk knows of and does not want to see again, whatever moves around them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from factledger.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factledger.services.lint.report import Found, Linted

BASELINE_FORMAT = "factledger-lint-baseline/1"
MAX_BYTES = 50_000_000

_Key = tuple[str, str, str, str]


def _key(found: Found) -> _Key:
    """Return what stays the same while a finding stays: file, rule, words and claim, and no line."""
    return PurePath(found.path).as_posix(), found.rule, found.text, found.claim or ""


def to_baseline(findings: Iterable[Found]) -> str:
    """Return a baseline of findings, as JSON that differs line by line."""
    counts = Counter(map(_key, findings))
    listed = [
        {"path": path, "rule": rule, "text": text, "claim": claim or None, "count": count}
        for (path, rule, text, claim), count in sorted(counts.items())
    ]
    return json.dumps({"format": BASELINE_FORMAT, "findings": listed}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(path: Path) -> Counter[_Key]:
    """Return how often each finding of a baseline may be found.

    Raises:
        FileError: The file cannot be read, or is no baseline.
    """
    try:
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            msg = "the baseline is too large"
            raise FileError(msg, expected=f"at most {MAX_BYTES:,} bytes", where=str(path))
        found = json.loads(content.decode("utf-8"))
        if not isinstance(found, dict) or found.get("format") != BASELINE_FORMAT:
            msg = "the file is no baseline"
            raise FileError(msg, expected=BASELINE_FORMAT, where=str(path), do="write one with --write-baseline FILE")
        return Counter({_of_json(one): int(one["count"]) for one in found["findings"]})
    except OSError as error:
        msg = f"the baseline cannot be read: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(path), do="write one with --write-baseline FILE") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        msg = "the baseline cannot be read"
        raise FileError(msg, found=str(error)[:200], where=str(path)) from error


def _of_json(one: dict[str, Any]) -> _Key:
    return str(one["path"]), str(one["rule"]), str(one["text"]), str(one.get("claim") or "")


def without_known(drafts: Sequence[Linted], known: Counter[_Key]) -> int:
    """Take the findings of a baseline out of drafts, as often as it holds each; return how many it holds in vain."""
    left = Counter(known)
    for draft in drafts:
        kept = []
        for found in draft.findings:
            if left[_key(found)] > 0:
                left[_key(found)] -= 1
                draft.known += 1
            else:
                kept.append(found)
        draft.findings = kept
    paths = {PurePath(draft.path).as_posix() for draft in drafts}
    return sum(count for key, count in left.items() if key[0] in paths)


def said_of_baseline(vain: int) -> str:
    """Return what is said of a baseline that holds so many findings in vain."""
    return f"the baseline holds {vain} findings that are no more: write it again with --write-baseline"
