"""No way leads to a step.

The step stands in the procedure but nobody ever comes to it: a branch was forgotten, or points past it.

Ask when the step is done and let the `next` of the step before lead to it. Where nobody does it any more, delete it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.process import flow_is_whole, reachable

CODE: Final = "QMS309"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The first of those that cannot be come to, and of those not led to by it; silent where a `next` is broken."""
    for process in policy_set.processes:
        if not flow_is_whole(process):
            continue
        come_to = set(reachable(process))
        for step in process.steps:
            if step not in come_to:
                message = phrase("no way leads to step `{step}`", step=step.id)
                yield Problem(step, (), message, phrase("let a `next` lead to it, or delete it"))
                come_to.update(reachable(process, step))
