"""A promise of a policy is carried by nothing.

An auditor asks of every sentence on the wall where it is done. One that no process, commitment or document carries
is a wish.

Ask the heads of departments where the sentence is kept every day and name that under `carried_by`: `carried_by:
[complaint-handling, answer-in-time]`. What nobody can name comes out of the policy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS112"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A3",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every principle of a policy that names nothing under `carried_by`."""
    for policy in policy_set.policies:
        for principle in policy.principles:
            if not principle.given("carried_by"):
                message = phrase("nothing carries this promise of `{policy}`", policy=policy.id)
                cure = phrase("name processes, commitments, documents or measures under `carried_by`")
                yield Problem(principle, ("says",), message, cure)
