"""A measure does not say how it is computed.

"Satisfaction 96 %" can be computed in ten ways. Without numerator and denominator last year's figure cannot be compared
with this year's.

Write `formula` with `numerator` and `denominator`: "visits begun in time" over "all visits of the month". Say which
cases do not count; that is where figures are embellished.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS520"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every measure without a formula."""
    for measure in policy_set.measures:
        if not measure.given("formula"):
            message = phrase("measure `{measure}` has no formula", measure=measure.id)
            yield Problem(measure, (), message, phrase("write `numerator` and `denominator` under `formula`"))
