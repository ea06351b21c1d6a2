"""An escalation leads to somebody who cannot be reached.

The card says "hand over to the manager"; at nine in the evening nobody knows whether there is one, on which number, and
how long the answer takes.

Write on the role how it is reached (`contact: ext. 810`), when (`reachable`, a calendar) and how fast it answers
(`answers_within: 15 min`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.pack import PACK
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS445"
SEVERITY: Final = Severity.WARNING

_NEEDED: Final = ("reachable", "answers_within")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every role that takes over without saying how and when it is reached and how fast it answers."""
    for owner in (*policy_set.severities, *policy_set.recovery):
        for rung in owner.escalation:
            missing = [key for key in _needed(rung.to, policy_set) if not rung.to.given(key)]
            if missing:
                message = phrase("`{role}` takes over but lacks {keys}", role=rung.to.id, keys=listed(missing))
                yield Problem(rung, ("to",), message, phrase("write them on the role"))


def _needed(role: Element | None, policy_set: PolicySet) -> tuple[str, ...]:
    """What the role must say; a pack cannot know anybody's number."""
    if role is None:
        return ()
    is_lent = policy_set.whole.given(PACK) or bool(role.node.place.pack)
    return _NEEDED if is_lent else ("contact", *_NEEDED)
