"""An objective makes no line of the policy true.

Goals that grew beside the policy pull in another direction, and staff who read both ask which is meant. An auditor
follows the thread from the sentence on the wall to the figure in the report, and here it breaks.

Name under `policy` what the objective makes true, and its line under `policy_line`; or write the line that is missing
in the policy. Told only where the set describes a policy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS547"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A3", "S-E1")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every objective without a policy, in a set that has one."""
    for objective in policy_set.objectives if policy_set.policies else ():
        if not objective.given("policy") and not objective.given("policy_line"):
            message = phrase("objective `{objective}` makes no policy true", objective=objective.id)
            yield Problem(objective, (), message, phrase("name the policy under `policy`"))
