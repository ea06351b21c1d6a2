"""A competence is demanded, and no way leads to it.

A level in a matrix proves nothing. Either a training leads to the competence, or something else shows that
somebody has it: a certificate, experience, observation at work.

Name the trainings under `trainings`, or what else proves it under `evidence`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS351"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E2",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every competence with neither a training nor any other evidence."""
    for competence in policy_set.competences:
        if not (competence.given("trainings") or competence.given("evidence")):
            message = phrase("no training and no evidence leads to competence `{competence}`", competence=competence.id)
            yield Problem(competence, (), message, phrase("write `trainings` or `evidence` for it"))
