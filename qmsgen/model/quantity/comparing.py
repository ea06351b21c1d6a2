"""Comparing and adding quantities, only where that has a meaning; None says that it has none."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from qmsgen.model.quantity.values import (
    Comparison,
    Count,
    Duration,
    Measurable,
    Money,
    Percent,
    Share,
    TimeUnit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qmsgen.model.quantity.values import Bound


class Clock(Protocol):
    """What a calendar knows about lengths of time."""

    def minutes(self, duration: Duration) -> Decimal | None:
        """How many open minutes a duration takes, or None where that varies or is not known."""


_EXACT: dict[TimeUnit, tuple[TimeUnit, int]] = {
    TimeUnit.SECOND: (TimeUnit.SECOND, 1),
    TimeUnit.MINUTE: (TimeUnit.SECOND, 60),
    TimeUnit.HOUR: (TimeUnit.SECOND, 3600),
    TimeUnit.BUSINESS_HOUR: (TimeUnit.BUSINESS_HOUR, 1),
    TimeUnit.BUSINESS_DAY: (TimeUnit.BUSINESS_DAY, 1),
    TimeUnit.CALENDAR_DAY: (TimeUnit.CALENDAR_DAY, 1),
    TimeUnit.WEEK: (TimeUnit.CALENDAR_DAY, 7),
    TimeUnit.MONTH: (TimeUnit.MONTH, 1),
    TimeUnit.YEAR: (TimeUnit.MONTH, 12),
    TimeUnit.BILLING_CYCLE: (TimeUnit.BILLING_CYCLE, 1),
}
"""Each unit as a multiple of the smallest unit that it converts to exactly."""


def compare(one: Measurable, other: Measurable, clock: Clock | None = None) -> int | None:
    """-1, 0 or 1 as `one` is less than, equal to or more than `other`; None where they do not compare.

    Durations compare within exact families (s, min, h; calendar days, weeks; months, years; business days;
    business hours; billing cycles) and across them only as far as a calendar knows both in minutes. Money
    compares within a currency, shares on one base, counts of one unit.
    """
    pair = _common(one, other, clock)
    if pair is None:
        return None
    return (pair[0] > pair[1]) - (pair[0] < pair[1])


def holds(bound: Bound, measured: Measurable, clock: Clock | None = None) -> bool | None:
    """Whether a measured quantity keeps a bound; None where the two do not compare."""
    order = compare(measured, bound.quantity, clock)
    if order is None:
        return None
    match bound.comparison:
        case Comparison.AT_MOST:
            return order <= 0
        case Comparison.AT_LEAST:
            return order >= 0
        case Comparison.LESS_THAN:
            return order < 0
        case Comparison.MORE_THAN:
            return order > 0
        case Comparison.EXACTLY:
            return order == 0


def sum_durations(durations: Iterable[Duration], clock: Clock | None = None) -> Duration | None:
    """The durations one after the other, in the smallest unit among them, or in minutes of a calendar.

    None where they do not add up: units of different families without a calendar that knows their minutes,
    or no duration at all.
    """
    parts = tuple(durations)
    families = {_EXACT[part.unit][0] for part in parts}
    if len(families) == 1:
        return _exact_sum(parts)
    minutes = [clock.minutes(part) if clock else None for part in parts]
    known = [amount for amount in minutes if amount is not None]
    if not parts or len(known) < len(parts):
        return None
    return Duration(sum(known, Decimal(0)), TimeUnit.MINUTE)


def _exact_sum(parts: tuple[Duration, ...]) -> Duration:
    smallest = min((part.unit for part in parts), key=lambda unit: _EXACT[unit][1])
    total = sum((_base(part) for part in parts), Decimal(0))
    factor = _EXACT[smallest][1]
    return Duration(total if factor == 1 else total / factor, smallest)


def _base(duration: Duration) -> Decimal:
    factor = _EXACT[duration.unit][1]
    return duration.amount if factor == 1 else duration.amount * factor


def _common(one: Measurable, other: Measurable, clock: Clock | None) -> tuple[Decimal, Decimal] | None:
    match one, other:
        case Duration(), Duration():
            return _common_time(one, other, clock)
        case Money(), Money() if one.currency == other.currency:
            return one.amount, other.amount
        case Percent(), Percent():
            return one.amount, other.amount
        case Share(), Share() if one.base == other.base:
            return one.percent.amount, other.percent.amount
        case Count(), Count() if _alike(one.unit, other.unit):
            return one.amount, other.amount
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two units are one, however they are typed: `℃` and `°C`, full-width letters, a blank."""
    first, second = ("".join(unicodedata.normalize("NFKC", unit).split()) for unit in (one, other))
    return first == second


def _common_time(one: Duration, other: Duration, clock: Clock | None) -> tuple[Decimal, Decimal] | None:
    if _EXACT[one.unit][0] is _EXACT[other.unit][0]:
        return _base(one), _base(other)
    if clock is None:
        return None
    first, second = clock.minutes(one), clock.minutes(other)
    return None if first is None or second is None else (first, second)
