"""Nobody knows how long a record is kept.

Kept too short, the proof is gone when a customer or an authority asks; kept too long, personal data becomes a
liability. It is the cheapest question of an audit, and the one most often without an answer.

Write `retention: 3 years` and the event that it counts from under `retention_from`. Ask the law first, then the
contract, then how long a customer may still complain; name it under `retention_basis`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS330"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every record without a retention time."""
    for record in policy_set.records:
        if not record.given("retention"):
            message = phrase("record `{record}` has no retention time", record=record.id)
            yield Problem(record, (), message, phrase("write `retention: 3 years` and `retention_from`"))
