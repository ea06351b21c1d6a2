"""A result shows fewer than three periods.

Two points make a line, not a trend. Assessors of performance excellence look at three years at the least.

Add the figures of earlier periods under `values`, the oldest first. Where the measure is new, leave `item` out until
three periods are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS527"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D3", "S-D7")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every result of a scorecard that is too short to show a trend."""
    for result in policy_set.results:
        if result.given("item") and result.whose == "ours" and len(result.values) < 3:
            shown = len(result.values)
            message = phrase(
                "`{result}` shows {number} of the three periods that a trend needs", result=result.id, number=shown
            )
            yield Problem(result, ("values",), message, phrase("add earlier periods, the oldest first"))
