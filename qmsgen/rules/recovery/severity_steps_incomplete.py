"""A severity leaves out recovery steps that it needs.

Even a slight disappointment takes an apology and the service put right. Whoever is enraged needs all five steps: a
quick repair alone leaves them angry.

Let the mildest severity demand `apology` and `reinstatement` at least, and the worst all five steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.recovery import STEPS, severities_upwards

CODE: Final = "QMS432"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The mildest severity without the first two steps; the worst, where there are several, without all five."""
    ladder = severities_upwards(policy_set)
    for severity in ladder:
        worst = severity == ladder[-1] and len(ladder) > 1
        missing = [step for step in (STEPS if worst else STEPS[:2]) if step not in severity.steps]
        if missing:
            yield Problem(
                severity,
                ("steps",),
                phrase(
                    "severity `{severity}` leaves out {steps}",
                    severity=severity.id,
                    steps=listed(missing),
                ),
                phrase("the worst takes all five steps, the mildest `apology` and `reinstatement`"),
            )
