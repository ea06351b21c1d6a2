"""The plan of introduction leaves one of the eight steps out.

Who plans without comparing, or writes documents before the basics are in order, does the work twice.

Add the step under `plan`; where it was done earlier, say so with `state: done`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS550"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A4",)


_STAGES: Final = ("summarise", "learn", "compare", "plan", "allocate", "strengthen", "complete", "operate")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every one of the eight steps that a plan does not name."""
    if not policy_set.plan:
        return
    named = {step.stage for step in policy_set.plan}
    missing = [stage for stage in _STAGES if stage not in named]
    if missing:
        message = phrase("the plan leaves out {steps}", steps=listed(missing))
        yield Problem(policy_set.plan[0], (), message, phrase("add a step with that `stage`"))
