"""Durations and deadlines on a calendar: what each unit means, over nights, holidays and clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.calendar import (
    ELAPSED,
    NO_HOLIDAYS,
    Calendar,
    NoAnswer,
    parse_holidays,
    parse_hours,
    parse_timezone,
)
from qmsgen.model.quantity import Duration, TimeUnit, parse_quantity

SHANGHAI = parse_timezone("Asia/Shanghai")
BOSTON = parse_timezone("America/New_York")


def calendar(hours, holidays=(), zone=SHANGHAI, make_up_days=False):
    return Calendar("test", parse_hours(hours), parse_holidays(holidays, make_up_days), zone)


def at(text):
    return datetime.fromisoformat(text)


def local(moment):
    return moment.replace(tzinfo=None).isoformat(sep=" ")


OFFICE = calendar("Mon-Fri 08:30-12:00,13:30-17:30")
CHINA = calendar("Mon-Fri 08:30-17:30; Sat 09:00-12:00", ["CN"], make_up_days=True)
CHINA_WEEKDAYS = calendar("Mon-Fri 08:30-17:30", ["CN"], make_up_days=True)
NIGHT = calendar("Mon-Fri 20:00-02:00")

# 12 January 2026 is a Monday.
DUE = [
    (OFFICE, "2026-01-12 09:00", "2 h", "2026-01-12 11:00:00"),
    (OFFICE, "2026-01-12 11:00", "2 h", "2026-01-12 14:30:00"),
    (OFFICE, "2026-01-12 11:00", "1 h", "2026-01-12 12:00:00"),
    (OFFICE, "2026-01-12 17:00", "45 min", "2026-01-13 08:45:00"),
    (OFFICE, "2026-01-16 17:00", "3 business hours", "2026-01-19 11:00:00"),
    (OFFICE, "2026-01-17 10:00", "30 s", "2026-01-19 08:30:30"),
    (OFFICE, "2026-01-17 10:00", "0 h", "2026-01-17 10:00:00"),
    (OFFICE, "2026-01-12 10:15", "1 business day", "2026-01-13 10:15:00"),
    (OFFICE, "2026-01-16 16:00", "1 business day", "2026-01-19 16:00:00"),
    (OFFICE, "2026-01-17 16:00", "1 business day", "2026-01-20 08:30:00"),
    (OFFICE, "2026-01-12 12:30", "1 business day", "2026-01-13 13:30:00"),
    (OFFICE, "2026-01-12 17:30", "1 business day", "2026-01-14 08:30:00"),
    (OFFICE, "2026-01-12 08:30", "0.5 business days", "2026-01-12 13:45:00"),
    (OFFICE, "2026-01-12 08:30", "10 business days", "2026-01-26 08:30:00"),
    (OFFICE, "2026-01-17 10:00", "0 business days", "2026-01-19 08:30:00"),
    (OFFICE, "2026-01-16 16:00", "2 calendar days", "2026-01-18 16:00:00"),
    (OFFICE, "2026-01-16 16:00", "6 weeks", "2026-02-27 16:00:00"),
    (OFFICE, "2026-01-31 16:00", "1 month", "2026-02-28 16:00:00"),
    (OFFICE, "2028-02-29 16:00", "5 years", "2033-02-28 16:00:00"),
    (OFFICE, "2026-01-12 10:00", "end of the same business day", "2026-01-12 17:30:00"),
    (OFFICE, "2026-01-12 10:00", "end of next business day", "2026-01-13 17:30:00"),
    (OFFICE, "2026-01-16 18:00", "end of next business day", "2026-01-20 17:30:00"),
    (OFFICE, "2026-01-17 10:00", "end of the same business day", "2026-01-19 17:30:00"),
    (OFFICE, "2026-01-12 10:00", "end of business day 5", "2026-01-19 17:30:00"),
    (OFFICE, "2026-01-15 10:00", "3 business days before delivery", "2026-01-12 10:00:00"),
    (OFFICE, "2026-01-17 10:00", "1 business day before delivery", "2026-01-15 17:30:00"),
    (OFFICE, "2026-01-12 09:30", "2 h before delivery", "2026-01-09 16:30:00"),
    (OFFICE, "2026-03-31 10:00", "1 month before expiry", "2026-02-28 10:00:00"),
    (OFFICE, "2026-01-12 10:00", "5 years after closure", "2031-01-12 10:00:00"),
    (CHINA, "2026-02-13 17:00", "4 h", "2026-02-14 12:00:00"),
    (CHINA_WEEKDAYS, "2026-02-14 10:00", "1 business day", "2026-02-24 10:00:00"),
    (CHINA, "2026-01-16 15:00", "1 business day", "2026-01-17 12:00:00"),
    (CHINA, "2026-01-17 09:30", "1 business day", "2026-01-19 09:30:00"),
    (NIGHT, "2026-01-12 23:00", "4 h", "2026-01-13 21:00:00"),
    (NIGHT, "2026-01-13 01:00", "30 min", "2026-01-13 01:30:00"),
    (NIGHT, "2026-01-13 01:00", "1 business day", "2026-01-14 01:00:00"),
    (NIGHT, "2026-01-17 01:00", "end of the same business day", "2026-01-17 02:00:00"),
    (NIGHT, "2026-01-17 03:00", "end of the same business day", "2026-01-20 02:00:00"),
]


@pytest.mark.parametrize(("clock", "start", "deadline", "end"), DUE)
def test_a_deadline_falls_where_the_calendar_puts_it(clock, start, deadline, end):
    assert local(clock.due(at(start), parse_quantity(deadline, "deadline"))) == end


def test_a_deadline_comes_out_in_the_zone_of_the_calendar():
    in_utc = at("2026-01-12 02:15:00+00:00")
    assert OFFICE.add(in_utc, parse_quantity("1 h", "duration")).isoformat() == "2026-01-12T11:15:00+08:00"


def test_opening_is_open_and_closing_is_not():
    assert OFFICE.is_open(at("2026-01-12 08:30"))
    assert not OFFICE.is_open(at("2026-01-12 12:00"))
    assert not OFFICE.is_open(at("2026-01-12 08:29:59.999999"))
    assert not OFFICE.is_open(at("2026-01-17 10:00"))
    assert NIGHT.is_open(at("2026-01-17 01:59"))
    assert not NIGHT.is_open(at("2026-01-12 01:59"))
    assert ELAPSED.is_open(at("2026-01-17 03:00"))


def test_a_make_up_workday_keeps_the_hours_of_an_ordinary_day():
    assert CHINA.is_business_day(date(2026, 2, 14))
    assert CHINA.is_open(at("2026-02-14 16:00"))
    assert not CHINA.is_open(at("2026-02-07 16:00"))
    assert not CHINA.is_business_day(date(2026, 2, 16))


ELAPSED_TIMES = [
    ("2026-01-12 09:00", "2026-01-12 11:00", [], "2:00:00"),
    ("2026-01-12 11:00", "2026-01-13 09:00", [], "5:30:00"),
    ("2026-01-16 17:00", "2026-01-19 09:00", [], "1:00:00"),
    ("2026-01-17 09:00", "2026-01-18 09:00", [], "0:00:00"),
    ("2026-01-12 09:00", "2026-01-12 11:00", [("2026-01-12 10:00", "2026-01-12 10:20")], "1:40:00"),
    (
        "2026-01-12 09:00",
        "2026-01-12 11:00",
        [("2026-01-12 10:00", "2026-01-12 10:20"), ("2026-01-12 10:10", "2026-01-12 10:30")],
        "1:30:00",
    ),
    ("2026-01-12 09:00", "2026-01-12 11:00", [("2026-01-11 00:00", "2026-01-12 09:30")], "1:30:00"),
    ("2026-01-12 09:00", "2026-01-12 11:00", [("2026-01-12 12:00", "2026-01-12 15:00")], "2:00:00"),
    ("2026-01-12 11:00", "2026-01-12 14:30", [("2026-01-12 11:30", "2026-01-12 14:00")], "1:00:00"),
]


@pytest.mark.parametrize(("start", "end", "pauses", "open_time"), ELAPSED_TIMES)
def test_open_time_passes_between_two_moments_less_the_pauses(start, end, pauses, open_time):
    stretches = tuple((at(begin), at(finish)) for begin, finish in pauses)
    assert str(OFFICE.elapsed(at(start), at(end), stretches)) == open_time


def test_an_end_before_its_start_is_an_error_and_no_negative_time():
    with pytest.raises(ValueError, match="comes before the start"):
        OFFICE.elapsed(at("2026-01-13 09:00"), at("2026-01-12 09:00"))


# --- changes of the clock: New York skips 02:00-03:00 on 8 March 2026, repeats 01:00-02:00 on 1 November ----


def test_elapsed_hours_are_true_across_a_change_of_the_clock():
    always = calendar("24x7", zone=BOSTON)
    assert always.elapsed(at("2026-03-08 00:00"), at("2026-03-09 00:00")) == timedelta(hours=23)
    assert always.elapsed(at("2026-11-01 00:00"), at("2026-11-02 00:00")) == timedelta(hours=25)
    three_hours = parse_quantity("3 h", "duration")
    assert local(always.add(at("2026-03-08 00:00"), three_hours)) == "2026-03-08 04:00:00"


def test_calendar_days_keep_the_time_of_day_across_a_change_of_the_clock():
    always = calendar("24x7", zone=BOSTON)
    assert local(always.add(at("2026-03-07 10:00"), parse_quantity("1 calendar day", "duration"))) == (
        "2026-03-08 10:00:00"
    )


def test_a_night_shift_is_shorter_when_the_clock_goes_forward():
    night = calendar("Sat 22:00-06:00", zone=BOSTON)
    assert night.elapsed(at("2026-03-07 12:00"), at("2026-03-08 12:00")) == timedelta(hours=7)
    assert night.elapsed(at("2026-10-31 12:00"), at("2026-11-01 12:00")) == timedelta(hours=9)


def test_hours_that_the_clock_skips_never_open():
    skipped = calendar("Sun 02:30-03:00", zone=BOSTON)
    assert skipped.elapsed(at("2026-03-08 00:00"), at("2026-03-08 12:00")) == timedelta()
    one_minute = parse_quantity("1 min", "duration")
    assert local(skipped.add(at("2026-03-08 00:00"), one_minute)) == "2026-03-15 02:31:00"


# --- what a calendar cannot know ----------------------------------------------------------------------------


def test_a_year_without_announced_holidays_is_no_guess():
    start = at("2098-12-30 09:00")
    with pytest.raises(NoAnswer, match="not for 2098") as caught:
        CHINA.add(start, parse_quantity("1 h", "duration"))
    assert "list the dates" in str(caught.value.hint)
    assert CHINA.unknown(date(2026, 1, 1), date(2026, 12, 31)) is None
    assert "not for 2098" in str(CHINA.unknown(date(2098, 1, 1), date(2098, 12, 31)))


def test_the_length_of_a_billing_cycle_is_not_for_a_calendar_to_say():
    with pytest.raises(NoAnswer, match="how long `2 billing cycles` is"):
        OFFICE.add(at("2026-01-12 09:00"), parse_quantity("2 billing cycles", "duration"))
    assert OFFICE.minutes(parse_quantity("2 billing cycles", "duration")) is None


@pytest.mark.parametrize("unit", ["h", "business days", "calendar days", "weeks", "months", "years"])
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_time_beyond_reach_is_no_crash(unit, side):
    deadline = parse_quantity(f"999999999999 {unit} {side} the event", "deadline")
    for clock in (OFFICE, ELAPSED):
        with pytest.raises(NoAnswer, match="more than a hundred years away"):
            clock.due(at("2026-01-12 09:00"), deadline)


def test_minutes_are_exact_where_they_are_fixed():
    assert OFFICE.minutes(parse_quantity("1 business day", "duration")) == Decimal(450)
    assert ELAPSED.minutes(parse_quantity("2 weeks", "duration")) == Decimal(20160)
    assert CHINA.minutes(parse_quantity("1 business day", "duration")) is None


# --- laws ---------------------------------------------------------------------------------------------------

CALENDARS = st.sampled_from(
    [
        OFFICE,
        NIGHT,
        ELAPSED,
        calendar("Mon-Fri 08:30-17:00", ["US"], BOSTON),
        calendar("Mon-Sun 22:00-06:00", ["2026-03-08"], BOSTON),
        calendar("24x5", zone=BOSTON),
        CHINA,
    ]
)
MOMENTS = st.integers(0, 394 * 24 * 3600).map(
    lambda seconds: datetime(2025, 3, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
LENGTHS = st.builds(Duration, st.integers(0, 5000).map(Decimal), st.just(TimeUnit.MINUTE))
DAYS = st.builds(Duration, st.integers(0, 40).map(Decimal), st.just(TimeUnit.BUSINESS_DAY))


@given(CALENDARS, MOMENTS, LENGTHS)
def test_exactly_the_duration_passes_until_it_is_over(clock, start, length):
    end = clock.add(start, length)
    assert clock.elapsed(start, end) == timedelta(minutes=int(length.amount))


@given(CALENDARS, MOMENTS, LENGTHS)
def test_exactly_the_duration_is_left_before_an_event(clock, event, length):
    start = clock.before(event, length)
    assert clock.elapsed(start, event) == timedelta(minutes=int(length.amount))


@given(CALENDARS, MOMENTS, MOMENTS, LENGTHS | DAYS)
def test_who_starts_later_is_not_due_sooner(clock, one, other, length):
    first, second = sorted((one, other))
    assert clock.add(first, length) <= clock.add(second, length)


@given(CALENDARS, MOMENTS, MOMENTS, MOMENTS)
def test_open_time_adds_up(clock, one, other, third):
    first, middle, last = sorted((one, other, third))
    assert clock.elapsed(first, middle) + clock.elapsed(middle, last) == clock.elapsed(first, last)


@given(CALENDARS, MOMENTS, MOMENTS, st.lists(st.tuples(MOMENTS, MOMENTS).map(sorted).map(tuple), max_size=4))
def test_pauses_never_lengthen_nor_turn_time_negative(clock, one, other, pauses):
    first, last = sorted((one, other))
    paused = clock.elapsed(first, last, tuple(pauses))
    assert timedelta() <= paused <= clock.elapsed(first, last)
    assert clock.elapsed(first, last, (*pauses, (first, last))) == timedelta()


@given(CALENDARS, MOMENTS, st.integers(1, 30))
def test_business_days_end_on_business_days(clock, start, days):
    end = clock.due(start, parse_quantity(f"end of business day {days}", "deadline"))
    assert clock.is_open(end - timedelta(seconds=1))
    assert start < end


@given(MOMENTS)
def test_a_moment_means_the_same_with_and_without_its_zone(moment):
    there = moment.astimezone(SHANGHAI)
    assert OFFICE.is_open(moment) == OFFICE.is_open(there.replace(tzinfo=None))


def test_calendars_of_the_same_parts_are_equal():
    assert calendar("24x7", zone=ZoneInfo("UTC")) == Calendar("test", ELAPSED.hours, NO_HOLIDAYS, ZoneInfo("UTC"))
