"""A role is its own deputy.

When its holder is away nobody stands in, and the customer waits.

Name under `deputy` the role that really stands in when the holder is ill, with the same training and the same limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS321"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every role that stands in for itself."""
    for role in policy_set.roles:
        if role.deputy == role:
            message = phrase("role `{role}` is its own deputy", role=role.id)
            yield Problem(role, ("deputy",), message, phrase("name another role"))
