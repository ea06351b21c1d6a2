"""Nobody sees an objective and how far it has come.

What is not seen is forgotten by the second month.

Name under `shown` where it hangs, or in which meeting its figure is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS545"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every objective that is shown nowhere."""
    for objective in policy_set.objectives:
        if not objective.shown:
            message = phrase("objective `{objective}` is shown nowhere", objective=objective.id)
            yield Problem(objective, (), message, phrase("name a board or a meeting under `shown`"))
