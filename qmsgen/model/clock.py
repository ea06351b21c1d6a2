"""From a calendar that a user wrote to one that can reckon."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from qmsgen.model.calendar import NO_HOLIDAYS, Calendar, HolidayRule, NotACalendar, parse_holidays
from qmsgen.model.element import Element

_UTC = ZoneInfo("UTC")


def clock(calendar: Element | None, organisation: Element) -> Calendar | None:
    """The calendar with its holidays, on the organisation's time where it names no zone of its own.

    None where no calendar is named or where its hours or holidays cannot be read.
    """
    if calendar is None or calendar.hours is None:
        return None
    try:
        holidays = holidays_of(calendar)
    except NotACalendar:
        return None
    return Calendar(calendar.id, calendar.hours, holidays, calendar.timezone or organisation.timezone or _UTC)


def weekly_clock(calendar: Element | None) -> Calendar | None:
    """The calendar without its holidays: enough to relate business days to hours, and quick."""
    if calendar is None or calendar.hours is None:
        return None
    return Calendar(calendar.id, calendar.hours, NO_HOLIDAYS, _UTC)


def holidays_of(calendar: Element) -> HolidayRule:
    """The holidays of a calendar; raises `NotACalendar` for a country whose holidays nobody knows."""
    return parse_holidays(_words(calendar.holidays), _made_up(calendar.make_up_days))


def _words(written: object) -> tuple[str, ...]:
    if isinstance(written, tuple):
        return tuple(map(str, written))
    return () if written is None else (str(written),)


def _made_up(written: object) -> bool | tuple[str, ...]:
    return _words(written) if isinstance(written, tuple) else bool(written)
