"""Quantities are read strictly, from English and Chinese, and what is refused is explained."""

from __future__ import annotations

import gettext
import io
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.quantity import (
    Bound,
    Comparison,
    Count,
    Duration,
    EndOfBusinessDay,
    Frequency,
    FromEvent,
    Money,
    NotAQuantity,
    Percent,
    Share,
    TimeUnit,
    format_quantity,
    parse_quantity,
)

H = TimeUnit.HOUR
BUSINESS_DAY = TimeUnit.BUSINESS_DAY
MONTH = TimeUnit.MONTH
YEAR = TimeUnit.YEAR


def of(amount, unit):
    return Duration(Decimal(amount), unit)


DURATIONS = {
    "4 h": of("4", H),
    "4h": of("4", H),
    "4 hours": of("4", H),
    "4 小时": of("4", H),
    "４个小时": of("4", H),
    "1.5 h": of("1.5", H),
    "1,000 h": of("1000", H),
    "45 min": of("45", TimeUnit.MINUTE),
    "45 minutes": of("45", TimeUnit.MINUTE),
    "45分钟": of("45", TimeUnit.MINUTE),
    "30 s": of("30", TimeUnit.SECOND),
    "1 business day": of("1", BUSINESS_DAY),
    "10 business days": of("10", BUSINESS_DAY),
    "10 working days": of("10", BUSINESS_DAY),
    "10 个工作日": of("10", BUSINESS_DAY),
    "3 business hours": of("3", TimeUnit.BUSINESS_HOUR),
    "5 calendar days": of("5", TimeUnit.CALENDAR_DAY),
    "5 个自然日": of("5", TimeUnit.CALENDAR_DAY),
    "6 weeks": of("6", TimeUnit.WEEK),
    "3 months": of("3", MONTH),
    "3 个月": of("3", MONTH),
    "5 years": of("5", YEAR),
    "5\u00a0年": of("5", YEAR),
    "2 billing cycles": of("2", TimeUnit.BILLING_CYCLE),
}


@pytest.mark.parametrize(("text", "duration"), DURATIONS.items())
def test_a_duration_reads_as_people_write_it(text, duration):
    assert parse_quantity(text, "duration") == duration


DEADLINES = {
    "4 h": of("4", H),
    "end of the same business day": EndOfBusinessDay(0),
    "当日下班前": EndOfBusinessDay(0),
    "end of next business day": EndOfBusinessDay(1),
    "end of the next business day": EndOfBusinessDay(1),
    "end of the 3rd business day": EndOfBusinessDay(3),
    "第 3 个工作日下班前": EndOfBusinessDay(3),
    "3 business days before delivery": FromEvent(of("3", BUSINESS_DAY), "before", "delivery"),
    "交付前 3 个工作日": FromEvent(of("3", BUSINESS_DAY), "before", "交付"),
    "5 years after the end of the contract": FromEvent(of("5", YEAR), "after", "the end of the contract"),
    "合同终止后5年": FromEvent(of("5", YEAR), "after", "合同终止"),
}


@pytest.mark.parametrize(("text", "deadline"), DEADLINES.items())
def test_a_deadline_is_a_duration_or_hangs_on_a_day_or_an_event(text, deadline):
    assert parse_quantity(text, "deadline") == deadline


AMOUNTS = {
    ("300 CNY", "money"): Money(Decimal(300), "CNY"),
    ("1,200.50 USD", "money"): Money(Decimal("1200.50"), "USD"),
    ("99.95 %", "percent"): Percent(Decimal("99.95")),
    ("99.95%", "percent"): Percent(Decimal("99.95")),
    ("９９％", "percent"): Percent(Decimal(99)),
    ("10 % of the visit fee", "share"): Share(Percent(Decimal(10)), "the visit fee"),
    ("上门费的 10%", "share"): Share(Percent(Decimal(10)), "上门费"),
    ("3 cases", "count"): Count(Decimal(3), "cases"),
    ("90 分", "count"): Count(Decimal(90), "分"),
    ("3 complaints per 1,000 orders", "count"): Count(Decimal(3), "complaints per 1,000 orders"),
    ("4 h", "quantity"): of("4", H),
    ("300 CNY", "quantity"): Money(Decimal(300), "CNY"),
    ("95 %", "quantity"): Percent(Decimal(95)),
    ("10 % of the fee", "quantity"): Share(Percent(Decimal(10)), "the fee"),
    ("2 次", "quantity"): Count(Decimal(2), "次"),
    ("20 °C", "quantity"): Count(Decimal(20), "°C"),
    ("20℃", "quantity"): Count(Decimal(20), "℃"),
}


