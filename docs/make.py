"""Make the reference pages: rules, lint, commands, errors, schema, steps, accuracy, numbers, benchmarks.

Usage: python docs/make.py [--check]

With --check nothing is written, and the exit code is 1 when a page is not what the code says.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
from facts import page as numbers

from factledger import errors
from factledger.cli.main import COMMANDS, cli
from factledger.domain.kinds import KINDS
from factledger.gherkin.vocabulary import vocabulary
from factledger.rules.all import RULES
from factledger.rules.last_read import LAST_READ_RULES
from factledger.rules.lint import LINT_RULES
from factledger.rules.sweep import SWEEP_BY_NAME
from factledger.services.languages import languages, share
from factledger.store.schema import AMOUNT_INDEX, CLAIM_APART, ENTRY_SPEAKER, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.rules.lint import LintRule
    from factledger.rules.rule import Example, Rule

HERE = Path(__file__).parent
NEWS = HERE.parent / "benchmarks" / "news"
FIRST_READ = re.compile(r"first read: recall ([\d.]+), hedge ([\d.]+),.* precision ([\d.]+)")
sys.path.insert(0, str(HERE.parent / "benchmarks"))
NOTE = "<!-- Made by docs/make.py from the code; do not edit. -->\n\n"


def commands() -> str:
    """Return the page of commands: the help text of each."""
    parts = [
        (
            "# Commands\n\nExit codes: 0, nothing wrong (warnings included, unless `--strict`); 1, "
            "an error was found, a "
            "person has to decide, or a row was refused; 2, a command was called wrongly, or the world failed.\n"
        )
    ]
    parts += [_help(cli, "factledger")]
    for name, module in COMMANDS.items():
        command: click.Command = import_module(f"factledger.cli.{module}_command").command
        parts += _helps(command, f"factledger {name}")
    return "\n".join(parts)


def _helps(command: click.Command, path: str) -> Iterator[str]:
    yield _help(command, path)
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from _helps(child, f"{path} {name}")


def _help(command: click.Command, path: str) -> str:
    context = click.Context(command, info_name=path, max_content_width=100, terminal_width=100)
    return f"## {path}\n\n```text\n{command.get_help(context)}\n```\n"


def error_page() -> str:
    """Return the page of errors: slug, meaning, exit code."""
    classes = [found for _, found in inspect.getmembers(errors, inspect.isclass) if found.__module__ == errors.__name__]
    rows = sorted((found.slug, found.exit_code, (found.__doc__ or "").split("\n")[0]) for found in classes)
    lines = [f"| `{slug}` | {code} | {meaning} |" for slug, code, meaning in rows]
    head = (
        "# Errors\n\nEvery error is one message on standard error: what, expected, found, where, what to do. The word "
        "in brackets behind `error` names it here.\n\n| error | exit code | meaning |\n|---|---|---|\n"
    )
    return head + "\n".join(lines) + "\n"


def schema() -> str:
    """Return the page of the schema: tables and columns with what they hold."""
    parts = [
        (
            "# Schema\n\nEvery column of a body is text: numbers are canonical decimal text, "
            "lists and names per language "
            "are canonical JSON. The leaf of a row covers its kind and all of its columns that hold something, but not "
            "its position.\n"
        )
    ]
    for name in ("log", *KINDS, "checkpoint"):
        table = metadata.tables[name]
        rows = [f"| `{column.name}` | {column.comment or ''} |" for column in table.columns]
        parts.append(f"## {name}\n\n{table.comment}\n\n| column | holds |\n|---|---|\n" + "\n".join(rows) + "\n")
    parts.append(
        f"Indexes decide nothing: they are made of the rows. `{AMOUNT_INDEX}` orders entries by their unit and by the "
        "whole part of their stated number, or of a printed bound; whoever searches by value looks at the exact "
        f"figures of what it finds. `{CLAIM_APART.name}` leads to the claims that have another name than their key, or "
        f"whose statement does not name their subject; `{ENTRY_SPEAKER.name}` holds who is named for an entry.\n"
    )
    return "\n".join(parts)


def steps() -> str:
    """Return the page of steps: the sentences that specs are made of."""
    parts = [
        (
            "# Steps\n\nThe sentences that specs are made of. What stands in quotation marks is yours: a key, "
            "search terms as for `factledger list`, a formula as for `factledger calc`, a figure "
            "in the language of the feature. A Given step that finds nothing is an error. "
            "`factledger steps` prints the same.\n"
        )
    ]
    found = vocabulary()
    for kind in ("Given", "Then"):
        parts.append(f"## {kind}\n")
        parts += [
            f"{one.about}\n\n```gherkin\n" + "\n".join(one.examples) + "\n```\n" for one in found if one.kind == kind
        ]
    return "\n".join(parts)


def rules() -> str:
    """Return the page of rules: what each looks at, why, what it can be told, and what it passes and finds."""
    head = (
        "# Rules\n\nWhat `factledger check` looks at besides integrity and specs. A rule is told what it has to know "
        "in [factledger.toml](guide.md#what-a-desk-settles); one with a setting that has no default is off until it is "
        "told. In the examples a line is a row: `source KEY; column=value`, `claim KEY; column=value`, and "
        "`CLAIM@SOURCE: FIGURE; column=value` for an entry; sources and claims that no line names are made with the "
        "least they need. Entries of rank deprecated are settled already, and no rule but `re-reads` and `locators` "
        "finds anything in them.\n\n| rule | severity | on | why |\n|---|---|---|---|\n"
    )
    rows = (f"| [{one.name}](#{one.name}) | {one.severity} | {_on(one)} | {one.why} |\n" for one in RULES)
    return head + "".join(rows) + "\n" + "\n".join(_rule(one) for one in RULES)


def _on(rule: Rule) -> str:
    return "when told" if any(one.default is None for one in rule.settings) else "yes"


def _rule(rule: Rule) -> str:
    parts = [f"## {rule.name}\n\n{rule.why} It covers {rule.covers}.\n\nSource: {rule.source}.\n"]
    for one in rule.settings:
        default = "no default" if one.default is None else f"default {one.default}"
        parts.append(f"- `{one.name}` ({_SHAPES[one.shape]}, {default}): {one.about}\n")
    parts += [f"Passes:\n\n{_example(rule, example)}" for example in rule.passing]
    parts += [f"Finds `… {example.says} …`:\n\n{_example(rule, example)}" for example in rule.failing]
    return "\n".join(parts)


_SHAPES = {int: "whole number", str: "text", list: "list of texts", dict: "table of lists of texts"}


def _example(rule: Rule, example: Example) -> str:
    told = [f"# {rule.name}: {name} = {json.dumps(value)}" for name, value in example.settings.items()]
    texts = [f"# text at hand: {text}" for text in example.texts]
    return "```text\n" + "\n".join([*told, *texts, *example.rows]) + "\n```\n"


def accuracy() -> str:
    """Return the page of accuracy: how well each language is read, and what it is known to lack."""
    found = languages()
    head = (
        "# How well each language is read\n\nMeasured by `make accuracy` on public test sets, which are not part of "
        "this repository. *gold*: figures marked in them, dates and ordinals left out. *recall*: the share read with "
        "the right number, in percent. *spans*: of those, the share with exactly the marked place. *precision*: the "
        "share of figures read that are marked, in sets that mark every one (years in them are marked, and ours are "
        "set aside). *corpus*: texts of our own, all of which have to be read as expected. The sets differ in what "
        "they call a number; none was made for hedges, roles or units as they are meant here.\n\n"
        "| code | language | corpus | gold | recall | spans | precision | known gaps |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    names = ("code", "name", "corpus", "gold", "recall", "spans", "precision", "gaps")
    rows = ("| " + " | ".join(one.to_json()[name] or "" for name in names) + " |\n" for one in found)
    sets = "\n## By set\n\n| language | set | gold | recall |\n|---|---|---|---|\n"
    by_set = (
        f"| {one.code} | {name} | {measured.gold} | {share(measured.read, measured.gold) or ''} |\n"
        for one in found
        for name, measured in one.sets.items()
    )
    return head + "".join(rows) + sets + "".join(by_set) + _CONVENTIONS + _news()


_CONVENTIONS = """
Most of what is missed in these sets is what they call a number and we do not, or the other way round, and is left so:

