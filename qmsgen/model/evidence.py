"""Whether records are in date: that they were made, and lately enough, on the day on which a set is judged."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_CEILING
from typing import Final

from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.quantity import Duration, Frequency, TimeUnit

_PERIOD: Final = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
_YEAR: Final = 12
_MONTHS: Final = {TimeUnit.MONTH: 1, TimeUnit.YEAR: _YEAR}
_DAYS: Final = {TimeUnit.CALENDAR_DAY: 1, TimeUnit.WEEK: 7, TimeUnit.BUSINESS_DAY: 2}
"""A business day may be two days from the last one, and more around holidays: this doubt is the user's benefit."""


def last_entry(element: Element, record: Element, policy_set: PolicySet) -> date | None:
    """The last day, not after the day of judgement, on which a record was made; None where none is known.

    The results of a measure or a survey are entries of its records at the end of their period.
    """
    if policy_set.on is None:
        return None
    made = (*policy_set.days_of(record), *_results(element, policy_set))
    return max((day for day in made if day <= policy_set.on), default=None)


def in_date(element: Element, record: Element, policy_set: PolicySet) -> bool:
    """Whether the last entry of a record is younger than one period of what it shows.

    The period is how often the element is done, else how long the record is kept, else a year.
    """
    last = last_entry(element, record, policy_set)
    return last is not None and policy_set.on is not None and policy_set.on <= due(last, element, record)


def due(last: date, element: Element, record: Element) -> date:
    """The last day on which the next entry of a record is not overdue."""
    often = element.how_often if "how_often" in element.shape.fields else None
    for length in (*_regular(often), record.retention):
        if isinstance(length, Duration) and (day := _later(last, length)) is not None:
            return day
    return _months_later(last, _YEAR)


def _regular(often: object) -> Iterator[Duration]:
    if isinstance(often, Frequency):
        yield from (length for length in (often.gap, often.period) if length is not None)


def _later(day: date, length: Duration) -> date | None:
    amount = int(length.amount.to_integral_value(rounding=ROUND_CEILING))
    if length.unit is TimeUnit.BILLING_CYCLE:
        return None
    if length.unit in _MONTHS:
        return _months_later(day, amount * _MONTHS[length.unit])
    return _within_time(day, amount * _DAYS[length.unit] if length.unit in _DAYS else 1)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _within_time(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _results(element: Element, policy_set: PolicySet) -> Iterator[date]:
    for result in policy_set.results if element.shape.kind in {"measure", "survey"} else ():
        if result.of == element:
            yield from (day for value in result.values if (day := _end(str(value.period))) is not None)


def _end(period: str) -> date | None:
    """The last day of `2025`, `2025-H1`, `2025-Q3` or `2025-07`; None for a period in other words."""
    match = _PERIOD.fullmatch(period)
    if match is None or not int(match[1]):
        return None
    half, quarter, month = (int(part) if part else 0 for part in match.groups()[1:])
    last = half * 6 or quarter * 3 or month or _YEAR
    return date(int(match[1]), last, monthrange(int(match[1]), last)[1])
