"""Saying weekly hours to people, in the language of a gettext catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.model.calendar.hours import DAY_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from qmsgen.model.calendar.hours import Run, Span, WeeklyHours

ALL_HOURS = "24 hours a day, 7 days a week"
DAY_RANGE = "{first} to {last}"
DAY_SEPARATOR = ", "
ALL_DAY = "all day"
SPAN_SEPARATOR = " and "
DAYS_AND_HOURS = "{days} {hours}"
GROUP_SEPARATOR = "; "

HOURS_MESSAGES: tuple[str, ...] = (
    *DAY_NAMES,
    ALL_HOURS,
    DAY_RANGE,
    DAY_SEPARATOR,
    ALL_DAY,
    SPAN_SEPARATOR,
    DAYS_AND_HOURS,
    GROUP_SEPARATOR,
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
    return gettext(GROUP_SEPARATOR).join(groups)


def _days(runs: tuple[Run, ...], gettext: Callable[[str], str]) -> str:
    return gettext(DAY_SEPARATOR).join(_run(run, gettext) for run in runs)


def _run(run: Run, gettext: Callable[[str], str]) -> str:
    first, last = (gettext(DAY_NAMES[day]) for day in run)
    return first if first == last else gettext(DAY_RANGE).format(first=first, last=last)


def _spans(spans: tuple[Span, ...], gettext: Callable[[str], str]) -> str:
    if [str(span) for span in spans] == ["00:00-24:00"]:
        return gettext(ALL_DAY)
    return gettext(SPAN_SEPARATOR).join(str(span).replace("-", "–") for span in spans)