- pud marks the day of a date, a year of three digits, "No. 1", the size of a chart, and both numbers of "one of every
  35,000" and of "aged 5 to 14"; ours are set aside, or one figure. Its *precision* counts against us what it does not
  mark: duals (عامين), crowds ("hundreds of jobs"), halves, "three times".
- duckling gives spans of time in the smallest unit ("half an hour" is 30, "15.5 minutes" 930), "a few" as 3, "one
  twenty two" as 122, and a mile added to a kilometre as one length.
- recognizers takes the ends of a range for two numbers, marks the parts of dates, telephone numbers and addresses,
  "one" as a pronoun, and in French "cents" as a hundred and *trillion* as a million millions.
- quantulum3 counts a dozen as one, takes years and months of one span apart, and marks years and the numbers of models;
  text2num writes "eins und zwanzig" and "zwölf komma neunundneunzig" as two numbers each.
"""


def _news() -> str:
    """Return what the reader made of sentences of news when it read them for the first time."""
    head = (
        "\n## Sentences of news\n\nFor each language `benchmarks/news/XX.tsv` holds sentences as its newspapers, "
        "news agencies and companies write, with invented facts and every figure in them. The first batch was "
        "written before its writer had seen the reader, its tables or its corpora; the second by the same writer, "
        "after the reader had been mended by the first; a third, in seven languages, by another writer who had seen "
        "nothing of it. The fourth (in the other languages the third) is by one who knew what the reader was bad at "
        "and wrote about that, much of it the same in all languages. The fifth, in seven languages, is by a third "
        "writer, who had not seen the reader: 45 sentences that are the same in all seven, and 70 more in English; "
        "its units were put as the reader writes them, and of its figures 42 and 38 cents, which were dollars, "
        "and nouns left out in the text, which were told as units. The fourth of the other nine is by a fourth writer, "
        "who had not seen it either. What is told here is what came of the **first** reading of each: *recall*, the "
        "share of figures read with the right bounds where they stand; *hedge*, of those, the share with the right "
        "hedge; *precision*, the share of figures read that are figures; in percent. "
        "Some of the figures were plain mistakes of the writing and were corrected since.\n\nThe reader has been "
        "mended by these sentences, and reads nearly all of them now: what `make news` says today is no estimate of "
        "how well other sentences are read.\n\n"
        "| language | batch | figures | recall | hedge | precision |\n|---|---|---|---|---|---|\n"
    )
    return head + "".join(row for path in sorted(NEWS.glob("*.tsv")) for row in _first_read(path))


def _first_read(path: Path) -> Iterator[str]:
    """Yield a row for each batch of a language, with what its comments say of the first reading."""
    batches: list[tuple[int, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := FIRST_READ.search(line):
            batches.append((0, list(found.groups())))
        elif "\t" in line and not line.startswith("#"):
            count, told = batches[-1]
            batches[-1] = (count + bool(line.split("\t")[1]), told)
    for batch, (count, told) in enumerate(batches, 1):
        yield f"| {path.stem} | {batch} | {count} | " + " | ".join(told) + " |\n"


def lint() -> str:
    """Return the page of lint: its rules with their examples, and how well it judges the corpus."""
    head = (
        "# Lint\n\nWhat `factledger lint` finds in a draft. A number ends as matched to a claim, unregistered, set "
        "aside or unreadable; what is matched is judged by the rows of its claim. The gravest finding about a number "
        "is shown, and the others are named behind it.\n\n| rule | severity | why |\n|---|---|---|\n"
    )
    rows = (f"| [{one.name}](#{one.name}) | {one.severity} | {one.why} |\n" for one in LINT_RULES)
    rules = "\n".join(map(_lint_rule, LINT_RULES))
    return head + "".join(rows) + _measured() + _whole_drafts() + _sourced() + "\n" + rules + _last_read() + _sweep()


def _last_read() -> str:
    """Return the part on the last read: the rules by which two versions of a draft are compared."""
    head = (
        "\n# The last read\n\nWhat `factledger lint DRAFT --against OLD` finds. No ledger is asked: every figure "
        "of the draft ends as unchanged, changed, moved, with its hedge lost, added, set aside or unreadable, and "
        "those that only the old version holds as dropped. The rules `unreadable`, `language` and `unused-disable` "
        "are those of "
        "above.\n\n| rule | severity | why |\n|---|---|---|\n"
    )
    own = [one for one in LAST_READ_RULES if one not in LINT_RULES]
    rows = (f"| [{one.name}](#against-{one.name}) | {one.severity} | {one.why} |\n" for one in own)
    return head + "".join(rows) + _read_last() + "\n" + "\n".join(_last_read_rule(one) for one in own)


def _read_last() -> str:
    """Return what came of the first reading of pairs of texts that the last read had not seen."""
    head = (
        "\nHow well it reads: `tests/lint/against` holds hundreds of pairs of texts, each with exactly what has to be "
        "found; most were written beside what was mended by them. Pairs written before it saw them, by the hand that "
        "mended what they showed (in five, what was asked for first was a figure as the reader does not cut it, or one "
        "of two findings that are right, and was corrected), and the figures of ten pairs (*blind*) by somebody "
        "had not seen how versions are compared, each with what happened to it:\n\n"
        "| pairs | count | first reading: exact | misses | false alarms | now: exact | misses | false alarms |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    return head + "".join(f"| {' | '.join(row)} |\n" for row in _table("first.tsv", "against"))


def _last_read_rule(rule: LintRule) -> str:
    parts = [f"## against: {rule.name}\n\n{rule.why} Hint: {rule.hint}.\n\nSource: {rule.source}.\n"]
    for title, cases in (("In order", rule.passing), ("Found", rule.failing)):
        parts += [f"{title}: {case.old} → {case.text}\n" for case in cases]
    return "\n".join(parts)


def _sweep() -> str:
    """Return what `factledger sweep` finds, with the examples of its rules."""
    head = (
        "\n## What sweep finds\n\nWhat `factledger sweep` finds in a draft after a correction, besides a language that "
        "cannot be told. A comment that switches off `superseded` or `retracted` switches off `carries`, too.\n\n"
    )
    return head + "\n".join(_lint_rule(one).replace("## ", "### ", 1) for one in SWEEP_BY_NAME.values())


def _measured() -> str:
    """Return how the corpus of lint is judged, from the counts that its tests check."""
    head = (
        "\n## How well it judges\n\nThe corpus of the project (`tests/lint/corpus`): sentences of our own, each figure "
        "with the verdict that it has to come to. The words that lint knows were chosen with this corpus in view, so "
        "that other texts will be judged less well. A miss is something wrong that passes in silence; a false alarm is "
        "something right that is found wrong. The other corpora (`tests/lint/second` and on) are told of below.\n\n"
        "| corpus | language | figures | exact verdict | misses of wrong ones | false alarms of right ones |\n"
        "|---|---|---|---|---|---|\n"
    )
    lines = (HERE.parent / "tests" / "lint" / "measured.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = ""
    for corpus, language, figures, exact, wrong, missed, right, alarms in (line.split("\t") for line in lines):
        name = "first" if corpus == "corpus" else corpus
        rows += f"| {name} | {language} | {figures} | {exact} | {missed} of {wrong} | {alarms} of {right} |\n"
    return head + rows + _first_readings()


def _first_readings() -> str:
    """Return what fresh sentences came to before anything was mended by them: the honest estimate."""
    head = (
        "\nThe other corpora hold fresh sentences, written in batches without a look at the code, each with a "
        "ledger of its own where nothing else is said. What a batch came to when lint saw it first, before "
        "anything was mended by it, tells what to expect of texts that are new to it; a *stranger* wrote the best "
        "of them, a writer who had never seen the code nor run it, and who judged by the written rules alone. "
        "Where such a verdict left a choice, the one that this page asks for is taken; a verdict that is none by "
        "the rules of this page counts as not exact in the first reading, and was put right later (14 in batch 1, "
        "before it was read; 29 in batches 42 to 50, 60 in batches 54 to 58, 15 in batches 82 to 85 and 12 in "
        "batches 89 to 93, after it; 5 in batch 17, when a computed change the other way came to be "
        "`wrong-direction`). Units that the ledger "
        "does not know were left out, and the figures of a few rows are what the reader reads of them. Names of "
        "the claims of `ledger.db` were recorded after batch 19 was read (by these alone its 213 exact verdicts "
        "became 239) and after batch 25, by somebody who had seen the sentences; the prices of a claim and two "
        "speakers of batch 23, and a speaker of batch 24, were recorded after their first readings.\n\n"
        "| batch | corpus | written by | about | figures | exact verdict | misses of wrong ones | "
        "false alarms of right ones |\n|---|---|---|---|---|---|---|---|\n"
    )
    counts: dict[str, list[int]] = {}
    languages: dict[str, list[int]] = {}
    told = {batch: rest for batch, *rest in _table("batches.tsv", "")}
    for batch, language, *counted in _table("first-readings.tsv", ""):
        _add(counts.setdefault(batch, [0] * 6), counted)
        if told[batch][1] == "stranger":
            _add(languages.setdefault(language, [0] * 6), counted)
    rows = "".join(
        f"| {batch} | {' | '.join(told[batch])} | {_counts(numbers)} |\n" for batch, numbers in counts.items()
    )
    by_language = (
        "\nThe first readings of all batches by strangers, by language:\n\n"
        "| language | figures | exact verdict | misses of wrong ones | false alarms of right ones |\n"
        "|---|---|---|---|---|\n"
    )
    languages["all"] = [sum(column) for column in zip(*languages.values(), strict=True)]
    return head + rows + by_language + "".join(f"| {code} | {_counts(one)} |\n" for code, one in languages.items())


def _add(total: list[int], numbers: list[str]) -> None:
    """Add the numbers of a row to those of others."""
    total[:] = [one + int(number) for one, number in zip(total, numbers, strict=True)]


def _counts(numbers: list[int]) -> str:
    """Return the cells of a row: figures, exact verdicts and how many of a hundred, misses, false alarms."""
    figures, exact, wrong, missed, right, alarms = numbers
    return f"{figures:,} | {exact:,} ({100 * exact // figures}%) | {missed:,} of {wrong:,} | {alarms:,} of {right:,}"


def _whole_drafts() -> str:
    """Return how whole drafts are judged, and what came of their first reading."""
    head = (
        "\n## How well it judges whole drafts\n\nTwelve drafts of half a page (`tests/lint/drafts`), by a writer who "
        "had never seen the code, with a ledger of eleven subjects: every number in them is marked, those that no "
        "ledger need hold among them. They had been measured by nobody before, and what a text goes on with was judged "
        "worse than single sentences: two of a hundred wrong numbers passed in silence at the first reading, and 43 of "
        "250 right ones were found wrong. Ten more (`tests/lint/briefings`, the last ten of the table) by another such "
        "writer, with a ledger that has names in five languages, were read after most of that was mended. What was "
        "found is mended, so that *now* is no estimate for other drafts.\n\n"
        "| draft | figures | first reading: exact | misses of wrong ones | false alarms of right ones | now: exact | "
        "misses | false alarms |\n|---|---|---|---|---|---|---|---|\n"
    )
    rows = ""
    for folder in ("drafts", "briefings"):
        first, now = (_table(name, folder) for name in ("first.tsv", "measured.tsv"))
        for draft, *counts in first:
            figures, exact, wrong, missed, right, alarms = counts
            _, _, now_exact, _, now_missed, _, now_alarms = next(row for row in now if row[0] == draft)
            rows += f"| {draft} | {figures} | {exact} | {missed} of {wrong} | {alarms} of {right} | "
            rows += f"{now_exact} | {now_missed} | {now_alarms} |\n"
    return head + rows


_UNSEEN = ("chronicle", "compass", "register", "tribune")
"""The corpora of lint by documents by which nothing was mended."""


def _sourced() -> str:
    """Return how the corpora of lint by documents are judged, and what came of the first reading of each."""
    unseen = [row for row in _table("first.tsv") if row[0] in _UNSEEN]
    figures, exact, missed = (sum(int(row[column]) for row in unseen) for column in (1, 5, 6))
    head = (
        "\n## How well it judges by documents\n\nWith `--sources` (`tests/lint/sources`): figures of reports about "
        "invented documents in five languages, each with the verdict that it has to come to; a third each are right, "
        "wrong and borderline. *reports* was written before the first line of the matcher, and the matcher was made "
        "with it in view; *blind* and *last* were written after, with documents of their own, and tell more: their "
        "first readings are those of a matcher that had not seen them; so are *press*, written by one who had read "
        "the descriptions of the rules and half of the code, and *desk*, written by the same hand after *press* was "
        "mended, so that it is the kindest. *elsewhere* was written by one who had never seen the code, with documents "
        "that hold tables, corrections and people who differ, and is the harshest: some of its verdicts may be one of "
        "two, and a number that follows from two others counts as right. They have since been looked at, and what was "
        "found wrong with the matcher was mended, so that *now* is no estimate for other texts; a few of the "
        "verdicts were wrong by the rules themselves, and were corrected. *county*, and all from *elsewhere* on in the "
        "table, are each by another writer who had never seen the code, and from *ferries* on each text has the "
        "documents that it is judged by; many of their right figures follow from others, or stand under a name that is "
        "spelt or translated otherwise. What a document takes back was first `contradicted` and is `superseded` now, "
        "and the verdicts of 39 figures of corpora before *harbour* were changed with the rule. "
        f"Nothing was mended by {', '.join(f'*{one}*' for one in _UNSEEN)}, so that their rows *now* are the best "
        "estimate for a text of others: of "
        f"{figures} figures {exact} come to their exact verdict, and {missed} that are wrong pass in silence. "
        "So `--sources` finds much of what is wrong in a report, and what it calls supported is no proof.\n\n"
        "| corpus | figures | first reading: exact | misses | false alarms | now: exact | misses | false alarms |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    rows = "".join(f"| {' | '.join(row)} |\n" for row in _table("first.tsv"))
    pairs = (
        "\nBy language of the report and of the nearest document, all of them together, now:\n\n"
        "| report | document | figures | exact | misses of wrong ones | false alarms of right ones |\n"
        "|---|---|---|---|---|---|\n"
    )
    for draft, source, figures, exact, wrong, missed, right, alarms in _table("measured.tsv"):
        pairs += f"| {draft} | {source} | {figures} | {exact} | {missed} of {wrong} | {alarms} of {right} |\n"
    return head + rows + pairs


def _table(name: str, folder: str = "sources") -> list[list[str]]:
    """Return the rows of a table beside the corpora of lint by documents, of whole drafts or of the last read."""
    text = (HERE.parent / "tests" / "lint" / folder / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("# ")][1:]


def _lint_rule(rule: LintRule) -> str:
    parts = [f"## {rule.name}\n\n{rule.why} Hint: {rule.hint}.\n\nSource: {rule.source}.\n"]
    for title, cases in (("In order", rule.passing), ("Found", rule.failing)):
        for case in cases:
            dated = f" (a draft of {case.date})" if case.date else ""
            ledger = "".join(f"{row}\n" for row in case.rows)
            if case.documents:
                documents = "".join(f"{one}\n" for one in case.documents)
                parts.append(f"{title}{dated}: {case.text} — with the document\n\n```text\n{documents}```\n")
                continue
            shown = f"with the ledger\n\n```text\n{ledger}```\n" if ledger else "with any ledger\n"
            parts.append(f"{title}{dated}: {case.text} — {shown}")
    return "\n".join(parts)


def benchmarks() -> str:
    """Return the page of benchmarks, of the run that is kept."""
    table = import_module("table")
    page: str = table.page(table.kept())
    return page


PAGES = {
    "numbers.md": numbers,
    "rules.md": rules,
    "lint.md": lint,
    "steps.md": steps,
    "commands.md": commands,
    "errors.md": error_page,
    "schema.md": schema,
    "accuracy.md": accuracy,
    "benchmarks.md": benchmarks,
}


def main() -> int:
    """Write the pages, or with --check say which are not up to date."""
    stale = []
    for name, make in PAGES.items():
        path, page = HERE / name, NOTE + make()
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(page, encoding="utf-8")
    for name in stale:
        print(f"{'not up to date' if '--check' in sys.argv else 'written'}: docs/{name}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
