"""A clock of a procedure allows more time than the promise.

The charter says four hours, the clock of the procedure eight, from the same event to the same event: staff are on time
by the one and late by the other, and the customer goes by the charter.

Write the time of the promise into the clock, or a clock with `tiers` for the same cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from qmsgen.model.clock import weekly_clock
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import Limit, limits_of, measure_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Duration, compare

CODE: Final = "QMS472"
SEVERITY: Final = Severity.ERROR

_FOR_EACH_CASE: Final = frozenset({"each", "percentage", "percentile"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The first clock between the events of a promise, where no clock of the process keeps one of its limits."""
    for commitment in policy_set.commitments:
        limits = [limit for limit in limits_of(commitment) if limit.is_upper and isinstance(limit.quantity, Duration)]
        for process in policy_set.processes:
            missed = ((clocks, limit) for limit in limits if (clocks := _missing(process, limit)))
            for clocks, limit in islice(missed, 1):
                yield _problem(clocks[0], commitment, limit)


def _missing(process: Element, limit: Limit) -> list[Element]:
    """The clocks of a process for what the limit is about, where each time of theirs is longer than the limit."""
    measure = measure_of(limit.holder)
    if measure is None or measure.statistic not in _FOR_EACH_CASE:
        return []
    clocks = [clock for clock in process.clocks if _events(clock) == _events(measure)]
    times = [(record.within, clock) for clock in clocks for record in (clock, *clock.tiers)]
    all_longer = all(
        isinstance(time, Duration)
        and compare(time, limit.quantity, weekly_clock(clock.calendar or limit.calendar)) == 1
        for time, clock in times
    )
    return clocks if all_longer else []


def _events(timed: Element) -> tuple[object, object]:
    return getattr(timed, "from"), timed.to


def _problem(clock: Element, commitment: Element, limit: Limit) -> Problem:
    return Problem(
        clock,
        ("within",),
        phrase(
            "the clock allows `{time}`, but `{commitment}` promises `{limit}`",
            time=clock.within,
            commitment=commitment.id,
            limit=limit.quantity,
        ),
        phrase("write the time of the promise, with `tiers` where it differs from case to case"),
        (Spot(limit.record, (limit.key,), phrase("the limit is `{limit}`", limit=limit.quantity)),),
    )
