"""A worse failure is answered later than a milder one.

The angrier the customer, the sooner somebody has to act. Here the milder case is served first.

Shorten the `first_response` of the worse severity, and see who is on call for it; or lengthen that of the milder one,
where it promises more than is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import compare
from qmsgen.model.recovery import severities_upwards

CODE: Final = "QMS437"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every severity whose first response takes longer than that of the milder one below it."""
    timed = [severity for severity in severities_upwards(policy_set) if severity.first_response is not None]
    for milder, worse in pairwise(timed):
        if compare(worse.first_response, milder.first_response) == 1:
            yield Problem(
                worse,
                ("first_response",),
                phrase(
                    "`{worse}` is answered within `{later}`, but the milder `{milder}` within `{sooner}`",
                    worse=worse.id,
                    later=worse.first_response,
                    milder=milder.id,
                    sooner=milder.first_response,
                ),
                phrase("answer the worse one at least as fast"),
                (Spot(milder, ("first_response",), phrase("the milder one")),),
            )
