"""Fewer clauses are answered than the set wants.

The set says under `coverage` of a standard what share of the clauses must be answered, and how strongly, before it may
be merged or released.

Answer the clauses that are named; `qmsgen coverage` says of each what to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.coverage import coverage
from qmsgen.model.coverage_goal import Goal, result
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS245"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every claimed standard that falls short of its own goal."""
    for claim in policy_set.standards:
        goal = Goal.of(claim)
        if goal is None or claim.standard is None:
            continue
        reached = result(coverage(claim.standard, policy_set), goal)
        if not reached.is_met:
            cure = phrase("`qmsgen coverage` says of each clause what to write")
            yield Problem(claim, ("coverage",), reached.sentence(claim.standard.id), cure)
