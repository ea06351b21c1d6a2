"""A channel that never closes is answered by one role without a deputy.

Round the clock means nights, holidays and illness. One role that nobody stands in for has all of them off some day,
and the call rings out.

Name a `deputy` for the role, or a second role under `staffed_by`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clock import weekly_clock
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS357"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every channel open round the clock whose only role has no deputy."""
    for channel in policy_set.channels:
        hours = weekly_clock(channel.calendar)
        if hours is None or not hours.never_closes or len(channel.staffed_by) != 1:
            continue
        (role,) = channel.staffed_by
        if not role.given("deputy"):
            yield Problem(
                channel,
                ("staffed_by",),
                phrase("`{channel}` never closes, and nobody stands in for `{role}`", channel=channel.id, role=role.id),
                phrase("name a `deputy` for the role, or a second role here"),
                (Spot(role, (), phrase("has no `deputy`")),),
            )
