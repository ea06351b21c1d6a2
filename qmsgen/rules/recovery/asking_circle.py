"""Roles ask one another for leave in a circle.

The agent asks the supervisor, the supervisor the manager, the manager the agent: the customer waits while a question
goes round, and nobody ever decides.

Let the highest role of the circle decide for itself: give its grant an `up_to`, and take `ask` out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.circle import circles
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS455"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C5",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every circle along the `ask` of grants of one remedy."""
    for remedy in policy_set.remedies:
        asks = {
            role: [grant.ask for grant in role.may_grant if grant.remedy == remedy and grant.ask is not None]
            for role in policy_set.roles
        }
        for circle in circles(policy_set.roles, lambda role, asks=asks: asks.get(role, [])):  # type: ignore[misc]
            names = " → ".join(f"`{role.id}`" for role in (*circle, circle[0]))
            grant = next(one for one in circle[0].may_grant if one.remedy == remedy and one.ask is not None)
            message = phrase("the roles ask one another about `{remedy}`: {names}", remedy=remedy.id, names=names)
            yield Problem(grant, ("ask",), message, phrase("let the highest of them decide for itself"))
