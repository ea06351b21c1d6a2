"""A step has no accountable role, or several.

Where two answer for a step, each relies on the other; where nobody does, a failure has no owner. An auditor asks
"who answers for this" and wants one name.

Ask who would have to explain it if the step went wrong, and name that one role under `accountable`; the others are
`responsible`, `consulted` or `informed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element, absent
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.source import Sequence

CODE: Final = "QMS302"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step whose `by` names no accountable role, or more than one."""
    for process in policy_set.processes:
        for step in process.steps:
            if step.by is None:
                continue
            named = _named(step.by)
            if named == 0:
                message = phrase("nobody is accountable for step `{step}`", step=step.id)
                yield Problem(step, ("by",), message, phrase("name one role under `accountable`"))
            if named > 1:
                message = phrase("{number} roles are accountable for step `{step}`", number=named, step=step.id)
                yield Problem(
                    step,
                    ("by", "accountable"),
                    message,
                    phrase("keep one; the others may be `consulted` or `informed`"),
                )


def _named(by: Element) -> int:
    node = by.node.get("accountable")
    if absent(node):
        return 0
    return len(node.items) if isinstance(node, Sequence) else 1
