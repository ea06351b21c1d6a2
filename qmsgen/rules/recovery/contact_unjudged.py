"""Nobody decided whether a contact with the customer is a moment of truth.

The blueprint shows the customer and the staff face to face, and no moment is marked. Either it makes or breaks the
visit and has no standard and no recovery, or it does not matter and nobody wrote that down.

Mark the phase with its `moment`, or the step with `moment_of_truth`; where the contact decides nothing, write
`moment: none`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS453"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C2",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every phase of a blueprint with work before the customer's eyes and no word about a moment."""
    for blueprint in policy_set.blueprints:
        for phase in blueprint.phases:
            in_sight = phase.given("frontstage") or any(step.lane == "frontstage" for step in phase.steps)
            judged = phase.given("moment") or any(step.moment_of_truth is not None for step in phase.steps)
            if in_sight and not judged:
                message = phrase("phase `{phase}` meets the customer and marks no moment of truth", phase=phase.id)
                yield Problem(phase, (), message, phrase("write `moment`, or `moment: none`"))
