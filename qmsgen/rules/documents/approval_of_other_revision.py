"""A document counts as approved, but what was approved is another revision.

Whoever approved the old revision has not seen what changed since; the register says that they have.

Have the revision in force approved and note it under `approvals` with its `version`; until then set the document back
to `state: in-review`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS180"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A8",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every approved document that has approvals, none of them of its present revision."""
    approved: dict[Element, list[str]] = {}
    for approval in policy_set.approvals:
        if approval.of is not None and approval.decision == "approved":
            approved.setdefault(approval.of, []).append(str(approval.version))
    for element, versions in approved.items():
        control = element.document if "document" in element.shape.fields else None
        revision = str(control.revision) if control is not None and control.revision is not None else ""
        if control is not None and control.state == "approved" and revision and revision not in versions:
            message = phrase(
                "revision {revision} is in force, but {versions} was approved",
                revision=revision,
                versions=listed(versions),
            )
            hint = phrase("note the approval of revision {revision}, or write `state: in-review`", revision=revision)
            yield Problem(element, ("document", "revision"), message, hint)
