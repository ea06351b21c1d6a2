"""A step does not say what is done.

A name alone, such as `repair`, leaves everybody to do it their own way.

Write what is done as one would tell a new colleague, `do: Replace the part and count cash twice.`; what is decided
under `decide`, or the process that takes over under `call`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS306"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step with none of `do`, `decide` and `call`."""
    for process in policy_set.processes:
        for step in process.steps:
            if not any(map(step.given, ("do", "decide", "call"))):
                message = phrase("step `{step}` does not say what is done", step=step.id)
                yield Problem(step, (), message, phrase("write `do`, `decide` or `call`"))
