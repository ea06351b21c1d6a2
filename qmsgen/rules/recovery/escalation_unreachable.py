"""An escalation leads to somebody who cannot be reached.

The card says "hand over to the manager"; at nine in the evening nobody knows whether there is one and how long the
answer takes.

Write on the role when it is reachable (`reachable`) and how fast it answers (`answers_within`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS445"
SEVERITY: Final = Severity.WARNING


_NEEDED: Final = ("reachable", "answers_within")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every role that takes over without saying when it is reachable and how fast it answers."""
    for owner in (*policy_set.severities, *policy_set.recovery):
        for rung in owner.escalation:
            missing = [key for key in _NEEDED if rung.to is not None and not rung.to.given(key)]
            if missing:
                message = phrase("`{role}` takes over but lacks {keys}", role=rung.to.id, keys=listed(missing))
                yield Problem(rung, ("to",), message, phrase("write them on the role"))
