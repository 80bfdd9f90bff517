"""`factledger void`."""

from __future__ import annotations

from factledger.cli.rows import void_command

command = void_command("entry", "acceptance", "publication")
