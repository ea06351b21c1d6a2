"""Findings as JUnit XML, which every build server shows: a suite for each set, a test case for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import phrase
from qmsgen.reporters import LABELS, Report, safe


def report(told: Report) -> str:
    """Errors and warnings are failures, remarks are passed tests with a word to say, set-aside findings are skipped."""
    top = Element("testsuites", name="qmsgen")
    for folder, findings in (told.sets or {"": told.findings}).items():
        top.append(_suite(folder, findings, told))
    _total(top, list(top))
    indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(top, encoding="unicode")}\n'


def _suite(folder: str, findings: Sequence[Finding], told: Report) -> Element:
    suite = Element("testsuite", name=safe(folder) or "qmsgen")
    suite.extend(_cases(folder, findings, told))
    if not len(suite):
        SubElement(suite, "testcase", name=safe(told.say(phrase("no findings"))), classname="qmsgen")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _cases(folder: str, findings: Sequence[Finding], told: Report) -> Iterator[Element]:
    for finding in findings:
        case = _case(finding, told)
        kind = "system-out" if finding.severity is Severity.INFO else "failure"
        said = SubElement(case, kind)
        if kind == "failure":
            said.set("message", safe(told.say(finding.message)))
            said.set("type", str(finding.severity))
        said.text = "\n".join(_lines(finding, told))
        yield case
    for one in told.aside:
        if folder in {"", one.finding.place.file} or one.finding.place.file.startswith(f"{folder}/"):
            case = _case(one.finding, told)
            SubElement(case, "skipped", message=safe(f"{one.ground}: {one.reason or one.place}"))
            yield case


def _case(finding: Finding, told: Report) -> Element:
    name = safe(f"{finding.place} {told.say(finding.message)}")
    return Element(
        "testcase",
        name=name,
        classname=f"{finding.code}.{finding.name}",
        file=safe(finding.place.file),
        line=str(finding.place.line),
    )


def _lines(finding: Finding, told: Report) -> Iterator[str]:
    label = told.say(LABELS[finding.severity])
    yield safe(f"{finding.place}: {label}[{finding.code}]: {told.say(finding.message)}")
    for place, what in finding.related:
        yield safe(told.say(phrase("see {place}: {what}", place=place, what=what)))
    if hint := told.hint(finding):
        yield safe(f"{told.say(phrase('hint'))}: {hint}")


def _total(top: Element, suites: Sequence[Element]) -> None:
    for name in ("tests", "failures", "errors", "skipped"):
        top.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
