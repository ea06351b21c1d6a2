"""Something is called done, and nothing shows it.

An auditor asks for the evidence, not for the tick.

Name the `evidence` or the `record` that somebody else could look at; where there is none, it is not done yet: `state:
under-way`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS551"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A4", "S-E1")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every action, task or step that is done without evidence."""
    for part in _parts(policy_set):
        if part.state == "done" and not part.evidence and not ("record" in part.shape.fields and part.record):
            yield Problem(part, ("state",), phrase("done, but nothing shows it"), phrase("name `evidence` or `record`"))


def _parts(policy_set: PolicySet) -> Iterator[Element]:
    for step in policy_set.plan:
        yield step
        yield from step.tasks
    for assessment in policy_set.assessments:
        yield from assessment.actions
    for objective in policy_set.objectives:
        yield from (each for way in objective.strategies for aim in way.short_term for each in aim.actions)
