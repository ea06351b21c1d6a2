"""Calendars: when an organisation is open, and what durations and deadlines mean on that clock.

`parse_hours`, `parse_holidays` and `parse_timezone` read the parts strictly or raise `NotACalendar`;
`Calendar` adds, subtracts and measures time. Where it cannot know (holidays of a year not yet announced, the
length of a billing cycle) it raises `NoAnswer` and never guesses.
"""

from qmsgen.model.calendar.calendar import ELAPSED, Calendar, Pause
from qmsgen.model.calendar.formatting import HOURS_MESSAGES, format_hours
from qmsgen.model.calendar.holiday_rule import NO_HOLIDAYS, HolidayRule
from qmsgen.model.calendar.hours import Span, WeeklyHours
from qmsgen.model.calendar.openings import NoAnswer
from qmsgen.model.calendar.parsing import HOURS, NotACalendar, parse_holidays, parse_hours, parse_timezone

__all__ = [
    "ELAPSED",
    "HOURS",
    "HOURS_MESSAGES",
    "NO_HOLIDAYS",
    "Calendar",
    "HolidayRule",
    "NoAnswer",
    "NotACalendar",
    "Pause",
    "Span",
    "WeeklyHours",
    "format_hours",
    "parse_holidays",
    "parse_hours",
    "parse_timezone",
]
