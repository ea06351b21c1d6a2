"""Nothing is done about a risk, and nobody decided to carry it.

A register that only lists what may happen shows that the organisation knew.

Decide in the next review: write `actions` with who and by when, name the `processes` that keep it small, or write
`treatment: accept` where top management carries it knowingly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS223"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every risk or opportunity without an action, a process that deals with it, or the decision to accept it."""
    for risk in policy_set.risks:
        if risk.treatment != "accept" and not risk.given("actions") and not risk.given("processes"):
            message = phrase("nothing is done about `{risk}`", risk=risk.id)
            yield Problem(risk, (), message, phrase("write `actions`, or `treatment: accept`"))
