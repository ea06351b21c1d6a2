"""The English wording of quantities: the message ids that a language's catalogue translates."""

from __future__ import annotations

from typing import TypeAlias

from qmsgen.model.quantity.values import Comparison, TimeUnit

Plural: TypeAlias = tuple[str, str]
"""One thing and many things, as `ngettext` takes them."""

UNIT_WORDS: dict[TimeUnit, Plural] = {
    TimeUnit.SECOND: ("{n} second", "{n} seconds"),
    TimeUnit.MINUTE: ("{n} minute", "{n} minutes"),
    TimeUnit.HOUR: ("{n} hour", "{n} hours"),
    TimeUnit.BUSINESS_HOUR: ("{n} business hour", "{n} business hours"),
    TimeUnit.BUSINESS_DAY: ("{n} business day", "{n} business days"),
    TimeUnit.CALENDAR_DAY: ("{n} calendar day", "{n} calendar days"),
    TimeUnit.WEEK: ("{n} week", "{n} weeks"),
    TimeUnit.MONTH: ("{n} month", "{n} months"),
    TimeUnit.YEAR: ("{n} year", "{n} years"),
    TimeUnit.BILLING_CYCLE: ("{n} billing cycle", "{n} billing cycles"),
}

_WORDED_CURRENCIES = (
    *("AED", "AUD", "BRL", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "IDR", "INR", "JPY"),
    *("KRW", "MOP", "MYR", "NZD", "PHP", "RUB", "SAR", "SGD", "THB", "TWD", "USD", "VND"),
)
MONEY_WORDS: dict[str, str] = {code: f"{code} {{n}}" for code in _WORDED_CURRENCIES}
ANY_MONEY = "{currency} {n}"
"""For the currencies without a wording of their own."""

PERCENT = "{n}%"
SHARE = "{percent} of {base}"
COUNT = "{n} {unit}"

COMPARISON_WORDS: dict[Comparison, str] = {
    Comparison.AT_MOST: "at most {quantity}",
    Comparison.AT_LEAST: "at least {quantity}",
    Comparison.LESS_THAN: "less than {quantity}",
    Comparison.MORE_THAN: "more than {quantity}",
    Comparison.EXACTLY: "exactly {quantity}",
}

SAME_DAY = "end of the same business day"
NEXT_DAY = "end of the next business day"
NTH_DAY = "end of business day {n}"
BEFORE = "{duration} before {event}"
AFTER = "{duration} after {event}"

REGULAR_WORDS: dict[tuple[int, TimeUnit], str] = {
    (1, TimeUnit.SECOND): "every second",
    (1, TimeUnit.MINUTE): "every minute",
    (1, TimeUnit.HOUR): "hourly",
    (1, TimeUnit.BUSINESS_HOUR): "every business hour",
    (1, TimeUnit.BUSINESS_DAY): "every business day",
    (1, TimeUnit.CALENDAR_DAY): "daily",
    (1, TimeUnit.WEEK): "weekly",
    (1, TimeUnit.MONTH): "monthly",
    (3, TimeUnit.MONTH): "quarterly",
    (1, TimeUnit.YEAR): "yearly",
    (1, TimeUnit.BILLING_CYCLE): "every billing cycle",
}
RATE_WORDS: dict[tuple[int, TimeUnit], Plural] = {
    (1, TimeUnit.SECOND): ("{n} time a second", "{n} times a second"),
    (1, TimeUnit.MINUTE): ("{n} time a minute", "{n} times a minute"),
    (1, TimeUnit.HOUR): ("{n} time an hour", "{n} times an hour"),
    (1, TimeUnit.BUSINESS_HOUR): ("{n} time a business hour", "{n} times a business hour"),
    (1, TimeUnit.BUSINESS_DAY): ("{n} time a business day", "{n} times a business day"),
    (1, TimeUnit.CALENDAR_DAY): ("{n} time a day", "{n} times a day"),
    (1, TimeUnit.WEEK): ("{n} time a week", "{n} times a week"),
    (1, TimeUnit.MONTH): ("{n} time a month", "{n} times a month"),
    (3, TimeUnit.MONTH): ("{n} time a quarter", "{n} times a quarter"),
    (1, TimeUnit.YEAR): ("{n} time a year", "{n} times a year"),
    (1, TimeUnit.BILLING_CYCLE): ("{n} time a billing cycle", "{n} times a billing cycle"),
}
EVERY = "every {duration}"
RATE_IN: Plural = ("{n} time in {duration}", "{n} times in {duration}")
GAP = "{rate}, at most {duration} apart"
ON_EVENT = "on every {event}"
AND_ON_EVENT = "{rate} and on every {event}"

MESSAGES: tuple[str | Plural, ...] = (
    *UNIT_WORDS.values(),
    *MONEY_WORDS.values(),
    ANY_MONEY,
    PERCENT,
    SHARE,
    COUNT,
    *COMPARISON_WORDS.values(),
    SAME_DAY,
    NEXT_DAY,
    NTH_DAY,
    BEFORE,
    AFTER,
    *REGULAR_WORDS.values(),
    *RATE_WORDS.values(),
    EVERY,
    RATE_IN,
    GAP,
    ON_EVENT,
    AND_ON_EVENT,
)
"""Every message id that `format_quantity` asks a catalogue for; pairs are singular and plural."""
