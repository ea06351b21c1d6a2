"""A management review looks at too little to judge the system.

The standard names six groups of inputs: earlier actions; changes; performance (satisfaction, objectives, processes,
audits, providers); resources; risks; opportunities to improve. Minutes with three headings show that half of it was
not looked at.

Write every group under `inputs`, with who brings it. Where there is nothing to show, keep the heading and write
`no_data` with the reason. How many at least is `review_inputs_least` under `thresholds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS224"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A2",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every management review with fewer inputs than the standard has groups of them."""
    least = policy_set.thresholds.review_inputs_least
    for review in policy_set.reviews:
        number = len(review.inputs)
        if review.kind == "management-review" and number < least:
            message = phrase("the review has {number} of at least {least} inputs", number=number, least=least)
            yield Problem(review, ("inputs",) if review.inputs else (), message, phrase("write each group of inputs"))
