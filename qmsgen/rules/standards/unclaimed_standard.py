"""Something answers a standard that the set does not claim.

The cross-reference tables leave the clause out, because the set does not say that it follows the standard.

Name the standard under `standards`, with the clauses that you claim. Where you only borrowed an idea of it, drop the
clause from `addresses` and say the idea in your own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import answers, catalogue_of
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS204"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The first answer to every known standard that is missing under `standards`."""
    seen = {claim.standard.id for claim in policy_set.standards if claim.standard is not None}
    for name in answers(policy_set):
        if name.standard not in seen and catalogue_of(name.standard, policy_set) is not None:
            seen.add(name.standard)
            message = phrase("the set does not claim `{standard}`", standard=name.standard)
            yield Problem(name.element, name.path, message, phrase("name it under `standards`"))
