"""The API: its names are there, and importing the package loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

import factledger


@pytest.mark.parametrize("name", factledger.__all__)
def test_every_name_of_the_api_is_there(name: str) -> None:
    assert getattr(factledger, name) is not None


def test_the_api_reads_a_text() -> None:
    found = factledger.scan("It used about 2,000 chips.", "en")
    assert [(mention.text, mention.figure.unit) for mention in found.figures] == [("about 2,000 chips", "chip")]


def test_error_on_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'factledger' has no attribute 'nothing'"):
        factledger.nothing  # noqa: B018  the access is the test


def test_the_package_and_the_reader_are_light() -> None:
    heavy = ("sqlalchemy", "alembic", "pint", "pytest", "click", "rich", "babel")
    code = (
        f"import sys; from factledger import scan; scan('5 km', 'en'); print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
