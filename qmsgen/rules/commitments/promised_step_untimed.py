"""The step that keeps a promise has no time of its own.

"Within 4 hours" stands in the charter; the procedure says "drive to the branch". Staff learn of the promise when it
is broken, because no paper that they work by has a clock.

Write `within` at the step, no longer than what is promised, or a clock over several steps under `clocks` of the
process. One timed step among those that are named is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import limits_of, measure_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Duration

CODE: Final = "QMS424"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment for single cases with a time limit, none of whose steps has a time."""
    for commitment in policy_set.commitments:
        timed = [one for one in limits_of(commitment) if one.is_upper and isinstance(one.quantity, Duration)]
        holders = dict.fromkeys(one.holder for one in timed if _for_each_case(one.holder))
        for holder in holders:
            parts = holder.delivered_by or commitment.delivered_by
            if parts and not any(map(_has_time, parts)):
                message = phrase("no step that keeps `{commitment}` has a time", commitment=commitment.id)
                key = "delivered_by" if holder.given("delivered_by") else timed[0].key
                spots = tuple(Spot(part, (), phrase("keeps it")) for part in parts)
                yield Problem(holder, (key,), message, phrase("write `within` at the step"), spots)


def _for_each_case(holder: Element) -> bool:
    measure = measure_of(holder)
    return measure is None or measure.statistic in {"each", "percentage", "percentile"}


def _has_time(part: Element) -> bool:
    """Whether a step, or any step or clock of its process, says how long something may take."""
    process = part.top
    if process is None:
        return True
    steps = process.steps if part == process else (part,)
    timed = any(any(map(step.given, ("within", "tiers", "call"))) for step in steps)
    return timed or process.given("clocks") or any(state.given("within") for state in process.states)
