"""No department leads a clause that the set answers.

The table of functions has a row without a leading mark. An auditor who asks who answers for the clause is sent from
one department to the next, and after a change of the standard nobody looks at it.

Name the department under `leads` of the standard: `leads: {"4.3": quality}`; or let the element that answers the
clause have an `owner`. Told only where the set describes departments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.allocation import allocations
from qmsgen.model.clauses import answers
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS250"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A2",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every claimed standard with answered clauses that no department or role leads."""
    if not policy_set.units:
        return
    answered = {(name.standard, name.number) for name in answers(policy_set)}
    for claim, table in zip(_known(policy_set), allocations(policy_set), strict=True):
        bare = [one.clause.id for one in table.functions if one.lead is None]
        bare = [number for number in bare if (table.standard.id, number) in answered]
        if bare:
            message = phrase("nobody leads {clauses}", clauses=listed(bare))
            yield Problem(claim, ("standard",), message, phrase("name departments under `leads` of the standard"))


def _known(policy_set: PolicySet) -> list[Element]:
    return [claim for claim in policy_set.standards if claim.standard is not None]
