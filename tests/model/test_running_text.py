"""Quantities as running text says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.quantity import Duration, TimeUnit, parse_quantity
from qmsgen.model.quantity.running_text import rates, times_kept, times_promised


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We come within 4 hours.", ["4 h"]),
        ("城区4小时内到场，县区8小时内到场。", ["4 h", "8 h"]),
        ("五个工作日以内答复", ["5 business days"]),
        ("最迟两个工作日答复", ["2 business days"]),
        ("within half an hour", ["0.5 h"]),
        ("不超过二十四小时", ["24 h"]),
        ("十五分钟之内", ["15 min"]),
        ("Open for 4 hours a day", []),
        ("在4小时培训内容中", []),
        ("within the team", []),
    ],
)
def test_times_within_which_something_happens(text, wanted):
    assert [str(said.meanings[0]) for said in times_promised(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("kept by the office for three years", ["3 years"]), ("保存期限为3年", ["3 years"]), ("We have kept faith", [])],
)
def test_times_for_which_something_is_kept(text, wanted):
    assert [str(said.meanings[0]) for said in times_kept(text)] == wanted


def test_days_may_be_of_either_kind():
    (said,) = times_promised("within 3 days")
    assert said.against(parse_quantity("3 business days", "duration")) == 0
    assert said.against(parse_quantity("3 calendar days", "duration")) == 0
    assert said.contradicts([parse_quantity("2 calendar days", "duration")])


def test_what_cannot_be_compared_contradicts_nothing():
    (said,) = times_promised("within 3 months")
    assert not said.contradicts([parse_quantity("4 h", "duration")])


@given(st.integers(1, 999), st.sampled_from([TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.BUSINESS_DAY, TimeUnit.WEEK]))
def test_a_canonical_duration_in_a_sentence_is_read_as_itself(number, unit):
    duration = Duration(type(parse_quantity("1 h", "duration").amount)(number), unit)
    (said,) = times_promised(f"You hear from us within {duration}.")
    assert said.against(duration) == 0


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text):
    assert all(said.words in text for said in (*times_promised(text), *times_kept(text)))
    assert all(said.meanings for said in rates(text))
