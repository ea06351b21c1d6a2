"""Weekly opening hours: for each weekday the spans that open on it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

DAY = 24 * 60
WEEK = 7 * DAY
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """An open stretch in minutes after midnight of the day it starts on; `closes` exceeds 1440 overnight."""

    opens: int
    closes: int

    def __str__(self) -> str:
        closes = self.closes - DAY if self.closes > DAY else self.closes
        return f"{_clock(self.opens)}-{_clock(closes)}"

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.closes - self.opens


AROUND_THE_CLOCK = (Span(0, DAY),)

Week: TypeAlias = tuple[tuple[Span, ...], ...]
Run: TypeAlias = tuple[int, int]
"""The first and the last of neighbouring weekdays; Sunday (6) and Monday (0) are neighbours."""


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Spans by weekday, Monday first, each day's in order; a day without a span is closed."""

    days: Week

    def __str__(self) -> str:
        if self.never_closes:
            return "24x7"
        if self.days == (*[AROUND_THE_CLOCK] * 5, (), ()):
            return "24x5"
        return "; ".join(f"{_day_list(days)} {','.join(map(str, spans))}" for days, spans in self.groups())

    @property
    def never_closes(self) -> bool:
        """Whether every minute of the week is open."""
        return sum(map(length_of, self.days)) == WEEK

    @property
    def overnight(self) -> bool:
        """Whether some span runs past midnight."""
        return any(span.closes > DAY for spans in self.days for span in spans)

    @property
    def hours_per_day(self) -> Decimal | None:
        """Open hours of a working day, or None where the open weekdays differ in length."""
        lengths = {length_of(spans) for spans in self.days if spans}
        return Decimal(lengths.pop()) / 60 if len(lengths) == 1 else None

    @property
    def ordinary_day(self) -> tuple[Span, ...]:
        """The spans of the first open weekday, which a make-up workday keeps where its own are shorter."""
        return next(spans for spans in self.days if spans)

    def groups(self) -> tuple[tuple[tuple[Run, ...], tuple[Span, ...]], ...]:
        """The open weekdays that share their spans, as runs of neighbouring days, in order of first day."""
        distinct = dict.fromkeys(spans for spans in self.days if spans)
        return tuple((_runs([d for d in range(7) if self.days[d] == spans]), spans) for spans in distinct)

    def overlap(self) -> tuple[int, int] | None:
        """The weekdays (Monday is 0) on which two overlapping spans start, or None where none overlap."""
        starts = [(day, day * DAY + span.opens, day * DAY + span.closes) for day, span in self._spans()]
        for (day, _, closes), (next_day, opens, _) in pairwise([*starts, _a_week_later(starts[0])]):
            if opens < closes:
                return day, next_day % 7
        return None

    def _spans(self) -> list[tuple[int, Span]]:
        return [(day, span) for day, spans in enumerate(self.days) for span in spans]


def length_of(spans: tuple[Span, ...]) -> int:
    """The open minutes of a day."""
    return sum(span.minutes for span in spans)


def _a_week_later(start: tuple[int, int, int]) -> tuple[int, int, int]:
    day, opens, closes = start
    return day, opens + WEEK, closes + WEEK


def _runs(days: list[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for day in days:
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][1] == 6:
        runs[0] = (runs.pop()[0], runs[0][1])
    return tuple(runs)


def _day_list(runs: tuple[Run, ...]) -> str:
    return ",".join("-".join(dict.fromkeys((DAY_NAMES[first], DAY_NAMES[last]))) for first, last in runs)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
