"""The ceiling of a period lies below the limit of one case.

A role may give 300 for one case but only 200 in a month: the first case already breaks the rule.

Raise the `ceiling`, or lower `up_to`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import compare

CODE: Final = "QMS439"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C5",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every grant whose ceiling is less than its limit for one time."""
    for role in policy_set.roles:
        for grant in role.may_grant:
            if grant.ceiling is not None and grant.up_to is not None and compare(grant.ceiling, grant.up_to) == -1:
                message = phrase(
                    "the ceiling `{ceiling}` lies below the limit `{limit}` of a single case",
                    ceiling=grant.ceiling,
                    limit=grant.up_to,
                )
                yield Problem(grant, ("ceiling",), message, phrase("raise the ceiling, or lower `up_to`"))
