"""The vocabulary of specs as data: what each sentence asks, with examples, from the steps themselves."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from importlib import import_module

from factledger.gherkin.steps import MODULES

_EXAMPLE = "Example: "


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the vocabulary.

    Attributes:
        kind: Given or Then.
        about: What it asks.
        examples: The sentence as it stands in a spec, with its table where it has one.
    """

    kind: str
    about: str
    examples: tuple[str, ...]


def vocabulary() -> list[Sentence]:
    """Return all sentences, Given before Then, in the order of their words."""
    from pytest_bdd.steps import step_function_context_registry

    for name in MODULES:
        import_module(name)
    found = {
        one.step_func: _sentence((one.type or "").capitalize(), one.step_func.__doc__ or "")
        for one in step_function_context_registry.values()
        if one.step_func.__module__ in MODULES
    }
    return sorted(found.values(), key=lambda one: (one.kind, one.examples))


def _sentence(kind: str, docstring: str) -> Sentence:
    about: list[str] = []
    examples: list[str] = []
    for line in inspect.cleandoc(docstring).splitlines():
        if line.startswith(_EXAMPLE):
            examples.append(line.removeprefix(_EXAMPLE))
        elif line.lstrip().startswith("|"):
            examples[-1] += f"\n  {line.strip()}"
        else:
            about.append(line.strip())
    return Sentence(kind, " ".join(about).strip(), tuple(examples))
