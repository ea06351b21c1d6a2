"""Quantities are said in the words of a catalogue, digits as typed."""

from __future__ import annotations

import gettext
import io
import string
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from qmsgen.model.calendar import HOURS_MESSAGES, format_hours, parse_hours
from qmsgen.model.quantity import MESSAGES, format_quantity, parse_quantity

CATALOGUE = Path(__file__).parents[2] / "templates" / "locales" / "zh-CN" / "quantities.po"


@pytest.fixture(scope="module")
def chinese():
    binary = io.BytesIO()
    with CATALOGUE.open("rb") as source:
        write_mo(binary, read_po(source))
    binary.seek(0)
    return gettext.GNUTranslations(binary)


SAID = [
    ("4 h", "duration", "4 hours", "4 小时"),
    ("1 h", "duration", "1 hour", "1 小时"),
    ("1.5 h", "duration", "1.5 hours", "1.5 小时"),
    ("1.10 h", "duration", "1.10 hours", "1.10 小时"),
    ("10 business days", "duration", "10 business days", "10 个工作日"),
    ("5 calendar days", "duration", "5 calendar days", "5 个自然日"),
    ("3 months", "duration", "3 months", "3 个月"),
    ("2 billing cycles", "duration", "2 billing cycles", "2 个账单周期"),
    ("300 CNY", "money", "CNY 300", "300 元"),
    ("300 USD", "money", "USD 300", "300 美元"),
    ("1,200.50 EUR", "money", "EUR 1,200.50", "1,200.50 欧元"),
    ("1200 KES", "money", "KES 1200", "1200 KES"),
    ("99.95 %", "percent", "99.95%", "99.95%"),
    ("10 % of 上门费", "share", "10% of 上门费", "上门费的 10%"),
    ("3 次", "count", "3 次", "3 次"),
    ("≤ 22 business days", "bound", "at most 22 business days", "不超过 22 个工作日"),
    ("≥ 95 %", "bound", "at least 95%", "不低于 95%"),
    ("end of the same business day", "deadline", "end of the same business day", "当日下班前"),
    ("end of next business day", "deadline", "end of the next business day", "下一个工作日下班前"),
    ("end of business day 3", "deadline", "end of business day 3", "第 3 个工作日下班前"),
    ("3 business days before 交付", "deadline", "3 business days before 交付", "交付前 3 个工作日"),
    ("monthly", "frequency", "monthly", "每月"),
    ("every 6 months", "frequency", "every 6 months", "每 6 个月"),
    ("twice a year", "frequency", "2 times a year", "每年 2 次"),
    (
        "2 per year, at most 7 months apart",
        "frequency",
        "2 times a year, at most 7 months apart",
        "每年 2 次，间隔不超过 7 个月",
    ),
    ("on every 投诉", "frequency", "on every 投诉", "每次投诉时"),
    ("3 per 2 weeks", "frequency", "3 times in 2 weeks", "每 2 周 3 次"),
]


@pytest.mark.parametrize(("text", "kind", "english", "chinese_text"), SAID)
def test_a_quantity_is_said_in_english_and_chinese(text, kind, english, chinese_text, chinese):
    quantity = parse_quantity(text, kind)
    assert format_quantity(quantity) == english
    assert format_quantity(quantity, chinese.gettext, chinese.ngettext) == chinese_text


def test_a_language_without_a_catalogue_falls_back_to_english():
    empty = gettext.NullTranslations()
    quantity = parse_quantity("at most 2 h", "bound")
    assert format_quantity(quantity, empty.gettext, empty.ngettext) == "at most 2 hours"


def test_a_bound_can_be_said_with_its_symbol(chinese):
    quantity = parse_quantity("at most 22 business days", "bound")
    assert format_quantity(quantity, symbols=True) == "≤ 22 business days"
    assert format_quantity(quantity, chinese.gettext, chinese.ngettext, symbols=True) == "≤ 22 个工作日"


HOURS = [
    (
        "Mon-Fri 08:30-12:00,13:30-17:30; Sat 09:00-12:00",
        "Mon to Fri 08:30–12:00 and 13:30–17:30; Sat 09:00–12:00",
        "周一至周五 08:30–12:00、13:30–17:30；周六 09:00–12:00",
    ),
    ("24x7", "24 hours a day, 7 days a week", "全天候（7×24 小时）"),
    ("24x5", "Mon to Fri all day", "周一至周五 全天"),
    ("Mon,Wed 09:00-17:00", "Mon, Wed 09:00–17:00", "周一、周三 09:00–17:00"),
    ("Sun-Thu 09:00-17:00", "Sun to Thu 09:00–17:00", "周日至周四 09:00–17:00"),
]


@pytest.mark.parametrize(("text", "english", "chinese_text"), HOURS)
def test_opening_hours_are_said_in_english_and_chinese(text, english, chinese_text, chinese):
    hours = parse_hours(text)
    assert format_hours(hours) == english
    assert format_hours(hours, chinese.gettext) == chinese_text


def gaps(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_the_chinese_catalogue_says_every_message_with_all_its_gaps():
    with CATALOGUE.open("rb") as source:
        entries = {entry.id: entry.string for entry in read_po(source) if entry.id}
    assert set(entries) == {*MESSAGES, *HOURS_MESSAGES}
    for message, said in entries.items():
        one, translated = (message[1], said[0]) if isinstance(message, tuple) else (message, said)
        assert translated, f"{one} is not translated"
        assert gaps(translated) == gaps(one), f"{one} has other gaps than {translated}"
