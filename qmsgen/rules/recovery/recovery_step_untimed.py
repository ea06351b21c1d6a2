"""A recovery step has no deadline.

Recovery that comes late is a second failure.

Write `within: 10 min`, counted from the moment at which the failure was noticed. Ask the customer's patience, not the
duty roster.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS441"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step of a recovery plan without a time."""
    for plan in policy_set.recovery:
        for entry in plan.severities:
            for step in entry.steps:
                if not step.given("within"):
                    message = phrase("`{step}` has no deadline", step=step.step)
                    yield Problem(step, (), message, phrase("write `within: 10 min`"))
