"""The quantities themselves: frozen values whose `str()` is the canonical text that the parser reads back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal


class TimeUnit(Enum):
    """A unit of time; the value holds its canonical words for one and for many.

    SECOND, MINUTE and HOUR run on the clock that a promise names: with a calendar of office hours they count
    while it is open, with `24x7` or without a calendar they are elapsed time. BUSINESS_HOUR says the same of
    a calendar that must not be missing. BUSINESS_DAY steps from open day to open day, CALENDAR_DAY, WEEK,
    MONTH and YEAR from date to date. A BILLING_CYCLE has the length that a contract gives it.
    """

    SECOND = ("s", "s")
    MINUTE = ("min", "min")
    HOUR = ("h", "h")
    BUSINESS_HOUR = ("business hour", "business hours")
    BUSINESS_DAY = ("business day", "business days")
    CALENDAR_DAY = ("calendar day", "calendar days")
    WEEK = ("week", "weeks")
    MONTH = ("month", "months")
    YEAR = ("year", "years")
    BILLING_CYCLE = ("billing cycle", "billing cycles")

    def word(self, amount: Decimal) -> str:
        """The canonical word beside an amount: `business day` beside 1, `business days` beside 2 or 1.5."""
        return self.value[0 if amount == 1 else 1]

    @property
    def divisible(self) -> bool:
        """Whether a fraction of it has a meaning (`1.5 h`, `0.5 business days`, but not `1.5 months`)."""
        return self in _DIVISIBLE

    @property
    def needs_calendar(self) -> bool:
        """Whether the unit means nothing until a calendar says what is open."""
        return self in {TimeUnit.BUSINESS_HOUR, TimeUnit.BUSINESS_DAY}


_DIVISIBLE = {
    TimeUnit.SECOND,
    TimeUnit.MINUTE,
    TimeUnit.HOUR,
    TimeUnit.BUSINESS_HOUR,
    TimeUnit.BUSINESS_DAY,
}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, such as `4 h` or `10 business days`; never negative."""

    amount: Decimal
    unit: TimeUnit

    def __str__(self) -> str:
        return f"{digits(self.amount)} {self.unit.word(self.amount)}"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money, such as `300 CNY`, in an ISO 4217 currency; `grouped` recalls typed commas."""

    amount: Decimal
    currency: str
    grouped: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{digits(self.amount, grouped=self.grouped)} {self.currency}"


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage, such as `99.95 %`; `amount` is in hundredths: 99.95, not 0.9995."""

    amount: Decimal

    def __str__(self) -> str:
        return f"{digits(self.amount)} %"


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of something named, such as `10 % of the visit fee`; `base` is the user's own words."""

    percent: Percent
    base: str

    def __str__(self) -> str:
        return f"{self.percent} of {self.base}"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things, such as `3 cases`; `unit` is the user's own word, empty for a bare number of a scale."""

    amount: Decimal
    unit: str
    grouped: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{digits(self.amount, grouped=self.grouped)} {self.unit}".rstrip()


Measurable: TypeAlias = Duration | Money | Percent | Share | Count
"""What can be measured and bounded."""


class Comparison(StrEnum):
    """How a measured value relates to a limit; the value is the canonical symbol."""

    AT_MOST = "≤"
    AT_LEAST = "≥"
    LESS_THAN = "<"
    MORE_THAN = ">"
    EXACTLY = "="


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit, such as `≤ 22 business days` or `≥ 95 %`."""

    comparison: Comparison
    quantity: Measurable

    def __str__(self) -> str:
        return f"{self.comparison} {self.quantity}"


@dataclass(frozen=True, slots=True)
class EndOfBusinessDay:
    """The closing time of a business day: `days` 0 is the same day, 1 the next, and so on."""

    days: int

    def __str__(self) -> str:
        named = {0: "end of the same business day", 1: "end of next business day"}
        return named.get(self.days, f"end of business day {self.days}")


@dataclass(frozen=True, slots=True)
class FromEvent:
    """A time counted from a named event, such as `3 business days before delivery`."""

    duration: Duration
    side: Literal["before", "after"]
    event: str

    def __str__(self) -> str:
        return f"{self.duration} {self.side} {self.event}"


Deadline: TypeAlias = Duration | EndOfBusinessDay | FromEvent
"""A plain duration runs from the event that its context names (a start, a complaint, a step before)."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is done: `times` in each `period`, or at each `event`, or both.

    `period` is None where only an event counts. `gap` is the greatest time allowed between two occurrences.
    """

    times: int
    period: Duration | None = None
    gap: Duration | None = None
    event: str = ""

    def __str__(self) -> str:
        regular = self._regular()
        if not self.event:
            return regular
        return f"{regular} and on every {self.event}" if regular else f"on every {self.event}"

    def _regular(self) -> str:
        if self.period is None:
            return ""
        gap = f", at most {self.gap} apart" if self.gap else ""
        return self._rate(self.period) + gap

    def _rate(self, period: Duration) -> str:
        if self.times == 1:
            return PERIOD_WORDS.get((int(period.amount), period.unit), f"every {_each(period)}")
        return f"{self.times} per {_each(period)}"


PERIOD_WORDS = {
    (1, TimeUnit.CALENDAR_DAY): "daily",
    (1, TimeUnit.WEEK): "weekly",
    (1, TimeUnit.MONTH): "monthly",
    (3, TimeUnit.MONTH): "quarterly",
    (1, TimeUnit.YEAR): "yearly",
}
"""The periods that have a word of their own, by amount and unit."""


Quantity: TypeAlias = Measurable | Bound | EndOfBusinessDay | FromEvent | Frequency


def digits(amount: Decimal, *, grouped: bool = False) -> str:
    """The digits of an amount as typed, with commas between thousands where they were typed."""
    return f"{amount:,f}" if grouped else f"{amount:f}"


def _each(period: Duration) -> str:
    if period.amount != 1:
        return str(period)
    return _SPELT_OUT.get(period.unit, period.unit.value[0])


_SPELT_OUT = {TimeUnit.SECOND: "second", TimeUnit.MINUTE: "minute", TimeUnit.HOUR: "hour"}