@pytest.mark.parametrize(("text", "kind", "quantity"), [(*key, value) for key, value in AMOUNTS.items()])
def test_an_amount_reads_with_its_unit(text, kind, quantity):
    assert parse_quantity(text, kind) == quantity


BOUNDS = {
    "≤ 22 business days": Bound(Comparison.AT_MOST, of("22", BUSINESS_DAY)),
    "<=22 business days": Bound(Comparison.AT_MOST, of("22", BUSINESS_DAY)),
    "at most 4 h": Bound(Comparison.AT_MOST, of("4", H)),
    "within 4 h": Bound(Comparison.AT_MOST, of("4", H)),
    "不超过 22 个工作日": Bound(Comparison.AT_MOST, of("22", BUSINESS_DAY)),
    "4小时内": Bound(Comparison.AT_MOST, of("4", H)),
    "4 小时以内": Bound(Comparison.AT_MOST, of("4", H)),
    ">= 95 %": Bound(Comparison.AT_LEAST, Percent(Decimal(95))),
    "at least 95 %": Bound(Comparison.AT_LEAST, Percent(Decimal(95))),
    "95% 以上": Bound(Comparison.AT_LEAST, Percent(Decimal(95))),
    "< 4 h": Bound(Comparison.LESS_THAN, of("4", H)),
    "> 300 CNY": Bound(Comparison.MORE_THAN, Money(Decimal(300), "CNY")),
    "exactly 3 cases": Bound(Comparison.EXACTLY, Count(Decimal(3), "cases")),
}


@pytest.mark.parametrize(("text", "bound"), BOUNDS.items())
def test_a_bound_keeps_its_comparison(text, bound):
    assert parse_quantity(text, "bound") == bound


TWICE_A_YEAR = Frequency(2, of("1", YEAR))
FREQUENCIES = {
    "monthly": Frequency(1, of("1", MONTH)),
    "every month": Frequency(1, of("1", MONTH)),
    "once a month": Frequency(1, of("1", MONTH)),
    "每月": Frequency(1, of("1", MONTH)),
    "quarterly": Frequency(1, of("3", MONTH)),
    "每季度": Frequency(1, of("3", MONTH)),
    "every 6 months": Frequency(1, of("6", MONTH)),
    "每半年": Frequency(1, of("6", MONTH)),
    "每6个月": Frequency(1, of("6", MONTH)),
    "daily": Frequency(1, of("1", TimeUnit.CALENDAR_DAY)),
    "每个工作日": Frequency(1, of("1", BUSINESS_DAY)),
    "twice a year": TWICE_A_YEAR,
    "2 per year": TWICE_A_YEAR,
    "每年两次": TWICE_A_YEAR,
    "three times a week": Frequency(3, of("1", TimeUnit.WEEK)),
    "4 per 2 weeks": Frequency(4, of("2", TimeUnit.WEEK)),
    "2 per year, at most 7 months apart": Frequency(2, of("1", YEAR), gap=of("7", MONTH)),
    "每年 2 次，间隔不超过 7 个月": Frequency(2, of("1", YEAR), gap=of("7", MONTH)),
    "on every complaint": Frequency(1, event="complaint"),
    "每次投诉时": Frequency(1, event="投诉"),
    "monthly and on every complaint": Frequency(1, of("1", MONTH), event="complaint"),
    "每月一次，以及每次投诉": Frequency(1, of("1", MONTH), event="投诉"),
}


