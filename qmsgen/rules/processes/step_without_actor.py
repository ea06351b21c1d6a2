"""Nobody is named who does a step.

A step without a doer is done by whoever happens to be there, or by nobody; in the flow chart it stands in no lane.

Name the role under `by`: `by: {responsible: [field-engineer], accountable: field-supervisor}`. A step that only calls
another process may leave it to that process.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS303"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step, other than a call of another process, without a responsible role."""
    for process in policy_set.processes:
        for step in process.steps:
            if step.given("call") or (step.by is not None and step.by.given("responsible")):
                continue
            yield Problem(
                step,
                ("by",) if step.given("by") else (),
                phrase("nobody does step `{step}`", step=step.id),
                phrase("name a role under `by` as `responsible`"),
            )
