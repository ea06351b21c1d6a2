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
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS341"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every planned day that is closed in the calendar of whoever leads; silent where holidays are not known yet."""
    for audit in policy_set.audits:
        calendar = clock(audit.lead.reachable, policy_set.organisation) if audit.lead is not None else None
        if calendar is None:
            continue
        for index, day in enumerate(audit.on):
            if _closed(calendar, day):
                message = phrase("`{day}` is no working day of `{calendar}`", day=day, calendar=calendar.id)
                yield Problem(audit, ("on", index), message, phrase("choose a working day"))


def _closed(calendar: Calendar, day: date) -> bool:
    try:
        return not calendar.is_business_day(day)
    except NoAnswer:
        return False
