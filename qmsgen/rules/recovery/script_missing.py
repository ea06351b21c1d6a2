"""Nobody tells staff what to say.

Under stress people say the first thing that comes to mind, and that is often an excuse. An apology, sympathy and an
offer need words that were thought of before.

Write one or two natural sentences under `say`, as a good colleague says them: "I am sorry, we are late. I am ringing
the engineer now." Let those who will say them read them aloud.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS442"
SEVERITY: Final = Severity.WARNING


_SPOKEN: Final = frozenset({"apology", "empathy", "atonement"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every apology, empathy and atonement without words to say."""
    for plan in policy_set.recovery:
        for entry in plan.severities:
            for step in entry.steps:
                if step.step in _SPOKEN and not step.given("say"):
                    message = phrase("`{step}` has no words to say", step=step.step)
                    yield Problem(step, (), message, phrase("write them under `say`"))
