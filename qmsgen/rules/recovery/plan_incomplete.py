"""A plan leaves out steps that the severity demands.

The severity promises the customer five steps, the plan at this moment of truth has three. What is missing will not
happen.

Write the missing steps, or take them from another severity with `steps_as`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.recovery import steps_of

CODE: Final = "QMS434"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every severity of a plan whose steps do not hold all that the severity demands."""
    for plan in policy_set.recovery:
        for entry in plan.severities:
            demanded = entry.target.steps if entry.target is not None else ()
            written = {step.step for step in steps_of(plan, entry)}
            missing = [step for step in demanded if step not in written]
            if missing:
                yield Problem(
                    entry,
                    (),
                    phrase(
                        "`{severity}` of `{plan}` leaves out {steps}",
                        severity=entry.id,
                        plan=plan.id,
                        steps=listed(missing),
                    ),
                    phrase("write them under `steps`, or take those of another severity with `steps_as`"),
                )