@pytest.mark.parametrize(("text", "frequency"), FREQUENCIES.items())
def test_a_frequency_has_times_period_gap_and_event(text, frequency):
    assert parse_quantity(text, "frequency") == frequency


CURES = {
    ("4 hrs", "duration"): "write `4 h`",
    ("4 H", "duration"): "write `4 h`",
    ("4 buisness days", "duration"): "write `4 business days`",
    ("2 d", "duration"): "say which days: `2 calendar days` or `2 business days`",
    ("5 天", "duration"): "say which days: `5 calendar days` or `5 business days`",
    ("2 m", "duration"): "write `2 min` or `2 months`",
    ("2 quarters", "duration"): "count months instead: a quarter is `3 months`",
    ("1.5 years", "duration"): "write a whole number, such as `18 months`",
    ("1.3 months", "duration"): "write a whole number of `months`",
    ("1 h 30 min", "duration"): "write one amount with one unit, such as `90 min` or `1.5 h`",
    ("2-4 h", "duration"): "write one amount, not a range: `4 h`",
    ("four hours", "duration"): "write the number in digits: `4 h`",
    ("1,5 h", "duration"): "write a decimal point: `1.5 h`",
    ("-4 h", "duration"): "a quantity is never negative",
    ("4", "duration"): "add the unit, such as `4 h` or `4 business days`",
    ("≤ 4 h", "duration"): "`≤ 4 h` is a limit: leave out the comparison",
    ("300 CNY", "duration"): "`300 CNY` is an amount of money",
    ("next business day", "deadline"): "write `end of the same business day` or `end of next business day`",
    ("3 days before delivery", "deadline"): "say which days: `3 calendar days` or `3 business days`",
    ("¥300", "money"): "name the currency by its code: `300 CNY` or `300 JPY`",
    ("$5", "money"): "name the currency by its code: `5 USD` or `5 HKD`",
    ("300元", "money"): "write `300 CNY`",
    ("CNY 300", "money"): "write `300 CNY`",
    ("300 cny", "money"): "write `300 CNY`",
    ("2 万元", "money"): "write the whole amount with its currency code, such as `20,000 CNY`",
    ("20 XYZ", "money"): "`XYZ` is not a currency code of ISO 4217",
    ("95 percent", "percent"): "write `95 %`",
    ("百分之95", "percent"): "write `95 %`",
    ("10%", "share"): "say of what: `10% of the visit fee`",
    ("30 mins ish", "duration"): "write an amount and its unit alone, without `ish`",
    ("30 mins ish", "deadline"): "write an amount and its unit alone, without `ish`",
    ("3 working days or so", "duration"): "write `3 business days`",
    ("4 h", "count"): "`4 h` is a duration",
    ("4 houres", "count"): "write `4 h`",
    ("4 hrs", "quantity"): "write `4 h`",
    ("4 h.", "quantity"): "write `4 h`",
    ("4 hrs.", "quantity"): "write `4 h`",
    ("300 RMB", "quantity"): "write `300 CNY`",
    ("4 h", "bound"): "say on which side the limit lies: `≤ 4 h` or `≥ 4 h`",
    ("≥ 4 hrs", "bound"): "write `4 h`",
    ("biweekly", "frequency"): "write `every 2 weeks` or `2 per week`",
    ("every complaint", "frequency"): "write `on every complaint`",
    ("every 2 days", "frequency"): "say which days: `2 calendar days` or `2 business days`",
    ("2 per year, at most 7 mths apart", "frequency"): "write `7 months`",
}


@pytest.mark.parametrize(("text", "kind", "cure"), [(*key, cure) for key, cure in CURES.items()])
def test_a_near_miss_comes_with_its_cure(text, kind, cure):
    with pytest.raises(NotAQuantity) as caught:
        parse_quantity(text, kind)
    assert str(caught.value.hint) == cure
    assert caught.value.found == text
    assert f"found `{text}`" in str(caught.value.expected)


