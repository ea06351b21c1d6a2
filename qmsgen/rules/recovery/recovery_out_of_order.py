"""Recovery steps are not in their order.

A gift before the apology looks like a bribe, and empathy before the machine works again like a waste of time. The
order is apology, reinstatement, empathy, atonement, follow-up.

Put the steps in that order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.recovery import STEPS
from qmsgen.model.source import KeyPath

CODE: Final = "QMS433"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The first step of a severity, or of a plan, that stands after a later one."""
    for severity in policy_set.severities:
        index = _misplaced(severity.steps)
        if index:
            yield _problem(severity, ("steps", index), severity.steps[index], severity.steps[index - 1])
    for plan in policy_set.recovery:
        for entry in plan.severities:
            names = tuple(step.step for step in entry.steps)
            index = _misplaced(names)
            if index:
                yield _problem(entry.steps[index], ("step",), names[index], names[index - 1])


def _misplaced(steps: tuple[str, ...]) -> int:
    """The index of the first step that comes too late; 0 where all is in order."""
    ranks = [STEPS.index(step) if step in STEPS else 0 for step in steps]
    return next((index for index in range(1, len(ranks)) if ranks[index] < ranks[index - 1]), 0)


def _problem(element: Element, path: KeyPath, late: str, early: str) -> Problem:
    message = phrase("`{late}` comes after `{early}`", late=late, early=early)
    return Problem(element, path, message, phrase("the order is {steps}", steps=listed(STEPS)))
