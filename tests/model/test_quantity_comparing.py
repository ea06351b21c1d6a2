"""Quantities compare and add up exactly, and only where that has a meaning."""

from __future__ import annotations

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.calendar import ELAPSED, NO_HOLIDAYS, Calendar, parse_hours
from qmsgen.model.quantity import Duration, TimeUnit, compare, holds, parse_quantity, sum_durations

OFFICE = Calendar("office", parse_hours("Mon-Fri 08:30-16:30"), NO_HOLIDAYS, ZoneInfo("Asia/Shanghai"))
UNEVEN = Calendar("uneven", parse_hours("Mon-Fri 08:30-16:30; Sat 09:00-12:00"), NO_HOLIDAYS, ZoneInfo("Asia/Shanghai"))


def measured(text):
    return parse_quantity(text, "quantity")


def duration(text):
    return parse_quantity(text, "duration")


COMPARED = [
    ("60 min", "1 h", 0),
    ("4 h", "239 min", 1),
    ("1 week", "7 calendar days", 0),
    ("11 months", "1 year", -1),
    ("10 business days", "9 business days", 1),
    ("2 billing cycles", "3 billing cycles", -1),
    ("99.95 %", "99.950 %", 0),
    ("300 CNY", "299.99 CNY", 1),
    ("10 % of the fee", "30 % of the fee", -1),
    ("3 cases", "4 cases", -1),
]


@pytest.mark.parametrize(("one", "other", "order"), COMPARED)
def test_quantities_of_a_family_compare_exactly(one, other, order):
    assert compare(measured(one), measured(other)) == order
    assert compare(measured(other), measured(one)) == -order


UNLIKE = [
    ("4 h", "1 business day"),
    ("3 business hours", "3 h"),
    ("30 calendar days", "1 month"),
    ("1 billing cycle", "1 month"),
    ("300 CNY", "300 USD"),
    ("10 % of the fee", "10 % of the price"),
    ("3 cases", "3 calls"),
    ("95 %", "95 cases"),
]


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_unlike_quantities_do_not_compare(one, other):
    assert compare(measured(one), measured(other)) is None


def test_a_calendar_compares_hours_with_business_days():
    assert compare(measured("8 h"), measured("1 business day"), OFFICE) == 0
    assert compare(measured("9 business hours"), measured("1 business day"), OFFICE) == 1


def test_a_calendar_with_uneven_days_does_not_guess_the_length_of_one():
    assert compare(measured("8 h"), measured("1 business day"), UNEVEN) is None


def test_calendar_days_have_hours_only_where_every_hour_counts():
    assert compare(measured("48 h"), measured("2 calendar days"), ELAPSED) == 0
    assert compare(measured("48 h"), measured("2 calendar days"), OFFICE) is None


@pytest.mark.parametrize(
    ("bound", "value", "verdict"),
    [
        ("≤ 4 h", "240 min", True),
        ("≤ 4 h", "241 min", False),
        ("< 4 h", "240 min", False),
        ("≥ 99.0 %", "99 %", True),
        ("> 99 %", "99 %", False),
        ("= 3 cases", "3 cases", True),
        ("≤ 4 h", "1 business day", None),
    ],
)
def test_a_bound_holds_up_to_its_edge(bound, value, verdict):
    assert holds(parse_quantity(bound, "bound"), measured(value)) is verdict


def test_durations_of_a_family_add_up_in_the_smallest_unit():
    assert sum_durations([duration("1 h"), duration("30 min")]) == duration("90 min")
    assert sum_durations([duration("1 year"), duration("6 months")]) == duration("18 months")
    assert sum_durations([duration("1.5 h"), duration("2.5 h")]) == duration("4 h")


def test_durations_of_several_families_add_up_through_a_calendar_alone():
    stages = [duration("4 h"), duration("1 business day"), duration("2 business hours")]
    assert sum_durations(stages) is None
    assert sum_durations(stages, OFFICE) == duration("840 min")
    assert sum_durations([*stages, duration("1 billing cycle")], OFFICE) is None
    assert sum_durations([]) is None


clock_durations = st.builds(
    Duration,
    st.decimals(0, 10_000, places=2),
    st.sampled_from([TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR]),
)


@given(st.lists(clock_durations, min_size=1, max_size=6))
def test_a_sum_does_not_depend_on_the_order_and_is_no_less_than_its_parts(parts):
    total = sum_durations(parts)
    assert compare(total, sum_durations(reversed(parts))) == 0
    assert all(compare(total, part) >= 0 for part in parts)


def test_amounts_stay_decimal():
    assert OFFICE.minutes(duration("0.1 h")) == Decimal(6)
    assert measured("0.1 %").amount + measured("0.2 %").amount == Decimal("0.3")


@pytest.mark.parametrize(("one", "other"), [("21 ℃", "21 °C"), ("5 ＫＢ", "5 KB"), ("30 分钟", "30 min")])
def test_a_unit_is_the_same_however_it_is_typed(one, other):
    assert compare(measured(one), measured(other)) == 0


def test_other_units_stay_apart():
    assert compare(measured("21 °C"), measured("21 °F")) is None
    assert compare(measured("3 cases"), measured("3 calls")) is None
