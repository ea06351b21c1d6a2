"""A step asks too many people before it is done.

Each role that is consulted may hold the case, and none of them answers for it. With more than three the customer
waits for the slowest of a committee.

Keep those without whose word the step goes wrong; the others are `informed`. The number is `consulted_most` under
`thresholds`. Meetings, in processes of the category `management`, live by consultation and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS327"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step that consults more roles than it should wait for."""
    most = policy_set.thresholds.consulted_most
    for process in (one for one in policy_set.processes if one.category != "management"):
        for step in process.steps:
            number = len(step.by.consulted) if step.by is not None else 0
            if number > most:
                message = phrase("step `{step}` consults {number} roles", step=step.id, number=number)
                yield Problem(step, ("by", "consulted"), message, phrase("keep {most} at most", most=most))
