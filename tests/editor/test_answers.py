"""What may be written at a spot, whatever else is unfinished in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen import pipeline
from qmsgen.editor.answers import completions
from qmsgen.editor.spot import spot_at


@pytest.fixture
def policy_set(root):
    return pipeline.inspect(root, "set").policy_set


def offered(policy_set, text):
    """The words offered at the bar in a text."""
    before, _, after = text.partition("|")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return [word.text for word in completions(policy_set, before + after, line, column, str)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("processes:\n  visit:\n    owner: |\n", ["head", "desk"]),
        ("processes:\n  visit:\n    owner: d|\n    purpose: x\n", ["head", "desk"]),
        ("processes:\n  visit:\n    steps:\n      a: {by: {responsible: [desk, |", ["head", "desk"]),
        ("processes:\n  visit:\n    steps:\n      a: {by: {responsible: [desk, |]}}\n", ["head", "desk"]),
        (
            "processes:\n  visit:\n    steps:\n      a:\n        by:\n          responsible:\n            - |\n",
            ["head", "desk"],
        ),
        ("commitments:\n  seen:\n    delivered_by: vis|\n", ["visit.greet", "visit.lead"]),
        ("processes:\n  visit:\n    steps:\n      greet:\n        next: |\n", ["greet", "lead"]),
    ],
)
def test_ids_are_offered_where_ids_belong(policy_set, text, words):
    assert [word for word in offered(policy_set, text) if word in words or "." in word] == words


def test_keys_are_offered_that_are_not_there_yet(policy_set):
    words = offered(policy_set, "roles:\n  desk:\n    title: x\n    |\n    purpose: y\n")
    assert "deputy" in words
    assert not {"title", "purpose"} & set(words)


def test_collections_are_offered_at_the_top(policy_set):
    assert {"roles", "processes", "commitments"} <= set(offered(policy_set, "|\n"))


def test_clauses_are_offered_with_their_standard(policy_set):
    words = offered(policy_set, "processes:\n  visit:\n    addresses: [|]\n")
    assert "iso-9001-2015:8.2.1" in words


@given(st.text(alphabet="ab:-[]{}\n 我😀\"'|&*#,", max_size=60), st.integers(1, 8), st.integers(1, 20))
def test_no_text_is_too_broken_to_be_asked_about(text, line, column):
    spot = spot_at(text, line, column)
    assert spot is None or not any("cursor" in str(key) for key in (*spot.path, *spot.present))
