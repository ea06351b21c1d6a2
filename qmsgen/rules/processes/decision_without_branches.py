"""A decision has fewer than two ways out.

A question with one answer decides nothing. Usually the other answer, the unpleasant one, was forgotten: the part is
not in stock, the customer does not agree.

Write every answer under `next` with the step it leads to: `next: {"in stock": fit, "not in stock": order}`. Ask those
who do it what happens when it goes wrong; that answer is the missing one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.process import ways_written

CODE: Final = "QMS307"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every decision with one way out, or none."""
    for process in policy_set.processes:
        for step in process.steps:
            if step.given("decide") and ways_written(step) < 2:
                yield Problem(
                    step,
                    ("next",) if step.given("next") else (),
                    phrase("decision `{step}` has fewer than two ways out", step=step.id),
                    phrase("write each answer under `next`: `next: {yes: …, no: …}`"),
                )
