"""A clause is left out without a reason.

The certificate's scope says for each clause that does not apply why it does not. "Not applicable" is no reason, and an
exclusion that nobody can explain is the first thing that an auditor tests.

Say what of the organisation's work makes the clause empty: who designs what it delivers, whose property it never holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.justification import is_justified
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS243"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every exclusion whose reason is blank, a pack's, or says only that the clause does not apply."""
    for claim in policy_set.standards:
        clauses = {clause.id: clause for clause in claim.standard.clauses} if claim.standard is not None else {}
        for exclusion in claim.exclusions:
            clause = clauses.get(exclusion.id)
            if not is_justified(exclusion, str(clause.title or "") if clause is not None else ""):
                message = phrase("no reason is given why clause `{number}` does not apply", number=exclusion.id)
                cure = phrase("say what of your work makes it empty, in words of your own")
                yield Problem(exclusion, ("justification",), message, cure)
