"""Two limits contradict each other.

A promise that says both "at most" and "less than", or has a limit of its own beside tiers or beside `none`, is read by
the customer one way and by the accountant the other.

Leave the one that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import LIMITS, holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS406"
SEVERITY: Final = Severity.ERROR

_PAIRS: Final = (
    ("at_most", "less_than"),
    ("at_least", "more_than"),
    ("at_most", "no_later_than"),
    ("less_than", "no_later_than"),
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment or tier with two limits on one side, and every tier that promises and does not."""
    for commitment in policy_set.commitments:
        for holder in holders_of(commitment):
            for record in (holder, *holder.tiers):
                yield from _twice(record)
            for tier in holder.tiers:
                yield from _taken_back(tier)


def _twice(record: Element) -> Iterator[Problem]:
    for one, other in _PAIRS:
        if record.given(one) and record.given(other):
            message = phrase("`{one}` and `{other}` contradict each other", one=one, other=other)
            yield Problem(record, (other,), message, phrase("keep the one that is meant"))


def _taken_back(tier: Element) -> Iterator[Problem]:
    limit = next((key for key in LIMITS if tier.given(key)), None)
    if limit is not None and tier.given("none"):
        message = phrase("`{limit}` promises what `none` takes back", limit=limit)
        yield Problem(tier, ("none",), message, phrase("keep the one that is meant"))
