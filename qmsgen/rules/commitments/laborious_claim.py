"""Claiming a promise is laborious.

Whoever was let down has to work for the remedy as well. Past three steps most give up, and tell others.

Cut what the customer has to do: one call with the order number is enough where the organisation looks up the rest. Ask
for nothing that it already knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS414"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment that takes the customer too many steps to claim."""
    most = policy_set.thresholds.claim_steps
    for commitment in policy_set.commitments:
        steps = commitment.invoke.steps if commitment.invoke is not None else ()
        if len(steps) > most:
            message = phrase(
                "claiming `{commitment}` takes {number} steps", commitment=commitment.id, number=len(steps)
            )
            yield Problem(commitment.invoke, ("steps",), message, phrase("cut them to {most} at most", most=most))
