"""A survey asks no open question.

Grades say how good it was, never why. The reasons, and the failures that nobody had thought of, come in the
respondents' own words.

Ask at least one question of the kind `text` under `questions`: "What should we do better?" tells more than ten grades.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS505"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every survey without a question that is answered in words."""
    for survey in policy_set.surveys:
        if not any(question.kind == "text" for question in survey.questions):
            message = phrase("survey `{survey}` asks no open question", survey=survey.id)
            yield Problem(survey, (), message, phrase("ask one under `questions`"))
