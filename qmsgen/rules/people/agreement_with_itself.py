"""A department has an agreement with itself.

An internal customer is somebody else, who can say whether the service was good.

Name the unit that is served under `customer`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS383"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-E7",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every agreement whose two sides are one."""
    for agreement in policy_set.agreements:
        if agreement.provider is not None and agreement.provider == agreement.customer:
            message = phrase("both sides of agreement `{agreement}` are one unit", agreement=agreement.id)
            yield Problem(agreement, ("customer",), message, phrase("name the unit that is served"))
