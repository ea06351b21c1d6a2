"""A calculation rests on somebody else's figure, for good.

What a lost customer costs differs from trade to trade. A figure that was read somewhere is a beginning; a decision
needs one of the organisation's own.

Write under `replaced_by` how the organisation will come to a figure of its own, or set `own: true` where it has
one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS526"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-B5",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every figure from elsewhere that nothing will replace."""
    for assumption in policy_set.assumptions:
        if not assumption.own and not assumption.given("replaced_by"):
            message = phrase("`{assumption}` is borrowed, and nothing will replace it", assumption=assumption.id)
            yield Problem(assumption, (), message, phrase("write `replaced_by`, or `own: true`"))
