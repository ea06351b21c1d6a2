"""The revision of a document is not in its history.

Readers look at the history to see what changed since the version they know. A revision that is missing there was
made without a reason on record.

Add the revision to `history` with what changed and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS106"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every document with a history that does not tell of its present revision."""
    for _, data in controlled(policy_set):
        told = {str(change.revision) for change in data.history}
        if told and data.revision and data.revision not in told:
            yield Problem(
                data,
                ("revision",),
                phrase("revision `{revision}` is not in the history", revision=data.revision),
                phrase("add it under `history` with what changed"),
            )
