"""A recovery step is due before the step above it.

The times count from the moment at which the failure was noticed, so they can only grow from step to step. One that
shrinks cannot be kept by somebody who keeps to the order.

Mend the `within` that is wrong. All of them count from the noticing of the failure, not from the step before: an
apology within 5 min, the repair within 1 h, the call-back within 2 days.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Duration, compare

CODE: Final = "QMS436"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step of a plan with less time than one above it; times of different units are not compared."""
    for plan in policy_set.recovery:
        for entry in plan.severities:
            timed = [step for step in entry.steps if isinstance(step.within, Duration)]
            for above, step in combinations(timed, 2):
                if compare(step.within, above.within) == -1:
                    message = phrase(
                        "`{step}` is due within `{less}`, but `{above}` before it within `{more}`",
                        step=step.step,
                        less=step.within,
                        above=above.step,
                        more=above.within,
                    )
                    yield Problem(step, ("within",), message, phrase("let the times grow from step to step"))
                    break
