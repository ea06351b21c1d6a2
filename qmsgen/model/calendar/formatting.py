"""Saying weekly hours to people, in the language of a gettext catalogue."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from qmsgen.model.calendar.hours import DAY_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from qmsgen.model.calendar.hours import Run, Span, WeeklyHours

ALL_HOURS = "24 hours a day, 7 days a week"
DAY_RANGE = "{first} to {last}"
MORE_DAYS = "{days}, {more_days}"
ALL_DAY = "all day"
MORE_HOURS = "{hours} and {more_hours}"
DAYS_AND_HOURS = "{days} {hours}"
MORE_GROUPS = "{group}; {more_groups}"

HOURS_MESSAGES: tuple[str, ...] = (
    *DAY_NAMES,
    ALL_HOURS,
    DAY_RANGE,
    MORE_DAYS,
    ALL_DAY,
    MORE_HOURS,
    DAYS_AND_HOURS,
    MORE_GROUPS,
)
"""Every message id that `format_hours` asks a catalogue for."""


def format_hours(hours: WeeklyHours, gettext: Callable[[str], str] = lambda message: message) -> str:
    """Weekly hours in words: `Mon to Fri 08:30–17:30; Sat 09:00–12:00`, `周一至周五 08:30–17:30`."""
    if hours.never_closes:
        return gettext(ALL_HOURS)
    groups = (
        gettext(DAYS_AND_HOURS).format(days=_days(runs, gettext), hours=_spans(spans, gettext))
        for runs, spans in hours.groups()
    )
    joint = gettext(MORE_GROUPS)
    return reduce(lambda group, more: joint.format(group=group, more_groups=more), groups)


def _days(runs: tuple[Run, ...], gettext: Callable[[str], str]) -> str:
    joint = gettext(MORE_DAYS)
    named = (_run(run, gettext) for run in runs)
    return reduce(lambda days, more: joint.format(days=days, more_days=more), named)


def _run(run: Run, gettext: Callable[[str], str]) -> str:
    first, last = (gettext(DAY_NAMES[day]) for day in run)
    return first if first == last else gettext(DAY_RANGE).format(first=first, last=last)


def _spans(spans: tuple[Span, ...], gettext: Callable[[str], str]) -> str:
    if [str(span) for span in spans] == ["00:00-24:00"]:
        return gettext(ALL_DAY)
    joint = gettext(MORE_HOURS)
    shown = (str(span).replace("-", "–") for span in spans)
    return reduce(lambda hours, more: joint.format(hours=hours, more_hours=more), shown)
