"""A commitment fails one of the five properties of a good promise.

A promise works when it is unconditional, easy to understand, meaningful, easy to invoke and easy to collect. Where
one of the five is missing, customers find the promise empty, and staff learn that it is not meant.

The message names the property and the reason; mend that, or move the line under `thresholds`. The control sheet of
commitments shows all five grades of each. What another rule tells already is not told again here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.promise_grades import Grade, grades

CODE: Final = "QMS471"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment with a property graded as failed for a reason that no other rule tells."""
    for commitment in (one for one in policy_set.commitments if one.remedy is not None):
        for graded in grades(commitment, policy_set):
            if graded.grade is Grade.FAIL and graded.name in _TOLD_HERE and commitment.remedy.none is None:
                message = phrase(
                    "`{commitment}` is not {property}: {reason}",
                    commitment=commitment.id,
                    property=graded.title,
                    reason=graded.reason,
                )
                yield Problem(
                    commitment, (graded.key,), message, phrase("mend it, or move the line under `thresholds`")
                )


_TOLD_HERE: Final = frozenset({"collectable"})
"""Exclusions, length, hedges, channels, steps and missing remedies have rules of their own."""
