"""Nobody may decide what is done with nonconforming service.

A report must show who had the authority to accept, redo or discount. Where nobody has it, everybody decides or nobody
does.

Write `decided_by` for each disposition, from what may be done on the spot (`explain`, `redo`) to what costs money
(`refund`), with `up_to` and who decides `beyond`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS463"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C4",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every disposition without a role that may decide it."""
    for kind in policy_set.nonconformities:
        for entry in kind.dispositions:
            if not entry.given("decided_by"):
                message = phrase(
                    "nobody may decide on `{disposition}` for `{kind}`", disposition=entry.disposition, kind=kind.id
                )
                yield Problem(entry, (), message, phrase("write `decided_by` with the roles that may"))