NONSENSE = [
    "",
    "soon",
    "及时",
    "4 h h",
    "08 h",
    "4 h.",
    "1e3 h",
    "٤ h",
    "99999999999999 h",
    "{found}",
    "4 {x}",
]


@pytest.mark.parametrize("kind", ["duration", "deadline", "money", "percent", "share", "bound", "frequency"])
@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_quantity_is_refused_with_an_example(text, kind):
    with pytest.raises(NotAQuantity, match="such as `"):
        parse_quantity(text, kind)


def test_a_text_of_absurd_length_is_refused_and_not_repeated():
    with pytest.raises(NotAQuantity) as caught:
        parse_quantity("4 h " * 1000, "duration")
    assert len(str(caught.value)) < 200


@given(st.text(max_size=60), st.sampled_from(["duration", "deadline", "money", "bound", "quantity", "frequency"]))
def test_any_text_is_read_or_refused_in_one_way(text, kind):
    try:
        quantity = parse_quantity(text, kind)
    except NotAQuantity:
        return
    assert parse_quantity(str(quantity), kind) == quantity


# --- round trips ------------------------------------------------------------------------------------------

whole = st.integers(0, 999_999).map(Decimal)
decimals = st.decimals(0, 999_999, places=2) | whole
durations = st.one_of(
    st.builds(Duration, decimals, st.sampled_from([unit for unit in TimeUnit if unit.divisible])),
    st.builds(Duration, whole, st.sampled_from(list(TimeUnit))),
)
words = st.sampled_from(["delivery", "the visit fee", "首次响应", "contract end", "投诉"])
measurables = st.one_of(
    durations,
    st.builds(Percent, decimals),
    st.builds(Share, st.builds(Percent, decimals), words),
    st.builds(Money, decimals, st.sampled_from(["CNY", "USD", "EUR", "KES"]), st.booleans()),
    st.builds(Count, decimals, st.sampled_from(["cases", "次", "分", "calls per agent"]), st.booleans()),
)
bounds = st.builds(Bound, st.sampled_from(Comparison), measurables)
deadlines = st.one_of(
    durations,
    st.builds(EndOfBusinessDay, st.integers(0, 999)),
    st.builds(FromEvent, durations, st.sampled_from(["before", "after"]), words),
)
periods = durations.filter(lambda duration: duration.amount)
frequencies = st.one_of(
    st.builds(Frequency, st.integers(1, 9999), periods, st.none() | durations, st.just("") | words),
    st.builds(Frequency, st.just(1), st.none(), st.none(), words),
)
every_kind = st.one_of(
    st.tuples(st.just("duration"), durations),
    st.tuples(st.just("quantity"), measurables),
    st.tuples(st.just("bound"), bounds),
    st.tuples(st.just("deadline"), deadlines),
    st.tuples(st.just("frequency"), frequencies),
)


@given(every_kind)
def test_the_canonical_text_reads_back_as_the_same_quantity(case):
    kind, quantity = case
    again = parse_quantity(str(quantity), kind)
    assert again == quantity
    assert str(again) == str(quantity)


def has_own_order(quantity):
    inner = quantity.quantity if isinstance(quantity, Bound) else quantity
    return isinstance(inner, Money)


@given(every_kind.filter(lambda case: not has_own_order(case[1])))
def test_what_a_document_prints_can_be_typed_in_english(case):
    kind, quantity = case
    assert parse_quantity(format_quantity(quantity), kind) == quantity


@given(every_kind.filter(lambda case: not has_own_order(case[1])))
def test_what_a_document_prints_can_be_typed_in_chinese(case):
    kind, quantity = case
    assert parse_quantity(format_quantity(quantity, CHINESE.gettext, CHINESE.ngettext), kind) == quantity


def catalogue(path: Path) -> gettext.GNUTranslations:
    binary = io.BytesIO()
    with path.open("rb") as source:
        write_mo(binary, read_po(source))
    binary.seek(0)
    return gettext.GNUTranslations(binary)


CHINESE = catalogue(Path(__file__).parents[2] / "templates" / "locales" / "zh-CN" / "quantities.po")
