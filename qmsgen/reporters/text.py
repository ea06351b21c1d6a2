"""Findings for people: one sentence each with the line it is about, a caret and the cure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from qmsgen.model.aside import Ground, SetAside
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.source import Place
from qmsgen.reporters import GROUNDS, LABELS, Report, counted, safe

MOST: Final = 50
"""So many findings are shown, errors before all others; the rest are counted."""

_WIDEST: Final = 160
_BEFORE: Final = 80
"""So many characters of a long line are shown, and at most so many of them before the caret."""

_BOLD: Final = "1"
_RELATED: Final = "1;34"
_COLOURS: Final = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_WEIGHTS: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)

_ONE: Final = {
    Severity.ERROR: phrase("1 error"),
    Severity.WARNING: phrase("1 warning"),
    Severity.INFO: phrase("1 remark"),
}


def report(told: Report) -> str:
    """The findings in their order, then how many there are, of each set where there are several."""
    blocks = ["\n".join(_finding(finding, told)) + "\n" for finding in _shown(told.findings)]
    more = len(told.findings) - MOST
    if more > 0:
        blocks.append(told.say(_more(more)) + "\n")
    if told.show_aside:
        blocks += [f"{line}\n" for line in map(partial(_aside, told=told), told.aside)]
    blocks.append("".join(f"{line}\n" for line in (*_summary(told), *_set_aside(told))))
    return "\n".join(blocks)


def _shown(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Those that there is room for, in their order: no error is hidden behind what weighs less."""
    if len(findings) <= MOST:
        return findings
    heaviest = sorted(range(len(findings)), key=lambda at: _WEIGHTS.index(findings[at].severity))
    return [findings[at] for at in sorted(heaviest[:MOST])]


def _finding(finding: Finding, told: Report) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    label = _painted(f"{told.say(LABELS[finding.severity])}[{finding.code}]", colour, told)
    digits = max(len(str(place.line)) for place in (finding.place, *(place for place, _ in finding.related)))
    margin = " " * (digits + 1)
    yield f"{safe(str(finding.place))}: {label}: {safe(told.say(finding.message))}"
    yield from _excerpt(finding.place, told, digits, "^", colour)
    for place, what in finding.related:
        see = told.say(phrase("see {place}: {what}", place=place, what=what))
        yield f"{margin}= {safe(see)}"
        yield from _excerpt(place, told, digits, "-", _RELATED)
    hint = told.hint(finding)
    if hint is not None:
        yield f"{margin}= {_painted(told.say(phrase('hint')), _BOLD, told)}: {safe(hint)}"


def _excerpt(place: Place, told: Report, digits: int, mark: str, colour: str) -> Iterator[str]:
    """The line that a place lies in, and marks below the place."""
    source = told.sources.get(place.file, ())
    if place.line > len(source):
        return
    line = source[place.line - 1].replace("\t", " ")
    start = max(0, place.column - _BEFORE) if len(line) > _WIDEST else 0
    before = ("…" if start else "") + line[start : place.column - 1]
    under = line[place.column - 1 : min(place.column - 1 + place.width, start + _WIDEST)]
    after = line[place.column - 1 + len(under) : start + _WIDEST] + ("…" if len(line) > start + _WIDEST else "")
    marks = _painted(mark * max(1, display_width(safe(under))), colour, told)
    margin = " " * (digits + 1)
    yield f"{margin}|"
    yield f"{place.line:>{digits}} | {safe(before + under + after)}".rstrip()
    yield f"{margin}| {' ' * display_width(safe(before))}{marks}"


def _aside(one: SetAside, told: Report) -> str:
    """A finding that does not count, in a few lines: what it says, who allowed it and until when."""
    finding = one.finding
    label = f"{told.say(GROUNDS[one.ground])}[{finding.code}]"
    lines = [f"{safe(str(finding.place))}: {label}: {safe(told.say(finding.message))}"]
    if one.ground is Ground.WAIVED:
        said = phrase("until {day}, by {who}: {reason}", day=one.until, who=one.by, reason=one.reason)
        lines.append(f"  = {safe(told.say(said))}")
    lines.append(f"  = {safe(told.say(phrase('see {place}', place=one.place)))}")
    return "\n".join(lines)


def _set_aside(told: Report) -> Iterator[str]:
    """How many findings do not count, and why."""
    grounds = [one.ground for one in told.aside]
    if number := grounds.count(Ground.WAIVED):
        yield told.say(phrase("waived: {number}", number=number))
    if number := grounds.count(Ground.KNOWN):
        yield told.say(phrase("known before: {number}", number=number))


def _summary(told: Report) -> Iterator[str]:
    if len(told.sets) > 1:
        for folder, findings in told.sets.items():
            yield f"{safe(folder)}: {told.say(tally(findings))}"
        said = phrase("{counts} in {number} sets", counts=tally(told.findings), number=len(told.sets))
        yield told.say(said)
    else:
        yield told.say(tally(told.findings))


def tally(findings: Sequence[Finding]) -> Phrase:
    """How many findings there are: "2 errors, 1 warning"."""
    counts = [_number(severity, number) for severity, number in counted(findings).items() if number]
    if not counts:
        return phrase("no findings")
    said = counts[0]
    for count in counts[1:]:
        said = phrase("{counts}, {count}", counts=said, count=count)
    return said


def _number(severity: Severity, number: int) -> Phrase:
    if number == 1:
        return _ONE[severity]
    match severity:
        case Severity.ERROR:
            return phrase("{number} errors", number=number)
        case Severity.WARNING:
            return phrase("{number} warnings", number=number)
        case Severity.INFO:
            return phrase("{number} remarks", number=number)


def _more(number: int) -> Phrase:
    return phrase("… and one more finding") if number == 1 else phrase("… and {number} more findings", number=number)


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes; Chinese characters take two, combining marks none."""
    return sum(map(_columns, text))


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _painted(text: str, colour: str, told: Report) -> str:
    """A text in colour where the output is a terminal."""
    return f"\x1b[{colour}m{text}\x1b[0m" if told.colour else text
