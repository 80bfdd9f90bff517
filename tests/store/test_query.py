"""Lines of search terms from strangers."""

from __future__ import annotations

import pytest

from factledger.errors import QueryError
from factledger.store.query import MAX_LINE, split_terms


def test_a_line_is_split_as_in_a_shell() -> None:
    assert split_terms("a 'b c' value:>1") == ("a", "b c", "value:>1")


@pytest.mark.parametrize("piece", ["-", "\\", "a ", "'"])
def test_error_on_a_line_that_is_too_long(piece: str) -> None:
    with pytest.raises(QueryError) as caught:
        split_terms(piece * (MAX_LINE + 1))
    assert caught.value.what == "the line of search terms is too long"
    assert caught.value.expected == "at most 10,000 characters"
