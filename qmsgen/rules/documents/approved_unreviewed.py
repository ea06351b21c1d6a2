"""An approved document was reviewed by nobody.

Whoever writes a text no longer sees its gaps, and whoever signs it has rarely time to look for them. Standards ask
that a document be looked through for suitability before it is approved, and an auditor asks who did.

Name under `reviewed` who looked it through and on which day: `reviewed: {by: field-supervisor, on: 2026-03-04}`.
Where the approver did it, name the approver there too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS150"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every approved document of a set that notes reviews, without one."""
    data = [data for _, data in controlled(policy_set)]
    for approved in data if any(one.given("reviewed") for one in data) else ():
        if approved.state == "approved" and not approved.given("reviewed"):
            message = phrase("the document is approved, but nobody is named under `{stage}`", stage="reviewed")
            cure = phrase("name under `reviewed` who looked it through, and when")
            yield Problem(approved, ("state",), message, cure)
