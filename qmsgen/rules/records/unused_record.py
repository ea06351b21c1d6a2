"""No step leaves a record.

A form that no step, event, survey or audit mentions is filled in by nobody, or filled in without a reason.

Name it in the step that leaves it (`record: service-order`). Where no step does, ask who fills it in and what for:
then either the step is missing or the form can go.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS332"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every record that no other element refers to."""
    for record in policy_set.records:
        if not any(element != record for element in policy_set.referring(record)):
            message = phrase("no step leaves record `{record}`", record=record.id)
            yield Problem(record, (), message, phrase("name it under the `record` of a step, or delete it"))
