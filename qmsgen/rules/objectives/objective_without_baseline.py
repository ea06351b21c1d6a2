"""An objective does not say from where it starts.

"95 % by February" is a feat from 70 % and a rest from 94 %. Without the starting point nobody can plan the way, and at
the end nobody knows what was gained.

Write `baseline` at the objective or its measure: `91 % in 2025`. Where nothing is known, say so: "not counted yet;
first figure in April". That is an answer too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS546"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every objective with a measure, neither of which says where it stands today."""
    for objective in policy_set.objectives:
        measure = objective.measure
        if measure is not None and not objective.given("baseline") and not measure.given("baseline"):
            message = phrase("objective `{objective}` does not say where it starts", objective=objective.id)
            yield Problem(objective, (), message, phrase("write `baseline`, or that nothing is known yet"))
