"""Nothing says how it is known that a problem was solved.

Without a criterion set beforehand every action is a success.

Write `effectiveness` before the action begins: `after: 3 months`, `criterion: no second case of the same cause`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS553"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E4",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every way of solving problems without a criterion of its effect."""
    for method in policy_set.improvement:
        if method.effectiveness is None or not method.effectiveness.given("criterion"):
            message = phrase("`{method}` does not say how success is known", method=method.id)
            hint = phrase("write `criterion` under `effectiveness`")
            yield Problem(method, (), message, hint)
