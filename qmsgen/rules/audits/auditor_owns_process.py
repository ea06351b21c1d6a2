"""Whoever leads an audit owns what is audited.

Nobody sees the faults of the work they answer for. Standards ask for auditors who are objective and impartial, and
an audit of one's own work does not count.

Let another role lead, or audit that process in an audit of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS340"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every audit led by the owner of one of the audited processes."""
    for audit in policy_set.audits:
        for process in audit.of:
            if audit.lead is not None and _is_one_person(process.owner, audit.lead):
                yield Problem(
                    audit,
                    ("lead",),
                    phrase("`{role}` leads the audit and owns `{process}`", role=audit.lead.id, process=process.id),
                    phrase("let another role lead, or audit `{process}` in an audit of its own", process=process.id),
                    (Spot(process, ("owner",), phrase("owned here")),),
                )


def _is_one_person(owner: Element | None, lead: Element) -> bool:
    """Whether owner and lead are one role, or two that one person holds."""
    return owner is not None and (owner == lead or bool(lead.holder and lead.holder == owner.holder))
