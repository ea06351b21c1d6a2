"""An objective does not say what is measured, how much, until when or by whom.

A wish without a figure, a day and a name cannot be missed, and so it is not kept.

Write `measure`, `target` (or the target of the measure), `due` and `owner`: "on time, at least 95 %, by 2027-02-28,
service manager".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.boilerplate import asked
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS540"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-A2", "S-E1")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every objective that lacks an indicator, a target, a day or an owner, unless its pack asks for it as a fact."""
    later = asked(policy_set)
    for objective in policy_set.objectives:
        wanted = [name for name in ("measure", "due", "owner") if (*objective.path, name) not in later]
        lacking = [name for name in wanted if not objective.given(name)]
        if not objective.given("target") and (objective.measure is None or not objective.measure.given("target")):
            lacking.append("target")
        if lacking:
            message = phrase("objective `{objective}` lacks {lacking}", objective=objective.id, lacking=listed(lacking))
            yield Problem(objective, (), message, phrase("write what is measured, how much, until when, and by whom"))
