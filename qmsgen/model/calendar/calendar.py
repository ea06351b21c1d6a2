"""A calendar: opening hours, holidays and a time zone, and the arithmetic of promises on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias, assert_never
from zoneinfo import ZoneInfo

from qmsgen.model.calendar.arithmetic import CALENDAR_DAYS, CLOCK_SECONDS, earlier, first_of, later
from qmsgen.model.calendar.holiday_rule import NO_HOLIDAYS, HolidayRule
from qmsgen.model.calendar.hours import AROUND_THE_CLOCK, WeeklyHours
from qmsgen.model.calendar.openings import Openings, too_far
from qmsgen.model.quantity import Deadline, Duration, EndOfBusinessDay, FromEvent, TimeUnit

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from qmsgen.model.phrase import Phrase

Pause: TypeAlias = tuple[datetime, datetime]
"""A stretch, from and to, in which the clock of a promise stands still."""

_Reckoning: TypeAlias = "Callable[[Openings, datetime, Duration], datetime]"


@dataclass(frozen=True, slots=True)
class Calendar:
    """When time counts, under an id that promises refer to.

    A calendar is the clock of a promise: `4 h` on office hours is four open hours, on `24x7` four elapsed
    hours. Moments go in with or without a zone (without one they are local) and come out in the calendar's.
    A moment outside the open hours counts from the next opening, and the moment of closing is outside.
    Every method raises `NoAnswer` rather than guess.
    """

    id: str
    hours: WeeklyHours
    holidays: HolidayRule
    zone: ZoneInfo
    _openings: Openings = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_openings", Openings(self.hours, self.holidays, self.zone))

    @property
    def never_closes(self) -> bool:
        """Whether every minute counts: `24x7` without holidays."""
        return self.hours.never_closes and self.holidays == NO_HOLIDAYS

    @property
    def hours_per_day(self) -> Decimal | None:
        """Open hours of a business day, or None where the open weekdays differ in length."""
        return self.hours.hours_per_day

    def minutes(self, duration: Duration) -> Decimal | None:
        """How many open minutes a duration takes.

        A business day takes `hours_per_day`. Calendar days and weeks have a fixed number only where the
        calendar never closes; months, years and billing cycles have none: then the answer is None.
        """
        if duration.unit in CLOCK_SECONDS:
            return duration.amount * CLOCK_SECONDS[duration.unit] / 60
        if duration.unit is TimeUnit.BUSINESS_DAY:
            return None if self.hours_per_day is None else duration.amount * self.hours_per_day * 60
        if duration.unit in CALENDAR_DAYS and self.never_closes:
            return duration.amount * CALENDAR_DAYS[duration.unit] * 24 * 60
        return None

    def unknown(self, first: date, last: date) -> Phrase | None:
        """Why the calendar cannot answer for some date in a range, or None where it can answer for all."""
        reasons = (self.holidays.unknown(year) for year in range(first.year, last.year + 1))
        return next((reason for reason in reasons if reason), None)

    def is_business_day(self, day: date) -> bool:
        """Whether a date is an open weekday that is no holiday, or a make-up workday."""
        return self._openings.works(day)

    def is_open(self, moment: datetime) -> bool:
        """Whether time counts at a moment; at the moment of opening it does, at closing it does not."""
        if self.never_closes:
            return True
        moment = self._utc(moment)
        return any(opening.start <= moment for opening in self._openings.forward(moment, moment))

    def add(self, start: datetime, duration: Duration) -> datetime:
        """When a duration that starts at a moment is over.

        - s, min, h, business hours: open time passes; the end may be the moment of closing.
        - business days: the start moves to the next opening if it lies outside; then as many business days
          on, at the same time of day, or where that day is closed then, at the end of what is open before.
          A fraction is that part of the last day's open time.
        - calendar days, weeks: so many dates on, at the same time of day, open or not.
        - months, years: the same day of a later month, or its last day where the month is shorter.
        - billing cycles: `NoAnswer`.
        """
        return self._reckoned(later, start, duration)

    def before(self, event: datetime, duration: Duration) -> datetime:
        """The latest moment that leaves a whole duration before an event; the mirror image of `add`.

        An event outside the open hours counts from the closing before it.
        """
        return self._reckoned(earlier, event, duration)

    def due(self, moment: datetime, deadline: Deadline) -> datetime:
        """When a deadline falls that hangs on a moment: a start, or the event that the deadline names.

        The end of the same business day is the closing time of the day that the moment counts for: a call
        on Saturday counts for Monday, so that its next business day is Tuesday.
        """
        match deadline:
            case Duration():
                return self.add(moment, deadline)
            case FromEvent(side="before"):
                return self.before(moment, deadline.duration)
            case FromEvent():
                return self.add(moment, deadline.duration)
            case EndOfBusinessDay():
                return self._end_of_business_day(moment, deadline.days)
            case _:
                assert_never(deadline)

    def _end_of_business_day(self, moment: datetime, days: int) -> datetime:
        opening = first_of(self._openings.forward(self._utc(moment)))
        return self._openings.local(self._openings.on(self._openings.step(opening.day, days))[-1].end)

    def _reckoned(self, reckon: _Reckoning, moment: datetime, duration: Duration) -> datetime:
        try:
            return self._openings.local(reckon(self._openings, self._utc(moment), duration))
        except OverflowError:
            raise too_far() from None

    def elapsed(self, start: datetime, end: datetime, pauses: tuple[Pause, ...] = ()) -> timedelta:
        """The open time from start to end, less that of the pauses; pauses may overlap and reach beyond.

        Raises `ValueError` where the end, or the end of a pause, comes before its start.
        """
        first, last = self._ordered(start, end)
        open_time = self._open_time(first, last)
        reached = first
        for begin, finish in sorted(self._ordered(*pause) for pause in pauses):
            counted_from, counted_to = max(begin, reached), min(finish, last)
            if counted_from < counted_to:
                open_time -= self._open_time(counted_from, counted_to)
                reached = counted_to
        return open_time

    def _ordered(self, start: datetime, end: datetime) -> Pause:
        first, last = self._utc(start), self._utc(end)
        if last < first:
            raise ValueError(f"the end {end} comes before the start {start}")
        return first, last

    def _utc(self, moment: datetime) -> datetime:
        return self._openings.local(moment).astimezone(UTC)

    def _open_time(self, first: datetime, last: datetime) -> timedelta:
        if self.never_closes:
            return last - first
        counted = timedelta()
        for opening in self._openings.forward(first, last):
            counted += max(min(opening.end, last) - max(opening.start, first), timedelta())
        return counted


ELAPSED = Calendar("elapsed", WeeklyHours((AROUND_THE_CLOCK,) * 7), NO_HOLIDAYS, ZoneInfo("UTC"))
"""The clock of promises that name no calendar: every minute counts, whatever the zone."""
