"""Reading frequencies: `monthly`, `2 per year, at most 7 months apart`, `on every complaint`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.quantity.durations import read_duration
from qmsgen.model.quantity.reading import WORD_NUMBERS
from qmsgen.model.quantity.units import UNITS
from qmsgen.model.quantity.values import Duration, Frequency, TimeUnit

_DAY = Duration(Decimal(1), TimeUnit.CALENDAR_DAY)
_QUARTER = Duration(Decimal(3), TimeUnit.MONTH)
_HALF_YEAR = Duration(Decimal(6), TimeUnit.MONTH)
_SINGLE = {unit: Duration(Decimal(1), unit) for unit in TimeUnit}

_ADVERBS = {
    "hourly": _SINGLE[TimeUnit.HOUR],
    "daily": _DAY,
    "weekly": _SINGLE[TimeUnit.WEEK],
    "monthly": _SINGLE[TimeUnit.MONTH],
    "quarterly": _QUARTER,
    "half-yearly": _HALF_YEAR,
    "yearly": _SINGLE[TimeUnit.YEAR],
    "annually": _SINGLE[TimeUnit.YEAR],
}
_AMBIGUOUS = {
    "biweekly": "week",
    "bi-weekly": "week",
    "bimonthly": "month",
    "bi-monthly": "month",
    "biannually": "year",
    "biannual": "year",
    "bi-annually": "year",
}
_PERIODS = {
    **dict.fromkeys(("day", "日", "天"), _DAY),
    **dict.fromkeys(("quarter", "季度", "季"), _QUARTER),
    "半年": _HALF_YEAR,
    "月": _SINGLE[TimeUnit.MONTH],
}

_TIMES = r"([1-9][0-9]{0,3}|" + "|".join(WORD_NUMBERS) + r")"
_RATE = re.compile(rf"(?:(once|twice)|{_TIMES}(?: times?)?) (?:per|a|an|each|every|in) (.+)")
_RATE_CHINESE = re.compile(rf"每 ?(.+?) ?{_TIMES} ?次")
_EVERY = re.compile(r"(?:every |每 ?)(.+)")
_ON_EVENT = re.compile(r"on (?:every|each) (?P<event>.+)")
_ON_EVENT_CHINESE = re.compile(r"每次 ?(?P<event>.+?)时?")
_AND_ON_EVENT = re.compile(r"(?P<regular>.+?),? and on (?:every|each) (?P<event>.+)")
_AND_ON_EVENT_CHINESE = re.compile(r"(?P<regular>.+?)[，,]? ?(?:以及|并在|和) ?每次 ?(?P<event>.+?)时?")
_GAP = re.compile(r"(.+?)(?:, at most (.+) apart|[，,] ?间隔不超过 ?(.+))")


def read_frequency(text: str) -> Frequency | Phrase | None:
    """So many times in a period, with a greatest gap, on events, or both."""
    if match := _ON_EVENT.fullmatch(text) or _ON_EVENT_CHINESE.fullmatch(text):
        return Frequency(1, event=match["event"])
    if match := _AND_ON_EVENT.fullmatch(text) or _AND_ON_EVENT_CHINESE.fullmatch(text):
        regular = _read_regular(match["regular"])
        return replace(regular, event=match["event"]) if isinstance(regular, Frequency) else regular
    return _read_regular(text)


def _read_regular(text: str) -> Frequency | Phrase | None:
    match = _GAP.fullmatch(text)
    if match is None:
        return _read_rate(text)
    rate, gap = _read_rate(match[1]), read_duration(match[2] or match[3])
    if not isinstance(rate, Frequency):
        return rate
    return replace(rate, gap=gap) if isinstance(gap, Duration) else gap


def _read_rate(text: str) -> Frequency | Phrase | None:
    if text in _ADVERBS:
        return Frequency(1, _ADVERBS[text])
    if text.lower() in _AMBIGUOUS:
        period = _AMBIGUOUS[text.lower()]
        return phrase("write `every 2 {period}s` or `2 per {period}`", period=period)
    if match := _RATE.fullmatch(text):
        return _rate({"once": 1, "twice": 2}.get(match[1]) or _times(match[2]), match[3])
    if match := _RATE_CHINESE.fullmatch(text):
        return _rate(_times(match[2]), match[1])
    if match := _EVERY.fullmatch(text):
        return _rate(1, match[1]) or phrase("write `on every {event}`", event=match[1])
    return None


def _times(text: str) -> int:
    return WORD_NUMBERS[text] if text in WORD_NUMBERS else int(text)


def _rate(times: int, period_text: str) -> Frequency | Phrase | None:
    period = _read_period(period_text)
    if not isinstance(period, Duration):
        return period
    return Frequency(times, period) if times and period.amount else None


def _read_period(text: str) -> Duration | Phrase | None:
    if text in _PERIODS:
        return _PERIODS[text]
    if text in UNITS:
        return _SINGLE[UNITS[text]]
    return read_duration(text)
