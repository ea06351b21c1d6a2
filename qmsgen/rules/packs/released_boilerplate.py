"""An approved document is word for word a pack's.

A pack says what every such organisation does. A procedure that nobody changed a word of has probably not been held
against how the work is done here, and staff notice that sooner than auditors.

Go through it with those who do the work, and write in your own files what is different. `qmsgen list boilerplate SET`
shows how much of each element is still a pack's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.boilerplate import share
from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS124"
SEVERITY: Final = Severity.INFO


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every approved document whose element has no text of the organisation's own."""
    for element, data in controlled(policy_set) if policy_set.material.foundation.packs else ():
        if data.state == "approved" and share(element, policy_set).is_boilerplate:
            message = phrase("every word of the approved `{id}` is the pack's", id=element.id)
            yield Problem(data, ("state",), message, phrase("say in your own files what is different with you"))
