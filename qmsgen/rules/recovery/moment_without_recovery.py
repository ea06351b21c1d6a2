"""A moment of truth has no recovery for some severity.

It will go wrong there one day, in front of a customer. Whoever stands there then has no words, no time limit and no
authority.

Write a plan under `recovery` that recovers the moment, with an entry for every severity: who says what within how many
minutes, and what they may give. Begin with the failure that happens most.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.recovery import plan_for, plans_of

CODE: Final = "QMS431"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C2", "S-C3")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every moment of truth with the severities for which no plan says anything."""
    for moment in policy_set.moments:
        bare = [severity.id for severity in policy_set.severities if plan_for(moment, severity, policy_set) is None]
        if bare:
            yield Problem(
                moment,
                (),
                phrase(
                    "moment `{moment}` has no recovery for {severities}",
                    moment=moment.id,
                    severities=listed(bare),
                ),
                phrase("add them to a plan that names `{moment}` under `recovers`", moment=moment.id),
            )
        elif not plans_of(moment, policy_set):
            message = phrase("moment `{moment}` has no recovery plan", moment=moment.id)
            yield Problem(moment, (), message, phrase("write one under `recovery`"))
