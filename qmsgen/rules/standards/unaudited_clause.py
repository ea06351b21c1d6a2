"""No audit looks at a claimed clause.

Within each cycle every clause that applies has to be audited once. What the programme leaves out comes up in the
certification audit.

Add the clause to the `clauses` of an audit, or leave `clauses` out: then the audit covers all that the set claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import claimed, within
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS207"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every standard with claimed clauses outside the clauses of all audits, where no audit covers them all."""
    if not policy_set.audits or not all(audit.given("clauses") for audit in policy_set.audits):
        return
    covered = [clause.partition(":") for audit in policy_set.audits for clause in audit.clauses]
    for claim in policy_set.standards:
        numbers = [number for name, _, number in covered if claim.standard is not None and name == claim.standard.id]
        bare = [clause for clause in claimed(claim) if not any(_looks_at(number, clause) for number in numbers)]
        if bare:
            message = phrase("no audit looks at {clauses}", clauses=listed(bare))
            yield Problem(claim, ("claims",), message, phrase("name them under the `clauses` of an audit"))


def _looks_at(audited: str, clause: str) -> bool:
    return within(clause, audited) or within(audited, clause)
