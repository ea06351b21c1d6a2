"""A clause is both claimed and excluded.

The scope cannot say of one clause that it is followed and that it does not apply.

Decide with those who do the work whether the clause applies. If it does, take it out of `exclusions` together with its
justification; if not, out of `claims`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import within
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS205"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every claim that is excluded, or lies below an excluded clause."""
    for claim in policy_set.standards:
        for index, number in enumerate(claim.claims):
            outer = next((exclusion for exclusion in claim.exclusions if within(str(number), exclusion.id)), None)
            if outer is not None:
                message = phrase("clause `{number}` is claimed and excluded", number=number)
                spot = Spot(outer, (), phrase("excluded here"))
                yield Problem(claim, ("claims", index), message, phrase("drop one of the two"), (spot,))
