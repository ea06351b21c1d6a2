"""Nobody knows what to do when a promise is broken.

The remedy pays for the failure; the recovery wins the customer back. Without a plan the front line improvises.

Name the plan under `recovery`; where none fits, write one for the moment at which customers notice that the promise is
broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS417"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment without a recovery plan, where the set has plans."""
    for commitment in policy_set.commitments if policy_set.recovery else ():
        if not commitment.given("recovery"):
            message = phrase("commitment `{commitment}` names no recovery plan", commitment=commitment.id)
            yield Problem(commitment, (), message, phrase("name the plan under `recovery`"))
