"""Nobody answers for a commitment.

When the promise is broken nobody is asked why, and it is broken again.

Name one role under `owner`: the one that can move people and money when the promise is in danger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS407"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment without an owner."""
    for commitment in policy_set.commitments:
        if not commitment.given("owner"):
            message = phrase("commitment `{commitment}` has no owner", commitment=commitment.id)
            yield Problem(commitment, (), message, phrase("name one role under `owner`"))
