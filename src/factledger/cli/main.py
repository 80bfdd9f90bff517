"""The `factledger` command: one group whose commands are loaded when they are called."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from factledger import __version__
from factledger.errors import FactledgerError, InterruptError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.shell_completion import CompletionItem

CLOSED_PIPE = 128 + 13
"""Exit code of a command that SIGPIPE ends."""

COMMANDS = {
    "init": "init",
    "migrate": "migrate",
    "read": "read",
    "scan": "scan",
    "compare": "compare",
    "calc": "calc",
    "source": "source",
    "unit": "unit",
    "rate": "rate",
    "claim": "claim",
    "record": "record",
    "revise": "revise",
    "retract": "retract",
    "void": "void",
    "redact": "redact",
    "accept": "accept",
    "list": "list",
    "show": "show",
    "history": "history",
    "log": "log",
    "diff": "diff",
    "check": "check",
    "lint": "lint",
    "sweep": "sweep",
    "trace": "trace",
    "publish": "publish",
    "used": "used",
    "review": "review",
    "runs": "runs",
    "steps": "steps",
    "blame": "blame",
    "merge": "merge",
    "git-setup": "git_setup",
    "git-diff": "git_diff",
    "key": "key",
    "seal": "seal",
    "prove": "prove",
    "verify": "verify",
    "backup": "backup",
    "restore": "restore",
    "export": "export",
    "import": "import",
    "languages": "languages",
}
"""Commands and the modules under `factledger.cli` that hold them (a trailing _ where Python needs one)."""

_SUMMARIES = {
    "init": "Create a ledger.",
    "migrate": "Bring a ledger to this version's schema.",
    "read": "Read one figure and show what it means.",
    "scan": "Find the figures of documents.",
    "compare": "Judge a draft's figure by the ledger's, or two sources.",
    "calc": "Compute a formula over claims.",
    "source": "Add, revise, void, list and show sources.",
    "unit": "Add, revise, void, list and show units.",
    "rate": "Add, revise, void, list and show rates.",
    "claim": "Add, revise, void, list and show claims.",
    "record": "Record that a source states a claim with a figure.",
    "revise": "Correct what was recorded, as a new version.",
    "retract": "Record that a source withdrew a figure.",
    "void": "Withdraw what we recorded wrongly.",
    "redact": "Remove the content of a row for legal reasons.",
    "accept": "Accept what a rule finds about a value of an entry, or a sentence.",
    "list": "List entries.",
    "show": "Show a row in full.",
    "history": "Show all versions of a row.",
    "log": "Show the rows in the order they were recorded.",
    "diff": "Show what changed between two states, or two ledgers.",
    "check": "Check integrity, specs and, if given, the documents.",
    "lint": "Judge the numbers of drafts by the ledger.",
    "sweep": "Find what drafts still carry of a figure that was corrected.",
    "trace": "Print what the figures of drafts rest on.",
    "publish": "Record that a text was published, and the rows it rests on.",
    "used": "List the published texts that stand on a claim.",
    "review": "Show a reviewer what became of rows, rules and scenarios.",
    "runs": "Show and compare runs that check wrote to files.",
    "steps": "Print the sentences that specs are made of.",
    "blame": "Show who recorded what a row says, field by field.",
    "merge": "Merge two branches of a ledger.",
    "git-setup": "Teach git to show and merge the ledger.",
    "git-diff": "Show a ledger to git.",
    "key": "Make the key that seals a ledger.",
    "seal": "Sign the ledger as it is.",
    "prove": "Prove a row, or that nothing was rewritten.",
    "verify": "Verify a ledger, or a proof.",
    "backup": "Copy the ledger while others write to it.",
    "restore": "Put a verified copy in the place of the ledger.",
    "export": "Print the whole ledger as JSON lines.",
    "import": "Fill an empty ledger from an export.",
    "languages": "List the languages that can be read, and how well.",
}


class _ClosedPipe(Exception):  # noqa: N818  no error: the reader of our output has had enough
    """A closed pipe, on its way past click, which would take it for a refusal (exit 1)."""


@contextmanager
def _past_click() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _ClosedPipe from error


class LazyGroup(click.Group):
    """A group that imports a command's module only when it is needed."""

    def make_context(self, *given: Any, **settings: Any) -> click.Context:  # noqa: ANN401  click's own arguments
        """Read the arguments, which may print help."""
        with _past_click():
            return super().make_context(*given, **settings)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  what a command returns
        """Run the command."""
        with _past_click():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of all commands, in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command, importing its module."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"factledger.cli.{COMMANDS[cmd_name]}_command")
        command: click.Command = module.command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin so, from their summaries, without importing any; else the options."""
        from click.shell_completion import CompletionItem

        found = [CompletionItem(name, help=text) for name, text in _SUMMARIES.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands from their summaries, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_SUMMARIES.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="factledger %(version)s")
@click.option(
    "--ledger",
    metavar="PATH|URL",
    help="The ledger: a file or a database URL. Default: $FACTLEDGER, else the nearest ledger.db upwards.",
)
@click.pass_context
def cli(ctx: click.Context, ledger: str | None) -> None:
    """Keep the numbers in your writing right: a ledger for figures and facts.

    Quote figures in single quotes, so that the shell leaves $ alone: factledger read '$103M'.
    """
    ctx.obj = ledger


def main() -> NoReturn:
    """Run the command line; every failure ends as one message on standard error and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Figures are printed in any script, whatever the locale says.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    code = _run()
    gc.freeze()  # the interpreter need not look through what is gone in a moment
    sys.exit(code)


def _run() -> int:
    try:
        code = _exit_code()
        sys.stdout.flush()
    except FactledgerError as error:
        return _failed(error)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.exceptions.Abort):
        return _failed(InterruptError("stopped; what was not acknowledged was not written"))
    except (BrokenPipeError, _ClosedPipe):
        # The reader of our output has had enough: leave quietly, as `head` expects.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except MemoryError:
        return _failed(FactledgerError("out of memory", do="give smaller input"))
    except Exception as error:
        if os.environ.get("FACTLEDGER_DEBUG"):
            raise
        return _failed(_internal(error))
    return code


def _exit_code() -> int:
    """Run the command that was called and return its exit code."""
    try:
        code = cli.main(standalone_mode=False)
    except SystemExit as stop:
        code = stop.code
    return code if isinstance(code, int) else 0


def _internal(error: Exception) -> FactledgerError:
    what = f"an error inside factledger: {type(error).__name__}: {error}"
    return FactledgerError(what, do="set FACTLEDGER_DEBUG=1 for details, and report it")


def _failed(error: FactledgerError) -> int:
    from factledger.cli.output import escaped

    click.echo(escaped(str(error), keep="\n"), err=True)
    return error.exit_code


if __name__ == "__main__":
    main()
