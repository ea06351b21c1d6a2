"""The steps may take longer than the promise allows.

Staff who keep every time in the procedure still break the promise, and pay for it. The two were written by different
people and never compared.

Shorten the `within` of the steps, or promise what they can keep. The times of the steps under `delivered_by` are
added along the slowest way; a step with a `from` of its own starts anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clock import weekly_clock
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import Limit, limits_of, measure_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Duration, TimeUnit, compare, sum_durations
from qmsgen.model.timing import time_allowed

CODE: Final = "QMS409"
SEVERITY: Final = Severity.ERROR

_SECONDS: Final = {TimeUnit.SECOND: 1, TimeUnit.MINUTE: 60, TimeUnit.HOUR: 3600}
_FOR_EACH_CASE: Final = frozenset({"each", "percentage", "percentile"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment for single cases whose steps together may take longer than its limit."""
    for commitment in policy_set.commitments:
        for limit in limits_of(commitment):
            if not limit.is_upper or not isinstance(limit.quantity, Duration) or not _for_each_case(limit):
                continue
            taken = _time_taken(limit)
            if taken is not None and compare(taken, limit.quantity, weekly_clock(limit.calendar)) == 1:
                yield Problem(
                    limit.record,
                    (limit.key,),
                    phrase(
                        "the steps may take `{taken}`, but `{limit}` is promised",
                        taken=_alike(taken, limit.quantity),
                        limit=limit.quantity,
                    ),
                    phrase("shorten the `within` of the steps, or promise what they can keep"),
                    tuple(_spots(limit)),
                )
                break


def _for_each_case(limit: Limit) -> bool:
    measure = measure_of(limit.holder)
    return measure is None or measure.statistic in _FOR_EACH_CASE


def _time_taken(limit: Limit) -> Duration | None:
    calendar = weekly_clock(limit.calendar)
    times = [time_allowed(process, steps, calendar, limit.case) for process, steps in _parts(limit.holder).items()]
    return sum_durations([time for time in times if time is not None], calendar)


def _alike(taken: Duration, promised: Duration) -> Duration:
    """The time taken in the unit of the promise, where that says it in at most two decimals."""
    if taken.unit not in _SECONDS or promised.unit not in _SECONDS:
        return taken
    amount = (taken.amount * _SECONDS[taken.unit] / _SECONDS[promised.unit]).normalize()
    exponent = amount.as_tuple().exponent
    return Duration(amount, promised.unit) if isinstance(exponent, int) and exponent >= -2 else taken


def _parts(holder: Element) -> dict[Element, list[Element]]:
    """The processes that keep a commitment or part, each with the steps that are named, or all of them."""
    parts: dict[Element, list[Element]] = {}
    for part in holder.delivered_by:
        process = part.top
        if process is not None:
            parts.setdefault(process, []).extend(process.steps if part == process else (part,))
    return parts


def _spots(limit: Limit) -> Iterator[Spot]:
    for steps in _parts(limit.holder).values():
        for step in steps:
            if isinstance(step.within, Duration):
                yield Spot(step, ("within",), phrase("`{step}` may take `{time}`", step=step.id, time=step.within))
