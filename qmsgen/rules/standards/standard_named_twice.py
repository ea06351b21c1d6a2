"""A standard stands twice under `standards`.

The two lists of claims and exclusions may say different things, and no table can tell which one holds.

Put claims, exclusions and scope into one entry. Where the two differed, ask which one the certificate follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS206"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every entry whose standard another entry names already."""
    first: dict[str, Element] = {}
    for claim in policy_set.standards:
        if claim.standard is None:
            continue
        taken = first.setdefault(claim.standard.id, claim)
        if taken != claim:
            message = phrase("`{standard}` is claimed a second time", standard=claim.standard.id)
            spot = Spot(taken, ("standard",), phrase("the first time"))
            yield Problem(claim, ("standard",), message, phrase("put both into one entry"), (spot,))
