"""An audit is planned on a day on which nobody works.

The plan was made without a look at the calendar; the audit will not take place on that day, or finds nobody at work.

Choose a working day of the lead auditor's calendar (`reachable` of the role). Holidays and make-up workdays come from
that calendar: mend it first where it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmsgen.model.calendar import Calendar, NoAnswer
from qmsgen.model.clock import clock
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.source import KeyPath

CODE: Final = "QMS341"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every planned day that is closed in the calendar of whoever leads; silent where holidays are not known yet."""
    for audit in policy_set.audits:
        calendar = clock(audit.lead.reachable, policy_set.organisation) if audit.lead is not None else None
        if calendar is None:
            continue
        for path, day in _days(audit):
            if _closed(calendar, day):
                message = phrase("`{day}` is no working day of `{calendar}`", day=day, calendar=calendar.id)
                yield Problem(audit, path, message, phrase("choose a working day"))


def _days(audit: Element) -> Iterator[tuple[KeyPath, date]]:
    """The days of the audit, of its programme and of its timetable; what repeats a day of the audit is told there."""
    told = frozenset(audit.on)
    yield from ((("on", index), day) for index, day in enumerate(audit.on))
    for number, entry in enumerate(audit.programme):
        yield from ((("programme", number, "on", n), day) for n, day in enumerate(entry.on) if day not in told)
    meetings = [(("opening",), audit.opening), *((("schedule", n), slot) for n, slot in enumerate(audit.schedule))]
    for path, meeting in [*meetings, (("closing",), audit.closing)]:
        if meeting is not None and meeting.on is not None and meeting.on not in told:
            yield (*path, "on"), meeting.on


def _closed(calendar: Calendar, day: date) -> bool:
    try:
        return not calendar.is_business_day(day)
    except NoAnswer:
        return False
