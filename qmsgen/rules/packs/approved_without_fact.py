"""A document is approved though a fact in it is not the organisation's.

It names what a pack put there for want of knowledge. Whoever signed it did not read it, an auditor will say.

Give the facts that the finding names in your own files. Until somebody knows them, write `state: draft` and tell who
has to find out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.boilerplate import missing_facts
from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import SINGLE, PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS121"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every approved document for whose element, or for whose organisation, a fact is missing."""
    missing = tuple(missing_facts(policy_set))
    for element, data in controlled(policy_set) if missing else ():
        if data.state == "approved":
            facts = [fact.of for fact in missing if fact.path[:1] == (SINGLE,) or fact.path[:2] == element.path]
            if facts:
                message = phrase("the document is approved, but not given are: {facts}", facts=listed(facts))
                hint = phrase("give the facts, or set `state: draft` until they are known")
                yield Problem(data, ("state",), message, hint)
