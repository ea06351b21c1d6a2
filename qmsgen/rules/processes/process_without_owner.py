"""A process has no owner.

Nobody watches its results, decides on a change or answers the auditor. It is the first question of every audit.

Name one role under `owner`, the one that may change how the work is done: `owner: service-manager`. Where two
departments share the work, top management names one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS304"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every process that names no owner."""
    for process in policy_set.processes:
        if not process.given("owner"):
            message = phrase("process `{process}` has no owner", process=process.id)
            yield Problem(process, (), message, phrase("name one role under `owner`"))
