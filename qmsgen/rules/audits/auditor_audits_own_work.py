"""Somebody audits a process that is their own.

Nobody sees the faults of the work they answer for, and what they find they forgive. Standards ask for auditors who
are objective, and a certification auditor compares the names in the plan with the owners first.

Let another member of the team take that process in the `programme` or the `schedule`. The owner may well be in the
team and audit other departments, and is among those `with` whom the auditor speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.reference import path_to

CODE: Final = "QMS344"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every auditor of one process, or of one department, who owns or heads it."""
    for audit in policy_set.audits:
        entries = [(entry, (entry.of,)) for entry in audit.programme]
        entries += [(entry, entry.of) for entry in audit.schedule]
        for entry, audited in entries:
            for role in entry.by:
                own = next((one for one in audited if one is not None and role == _answering(one)), None)
                if own is not None:
                    message = phrase("`{role}` audits `{id}` and answers for it", role=role.id, id=own.id)
                    spot = Spot(own, ("head",) if own.shape.kind == "unit" else ("owner",), phrase("owned here"))
                    cure = phrase("let another member of the team do it")
                    yield Problem(entry, path_to(entry, "by", role), message, cure, (spot,))


def _answering(audited: Element) -> Element | None:
    found: Element | None = audited.head if audited.shape.kind == "unit" else audited.owner
    return found
