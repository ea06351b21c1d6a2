"""Who approved a document also prepared it.

Approval is a second pair of eyes. Where one role writes and approves, nobody has checked the document, and
auditors write it down.

Name another role as approver.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS103"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every document that the same role prepares and approves."""
    for _, data in controlled(policy_set):
        prepared, approved = data.prepared, data.approved
        if prepared is None or approved is None or prepared.by is None or prepared.by != approved.by:
            continue
        if prepared.name and approved.name and prepared.name != approved.name:
            continue
        yield Problem(
            data,
            ("approved", "by"),
            phrase("`{role}` approves what it prepared", role=approved.by.id),
            phrase("name another role under `approved`"),
            (Spot(data, ("prepared", "by"), phrase("prepared here")),),
        )
