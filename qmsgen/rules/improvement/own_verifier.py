"""Who solves a problem also judges whether it is solved.

Nobody calls their own action useless, so it is closed and the problem comes back.

Name under `verified_by` another role, best one that suffered from the problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS552"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-E4",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every way of solving problems whose owner verifies it."""
    for method in policy_set.improvement:
        if method.owner is not None and method.owner == method.verified_by:
            message = phrase("`{role}` judges its own work in `{method}`", role=method.owner.id, method=method.id)
            yield Problem(method, ("verified_by",), message, phrase("name another role"))
