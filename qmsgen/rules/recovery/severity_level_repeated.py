"""Two severities have the same level.

Staff cannot tell which of the two is worse, and so not which steps to take. "If unsure, take the worse one" has no
meaning then.

Give each severity a level of its own; 1 is the mildest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS435"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every severity whose level another one has already."""
    first: dict[int, Element] = {}
    for severity in policy_set.severities:
        taken = first.setdefault(severity.level, severity)
        if taken != severity:
            yield Problem(
                severity,
                ("level",),
                phrase("`{severity}` has the same level as `{other}`", severity=severity.id, other=taken.id),
                phrase("give each severity a level of its own"),
                (Spot(taken, ("level",), phrase("the same level")),),
            )
