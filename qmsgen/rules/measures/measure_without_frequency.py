"""Nobody knows when a measure is computed.

It will be computed before the audit, once.

Write `how_often: monthly`: often enough that something can still be done before the next customer notices.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS524"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every measure without a frequency."""
    for measure in policy_set.measures:
        if not measure.given("how_often"):
            message = phrase("measure `{measure}` does not say how often it is computed", measure=measure.id)
            yield Problem(measure, (), message, phrase("write `how_often: monthly`"))
