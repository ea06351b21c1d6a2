"""Roles report to one another in a circle.

Escalation goes upwards. In a circle it never arrives at somebody who can decide, and the organisation chart cannot
be drawn.

Ask who decides in the end, and let that role report to nobody; then let each of the others report upwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.circle import circles
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS320"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every circle along `reports_to`."""
    for circle in circles(policy_set.roles, lambda role: [role.reports_to] if role.reports_to else []):
        names = " → ".join(f"`{role.id}`" for role in (*circle, circle[0]))
        message = phrase("the roles report to one another: {names}", names=names)
        yield Problem(circle[0], ("reports_to",), message, phrase("let the highest role report to nobody"))
