"""A process has too few or too many steps to be a procedure.

A single step is a work instruction, or leaves out what the reader needs; with twenty nobody sees the whole, and the
procedure is not read. People keep about seven things in mind.

Move details into `how` or a work instruction of the step, or split the process where it changes hands. Decisions and
calls of other processes are not counted, and a process that is told by states may have any number. The line is drawn
by `process_steps_least` and `process_steps_most` under `thresholds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS326"
SEVERITY: Final = Severity.INFO


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every process outside the number of steps that readers keep in mind."""
    least, most = policy_set.thresholds.process_steps_least, policy_set.thresholds.process_steps_most
    for process in policy_set.processes:
        doing = [step for step in process.steps if not step.given("decide") and not step.given("call")]
        number = len(doing)
        if not process.given("states") and not least <= number <= most:
            message = phrase("process `{process}` has {number} steps", process=process.id, number=number)
            cure = phrase("most readers keep {least} to {most} in mind", least=least, most=most)
            yield Problem(process, ("steps",), message, cure)
