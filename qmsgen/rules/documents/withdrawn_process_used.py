"""Something relies on a process whose document is withdrawn.

A withdrawn procedure must not be followed any more, yet another element still sends the reader there.

Point to the process that took its place. Where none did and the work is still done, bring the withdrawn one back
through approval before anybody works by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS109"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every reference to a process, or to one of its steps, whose document is withdrawn."""
    withdrawn = {element for element, data in controlled(policy_set) if data.state == "withdrawn"}
    for reference in policy_set.references:
        process = reference.target.top if reference.target is not None else None
        if process in withdrawn and process.shape.kind == "process" and process != reference.owner:
            owner = reference.owner
            yield Problem(
                owner,
                reference.path[len(owner.path) :],
                phrase("process `{id}` is withdrawn", id=process.id),
                phrase("name the process that took its place"),
            )
