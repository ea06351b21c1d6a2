"""Adding durations to moments, and taking them away, on the open time of a calendar.

Both directions mirror each other: what reaches past a closing goes on at the next opening, what reaches back
before an opening goes on at the closing before. Moments go in and come out in UTC.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from typing import TYPE_CHECKING

from qmsgen.model.calendar.openings import NoAnswer, Opening, Openings, too_far
from qmsgen.model.phrase import phrase
from qmsgen.model.quantity import Duration, TimeUnit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

CLOCK_SECONDS = {
    TimeUnit.SECOND: 1,
    TimeUnit.MINUTE: 60,
    TimeUnit.HOUR: 3600,
    TimeUnit.BUSINESS_HOUR: 3600,
}
CALENDAR_DAYS = {TimeUnit.CALENDAR_DAY: 1, TimeUnit.WEEK: 7}
_CALENDAR_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}


def later(openings: Openings, moment: datetime, duration: Duration) -> datetime:
    """The moment at which a duration from `moment` on is over."""
    if duration.unit in CLOCK_SECONDS:
        return run(openings, moment, _length(duration))
    if duration.unit is TimeUnit.BUSINESS_DAY:
        return _business_days_later(openings, moment, duration.amount)
    return _on_the_calendar(openings, moment, duration, direction=1)


def earlier(openings: Openings, moment: datetime, duration: Duration) -> datetime:
    """The latest moment from which a whole duration passes until `moment`."""
    if duration.unit in CLOCK_SECONDS:
        return run_back(openings, moment, _length(duration))
    if duration.unit is TimeUnit.BUSINESS_DAY:
        return _business_days_earlier(openings, moment, duration.amount)
    return _on_the_calendar(openings, moment, duration, direction=-1)


def run(openings: Openings, moment: datetime, length: timedelta) -> datetime:
    """The first moment by which so much open time has passed since `moment`."""
    if not length:
        return moment
    for opening in openings.forward(moment):
        start = max(opening.start, moment)
        if opening.end - start >= length:
            return start + length
        length -= opening.end - start
    raise too_far()


def run_back(openings: Openings, moment: datetime, length: timedelta) -> datetime:
    """The last moment from which so much open time passes until `moment`."""
    if not length:
        return moment
    for opening in openings.backward(moment):
        end = min(opening.end, moment)
        if end - opening.start >= length:
            return end - length
        length -= end - opening.start
    raise too_far()


def first_of(openings: Iterable[Opening]) -> Opening:
    """The nearest opening; raises `NoAnswer` where a calendar has none for a century."""
    for opening in openings:
        return opening
    raise too_far()


def _length(duration: Duration) -> timedelta:
    return timedelta(microseconds=int(duration.amount * CLOCK_SECONDS[duration.unit] * 1_000_000))


def _business_days_later(openings: Openings, moment: datetime, amount: Decimal) -> datetime:
    whole, part = int(amount), amount % 1
    opening = first_of(openings.forward(moment))
    start = max(opening.start, moment)
    day = openings.step(opening.day, whole)
    reached = openings.nearest(day, openings.wall(opening.day, start)) if whole else start
    return run(openings, reached, _part(openings.open_time(day), part)) if part else reached


def _business_days_earlier(openings: Openings, moment: datetime, amount: Decimal) -> datetime:
    whole, part = int(amount), amount % 1
    opening = first_of(openings.backward(moment))
    end = min(opening.end, moment)
    day = openings.step(opening.day, -whole)
    reached = openings.nearest(day, openings.wall(opening.day, end)) if whole else end
    return run_back(openings, reached, _part(openings.open_time(day), part)) if part else reached


def _part(length: timedelta, part: Decimal) -> timedelta:
    return timedelta(microseconds=int(length // timedelta(microseconds=1) * part))


def _on_the_calendar(openings: Openings, moment: datetime, duration: Duration, *, direction: int) -> datetime:
    local = openings.local(moment)
    wall = openings.wall(local.date(), moment)
    steps = int(duration.amount) * direction
    if duration.unit in CALENDAR_DAYS:
        return openings.instant(local.date() + timedelta(days=steps * CALENDAR_DAYS[duration.unit]), wall)
    if duration.unit in _CALENDAR_MONTHS:
        return openings.instant(_months_from(local, steps * _CALENDAR_MONTHS[duration.unit]).date(), wall)
    raise NoAnswer(
        phrase("a calendar cannot say how long `{duration}` is", duration=duration),
        phrase("the length of a billing cycle stands in the contract"),
    )


def _months_from(moment: datetime, months: int) -> datetime:
    """The same day of another month, or the last day of that month where it is shorter."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise too_far()
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))
