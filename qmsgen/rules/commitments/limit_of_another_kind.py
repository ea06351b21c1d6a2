"""A limit cannot be compared with what is measured.

A clock yields a time and an availability a percentage; a limit of another kind is neither kept nor broken by any case.

Write the limit in the kind that is measured, or choose the statistic that the limit belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import limits_of, measure_of
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Duration, Percent

CODE: Final = "QMS465"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True
SYSTEMS: Final = ("S-C1",)

_OF_CASES: Final = frozenset({"each", "mean", "percentile"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every limit that is no time where a clock is measured, and no percentage where an availability is."""
    for commitment in policy_set.commitments:
        for limit in limits_of(commitment):
            measure = measure_of(limit.holder)
            if measure is None:
                continue
            if _is_clock(measure) and not isinstance(limit.quantity, Duration):
                yield _problem(
                    limit.record,
                    limit.key,
                    phrase("`{limit}` is no time, but a clock is measured", limit=limit.quantity),
                )
            elif measure.statistic == "availability" and not isinstance(limit.quantity, Percent):
                yield _problem(
                    limit.record,
                    limit.key,
                    phrase("`{limit}` is no percentage, but an availability is measured", limit=limit.quantity),
                )


def _is_clock(measure: Element) -> bool:
    return measure.statistic in _OF_CASES and (measure.given("from") or measure.given("to"))


def _problem(record: Element, key: str, message: Phrase) -> Problem:
    return Problem(record, (key,), message, phrase("write the limit in the kind that is measured"))
