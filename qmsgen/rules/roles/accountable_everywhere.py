"""One role answers for nearly everything.

Whoever is accountable for most steps of the house decides none of them: the cases queue before one door, and staff
learn that nothing is theirs to answer for.

Let the nearest superior of those who do a step answer for it, and keep for this role what only it can decide. The
share is `accountable_share` under `thresholds`; sets with fewer than twelve steps or three accountable roles are
small houses, and are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS328"
SEVERITY: Final = Severity.WARNING

_STEPS: Final = 12
_ROLES: Final = 3


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The role that is accountable for more of all steps than the threshold allows."""
    answering = [
        step.by.accountable[0]
        for process in policy_set.processes
        for step in process.steps
        if step.by is not None and step.by.accountable
    ]
    counted = Counter(answering)
    if len(answering) < _STEPS or len(counted) < _ROLES:
        return
    role, number = counted.most_common(1)[0]
    share = policy_set.thresholds.accountable_share
    if number * 100 > share.amount * len(answering):
        message = phrase(
            "`{role}` is accountable for {number} of {all} steps", role=role.id, number=number, all=len(answering)
        )
        yield Problem(role, (), message, phrase("let the superior nearest to the work answer for it"))
