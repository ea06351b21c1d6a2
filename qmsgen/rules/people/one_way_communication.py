"""News travels in one direction only.

Where nothing comes up, management learns of trouble from customers; where nothing comes down, staff stop telling.

Describe a communication with `direction: upwards` and one with `direction: downwards`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS382"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E5",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """A set of communications in which nothing goes up, or nothing comes down."""
    ways = {one.direction for one in policy_set.communications}
    missing = [direction for direction in ("upwards", "downwards") if direction not in ways]
    if ways and missing:
        message = phrase("no communication goes {direction}", direction=listed(missing))
        yield Problem(policy_set.communications[0], (), message, phrase("describe one with that `direction`"))
