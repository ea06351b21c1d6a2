"""The five properties of a good promise, and how easily a text reads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qmsgen import pipeline
from qmsgen.model.promise_grades import Grade, grades
from qmsgen.model.readability import reading

SET = """
organisation: {{name: {{literal: X}}}}
languages: [en]
{more}
remedies:
  credit: {{title: Credit, form: credit, value: 10 EUR}}
  sorry: {{title: Apology, form: apology}}
channels: {{a: {{title: A, kind: telephone}}, b: {{title: B, kind: counter}}}}
commitments:
  c:
    title: C
    promise: "{promise}"
    measure: {{statistic: each}}
    at_most: 4 h
    remedy: {remedy}
    invoke: {invoke}
    {extra}
"""
LATE = "{gives: [credit], within: 1 month}"
GOOD = {
    "promise": "We come within 4 hours.",
    "remedy": "{gives: [credit], within: 1 business day}",
    "invoke": "{channels: [a, b], steps: [Call us]}",
    "extra": "",
    "more": "",
}


def graded(tmp_path, **changed):
    (tmp_path / "qms.yaml").write_text(SET.format(**(GOOD | changed)), "utf-8")
    policy_set = pipeline.inspect(tmp_path, "set").policy_set
    return {one.name: one.grade for one in grades(policy_set.commitments[0], policy_set)}


def test_a_good_promise_has_all_five(tmp_path):
    assert set(graded(tmp_path).values()) == {Grade.PASS}


@pytest.mark.parametrize(
    ("changed", "name", "grade"),
    [
        ({"extra": "exclusions: [{because: Storm}]"}, "unconditional", Grade.WARN),
        ({"extra": "exclusions: [{because: A}, {because: B}, {because: C}]"}, "unconditional", Grade.FAIL),
        ({"extra": "exclusions: [{because: Our lift is broken, ours: true}]"}, "unconditional", Grade.FAIL),
        ({"promise": "Where possible, we come within 4 hours."}, "unconditional", Grade.FAIL),
        ({"promise": "We come soon."}, "understandable", Grade.WARN),
        ({"promise": "We come within 4 hours. " * 3}, "understandable", Grade.WARN),
        ({"promise": "word " * 41 + "4 hours"}, "understandable", Grade.FAIL),
        ({"remedy": "{gives: [sorry], within: 1 h}"}, "meaningful", Grade.WARN),
        ({"remedy": "{none: no money for it}"}, "meaningful", Grade.FAIL),
        ({"invoke": "{channels: [a], steps: [Call us]}"}, "invocable", Grade.WARN),
        ({"invoke": "{channels: [a, b], steps: [A, B, C, D]}"}, "invocable", Grade.FAIL),
        ({"invoke": "{channels: [a, b], steps: [A], evidence: [Receipt, Identity card]}"}, "invocable", Grade.WARN),
        ({"remedy": "{gives: [credit], within: 5 business days}"}, "collectable", Grade.WARN),
        ({"remedy": LATE}, "collectable", Grade.FAIL),
        ({"remedy": "{gives: [credit]}"}, "collectable", Grade.FAIL),
        (
            {"remedy": "{gives: [credit], within: 1 month}", "more": "thresholds: {payout_slow: 2 months}"},
            "collectable",
            Grade.WARN,
        ),
        (
            {"remedy": "{gives: [credit], automatic: true, within: 1 h}", "invoke": "{channels: []}"},
            "invocable",
            Grade.PASS,
        ),
    ],
)
def test_each_property_is_graded_by_what_the_commitment_says(tmp_path, changed, name, grade):
    assert graded(tmp_path, **changed)[name] is grade


def test_reading_ease_is_that_of_flesch():
    read = reading("The cat sat on the mat.")
    assert (read.words, read.sentences) == (6, 1)
    assert read.ease == Decimal("116.1")


def test_chinese_has_sentences_and_characters_but_no_ease():
    read = reading("城区4小时内到场。县区八小时内到场！")
    assert (read.sentences, read.characters, read.ease) == (2, 15, None)
