"""A promise excuses what the organisation itself controls.

"Except when we are short of staff" takes back the promise in the very case it was made for.

Drop the exclusion and carry the risk: more people on call, a lender machine, a partner. Where that is too dear,
promise less, but without the exception.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS413"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every exclusion that is marked as the organisation's own."""
    for commitment in policy_set.commitments:
        for exclusion in commitment.exclusions:
            if exclusion.ours:
                message = phrase(
                    "commitment `{commitment}` excuses what the organisation itself controls", commitment=commitment.id
                )
                yield Problem(exclusion, ("ours",), message, phrase("drop the exclusion, or promise less"))
