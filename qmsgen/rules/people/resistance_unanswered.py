"""A resistance is named, and nothing answers it.

Who has seen that people will resist and does nothing about it has planned to fail.

Add a measure whose `answers` name it, with who does it and by when: for fear of losing control, a say in the plan; for
lack of skill, a course before the change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS380"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E6",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every resistance that no measure of the change answers."""
    for change in policy_set.changes:
        answered = {kind for measure in change.measures for kind in measure.answers}
        for resistance in change.resistances:
            if resistance.kind not in answered:
                message = phrase("nothing answers the resistance `{kind}`", kind=resistance.kind)
                yield Problem(resistance, ("kind",), message, phrase("name it in the `answers` of a measure"))
