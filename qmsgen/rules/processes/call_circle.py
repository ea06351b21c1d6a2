"""Processes call one another in a circle.

A process waits in the middle for another one, which waits for the first. Taken at its word, nobody ever finishes.

Hand the case over at the end of a process instead (`next: end` after the call), or break the circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.circle import circles
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.process import branches

CODE: Final = "QMS311"
SEVERITY: Final = Severity.WARNING
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every circle of processes that each go on only after the call."""
    for circle in circles(policy_set.processes, _waits_for):
        names = " → ".join(f"`{process.id}`" for process in (*circle, circle[0]))
        message = phrase("the processes wait for one another: {names}", names=names)
        yield Problem(circle[0], (), message, phrase("end the process after the call, or break the circle"))


def _waits_for(process: Element) -> list[Element]:
    return [
        step.call
        for step in process.steps
        if step.call is not None and any(not branch.ends for branch in branches(step, process))
    ]
