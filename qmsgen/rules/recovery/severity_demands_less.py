"""A worse severity demands less than a milder one.

What is done for a slight disappointment is left out for a greater one.

Let each severity demand at least the steps of the milder ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.recovery import STEPS, severities_upwards

CODE: Final = "QMS449"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every severity that leaves out a step of the next milder one; the first two steps are another rule's matter."""
    for milder, worse in pairwise(severities_upwards(policy_set)):
        lost = [step for step in milder.steps if step not in worse.steps and step not in STEPS[:2]]
        if lost and worse != severities_upwards(policy_set)[-1]:
            yield Problem(
                worse,
                ("steps",),
                phrase(
                    "`{worse}` leaves out {steps}, which the milder `{milder}` demands",
                    worse=worse.id,
                    steps=listed(lost),
                    milder=milder.id,
                ),
                phrase("let each severity demand the steps of the milder ones"),
            )
