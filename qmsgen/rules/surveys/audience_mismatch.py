"""A survey asks the wrong side.

An internal survey that goes to customers outside, or the other way round, asks people about things they have never
seen.

Write `kind: internal` where colleagues answer and `kind: external` where customers do; or take the group that does not
belong there out of `audience`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.reference import path_to

CODE: Final = "QMS510"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every customer group in the audience of a survey that stands on the other side."""
    for survey in policy_set.surveys:
        side = "internal" if survey.kind == "internal" else "external"
        for group in survey.audience:
            if group.kind != side:
                yield Problem(
                    survey,
                    path_to(survey, "audience", group),
                    phrase(
                        "`{group}` is `{kind}`, but the survey is `{side}`", group=group.id, kind=group.kind, side=side
                    ),
                    phrase("correct the `kind` of the survey, or its audience"),
                )
