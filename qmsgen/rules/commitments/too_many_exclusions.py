"""A promise is hollowed out by exceptions.

Customers remember the promise and meet the exceptions. With more than two exclusions and conditions together a
guarantee no longer reads as unconditional.

Keep the two that matter most, such as "the site is closed by its owner"; take the others into the price of the promise.
Another number can be set under `thresholds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS412"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment with more exclusions and conditions than customers forgive."""
    most = policy_set.thresholds.promise_exclusions
    for commitment in policy_set.commitments:
        number = len(commitment.exclusions) + len(commitment.conditions)
        if number > most:
            yield Problem(
                commitment,
                ("exclusions",) if commitment.given("exclusions") else ("conditions",),
                phrase(
                    "commitment `{commitment}` has {number} exclusions and conditions",
                    commitment=commitment.id,
                    number=number,
                ),
                phrase("keep {most} at most", most=most),
            )
