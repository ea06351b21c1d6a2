"""Nobody brings an input of a review, and nothing says where it comes from.

On the day there is a heading with nothing under it, and the minutes say that it was discussed.

Name who brings it (`by: quality-manager`) and its `records` or `measures`; or say under `no_data` why there is nothing
to show: "first review; no earlier actions".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS222"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A2",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every input without a bringer, a record, an indicator or a reason for having none."""
    for review in policy_set.reviews:
        for index, item in enumerate(review.inputs):
            if not any(item.given(key) for key in ("by", "records", "measures", "no_data")):
                message = phrase("nothing says where this input comes from")
                hint = phrase("write `by`, `records` or `measures`, or `no_data` with the reason")
                yield Problem(review, ("inputs", index), message, hint)
