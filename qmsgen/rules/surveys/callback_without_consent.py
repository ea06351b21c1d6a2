"""A survey asks for a telephone number and does not ask whether to call.

A respondent who leaves a number because something went wrong waits for a call; one who left it out of politeness is
annoyed by it. Without the question the organisation wrongs one of them.

Write under `consent` the sentence that a respondent ticks to be called back, or do not ask for the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS517"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D1",)

_CONTACT: Final = re.compile(r"\b(?:tele)?phone\b|\bmobile\b|\be-?mail\b|电话|手机|联系方式|邮箱", re.IGNORECASE)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every survey that asks how to reach the respondent, without a sentence of consent."""
    for survey in policy_set.surveys:
        asked = next((one for one in survey.respondent if _CONTACT.search(one.ask or "")), None)
        if asked is not None and not survey.given("consent"):
            message = phrase("survey `{survey}` asks for a contact without asking whether to use it", survey=survey.id)
            yield Problem(asked, ("ask",), message, phrase("write the sentence to tick under `consent`"))
