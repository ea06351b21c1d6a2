"""Findings as a comment under a pull request or the summary of a build: counts first, then what to do, file by file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from qmsgen.model.aside import Ground
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import phrase
from qmsgen.reporters import GROUNDS, LABELS, Report, counted, safe, titled

MOST: Final = 200
"""So many findings fit into a comment; the rest are counted."""

_SIGNS: Final = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#!|~@&:])")


def report(told: Report) -> str:
    """A heading, a table of counts, a table for each file, and what does not count behind a fold."""
    return "\n".join(_lines(told)).rstrip() + "\n"


def _lines(told: Report) -> Iterator[str]:
    counts = counted(told.findings)
    worst = next((severity for severity, number in counts.items() if number), None)
    yield f"## {_SIGNS[worst] if worst else '✅'} {titled(told.say(phrase('what was found in the policy sets')))}"
    yield ""
    heads = [told.say(phrase("set")), *(told.say(LABELS[severity]) for severity in counts)]
    yield _row(map(_plain, heads))
    yield _row(["---", *("---:" for _ in counts)])
    for folder, findings in told.sets.items():
        yield _row([_code(folder), *map(str, counted(findings).values())])
    yield ""
    if not told.findings:
        yield _plain(told.say(phrase("no findings")))
        yield ""
    for file, group in groupby(told.findings[:MOST], key=lambda one: one.place.file):
        yield f"### {_code(file)}"
        yield ""
        yield _row(map(_plain, (told.say(phrase("line")), "", told.say(phrase("finding")), told.say(phrase("rule")))))
        yield _row(["---:", "---", "---", "---"])
        yield from (_finding(one, told) for one in group)
        yield ""
    if len(told.findings) > MOST:
        yield _plain(told.say(phrase("… and {number} more findings", number=len(told.findings) - MOST)))
        yield ""
    yield from _aside(told)


def _finding(finding: Finding, told: Report) -> str:
    said = [_plain(told.say(finding.message))]
    said += [_plain(told.say(phrase("see {place}: {what}", place=place, what=what))) for place, what in finding.related]
    if hint := told.hint(finding):
        said.append(f"*{_plain(hint)}*")
    label = f"{_SIGNS[finding.severity]} {_plain(told.say(LABELS[finding.severity]))}"
    return _row([str(finding.place.line), label, "<br>".join(said), f"{_code(finding.code)} {_plain(finding.name)}"])


def _aside(told: Report) -> Iterator[str]:
    if not told.aside:
        return
    title = _plain(told.say(phrase("does not count: {number}", number=len(told.aside))))
    yield f"<details><summary>{title}</summary>"
    yield ""
    for one in told.aside:
        why = told.say(GROUNDS[one.ground])
        if one.ground is Ground.WAIVED:
            said = phrase("until {day}, by {who}: {reason}", day=one.until, who=one.by, reason=one.reason)
            why = f"{why}, {told.say(said)}"
        place, code = _code(str(one.finding.place)), _code(one.finding.code)
        yield f"- {place} {code} {_plain(told.say(one.finding.message))} ({_plain(why)})"
    yield ""
    yield "</details>"


def _row(cells: Iterator[str] | list[str] | map[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Words in which nothing is markup, but for the backticks that a message puts around values."""
    parts = safe(text).split("`")
    if len(parts) % 2 == 0:
        return _escaped(safe(text))
    return "".join(_code(part) if odd % 2 else _escaped(part) for odd, part in enumerate(parts))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text)


def _code(text: str) -> str:
    """A value in type of its own; signs that would end it or a cell are written by their number."""
    return f"<code>{_escaped(safe(text))}</code>" if text else ""
