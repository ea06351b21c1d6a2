"""A survey asks about the respondent without a privacy notice.

Whoever gives a name or a telephone number has to be told what happens to it, before they write it down.

Write under `notice` who reads the answers, what for and until when: "Only the quality office reads your name, to call
you back; it is deleted after the call."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS506"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every survey with questions about the respondent, or a call-back, that has no notice."""
    for survey in policy_set.surveys:
        asked = next((key for key in ("respondent", "consent") if survey.given(key)), None)
        if asked is not None and not survey.given("notice"):
            message = phrase("survey `{survey}` asks about the respondent without a privacy notice", survey=survey.id)
            yield Problem(survey, (asked,), message, phrase("write `notice`"))
