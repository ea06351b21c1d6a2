"""Something answers a clause that does not apply.

The scope says that the clause does not apply, and a document says how it is done. One of the two is wrong, and an
exclusion that is wrong can cost the certificate.

Ask whether the work is really done. If it is, take the clause out of `exclusions`; if not, take it out of `addresses`
of what claims to do it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import answers, within
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS203"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every answered clause that is excluded, or lies below an excluded one."""
    excluded = [
        (claim.standard.id, exclusion)
        for claim in policy_set.standards
        if claim.standard is not None
        for exclusion in claim.exclusions
    ]
    for name in answers(policy_set):
        for standard, exclusion in excluded:
            if name.standard == standard and within(name.number, exclusion.id):
                yield Problem(
                    name.element,
                    name.path,
                    phrase("clause `{number}` is excluded from the scope", number=name.number),
                    phrase("drop the exclusion, or the clause here"),
                    (Spot(exclusion, (), phrase("excluded here")),),
                )
