"""Nobody knows how a record is destroyed.

At the end of its time a record with customers' data is thrown away like waste paper, or never.

Write under `disposal` how it is destroyed and who sees to it: "shredded by the archivist; two people sign the list",
"erased from the system and from its backups".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Duration

CODE: Final = "QMS334"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every record with a retention time and no word on what happens after it."""
    for record in policy_set.records:
        if isinstance(record.retention, Duration) and not record.given("disposal"):
            message = phrase("record `{record}` does not say how it is destroyed", record=record.id)
            yield Problem(record, (), message, phrase("write it under `disposal`"))
