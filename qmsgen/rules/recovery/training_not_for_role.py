"""A grant asks for a training that is not for the role.

The role may use its authority only after a course to which it is never sent.

Add the role to the `for` of the training and send its holders there; until then they may grant nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS448"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C5", "S-E2")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every grant whose training lists its participants and not this role."""
    for role in policy_set.roles:
        for grant in role.may_grant:
            training = grant.after
            audience = getattr(training, "for") if training is not None else ()
            if audience and role not in audience and training not in role.trainings:
                message = phrase("training `{training}` is not for `{role}`", training=training.id, role=role.id)
                yield Problem(grant, ("after",), message, phrase("add the role to the `for` of the training"))
