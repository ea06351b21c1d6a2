"""A measure has no target.

A figure that is only collected is looked at by nobody. The target says when somebody has to act.

Write `target: at least 95 %`. Take what the promise demands, or the best month of last year; a target that is always
reached tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS522"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A6", "S-E1")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every measure without a target."""
    for measure in policy_set.measures:
        if not measure.given("target"):
            message = phrase("measure `{measure}` has no target", measure=measure.id)
            yield Problem(measure, (), message, phrase("write `target: at least 95 %`"))
