"""Findings for people: one sentence each with the line it is about, a caret and the cure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from qmsgen.model.finding import Finding, Severity
from qmsgen.model.source import Place
from qmsgen.reporters import Report

MOST: Final = 50
"""So many findings are shown; the rest are counted."""

Painter: TypeAlias = Callable[[str, str], str]

_WIDEST: Final = 160
_COLOURS: Final = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


def report(told: Report) -> str:
    """The findings, sorted by place, then how many there are."""
    blocks = [_finding(finding, told) for finding in told.findings[:MOST]]
    more = len(told.findings) - MOST
    if more > 0:
        blocks.append(f"… and {more} more findings\n")
    blocks.append(_summary(told.findings, told))
    return "\n".join(blocks)


def _finding(finding: Finding, told: Report) -> str:
    paint = _painter(told)
    label = paint(f"{finding.severity}[{finding.code}]", _COLOURS[finding.severity])
    lines = [f"{safe(str(finding.place))}: {label}: {safe(finding.message.said(told.translate))}"]
    lines += _excerpt(finding.place, told.sources, paint)
    lines += [f"   = see {safe(str(place))}: {safe(what.said(told.translate))}" for place, what in finding.related]
    if finding.hint:
        lines.append(f"   = {paint('hint', '1')}: {safe(finding.hint.said(told.translate))}")
    return "\n".join(lines) + "\n"


def _excerpt(place: Place, sources: Mapping[str, Sequence[str]], paint: Painter) -> list[str]:
    source = sources.get(place.file, ())
    if place.line > len(source):
        return []
    line = source[place.line - 1].replace("\t", " ")
    number = str(place.line)
    margin = " " * (len(number) + 1)
    start = max(0, place.column - 80)
    shown = line[start : start + _WIDEST]
    before = shown[: place.column - 1 - start]
    under = shown[place.column - 1 - start : place.column - 1 - start + place.width] or " "
    caret = " " * display_width(before) + paint("^" * max(1, display_width(under)), "1;31")
    return [f"{margin}|", f"{number} | {safe(shown)}", f"{margin}| {caret}"]


def _summary(findings: Sequence[Finding], told: Report) -> str:
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    if not findings:
        return told.translate("no findings") + "\n"
    words = [_counted(count, severity) for severity, count in counts.items() if count]
    return ", ".join(words) + "\n"


def _counted(count: int, severity: Severity) -> str:
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    return f"{count} {names[severity]}{'' if count == 1 else 's'}"


def safe(text: str) -> str:
    """A text without anything that a terminal or a build log would obey, on one line."""
    return "".join(letter if letter.isprintable() or letter == "\u3000" else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii", "replace")


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _painter(told: Report) -> Painter:
    """Colours a text where the output is a terminal."""
    if not told.colour:
        return lambda text, _code: text
    return lambda text, code: f"\x1b[{code}m{text}\x1b[0m"
