"""Findings as GitHub shows them beside the lines of a pull request: workflow commands, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.finding import Finding, Severity
from qmsgen.reporters import Report, safe

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(told: Report) -> str:
    """One annotation for each finding; what a finding says can begin no command of its own."""
    return "".join(f"{line}\n" for finding in told.findings for line in _annotation(finding, told))


def _annotation(finding: Finding, told: Report) -> Iterator[str]:
    place = finding.place
    about = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.width),
        "title": f"{finding.code} {finding.name}",
    }
    said = [told.say(finding.message)]
    said += [f"{spot}: {told.say(what)}" for spot, what in finding.related]
    if hint := told.hint(finding):
        said.append(hint)
    properties = ",".join(f"{name}={_property(value)}" for name, value in about.items())
    yield f"::{_COMMANDS[finding.severity]} {properties}::{_data(chr(10).join(map(safe, said)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
