"""Who records: the name that stands in a row."""

from __future__ import annotations

import os
import subprocess

from factledger.errors import MisuseError

ENVIRONMENT = "FACTLEDGER_BY"


def recorder(given: str | None) -> str:
    """Return the name given, else $FACTLEDGER_BY, else git's user.

    Raises:
        MisuseError: There is none.
    """
    name = given or os.environ.get(ENVIRONMENT) or _git_user()
    if not name or not name.strip():
        msg = "it is not known who records this"
        raise MisuseError(msg, expected="a name", do=f"give one with --by, or set {ENVIRONMENT} or git's user.name")
    return name.strip()


def _git_user() -> str:
    try:
        found = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)  # noqa: S607  git is found by name
    except OSError:
        return ""
    return found.stdout.strip()
