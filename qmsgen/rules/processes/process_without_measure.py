"""Nobody sees whether a process succeeds.

Without a measure the owner hears of trouble from customers only, and management review has nothing to look at.

Ask the owner by which figure they would notice that it goes wrong, and name that measure: `measures:
[on-time-arrival]`. One good figure is better than five.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS313"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D4",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every process without measures."""
    for process in policy_set.processes:
        if not process.given("measures"):
            message = phrase("process `{process}` has no measure", process=process.id)
            yield Problem(process, (), message, phrase("name one under `measures`"))
