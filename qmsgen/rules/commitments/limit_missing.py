"""A commitment promises nothing that could be missed.

Without a limit every result keeps the promise, and no customer can ever claim.

Write `at_most`, `less_than`, `at_least`, `more_than` or `no_later_than`; or `tiers` or `parts` that each say their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.limits import LIMITS, holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS405"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment, part and tier without a limit, a `none` or a `see`."""
    for commitment in policy_set.commitments:
        if not any(map(commitment.given, (*LIMITS, "tiers", "parts"))):
            message = phrase("commitment `{commitment}` has no limit", commitment=commitment.id)
            yield Problem(commitment, (), message, phrase("write `at_most: 4 h`, or `tiers` with a limit each"))
        for part in commitment.parts:
            if not any(map(part.given, (*LIMITS, "tiers"))):
                message = phrase("part `{part}` of `{commitment}` has no limit", part=part.id, commitment=commitment.id)
                yield Problem(part, (), message, phrase("write `at_most: 4 h`, or `tiers` with a limit each"))
        for holder in holders_of(commitment):
            for tier in holder.tiers:
                if not any(map(tier.given, (*LIMITS, "none", "see"))):
                    message = phrase("this tier of `{commitment}` has no limit", commitment=commitment.id)
                    cure = phrase("write `at_most: 4 h`, or say under `none` or `see` why there is none")
                    yield Problem(tier, (), message, cure)
