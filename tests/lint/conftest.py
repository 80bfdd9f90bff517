"""What several modules of these tests ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import SHIPPED, indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Yield the claims of the ledger of this repository."""
    with indexed(tmp_path_factory.mktemp("shipped"), SHIPPED) as found:
        yield found
