"""A statistic lacks its number.

"The 95th percentile" and "most cases" are different promises; without the number, the customer and the organisation
each take their own.

Write `percentile` beside `statistic: percentile`; beside `statistic: percentage` write the `share` of the cases, or a
limit in percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of, limits_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Percent

CODE: Final = "QMS418"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every percentile or percentage that does not say which."""
    for holder in (holder for commitment in policy_set.commitments for holder in holders_of(commitment)):
        measure = holder.measure
        if measure is None:
            continue
        if measure.statistic == "percentile" and not measure.given("percentile"):
            yield Problem(
                measure, ("statistic",), phrase("the percentile has no number"), phrase("write `percentile: 95 %`")
            )
        if measure.statistic == "percentage" and not (measure.given("share") or _says_share(holder)):
            message = phrase("the percentage has no number")
            yield Problem(measure, ("statistic",), message, phrase("write `share: 95 %`, or a limit in percent"))


def _says_share(holder: Element) -> bool:
    limits = [limit for limit in limits_of(holder.top or holder) if limit.holder is holder]
    return (
        not limits
        or any(isinstance(limit.quantity, Percent) for limit in limits)
        or all(limit.record is not holder and limit.record.given("share") for limit in limits)
    )
