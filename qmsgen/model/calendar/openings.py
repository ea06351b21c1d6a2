"""The open stretches of a calendar on the time line, in both directions.

All instants here are in UTC, so that lengths are true across changes of the clock; days and wall times are
those of the calendar's zone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from qmsgen.model.calendar.hours import length_of
from qmsgen.model.phrase import Phrase, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from qmsgen.model.calendar.holiday_rule import HolidayRule
    from qmsgen.model.calendar.hours import Span, WeeklyHours

_ONE_DAY = timedelta(days=1)
_HORIZON = 100 * 366
"""Days to look ahead or back before giving up."""


class NoAnswer(ValueError):
    """A calendar cannot say: `reason` is the message, `hint` the cure where there is one."""

    def __init__(self, reason: Phrase, hint: Phrase | None = None) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.hint = hint


class Opening(NamedTuple):
    """One open stretch, from `start` until just before `end` (UTC), of the business day `day`."""

    day: date
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Openings:
    """Weekly hours and holidays laid on the time line of a zone; raises `NoAnswer` for unknown holidays."""

    hours: WeeklyHours
    holidays: HolidayRule
    zone: ZoneInfo
    _seen: dict[date, tuple[Opening, ...]] = field(default_factory=dict, compare=False, repr=False)

    def local(self, moment: datetime) -> datetime:
        """A moment in the calendar's zone; a moment without zone is taken to be there already."""
        return moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment.astimezone(self.zone)

    def instant(self, day: date, wall: timedelta) -> datetime:
        """The UTC instant at which clocks show a time after midnight of a day; `wall` may exceed 24 h."""
        naive = datetime.combine(day, time.min) + wall
        return naive.replace(tzinfo=self.zone).astimezone(UTC)

    def wall(self, day: date, moment: datetime) -> timedelta:
        """What clocks show at a moment, as time after midnight of a day."""
        return self.local(moment).replace(tzinfo=None) - datetime.combine(day, time.min)

    def works(self, day: date) -> bool:
        """Whether a date is a business day: an open weekday that is no holiday, or a make-up workday."""
        return bool(self._spans(day))

    def on(self, day: date) -> tuple[Opening, ...]:
        """The open stretches that start on a date, in order."""
        if day not in self._seen:
            self._seen[day] = self._laid_out(day)
        return self._seen[day]

    def _laid_out(self, day: date) -> tuple[Opening, ...]:
        found = []
        free_from = self._end_of_night_before(day)
        for span in self._spans(day):
            start = self.instant(day, timedelta(minutes=span.opens))
            end = self.instant(day, timedelta(minutes=span.closes))
            start = max(start, free_from) if free_from else start
            if start < end:
                found.append(Opening(day, start, end))
        return tuple(found)

    def _end_of_night_before(self, day: date) -> datetime | None:
        if not self.hours.overnight:
            return None
        spans = self._spans(day - _ONE_DAY)
        return self.instant(day - _ONE_DAY, timedelta(minutes=spans[-1].closes)) if spans else None

    def _spans(self, day: date) -> tuple[Span, ...]:
        if reason := self.holidays.unknown(day.year):
            raise NoAnswer(reason, phrase("list the dates, or update the package `holidays`"))
        own = self.hours.days[day.weekday()]
        if self.holidays.makes_up(day):
            return max(own, self.hours.ordinary_day, key=length_of)
        return () if self.holidays.closes(day) else own

    def forward(self, moment: datetime, until: datetime | None = None) -> Iterator[Opening]:
        """The open stretches that end after a moment, in order, up to the date of `until`."""
        day = self.local(moment).date()
        last = self.local(until).date() if until else day + _HORIZON * _ONE_DAY
        if self.hours.overnight:
            day -= _ONE_DAY
        while day <= last:
            yield from (opening for opening in self.on(day) if opening.end > moment)
            day += _ONE_DAY

    def backward(self, moment: datetime) -> Iterator[Opening]:
        """The open stretches that start before a moment, the latest first."""
        day = self.local(moment).date()
        for _ in range(_HORIZON):
            yield from (opening for opening in reversed(self.on(day)) if opening.start < moment)
            day -= _ONE_DAY

    def open_time(self, day: date) -> timedelta:
        """How long the stretches that start on a date are together."""
        return sum((opening.end - opening.start for opening in self.on(day)), timedelta())

    def step(self, day: date, steps: int) -> date:
        """The business day so many business days after a date, or before it where `steps` is negative."""
        direction = _ONE_DAY if steps >= 0 else -_ONE_DAY
        for _ in range(_HORIZON):
            if steps == 0 and self.on(day):
                return day
            day += direction
            if steps and self.works(day):
                steps -= direction.days
        raise too_far()

    def nearest(self, day: date, wall: timedelta) -> datetime:
        """The instant at which clocks show a time on a business day, or the open instant just before it.

        Before the first opening of the day it is that opening.
        """
        moment = self.instant(day, wall)
        stretches = self.on(day)
        begun = [opening for opening in stretches if opening.start <= moment]
        return min(moment, begun[-1].end) if begun else stretches[0].start


def too_far() -> NoAnswer:
    """The error for a time beyond a century."""
    return NoAnswer(phrase("the time lies more than a hundred years away"))
