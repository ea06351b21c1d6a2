"""A step leaves neither a record nor an output.

What leaves no trace cannot be shown to have been done, and the next step has nothing to go on with. Auditors sample
records, not memories.

Name the `record` that shows it, or the `output` that it brings forth. Decisions and calls of other processes are
seen by what follows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS305"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-A8",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step that does something and names neither record nor output."""
    for process in policy_set.processes:
        for step in process.steps:
            if step.given("do") and not any(map(step.given, ("record", "output", "decide", "call"))):
                message = phrase("step `{step}` leaves neither record nor output", step=step.id)
                yield Problem(step, (), message, phrase("name under `record` or `output` what shows that it was done"))
