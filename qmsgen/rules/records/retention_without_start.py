"""A retention time does not say from when it counts.

Three years from the entry and three years from the end of the contract may be ten years apart.

Name the event under `retention_after`, or say it in words: `retention_from: the end of the contract`. Take the event
that everybody can date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Duration

CODE: Final = "QMS333"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every retention time without the event that starts it."""
    for record in policy_set.records:
        has_start = record.given("retention_from") or record.given("retention_after")
        if isinstance(record.retention, Duration) and not has_start:
            message = phrase(
                "record `{record}` is kept `{time}`, but it does not say from when",
                record=record.id,
                time=record.retention,
            )
            yield Problem(record, ("retention",), message, phrase("write the event under `retention_from`"))
