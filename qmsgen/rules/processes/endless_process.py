"""A process never ends.

From some step on every way leads back into a circle. The case is never closed, and its time is never measured.

Ask what closes the case in the end and lead that way to `end`. A loop, such as "call again", needs a way out: how
often, and then what.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.process import ending, flow_is_whole, reachable

CODE: Final = "QMS310"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The last step of every process from which no way leads to the end; silent where a `next` points to nothing."""
    for process in policy_set.processes:
        if not flow_is_whole(process):
            continue
        saved = ending(process)
        lost = [step for step in reachable(process) if step not in saved]
        if lost:
            yield Problem(
                lost[-1],
                ("next",) if lost[-1].given("next") else (),
                phrase("no way leads from step `{step}` to the end of the process", step=lost[-1].id),
                phrase("let one of the ways lead to `end`"),
            )
