"""A customer group to whom nobody listens.

What nobody asks about is found out when the customers are gone. Each group needs a way of its own to be heard.

Write `listening` for the group, such as a call to every tenth of them each quarter, or make it the audience of a
survey.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS490"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-B1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every group without a way of listening, asked by no survey either."""
    asked = {group for survey in policy_set.surveys for group in survey.audience}
    for group in policy_set.customers:
        if not group.given("listening") and group not in asked:
            cure = phrase("write `listening`, or name the group under the `audience` of a survey")
            yield Problem(group, (), phrase("nobody listens to `{group}`", group=group.id), cure)
