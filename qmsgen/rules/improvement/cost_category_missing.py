"""One of the four sorts of quality costs is not counted.

Prevention looks expensive as long as nobody counts what failures cost.

Add a group of that `category` under `quality_costs`. An honest estimate with its source is a beginning: hours of
repeat visits times the rate of an hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS554"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A5",)


_CATEGORIES: Final = ("prevention", "appraisal", "internal-failure", "external-failure")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every sort of costs that a set leaves out which counts others."""
    counted = {group.category for group in policy_set.quality_costs}
    missing = [category for category in _CATEGORIES if category not in counted]
    if counted and missing:
        message = phrase("the cost of quality leaves out {categories}", categories=listed(missing))
        yield Problem(policy_set.quality_costs[0], (), message, phrase("add a group of that `category`"))
