"""No audit looks at a process.

The programme leaves a process out, so its faults are found by customers. A certification auditor compares the list of
processes with the programme first of all.

Add the process to the `of` of an audit, and to its `programme` with how much depends on it. Where it is left out for a
reason this year, plan it for the next within the `cycle`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS342"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every process that is in no audit, where the set has audits at all."""
    audited = {process for audit in policy_set.audits for process in audit.of}
    for process in policy_set.processes if policy_set.audits else ():
        if process not in audited:
            message = phrase("no audit looks at process `{process}`", process=process.id)
            yield Problem(process, (), message, phrase("name it under the `of` of an audit"))
