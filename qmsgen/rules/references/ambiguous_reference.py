"""A name points to two things.

A unit and a role may share an id. Where a reference accepts both, one reader thinks of the department and another of
the person, and the document prints whichever comes first.

Rename one of them, or say which is meant: `roles/hotline`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS315"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every reference whose id stands in several of the collections that it may point to."""
    for reference in policy_set.references:
        if len(reference.targets) < 2:
            continue
        owner, first = reference.owner, reference.targets[0]
        meanings = listed(f"{target.path[0]}/{reference.name}" for target in reference.targets)
        yield Problem(
            owner,
            reference.path[len(owner.path) :],
            phrase("`{id}` may mean {names}", id=reference.name, names=meanings),
            phrase("rename one, or write `{collection}/{id}`", collection=first.path[0], id=reference.name),
            tuple(Spot(target, (), phrase("this one")) for target in reference.targets),
        )
