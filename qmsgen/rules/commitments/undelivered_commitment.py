"""No step keeps a promise.

The promise was made in an office; no procedure tells the people who should keep it that they have to.

Name the steps that keep it under `delivered_by: [field-repair.arrive]`, and tell the people who do them. Where no step
does, the procedure lacks one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS408"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment that names neither step nor process, where the set has processes."""
    for commitment in policy_set.commitments if policy_set.processes else ():
        if not any(holder.given("delivered_by") for holder in holders_of(commitment)):
            message = phrase("no step keeps commitment `{commitment}`", commitment=commitment.id)
            yield Problem(
                commitment, (), message, phrase("name the steps under `delivered_by`, such as `field-repair.arrive`")
            )
