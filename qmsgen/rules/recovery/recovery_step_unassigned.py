"""Nobody is named who does a recovery step.

In front of an angry customer everybody looks at everybody else.

Name the role under `by`: whoever stands before the customer for the first steps, whoever may give the remedy for the
later ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS440"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step of a recovery plan without a role."""
    for plan in policy_set.recovery:
        for entry in plan.severities:
            for step in entry.steps:
                if not step.given("by"):
                    message = phrase("nobody does `{step}`", step=step.step)
                    yield Problem(step, (), message, phrase("name the role under `by`"))
