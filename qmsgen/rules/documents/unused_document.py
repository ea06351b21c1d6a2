"""A document is named by nothing.

It stands in the register and no process, record or chapter sends anybody to it. Either the work that it governs is
missing in the set, or the document is left over from earlier and readers wonder whether it still holds.

Name it where it is used, under `references` of a process or `see` of a step; write under `applies_to` what it
governs as a whole; or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS156"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every document of the register that nothing refers to and that says nowhere what it is for."""
    for document in policy_set.documents:
        speaks = any(map(document.given, ("applies_to", "template", "superseded_by", "addresses", "precedence")))
        if not speaks and not any(element != document for element in policy_set.referring(document)):
            message = phrase("nothing names document `{id}`", id=document.id)
            yield Problem(document, (), message, phrase("name it where it is used, or say under `applies_to` what for"))
