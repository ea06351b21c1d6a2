"""Opening hours, holidays and time zones are read strictly, and what is refused is explained."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.calendar import NotACalendar, Span, WeeklyHours, parse_holidays, parse_hours, parse_timezone

SAME = [
    ("24x7", "Mon-Sun 00:00-24:00"),
    ("7×24 小时", "24x7"),
    ("24x5", "Mon-Fri 00:00-24:00"),
    ("周一至周五 08:30-17:30；周六 09:00-12:00", "Mon-Fri 08:30-17:30; Sat 09:00-12:00"),
    ("Mon–Fri 08:30 – 17:30", "Mon-Fri 08:30-17:30"),
    ("Mon-Fri 13:30-17:30,08:30-12:00", "Mon-Fri 08:30-12:00,13:30-17:30"),
    ("Fri-Mon 10:00-12:00", "Mon,Fri,Sat,Sun 10:00-12:00"),
    ("Mon-Fri 18:00-00:00", "Mon-Fri 18:00-24:00"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_hours_written_differently_are_the_same_hours(one, other):
    assert parse_hours(one) == parse_hours(other)


def test_a_night_belongs_to_the_day_on_which_it_opens():
    hours = parse_hours("Mon-Sun 20:00-02:00")
    assert hours.days == ((Span(20 * 60, 26 * 60),),) * 7
    assert hours.hours_per_day == Decimal(6)


def test_hours_per_day_are_unknown_where_days_differ():
    assert parse_hours("Mon-Fri 08:30-12:00,13:30-17:30").hours_per_day == Decimal("7.5")
    assert parse_hours("Mon-Fri 09:00-17:00; Sat 09:00-12:00").hours_per_day is None


REFUSED_HOURS = {
    "Mon-Fri 8:30-17:30": "write `08:30-17:30`",
    "Mon-Fri 8-17": "write `08:00-17:00`",
    "Mo-Fr 08:30-17:30": "write `Mon` for `Mo`",
    "Mon-Fri 9am-5pm": "write times of 24 hours, such as `13:30-17:30`",
    "mon-fri 08:30-17:30": "write days with a capital: `Mon`",
    "Monday-Friday 08:30-17:30": "write `Mon` for `Monday`",
    "Xyz 08:30-17:30": "days are written `Mon`, `Tue`, `Wed`, `Thu`, `Fri`, `Sat`, `Sun`",
    "08:30-17:30": "say on which days: `Mon-Fri 08:30-17:30`",
    "Mon-Fri 08:30-08:30": "`08:30-08:30` is empty: all day is `00:00-24:00`",
    "Mon-Fri 24:00-08:00": "`24:00-08:00` is empty: all day is `00:00-24:00`",
    "Mon-Fri 25:00-26:00": "`25:00` is no time of day",
    "Mon-Fri 08:60-09:00": "`08:60` is no time of day",
    "Mon 08:00-12:00,11:00-13:00": "the hours of `Mon` overlap",
    "Mon-Sun 20:00-06:00,05:00-07:00": "the hours of `Mon` run into those of `Tue`",
    "Mon 05:00-07:00; Sun 20:00-06:00": "the hours of `Sun` run into those of `Mon`",
    "Mon-Fri 09:00-17:00; Fri 09:00-12:00": "`Fri` is given twice",
    "always": "None",
    "": "None",
}


@pytest.mark.parametrize(("text", "cure"), REFUSED_HOURS.items())
def test_hours_that_make_no_sense_are_refused_with_a_cure(text, cure):
    with pytest.raises(NotACalendar, match="expected opening hours such as") as caught:
        parse_hours(text)
    assert str(caught.value.hint) == cure


@st.composite
def weekly_hours(draw):
    def day_spans():
        edges = sorted(draw(st.sets(st.integers(0, 24 * 4), max_size=6)))
        pairs = zip(edges[::2], edges[1::2], strict=False)
        return tuple(Span(opens * 15, closes * 15) for opens, closes in pairs)

    days = [day_spans() for _ in range(7)]
    if not any(days):
        days[0] = (Span(0, 60),)
    return WeeklyHours(tuple(days))


@given(weekly_hours())
def test_the_canonical_hours_read_back_as_the_same_hours(hours):
    assert parse_hours(str(hours)) == hours


@given(st.text(max_size=40))
def test_any_text_is_read_as_hours_or_refused_in_one_way(text):
    try:
        hours = parse_hours(text)
    except NotACalendar:
        return
    assert parse_hours(str(hours)) == hours


def test_holidays_are_a_country_and_dates():
    rule = parse_holidays(["CN", "2026-03-09"], ["2026-03-14"])
    assert rule.closes(date(2026, 10, 1))
    assert rule.closes(date(2026, 3, 9))
    assert rule.makes_up(date(2026, 3, 14))
    assert not rule.closes(date(2026, 3, 10))


def test_china_announces_make_up_workdays():
    rule = parse_holidays(["CN"], make_up_days=True)
    assert rule.makes_up(date(2026, 2, 14))
    assert rule.closes(date(2026, 2, 20))
    assert not parse_holidays(["CN"]).makes_up(date(2026, 2, 14))


def test_a_workday_in_december_that_is_announced_for_january_is_known():
    assert parse_holidays(["CN"], make_up_days=True).makes_up(date(2011, 12, 31))


def test_an_own_date_outweighs_the_country():
    rule = parse_holidays(["CN", "2026-02-14"], make_up_days=True)
    assert not rule.makes_up(date(2026, 2, 14))
    opened = parse_holidays(["CN"], ["2026-10-01"])
    assert opened.makes_up(date(2026, 10, 1))
    assert not opened.closes(date(2026, 10, 1))


def test_a_region_has_holidays_of_its_own():
    assert parse_holidays(["DE-BY"]).closes(date(2026, 1, 6))
    assert not parse_holidays(["DE"]).closes(date(2026, 1, 6))


def test_years_before_and_after_the_notices_of_a_country_are_unknown():
    rule = parse_holidays(["CN"])
    assert rule.unknown(2026) is None
    assert "not for 2099" in str(rule.unknown(2099))
    assert "not for 1990" in str(rule.unknown(1990))
    assert parse_holidays(["US"]).unknown(2099) is None
    assert parse_holidays(["2026-01-01"]).unknown(2099) is None


def test_forecast_holidays_are_told_from_announced_ones():
    rule = parse_holidays(["AE"])
    assert rule.estimated(2090)
    assert all(rule.closes(day) for day in rule.estimated(2090))
    assert date(2090, 12, 2) not in rule.estimated(2090)
    assert not parse_holidays(["US"]).estimated(2026)


REFUSED_HOLIDAYS = [
    (["cn"], False, "write `CN`"),
    (["XX"], False, "write the two letters of ISO 3166, or list the dates"),
    (["DE-XX"], False, "write the two letters of ISO 3166, or list the dates"),
    (["CN", "US"], False, "name one country; add further dates by themselves"),
    (["2026-02-30"], False, "None"),
    (["2026-2-3"], False, "None"),
    (["US"], True, "list their dates under `make_up_days`"),
    ([], True, "list their dates under `make_up_days`"),
    (["CN"], ["soon"], "None"),
]


@pytest.mark.parametrize(("holidays", "make_up_days", "cure"), REFUSED_HOLIDAYS)
def test_holidays_that_make_no_sense_are_refused(holidays, make_up_days, cure):
    with pytest.raises(NotACalendar) as caught:
        parse_holidays(holidays, make_up_days)
    assert str(caught.value.hint) == cure


@pytest.mark.parametrize("name", ["Asia/Shangai", "Asia/Shanghay"])
def test_a_time_zone_is_found_or_the_nearest_is_named(name):
    assert parse_timezone("Asia/Shanghai").key == "Asia/Shanghai"
    with pytest.raises(NotACalendar) as caught:
        parse_timezone(name)
    assert str(caught.value.hint) == "did you mean `Asia/Shanghai`?"


@pytest.mark.parametrize("name", ["", "Asia", "../etc/passwd", "/etc/passwd", "a\0b", "Mars"])
def test_what_is_no_time_zone_is_refused(name):
    with pytest.raises(NotACalendar, match="expected a time zone"):
        parse_timezone(name)


def test_the_holiday_tables_are_read_only_when_a_country_is_named():
    program = (
        "import sys; from qmsgen.model.calendar import parse_holidays; "
        "parse_holidays(['2026-01-01']); print('holidays' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
