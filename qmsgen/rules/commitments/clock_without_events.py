"""The clock of a promise has no start or no end.

"Within 4 hours" of what? From the call, from the order, from the engineer's departure: the answers differ by hours,
and each side takes the one that suits it.

Name the events under `measure` as `from` and `to`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import limits_of, measure_of
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Duration

CODE: Final = "QMS420"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment with a time limit whose measure lacks `from` or `to`."""
    for holder, commitment in _timed(policy_set):
        measure = measure_of(holder)
        if measure is None:
            continue
        missing = [key for key in ("from", "to") if not measure.given(key)]
        if missing:
            yield Problem(
                holder,
                ("measure",),
                phrase(
                    "the clock of `{commitment}` lacks {keys}",
                    commitment=commitment.id,
                    keys=listed(missing),
                ),
                phrase("name the events that start and stop the clock"),
            )


def _timed(policy_set: PolicySet) -> Iterator[tuple[Element, Element]]:
    """Every commitment or part with a time limit, and the commitment that it belongs to."""
    for commitment in policy_set.commitments:
        limits = [limit for limit in limits_of(commitment) if isinstance(limit.quantity, Duration)]
        yield from ((holder, commitment) for holder in dict.fromkeys(limit.holder for limit in limits))
