"""Those who watch the service stand below the one who leads it.

A department that reports to the head of service will not tell the head of service what went wrong, and an auditor asks
who would.

Name under `independent` a role that does not report to the chair, directly or through others: the quality manager
beside the head of service, or somebody of top management.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.recovery import superiors

CODE: Final = "QMS220"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A6",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every meeting on the service whose watcher is its chair, or somewhere below the chair."""
    for review in policy_set.reviews:
        watcher, chair = review.independent, review.chair
        if review.kind != "management-review" and watcher is not None and chair in (watcher, *superiors(watcher)):
            message = phrase(
                "`{watcher}` watches the service and answers to `{chair}`", watcher=watcher.id, chair=chair.id
            )
            yield Problem(review, ("independent",), message, phrase("name a role that does not report to the chair"))
