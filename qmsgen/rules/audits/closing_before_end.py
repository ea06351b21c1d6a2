"""The meetings of an audit do not enclose its timetable.

A closing meeting before the last interview presents findings that nobody has made yet; an opening meeting after the
first comes too late to agree on anything.

Correct the day or hour of the meeting, or of the line of the timetable.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS358"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every opening meeting after a line of the timetable that looks at something, and every closing before one."""
    for audit in policy_set.audits:
        looked = [line for line in audit.schedule if line.on is not None and line.of]
        if not looked:
            continue
        first, last = min(looked, key=_when), max(looked, key=_when)
        if _is_later(audit.opening, first):
            message = phrase("the opening meeting comes after the audit has begun")
            yield _problem(audit.opening, first, message)
        if _is_later(last, audit.closing):
            message = phrase("the closing meeting comes before the audit is over")
            yield _problem(audit.closing, last, message)


def _is_later(one: Element | None, other: Element | None) -> bool:
    if one is None or other is None or one.on is None or other.on is None:
        return False
    if one.on == other.on and not (one.at and other.at):
        return False
    return _when(one) > _when(other)


def _when(line: Element) -> tuple[object, str]:
    """Day and hour of the beginning, which `09:00-10:30` and `09:00` both begin with."""
    return line.on, str(line.at or "")[:5]


def _problem(meeting: Element, line: Element, message: Phrase) -> Problem:
    return Problem(
        meeting,
        ("on",),
        message,
        phrase("correct the day or the hour of one of them"),
        (Spot(line, ("on",), phrase("something is looked at here")),),
    )
