"""An internal survey does not say which department is judged.

Staff answer about whoever they had trouble with last, and nobody can act on the result.

Name the department under `serves`; where several are judged, list them, or make a survey for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS509"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every internal survey without a serving department."""
    for survey in policy_set.surveys:
        if survey.kind == "internal" and not survey.given("serves"):
            message = phrase("survey `{survey}` does not say which department is judged", survey=survey.id)
            yield Problem(survey, ("kind",), message, phrase("name it under `serves`"))
