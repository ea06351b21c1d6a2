"""A commitment has no measure.

Nobody can say whether the promise was kept, neither the customer who claims nor the manager who reports.

Write under `measure` what is compared with the limit, and from which event to which the clock runs: `measure: {from:
call-logged, to: engineer-arrived, calendar: office}`. Choose events that leave a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS401"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment without a measure, of its own or in each of its parts."""
    for commitment in policy_set.commitments:
        parted = bool(commitment.parts) and all(part.given("measure") for part in commitment.parts)
        if not commitment.given("measure") and not parted:
            message = phrase("commitment `{commitment}` has no measure", commitment=commitment.id)
            yield Problem(
                commitment, (), message, phrase("write `measure` with `from` and `to`, or the statistic that counts")
            )
