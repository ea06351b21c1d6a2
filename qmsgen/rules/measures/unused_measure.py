"""A measure watches nothing.

No process, commitment or moment of truth names it, so that nobody acts on what it shows.

Name it under the `measures` of the process that can change it, or as the `indicator` of a commitment. Where nobody
would act on it, stop counting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS525"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every measure that no other element refers to and that no survey feeds."""
    answers = {survey.record for survey in policy_set.surveys}
    for measure in policy_set.measures:
        if not policy_set.referring(measure) and answers.isdisjoint(measure.records):
            message = phrase("nothing is watched by measure `{measure}`", measure=measure.id)
            yield Problem(measure, (), message, phrase("name it under the `measures` of a process"))
