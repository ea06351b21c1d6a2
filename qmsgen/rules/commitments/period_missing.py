"""A promise about many cases does not say over which time.

An availability of 99 % in a year allows three days at a stretch; in a month it does not.

Write `period: 1 month` under `measure`. Take the period in which customers live: their billing cycle, their season.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS419"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every statistic over many cases without a period."""
    for holder in (holder for commitment in policy_set.commitments for holder in holders_of(commitment)):
        measure = holder.measure
        if measure is not None and measure.statistic != "each" and not measure.given("period"):
            message = phrase("`{statistic}` needs a period, and none is given", statistic=measure.statistic)
            yield Problem(measure, ("statistic",), message, phrase("write `period: 1 month`"))
