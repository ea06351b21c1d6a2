"""A role may spend money without having learnt how.

Authority needs judgement: what is fair, what is fraud, what to write down. A limit without training is used by few and
misused by some.

Name under `after` the training that comes first: an hour with cases from the register, what was fair and what was not,
is enough to begin with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS447"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C5", "S-E2")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every grant of something that costs money without a training before it."""
    for role in policy_set.roles:
        for grant in role.may_grant:
            if grant.given("up_to") and not (grant.given("after") or grant.given("none")):
                remedy = grant.remedy.id if grant.remedy is not None else "it"
                message = phrase("`{role}` may grant `{remedy}` without training", role=role.id, remedy=remedy)
                yield Problem(grant, (), message, phrase("name the training under `after`"))
