"""For CI servers: JUnit's XML, a test case a rule and a scenario.

What is accepted or was not checked is a skipped case, with the reason; a warning passes, with what was found.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from factledger.cli.output import escaped
from factledger.services import specs

if TYPE_CHECKING:
    from factledger.services.check import Part, Report
    from factledger.services.specs import SpecResult


def junit(report: Report) -> str:
    """Return two suites: the rules, and the specs."""
    root = ET.Element("testsuites", name="factledger")
    rules = [_rule(part) for part in report.parts]
    scenarios = [_scenario(one) for one in report.scenarios]
    for name, cases in (("rules", rules), ("specs", scenarios)):
        suite = ET.SubElement(root, "testsuite", name=name, tests=str(len(cases)))
        suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
        suite.set("errors", "0")
        suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
        suite.extend(cases)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _rule(part: Part) -> ET.Element:
    case = ET.Element("testcase", classname="rules", name=part.name)
    lines = [f"{finding.place}: {finding.message}\nhint: {finding.hint}" for finding in part.findings]
    if part.more:
        lines.append(f"and {part.more:,} more")
    reasons = [f"not checked: {reason}" for reason in part.not_checked]
    fill(case, part.verdict, "\n".join(lines or reasons))
    if reasons and part.verdict != specs.NOT_CHECKED:
        ET.SubElement(case, "system-out").text = xml("\n".join(reasons))
    return case


def _scenario(one: SpecResult) -> ET.Element:
    case = ET.Element("testcase", classname=xml(one.path), name=xml(one.scenario), file=xml(one.path))
    if one.line:
        case.set("line", str(one.line))
    fill(case, one.outcome, one.message)
    return case


def fill(case: ET.Element, verdict: str, message: str) -> None:
    """Say in a test case what it came to: failed, warned, accepted, not checked or passed."""
    first = xml(message.partition("\n")[0])
    match verdict:
        case specs.FAILED:
            ET.SubElement(case, "failure", message=first).text = xml(message)
        case specs.ACCEPTED | specs.NOT_CHECKED:
            ET.SubElement(case, "skipped", message=xml(f"{verdict}: {first.removeprefix(f'{verdict}: ')}"))
        case specs.WARNED:
            ET.SubElement(case, "system-out").text = xml(f"warning: {message}")


def xml(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return escaped(text, keep="\n")
