"""A process or step needs a resource that nobody keeps.

A tool kit that is everybody's is missing on the day it is needed, and the step waits.

Name under `kept_by` the role that counts, charges and replaces it, and under `check` how often.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.supply import needed_by

CODE: Final = "QMS352"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A7",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every resource that something needs and that has no keeper."""
    for resource in policy_set.resources:
        needing = needed_by(resource, policy_set)
        if needing and not resource.given("kept_by"):
            process, _ = needing[0]
            message = phrase(
                "process `{process}` needs resource `{resource}`, which nobody keeps",
                process=process.id,
                resource=resource.id,
            )
            yield Problem(resource, (), message, phrase("name a role under `kept_by`"))
