"""The holidays of a calendar are not known.

A clock that does not know its holidays promises to work on them, or counts a deadline wrongly.

Write a two-letter country code such as `CN`, or list the dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.calendar import NotACalendar
from qmsgen.model.clock import holidays_of
from qmsgen.model.defect import Severity
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS324"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True

FAMILIAR: Final = frozenset({"AU", "CA", "CH", "CN", "DE", "FR", "GB", "HK", "IN", "JP", "KR", "MY", "SG", "TW", "US"})
"""Countries known to be listed; the list itself takes a while to load."""


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every calendar whose `holidays` or `make_up_days` cannot be looked up."""
    for calendar in policy_set.calendars:
        if calendar.holidays in FAMILIAR and (calendar.make_up_days is not True or calendar.holidays == "CN"):
            continue
        try:
            holidays_of(calendar)
        except NotACalendar as error:
            key = "holidays" if error.found == calendar.holidays else "make_up_days"
            yield Problem(calendar, (key,), error.expected, error.hint)
