"""Nobody keeps a record.

A record that is everybody's lies in drawers and mailboxes and is not found when it is asked for.

Name the role under `kept_by` that must find it when the auditor asks, or the department under `unit`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS331"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every record that names neither a role nor a department that keeps it."""
    for record in policy_set.records:
        if not (record.given("kept_by") or record.given("unit")):
            message = phrase("nobody keeps record `{record}`", record=record.id)
            yield Problem(record, (), message, phrase("name a role under `kept_by`, or a department under `unit`"))
