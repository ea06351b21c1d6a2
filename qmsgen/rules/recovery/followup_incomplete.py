"""A follow-up does not say what to ask or when the case is closed.

"Call back" without a question is a courtesy call. The case is closed because nobody opened it again, not because the
customer is content.

Write what is asked (`ask: Is the machine running as it should?`), which answer closes the case (`satisfied_when`) and
which opens it again (`reopen_when`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS444"
SEVERITY: Final = Severity.WARNING


_NEEDED: Final = ("ask", "satisfied_when", "reopen_when")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every follow-up that lacks its question, or the answer that closes or reopens the case."""
    for plan in policy_set.recovery:
        for entry in plan.severities:
            for step in entry.steps:
                missing = [key for key in _NEEDED if not step.given(key)]
                if step.step == "follow-up" and missing:
                    message = phrase("the follow-up lacks {keys}", keys=listed(missing))
                    yield Problem(step, (), message, phrase("write them, so that the case can be closed for a reason"))
