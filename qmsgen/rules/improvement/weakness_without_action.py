"""An assessment found weaknesses and leads to no action.

An assessment that changes nothing teaches people not to answer the next one.

Write under `actions` what follows from it, with who and by when. Choose the two weaknesses that customers feel most;
what is not tackled this year is said so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS555"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D6",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every assessment with weaknesses or obstacles, but without actions."""
    for assessment in policy_set.assessments:
        found = [key for key in ("weaknesses", "obstacles") if assessment.given(key)]
        if found and not assessment.given("actions"):
            message = phrase("`{assessment}` leads to no action", assessment=assessment.id)
            yield Problem(assessment, (found[0],), message, phrase("write `actions`"))
