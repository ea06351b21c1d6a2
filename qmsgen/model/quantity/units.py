"""The words that people write for units of time, and the ones that come near."""

from __future__ import annotations

from difflib import get_close_matches

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.quantity.values import TimeUnit

_ACCEPTED: dict[TimeUnit, str] = {
    TimeUnit.SECOND: "s|second|seconds|秒|秒钟",
    TimeUnit.MINUTE: "min|minute|minutes|分钟",
    TimeUnit.HOUR: "h|hour|hours|小时|个小时",
    TimeUnit.BUSINESS_HOUR: "business hour|business hours|working hour|working hours|工作小时|个工作小时",
    TimeUnit.BUSINESS_DAY: "business day|business days|working day|working days|工作日|个工作日",
    TimeUnit.CALENDAR_DAY: "calendar day|calendar days|日历日|个日历日|自然日|个自然日|日历天|自然天",
    TimeUnit.WEEK: "week|weeks|周|个星期|星期",
    TimeUnit.MONTH: "month|months|个月",
    TimeUnit.YEAR: "year|years|年",
    TimeUnit.BILLING_CYCLE: "billing cycle|billing cycles|账单周期|个账单周期|计费周期|个计费周期",
}

UNITS: dict[str, TimeUnit] = {word: unit for unit, words in _ACCEPTED.items() for word in words.split("|")}
"""Every accepted word and its unit."""

_NEAR: dict[TimeUnit, str] = {
    TimeUnit.SECOND: "sec|secs",
    TimeUnit.MINUTE: "mins|分|分鐘",
    TimeUnit.HOUR: "hr|hrs|hs|小時|钟头|个钟头|个钟",
    TimeUnit.BUSINESS_DAY: "bd|bds|workday|workdays|work day|work days|weekday|weekdays|个工作天|工作天",
    TimeUnit.WEEK: "w|wk|wks|礼拜|个礼拜",
    TimeUnit.MONTH: "mo|mos|mth|mths|个月份|月",
    TimeUnit.YEAR: "y|yr|yrs|个年头",
}
_NEARLY: dict[str, TimeUnit] = {word: unit for unit, words in _NEAR.items() for word in words.split("|")}

_DAYS = frozenset(("d", "day", "days", "天", "日", "个天"))
_QUARTERS = frozenset(("quarter", "quarters", "季度", "个季度", "季"))


def unit_hint(amount: str, word: str, *, cutoff: float = 0.75) -> Phrase | None:
    """What to write instead of `amount word` where the word comes near a unit of time, else None.

    `cutoff` is the likeness (0 to 1) from which a misspelt word counts as near.
    """
    lower = word.lower().rstrip(".")
    if lower in _DAYS:
        return phrase("say which days: `{amount} calendar days` or `{amount} business days`", amount=amount)
    if lower in _QUARTERS:
        return phrase("count months instead: a quarter is `3 months`")
    if lower == "m":
        return phrase("write `{amount} min` or `{amount} months`", amount=amount)
    unit = _NEARLY.get(lower) or UNITS.get(lower) or _likest(lower, cutoff)
    if unit is None:
        return None
    return phrase("write `{amount} {unit}`", amount=amount, unit=unit.value[0 if amount == "1" else 1])


def slip_hint(amount: str, word: str) -> Phrase | None:
    """As `unit_hint`, but only where the word can hardly mean anything but time: `分` also counts points."""
    if len(word) == 1 and word.lower() not in _DAYS:
        return None
    return unit_hint(amount, word, cutoff=0.85)


def starts_with_unit(text: str) -> bool:
    """Whether a text is, or goes on after, an accepted unit of time: `h`, `business days before delivery`."""
    return text in UNITS or any(text.startswith(f"{word} ") for word in UNITS)


def _likest(word: str, cutoff: float) -> TimeUnit | None:
    close = get_close_matches(word, [known for known in UNITS if len(known) > 3], n=1, cutoff=cutoff)
    return UNITS[close[0]] if close else None
