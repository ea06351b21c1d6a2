"""A complainant who does not accept the answer has nowhere to go.

Fair handling ends with somebody who is not the organisation itself: an authority, an ombudsman, an arbitrator, a
customer's own head office. Without such a name the organisation judges itself.

Write under `outside` to whom a complainant may turn, and how the complainant learns of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS461"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-B3",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every complaint scheme that names nobody outside."""
    for scheme in policy_set.complaints:
        if not scheme.given("outside"):
            message = phrase("`{scheme}` names no body outside the organisation", scheme=scheme.id)
            yield Problem(scheme, (), message, phrase("name one under `outside`"))
