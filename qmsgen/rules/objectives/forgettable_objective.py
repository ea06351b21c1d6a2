"""An objective is too long to be remembered.

A goal works through the people who carry it in their heads. Fifteen words, or twenty-five Chinese characters, are
what one can say without looking.

Shorten `title` to what one would call across a room: "We come when we said". What must be explained belongs under
`why`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS544"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E1",)

_HAN: Final = re.compile("[\u3400-\u9fff]")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every objective whose title nobody says by heart."""
    words, characters = policy_set.thresholds.objective_words, policy_set.thresholds.objective_characters
    for objective in policy_set.objectives:
        title = str(objective.title or "")
        is_long = len(title) > characters if _HAN.search(title) else len(title.split()) > words
        if is_long:
            message = phrase("objective `{objective}` is too long to be remembered", objective=objective.id)
            hint = phrase("say it in {words} words, or {characters} characters", words=words, characters=characters)
            yield Problem(objective, ("title",), message, hint)
