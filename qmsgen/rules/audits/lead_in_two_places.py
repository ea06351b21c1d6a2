"""Who leads an audit is in two places at once.

The timetable cannot be kept, and whoever is left waiting learns how carefully the audit was planned. A role of several
auditors may well be in two places; the one who leads is one person.

Move one of the two, or give it to another auditor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS359"
SEVERITY: Final = Severity.WARNING

_HOURS: Final = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every two lines of a timetable for the lead auditor whose hours overlap."""
    for audit in policy_set.audits:
        led = [line for line in audit.schedule if line.on is not None and audit.lead in line.by]
        for one, other in combinations(led, 2):
            if one.on == other.on and _overlap(_hours(one), _hours(other)):
                message = phrase("`{role}` is in two places at this time", role=audit.lead.id)
                hint = phrase("move one of the two, or give it to another auditor")
                yield Problem(other, ("at",), message, hint, (Spot(one, ("at",), phrase("the other place")),))


def _hours(line: Element) -> tuple[int, int] | None:
    found = _HOURS.search(str(line.at or ""))
    if found is None:
        return None
    begin_hour, begin_minute, end_hour, end_minute = map(int, found.groups())
    return begin_hour * 60 + begin_minute, end_hour * 60 + end_minute


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]
