"""Nothing says when a meeting is held.

A meeting without a rhythm is held when somebody remembers it, which is when something has gone wrong.

Write `how_often: monthly`, or the planned days under `on`; for a management review once a year is the usual least.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS221"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A2", "S-A6")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every review with neither a frequency nor a day."""
    for review in policy_set.reviews:
        if not review.given("how_often") and not review.given("on"):
            message = phrase("nothing says when `{review}` is held", review=review.id)
            yield Problem(review, (), message, phrase("write `how_often: monthly`"))
