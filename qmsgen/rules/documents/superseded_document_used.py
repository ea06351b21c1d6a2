"""Something relies on a document that was replaced.

Staff who follow an old edition do the work the old way, and the register says at the same time that it is no longer
valid.

Name the document that replaces it (the hint says which), and see whether what it now says about the matter still fits
the place that refers to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS108"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every reference to a document that says what supersedes it."""
    for reference in policy_set.references:
        old, owner = reference.target, reference.owner
        if old is None or old.collection or old.shape.kind != "document" or old.superseded_by in (None, owner):
            continue
        if reference.path[-1] == "superseded_by" or owner.path[0] == "approvals":
            continue
        yield Problem(
            owner,
            reference.path[len(owner.path) :],
            phrase("document `{old}` is superseded", old=old.id),
            phrase("name `{new}` instead", new=old.superseded_by.id),
        )
