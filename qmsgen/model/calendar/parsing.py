"""Reading the parts of a calendar: weekly hours, holidays and the time zone."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from qmsgen.model.calendar.holiday_rule import HolidayRule, is_country, moves_workdays
from qmsgen.model.calendar.hours import AROUND_THE_CLOCK, DAY, DAY_NAMES, Span, WeeklyHours
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.quantity.reading import ReadingError, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable


class NotACalendar(ReadingError):
    """A text that gives no weekly hours, no holidays or no time zone."""


HOURS = phrase("opening hours such as `Mon-Fri 08:30-17:30` or `24x7`")
"""What weekly hours look like."""

_TIMES = r"[0-9]{2}:[0-9]{2}"
_SPAN = re.compile(rf"({_TIMES})-({_TIMES})")
_GROUP = re.compile(r"([A-Z][A-Za-z,-]*) ([0-9].*)")
_SIGNS = str.maketrans(
    {"–": "-", "—": "-", "－": "-", "~": "-", "～": "-", "：": ":", "；": ";", "，": ",", "、": ",", "×": "x"}
)
_CHINESE_DAY = re.compile("(?:周|星期)([一二三四五六日天])")
_CHINESE_DAYS = dict(zip("一二三四五六日", DAY_NAMES, strict=True)) | {"天": "Sun"}
_ALL_DAY = {"24x7": 7, "7x24": 7, "24x5": 5, "5x24": 5}


def parse_hours(text: str) -> WeeklyHours:
    """Read weekly hours: `Mon-Fri 08:30-12:00,13:30-17:30; Sat 09:00-12:00`, `Mon-Sun 20:00-02:00`, `24x7`.

    A span that closes at or before its opening runs past midnight; `24:00` is the end of a day; `24x5` is
    Monday to Friday, all day. Chinese day names (周一至周五) are read too. Raises `NotACalendar`.
    """
    neat = _neat_hours(text)
    open_days = _ALL_DAY.get(re.sub("[ 小时]", "", neat).lower())
    if open_days:
        return WeeklyHours((AROUND_THE_CLOCK,) * open_days + ((),) * (7 - open_days))
    days: dict[int, tuple[Span, ...]] = {}
    for part in neat.split(";"):
        _take_group(part.strip(), days, text)
    hours = WeeklyHours(tuple(days.get(day, ()) for day in range(7)))
    if clash := hours.overlap():
        raise _not_hours(text, _overlap_hint(*clash))
    return hours


def _neat_hours(text: str) -> str:
    chinese_read = _CHINESE_DAY.sub(lambda match: _CHINESE_DAYS[match[1]], tidy(text).translate(_SIGNS))
    return re.sub(" ?([-,;]) ?", r"\1", chinese_read.replace("至", "-").replace("到", "-"))


def _take_group(group: str, days: dict[int, tuple[Span, ...]], text: str) -> None:
    match = _GROUP.fullmatch(group)
    if match is None:
        raise _not_hours(text, _group_hint(group))
    spans = tuple(sorted(_span(part, text) for part in match[2].split(",")))
    for day in _days(match[1], text):
        if day in days:
            raise _not_hours(text, phrase("`{day}` is given twice", day=DAY_NAMES[day]))
        days[day] = spans


def _days(words: str, text: str) -> list[int]:
    found: list[int] = []
    for word in words.split(","):
        first, _, last = word.partition("-")
        start, end = _day(first, text), _day(last or first, text)
        found += [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]
    return found


def _day(word: str, text: str) -> int:
    if word in DAY_NAMES:
        return DAY_NAMES.index(word)
    likely = [name for name in DAY_NAMES if len(word) > 1 and name.lower().startswith(word[:3].lower())]
    hint = phrase("write `{day}` for `{word}`", day=likely[0], word=word) if likely else _days_hint()
    raise _not_hours(text, hint)


def _days_hint() -> Phrase:
    return phrase("days are written {days}", days=listed(DAY_NAMES))


def _span(part: str, text: str) -> Span:
    match = _SPAN.fullmatch(part)
    if match is None:
        raise _not_hours(text, _span_hint(part))
    opens, closes = _minutes(match[1], text), _minutes(match[2], text)
    if opens in {closes, DAY}:
        raise _not_hours(text, phrase("`{span}` is empty: all day is `00:00-24:00`", span=part))
    return Span(opens, closes if closes > opens else closes + DAY)


def _minutes(clock: str, text: str) -> int:
    hours, minutes = int(clock[:2]), int(clock[3:])
    if minutes > 59 or hours * 60 + minutes > DAY:
        raise _not_hours(text, phrase("`{clock}` is no time of day", clock=clock))
    return hours * 60 + minutes


def _group_hint(group: str) -> Phrase | None:
    if re.match("[0-9]", group):
        return phrase("say on which days: `Mon-Fri {hours}`", hours=group)
    if re.match("(?:mon|tue|wed|thu|fri|sat|sun)", group):
        return phrase("write days with a capital: `{day}`", day=group[:3].capitalize())
    return None


def _span_hint(part: str) -> Phrase | None:
    if re.fullmatch(r"[0-9]{1,2}[:.][0-9]{2}-[0-9]{1,2}[:.][0-9]{2}", part):
        times = (time.replace(".", ":").zfill(5) for time in part.split("-"))
        return phrase("write `{span}`", span="-".join(times))
    if re.search("[ap]m", part.lower()):
        return phrase("write times of 24 hours, such as `13:30-17:30`")
    if re.fullmatch(r"[0-9]{1,2}-[0-9]{1,2}", part):
        return phrase("write `{span}`", span="-".join(f"{hour.zfill(2)}:00" for hour in part.split("-")))
    return None


def _overlap_hint(day: int, other: int) -> Phrase:
    if day == other:
        return phrase("the hours of `{day}` overlap", day=DAY_NAMES[day])
    return phrase("the hours of `{day}` run into those of `{other}`", day=DAY_NAMES[day], other=DAY_NAMES[other])


def _not_hours(text: str, hint: Phrase | None) -> NotACalendar:
    expected = phrase("expected {what}, found `{found}`", what=HOURS, found=text)
    return NotACalendar(expected, text, hint)


def parse_holidays(holidays: Iterable[str] = (), make_up_days: bool | Iterable[str] = False) -> HolidayRule:
    """Read holidays: at most one country (`CN`, `DE-BY`) and any dates (`2026-03-08`).

    `make_up_days` True opens the make-up workdays that the country announces; dates open just those. Raises
    `NotACalendar`.
    """
    words = [tidy(word) for word in holidays]
    countries = [word for word in words if not word[:1].isdigit()]
    country = _country(countries) if countries else ""
    days_off = frozenset(_date(word) for word in words if word[:1].isdigit())
    if isinstance(make_up_days, bool):
        return HolidayRule(country, days_off, frozenset(), make_up_days and _with_notices(country))
    return HolidayRule(country, days_off, frozenset(_date(tidy(word)) for word in make_up_days))


def _country(codes: list[str]) -> str:
    if len(codes) > 1:
        raise _not_holidays(codes[1], phrase("name one country; add further dates by themselves"))
    code = codes[0]
    if re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", code) and is_country(code):
        return code
    upper = code.upper()
    likely = re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", upper) and upper != code and is_country(upper)
    raise _not_holidays(code, phrase("write `{code}`", code=upper) if likely else _country_hint())


def _country_hint() -> Phrase:
    return phrase("write the two letters of ISO 3166, or list the dates")


def _with_notices(country: str) -> bool:
    if country and moves_workdays(country):
        return True
    named = phrase("no make-up workdays are known for `{country}`", country=country)
    unnamed = phrase("make-up workdays are announced by a country, and none is named")
    raise NotACalendar(named if country else unnamed, "true", phrase("list their dates under `make_up_days`"))


def _date(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _not_holidays(text, None)


def _not_holidays(found: str, hint: Phrase | None) -> NotACalendar:
    what = phrase("a country code such as `CN` or a date such as `2026-01-01`")
    expected = phrase("expected {what}, found `{found}`", what=what, found=found)
    return NotACalendar(expected, found, hint)


def parse_timezone(name: str) -> ZoneInfo:
    """Read the name of a time zone, such as `Asia/Shanghai`; raises `NotACalendar`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        close = get_close_matches(name, sorted(available_timezones()), n=1, cutoff=0.7)
    hint = phrase("did you mean `{name}`?", name=close[0]) if close else None
    what = phrase("a time zone such as `Asia/Shanghai`")
    expected = phrase("expected {what}, found `{found}`", what=what, found=name)
    raise NotACalendar(expected, name, hint)
