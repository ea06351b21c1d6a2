"""A plan begins later than its severity promises.

The severity says that somebody answers within five minutes, the card for this moment says to begin within twenty.
Staff who keep to the card break the rule of the house, and the customer has been told the shorter time.

Shorten the `within` of the first step, or lengthen the `first_response` of the severity; say the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Duration, compare

CODE: Final = "QMS452"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C3",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every severity of a plan whose first step may begin after the first response that the severity promises."""
    for plan in policy_set.recovery:
        for entry in plan.severities:
            promised = entry.target.first_response if entry.target is not None else None
            first = next(iter(entry.steps), None)
            if promised is None or first is None or not isinstance(first.within, Duration):
                continue
            if compare(first.within, promised) == 1:
                message = phrase(
                    "the plan begins within `{later}`, but `{severity}` promises an answer within `{sooner}`",
                    later=first.within,
                    severity=entry.id,
                    sooner=promised,
                )
                spot = Spot(entry.target, ("first_response",), phrase("promised here"))
                yield Problem(first, ("within",), message, phrase("say the same in both"), (spot,))
