"""Where rules draw the line is data: each threshold has a default that a set may move."""

from decimal import Decimal

import pytest

from qmsgen.model.quantity import Duration, Percent, TimeUnit
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
from qmsgen.stages.check import check
from qmsgen.stages.load import load

PROMISE = (
    "languages: [en]\ncommitments:\n  call:\n    promise: We answer every call of every customer within one minute.\n"
)


def read(folder, text):
    (folder / "policy.yaml").write_text(text, encoding="utf-8")
    return assemble("set", load(folder).files, vocabulary()).policy_set


def test_a_set_that_says_nothing_has_the_default_in_its_own_kind(tmp_path):
    thresholds = read(tmp_path, PROMISE).thresholds
    assert thresholds.survey_time == Duration(Decimal(10), TimeUnit.MINUTE)
    assert thresholds.accountable_share == Percent(Decimal(60))
    assert thresholds.promise_words == 40


def test_every_threshold_has_a_default_that_can_be_read(tmp_path):
    thresholds = read(tmp_path, PROMISE).thresholds
    assert [name for name in thresholds.shape.fields if getattr(thresholds, name) is None] == []


@pytest.mark.parametrize(("most", "found"), [(9, ["long-promise"]), (10, [])])
def test_a_set_moves_the_line_of_a_rule(tmp_path, most, found):
    policy_set = read(tmp_path, f"{PROMISE}thresholds:\n  promise_words: {most}\n")
    assert [finding.name for finding in check(policy_set, select=["long-promise"])] == found
