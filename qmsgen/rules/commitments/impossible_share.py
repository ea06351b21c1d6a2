"""More than all cases are promised.

A share of cases above 100 % cannot be reached, nor a step be right the first time more often than it is done; usually a
digit slipped in.

Write a share of 100 % at the most.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of, limits_of, measure_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Percent

CODE: Final = "QMS466"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C1", "S-C2")

_ALL: Final = 100
_OF_SHARES: Final = frozenset({"percentage", "availability"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every share above 100 % in a measure, a tier, a limit on shares, or a step that is to be right the first time."""
    for record, key in (*_in_commitments(policy_set), *_in_steps(policy_set)):
        share = getattr(record, key)
        if isinstance(share, Percent) and share.amount > _ALL:
            message = phrase("`{share}` is more than all cases", share=share)
            yield Problem(record, (key,), message, phrase("write 100 % at the most"))


def _in_commitments(policy_set: PolicySet) -> Iterator[tuple[Element, str]]:
    for commitment in policy_set.commitments:
        for holder in holders_of(commitment):
            if holder.measure is not None:
                yield from ((holder.measure, key) for key in ("share", "percentile"))
            yield from ((tier, "share") for tier in holder.tiers)
        for limit in limits_of(commitment):
            measure = measure_of(limit.holder)
            if measure is not None and measure.statistic in _OF_SHARES:
                yield limit.record, limit.key


def _in_steps(policy_set: PolicySet) -> Iterator[tuple[Element, str]]:
    for process in policy_set.processes:
        yield from ((step, "right_first_time") for step in process.steps)
