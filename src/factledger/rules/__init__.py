"""Consistency rules: one a file, each a value with examples, and its check."""

MODULES = {
    "agree": "agree",
    "locators": "locators",
    "re-reads": "re_reads",
    "status": "status",
}
"""Rules by name, and the modules of this package that hold them; none is imported before it is needed."""

NAMES = tuple(MODULES)
"""The names of all rules: what `--rule` takes."""
