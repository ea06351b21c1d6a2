"""Nobody owns a controlled document.

A document that belongs to nobody is changed by nobody: it stays true until the work changes, and then it misleads
whoever reads it. The auditor asks the owner first, and here there is none to ask.

Name the role under `owner`: the one that would notice first when the text is no longer true, such as
`owner: service-manager`. Processes, commitments and measures without an owner are findings of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS151"
SEVERITY: Final = Severity.WARNING

_TOLD_ELSEWHERE: Final = frozenset({"process", "commitment", "measure", "objective"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every controlled document whose kind of element has an owner, and this one none."""
    for element, data in controlled(policy_set):
        kind = element.shape.kind
        if "owner" not in element.shape.fields or kind in _TOLD_ELSEWHERE or element.given("owner"):
            continue
        if not data.given("prepared"):
            message = phrase("nobody owns the document made from `{id}`", id=element.id)
            yield Problem(element, (), message, phrase("name one role under `owner`"))
