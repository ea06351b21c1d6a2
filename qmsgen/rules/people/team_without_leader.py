"""Nobody leads a team.

Across departments nobody is in charge by habit; a team without a leader meets until it stops meeting.

Name one role under `leader`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS385"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E7",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every team without a leader."""
    for team in policy_set.teams:
        if not team.given("leader"):
            message = phrase("nobody leads team `{team}`", team=team.id)
            yield Problem(team, (), message, phrase("name one role under `leader`"))
