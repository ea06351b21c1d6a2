"""A step branches without a question.

The reader stands at a fork and is not told what decides. Two engineers will go two ways.

Write the question under `decide`, or give the step one way on. Steps that begin together stand in a plain list:
`next: [fetch-part, inform-customer]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.process import is_fork, ways_written

CODE: Final = "QMS308"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step with several ways out that asks nothing."""
    for process in policy_set.processes:
        for step in process.steps:
            if ways_written(step) > 1 and not step.given("decide") and not is_fork(step):
                message = phrase(
                    "step `{step}` has {number} ways out but asks nothing", step=step.id, number=ways_written(step)
                )
                yield Problem(step, ("next",), message, phrase("write the question under `decide`"))
