"""Nobody leads an audit.

Without a lead nobody prepares it, decides on findings or signs the report.

Name the role under `lead`: somebody trained in auditing who owns none of the processes under `of`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS343"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every audit without a lead."""
    for audit in policy_set.audits:
        if not audit.given("lead"):
            message = phrase("nobody leads audit `{audit}`", audit=audit.id)
            yield Problem(audit, (), message, phrase("name a role under `lead` that owns none of the processes"))
