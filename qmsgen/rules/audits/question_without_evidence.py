"""A question of an audit does not say what to look at.

"Is the procedure followed?" is answered with yes. A finding needs a record, an observation or a number of cases, and
an auditor who does not know beforehand what to look at comes back with opinions.

Write under `look_at` which records, how many and how they are drawn: "ten orders of last month, drawn by their last
digit". Where the audit says under `sample` how cases are drawn, `look_at` need only name the record or the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS346"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every question of an audit without anything to look at."""
    for audit in policy_set.audits:
        for question in audit.questions:
            if not question.given("look_at"):
                message = phrase("this question does not say what to look at")
                yield Problem(question, ("ask",), message, phrase("name the records and how many under `look_at`"))
