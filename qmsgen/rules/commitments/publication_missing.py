"""A promise is published nowhere.

Customers can rely only on a promise that they know of.

Name under `channel` where it is published: the portal, a notice at the counter, the contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS404"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment that can be claimed but does not say where it is published."""
    for commitment in policy_set.commitments:
        claimed = commitment.invoke is not None and commitment.invoke.given("channels")
        if claimed and not commitment.given("channel"):
            message = phrase("commitment `{commitment}` does not say where it is published", commitment=commitment.id)
            yield Problem(commitment, (), message, phrase("name the channel under `channel`"))
