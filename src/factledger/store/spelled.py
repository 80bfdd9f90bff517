"""What SQLite and PostgreSQL spell differently in a question, or in the condition of an index."""

from __future__ import annotations

import re

_EACH = re.compile(r"EACH\((\w+\.\w+|:\w+)\) AS (\w+)")
_EACH_IN = {
    "sqlite": r"json_each(\1) AS \2",
    "postgresql": r"jsonb_array_elements_text(CAST(\1 AS jsonb)) AS \2(value)",
}

_UNTIL = re.compile(r"UNTIL\((\w+\.\w+), ('.')\)")
_UNTIL_IN = {
    "sqlite": r"substr(\1, 1, instr(\1 || \2, \2) - 1)",
    "postgresql": r"split_part(\1, \2, 1)",
}

_HOLDS = re.compile(r"HOLDS\((\w+\.\w+), (\w+\.\w+)\)")
_HOLDS_IN = {
    "sqlite": r"instr(\1, \2) > 0",
    "postgresql": r"strpos(\1, \2) > 0",
}

_FROM_TO = re.compile(r"KEYS\((\w+)_now AS (\w+), (:\w+)\)")
_FROM_TO_IN = {
    "sqlite": r"""\2.seq IN (
        SELECT one.seq FROM json_each(\3) AS wanted CROSS JOIN \1 AS one
        WHERE one.key >= substr(wanted.value, 1, length(wanted.value) - 1) AND one.key < wanted.value)""",
    # Without OFFSET and ARRAY every row is compared with every range, where nobody has counted the rows (ANALYZE).
    "postgresql": r"""\2.seq = ANY(ARRAY(
        SELECT found.seq FROM jsonb_array_elements_text(CAST(\3 AS jsonb)) AS wanted(value) CROSS JOIN LATERAL (
            SELECT one.seq FROM \1 AS one
            WHERE one.key >= substr(wanted.value, 1, length(wanted.value) - 1) AND one.key < wanted.value OFFSET 0
        ) AS found))""",
}
_SPELLED = ((_EACH, _EACH_IN), (_UNTIL, _UNTIL_IN), (_HOLDS, _HOLDS_IN), (_FROM_TO, _FROM_TO_IN))
"""What a question may hold that is written otherwise on each engine."""


def spelled(question: str, engine: str) -> str:
    """Return SQL as an engine spells it.

    Args:
        question: SQL in which `EACH(entry.derived_from) AS base` makes the items of a list column (or of a parameter
            that is a JSON array of texts) rows with the one column `base.value`; `UNTIL(entry.key, '@')` is the column
            up to the first such character, all of it where it has none; `HOLDS(claim.statement, claim.subject)` tells
            whether the second stands in the first; `KEYS(claim_now AS c, :ends)` holds for the rows whose keys come
            before an item of a JSON array of texts, and not before the item without its last character: "acme:" for
            acme, acme/chips, acme-two/chips.
        engine: "sqlite" or "postgresql".
    """
    for pattern, of_engine in _SPELLED:
        question = pattern.sub(of_engine[engine], question)
    return question
