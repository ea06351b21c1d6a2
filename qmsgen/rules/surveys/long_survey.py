"""A survey takes longer than respondents give it.

Past ten minutes most respondents stop, and those who go on are not like the others.

Ask less, or in two surveys: keep the items whose answers changed something last time. `survey_time` under `thresholds`
draws the line elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import compare

CODE: Final = "QMS507"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every survey whose `takes` is more than respondents give."""
    most = policy_set.thresholds.survey_time
    for survey in policy_set.surveys:
        if survey.takes is not None and compare(survey.takes, most) == 1:
            message = phrase("survey `{survey}` takes `{time}`", survey=survey.id, time=survey.takes)
            yield Problem(survey, ("takes",), message, phrase("keep it to `{most}`", most=most))
