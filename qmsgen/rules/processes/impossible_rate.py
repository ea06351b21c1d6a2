"""A step passes none of its cases right the first time, or more than all of them.

The yield of a chain is the product of the rates of its steps: a rate of 0 makes it 0, a rate above 100 % makes it
better than perfect. Both are slips of the pen.

Write the share of cases that pass the step, more than `0 %` and at most `100 %`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS353"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-D5",)

_WHOLE: Final = 100


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every rate of a step, or target of a process, that is not a share of cases."""
    for process in policy_set.processes:
        for element, key in (
            (process, "right_first_time_target"),
            *((step, "right_first_time") for step in process.steps),
        ):
            rate = getattr(element, key)
            if rate is not None and not 0 < rate.amount <= _WHOLE:
                message = phrase("`{rate}` is not a share of cases", rate=str(rate))
                yield Problem(element, (key,), message, phrase("write more than `0 %` and at most `100 %`"))
