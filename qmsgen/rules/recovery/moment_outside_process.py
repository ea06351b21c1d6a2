"""A moment of truth happens in no step.

It stands in the playbook but in no procedure, so that nobody who follows the work comes across it.

Mark the step where it happens with `moment_of_truth`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS450"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C2",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every moment of truth that no step marks, where the set has processes."""
    for moment in policy_set.moments if policy_set.processes else ():
        if not policy_set.referring(moment, "processes"):
            message = phrase("moment `{moment}` happens in no step", moment=moment.id)
            yield Problem(
                moment, (), message, phrase("mark the step with `moment_of_truth: {moment}`", moment=moment.id)
            )
