"""The indicator of a promise aims at less than what is promised.

The report is green while customers are owed a remedy: the department reaches its target and breaks its word.

Let the target of the measure be at least as strict as the promise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.limits import limits_of, measure_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Bound, Comparison, Percent, compare

CODE: Final = "QMS475"
SEVERITY: Final = Severity.WARNING

_RATES: Final = frozenset({"percentage", "availability"})
_LOWER: Final = frozenset({Comparison.AT_LEAST, Comparison.MORE_THAN})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every measure of a promised rate whose target lies below each limit of the promise."""
    for commitment in policy_set.commitments:
        limits = [limit for limit in limits_of(commitment) if isinstance(limit.quantity, Percent)]
        for limit in limits[:1]:
            measure = measure_of(limit.holder)
            if measure is None or measure.statistic not in _RATES or limit.is_upper or measure.indicator is None:
                continue
            target = measure.indicator.target
            if not isinstance(target, Bound) or target.comparison not in _LOWER:
                continue
            if all(compare(target.quantity, other.quantity) == -1 for other in limits):
                yield Problem(
                    measure.indicator,
                    ("target",),
                    phrase(
                        "the target `{target}` is less than `{commitment}` promises, `{limit}`",
                        target=target.quantity,
                        commitment=commitment.id,
                        limit=limit.quantity,
                    ),
                    phrase("aim at least at what is promised"),
                    (Spot(limit.record, (limit.key,), phrase("the limit is `{limit}`", limit=limit.quantity)),),
                )
