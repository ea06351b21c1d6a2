"""A role is named nowhere.

It does no step, owns nothing and nobody reports to it. Either its work is missing from the set, or the role exists
no longer.

Ask whoever holds the role what they do and name it in those steps, under `by`; where the post no longer exists, delete
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS322"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every role that no other element refers to."""
    for role in policy_set.roles:
        if not any(element != role for element in policy_set.referring(role)):
            message = phrase("role `{role}` is named nowhere", role=role.id)
            yield Problem(role, (), message, phrase("give it a part in a process, or delete it"))
