"""Reading durations and deadlines.

Each reader here and in the modules beside it takes tidy text and returns the value, or a `Phrase` that says
what to write instead, or None where nothing is recognised.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.quantity.reading import NUMBER, WORD_NUMBERS, number
from qmsgen.model.quantity.units import UNITS, unit_hint
from qmsgen.model.quantity.values import Duration, EndOfBusinessDay, FromEvent, TimeUnit

if TYPE_CHECKING:
    from qmsgen.model.quantity.values import Deadline

_DURATION = re.compile(rf"({NUMBER}) ?([^0-9]+)")
_COMPOUND = re.compile(rf"({NUMBER}) ?([^0-9]+?) ?({NUMBER}) ?([^0-9]+)")
_RANGE = re.compile(rf"{NUMBER} ?(?:-|–|—|~|～|to|至|到) ?({NUMBER}) ?([^0-9]+)")
_IN_WORDS = re.compile(r"([a-z]+|[零一二两三四五六七八九十]) ?(.+)")
_SMALLER = {TimeUnit.YEAR: (12, TimeUnit.MONTH), TimeUnit.WEEK: (7, TimeUnit.CALENDAR_DAY)}


def read_duration(text: str) -> Duration | Phrase | None:
    """`4 h`, `45 分钟`, `10 business days`, `2 billing cycles`."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return _misshapen_duration(text)
    unit = UNITS.get(match[2])
    if unit is None:
        return unit_hint(match[1], match[2]) or _with_more(match[1], match[2])
    amount = number(match[1])
    if unit.divisible or amount == amount.to_integral_value():
        return Duration(amount, unit)
    return _undivided(amount, unit)


def _with_more(amount: str, said: str) -> Phrase | None:
    """What to write where a unit of time is there, and words behind it: `30 mins or so`."""
    words = said.split(" ")
    for end in range(len(words) - 1, 0, -1):
        unit, rest = " ".join(words[:end]), " ".join(words[end:])
        if unit in UNITS or unit_hint(amount, unit, cutoff=1):
            return phrase("write an amount and its unit alone, without `{rest}`", rest=rest)
    return None


def _undivided(amount: Decimal, unit: TimeUnit) -> Phrase:
    factor, smaller = _SMALLER.get(unit, (1, unit))
    converted = (amount * factor).normalize()
    if converted == converted.to_integral_value():
        return phrase("write a whole number, such as `{duration}`", duration=Duration(converted, smaller))
    return phrase("write a whole number of `{unit}`", unit=unit.word(amount))


def _misshapen_duration(text: str) -> Phrase | None:
    parts = _COMPOUND.fullmatch(text)
    if parts and UNITS.get(parts[2]) and UNITS.get(parts[4]):
        return phrase("write one amount with one unit, such as `90 min` or `1.5 h`")
    span = _RANGE.fullmatch(text)
    if span and UNITS.get(span[2]):
        return phrase("write one amount, not a range: `{upper} {unit}`", upper=span[1], unit=span[2])
    words = _IN_WORDS.fullmatch(text.lower())
    if words and words[1] in WORD_NUMBERS and UNITS.get(words[2]):
        duration = Duration(Decimal(WORD_NUMBERS[words[1]]), UNITS[words[2]])
        return phrase("write the number in digits: `{duration}`", duration=duration)
    return None


_ENDS = {
    "end of the same business day": 0,
    "end of same business day": 0,
    "当日下班前": 0,
    "当天下班前": 0,
    "当个工作日结束前": 0,
    "end of next business day": 1,
    "end of the next business day": 1,
    "次一工作日下班前": 1,
    "下一工作日下班前": 1,
    "下一个工作日下班前": 1,
    "下一个工作日结束前": 1,
}
_NTH_END = (
    re.compile(r"end of business day ([1-9][0-9]{0,2})"),
    re.compile(r"end of the ([1-9][0-9]{0,2})(?:st|nd|rd|th) business day"),
    re.compile(r"第 ?([1-9][0-9]{0,2}) ?个工作日(?:下班前|结束前)"),
)
_VAGUE_END = re.compile(r"\b(?:end|close|eod|eob|cob|next business day|next working day)\b|下班|次日|当日|当天")
_FROM_EVENT = re.compile(r"(.+?) (before|after) (.+)")
_FROM_EVENT_CHINESE = re.compile(rf"([^0-9].*?)(前|后) ?({NUMBER} ?[^0-9]+)")


def read_deadline(text: str) -> Deadline | Phrase | None:
    """A duration, the end of a business day, or a time before or after a named event."""
    return _read_end(text) or _read_from_event(text) or read_duration(text) or _vague_end(text)


def _read_end(text: str) -> EndOfBusinessDay | None:
    if text in _ENDS:
        return EndOfBusinessDay(_ENDS[text])
    for pattern in _NTH_END:
        if match := pattern.fullmatch(text):
            return EndOfBusinessDay(int(match[1]))
    return None


def _read_from_event(text: str) -> FromEvent | Phrase | None:
    if match := _FROM_EVENT.fullmatch(text):
        length, side, event = match.groups()
    elif match := _FROM_EVENT_CHINESE.fullmatch(text):
        event, side, length = match.groups()
    else:
        return None
    duration = read_duration(length)
    if not isinstance(duration, Duration):
        return duration
    return FromEvent(duration, "before" if side in {"before", "前"} else "after", event.strip())


def _vague_end(text: str) -> Phrase | None:
    if not _VAGUE_END.search(text.lower()):
        return None
    return phrase("write `end of the same business day` or `end of next business day`")
