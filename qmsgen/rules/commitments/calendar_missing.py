"""Business days are promised without a calendar.

Whether Saturday counts, and which holidays do not, decides whether the promise was kept.

Name the calendar under `measure`, such as `calendar: office`, or in the tier. Take the hours that the customer knows,
not those of the back office.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.limits import Limit, limits_of, measure_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Duration

CODE: Final = "QMS421"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every limit in business hours or days that no calendar explains."""
    for commitment in policy_set.commitments:
        for limit in limits_of(commitment):
            time = limit.quantity
            if isinstance(time, Duration) and time.unit.needs_calendar and not _has_calendar(limit):
                message = phrase("`{time}` needs a calendar, and none is named", time=time)
                yield Problem(limit.record, (limit.key,), message, phrase("name it as `calendar` under `measure`"))


def _has_calendar(limit: Limit) -> bool:
    """Whether a calendar was written, sound or not."""
    holders = [limit.holder.measure, measure_of(limit.holder), limit.record if limit.case else None]
    return any(holder is not None and holder.given("calendar") for holder in holders)
