"""The clock of a promise has no start or no end.

"Within 4 hours" of what? From the call, from the order, from the engineer's departure: the answers differ by hours,
and each side takes the one that suits it.

Name the events under `measure` as `from` and `to`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.limits import limits_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Duration

CODE: Final = "QMS420"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment with a time limit whose measure lacks `from` or `to`."""
    for commitment in policy_set.commitments:
        measure = commitment.measure
        if measure is None or not any(isinstance(limit.quantity, Duration) for limit in limits_of(commitment)):
            continue
        missing = [key for key in ("from", "to") if not measure.given(key)]
        if missing:
            yield Problem(
                commitment,
                ("measure",),
                phrase(
                    "the clock of `{commitment}` has no `{missing}`",
                    commitment=commitment.id,
                    missing="` and no `".join(missing),
                ),
                phrase("name the events that start and stop it"),
            )
