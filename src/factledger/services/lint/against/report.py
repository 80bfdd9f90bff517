"""Compare a draft with an old version of it, as a desk settled and a person asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.rules.last_read import LAST_READ_RULES
from factledger.services.lint.against.against import compare_versions
from factledger.services.lint.baseline import read_baseline, said_of_baseline, without_known
from factledger.services.lint.report import Against, LintReport
from factledger.services.lint.settings import options_for
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.reading.draft import Draft
    from factledger.services.lint.drafts import Wanted


def lint_against(new: Draft, old: Draft, wanted: Wanted, language_of_old: str | None = None) -> LintReport:
    """Return what became of the figures of a draft; no ledger is asked.

    Args:
        new: The draft.
        old: The old version.
        wanted: What is asked for.
        language_of_old: The language of the old version, where it is another one.

    Raises:
        FileError: The baseline cannot be read.
        LanguageError: A language that was given is not one that can be read.
    """
    known = None if wanted.baseline is None else read_baseline(wanted.baseline)
    select = tuple(name for name in wanted.choice.select if name in {rule.name for rule in LAST_READ_RULES} | {"all"})
    choice = replace(wanted.choice, select=select)
    options = options_for(new.path, wanted.options, choice, wanted.config)
    of_old = options_for(old.path, wanted.options, choice, wanted.config)
    if language_of_old is not None:
        of_old = replace(of_old, language=language_of_old)
    found = compare_versions(new, old, Units.shipped(), options, of_old)
    drafts = (found.new, found.old)
    notes = [*found.notes]
    if known is not None and (vain := without_known(drafts, known)):
        notes.append(said_of_baseline(vain))
    against = Against(old.path, is_translated=found.is_translated)
    return LintReport(None, None, drafts, tuple(notes), against, LAST_READ_RULES)
