"""A role does work, and nothing says how its holders learn it.

An auditor picks the newest holder of a role and asks what they had learnt before they worked alone. Where no
training and no competence leads to the role, there is nothing to show.

Name the role under `for` of the training that it really gets before it works alone, or write under `requires` which
competences it needs and at which level.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.process import lanes

CODE: Final = "QMS350"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E2",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every role that carries out a step and that nothing prepares, once a set describes trainings at all."""
    if not policy_set.trainings:
        return
    working = {role for process in policy_set.processes for role in _doers(process)}
    taught = {role for training in policy_set.trainings for role in getattr(training, "for")}
    for role in policy_set.roles:
        if role in working and not _prepared(role, taught):
            message = phrase("nothing says how holders of role `{role}` learn their work", role=role.id)
            yield Problem(role, (), message, phrase("name it under `for` of a training, or write `requires` for it"))


def _prepared(role: Element, taught: set[Element]) -> bool:
    return role in taught or any(role.given(key) for key in ("trainings", "requires", "competences"))


def _doers(process: Element) -> set[Element]:
    """Every role that is responsible for a step, alone or with others."""
    named = {role for step in process.steps if step.by is not None for role in step.by.responsible}
    return named.union(lanes(process))
